package labels

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/text"
	"tradehub/backend/trade"
)

// PreviewRequest asks for the label of a unit as it would be printed now.
type PreviewRequest struct {
	Unit        string // identifier
	Shipment    string // as in PrintRequest
	Destination string
	DPI         int64 // of the printer; 0 is 203
}

// Previewed is a label for the screen.
type Previewed struct {
	Unit     trade.HandlingUnit
	Facts    Facts
	Template string         // id and version
	Sheet    sheet.Document // what could be laid out
	Faults   fault.List     // why it would not be printed; none for a good label
}

// Preview shows the label of a unit, printed or not, and stores nothing. What its symbols would say wrongly and what
// could not be laid out is told beside it; a fact that its rule asks for and that is not known is a fault of the whole.
// Requires trade.Look.
func (s *Service) Preview(ctx context.Context, actor trade.Actor, r PreviewRequest) (seen Previewed, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return seen, err
	}
	var t task
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		u, err := identify(tx, r.Unit)
		if err != nil {
			return err
		}
		t, err = plan(tx, newJob(actor, "", r.Shipment, r.Destination), []trade.Label{{UnitID: u.ID}})
		t.at = tx.Now()
		return err
	})
	if err != nil {
		return Previewed{}, err
	}
	p := t.labels[0]
	form, err := s.forms.Find(p.form)
	if err != nil {
		return Previewed{}, err
	}
	seen = Previewed{Unit: p.unit, Facts: p.said, Template: form.Ref()}
	data, err := sheet.DataOf(p.said)
	if err != nil {
		return Previewed{}, err
	}
	options := sheet.Options{DPI: int(r.DPI), CreatedAt: t.at, Setter: text.NewSetter(t.laoNames()...)}
	if seen.Sheet, err = form.Preview(data, options); err == nil {
		err = sound(seen.Sheet.Pages[0])
	}
	if seen.Faults = fault.All(err); len(seen.Faults) == 0 && err != nil {
		return Previewed{}, err
	}
	return seen, nil
}
