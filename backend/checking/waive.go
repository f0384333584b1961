package checking

import (
	"context"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// WaiveRequest asks to let a finding pass.
type WaiveRequest struct {
	Shipment string
	Gate     trade.Gate // at which it is found; empty is the one ahead
	Mark     string     // of the finding, as trade.Finding.Mark names it
	Reason   string
	Command  trade.EntryID // the caller's own id of this step
}

// Waive lets a finding pass, with the name of the person and the reason: both stand on the check sheet. It holds for
// the finding as it is; when other figures are found, the gate is closed again. NotFound when nothing of that mark is
// found now, Conflict when it was waived already. Requires trade.WaiveFindings.
func (s *Service) Waive(ctx context.Context, actor trade.Actor, r WaiveRequest) (w trade.Waiver, err error) {
	if err := actor.Require(trade.WaiveFindings); err != nil {
		return w, err
	}
	reason, err := said(r.Reason)
	if err == nil {
		err = ready(actor, r.Gate)
	}
	if err != nil {
		return w, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryWaive, actor, r.Command)
		if err != nil {
			return err
		}
		f, err := s.finding(tx, r)
		if err != nil {
			return err
		}
		w = trade.Waiver{Shipment: r.Shipment, Mark: r.Mark, Check: f.Check, By: actor.Name, At: tx.Now(), Reason: reason}
		e.Document = r.Shipment
		if err := tx.PutWaiver(e, w); err != nil {
			return err
		}
		return tx.Post(e)
	})
	return w, err
}

// finding looks for a finding that is to pass.
func (s *Service) finding(tx *store.Tx, r WaiveRequest) (f trade.Finding, err error) {
	d, err := s.parts.Dossiers(tx, r.Shipment)
	if err != nil {
		return f, err
	}
	c, err := s.look(tx, d, Request{Shipment: r.Shipment, Gate: r.Gate})
	if err != nil {
		return f, err
	}
	i := slices.IndexFunc(c.Findings, func(f trade.Finding) bool { return f.Mark() == r.Mark })
	if i < 0 {
		return f, fault.New(fault.NotFound, words.CheckingGone, fault.Params{"shipment": r.Shipment})
	}
	if w := c.Findings[i].Waiver; w != nil {
		return f, fault.New(fault.Conflict, words.CheckingWaived, fault.Params{"by": w.By, "reason": w.Reason})
	}
	return c.Findings[i], nil
}

// TakeBack ends a waiver: the finding stops the gate again. NotFound when there is none. Requires trade.WaiveFindings.
func (s *Service) TakeBack(ctx context.Context, actor trade.Actor, r WaiveRequest) error {
	if err := actor.Require(trade.WaiveFindings); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryWaive, actor, r.Command)
		if err != nil {
			return err
		}
		let, err := s.waived(tx, r.Shipment)
		if err != nil {
			return err
		}
		w, is := let[r.Mark]
		if !is {
			return fault.New(fault.NotFound, words.CheckingNotWaived, fault.Params{"shipment": r.Shipment})
		}
		w.Ended, e.Document = true, r.Shipment
		if err := tx.PutWaiver(e, w); err != nil {
			return err
		}
		return tx.Post(e)
	})
}

// waived are the waivers of a shipment that hold, by the mark of the finding.
func (s *Service) waived(tx *store.Tx, reference string) (map[string]trade.Waiver, error) {
	all, err := tx.Waivers(reference)
	let := map[string]trade.Waiver{}
	for _, w := range all {
		if !w.Ended {
			let[w.Mark] = w
		}
	}
	return let, err
}

// Application refuses an application for a certificate while a block stands at its gate, as Gate does. One that
// replaces another is asked about the shipment without the applications that stand: after a change they are out of date
// together, and are replaced one after the other. All of them are asked about before despatch.
func (s *Service) Application(tx *store.Tx, reference string, replacing bool) error {
	r := Request{Shipment: reference, Gate: trade.GateApplication, applying: replacing}
	return s.pass(tx, r)
}

// Gate refuses to let a shipment through gates that the firm guards, while a block stands at one of them: with a
// sentence of the gate, and that of each finding. It is for the use cases at whose steps the gates stand. Goods that
// stay in the country pass.
func (s *Service) Gate(tx *store.Tx, reference string, gates ...trade.Gate) error {
	for _, gate := range gates {
		if err := s.pass(tx, Request{Shipment: reference, Gate: gate}); err != nil {
			return err
		}
	}
	return nil
}

// pass asks one gate, if the firm guards it.
func (s *Service) pass(tx *store.Tx, r Request) error {
	firm, err := tx.Firm()
	if err != nil || !firm.Guards(r.Gate) {
		return err
	}
	d, err := s.parts.Dossiers(tx, r.Shipment)
	if err != nil {
		return err
	}
	c, err := s.look(tx, d, r)
	if err == nil && c.Guarded && c.Stopped() {
		return closed(c)
	}
	return err
}

// closed says why a gate is closed.
func closed(c Checked) error {
	l := fault.List{}
	for _, f := range c.Findings {
		if f.Stops() {
			l = append(l, f.Sentence)
		}
	}
	return append(fault.List{fault.New(fault.Conflict, words.CheckingClosed,
		fault.Params{"gate": c.Gate, "shipment": c.Reference, "count": len(l)})}, l...)
}
