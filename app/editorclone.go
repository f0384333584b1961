package app

import (
	"context"

	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// EditorCopied tells what a copy of a shipment takes over and what it clears.
type EditorCopied struct {
	From    string       `json:"from"`
	Copied  []EditorItem `json:"copied"`
	Cleared []EditorItem `json:"cleared"`
}

// EditorItem is one fact of that list.
type EditorItem struct {
	Pointer string `json:"pointer"`
	Caption string `json:"caption"`
	Group   string `json:"group"`
	Value   string `json:"value"`
}

// EditorClone asks for a new shipment like an earlier one.
type EditorClone struct {
	From string   `json:"from"`
	Plan LoadPlan `json:"plan"` // of the new shipment
}

// Copied lists what a copy of a shipment would take over and what it would clear.
func (e *Editor) Copied(from string) (copied *EditorCopied, err error) {
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Editing.Copied(ctx, actor, from)
		copied = &EditorCopied{From: from, Copied: editorItems(found.Copied), Cleared: editorItems(found.Cleared)}
		return err
	})
	if err != nil {
		return nil, err
	}
	return copied, nil
}

func editorItems(all []editing.Value) []EditorItem {
	items := []EditorItem{}
	for _, one := range all {
		field, _ := dossier.FieldOf(one.Pointer)
		items = append(items, EditorItem{one.Pointer, string(field.Caption), string(field.Group), one.Value})
	}
	return items
}

// ClonePlan gives the plan of a shipment for a new one: without its reference and departure.
func (e *Editor) ClonePlan(from string) (plan *LoadPlan, err error) {
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		progress, err := s.Shipping.Progress(ctx, actor, from)
		if err != nil {
			return err
		}
		p := loadPlan(progress)
		p.Reference, p.Departure, p.Notify = "", "", notified(ctx, s, actor, from)
		plan = &p
		return nil
	})
	return plan, err
}

// notified is the code of the notify party of a shipment, or empty.
func notified(ctx context.Context, s *station.Station, actor trade.Actor, reference string) string {
	d, err := s.Papers.Dossier(ctx, actor, reference)
	if err != nil || d.Facts.Parties.Notify == nil {
		return ""
	}
	return d.Facts.Parties.Notify.Code
}

// Clone plans a new shipment and takes over into it what Copied lists. Cut between the two, or pressed twice, the same
// command does each of them once.
func (e *Editor) Clone(c EditorClone, command string) error {
	return e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		r, err := c.Plan.request(command)
		if err != nil {
			return err
		}
		if err := planOnce(ctx, s, actor, r); err != nil {
			return err
		}
		copying := editing.CopyRequest{From: c.From, To: r.Reference}
		if command != "" {
			copying.Command = trade.EntryID(command + "-facts")
		}
		_, err = s.Editing.CopyFacts(ctx, actor, copying)
		if done(err) {
			return nil
		}
		return err
	})
}

// planOnce plans a shipment, unless this command did so before. Who may not take facts over does not plan either.
func planOnce(ctx context.Context, s *station.Station, actor trade.Actor, r shipping.ShipmentRequest) error {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return err
	}
	_, err := s.Shipping.PlanShipment(ctx, actor, r)
	if done(err) {
		return nil
	}
	return err
}

// done tells whether a command was refused because it was carried out before.
func done(err error) bool { return fault.KeyOf(err) == string(words.StorePosted) }
