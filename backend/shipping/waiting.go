package shipping

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// LotProgress is how much of one lot is loaded for a line, and how much waits at the site.
type LotProgress struct {
	Lot     trade.Lot
	Loaded  int64
	Waiting int64
}

// WaitingGroup is packages of one lot that stand together: on one pallet, or loose at one location.
type WaitingGroup struct {
	store.Waiting
	Lot      trade.Lot
	Location trade.Location
	Pallet   trade.HandlingUnit // nothing where they stand loose
	Mixed    bool               // the pallet carries other goods too, and comes only as a whole
}

// readOnce reads each lot and each location once, however many groups are of it or stand there.
type readOnce struct {
	tx        *store.Tx
	lots      map[trade.LotID]trade.Lot
	locations map[trade.LocationID]trade.Location
}

func newReadOnce(tx *store.Tx) readOnce {
	return readOnce{tx, map[trade.LotID]trade.Lot{}, map[trade.LocationID]trade.Location{}}
}

func (r readOnce) lot(id trade.LotID) (trade.Lot, error) { return once(r.lots, id, r.tx.Lot) }

func (r readOnce) location(id trade.LocationID) (trade.Location, error) {
	return once(r.locations, id, r.tx.Location)
}

func once[K comparable, V any](known map[K]V, key K, read func(K) (V, error)) (V, error) {
	if v, found := known[key]; found {
		return v, nil
	}
	v, err := read(key)
	known[key] = v
	return v, err
}

// loadedLots counts the packages of each kind of goods in transport units, by lot.
func loadedLots(tx *store.Tx, transports []TransportProgress) (map[kindOfGoods]map[trade.LotID]int64, error) {
	loaded := map[kindOfGoods]map[trade.LotID]int64{}
	for _, t := range transports {
		rows, err := tx.Contents(t.ID.At())
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			kind := kindOfGoods{row.ItemID, row.Grade}
			if loaded[kind] == nil {
				loaded[kind] = map[trade.LotID]int64{}
			}
			loaded[kind][row.LotID] += row.Packages
		}
	}
	return loaded, nil
}

// waitingGroups reads what waits at the site for a shipment, by kind of goods.
func waitingGroups(tx *store.Tx, sh trade.Shipment, read readOnce) (map[kindOfGoods][]WaitingGroup, error) {
	firm, err := tx.Firm()
	if err != nil {
		return nil, err
	}
	all, err := tx.WaitingIn(firm.SiteID.At())
	if err != nil {
		return nil, err
	}
	whole := map[trade.UnitID]int64{}
	for _, w := range all {
		whole[w.Pallet] += w.Packages
	}
	groups := map[kindOfGoods][]WaitingGroup{}
	for _, w := range all {
		if _, wanted := sh.LineFor(w.ItemID, w.Grade); !wanted {
			continue
		}
		g, err := groupOf(tx, read, w)
		if err != nil {
			return nil, err
		}
		g.Mixed = w.Pallet != "" && whole[w.Pallet] > w.Packages
		kind := kindOfGoods{w.ItemID, w.Grade}
		groups[kind] = append(groups[kind], g)
	}
	for _, of := range groups {
		slices.SortFunc(of, loadedFirst)
	}
	return groups, nil
}

func groupOf(tx *store.Tx, read readOnce, w store.Waiting) (g WaitingGroup, err error) {
	g.Waiting = w
	if g.Lot, err = read.lot(w.LotID); err != nil {
		return g, err
	}
	if g.Location, err = read.location(w.Location); err != nil || w.Pallet == "" {
		return g, err
	}
	g.Pallet, err = tx.Unit(w.Pallet)
	return g, err
}

// loadedFirst puts the oldest harvest first, and whole pallets before loose packages.
func loadedFirst(a, b WaitingGroup) int {
	loose := func(g WaitingGroup) int {
		if g.Waiting.Pallet == "" {
			return 1
		}
		return 0
	}
	return cmp.Or(olderFirst(a.Lot, b.Lot), cmp.Compare(a.Location.Code, b.Location.Code),
		cmp.Compare(loose(a), loose(b)), cmp.Compare(a.Pallet.Number, b.Pallet.Number))
}

func olderFirst(a, b trade.Lot) int {
	return cmp.Or(cmp.Compare(a.HarvestedOn, b.HarvestedOn), cmp.Compare(a.Number, b.Number))
}

// count sums up a line by its lots.
func (l *LineProgress) count(read readOnce, loaded map[trade.LotID]int64) error {
	byLot := map[trade.LotID]LotProgress{}
	add := func(id trade.LotID, loaded, waiting int64) error {
		lot, err := read.lot(id)
		sum := byLot[id]
		byLot[id] = LotProgress{Lot: lot, Loaded: sum.Loaded + loaded, Waiting: sum.Waiting + waiting}
		l.Loaded, l.Waiting = l.Loaded+loaded, l.Waiting+waiting
		return err
	}
	for id, packages := range loaded {
		if err := add(id, packages, 0); err != nil {
			return err
		}
	}
	for _, g := range l.Groups {
		if err := add(g.LotID, 0, g.Packages); err != nil {
			return err
		}
	}
	l.Lots = slices.SortedFunc(maps.Values(byLot), func(a, b LotProgress) int { return olderFirst(a.Lot, b.Lot) })
	return nil
}

// GroupRequest names packages that stand together, as people name them.
type GroupRequest struct {
	Lot      string      // lot number
	Grade    trade.Grade // of the packages
	Location string      // location code
	Pallet   string      // number of the pallet; empty for those that stand loose
	After    string      // number of the last unit that was read before; empty for the beginning
	Most     int         // how many are wanted at most
}

// Units lists the packages that stand together, in the order of their making and by the page: a cold room may hold tens
// of thousands.
func (s *Service) Units(ctx context.Context, actor trade.Actor, r GroupRequest) (all []trade.HandlingUnit, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		w, err := r.group(tx)
		if err != nil {
			return err
		}
		var after trade.HandlingUnit
		if r.After != "" {
			if after, err = tx.UnitByIdentifier(r.After); err != nil {
				return err
			}
		}
		all, err = tx.WaitingUnits(w, after.ID, r.Most)
		return err
	})
	return all, err
}

func (r GroupRequest) group(tx *store.Tx) (w store.Waiting, err error) {
	lot, err := tx.LotByNumber(r.Lot)
	if err != nil {
		return w, err
	}
	location, err := tx.LocationByCode(r.Location)
	if err != nil {
		return w, err
	}
	w = store.Waiting{Location: location.ID, LotID: lot.ID, ItemID: lot.ItemID, Grade: r.Grade}
	if r.Pallet != "" {
		pallet, err := tx.UnitByIdentifier(r.Pallet)
		w.Pallet = pallet.ID
		return w, err
	}
	return w, nil
}

// FindRequest looks for a unit that waits for a shipment, by how its number or SSCC ends.
type FindRequest struct {
	Shipment string // shipment reference
	End      string // the last digits, as somebody reads them out
	Most     int    // how many are wanted at most
}

// Found is a unit with where it stands.
type Found struct {
	trade.HandlingUnit
	Location trade.Location
	Pallet   string // number of the pallet that it stands on, or empty
}

// Find lists the units at the site that a shipment could carry and whose number or SSCC ends in some digits.
func (s *Service) Find(ctx context.Context, actor trade.Actor, r FindRequest) (all []Found, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		sh, err := tx.ShipmentByReference(r.Shipment)
		if err != nil {
			return err
		}
		firm, err := tx.Firm()
		if err != nil {
			return err
		}
		units, err := tx.UnitsEnding(firm.SiteID.At(), r.End, r.Most)
		if err != nil {
			return err
		}
		for _, u := range units {
			found, wanted, err := found(tx, sh, u)
			if err != nil {
				return err
			}
			if wanted {
				all = append(all, found)
			}
		}
		return nil
	})
	return all, err
}

// found tells where a unit stands, and whether a shipment has a line for something that it holds.
func found(tx *store.Tx, sh trade.Shipment, u trade.HandlingUnit) (f Found, wanted bool, err error) {
	f.HandlingUnit = u
	goods, err := tx.Contents(u.ID.At())
	if err != nil {
		return f, false, err
	}
	wanted = slices.ContainsFunc(goods, func(row trade.Stock) bool {
		_, has := sh.LineFor(row.ItemID, row.Grade)
		return has
	})
	at, outside, err := placesOf(tx, u)
	if err != nil || outside.Kind() != trade.LocationPlace {
		return f, false, err
	}
	if at != outside {
		pallet, err := tx.Unit(trade.UnitID(at.ID()))
		if err != nil {
			return f, false, err
		}
		f.Pallet = pallet.Number
	}
	f.Location, err = tx.Location(trade.LocationID(outside.ID()))
	return f, wanted, err
}
