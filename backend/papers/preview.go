package papers

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Previewed is a draft for the screen.
type Previewed struct {
	Context Context
	Sheet   sheet.Document // what could be laid out
	Faults  fault.List     // why the rest could not; Draft and Issue are refused with them
}

// Preview computes a draft as Draft does, and gives what could be laid out of it together with the faults of the rest.
// An error is what no sheet can be made of at all. Requires trade.IssuePapers.
func (s *Service) Preview(ctx context.Context, actor trade.Actor, r DraftRequest) (seen Previewed, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return seen, err
	}
	var form *sheet.Template
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		d, err := s.begin(tx, actor, r)
		if err != nil {
			return err
		}
		form, seen.Context = d.form, d.Context
		return nil
	})
	if err != nil {
		return Previewed{}, err
	}
	seen.Sheet, err = s.typesetter.set(seen.Context, form.Preview)
	if seen.Faults = fault.All(err); len(seen.Faults) == 0 && err != nil {
		return Previewed{}, err
	}
	return seen, nil
}
