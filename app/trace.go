package app

import (
	"cmp"
	"context"

	"tradehub/backend/station"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// LotTrace is one lot: its facts, the way of its goods as a drawing, what of it lies here, and what happened to it.
type LotTrace struct {
	Lot         string      `json:"lot"`
	Item        string      `json:"item"`
	ItemName    trade.Names `json:"itemName"`
	Cooperative trade.Names `json:"cooperative"` // empty for a lot made from lots of several
	Delivery    string      `json:"delivery"`    // our number of the delivery; empty for a lot that was made here
	Note        string      `json:"note"`        // the cooperative's delivery note
	ReceivedOn  string      `json:"receivedOn"`
	Orchard     string      `json:"orchard"`
	Packhouse   string      `json:"packhouse"`
	HarvestedOn string      `json:"harvestedOn"`
	AgeDays     int         `json:"ageDays"`
	Country     string      `json:"country"`
	Nodes       []TraceNode `json:"nodes"`
	Edges       []TraceEdge `json:"edges"`
	Steps       []TraceStep `json:"steps"` // newest first
}

// TraceNode is one thing on the way of the goods.
type TraceNode struct {
	ID       string      `json:"id"`
	Kind     string      `json:"kind"`  // orchard, delivery, lot, pallets, location, transport, shipment, party
	Level    int         `json:"level"` // column of the drawing, from the orchard on
	Title    string      `json:"title"`
	Name     trade.Names `json:"name"`
	Note     string      `json:"note"` // a second figure of the node: a date, a code, a state
	Packages int64       `json:"packages"`
	NetG     int64       `json:"netG"`
	About    string      `json:"about"` // what its own page calls it
}

// TraceEdge leads from one thing to the next.
type TraceEdge struct {
	From string `json:"from"`
	To   string `json:"to"`
	NetG int64  `json:"netG"`
}

// The columns of the drawing. Lots stand between deliveries and pallets, in as many columns as they were made in
// steps.
const (
	levelOrchard = iota
	levelDelivery
	levelLot
)

// mostLots is how many lots before and after one are drawn with all their own ways.
const mostLots = 40

// Trace follows a lot, by its number, from where it grew to whoever has it.
func (s *Shelf) Trace(number string) (t LotTrace, err error) {
	t.Nodes, t.Edges, t.Steps = []TraceNode{}, []TraceEdge{}, []TraceStep{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		found, err := st.Stock.Trace(ctx, actor, number)
		if err != nil {
			return err
		}
		onward, err := tracesOf(ctx, st, actor, found.MadeInto)
		if err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			t.facts(found, tx.Today())
			d := newDrawing(tx)
			if err := d.draw(found, onward); err != nil {
				return err
			}
			t.Nodes, t.Edges = d.nodes, d.edges
			t.Steps, err = traceHistory(tx, actor, found)
			return err
		})
	})
	return t, err
}

func (t *LotTrace) facts(of stock.Trace, today string) {
	t.Lot, t.Item, t.ItemName = of.Lot.Number, of.Item.Code, of.Item.Name
	t.Cooperative, t.Delivery, t.Note = of.Cooperative.Name, of.Consignment.Number, of.Consignment.DeliveryNote
	t.ReceivedOn, t.Orchard, t.Packhouse = of.Consignment.ReceivedOn, of.Lot.Orchard, of.Lot.Packhouse
	t.HarvestedOn, t.Country = of.Lot.HarvestedOn, of.Lot.Country
	t.AgeDays = daysBetween(t.HarvestedOn, today)
}

// tracesOf follows the lots that were made from a lot, at every step.
func tracesOf(ctx context.Context, st *station.Station, actor trade.Actor, made []stock.Share) (
	all map[trade.LotID]stock.Trace, err error) {
	all = map[trade.LotID]stock.Trace{}
	for next := made; len(next) > 0 && len(all) < mostLots; next = next[1:] {
		lot := next[0].Lot
		if _, known := all[lot.ID]; known {
			continue
		}
		if all[lot.ID], err = st.Stock.Trace(ctx, actor, lot.Number); err != nil {
			return nil, err
		}
		next = append(next, next[0].Lots...)
	}
	return all, nil
}

// drawing collects the nodes and edges of a trace, each once.
type drawing struct {
	tx    *store.Tx
	nodes []TraceNode
	edges []TraceEdge
	at    map[string]int // where in nodes each id stands
	after int            // the first column behind all lots
}

func newDrawing(tx *store.Tx) *drawing {
	return &drawing{tx: tx, nodes: []TraceNode{}, edges: []TraceEdge{}, at: map[string]int{}}
}

// draw draws a lot with all its origins and all that was made from it.
func (d *drawing) draw(of stock.Trace, onward map[trade.LotID]stock.Trace) error {
	level := levelLot + depth(of.Origins)
	d.after = level + depth(of.MadeInto) + 1
	if err := d.lot(of.Lot, level); err != nil {
		return err
	}
	if err := d.origins(of.Lot, of.Origins, level); err != nil {
		return err
	}
	return d.becomes(of, onward, level)
}

// depth counts the steps of making in shares.
func depth(shares []stock.Share) (steps int) {
	for _, s := range shares {
		steps = max(steps, 1+depth(s.Lots))
	}
	return steps
}

func lotID(lot trade.Lot) string { return "lot/" + lot.Number }

// put adds a node, or adds its amounts to the one that stands there already.
func (d *drawing) put(n TraceNode) {
	if i, there := d.at[n.ID]; there {
		d.nodes[i].NetG += n.NetG
		d.nodes[i].Packages += n.Packages
		d.nodes[i].Level = max(d.nodes[i].Level, n.Level)
		return
	}
	d.at[n.ID] = len(d.nodes)
	d.nodes = append(d.nodes, n)
}

func (d *drawing) has(id string) bool {
	_, there := d.at[id]
	return there
}

func (d *drawing) lead(from, to string, netG int64) {
	for i, e := range d.edges {
		if e.From == from && e.To == to {
			d.edges[i].NetG += netG
			return
		}
	}
	d.edges = append(d.edges, TraceEdge{from, to, netG})
}

// lot draws a lot: how much of it there ever was is what was received or made.
func (d *drawing) lot(lot trade.Lot, level int) error {
	item, err := d.tx.Item(lot.ItemID)
	if err != nil {
		return err
	}
	d.put(TraceNode{ID: lotID(lot), Kind: "lot", Level: level, Title: lot.Number, Name: item.Name,
		Note: lot.HarvestedOn, About: lot.Number})
	return d.source(lot)
}

// source draws the delivery and the orchard that a lot came from.
func (d *drawing) source(lot trade.Lot) error {
	if lot.ConsignmentID == "" {
		return nil
	}
	c, err := d.tx.Consignment(lot.ConsignmentID)
	if err != nil {
		return err
	}
	party, err := d.tx.Party(lot.PartyID)
	if err != nil {
		return err
	}
	for _, line := range c.Lines {
		if line.LotID != lot.ID {
			continue
		}
		delivery, orchard := "delivery/"+c.Number, "orchard/"+party.Code+"/"+lot.Orchard
		d.put(TraceNode{ID: orchard, Kind: "orchard", Level: levelOrchard, Title: cmp.Or(lot.Orchard, party.Code),
			Name: party.Name, Note: lot.Packhouse, NetG: line.NetG, About: party.Code})
		d.put(TraceNode{ID: delivery, Kind: "delivery", Level: levelDelivery, Title: c.DeliveryNote,
			Note: c.ReceivedOn, NetG: line.NetG, Packages: line.Packages, About: c.Number})
		d.lead(orchard, delivery, line.NetG)
		d.lead(delivery, lotID(lot), line.NetG)
		d.nodes[d.at[lotID(lot)]].NetG += line.NetG
	}
	return nil
}

// origins draws the lots that a lot was made from, back to their orchards.
func (d *drawing) origins(lot trade.Lot, shares []stock.Share, level int) error {
	for _, s := range shares {
		seen := d.has(lotID(s.Lot))
		if !seen {
			if err := d.lot(s.Lot, level-1); err != nil {
				return err
			}
		}
		d.lead(lotID(s.Lot), lotID(lot), s.NetG)
		if seen {
			continue
		}
		if err := d.origins(s.Lot, s.Lots, level-1); err != nil {
			return err
		}
	}
	return nil
}

// becomes draws where a lot is now and what was made from it.
func (d *drawing) becomes(of stock.Trace, onward map[trade.LotID]stock.Trace, level int) error {
	at := &d.nodes[d.at[lotID(of.Lot)]]
	if at.NetG == 0 {
		at.NetG = madeG(of)
	}
	if err := d.places(of); err != nil {
		return err
	}
	for _, s := range of.MadeInto {
		seen := d.has(lotID(s.Lot))
		if !seen {
			if err := d.lot(s.Lot, level+1); err != nil {
				return err
			}
		}
		d.lead(lotID(of.Lot), lotID(s.Lot), s.NetG)
		next, followed := onward[s.Lot.ID]
		if seen || !followed {
			continue
		}
		if err := d.becomes(next, onward, level+1); err != nil {
			return err
		}
	}
	return nil
}

// madeG gives what came out of processing as a lot: an undone making takes it back again.
func madeG(t stock.Trace) (netG int64) {
	for _, e := range t.Entries {
		for _, m := range e.Movements {
			switch {
			case m.LotID != t.Lot.ID:
			case m.From == trade.Processing && e.Kind == trade.EntryMake:
				netG += m.NetG
			case m.To == trade.Processing && e.Kind == trade.EntryReverse:
				netG -= m.NetG
			}
		}
	}
	return netG
}
