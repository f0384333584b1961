package store

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Manifest is a shipment with all that is really in it: what papers and the platform are told comes from here,
// and every figure in it comes from units that were scanned.
type Manifest struct {
	Shipment    trade.Shipment
	Departure   trade.Departure
	Consignor   trade.Party
	Consignee   trade.Party
	Notify      trade.Party // empty when there is none
	Units       []LoadedUnit
	Lots        map[trade.LotID]trade.Lot
	Items       map[trade.ItemID]trade.Item
	Total       trade.Load
	Lines       []PricedLine
	Amount      trade.Money
	MinorDigits int // digits of the currency's minor unit
}

// LoadedUnit is a transport unit with what is in it, lot by lot.
type LoadedUnit struct {
	trade.TransportUnit
	Lots []LoadedLot
	Load trade.Load // of the whole transport unit, pallets included
}

// LoadedLot is the part of a lot in one transport unit. Its tare is that of its packages; pallets count with the
// transport unit, once.
type LoadedLot struct {
	trade.Goods
	Load    trade.Load
	First   string // the lowest number of its packages
	Last    string // the highest
	Package string // Rec 21 kind

	Ranges      []UnitRange // all their numbers
	PackedFrom  string      // the first packing date, calendar date
	PackedTo    string      // the last
	PalletTareG int64       // of the pallets that carry its packages; one that carries several lots counts with the first
}

// UnitRange is units whose numbers follow one another, both ends included.
type UnitRange struct {
	First, Last string
	Count       int64
}

// PricedLine is one line of the invoice: all that was loaded of an item and grade.
type PricedLine struct {
	trade.ShipmentLine
	Load   trade.Load
	Amount trade.Money
}

// Manifest reads a shipment with everything loaded into its transport units.
func (tx *Tx) Manifest(id trade.ShipmentID) (Manifest, error) {
	m := Manifest{Lots: map[trade.LotID]trade.Lot{}, Items: map[trade.ItemID]trade.Item{}}
	if err := tx.manifestHead(id, &m); err != nil {
		return m, err
	}
	transport, err := tx.TransportUnitsOf(id)
	if err != nil {
		return m, err
	}
	slices.SortFunc(transport, func(a, b trade.TransportUnit) int { return cmp.Compare(a.Number, b.Number) })
	for _, u := range transport {
		loaded, err := tx.loadedUnit(u, &m)
		if err != nil {
			return m, err
		}
		m.Units = append(m.Units, loaded)
		m.Total = m.Total.Plus(loaded.Load)
	}
	return m, m.price()
}

func (tx *Tx) manifestHead(id trade.ShipmentID, m *Manifest) (err error) {
	if m.Shipment, err = tx.Shipment(id); err != nil {
		return err
	}
	if m.Departure, err = tx.Departure(m.Shipment.DepartureID); err != nil {
		return err
	}
	if m.Consignor, err = tx.Party(m.Shipment.ConsignorID); err != nil {
		return err
	}
	if m.Consignee, err = tx.Party(m.Shipment.ConsigneeID); err != nil {
		return err
	}
	if m.Shipment.NotifyID != "" {
		if m.Notify, err = tx.Party(m.Shipment.NotifyID); err != nil {
			return err
		}
	}
	m.MinorDigits, err = tx.MinorDigits(m.Shipment.Currency())
	return err
}

// MinorDigits reads how many digits the minor unit of a currency has (ISO 4217), from the register.
func (tx *Tx) MinorDigits(currency string) (int, error) {
	row, found, err := tx.RegisterRow("currencies", currency, tx.Today())
	if err != nil {
		return 0, err
	}
	digits, bad := strconv.Atoi(row.Fields["minor_digits"])
	if !found || bad != nil {
		return 0, fault.New(fault.NotFound, words.StoreNotFound, fault.Params{"kind": "currency", "name": currency})
	}
	return digits, nil
}

// loadedUnit sums up a transport unit, lot by lot, from the units in it.
func (tx *Tx) loadedUnit(u trade.TransportUnit, m *Manifest) (LoadedUnit, error) {
	loaded := LoadedUnit{TransportUnit: u}
	var err error
	if loaded.Load, err = tx.LoadOf(u.ID.At()); err != nil {
		return loaded, err
	}
	rows, err := tx.Contents(u.ID.At())
	if err != nil {
		return loaded, err
	}
	byGoods := map[trade.Goods]*LoadedLot{}
	for _, row := range rows {
		lot := &LoadedLot{Goods: row.Goods,
			Load: trade.Load{Packages: row.Packages, QtyMilli: row.QtyMilli, NetG: row.NetG}}
		byGoods[row.Goods] = lot
		if err := tx.named(row.Goods, lot, m); err != nil {
			return loaded, err
		}
	}
	inside, err := tx.AllUnitsIn(u.ID.At())
	if err != nil {
		return loaded, err
	}
	if err := tx.weighPackages(inside, byGoods); err != nil {
		return loaded, err
	}
	for _, lot := range byGoods {
		loaded.Lots = append(loaded.Lots, *lot)
	}
	slices.SortFunc(loaded.Lots, func(a, b LoadedLot) int {
		return cmp.Or(cmp.Compare(m.Lots[a.LotID].Number, m.Lots[b.LotID].Number), compareGoods(a.Goods, b.Goods))
	})
	return loaded, nil
}

// named reads the lot and the item of some goods into the manifest.
func (tx *Tx) named(goods trade.Goods, loaded *LoadedLot, m *Manifest) error {
	if _, known := m.Lots[goods.LotID]; !known {
		lot, err := tx.Lot(goods.LotID)
		if err != nil {
			return err
		}
		m.Lots[goods.LotID] = lot
	}
	if _, known := m.Items[goods.ItemID]; !known {
		item, err := tx.Item(goods.ItemID)
		if err != nil {
			return err
		}
		m.Items[goods.ItemID] = item
	}
	loaded.Package = m.Items[goods.ItemID].Package
	return nil
}

// weighPackages adds to each lot what its packages tell: their packing, their numbers, when they were packed, and the
// pallets beneath them. A package that holds several lots counts with the first of them, in the order of goods.
func (tx *Tx) weighPackages(inside []trade.HandlingUnit, byGoods map[trade.Goods]*LoadedLot) error {
	packages, err := tx.packagesAmong(inside)
	if err != nil {
		return err
	}
	slices.SortFunc(packages, func(a, b packed) int { return cmp.Compare(a.Number, b.Number) })
	lotOf := map[trade.UnitID]*LoadedLot{}
	for _, p := range packages {
		if lot := byGoods[p.goods]; lot != nil {
			lot.take(p.HandlingUnit)
			lotOf[p.ID] = lot
		}
	}
	for _, u := range inside {
		if u.Kind != trade.Pallet {
			continue
		}
		on, err := tx.UnitsIn(u.ID.At())
		if err != nil {
			return err
		}
		if len(on) > 0 && lotOf[on[0].ID] != nil {
			lotOf[on[0].ID].PalletTareG += u.TareG
		}
	}
	return nil
}

// take counts a package in, the next by its number.
func (l *LoadedLot) take(p trade.HandlingUnit) {
	l.Load.TareG += p.TareG
	if l.First == "" {
		l.First, l.PackedFrom = p.Number, p.PackedOn
	}
	l.Last, l.PackedFrom, l.PackedTo = p.Number, min(l.PackedFrom, p.PackedOn), max(l.PackedTo, p.PackedOn)
	if n := len(l.Ranges); n > 0 && follows(l.Ranges[n-1].Last, p.Number) {
		l.Ranges[n-1].Last, l.Ranges[n-1].Count = p.Number, l.Ranges[n-1].Count+1
		return
	}
	l.Ranges = append(l.Ranges, UnitRange{p.Number, p.Number, 1})
}

// follows tells whether a number is the next one of the same series: the digits at its end are one more.
func follows(number, next string) bool {
	head := strings.TrimRight(number, "0123456789")
	n, bad := strconv.ParseInt(number[len(head):], 10, 64)
	return bad == nil && next == fmt.Sprintf("%s%0*d", head, len(number)-len(head), n+1)
}

// price values every line of the shipment at what was loaded of it.
func (m *Manifest) price() error {
	m.Amount.Currency = m.Shipment.Currency()
	for _, line := range m.Shipment.Lines {
		priced := PricedLine{ShipmentLine: line}
		for _, u := range m.Units {
			for _, l := range u.Lots {
				if l.ItemID == line.ItemID && l.Grade == line.Grade {
					priced.Load = priced.Load.Plus(l.Load)
				}
			}
		}
		priced.Amount = line.Price.Amount(priced.Load.QtyMilli, m.MinorDigits)
		m.Amount.Minor += priced.Amount.Minor
		m.Lines = append(m.Lines, priced)
	}
	return nil
}
