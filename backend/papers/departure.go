package papers

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// DraftDeparture computes a paper about a departure from the dossiers of all its shipments, such as the manifest of a
// train, as Draft does for one shipment. Where it is written for each truck, the sheets of all stand one behind the
// other, and the data are those of the first. It is dated today and nothing is stored, as who runs the departure issues
// it. NotFound for a departure that there is not, Invalid for a kind that is no paper of departures. Requires
// trade.IssuePapers.
func (s *Service) DraftDeparture(ctx context.Context, actor trade.Actor, reference string, kind trade.PaperKind) (
	Drafted, error) {
	return s.draft(ctx, actor, func(tx *store.Tx) (*paperwork, error) {
		return s.composeDeparture(tx, actor, reference, kind)
	})
}

// composeDeparture writes a paper from the dossiers of a departure.
func (s *Service) composeDeparture(tx *store.Tx, actor trade.Actor, reference string, kind trade.PaperKind) (
	*paperwork, error) {
	if _, known := forms.FindDeparture(kind); !known {
		return nil, fault.New(fault.Invalid, words.PapersKind, fault.Params{"found": kind}).At("kind")
	}
	d, err := s.departure(tx, reference)
	if err != nil {
		return nil, err
	}
	var first *paperwork
	for _, vehicle := range forms.Vehicles(d, kind) {
		p := &paperwork{tx: tx}
		err := s.write(p, actor, DraftRequest{Kind: kind, DatedOn: tx.Today()},
			func(q forms.Request) (forms.Written, error) {
				q.Vehicle = vehicle
				return forms.WriteDeparture(d, q)
			})
		if err != nil {
			return nil, err
		}
		if first == nil {
			first = p
			continue
		}
		first.behind, first.Faults = append(first.behind, p), append(first.Faults, p.Faults...)
	}
	return first, nil
}
