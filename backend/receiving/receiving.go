// Package receiving books what cooperatives deliver: a consignment becomes lots, lots are graded, goods are on
// stock.
package receiving

import (
	"context"

	"tradehub/backend/announce"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Service books deliveries.
type Service struct{ db *store.DB }

// New makes the service over an open ledger.
func New(db *store.DB) *Service { return &Service{db} }

// ReceiveRequest is a delivery as typed or as read from a sheet. Masters are named by their codes.
type ReceiveRequest struct {
	DeliveryNote string
	Cooperative  string // party code
	Location     string // location code; where the goods are put
	ReceivedOn   string // calendar date, YYYY-MM-DD
	Vehicle      string
	Driver       string
	Remarks      string
	Lines        []Line
	Command      trade.EntryID
}

// Line is one lot of a delivery as weighed at the gate.
type Line struct {
	Item        string // item code
	Lot         string // lot number
	Orchard     string
	Packhouse   string
	HarvestedOn string // calendar date, YYYY-MM-DD
	Packages    int64
	Package     string // Rec 21
	GrossG      int64
	TareG       int64
	NetG        int64
	Graded      bool // then the three grades add up to the net weight
	GradeAG     int64
	GradeBG     int64
	RejectG     int64
}

// Received is a booked delivery.
type Received struct {
	Consignment trade.Consignment
	Lots        []trade.Lot
	EntryID     trade.EntryID
}

// Receive books a delivery: the consignment, its lots, and the goods on stock, graded where the lines say so.
// Conflict when the delivery note or a lot number is known already.
func (s *Service) Receive(ctx context.Context, actor trade.Actor, r ReceiveRequest) (got Received, err error) {
	if err := actor.Require(trade.Receive); err != nil {
		return got, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryReceive, actor, r.Command)
		if err != nil {
			return err
		}
		e.Document = r.DeliveryNote
		d, err := s.begin(tx, e, r)
		if err != nil {
			return err
		}
		for _, line := range r.Lines {
			if err := d.add(line); err != nil {
				return err
			}
		}
		if err := d.book(); err != nil {
			return err
		}
		got = Received{d.consignment, d.lots, e.ID}
		return nil
	})
	return got, err
}

// delivery is a consignment while it is being booked.
type delivery struct {
	tx          *store.Tx
	e           *trade.Entry
	owner       trade.PartyID
	cooperative trade.Party
	location    trade.Location
	consignment trade.Consignment
	lots        []trade.Lot
	items       []trade.ItemID
}

// begin reads what the delivery names and gives it its number.
func (s *Service) begin(tx *store.Tx, e *trade.Entry, r ReceiveRequest) (*delivery, error) {
	firm, err := tx.Firm()
	if err != nil {
		return nil, err
	}
	d := &delivery{tx: tx, e: e, owner: firm.PartyID}
	if d.cooperative, err = tx.PartyByCode(r.Cooperative); err != nil {
		return nil, err
	}
	if !d.cooperative.Has(trade.Cooperative) && !d.cooperative.Has(trade.Grower) {
		return nil, fault.New(fault.Invalid, words.ReceivingNoCooperative, fault.Params{"code": r.Cooperative})
	}
	if d.location, err = tx.LocationByCode(r.Location); err != nil {
		return nil, err
	}
	if err := knownNote(tx, d.cooperative, r.DeliveryNote); err != nil {
		return nil, err
	}
	if r.ReceivedOn > tx.Today() {
		return nil, fault.New(fault.Invalid, words.ReceivingFuture, fault.Params{"found": r.ReceivedOn})
	}
	n, err := tx.TakeNumber("consignment", e.ID)
	d.consignment = trade.Consignment{ID: trade.ConsignmentID(clock.NewID()), Number: n, DeliveryNote: r.DeliveryNote,
		PartyID: d.cooperative.ID, LocationID: d.location.ID, ReceivedOn: r.ReceivedOn, Vehicle: r.Vehicle,
		Driver: r.Driver, Remarks: r.Remarks}
	return d, err
}

// knownNote refuses a delivery note that the cooperative handed in before, and shows the first booking.
func knownNote(tx *store.Tx, cooperative trade.Party, note string) error {
	known, err := tx.ConsignmentByNote(cooperative.ID, note)
	if fault.CodeOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, words.ReceivingNoteKnown, fault.Params{"note": note,
		"cooperative": cooperative.Name.EN, "number": known.Number, "date": known.ReceivedOn})
}

// add takes one line into the consignment: its lot, and its goods from the cooperative to stock.
func (d *delivery) add(line Line) error {
	item, err := d.tx.ItemByCode(line.Item)
	if err != nil {
		return err
	}
	if line.HarvestedOn > d.consignment.ReceivedOn {
		return fault.New(fault.Invalid, words.ReceivingHarvest, fault.Params{"lot": line.Lot, "found": line.HarvestedOn})
	}
	lot := trade.Lot{ID: trade.LotID(clock.NewID()), Number: line.Lot, ItemID: item.ID, PartyID: d.cooperative.ID,
		ConsignmentID: d.consignment.ID, Orchard: line.Orchard, Packhouse: line.Packhouse,
		HarvestedOn: line.HarvestedOn, Country: d.cooperative.Country}
	if err := lot.Validate(); err != nil {
		return err
	}
	booked := trade.ConsignmentLine{LotID: lot.ID, ItemID: item.ID, Packages: line.Packages, Package: line.Package,
		GrossG: line.GrossG, TareG: line.TareG, NetG: line.NetG, Graded: line.Graded, GradeAG: line.GradeAG,
		GradeBG: line.GradeBG, RejectG: line.RejectG}
	d.consignment.Lines = append(d.consignment.Lines, booked)
	d.lots, d.items = append(d.lots, lot), append(d.items, item.ID)
	goods := trade.Goods{ItemID: item.ID, LotID: lot.ID, Grade: trade.Ungraded, OwnerID: d.owner}
	d.e.Move(d.cooperative.ID.At(), d.location.ID.At(), goods, amountOf(item, line.NetG))
	if line.Graded {
		moveGraded(d.e, d.location.ID.At(), item, goods, booked)
	}
	return d.tx.PutLot(d.e, lot)
}

// book posts the delivery and tells the platform.
func (d *delivery) book() error {
	if err := d.consignment.Validate(); err != nil {
		return err
	}
	if err := d.tx.PutConsignment(d.e, d.consignment); err != nil {
		return err
	}
	if err := d.tx.Post(d.e); err != nil {
		return err
	}
	if err := announce.Consignment(d.tx, d.e, d.consignment); err != nil {
		return err
	}
	return announce.Stock(d.tx, d.e, d.items...)
}

func amountOf(item trade.Item, netG int64) trade.Amount {
	return trade.Amount{QtyMilli: item.QtyMilli(netG), NetG: netG}
}

// moveGraded moves goods of a lot from ungraded to their grades, through the adjustment that grading is.
func moveGraded(e *trade.Entry, at trade.Place, item trade.Item, ungraded trade.Goods, line trade.ConsignmentLine) {
	e.Move(at, trade.Grading, ungraded, amountOf(item, line.NetG))
	for _, grade := range trade.Grades {
		goods := ungraded
		goods.Grade = grade
		e.Move(trade.Grading, at, goods, amountOf(item, line.GradeG(grade)))
	}
}
