package stock

import (
	"cmp"
	"context"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// MakeLotRequest makes a new lot from parts of others by processing: washing, roasting, blending.
type MakeLotRequest struct {
	Number   string // of the new lot, not used before
	Item     string // item code of the result; another than that of the parts where processing changes the item
	Location string // location code: where the parts lie and the result stays
	Grade    trade.Grade
	MadeOn   string // calendar date of production, YYYY-MM-DD
	Parts    []Part
	NetG     int64 // of the result; processing may lose mass and never makes any
	Command  trade.EntryID
}

// Part is loose goods that go into a new lot.
type Part struct {
	Lot   string // lot number
	Grade trade.Grade
	NetG  int64
}

// MadeLot is a lot that was made.
type MadeLot struct {
	Lot     trade.Lot
	LossG   int64 // how much lighter the lot is than its parts
	EntryID trade.EntryID
}

// MakeLot books processing: the parts leave stock, the new lot enters it and knows its origins. What all parts have
// in common (cooperative, orchard, packing house) the new lot has too; their country must be one. Conflict when
// less of a part lies loose there, or the number is taken.
func (s *Service) MakeLot(ctx context.Context, actor trade.Actor, r MakeLotRequest) (MadeLot, error) {
	if err := actor.Require(trade.Pack); err != nil {
		return MadeLot{}, err
	}
	if err := r.check(); err != nil {
		return MadeLot{}, err
	}
	return book(ctx, s, actor, trade.EntryMake, r.Command, func(tx *store.Tx, e *trade.Entry) (MadeLot, error) {
		lot, err := r.make(tx, e)
		return MadeLot{lot, r.partsG() - r.NetG, e.ID}, err
	})
}

// check tells every rule the request breaks that no ledger is needed to see, all at once.
func (r MakeLotRequest) check() error {
	l := fault.All(positive("net weight", r.NetG))
	if !r.Grade.Known() { // nobody grades it later: grading belongs to deliveries
		l = append(l, fault.New(fault.Invalid, words.StockGrade, fault.Params{"found": r.Grade}).At("grade"))
	}
	if len(r.Parts) == 0 {
		l = append(l, fault.New(fault.Invalid, words.TradeNoLines, nil).At("parts"))
	}
	seen := map[Part]bool{}
	for _, part := range r.Parts {
		l = append(l, fault.All(positive("net weight of a part", part.NetG))...)
		which := Part{Lot: part.Lot, Grade: part.Grade}
		if seen[which] {
			l = append(l, fault.New(fault.Invalid, words.StockPartTwice,
				fault.Params{"lot": part.Lot, "grade": part.Grade}).At("parts"))
		}
		seen[which] = true
	}
	if len(l) == 0 && r.NetG > r.partsG() {
		l = append(l, fault.New(fault.Invalid, words.StockMoreThanParts, fault.Params{"lot": r.Number,
			"net_kg": kilograms(r.NetG), "parts_kg": kilograms(r.partsG())}).At("net weight"))
	}
	return l.OrNil()
}

func (r MakeLotRequest) partsG() (sum int64) {
	for _, part := range r.Parts {
		sum += part.NetG
	}
	return sum
}

// make fills the entry: the parts go into processing and the new lot comes out of it.
func (r MakeLotRequest) make(tx *store.Tx, e *trade.Entry) (lot trade.Lot, err error) {
	item, err := tx.ItemByCode(r.Item)
	if err != nil {
		return lot, err
	}
	e.Document = r.Number
	var first loose
	for i, part := range r.Parts {
		goods, err := looseAt(tx, r.Location, part.Lot, part.Grade)
		if err != nil {
			return lot, err
		}
		if i == 0 {
			first = goods
			if lot, err = r.begin(tx, item, goods.lot); err != nil {
				return lot, err
			}
		}
		if lot, err = r.blend(lot, goods.lot, part.NetG); err != nil {
			return lot, err
		}
		e.Move(goods.at.ID.At(), trade.Processing, goods.Goods, goods.part(part.NetG))
	}
	made := trade.Goods{ItemID: item.ID, LotID: lot.ID, Grade: r.Grade, OwnerID: first.OwnerID}
	e.Move(trade.Processing, first.at.ID.At(), made, trade.Amount{QtyMilli: item.QtyMilli(r.NetG), NetG: r.NetG})
	return lot, tx.PutLot(e, lot)
}

// begin makes the new lot as if it came from its first part alone.
func (r MakeLotRequest) begin(tx *store.Tx, item trade.Item, first trade.Lot) (trade.Lot, error) {
	lot := trade.Lot{ID: trade.LotID(clock.NewID()), Number: r.Number, ItemID: item.ID, PartyID: first.PartyID,
		Orchard: first.Orchard, Packhouse: first.Packhouse, HarvestedOn: r.MadeOn, Country: first.Country}
	if err := lot.Validate(); err != nil {
		return lot, err
	}
	if r.MadeOn > tx.Today() {
		return lot, fault.New(fault.Invalid, words.StockMadeInFuture, fault.Params{"found": r.MadeOn}).At("made on")
	}
	return lot, nil
}

// blend takes one more lot into the new one, which keeps only what all its origins share.
func (r MakeLotRequest) blend(lot, part trade.Lot, netG int64) (trade.Lot, error) {
	if part.Country != lot.Country {
		return lot, fault.New(fault.Invalid, words.StockCountries, fault.Params{"lot": part.Number,
			"found": part.Country, "first": lot.Country}).At("parts")
	}
	if r.MadeOn < part.HarvestedOn {
		return lot, fault.New(fault.Invalid, words.StockMadeBefore, fault.Params{"made": r.MadeOn, "lot": part.Number,
			"harvested": part.HarvestedOn}).At("made on")
	}
	lot.PartyID = shared(lot.PartyID, part.PartyID)
	lot.Orchard, lot.Packhouse = shared(lot.Orchard, part.Orchard), shared(lot.Packhouse, part.Packhouse)
	for i, o := range lot.Origins {
		if o.LotID == part.ID { // another grade of it is in already
			lot.Origins[i].NetG += netG
			return lot, nil
		}
	}
	lot.Origins = append(lot.Origins, trade.LotShare{LotID: part.ID, NetG: netG})
	return lot, nil
}

// shared gives what two lots have in common, or nothing.
func shared[T cmp.Ordered](a, b T) (common T) {
	if a == b {
		return a
	}
	return common
}
