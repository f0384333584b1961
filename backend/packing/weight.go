package packing

import (
	"fmt"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// mostPackages is how many packages one step may make: about eight containers of cartons. A greater number is a
// slip of the finger.
const mostPackages = 10_000

// heaviestG is more than any unit weighs: no transport unit carries 100 t. A greater weight is a slip of the finger
// and would, in an item without a weight range, go unnoticed into every sum.
const heaviestG = 100_000_000

// parcel is one package that is to be packed.
type parcel struct {
	grossG, tareG, netG int64
	qtyMilli            int64
	scaleLine           string
}

// goods is what the parcel takes from the loose goods.
func (p parcel) goods() trade.Amount { return trade.Amount{QtyMilli: p.qtyMilli, NetG: p.netG} }

// parcels tells the weights of every package of the request: all alike, or each as weighed. Every weight that is
// wrong is told.
func (r PackRequest) parcels(item trade.Item) ([]parcel, error) {
	count, err := r.count()
	if err != nil {
		return nil, err
	}
	tareG := orStandard(r.TareG, item.TareG)
	if len(r.Weights) == 0 {
		one, err := standardParcel(item, orStandard(r.NetG, item.NetG), tareG)
		return slices.Repeat([]parcel{one}, int(count)), err
	}
	var l fault.List
	parcels := make([]parcel, count)
	for i, w := range r.Weights {
		netG, err := netOf(item, w.GrossG, tareG)
		for _, f := range fault.All(err) {
			l = append(l, f.At(fmt.Sprintf("weight %d", i+1)))
		}
		parcels[i] = parcel{grossG: w.GrossG, tareG: tareG, netG: netG, scaleLine: w.ScaleLine}
	}
	return parcels, l.OrNil()
}

// count tells how many packages the request asks for.
func (r PackRequest) count() (int64, error) {
	weights := int64(len(r.Weights))
	count := r.Count
	if weights > 0 && count == 0 {
		count = weights
	}
	switch {
	case count < 1 || count > mostPackages:
		return 0, fault.New(fault.Invalid, words.PackingCount,
			fault.Params{"found": count, "most": mostPackages}).At("count")
	case weights > 0 && count != weights:
		return 0, fault.New(fault.Invalid, words.PackingCountDiffers,
			fault.Params{"count": count, "weights": weights}).At("count")
	}
	return count, nil
}

// orStandard takes the item's standard weight for one that was not given.
func orStandard(givenG, standardG int64) int64 {
	if givenG == 0 {
		return standardG
	}
	return givenG
}

// standardParcel is a package of a net weight that was not weighed but is known.
func standardParcel(item trade.Item, netG, tareG int64) (parcel, error) {
	if netG == 0 {
		return parcel{}, fault.New(fault.Invalid, words.PackingNoStandard,
			fault.Params{"item": item.Code}).At("net weight")
	}
	return parcel{grossG: netG + tareG, tareG: tareG, netG: netG}, plausible(item, netG)
}

// netOf reckons the net weight of a package from what the scale told, and refuses what cannot be one.
func netOf(item trade.Item, grossG, tareG int64) (int64, error) {
	if tareG < 0 {
		return 0, fault.New(fault.Invalid, words.TradeNegative, fault.Params{"found": tareG}).At("tare")
	}
	if grossG <= tareG {
		return 0, notAboveTare(grossG, tareG)
	}
	return grossG - tareG, plausible(item, grossG-tareG)
}

func notAboveTare(grossG, tareG int64) *fault.Fault {
	return fault.New(fault.Invalid, words.PackingGrossNotAboveTare,
		fault.Params{"gross_kg": kilograms(grossG), "tare_kg": kilograms(tareG)}).At("gross weight")
}

// plausible refuses a net weight that no package of the item has.
func plausible(item trade.Item, netG int64) error {
	if netG > 0 && item.Plausible(netG) {
		return nil
	}
	key := words.PackingTooHeavy
	if netG < max(item.MinNetG, 1) {
		key = words.PackingTooLight
	}
	return fault.New(fault.Invalid, key, fault.Params{"item": item.Code, "net_kg": kilograms(netG),
		"least_kg": kilograms(max(item.MinNetG, 1)), "most_kg": kilograms(item.MaxNetG)}).At("net weight")
}

// put adds a version of a unit to the entry, if it keeps the rules of units.
func put(tx *store.Tx, e *trade.Entry, u trade.HandlingUnit) error {
	if err := u.Validate(); err != nil {
		return err
	}
	if found := max(u.GrossG, u.TareG); found > heaviestG {
		return fault.New(fault.Invalid, words.PackingImpossible, fault.Params{"found_kg": kilograms(found)})
	}
	return tx.PutUnit(e, u)
}

// kilograms writes grams as kilograms with three decimals, for sentences.
func kilograms(g int64) string {
	sign := ""
	if g < 0 {
		sign, g = "-", -g
	}
	return fmt.Sprintf("%s%d.%03d", sign, g/1000, g%1000)
}
