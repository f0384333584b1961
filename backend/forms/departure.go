package forms

import (
	"fmt"
	"slices"
	"strings"

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
	{Form{Kind: truckManifestKind, Code: "785", Name: "truck manifest", Ours: true}, truckRun},
}

// Departures lists the forms about a departure. That of a train is no paper of a shipment, and All does not list it;
// that of a truck is one too, where the truck carries a single shipment.
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

// Vehicles lists the vehicles of a departure that a kind of paper is written about one by one: the trucks, in the order
// in which its shipments name them. A train is one, and has one paper.
func Vehicles(d dossier.Departure, kind trade.PaperKind) []string {
	if kind != truckManifestKind || len(d.Dossiers) == 0 {
		return []string{""}
	}
	var all []string
	for _, one := range d.Dossiers {
		if truck := vehicleOf(one.Facts); !slices.Contains(all, truck) {
			all = append(all, truck)
		}
	}
	return all
}

// vehicleOf names the vehicle that carries a shipment, however its letters and blanks were typed.
func vehicleOf(f dossier.Facts) string {
	return strings.ToUpper(strings.Join(strings.Fields(f.Route.Vehicle), " "))
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
	var each []*writer
	var at []int
	for i, one := range d.Dossiers {
		if r.Vehicle != "" && vehicleOf(one.Facts) != r.Vehicle {
			continue
		}
		w := *whole
		w.dossier, w.facts, w.lines = one, one.Facts, one.Facts.Lines
		each, at = append(each, &w), append(at, i)
	}
	got.Data = form.data(whole, each)
	got.Faults = whole.faults
	for i, w := range each {
		got.Names, got.Sum = append(got.Names, w.laoNames()...), got.Sum.Plus(w.figures())
		got.Faults = append(got.Faults, within(fmt.Sprintf("/dossiers/%d", at[i]), w.faults)...)
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
