package forms

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Compare takes a paper of the dossier apart into what it says, each value beside what the paper would say if it were
// written now, with the registers as they hold on its date. Place is where it stands among the papers. Of a paper whose
// content the dossier does not tell, and of a kind that is not ours, there are no statements.
//
// Invalid when what was frozen cannot be read.
func Compare(d dossier.Dossier, place int, registers Registers) (preflight.Paper, error) {
	p := d.Papers[place]
	said := paperSaid(p, place)
	form, known := Find(said.Kind)
	if !known {
		return said, nil
	}
	said.Name, said.Ours = form.Name, form.Ours
	if len(p.Context) == 0 && (p.Official == nil || len(p.Official.Boxes) == 0) {
		return said, nil
	}
	now, err := Write(d, Request{Kind: said.Kind, Lines: p.Lines, Head: Head{DatedOn: p.DatedOn}, Registers: registers})
	if err != nil {
		return said, err
	}
	written, err := json.Marshal(now.Data)
	if err != nil {
		return said, err
	}
	holds, err := leavesOf(written, d.Facts)
	if err != nil {
		return said, err
	}
	frozen, err := leavesOf(p.Context, d.Facts)
	if err != nil {
		return said, fault.New(fault.Invalid, words.FormsFrozen,
			fault.Params{"paper": form.Name, "number": p.Number}).Because(err)
	}
	if len(p.Context) > 0 {
		said.Statements = beside(said.Kind, frozen, holds)
	}
	said.Statements = append(said.Statements, officialStatements(said.Kind, p.Official, holds, d.Facts)...)
	return said, nil
}

func paperSaid(p dossier.Paper, place int) preflight.Paper {
	said := preflight.Paper{Kind: trade.PaperKind(p.Kind), Name: strings.ReplaceAll(p.Kind, "-", " "), Number: p.Number,
		State: trade.PaperState(p.State), DatedOn: p.DatedOn, Place: place, Lines: p.Lines}
	if p.Official != nil {
		said.Number, said.DatedOn = p.Official.Number, p.Official.IssuedOn
	}
	return said
}

// leaf is one value of a paper's data.
type leaf struct {
	of    string // what it is about, as the paper names it
	value string
}

// leavesOf takes the data of a paper apart, by JSON pointer, without what it says of itself and of its print.
func leavesOf(said []byte, f dossier.Facts) (map[string]leaf, error) {
	all := map[string]leaf{}
	if len(said) == 0 {
		return all, nil
	}
	var fields map[string]any
	d := json.NewDecoder(bytes.NewReader(said))
	d.UseNumber()
	if err := d.Decode(&fields); err != nil {
		return nil, err
	}
	for _, name := range headNames() {
		delete(fields, name)
	}
	gather(all, "", "", fields, f)
	return all, nil
}

func gather(all map[string]leaf, at, of string, value any, f dossier.Facts) {
	switch value := value.(type) {
	case map[string]any:
		of = aboutOf(of, value)
		for name, part := range value {
			gather(all, at+"/"+name, of, part, f)
		}
	case []any:
		for i, part := range value {
			gather(all, fmt.Sprintf("%s/%d", at, i), of, part, f)
		}
	case nil:
	default:
		if !isPrinting(at) {
			all[at] = leaf{of, printed(at, fmt.Sprint(value), f)}
		}
	}
}

// nameFields are those by which a row of a paper names what it is about, the most telling first.
var nameFields = []string{"container", "ticket", "lot", "number", "line", "item"}

func aboutOf(of string, row map[string]any) string {
	for _, field := range nameFields {
		switch name := row[field].(type) {
		case string:
			if name != "" {
				return name
			}
		case json.Number:
			if name != "0" {
				return name.String()
			}
		}
	}
	return of
}

// beside puts what a paper said beside what holds, in the order of the places.
func beside(kind trade.PaperKind, said, holds map[string]leaf) (all []preflight.Statement) {
	places := maps.Clone(holds)
	maps.Copy(places, said)
	for _, at := range slices.SortedFunc(maps.Keys(places), placewise) {
		all = append(all, statements(kind, at, said[at], holds[at])...)
	}
	return all
}

// officialStatements puts what was typed in from the paper that the authority issued beside what holds.
func officialStatements(kind trade.PaperKind, o *dossier.Official, holds map[string]leaf, f dossier.Facts) (
	all []preflight.Statement) {
	if o == nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(o.Boxes)) {
		at := "/" + strings.TrimPrefix(name, "/")
		said := leaf{holds[at].of, printed(at, o.Boxes[name], f)}
		for _, s := range statements(kind, at, said, holds[at]) {
			if s.Official = true; asTyped(s.Said) == asTyped(s.Holds) {
				s.Said = s.Holds
			}
			all = append(all, s)
		}
	}
	return all
}

// asTyped is a text without regard to capitals and blanks, in which people who type a paper in differ from it.
func asTyped(text string) string { return strings.ToUpper(strings.Join(strings.Fields(text), " ")) }

// statements is what one value says. A number in words and figures with its goods says three things.
func statements(kind trade.PaperKind, at string, said, holds leaf) []preflight.Statement {
	of := said.of
	if of == "" {
		of = holds.of
	}
	was, is := parted(at, said.value), parted(at, holds.value)
	if was == nil && is == nil {
		return []preflight.Statement{{Term: termOf(kind, at, said.value+holds.value), Of: of, Box: at, Said: said.value,
			Holds: holds.value}}
	}
	all := []preflight.Statement{}
	for _, term := range []preflight.Term{preflight.CountInWords, preflight.PackageCount, preflight.Description,
		preflight.Container, preflight.Seals} {
		if was[term] != "" || is[term] != "" {
			all = append(all, preflight.Statement{Term: term, Of: of, Box: at, Said: was[term], Holds: is[term]})
		}
	}
	return all
}
