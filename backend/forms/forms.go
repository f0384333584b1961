// Package forms writes what papers say: from the dossier of a shipment to plain data, which a template of the same name
// prints. It is pure: the same dossier, registers and head give the same data.
//
// Two kinds of paper are told apart. Our own we issue. A form of an authority we only fill in: it says that it is a
// draft, and no number, seal or signature stands on it that did not come back from the authority.
//
// What forms demand of texts is kept here, once: Latin capitals, numbers in words and figures, the line that ends a
// list. What may change (which countries, how many items, which criteria) comes from registers.
package forms

import (
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Form is a kind of paper.
type Form struct {
	Kind trade.PaperKind // our slug, and the id of its template
	Code string          // UN/EDIFACT 1001
	Name string          // in English, as sentences call it
	Ours bool            // we issue it; all others an authority issues on our draft
	data func(*writer) Data
}

// all forms, in the order of the folder: trade, origin, plant health, transport, customs, the rest.
var all = slices.Concat(trading, origin, plantHealth, rail, road, customs)

// All lists the forms.
func All() []Form { return slices.Clone(all) }

// Find gives the form of a kind.
func Find(kind trade.PaperKind) (Form, bool) {
	i := slices.IndexFunc(all, func(f Form) bool { return f.Kind == kind })
	if i < 0 {
		return Form{}, false
	}
	return all[i], true
}

// Registers gives the fields of a code in a register, as they are in force on the date of the paper.
type Registers func(register, code string) (fields map[string]string, found bool)

// Request says what is to be written, beside the dossier.
type Request struct {
	Kind      trade.PaperKind
	Lines     []int  // numbers of the lines that the paper is about; empty for all
	Vehicle   string // of a paper about a departure, the one of Vehicles that it is about; empty for all
	Head      Head
	Registers Registers
}

// Written is what a paper says. The faults are what keeps it from being issued or handed in: facts that are missing, or
// that the form cannot carry; each points at a fact of the dossier. A draft may be looked at all the same.
type Written struct {
	Form   Form
	Data   Data
	Names  []string // in Lao, which is written without spaces: they count as words when lines are broken
	Sum    dossier.Figures
	Faults fault.List
}

// Data is what a template prints: a struct that begins with a Head, and is written as JSON.
type Data interface{ Heading() *Head }

// Write writes what a paper says. Invalid when there is no such form, or no such line.
func Write(d dossier.Dossier, r Request) (Written, error) {
	form, known := Find(r.Kind)
	if !known {
		return Written{}, fault.New(fault.Invalid, words.PapersKind, fault.Params{"found": r.Kind}).At("kind")
	}
	w := &writer{dossier: d, facts: d.Facts, form: form, head: r.Head, registers: r.Registers, folder: all}
	if err := w.choose(r.Lines); err != nil {
		return Written{}, err
	}
	w.head.Kind, w.head.Code, w.head.Shipment, w.head.Ours = form.Kind, form.Code, d.Reference, form.Ours
	data := form.data(w)
	return Written{Form: form, Data: data, Names: w.laoNames(), Sum: w.figures(), Faults: w.faults}, nil
}
