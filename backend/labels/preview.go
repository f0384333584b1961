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
	Transport   string // or the number of a container, wagon or trailer of the shipment
	Shipment    string // as in PrintRequest
	Destination string
	DPI         int64 // of the printer; 0 is 203
}

// Previewed is a label for the screen.
type Previewed struct {
	Unit      trade.HandlingUnit  // what it is for, or else
	Transport trade.TransportUnit // a transport unit
	Facts     Facts
	Template  string         // id and version
	Sheet     sheet.Document // what could be laid out
	Faults    fault.List     // why it would not be printed; none for a good label
}

// Preview shows the label of a unit or transport unit, printed or not, and stores nothing. What its symbols would say
// wrongly and what could not be laid out is told beside it; a fact that its rule asks for and that is not known is a
// fault of the whole. Requires trade.Look.
func (s *Service) Preview(ctx context.Context, actor trade.Actor, r PreviewRequest) (seen Previewed, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return seen, err
	}
	var t task
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		t, err = r.plan(tx, newJob(actor, "", r.Shipment, r.Destination), &seen)
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
	seen.Facts, seen.Template = p.said, form.Ref()
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

// plan finds out what the label says. One of a container that is still being loaded says what is in it now.
func (r PreviewRequest) plan(tx *store.Tx, job trade.LabelJob, seen *Previewed) (task, error) {
	u, err := named(tx, r.Unit, r.Transport, r.Shipment)
	if err != nil {
		return task{}, err
	}
	label := u.label(trade.Label{JobID: job.ID})
	if label.TransportID != "" {
		seen.Transport, err = tx.TransportUnit(label.TransportID)
	} else {
		seen.Unit, err = tx.Unit(label.UnitID)
	}
	if err != nil {
		return task{}, err
	}
	c, err := compose(tx, job)
	if err != nil {
		return task{}, err
	}
	c.early = true
	return c.plan(job, []trade.Label{label})
}
