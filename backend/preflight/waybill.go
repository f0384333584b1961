package preflight

import (
	"path"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

const exportDeclaration trade.PaperKind = "export-declaration"

// waybillListsPapers: there is a waybill, and it lists the papers that go with the goods, by number and day (SMGS
// box 24): the railway hands over those and no others. The list of a road note and that of a truck manifest do so too.
func waybillListsPapers(a *asked) {
	for _, d := range a.Drafts {
		missing := d.Kind == "rail-consignment-note" || d.Kind == "road-consignment-note" && a.crossesBorder()
		if missing && a.look(true) {
			a.report(words.CheckWaybillMissing, trade.Finding{Of: d.Name,
				Places: []trade.FindingPlace{at("/papers")}}, fault.Params{"paper": d.Name})
		}
	}
	for _, p := range a.standing("rail-consignment-note", "road-consignment-note", "truck-manifest") {
		a.compareLists(p, words.CheckListLacks, words.CheckListStale)
	}
}

// compareLists looks at each list of documents on a paper.
func (a *asked) compareLists(p Paper, lacks, stale words.Key) {
	for _, root := range listRoots(p) {
		said, told := documentsOf(p, root, func(s Statement) string { return s.Said })
		holds, _ := documentsOf(p, root, func(s Statement) string { return s.Holds })
		if told {
			a.compareList(p, root, said, holds, lacks, stale)
		}
	}
}

// compareList reports what a list lacks in one finding, and what it names wrongly in another.
func (a *asked) compareList(p Paper, root string, said, holds map[string]string, lacks, stale words.Key) {
	var missing, expected, found []string
	for name, day := range holds {
		saidDay, listed := said[name]
		switch {
		case !listed && a.look(a.goesWith(p, name)):
			missing = append(missing, name)
		case listed && a.look(saidDay != day && a.goesWith(p, name)):
			expected, found = append(expected, name+" "+day), append(found, name+" "+saidDay)
		}
	}
	for name := range said {
		if _, stands := holds[name]; a.look(!stands) {
			found = append(found, name)
		}
	}
	f := trade.Finding{Of: p.Number, Places: []trade.FindingPlace{on(p, root+"/documents")}}
	params := fault.Params{"paper": p.Name, "number": p.Number}
	if len(missing) > 0 {
		f.Expected = together(missing)
		a.report(lacks, f, params)
	}
	if len(found) > 0 {
		if f.Expected, f.Found = together(expected), together(found); f.Expected == "" {
			f.Expected = "—" // it should not be there at all
		}
		a.report(stale, f, params)
	}
}

func together(names []string) string {
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// goesWith tells whether a list has to name a paper: one that officers ask for, and that was there when the list was
// made. Notes of carriers name each other and the declaration, which names them: one of them is always made first. What
// is no paper of the shipment, such as a licence, has to be named.
func (a *asked) goesWith(list Paper, name string) bool {
	for _, p := range a.Papers {
		if p.Number != "" && strings.HasSuffix(name, " "+p.Number) {
			later := list.DatedOn != "" && p.DatedOn > list.DatedOn
			return a.travels(p.Kind) && modeOf[p.Kind] == "" && !later
		}
	}
	return true
}

// travels tells whether officers at the border ask for papers of a kind: those that customs know, and the declaration
// itself.
func (a *asked) travels(kind trade.PaperKind) bool {
	_, known := a.row("customs-documents", string(kind))
	return known || kind == exportDeclaration
}

// listRoots are the places on a paper that have a list of documents: the sheet itself, or each item of it.
func listRoots(p Paper) (roots []string) {
	for _, s := range p.Statements {
		if root, is := listRoot(s); is && !slices.Contains(roots, root) {
			roots = append(roots, root)
		}
	}
	return roots
}

func listRoot(s Statement) (root string, is bool) {
	root, _, is = strings.Cut(s.Box, "/documents")
	return root, is && s.Term == Documents
}

// documentsOf are the documents that a list names, "COMMERCIAL INVOICE NTG-26-0117", with their day where it has one;
// told is false where nothing is known of the list.
func documentsOf(p Paper, root string, value func(Statement) string) (all map[string]string, told bool) {
	rows, all := map[string]map[string]string{}, map[string]string{}
	for _, s := range p.Statements {
		if of, is := listRoot(s); !is || of != root {
			continue
		}
		told = told || value(s) != ""
		row, field := path.Split(s.Box)
		if field == "documents" { // in one text
			for _, name := range strings.FieldsFunc(value(s), func(r rune) bool { return r == ',' || r == '\n' }) {
				all[strings.TrimSpace(name)] = ""
			}
			continue
		}
		if rows[row] == nil {
			rows[row] = map[string]string{}
		}
		rows[row][field] = value(s)
	}
	for _, row := range rows {
		if row["number"] != "" {
			all[strings.TrimSpace(row["name"]+row["code"]+" "+row["number"])] = row["dated_on"]
		}
	}
	return all, told
}
