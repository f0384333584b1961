package packing

import (
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// batch is what one step of packing makes, with all that its request names.
type batch struct {
	lot      trade.Lot
	item     trade.Item
	location trade.Location
	place    trade.Place // where the packages come to stand: the location, or a pallet there
	goods    trade.Goods
	kind     trade.UnitKind
	packedOn string
	parcels  []parcel
}

// batch reads what the request names and refuses what may not be packed.
func (r PackRequest) batch(tx *store.Tx) (b batch, err error) {
	if b.lot, err = tx.LotByNumber(r.Lot); err != nil {
		return b, err
	}
	if b.item, err = tx.Item(b.lot.ItemID); err != nil {
		return b, err
	}
	if b.location, err = tx.LocationByCode(r.Location); err != nil {
		return b, err
	}
	firm, err := tx.Firm()
	if err != nil {
		return b, err
	}
	b.goods = trade.Goods{ItemID: b.item.ID, LotID: b.lot.ID, Grade: r.Grade, OwnerID: firm.PartyID}
	b.kind, b.packedOn = r.Kind, r.PackedOn
	if b.packedOn == "" {
		b.packedOn = tx.Today()
	}
	if err := b.allowed(tx.Today()); err != nil {
		return b, err
	}
	if b.place, err = r.place(tx, b.location); err != nil {
		return b, err
	}
	if b.parcels, err = r.parcels(b.item); err != nil {
		return b, err
	}
	return b, b.takeLoose(tx)
}

// allowed tells every rule of packing that kind, grade and date break.
func (b batch) allowed(today string) error {
	var l fault.List
	if !b.kind.Package() {
		l = append(l, fault.New(fault.Invalid, words.PackingKind, fault.Params{"found": b.kind}).At("kind"))
	}
	switch grade := b.goods.Grade; {
	case grade == trade.Ungraded:
		l = append(l, fault.New(fault.Invalid, words.PackingUngraded, fault.Params{"lot": b.lot.Number}).At("grade"))
	case !grade.Known():
		l = append(l, fault.New(fault.Invalid, words.PackingGrade, fault.Params{"found": grade}).At("grade"))
	}
	const field = "packing date"
	params := fault.Params{"field": field, "found": b.packedOn, "lot": b.lot.Number, "harvested": b.lot.HarvestedOn}
	switch _, err := time.Parse(time.DateOnly, b.packedOn); {
	case err != nil:
		l = append(l, fault.New(fault.Invalid, words.TradeDate, params).At(field))
	case b.packedOn > today:
		l = append(l, fault.New(fault.Invalid, words.PackingFuture, params).At(field))
	case b.packedOn < b.lot.HarvestedOn:
		l = append(l, fault.New(fault.Invalid, words.PackingBeforeHarvest, params).At(field))
	}
	return l.OrNil()
}

// place tells where the packages come to stand.
func (r PackRequest) place(tx *store.Tx, location trade.Location) (trade.Place, error) {
	if r.Pallet == "" {
		return location.ID.At(), nil
	}
	pallet, err := identify(tx, r.Pallet)
	if err != nil {
		return trade.Nowhere, err
	}
	if pallet.Kind != trade.Pallet {
		return trade.Nowhere, fault.New(fault.Invalid, words.PackingNotPallet,
			fault.Params{"unit": pallet.Number, "kind": pallet.Kind}).At("pallet")
	}
	return pallet.ID.At(), standsFree(tx, pallet, location)
}

// takeLoose gives each package its share of the goods that lie loose at the location, and refuses when they do not
// fill all of them. What rounding left over goes into the package that takes the last gram, so that no quantity
// stays behind without a weight.
func (b *batch) takeLoose(tx *store.Tx) error {
	loose, err := looseAt(tx, b.location, b.goods)
	if err != nil {
		return err
	}
	left := loose
	for i := range b.parcels {
		p := &b.parcels[i]
		if p.netG > left.NetG {
			return fault.New(fault.Conflict, words.PackingNotEnough, fault.Params{"lot": b.lot.Number,
				"grade": b.goods.Grade, "location": b.location.Code, "have_kg": kilograms(loose.NetG), "fits": i,
				"count": len(b.parcels)})
		}
		p.qtyMilli = b.item.QtyMilli(p.netG)
		left = left.Plus(p.goods().Minus())
	}
	if left.NetG == 0 {
		b.parcels[len(b.parcels)-1].qtyMilli += left.QtyMilli
	}
	return nil
}

// looseAt tells how much of some goods lies at a location in no unit.
func looseAt(tx *store.Tx, location trade.Location, goods trade.Goods) (trade.Amount, error) {
	rows, err := tx.StockOf(location.ID.At(), goods.ItemID)
	for _, row := range rows {
		if row.Goods == goods {
			return row.Own, err
		}
	}
	return trade.Amount{}, err
}

// pack fills the entry with the packages: the goods leave the location as one, and come back as packages.
func (b batch) pack(tx *store.Tx, e *trade.Entry) ([]trade.HandlingUnit, error) {
	numbers, err := takeNumbers(tx, e, len(b.parcels))
	if err != nil {
		return nil, err
	}
	var taken trade.Amount
	for _, p := range b.parcels {
		taken = taken.Plus(p.goods())
	}
	e.Move(b.location.ID.At(), trade.Packing, b.goods, taken)
	units := make([]trade.HandlingUnit, len(b.parcels))
	for i, p := range b.parcels {
		u := trade.HandlingUnit{ID: trade.UnitID(clock.NewID()), Kind: b.kind, ItemID: b.item.ID, GrossG: p.grossG,
			TareG: p.tareG, NetG: p.netG, ScaleLine: p.scaleLine, PackedOn: b.packedOn, State: trade.UnitActive}
		if err := numbers.name(&u, i); err != nil {
			return nil, err
		}
		if err := put(tx, e, u); err != nil {
			return nil, err
		}
		e.Move(trade.Packing, u.ID.At(), b.goods, trade.Amount{Packages: 1}.Plus(p.goods()))
		e.Put(u.ID.At(), trade.Nowhere, b.place)
		units[i] = u
	}
	return units, nil
}
