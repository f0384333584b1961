package app

import (
	"context"

	"tradehub/backend/station"
	"tradehub/backend/stock"
	"tradehub/backend/trade"
)

// ShelfMove carries loose goods of one lot and grade to another location.
type ShelfMove struct {
	Lot   string      `json:"lot"`
	Grade trade.Grade `json:"grade"`
	From  string      `json:"from"`
	To    string      `json:"to"`
	NetG  int64       `json:"netG"`
}

// Move carries loose goods from one location to another.
func (s *Shelf) Move(m ShelfMove, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Stock.MoveGoods(ctx, actor, stock.MoveGoodsRequest{Lot: m.Lot, Grade: m.Grade, From: m.From,
			To: m.To, NetG: m.NetG, Command: trade.EntryID(command)})
		return err
	})
}

// ShelfCount is the result of counting the loose goods of one lot and grade at a location.
type ShelfCount struct {
	Lot      string      `json:"lot"`
	Grade    trade.Grade `json:"grade"`
	Location string      `json:"location"`
	CountedG int64       `json:"countedG"`
	Reason   string      `json:"reason"` // correction or shrinkage
	Note     string      `json:"note"`
}

// Adjust books the difference between what was counted and what the books have.
func (s *Shelf) Adjust(c ShelfCount, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Stock.Adjust(ctx, actor, stock.AdjustRequest{Lot: c.Lot, Grade: c.Grade, Location: c.Location,
			CountedNetG: c.CountedG, Reason: stock.Reason(c.Reason), Note: c.Note, Command: trade.EntryID(command)})
		return err
	})
}

// ShelfMake makes a lot from parts of others.
type ShelfMake struct {
	Number   string      `json:"number"`
	Item     string      `json:"item"`
	Location string      `json:"location"`
	Grade    trade.Grade `json:"grade"`
	MadeOn   string      `json:"madeOn"`
	NetG     int64       `json:"netG"`
	Parts    []ShelfPart `json:"parts"`
}

// ShelfPart is loose goods that go into a new lot.
type ShelfPart struct {
	Lot   string      `json:"lot"`
	Grade trade.Grade `json:"grade"`
	NetG  int64       `json:"netG"`
}

// Make makes a new lot from parts of others.
func (s *Shelf) Make(m ShelfMake, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		r := stock.MakeLotRequest{Number: m.Number, Item: m.Item, Location: m.Location, Grade: m.Grade,
			MadeOn: m.MadeOn, NetG: m.NetG, Command: trade.EntryID(command)}
		for _, p := range m.Parts {
			r.Parts = append(r.Parts, stock.Part{Lot: p.Lot, Grade: p.Grade, NetG: p.NetG})
		}
		_, err := st.Stock.MakeLot(ctx, actor, r)
		return err
	})
}

// Undo books the reversal of one entry.
func (s *Shelf) Undo(entry, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Stock.Undo(ctx, actor, stock.UndoRequest{Entry: trade.EntryID(entry),
			Command: trade.EntryID(command)})
		return err
	})
}
