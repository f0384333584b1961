package app

import (
	"maps"
	"slices"

	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// PaperShipment is a shipment with how far its papers are.
type PaperShipment struct {
	Reference string              `json:"reference"`
	State     trade.ShipmentState `json:"state"`
	Consignee string              `json:"consignee"`
	Vehicle   string              `json:"vehicle"`
	DepartsOn string              `json:"departsOn"` // calendar date at the place of departure
	Departure string              `json:"departure"` // its reference
	Invoice   string              `json:"invoice"`   // number of the one that stands, or empty
	List      string              `json:"list"`      // number of the one that stands, or empty
	Imported  bool                `json:"imported"`  // read from a file: it is loaded elsewhere, and has no state here
}

// note takes down a paper that stands.
func (s *PaperShipment) note(kind trade.PaperKind, number string) {
	switch kind {
	case trade.CommercialInvoice:
		s.Invoice = number
	case trade.PackingList:
		s.List = number
	}
}

// Figures are the sums that every paper has.
type Figures struct {
	Packages int64 `json:"packages"`
	NetG     int64 `json:"netG"`
	GrossG   int64 `json:"grossG"`
}

// PaperAmount is money with the digits of its minor unit.
type PaperAmount struct {
	Currency string `json:"currency"`
	Minor    int64  `json:"minor"`
	Digits   int    `json:"digits"`
}

// Paper is the record of a paper that was frozen.
type Paper struct {
	Kind       trade.PaperKind  `json:"kind"`
	Number     string           `json:"number"`
	Version    int              `json:"version"`
	State      trade.PaperState `json:"state"`
	DatedOn    string           `json:"datedOn"`
	Lines      []int            `json:"lines"` // numbers of the lines that it is about; none for all
	IssuedAt   string           `json:"issuedAt"`
	VoidReason string           `json:"voidReason"`
	Amount     *PaperAmount     `json:"amount"` // of an invoice
	Official   *PaperOfficial   `json:"official"`
	Handled    []PaperHandling  `json:"handled"`   // in the order in which it was done
	Serial     string           `json:"serial"`    // number of the pre-printed blank that it stands on; empty for none
	Signed     string           `json:"signed"`    // in whose name our paper is signed; empty where it is not
	Elsewhere  bool             `json:"elsewhere"` // it is known from a file, and its PDF is not here
	Figures
}

// PaperOfficial is what an authority returned.
type PaperOfficial struct {
	Number    string     `json:"number"`
	IssuedOn  string     `json:"issuedOn"`
	Authority string     `json:"authority"`
	Place     string     `json:"place"`
	Boxes     []PaperBox `json:"boxes"` // what else stands on it
}

// PaperBox is a value that stands on a paper as it came back, by the name that our form has for it.
type PaperBox struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// PaperHandling is something that was done with a paper.
type PaperHandling struct {
	Step   trade.PaperStep `json:"step"`
	By     string          `json:"by"` // name
	At     string          `json:"at"`
	Copies int64           `json:"copies"`
	Note   string          `json:"note"` // to whom, where it is filed
}

// PaperLot is the part of a lot in one transport unit.
type PaperLot struct {
	Lot   string      `json:"lot"`
	Goods string      `json:"goods"`
	Grade trade.Grade `json:"grade"`
	First string      `json:"first"` // lowest package number
	Last  string      `json:"last"`  // highest
	Figures
}

// PaperUnit is a transport unit with the lots in it.
type PaperUnit struct {
	Kind   trade.TransportUnitKind `json:"kind"`
	Number string                  `json:"number"`
	Seals  []string                `json:"seals"`
	Lots   []PaperLot              `json:"lots"`
	Figures
}

// PaperAhead is what a paper would freeze if it were issued now.
type PaperAhead struct {
	Number string       `json:"number"` // empty where it is not known before
	Amount *PaperAmount `json:"amount"` // of an invoice
	Figures
}

// PaperFacts is what was frozen of an issued paper.
type PaperFacts struct {
	Paper
	Shipment   string      `json:"shipment"`
	Template   string      `json:"template"`
	ContextSHA string      `json:"contextSHA"`
	PDFSHA     string      `json:"pdfSHA"`
	By         string      `json:"by"`
	Place      string      `json:"place"`
	Station    string      `json:"station"`
	Epoch      int64       `json:"epoch"`
	Seq        int64       `json:"seq"`
	Head       string      `json:"head"` // of the ledger's chain before the paper's own entry
	Units      []PaperUnit `json:"units"`
	Says       []PaperBox  `json:"says"` // its values one by one, by JSON pointer without the first slash
}

func paperShipment(tx *store.Tx, sh trade.Shipment, all []papers.Listed) (one PaperShipment, err error) {
	departure, err := tx.Departure(sh.DepartureID)
	if err != nil {
		return one, err
	}
	consignee, err := tx.Party(sh.ConsigneeID)
	one = PaperShipment{Reference: sh.Reference, State: sh.State, Consignee: consignee.Name.EN,
		Vehicle: departure.Vehicle, DepartsOn: departsOn(departure), Departure: departure.Reference}
	for _, p := range all {
		if p.ShipmentID == sh.ID && p.State == trade.PaperIssued {
			one.note(p.Kind, p.Number)
		}
	}
	return one, err
}

func paperOf(tx *store.Tx, p trade.Paper, digits int) Paper {
	one := Paper{Kind: p.Kind, Number: p.Number, Version: p.Version, State: p.State, DatedOn: p.DatedOn,
		Lines: append([]int{}, p.Lines...), IssuedAt: stamp(p.IssuedAt), VoidReason: p.VoidReason,
		Handled: []PaperHandling{}, Serial: p.Serial, Figures: Figures{p.Packages, p.NetG, p.GrossG}}
	if p.Signed != nil {
		one.Signed = p.Signed.Subject
	}
	if p.Total.Currency != "" {
		one.Amount = &PaperAmount{p.Total.Currency, p.Total.Minor, digits}
	}
	if p.Official != nil {
		one.Official = officialOf(*p.Official)
	}
	for _, h := range p.Handled {
		by := string(h.By)
		if person, err := tx.Person(h.By); err == nil {
			by = person.Name
		}
		one.Handled = append(one.Handled, PaperHandling{h.Step, by, stamp(h.At), h.Copies, h.Note})
	}
	return one
}

func officialOf(o trade.OfficialPaper) *PaperOfficial {
	one := &PaperOfficial{Number: o.Number, IssuedOn: o.IssuedOn, Authority: o.Authority, Place: o.Place,
		Boxes: []PaperBox{}}
	for _, name := range slices.Sorted(maps.Keys(o.Boxes)) {
		one.Boxes = append(one.Boxes, PaperBox{name, o.Boxes[name]})
	}
	return one
}

func loadedUnit(m store.Manifest, u store.LoadedUnit) PaperUnit {
	unit := PaperUnit{Kind: u.Kind, Number: u.Number, Seals: append([]string{}, u.SealNumbers()...), Lots: []PaperLot{},
		Figures: Figures{u.Load.Packages, u.Load.NetG, u.Load.GrossG()}}
	for _, l := range u.Lots {
		unit.Lots = append(unit.Lots, PaperLot{Lot: m.Lots[l.LotID].Number, Goods: m.Items[l.ItemID].PaperName,
			Grade: l.Grade, First: l.First, Last: l.Last, Figures: Figures{l.Load.Packages, l.Load.NetG, l.Load.GrossG()}})
	}
	return unit
}

func paperFacts(tx *store.Tx, f papers.Frozen) *PaperFacts {
	made := f.Head.Made
	facts := &PaperFacts{Paper: paperOf(tx, f.Paper, 0), Shipment: f.Head.Shipment, Template: f.Paper.Template,
		ContextSHA: f.Paper.ContextSHA, PDFSHA: f.Paper.PDFSHA, By: made.By, Place: made.Place, Station: made.Station,
		Epoch: made.Epoch, Seq: made.Seq, Head: made.Head, Units: []PaperUnit{}, Says: valuesOf(f.Said)}
	if f.Sale == nil {
		return facts
	}
	facts.Amount = amountOf(f.Sale.Money)
	for _, u := range f.Sale.Units {
		facts.Units = append(facts.Units, frozenUnit(u))
	}
	return facts
}

func frozenUnit(u forms.Unit) PaperUnit {
	unit := PaperUnit{Kind: u.Kind, Number: u.Number, Seals: append([]string{}, u.Seals...), Lots: []PaperLot{},
		Figures: weighed(u.Weights)}
	for _, l := range u.Lots {
		unit.Lots = append(unit.Lots, PaperLot{Lot: l.Number, Goods: l.Goods, Grade: trade.Grade(l.Grade), First: l.First,
			Last: l.Last, Figures: weighed(l.Weights)})
	}
	return unit
}

func weighed(w forms.Weights) Figures { return Figures{w.Packages, w.NetG, w.GrossG} }

func amountOf(m *forms.Money) *PaperAmount {
	if m == nil {
		return nil
	}
	return &PaperAmount{m.Currency, m.Minor, m.MinorDigits}
}
