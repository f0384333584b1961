package forms

import (
	"fmt"
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// departureForm is a kind of paper about all shipments of one train or truck run.
type departureForm struct {
	Form
	data func(whole *writer, each []*writer) Data // whole is of the departure itself, and has no dossier
}

const trainManifestKind trade.PaperKind = "train-manifest"

var departureForms = []departureForm{
	{Form{Kind: trainManifestKind, Code: "785", Name: "train manifest"}, trainManifest},
}

// Departures lists the forms about a departure. They are no papers of a shipment, and All does not list them.
func Departures() (all []Form) {
	for _, f := range departureForms {
		all = append(all, f.Form)
	}
	return all
}

// FindDeparture gives the form about a departure of a kind.
func FindDeparture(kind trade.PaperKind) (Form, bool) {
	form, known := findDeparture(kind)
	return form.Form, known
}

func findDeparture(kind trade.PaperKind) (departureForm, bool) {
	i := slices.IndexFunc(departureForms, func(f departureForm) bool { return f.Kind == kind })
	if i < 0 {
		return departureForm{}, false
	}
	return departureForms[i], true
}

// WriteDeparture writes what a paper about a departure says, as Write does for a shipment. The faults point at facts of
// its dossiers: /dossiers/3/facts/transport/0/seals. Invalid when there is no such form.
func WriteDeparture(d dossier.Departure, r Request) (Written, error) {
	form, known := findDeparture(r.Kind)
	if !known {
		return Written{}, fault.New(fault.Invalid, words.PapersKind, fault.Params{"found": r.Kind}).At("kind")
	}
	r.Head.Kind, r.Head.Code, r.Head.Shipment, r.Head.Ours = form.Kind, form.Code, d.Reference, form.Ours
	got := Written{Form: form.Form}
	whole := &writer{form: form.Form, head: r.Head, registers: r.Registers, folder: all}
	each := make([]*writer, len(d.Dossiers))
	for i, one := range d.Dossiers {
		w := *whole
		w.dossier, w.facts, w.lines = one, one.Facts, one.Facts.Lines
		each[i] = &w
	}
	got.Data = form.data(whole, each)
	got.Faults = whole.faults
	for i, w := range each {
		got.Names, got.Sum = append(got.Names, w.laoNames()...), got.Sum.Plus(w.figures())
		got.Faults = append(got.Faults, within(fmt.Sprintf("/dossiers/%d", i), w.faults)...)
	}
	return got, nil
}

// within lets faults of a dossier point at it within the departure.
func within(at string, faults fault.List) (all fault.List) {
	for _, f := range faults {
		f.Params["at"] = at + f.Field
		all = append(all, f.At(at+f.Field))
	}
	return all
}
