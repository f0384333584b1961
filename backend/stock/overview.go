package stock

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// OverviewRequest says which stock is asked for.
type OverviewRequest struct {
	Location string // location code; empty is the firm's site
	Item     string // item code; empty is every item
}

// Row is the goods of one lot and grade, of one owner, at one spot: a location without those that lie in it, or a
// transport unit that stands there. So the rows add up to all that the asked location holds.
type Row struct {
	Item        string      // item code
	ItemName    trade.Names // of the item
	Lot         string      // lot number
	HarvestedOn string      // calendar date, YYYY-MM-DD
	Grade       trade.Grade
	Owner       string // party code
	Place       Spot
	Loose       trade.Amount // in no unit
	Total       trade.Amount // with what the units there hold; its Packages are their number
}

// Overview lists the stock of a location with everything inside it, by item code, lot number, grade and place.
// NotFound for a location or item that is not there.
func (s *Service) Overview(ctx context.Context, actor trade.Actor, r OverviewRequest) (rows []Row, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		root, err := locationAsked(tx, r.Location)
		if err != nil {
			return err
		}
		item := trade.Item{}
		if r.Item != "" {
			if item, err = tx.ItemByCode(r.Item); err != nil {
				return err
			}
		}
		ground, err := groundOf(tx, root)
		if err != nil {
			return err
		}
		held, err := heldOn(tx, ground, item.ID)
		if err != nil {
			return err
		}
		rows, err = named(tx, ground, held)
		return err
	})
	slices.SortFunc(rows, compareRows)
	return rows, err
}

func compareRows(a, b Row) int {
	return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Lot, b.Lot), cmp.Compare(a.Grade, b.Grade),
		cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Place.Code, b.Place.Code))
}

func locationAsked(tx *store.Tx, code string) (trade.Location, error) {
	if code != "" {
		return tx.LocationByCode(code)
	}
	firm, err := tx.Firm()
	if err != nil {
		return trade.Location{}, err
	}
	return tx.Location(firm.SiteID)
}

// patch is a spot of the ground that is looked at, with the one it stands in.
type patch struct {
	Spot
	place, in trade.Place
}

// groundOf lists a location, the locations in it, and the transport units that stand there and have not left.
func groundOf(tx *store.Tx, root trade.Location) ([]patch, error) {
	all, err := tx.Locations()
	if err != nil {
		return nil, err
	}
	within := map[trade.LocationID][]trade.Location{}
	for _, l := range all {
		within[l.Parent] = append(within[l.Parent], l)
	}
	ground := []patch{{Spot: locationSpot(root), place: root.ID.At()}}
	for next := []trade.Location{root}; len(next) > 0; next = next[1:] {
		for _, l := range within[next[0].ID] {
			ground = append(ground, patch{locationSpot(l), l.ID.At(), l.Parent.At()})
			next = append(next, l)
		}
	}
	transport, err := transportOn(tx, ground)
	return append(ground, transport...), err
}

// transportOn lists the transport units that stand on the ground. Those of despatched shipments do not.
func transportOn(tx *store.Tx, ground []patch) (standing []patch, err error) {
	shipments, err := tx.Shipments()
	if err != nil {
		return nil, err
	}
	for _, s := range shipments {
		if s.State == trade.ShipmentDespatched {
			continue
		}
		transport, err := tx.TransportUnitsOf(s.ID)
		if err != nil {
			return nil, err
		}
		for _, u := range transport {
			in, _, err := tx.Parent(u.ID.At())
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(ground, func(p patch) bool { return p.place == in }) {
				standing = append(standing, patch{transportSpot(u), u.ID.At(), in})
			}
		}
	}
	return standing, nil
}

// heldOn reads what each patch of the ground holds, less what the patches in it hold. An empty item is every item.
func heldOn(tx *store.Tx, ground []patch, item trade.ItemID) (map[trade.Place]map[trade.Goods]trade.Stock, error) {
	held := map[trade.Place]map[trade.Goods]trade.Stock{}
	for _, p := range ground { // a patch comes after the one it stands in
		rows, err := contents(tx, p.place, item)
		if err != nil {
			return nil, err
		}
		held[p.place] = make(map[trade.Goods]trade.Stock, len(rows))
		around := held[p.in]
		for _, row := range rows {
			held[p.place][row.Goods] = row
			if outer, there := around[row.Goods]; there {
				outer.Amount = outer.Plus(row.Amount.Minus())
				around[row.Goods] = outer
			}
		}
	}
	return held, nil
}

func contents(tx *store.Tx, place trade.Place, item trade.ItemID) ([]trade.Stock, error) {
	if item == "" {
		return tx.Contents(place)
	}
	return tx.StockOf(place, item)
}

// named puts what people call them beside the goods of each patch.
func named(tx *store.Tx, ground []patch, held map[trade.Place]map[trade.Goods]trade.Stock) (rows []Row, err error) {
	n := newNames(tx)
	for _, p := range ground {
		if err := n.read(held[p.place]); err != nil {
			return nil, err
		}
		for goods, row := range held[p.place] {
			if row.Amount.Zero() {
				continue
			}
			item, lot := n.items[goods.ItemID], n.lots[goods.LotID]
			rows = append(rows, Row{Item: item.Code, ItemName: item.Name, Lot: lot.Number, HarvestedOn: lot.HarvestedOn,
				Grade: goods.Grade, Owner: n.parties[goods.OwnerID].Code, Place: p.Spot, Loose: row.Own, Total: row.Amount})
		}
	}
	return rows, nil
}
