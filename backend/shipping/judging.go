package shipping

import (
	"cmp"
	"maps"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// task is what a scan is judged against: an open transport unit of an open shipment, and what is in them already.
type task struct {
	tx        *store.Tx
	shipment  trade.Shipment
	transport trade.TransportUnit
	inside    trade.Load            // in the transport unit
	packages  map[kindOfGoods]int64 // in the whole shipment
}

// kindOfGoods is what a line of a shipment asks for.
type kindOfGoods struct {
	item  trade.ItemID
	grade trade.Grade
}

// candidate is a unit that wants to be loaded.
type candidate struct {
	unit  trade.HandlingUnit
	at    trade.Place // where it stands
	load  trade.Load
	goods []trade.Stock
}

// openTask reads the task, and refuses one that is not open.
func openTask(tx *store.Tx, shipment, transport string) (t task, err error) {
	t.tx = tx
	if t.shipment, err = openShipment(tx, shipment); err != nil {
		return t, err
	}
	packages, units, err := loadedOf(tx, t.shipment.ID)
	if err != nil {
		return t, err
	}
	t.packages = packages
	if t.transport, err = numbered(units, t.shipment, transport); err != nil {
		return t, err
	}
	if err := stillOpen(t.transport); err != nil {
		return t, err
	}
	t.inside, err = tx.LoadOf(t.transport.ID.At())
	return t, err
}

// loadedOf counts the packages of each kind of goods in all transport units of a shipment.
func loadedOf(tx *store.Tx, id trade.ShipmentID) (map[kindOfGoods]int64, []trade.TransportUnit, error) {
	units, err := tx.TransportUnitsOf(id)
	if err != nil {
		return nil, nil, err
	}
	packages := map[kindOfGoods]int64{}
	for _, u := range units {
		rows, err := tx.Contents(u.ID.At())
		if err != nil {
			return nil, nil, err
		}
		count(packages, rows)
	}
	return packages, units, nil
}

// count adds the packages of some goods to those of their kind.
func count(packages map[kindOfGoods]int64, goods []trade.Stock) {
	for _, row := range goods {
		packages[kindOfGoods{row.ItemID, row.Grade}] += row.Packages
	}
}

// kindsIn lists kinds of goods in an order of their own, so that of two refusals always the same one is told.
func kindsIn(packages map[kindOfGoods]int64) []kindOfGoods {
	return slices.SortedFunc(maps.Keys(packages), func(a, b kindOfGoods) int {
		return cmp.Or(cmp.Compare(a.item, b.item), cmp.Compare(a.grade, b.grade))
	})
}

// judge decides about one scan, in the order in which a person would ask: which unit is it, where is it, is it of
// this shipment, does it still fit.
func (t task) judge(scan string) (c candidate, err error) {
	if c.unit, err = scanned(t.tx, t.shipment, scan); err != nil {
		return c, err
	}
	if c.at, err = t.free(c.unit); err != nil {
		return c, err
	}
	if c.goods, err = t.tx.Contents(c.unit.ID.At()); err != nil {
		return c, err
	}
	if c.load, err = t.tx.LoadOf(c.unit.ID.At()); err != nil {
		return c, err
	}
	if len(c.goods) == 0 {
		return c, fault.New(fault.Conflict, words.ShippingEmpty, fault.Params{"unit": c.unit.Number})
	}
	if err := t.wanted(c); err != nil {
		return c, err
	}
	if err := t.allBound(c.unit); err != nil {
		return c, err
	}
	return c, t.fits(c)
}

// scanned finds the unit that a scan names, and says what the scan is when it names none.
func scanned(tx *store.Tx, sh trade.Shipment, raw string) (u trade.HandlingUnit, err error) {
	scan, err := gs1.Classify(raw)
	if err != nil {
		return u, err
	}
	u, err = tx.UnitByIdentifier(scan.Value)
	if fault.CodeOf(err) == fault.NotFound {
		return u, unknown(tx, sh, scan)
	}
	if err == nil && u.State == trade.UnitRetired {
		err = fault.New(fault.Conflict, words.ShippingUnitRetired, fault.Params{"unit": u.Number})
	}
	return u, err
}

// unknown says what a scan is that names no unit.
func unknown(tx *store.Tx, sh trade.Shipment, scan gs1.Scan) error {
	key := words.ShippingUnitUnknown
	switch scan.Kind {
	case gs1.KindSSCC:
		key = words.ShippingUnitForeign
	case gs1.KindContainer:
		if _, err := transportOf(tx, sh, scan.Value); err != nil {
			return err
		}
		key = words.ShippingNotAUnit
	case gs1.KindGTIN, gs1.KindElements:
		key = words.ShippingNotAUnit
	}
	return fault.New(fault.NotFound, key, fault.Params{"identifier": scan.Value})
}

// free gives the location a unit stands at, or says where else it is.
func (t task) free(u trade.HandlingUnit) (at trade.Place, err error) {
	at, outside, err := placesOf(t.tx, u)
	switch {
	case err != nil:
		return at, err
	case outside.Kind() == trade.TransportPlace:
		return at, t.inTransport(u, trade.TransportUnitID(outside.ID()))
	case outside.Kind() != trade.LocationPlace:
		return at, fault.New(fault.Conflict, words.ShippingGone, fault.Params{"unit": u.Number})
	case at != outside:
		return at, onPallet(t.tx, u, trade.UnitID(at.ID()))
	}
	return at, nil
}

// placesOf gives the place a unit stands in, and the one around it and any pallets it stands on.
func placesOf(tx *store.Tx, u trade.HandlingUnit) (at, outside trade.Place, err error) {
	at, _, err = tx.Parent(u.ID.At())
	outside = at
	for err == nil && outside.Kind() == trade.UnitPlace {
		outside, _, err = tx.Parent(outside)
	}
	return at, outside, err
}

func onPallet(tx *store.Tx, u trade.HandlingUnit, pallet trade.UnitID) error {
	on, err := tx.Unit(pallet)
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, words.ShippingOnPallet, fault.Params{"unit": u.Number, "pallet": on.Number})
}

func (t task) inTransport(u trade.HandlingUnit, in trade.TransportUnitID) error {
	other, err := t.tx.TransportUnit(in)
	if err != nil {
		return err
	}
	params := fault.Params{"unit": u.Number, "transport": other.Number}
	switch {
	case other.State == trade.TransportDespatched:
		return fault.New(fault.Conflict, words.ShippingGone, params)
	case other.ID == t.transport.ID:
		return fault.New(fault.Conflict, words.ShippingLoadedAlready, params)
	case other.ShipmentID == t.shipment.ID:
		params["door"] = t.transport.Number
		return fault.New(fault.Conflict, words.ShippingLoadedBeside, params)
	}
	sh, err := t.tx.Shipment(other.ShipmentID)
	if err != nil {
		return err
	}
	params["shipment"] = sh.Reference
	return fault.New(fault.Conflict, words.ShippingLoadedElsewhere, params)
}

// wanted refuses goods that the shipment has no line for, or has all its packages of.
func (t task) wanted(c candidate) error {
	packages := map[kindOfGoods]int64{}
	count(packages, c.goods)
	for _, kind := range kindsIn(packages) {
		line, found := t.shipment.LineFor(kind.item, kind.grade)
		if found && t.packages[kind]+packages[kind] <= line.Packages {
			continue
		}
		item, err := t.tx.Item(kind.item)
		if err != nil {
			return err
		}
		key := words.ShippingNotOnShipment
		switch {
		case found:
			key = words.ShippingLineFull
		case kind.grade == trade.Ungraded:
			key = words.ShippingNotGraded
		}
		return fault.New(fault.Conflict, key, fault.Params{"unit": c.unit.Number, "item": item.Name.EN,
			"grade": kind.grade, "shipment": t.shipment.Reference, "planned": line.Packages})
	}
	return nil
}

// allBound is bound for a unit and for what stands on it.
func (t task) allBound(u trade.HandlingUnit) error {
	all := []trade.HandlingUnit{u}
	if u.Kind == trade.Pallet {
		inside, err := t.tx.UnitsByArrival(u.ID.At())
		if err != nil {
			return err
		}
		all = append(all, inside...)
	}
	for _, one := range all {
		if err := t.bound(one); err != nil {
			return err
		}
	}
	return nil
}

// bound refuses a unit whose newest label was printed for another country: what stands on it would be wrong there. A
// label that was printed for no country goes anywhere.
func (t task) bound(u trade.HandlingUnit) error {
	labels, err := t.tx.LabelsOf(u.ID.At())
	if err != nil {
		return err
	}
	for _, l := range slices.Backward(labels) {
		switch l.State {
		case trade.LabelCancelled, trade.LabelQueued, trade.LabelMissing:
			continue // it is not on the unit
		}
		country, err := t.destination(l.JobID)
		if err != nil || country == "" || country == t.shipment.Destination {
			return err
		}
		return fault.New(fault.Conflict, words.ShippingWrongDestination, fault.Params{"unit": u.Number,
			"found": country, "shipment": t.shipment.Reference, "destination": t.shipment.Destination})
	}
	return nil
}

// destination gives the country that labels were printed for, or nothing.
func (t task) destination(id trade.LabelJobID) (string, error) {
	job, err := t.tx.LabelJob(id)
	if err != nil || job.Shipment == "" {
		return job.Destination, err
	}
	sh, err := t.tx.ShipmentByReference(job.Shipment)
	return sh.Destination, err
}

// fits refuses what would be too many packages, or too heavy, for the transport unit.
func (t task) fits(c candidate) error {
	u := t.transport
	after := t.inside.Plus(c.load)
	if u.Packages > 0 && after.Packages > u.Packages {
		return fault.New(fault.Conflict, words.ShippingTransportFull, fault.Params{"unit": c.unit.Number,
			"transport": u.Number, "planned": u.Packages})
	}
	if total := u.TareG + after.GrossG(); u.MaxGrossG > 0 && total > u.MaxGrossG {
		return fault.New(fault.Conflict, words.ShippingTooHeavy, fault.Params{"transport": u.Number,
			"total_kg": (total + 999) / 1000, "limit_kg": u.MaxGrossG / 1000})
	}
	return nil
}

// loaded is the answer to a good scan.
func (t task) loaded(c candidate) Loaded {
	got := Loaded{Unit: c.unit, Transport: t.transport, From: c.at, Goods: c.goods, Load: c.load,
		Inside: t.inside.Packages + c.load.Packages, Loaded: c.load.Packages}
	for _, packages := range t.packages {
		got.Loaded += packages
	}
	for _, line := range t.shipment.Lines {
		got.Planned += line.Packages
	}
	return got
}
