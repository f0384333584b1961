// Package receiving books what cooperatives deliver: a consignment becomes lots, lots are graded, goods are on
// stock.
package receiving

import (
	"context"
	"errors"
	"time"

	"tradehub/backend/announce"
	"tradehub/backend/clock"
	"tradehub/backend/exchange"
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
	Package     string // Rec 21; may be empty where goods come loose
	GrossG      int64
	TareG       int64
	NetG        int64
	Graded      bool // then the three grades add up to the net weight
	GradeAG     int64
	GradeBG     int64
	RejectG     int64

	Weighings     []trade.Weighing // that the gross weight is the sum of; none where it was typed or read from a sheet
	TareWeighings []trade.Weighing // of the empty packages; none where the tare was typed or reckoned
}

// Received is a booked delivery.
type Received struct {
	Consignment trade.Consignment
	Lots        []trade.Lot
	EntryID     trade.EntryID
}

// Receive books a delivery: the consignment, its lots, and the goods on stock, graded where the lines say so. All that
// is wrong is told at once. Conflict when the delivery note or a lot number is known already.
func (s *Service) Receive(ctx context.Context, actor trade.Actor, r ReceiveRequest) (Received, error) {
	return s.receive(ctx, actor, r, nil)
}

// receive books a delivery that was typed, or read from a sheet: then a wrong code is told with its cell.
func (s *Service) receive(ctx context.Context, actor trade.Actor, r ReceiveRequest,
	sheet *exchange.DeliverySheet) (got Received, err error) {
	if err := actor.Require(trade.Receive); err != nil {
		return got, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryReceive, actor, r.Command)
		if err != nil {
			return err
		}
		e.Document = r.DeliveryNote
		d := &delivery{tx: tx, e: e, sheet: sheet}
		if err := d.fill(r); err != nil {
			return err
		}
		if err := d.book(); err != nil {
			return err
		}
		got = Received{d.consignment, d.lots, e.ID}
		return nil
	})
	if err != nil {
		return Received{}, err
	}
	return got, nil
}

// delivery is a consignment while it is being booked.
type delivery struct {
	tx          *store.Tx
	e           *trade.Entry
	sheet       *exchange.DeliverySheet // nil when it was typed
	owner       trade.PartyID
	cooperative trade.Party
	location    trade.Location
	consignment trade.Consignment
	lots        []trade.Lot
	items       []trade.ItemID
	faults      fault.List // what does not fit this ledger, gathered so that it is told at once
}

// fill takes the whole delivery in.
func (d *delivery) fill(r ReceiveRequest) error {
	if err := d.begin(r); err != nil {
		return err
	}
	for i, line := range r.Lines {
		if err := d.add(i, line); err != nil {
			return err
		}
	}
	return nil
}

// begin reads what the delivery names.
func (d *delivery) begin(r ReceiveRequest) error {
	firm, err := d.tx.Firm()
	if err != nil {
		return err
	}
	d.owner = firm.PartyID
	if d.cooperative, err = named(d, d.cooperativeCode(r.Cooperative), d.tx.PartyByCode); err != nil {
		return err
	}
	if d.location, err = named(d, code{text: r.Location, field: "location"}, d.tx.LocationByCode); err != nil {
		return err
	}
	d.consignment = trade.Consignment{ID: trade.ConsignmentID(clock.NewID()), DeliveryNote: r.DeliveryNote,
		PartyID: d.cooperative.ID, LocationID: d.location.ID, ReceivedOn: r.ReceivedOn, Vehicle: r.Vehicle,
		Driver: r.Driver, Remarks: r.Remarks}
	if later(r.ReceivedOn, d.tx.Today()) {
		d.refuse(fault.New(fault.Invalid, words.ReceivingFuture,
			fault.Params{"found": r.ReceivedOn}).At("received on"))
	}
	if d.cooperative.ID == "" {
		return nil
	}
	if !delivers(d.cooperative) {
		d.refuse(fault.New(fault.Invalid, words.ReceivingNoCooperative,
			fault.Params{"code": r.Cooperative}).At("cooperative"))
	}
	return knownNote(d.tx, d.cooperative, r.DeliveryNote)
}

// delivers tells whether a party may hand goods over.
func delivers(p trade.Party) bool { return p.Has(trade.Cooperative) || p.Has(trade.Grower) }

// knownNote refuses a delivery note that the cooperative handed in before, and shows the first booking. It is told
// alone: whoever books a delivery twice would else read of each of its lots that it is known.
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
func (d *delivery) add(i int, line Line) error {
	item, err := named(d, d.itemCode(i, line.Item), d.tx.ItemByCode)
	if err != nil {
		return err
	}
	if err := errors.Join(d.checkPackage(i, line.Package), d.checkLot(i, line.Lot)); err != nil {
		return err
	}
	if later(line.HarvestedOn, d.consignment.ReceivedOn) {
		d.refuse(fault.New(fault.Invalid, words.ReceivingHarvest,
			fault.Params{"lot": line.Lot, "found": line.HarvestedOn}).At("harvested on"))
	}
	lot := trade.Lot{ID: trade.LotID(clock.NewID()), Number: line.Lot, ItemID: item.ID, PartyID: d.cooperative.ID,
		ConsignmentID: d.consignment.ID, Orchard: line.Orchard, Packhouse: line.Packhouse,
		HarvestedOn: line.HarvestedOn, Country: d.cooperative.Country}
	booked := trade.ConsignmentLine{LotID: lot.ID, ItemID: item.ID, Packages: line.Packages, Package: line.Package,
		GrossG: line.GrossG, TareG: line.TareG, NetG: line.NetG, Graded: line.Graded, GradeAG: line.GradeAG,
		GradeBG: line.GradeBG, RejectG: line.RejectG, Weighings: line.Weighings, TareWeighings: line.TareWeighings}
	d.consignment.Lines = append(d.consignment.Lines, booked)
	d.lots, d.items = append(d.lots, lot), append(d.items, item.ID)
	goods := trade.Goods{ItemID: item.ID, LotID: lot.ID, Grade: trade.Ungraded, OwnerID: d.owner}
	d.e.Move(d.cooperative.ID.At(), d.location.ID.At(), goods, amountOf(item, line.NetG))
	if line.Graded {
		moveGraded(d.e, d.location.ID.At(), item, goods, booked)
	}
	return d.tx.PutLot(d.e, lot)
}

// later tells whether one calendar date comes after another. Of a text that is no date it says nothing: the nouns
// refuse it.
func later(date, than string) bool {
	_, bad := time.Parse(time.DateOnly, date)
	_, badToo := time.Parse(time.DateOnly, than)
	return bad == nil && badToo == nil && date > than
}

// book posts the delivery and tells the platform. The delivery takes its number when nothing speaks against it any
// more, so that a refused one leaves no gap.
func (d *delivery) book() error {
	err := d.judge()
	if err != nil {
		return err
	}
	if d.consignment.Number, err = d.tx.TakeNumber("consignment", d.e.ID); err != nil {
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

// judge tells all that speaks against the delivery: what does not fit this ledger, or else what breaks a rule.
func (d *delivery) judge() error {
	if err := d.faults.OrNil(); err != nil {
		return err
	}
	return d.validate()
}

// validate holds the nouns against their own rules.
func (d *delivery) validate() error {
	l := fault.All(d.consignment.Validate())
	for _, lot := range d.lots {
		l = append(l, fault.All(lot.Validate())...)
	}
	return l.OrNil()
}

func amountOf(item trade.Item, netG int64) trade.Amount {
	return trade.Amount{QtyMilli: item.QtyMilli(netG), NetG: netG}
}

// moveGraded moves goods of a lot from ungraded to their grades, through the adjustment that grading is.
func moveGraded(e *trade.Entry, at trade.Place, item trade.Item, ungraded trade.Goods, line trade.ConsignmentLine) {
	e.Move(at, trade.Grading, ungraded, amountOf(item, line.NetG))
	amounts := line.GradeAmounts(item)
	for _, grade := range trade.Grades {
		goods := ungraded
		goods.Grade = grade
		e.Move(trade.Grading, at, goods, amounts[grade])
	}
}
