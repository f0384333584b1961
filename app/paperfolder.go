package app

import (
	"context"
	"slices"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// PaperFolder is one shipment with its papers, newest first, the forms that it may have, and what is loaded.
type PaperFolder struct {
	Shipment PaperShipment `json:"shipment"`
	Latest   string        `json:"latest"` // the last date a paper may carry: today, or the day of departure
	Forms    []PaperForm   `json:"forms"`  // all of them, in the order of the folder
	Papers   []Paper       `json:"papers"`
	Lines    []PaperLine   `json:"lines"`
	Units    []PaperUnit   `json:"units"`
	Amount   *PaperAmount  `json:"amount"`
	Figures
}

// PaperForm is a form as it looks from a shipment.
type PaperForm struct {
	Kind   trade.PaperKind `json:"kind"`
	Name   string          `json:"name"` // in English, as refusals call it
	Ours   bool            `json:"ours"` // we issue it; all others an authority issues on our draft
	Group  forms.Group     `json:"group"`
	Needed bool            `json:"needed"`
	Lacks  int             `json:"lacks"` // facts that it lacks or cannot carry
}

// PaperLine is a line of the shipment, which a paper may be about.
type PaperLine struct {
	Number int    `json:"number"`
	Goods  string `json:"goods"`
	Grade  string `json:"grade"`
	Figures
}

// Folder gives the papers of one shipment, with the figures that they are made of: of ours, or read from a file.
func (p *Papers) Folder(reference string) (folder *PaperFolder, err error) {
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		d, err := s.Papers.Dossier(ctx, actor, reference)
		if err != nil {
			return err
		}
		prospects, err := s.Papers.Prospects(ctx, actor, reference)
		if err != nil {
			return err
		}
		folder = &PaperFolder{Forms: paperForms(prospects), Lines: paperLines(d.Facts), Papers: []Paper{}}
		return s.DB.Read(ctx, func(tx *store.Tx) error { return folder.fill(tx, d) })
	})
	if err != nil {
		return nil, err
	}
	return folder, nil
}

// fill takes from the ledger what is there of the shipment, and from its dossier what is not.
func (f *PaperFolder) fill(tx *store.Tx, d dossier.Dossier) error {
	kept, err := tx.Dossier(d.Reference)
	if err == nil && kept.Imported != nil {
		f.imported(tx, d)
		return nil
	}
	sh, err := tx.ShipmentByReference(d.Reference)
	if err != nil {
		return err
	}
	return f.ours(tx, sh)
}

func (f *PaperFolder) ours(tx *store.Tx, sh trade.Shipment) error {
	m, err := tx.Manifest(sh.ID)
	if err != nil {
		return err
	}
	records, err := tx.PapersOf(sh.ID)
	if err != nil {
		return err
	}
	f.Latest = min(tx.Today(), departsOn(m.Departure))
	f.Figures = Figures{m.Total.Packages, m.Total.NetG, m.Total.GrossG()}
	f.Amount = &PaperAmount{m.Amount.Currency, m.Amount.Minor, m.MinorDigits}
	for _, p := range slices.Backward(records) {
		f.Papers = append(f.Papers, paperOf(tx, p, m.MinorDigits))
	}
	f.Units = []PaperUnit{}
	for _, u := range m.Units {
		f.Units = append(f.Units, loadedUnit(m, u))
	}
	f.Shipment, err = paperShipment(tx, sh, listed(sh, records))
	return err
}

func listed(sh trade.Shipment, records []trade.Paper) (all []papers.Listed) {
	for _, p := range records {
		all = append(all, papers.Listed{Paper: p, Shipment: sh.Reference})
	}
	return all
}

// imported takes all from a dossier that was read from a file.
func (f *PaperFolder) imported(tx *store.Tx, d dossier.Dossier) {
	f.Shipment, f.Latest, f.Units = importedShipment(d), tx.Today(), []PaperUnit{}
	if f.Shipment.DepartsOn != "" {
		f.Latest = min(f.Latest, f.Shipment.DepartsOn)
	}
	total := d.Facts.Total()
	f.Figures = Figures{total.Packages, total.NetG, total.GrossG()}
	f.Amount = &PaperAmount{d.Facts.Currency, d.Facts.InvoiceMinor(), d.Facts.MinorDigits}
	for _, p := range slices.Backward(d.Papers) {
		f.Papers = append(f.Papers, toldPaper(p))
	}
	for _, t := range d.Facts.Transport {
		f.Units = append(f.Units, toldUnit(d.Facts, t))
	}
}

// importedShipment is a shipment as its file tells it.
func importedShipment(d dossier.Dossier) PaperShipment {
	one := PaperShipment{Reference: d.Reference, Imported: true, Consignee: d.Facts.Parties.Consignee.Name,
		Vehicle: d.Facts.Route.Vehicle, Departure: d.Facts.Route.Departure}
	if at, err := time.Parse(time.RFC3339, d.Facts.Route.DepartsAt); err == nil {
		one.DepartsOn = at.Format(time.DateOnly)
	}
	for _, p := range d.Papers {
		if !trade.PaperState(p.State).Stands() {
			continue
		}
		one.note(trade.PaperKind(p.Kind), p.Number)
	}
	return one
}

// toldPaper is a paper of a dossier that was read: its bytes lie where it was issued.
func toldPaper(p dossier.Paper) Paper {
	one := Paper{Kind: trade.PaperKind(p.Kind), Number: p.Number, Version: p.Version, State: trade.PaperState(p.State),
		DatedOn: p.DatedOn, Lines: []int{}, Handled: []PaperHandling{}, Elsewhere: true}
	if o := p.Official; o != nil {
		one.Official = officialOf(trade.OfficialPaper(*o))
	}
	return one
}

func toldUnit(f dossier.Facts, t dossier.Transport) PaperUnit {
	sum := t.Figures()
	unit := PaperUnit{Kind: trade.TransportUnitKind(t.Kind), Number: t.Number, Seals: []string{}, Lots: []PaperLot{},
		Figures: Figures{sum.Packages, sum.NetG, sum.GrossG()}}
	for _, seal := range t.Seals {
		unit.Seals = append(unit.Seals, seal.Number)
	}
	for _, load := range t.Loads {
		one := PaperLot{Lot: load.Lot, Figures: Figures{load.Packages, load.NetG, load.GrossG}}
		if lot, known := f.Lot(load.Lot); known {
			line, _ := f.Line(lot.Line)
			one.Goods, one.Grade = line.Item.PaperName, trade.Grade(line.Grade)
		}
		if len(load.Ranges) > 0 {
			one.First, one.Last = load.Ranges[0].First, load.Ranges[len(load.Ranges)-1].Last
		}
		unit.Lots = append(unit.Lots, one)
	}
	return unit
}

func paperForms(prospects []papers.Prospect) (all []PaperForm) {
	for _, p := range prospects {
		all = append(all, PaperForm{Kind: p.Form.Kind, Name: p.Form.Name, Ours: p.Form.Ours, Group: p.Form.Group(),
			Needed: p.Needed, Lacks: len(p.Lacks)})
	}
	return all
}

func paperLines(f dossier.Facts) []PaperLine {
	all := []PaperLine{}
	for _, line := range f.Lines {
		sum := f.OfLine(line.Number)
		all = append(all, PaperLine{Number: line.Number, Goods: line.Item.PaperName, Grade: line.Grade,
			Figures: Figures{sum.Packages, sum.NetG, sum.GrossG()}})
	}
	return all
}
