package papers

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Prospect is a form as it looks from a shipment: whether it is needed there, and what it still lacks.
type Prospect struct {
	Form   forms.Form
	Needed bool
	Lacks  fault.List // facts that it lacks or cannot carry, about all lines and dated today
}

// Prospects lists all forms in the order of the folder, as they look from a shipment: of ours, or read from a file.
// NotFound when there is neither. Requires trade.Look.
func (s *Service) Prospects(ctx context.Context, actor trade.Actor, reference string) (all []Prospect, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		p := &paperwork{tx: tx}
		if err := s.read(p, reference); err != nil {
			return err
		}
		ask := &asking{tx: tx}
		needed := map[trade.PaperKind]bool{}
		for _, form := range forms.Needed(p.dossier, ask.row) {
			needed[form.Kind] = true
		}
		for _, form := range forms.All() {
			written, err := forms.Write(p.dossier, forms.Request{Kind: form.Kind, Registers: ask.row,
				Head: forms.Head{State: forms.StateDraft, DatedOn: tx.Today()}})
			if err != nil {
				return err
			}
			all = append(all, Prospect{Form: form, Needed: needed[form.Kind], Lacks: written.Faults})
		}
		return ask.err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// PrintSet lists the papers of a shipment that count, each with how often it is printed for whom, as forms.PrintSet
// does by the registers of today. The faults tell what the register lacks. Requires trade.Look.
func (s *Service) PrintSet(ctx context.Context, actor trade.Actor, reference string) (set []forms.Printed,
	lacks fault.List, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		d, err := s.dossier(tx, reference)
		if err != nil {
			return err
		}
		ask := &asking{tx: tx}
		set, lacks = forms.PrintSet(d, ask.row)
		return ask.err
	})
	return set, lacks, err
}

// asking reads rows of registers as they are in force today, and keeps the first error.
type asking struct {
	tx  *store.Tx
	err error
}

func (a *asking) row(register, code string) (map[string]string, bool) {
	row, found, err := a.tx.RegisterRow(register, code, a.tx.Today())
	if err != nil && a.err == nil {
		a.err = err
	}
	return row.Fields, found
}
