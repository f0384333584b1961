package app

import (
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
	Invoice   string              `json:"invoice"`   // number of the one that stands, or empty
	List      string              `json:"list"`      // number of the one that stands, or empty
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

// Paper is the record of an issued paper.
type Paper struct {
	Kind       trade.PaperKind  `json:"kind"`
	Number     string           `json:"number"`
	Version    int              `json:"version"`
	State      trade.PaperState `json:"state"`
	DatedOn    string           `json:"datedOn"`
	IssuedAt   string           `json:"issuedAt"`
	VoidReason string           `json:"voidReason"`
	Amount     *PaperAmount     `json:"amount"` // of an invoice
	Figures
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

// PaperFolder is one shipment with its papers, newest first, and what is loaded.
type PaperFolder struct {
	Shipment PaperShipment `json:"shipment"`
	Latest   string        `json:"latest"` // the last date a paper may carry: today, or the day of departure
	Papers   []Paper       `json:"papers"`
	Units    []PaperUnit   `json:"units"`
	Amount   *PaperAmount  `json:"amount"`
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
}

func paperShipment(tx *store.Tx, sh trade.Shipment, all []papers.Listed) (one PaperShipment, err error) {
	departure, err := tx.Departure(sh.DepartureID)
	if err != nil {
		return one, err
	}
	consignee, err := tx.Party(sh.ConsigneeID)
	one = PaperShipment{Reference: sh.Reference, State: sh.State, Consignee: consignee.Name.EN,
		Vehicle: departure.Vehicle, DepartsOn: departsOn(departure)}
	for _, p := range all {
		if p.ShipmentID != sh.ID || p.State != trade.PaperIssued {
			continue
		}
		switch p.Kind {
		case trade.CommercialInvoice:
			one.Invoice = p.Number
		case trade.PackingList:
			one.List = p.Number
		}
	}
	return one, err
}

func paperFolder(tx *store.Tx, sh trade.Shipment, all []papers.Listed) (*PaperFolder, error) {
	m, err := tx.Manifest(sh.ID)
	if err != nil {
		return nil, err
	}
	f := &PaperFolder{Latest: min(tx.Today(), departsOn(m.Departure)), Papers: []Paper{}, Units: []PaperUnit{},
		Figures: Figures{m.Total.Packages, m.Total.NetG, m.Total.GrossG()},
		Amount:  &PaperAmount{m.Amount.Currency, m.Amount.Minor, m.MinorDigits}}
	if f.Shipment, err = paperShipment(tx, sh, all); err != nil {
		return nil, err
	}
	for _, p := range slices.Backward(all) {
		f.Papers = append(f.Papers, paperOf(p.Paper, m.MinorDigits))
	}
	for _, u := range m.Units {
		f.Units = append(f.Units, loadedUnit(m, u))
	}
	return f, nil
}

func paperOf(p trade.Paper, digits int) Paper {
	one := Paper{Kind: p.Kind, Number: p.Number, Version: p.Version, State: p.State, DatedOn: p.DatedOn,
		IssuedAt: stamp(p.IssuedAt), VoidReason: p.VoidReason, Figures: Figures{p.Packages, p.NetG, p.GrossG}}
	if p.Total.Currency != "" {
		one.Amount = &PaperAmount{p.Total.Currency, p.Total.Minor, digits}
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

func paperFacts(f papers.Frozen) *PaperFacts {
	made := f.Head.Made
	facts := &PaperFacts{Paper: paperOf(f.Paper, 0), Shipment: f.Head.Shipment, Template: f.Paper.Template,
		ContextSHA: f.Paper.ContextSHA, PDFSHA: f.Paper.PDFSHA, By: made.By, Place: made.Place, Station: made.Station,
		Epoch: made.Epoch, Seq: made.Seq, Head: made.Head, Units: []PaperUnit{}}
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
