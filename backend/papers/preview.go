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
}

// Preview computes a draft as Draft does, and gives what could be laid out of it together with the faults of the rest.
// An error is what no sheet can be made of at all. Requires trade.IssuePapers.
func (s *Service) Preview(ctx context.Context, actor trade.Actor, r DraftRequest) (seen Previewed, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return seen, err
	}
	var p *paperwork
	err = s.db.Read(ctx, func(tx *store.Tx) (err error) {
		p, err = s.compose(tx, actor, r)
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
	return seen, nil
}
