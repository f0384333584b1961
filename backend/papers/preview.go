package papers

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Previewed is a draft for the screen.
type Previewed struct {
	Data   forms.Data
	Sheet  sheet.Document // what could be laid out
	Faults fault.List     // why the rest could not; Draft and Issue are refused with them
	Lacks  fault.List     // facts that it lacks or cannot carry: Issue and Submit are refused with them
	// Boxes are the boxes in which the lacking facts would stand, by the pointer of the fact; not every fact has one.
	Boxes map[string]string
}

// Preview computes a draft as Draft does, and gives what could be laid out of it together with the faults of the rest.
// An error is what no sheet can be made of at all. Requires trade.IssuePapers.
func (s *Service) Preview(ctx context.Context, actor trade.Actor, r DraftRequest) (seen Previewed, err error) {
	return s.preview(ctx, actor, func(tx *store.Tx) (*paperwork, error) {
		p, err := s.compose(tx, actor, r)
		if err == nil && len(p.Faults) > 0 {
			seen.Boxes = s.boxes(p, actor, r)
		}
		return p, err
	}, &seen)
}

// PreviewDeparture computes the draft of a paper about a departure as DraftDeparture does, and gives it as Preview
// does. Requires trade.IssuePapers.
func (s *Service) PreviewDeparture(ctx context.Context, actor trade.Actor, reference string, kind trade.PaperKind) (
	seen Previewed, err error) {
	return s.preview(ctx, actor, func(tx *store.Tx) (*paperwork, error) {
		return s.composeDeparture(tx, actor, reference, kind)
	}, &seen)
}

// preview composes a paper and lays out what can be.
func (s *Service) preview(ctx context.Context, actor trade.Actor, compose func(*store.Tx) (*paperwork, error),
	seen *Previewed) (Previewed, error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return Previewed{}, err
	}
	var p *paperwork
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		p, err = compose(tx)
		return err
	})
	if err != nil {
		return Previewed{}, err
	}
	seen.Data, seen.Lacks = p.Data, p.Written.Faults
	seen.Sheet, err = p.set(&s.typesetter, p.form.Preview)
	if seen.Faults = fault.All(err); len(seen.Faults) == 0 && err != nil {
		return Previewed{}, err
	}
	return *seen, nil
}
