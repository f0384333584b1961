package gs1

import "strings"

// Lint judges a part as the linter of the syntax dictionary with that name does; known is false when there is none.
func Lint(name, part string) (holds, known bool) {
	sets := map[string]charset{"csetnumeric": num, "cset82": chars, "cset39": cset39, "cset64": cset64}
	if set, found := sets[name]; found {
		_, holds = set.fits(part)
		return holds, true
	}
	switch name { // the table has no use for a day of a birth that is not known
	case "yyyymmd0":
		return isDay(part, 0), true
	}
	for _, l := range linters {
		if l.name == name {
			return l.holds(part), true
		}
	}
	return false, false
}

// Row is one row of the table, in the words of the syntax dictionary.
type Row struct {
	AI, To, Title   string
	FNC1, InLinks   bool
	Parts           []Part
	Needs, Excludes string
	IsKey           bool
	Qualifiers      string
}

// Part is one component of a row.
type Part struct {
	Set      string   `json:"cset"`
	Min      int      `json:"min"`
	Max      int      `json:"max"`
	Optional bool     `json:"optional"`
	Linters  []string `json:"lint"`
}

// Rows gives the whole table.
func Rows() []Row {
	var rows []Row
	for _, table := range [][]identifier{goodsTable, measuresTable, partiesTable, detailsTable, assetsTable} {
		for i := range table {
			rows = append(rows, rowOf(&table[i]))
		}
	}
	return rows
}

func rowOf(id *identifier) Row {
	r := Row{AI: id.ai, To: id.last(), Title: id.title, FNC1: predefinedLength(id.ai) == 0, InLinks: id.inLinks(),
		Needs: strings.ReplaceAll(id.needs, " ", ","), Excludes: strings.ReplaceAll(id.excludes, " ", ",")}
	sequences, isKey := id.qualifiers()
	var joined []string
	for _, s := range sequences {
		joined = append(joined, strings.Join(s, ","))
	}
	if r.IsKey = isKey; isKey {
		r.Qualifiers = strings.Join(joined, "|")
	}
	for _, p := range id.parts {
		r.Parts = append(r.Parts, Part{map[charset]string{num: "N", chars: "X", cset39: "Y", cset64: "Z"}[p.set],
			p.min, p.max, p.traits&optional != 0, namesOf(p.traits)})
	}
	return r
}

func namesOf(traits trait) []string {
	names := []string{}
	for _, l := range linters {
		if traits&l.trait != 0 {
			names = append(names, l.name)
		}
	}
	return names
}

// EscapeLink writes a value as the path and as the query of a link hold it.
func EscapeLink(value string) (path, query string) { return escape(value, "%20"), escape(value, "+") }
