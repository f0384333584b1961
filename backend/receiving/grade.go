package receiving

import (
	"context"
	"slices"

	"tradehub/backend/announce"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// GradeRequest is the result of grading one lot: how much of it is of each grade. The grades add up to what was
// delivered.
type GradeRequest struct {
	Lot     string // lot number
	GradeAG int64
	GradeBG int64
	RejectG int64
	Command trade.EntryID
}

// Grade books the result of grading a lot that lies ungraded where it was received. Conflict when the lot is
// graded already, part of it has gone, or it came with no delivery.
func (s *Service) Grade(ctx context.Context, actor trade.Actor, r GradeRequest) (c trade.Consignment, err error) {
	if err := actor.Require(trade.Receive); err != nil {
		return c, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryGrade, actor, r.Command)
		if err != nil {
			return err
		}
		if c, err = grade(tx, e, r); err != nil {
			return err
		}
		if err := tx.Post(e); err != nil {
			return err
		}
		if err := announce.Consignment(tx, e, c); err != nil {
			return err
		}
		return announce.Stock(tx, e, e.Movements[0].ItemID)
	})
	if err != nil {
		return trade.Consignment{}, err
	}
	return c, nil
}

// grade fills the entry with the grading of a lot.
func grade(tx *store.Tx, e *trade.Entry, r GradeRequest) (c trade.Consignment, err error) {
	lot, err := tx.LotByNumber(r.Lot)
	if err != nil {
		return c, err
	}
	if lot.ConsignmentID == "" { // it was made from other lots, and got its grade then
		return c, fault.New(fault.Conflict, words.ReceivingNotDelivered, fault.Params{"lot": r.Lot})
	}
	if c, err = tx.Consignment(lot.ConsignmentID); err != nil {
		return c, err
	}
	firm, err := tx.Firm()
	if err != nil {
		return c, err
	}
	item, err := tx.Item(lot.ItemID)
	if err != nil {
		return c, err
	}
	i := slices.IndexFunc(c.Lines, func(l trade.ConsignmentLine) bool { return l.LotID == lot.ID })
	if i < 0 {
		return c, fault.New(fault.Conflict, words.ReceivingNotDelivered, fault.Params{"lot": r.Lot})
	}
	if c.Lines[i].Graded {
		return c, fault.New(fault.Conflict, words.ReceivingGraded, fault.Params{"lot": r.Lot})
	}
	e.Document = c.DeliveryNote
	c.Lines = slices.Clone(c.Lines)
	c.Lines[i].Graded, c.Lines[i].GradeAG, c.Lines[i].GradeBG, c.Lines[i].RejectG = true, r.GradeAG, r.GradeBG, r.RejectG
	if err := c.Validate(); err != nil {
		return c, err
	}
	goods := trade.Goods{ItemID: item.ID, LotID: lot.ID, Grade: trade.Ungraded, OwnerID: firm.PartyID}
	moveGraded(e, c.LocationID.At(), item, goods, c.Lines[i])
	return c, tx.PutConsignment(e, c)
}
