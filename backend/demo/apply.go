package demo

import (
	"bytes"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/papers"
	"tradehub/backend/settings"
	"tradehub/backend/trade"
	"tradehub/templates"
)

// step is a form of an authority on its way: handed in at one hour, and back with its number at another.
type step struct {
	kind         trade.PaperKind
	applied, got time.Time
}

var forms = []step{{"phytosanitary", applying, inspected}, {"form-e", applying, certified},
	{"export-declaration", weighed, released}, {"rail-consignment-note", released, carried}}

// apply lets the firm guard its gates, takes the forms to the authorities and takes their numbers down. The gates are
// asked on the way: what contradicts itself would stop the day.
func (p *player) apply() error {
	example, err := workedExample()
	if err != nil {
		return err
	}
	if err := p.guard(); err != nil {
		return err
	}
	for _, at := range []time.Time{applying, inspected, certified, weighed, released, carried} {
		if err := p.hand(at, example); err != nil {
			return err
		}
	}
	return nil
}

// workedExample is the dossier of the example, whole.
func workedExample() (dossier.Dossier, error) {
	content, err := templates.Dossiers.ReadFile("dossiers/r1.json")
	if err != nil {
		return dossier.Dossier{}, err
	}
	all, err := exchange.ReadDossiers(bytes.NewReader(content))
	if err != nil {
		return dossier.Dossier{}, err
	}
	return all[0], nil
}

func (p *player) guard() error {
	return p.once(Event{Step: "guard", What: "A, B, C"}, papersDue, func(command trade.EntryID) error {
		_, err := p.station.Settings.Guard(p.ctx, p.admin, settings.GuardRequest{Gates: trade.Gates, Command: command})
		return err
	})
}

// add adds to the dossier of the day what the officer of the example knows.
func (p *player) add() error {
	example, err := workedExample()
	if err != nil {
		return err
	}
	return p.once(Event{Step: "facts", What: shipmentR1}, papersDue, func(command trade.EntryID) error {
		d, err := p.station.Papers.Dossier(p.ctx, p.officer, shipmentR1)
		if err != nil {
			return err
		}
		d.Facts = d.Facts.With(example.Facts.Added())
		return p.station.Papers.Import(p.ctx, p.officer,
			papers.ImportRequest{Dossiers: []dossier.Dossier{d}, Command: command})
	})
}

// hand does what is due at an hour: takes down what came back, and hands in what may name it.
func (p *player) hand(at time.Time, example dossier.Dossier) error {
	for _, form := range forms {
		if form.got == at {
			if err := p.take(form, example); err != nil {
				return err
			}
		}
	}
	for _, form := range forms {
		if form.applied == at {
			if err := p.submit(form); err != nil {
				return err
			}
		}
	}
	if at == weighed {
		return p.issueOne("weight-note", weighed)
	}
	return nil
}

func (p *player) submit(form step) error {
	return p.once(Event{Step: "submit", What: string(form.kind)}, form.applied, func(command trade.EntryID) error {
		_, err := p.station.Papers.Submit(p.ctx, p.officer,
			papers.SubmitRequest{Shipment: shipmentR1, Kind: form.kind, Command: command})
		return err
	})
}

// take records the number that an authority gave, as the example has it.
func (p *player) take(form step, example dossier.Dossier) error {
	return p.once(Event{Step: "record", What: string(form.kind)}, form.got, func(command trade.EntryID) error {
		number, err := p.handedIn(form.kind)
		if err != nil {
			return err
		}
		for _, paper := range example.Papers {
			if paper.Kind != string(form.kind) {
				continue
			}
			o := paper.Official
			_, err = p.station.Papers.Record(p.ctx, p.officer, papers.RecordRequest{Kind: form.kind, Number: number,
				Official: trade.OfficialPaper{Number: o.Number, IssuedOn: o.IssuedOn, Authority: o.Authority, Place: o.Place,
					Boxes: o.Boxes}, Command: command})
		}
		return err
	})
}

// handedIn is the name by which a form was handed in.
func (p *player) handedIn(kind trade.PaperKind) (number string, err error) {
	all, err := p.station.Papers.List(p.ctx, p.officer, shipmentR1)
	for _, one := range all {
		if one.Kind == kind && one.State.Stands() {
			number = one.Number
		}
	}
	return number, err
}
