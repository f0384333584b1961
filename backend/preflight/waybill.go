package preflight

import (
	"path"
	"slices"
	"strconv"
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
		missing := d.Kind == "rail-consignment-note" || d.Kind == "road-consignment-note" && a.abroad()
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
	for _, s := range p.Statements {
		row, field := path.Split(s.Box)
		if _, is := listRoot(s); is && field == "item" && s.Said != "" && a.look(s.Said != numberOf(row)) {
			a.report(stale, trade.Finding{Of: p.Number, Expected: numberOf(row), Found: s.Said,
				Places: []trade.FindingPlace{on(p, s.Box)}}, fault.Params{"paper": p.Name, "number": p.Number})
		}
	}
}

// numberOf is the number that a row of a list has, from 1: of "/documents/0/" it is 1.
func numberOf(row string) string {
	place, err := strconv.Atoi(path.Base(row))
	if err != nil {
		return ""
	}
	return strconv.Itoa(place + 1)
}

// compareList reports in one finding what a list lacks and what it names wrongly.
func (a *asked) compareList(p Paper, root string, said, holds map[string]string, lacks, stale words.Key) {
	var missing, expected, found []string
	for name, day := range holds {
		saidDay, listed := said[name]
		switch {
		case !listed && a.look(a.goesWith(p, name)):
			missing = append(missing, name)
		case listed && a.look(saidDay != day):
			expected, found = append(expected, ofDay(name, day)), append(found, ofDay(name, saidDay))
		}
	}
	for name := range said {
		if _, stands := holds[name]; a.look(!stands) {
			found = append(found, name)
		}
	}
	f := trade.Finding{Of: p.Number, Places: []trade.FindingPlace{on(p, root+"/documents")},
		Expected: together(append(expected, missing...)), Found: together(found)}
	params := fault.Params{"paper": p.Name, "number": p.Number}
	switch {
	case len(found) == 0 && len(missing) > 0:
		f.Found = ""
		a.report(lacks, f, params)
	case len(found) > 0:
		a.report(stale, f, params)
	}
}

func ofDay(name, day string) string { return strings.TrimSpace(name + " " + day) }

// together names papers in one order.
func together(names []string) string {
	slices.Sort(names)
	return orDash(strings.Join(names, ", "))
}

// orDash lets a sentence say that there is nothing.
func orDash(said string) string {
	if said == "" {
		return unsaid
	}
	return said
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
