package checking

import (
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// lotsIn sums how much of each lot each shipment carries, and how much lies in store, by number of the lot. What is
// loaded and still stands in the yard is carried.
func lotsIn(tx *store.Tx, shipments []trade.Shipment) (carried map[string]map[string]int64, stored map[string]int64,
	err error) {
	byLot := map[trade.LotID]map[string]int64{}
	sites, inStore, err := lotsInStore(tx)
	if err != nil {
		return nil, nil, err
	}
	for _, sh := range shipments {
		units, err := tx.TransportUnitsOf(sh.ID)
		if err != nil {
			return nil, nil, err
		}
		for _, unit := range units {
			if err := addLoad(tx, unit, sites, byLot, inStore, sh.Reference); err != nil {
				return nil, nil, err
			}
		}
	}
	return numbered(tx, byLot, inStore)
}

// lotsInStore sums what is at all sites.
func lotsInStore(tx *store.Tx) (sites []trade.Place, netG map[trade.LotID]int64, err error) {
	all, err := tx.Locations()
	netG = map[trade.LotID]int64{}
	for _, one := range all {
		if err != nil || one.Parent != "" {
			continue
		}
		var goods []trade.Stock
		goods, err = tx.Contents(one.ID.At())
		sites = append(sites, one.ID.At())
		for _, g := range goods {
			netG[g.LotID] += g.NetG
		}
	}
	return sites, netG, err
}

// addLoad counts what is in a transport unit as carried, and no longer as stored where it stands at a site.
func addLoad(tx *store.Tx, unit trade.TransportUnit, sites []trade.Place, byLot map[trade.LotID]map[string]int64,
	inStore map[trade.LotID]int64, reference string) error {
	goods, err := tx.Contents(unit.ID.At())
	if err != nil || len(goods) == 0 {
		return err
	}
	above, err := tx.Ancestors(unit.ID.At())
	here := slices.ContainsFunc(above, func(p trade.Place) bool { return slices.Contains(sites, p) })
	for _, g := range goods {
		if byLot[g.LotID] == nil {
			byLot[g.LotID] = map[string]int64{}
		}
		byLot[g.LotID][reference] += g.NetG
		if here {
			inStore[g.LotID] -= g.NetG
		}
	}
	return err
}

// numbered names lots by their numbers.
func numbered(tx *store.Tx, byLot map[trade.LotID]map[string]int64, inStore map[trade.LotID]int64) (
	carried map[string]map[string]int64, stored map[string]int64, err error) {
	carried, stored = map[string]map[string]int64{}, map[string]int64{}
	for id, shipments := range byLot { // of others nobody asks
		lot, err := tx.Lot(id)
		if err != nil {
			return nil, nil, err
		}
		carried[lot.Number], stored[lot.Number] = shipments, inStore[id]
	}
	return carried, stored, nil
}
