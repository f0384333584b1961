package stock

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Trace is everything known of one lot: where it came from, what became of it, where it is now.
type Trace struct {
	Lot         trade.Lot
	Item        trade.Item
	Cooperative trade.Party       // empty for a lot made from lots of several
	Consignment trade.Consignment // empty for a lot that was made here
	Origins     []Share           // lots it was made from
	MadeInto    []Share           // lots that were made from it
	Entries     []trade.Entry     // what moved goods of it, oldest first
	Where       []Holding         // by kind and code of the place
	Shipments   []Shipped         // by reference
}

// Share is a lot that went into another one, or came out of it.
type Share struct {
	Lot  trade.Lot
	NetG int64   // how much of the one went into the other
	Lots []Share // the same one step further
}

// Holding is what one place holds of a lot now.
type Holding struct {
	Place    Spot // a location, a transport unit, or the party it was handed to
	In       Spot // what that place stands in; the consignee, once a transport unit has left; empty for a site
	Packages int64
	NetG     int64
}

// Shipped is what one shipment holds of a lot, loaded or despatched.
type Shipped struct {
	Reference string
	State     trade.ShipmentState
	Packages  int64
	NetG      int64
}

// Trace follows a lot, by its number, up to its origins and down to who holds it. NotFound when there is none.
func (s *Service) Trace(ctx context.Context, actor trade.Actor, number string) (t Trace, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return t, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		if t.Lot, err = tx.LotByNumber(number); err != nil {
			return err
		}
		if err := t.head(tx); err != nil {
			return err
		}
		if t.Origins, err = newWalk(originsOf).from(tx, t.Lot); err != nil {
			return err
		}
		if t.MadeInto, err = newWalk(madeInto).from(tx, t.Lot); err != nil {
			return err
		}
		if t.Entries, err = tx.LotHistory(t.Lot.ID); err != nil {
			return err
		}
		return t.locate(tx)
	})
	if err != nil {
		return Trace{}, err
	}
	return t, nil
}

// head reads what the lot itself names.
func (t *Trace) head(tx *store.Tx) (err error) {
	if t.Item, err = tx.Item(t.Lot.ItemID); err != nil {
		return err
	}
	if t.Lot.PartyID != "" {
		if t.Cooperative, err = tx.Party(t.Lot.PartyID); err != nil {
			return err
		}
	}
	if t.Lot.ConsignmentID != "" {
		t.Consignment, err = tx.Consignment(t.Lot.ConsignmentID)
	}
	return err
}

// walk follows lots in one direction. It looks at each lot once, however many ways lead to it.
type walk struct {
	next func(*store.Tx, trade.Lot) ([]Share, error)
	seen map[trade.LotID][]Share
}

func newWalk(next func(*store.Tx, trade.Lot) ([]Share, error)) walk {
	return walk{next, map[trade.LotID][]Share{}}
}

func (w walk) from(tx *store.Tx, lot trade.Lot) ([]Share, error) {
	if known, seen := w.seen[lot.ID]; seen {
		return known, nil
	}
	w.seen[lot.ID] = nil // so that a damaged ledger cannot lead round in a circle
	shares, err := w.next(tx, lot)
	if err != nil {
		return nil, err
	}
	for i := range shares {
		if shares[i].Lots, err = w.from(tx, shares[i].Lot); err != nil {
			return nil, err
		}
	}
	w.seen[lot.ID] = shares
	return shares, nil
}

func originsOf(tx *store.Tx, lot trade.Lot) (shares []Share, err error) {
	for _, o := range lot.Origins {
		origin, err := tx.Lot(o.LotID)
		if err != nil {
			return nil, err
		}
		shares = append(shares, Share{Lot: origin, NetG: o.NetG})
	}
	return shares, nil
}

func madeInto(tx *store.Tx, lot trade.Lot) (shares []Share, err error) {
	made, err := tx.LotsMadeFrom(lot.ID)
	for _, m := range made {
		for _, o := range m.Origins {
			if o.LotID == lot.ID {
				shares = append(shares, Share{Lot: m, NetG: o.NetG})
			}
		}
	}
	return shares, err
}

// locate says who holds the lot and which shipments it is in.
func (t *Trace) locate(tx *store.Tx) error {
	resting, err := restingPlaces(tx, balances(t.Entries, t.Lot.ID))
	if err != nil {
		return err
	}
	shipped := map[trade.ShipmentID]trade.Amount{}
	for _, place := range slices.Sorted(maps.Keys(resting)) { // a container that was here twice stands in order
		amount := resting[place]
		holding := Holding{Packages: amount.Packages, NetG: amount.NetG}
		if holding.Place, err = spotOf(tx, place); err != nil {
			return err
		}
		in, _, err := tx.Parent(place)
		if err != nil {
			return err
		}
		if in != trade.Nowhere {
			if holding.In, err = spotOf(tx, in); err != nil {
				return err
			}
		}
		t.Where = append(t.Where, holding)
		if place.Kind() != trade.TransportPlace {
			continue
		}
		u, err := tx.TransportUnit(trade.TransportUnitID(place.ID()))
		if err != nil {
			return err
		}
		shipped[u.ShipmentID] = shipped[u.ShipmentID].Plus(amount)
	}
	slices.SortStableFunc(t.Where, func(a, b Holding) int {
		return cmp.Or(cmp.Compare(a.Place.Kind, b.Place.Kind), cmp.Compare(a.Place.Code, b.Place.Code))
	})
	return t.shipments(tx, shipped)
}

func (t *Trace) shipments(tx *store.Tx, shipped map[trade.ShipmentID]trade.Amount) error {
	for id, amount := range shipped {
		s, err := tx.Shipment(id)
		if err != nil {
			return err
		}
		t.Shipments = append(t.Shipments, Shipped{s.Reference, s.State, amount.Packages, amount.NetG})
	}
	slices.SortFunc(t.Shipments, func(a, b Shipped) int { return cmp.Compare(a.Reference, b.Reference) })
	return nil
}

// balances sums up what each place holds of a lot directly, from all that ever moved goods of it. It is what the
// stock says too, and costs no search through the stock of every place there is.
func balances(entries []trade.Entry, lot trade.LotID) map[trade.Place]trade.Amount {
	held := map[trade.Place]trade.Amount{}
	for _, e := range entries {
		for _, m := range e.Movements {
			if m.LotID == lot {
				held[m.From] = held[m.From].Plus(m.Amount.Minus())
				held[m.To] = held[m.To].Plus(m.Amount)
			}
		}
	}
	return held
}

// restingPlaces sums up what is held by the places that units stand in. Left out are adjustments, which hold
// nothing that could be found, and parties that only gave.
func restingPlaces(tx *store.Tx, held map[trade.Place]trade.Amount) (map[trade.Place]trade.Amount, error) {
	resting := map[trade.Place]trade.Amount{}
	for place, amount := range held {
		kind := place.Kind()
		if amount.Zero() || kind == trade.AdjustmentPlace || kind == trade.PartyPlace && amount.NetG <= 0 {
			continue
		}
		if kind == trade.UnitPlace {
			above, err := tx.Ancestors(place)
			if err != nil {
				return nil, err
			}
			for _, a := range above {
				if place.Kind() == trade.UnitPlace {
					place = a
				}
			}
		}
		resting[place] = resting[place].Plus(amount)
	}
	return resting, nil
}
