package shipping_test

import (
	"fmt"
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// olderLot is a second lot of bananas, harvested before the first.
func (y *yard) olderLot(t tester) trade.Goods {
	t.Helper()
	lot := y.bananaLot
	lot.ID, lot.Number, lot.HarvestedOn = "older", "LNT-OLDER", "2026-10-01"
	goods := trade.Goods{ItemID: y.banana.ID, LotID: lot.ID, Grade: trade.GradeA, OwnerID: y.firm.ID}
	y.post(t, trade.EntryReceive, func(tx *store.Tx, e *trade.Entry) error {
		e.Move(y.coop.ID.At(), y.cold.ID.At(), goods, trade.Amount{QtyMilli: 10 * netG, NetG: 10 * netG})
		y.bananaLot.HarvestedOn = "2026-11-03"
		return first(tx.PutLot(e, lot), tx.PutLot(e, y.bananaLot))
	})
	return goods
}

func saidGroups(groups []shipping.WaitingGroup) (said []string) {
	for _, g := range groups {
		said = append(said, fmt.Sprintf("%s %s %s: %d %v", g.Lot.Number, g.Location.Code, g.Pallet.Number, g.Packages,
			g.Mixed))
	}
	return said
}

func TestWhatWaitsIsGroupedInTheOrderOfLoading(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	older := y.pack(t, y.olderLot(t), 2)
	whole := y.pallet(t, y.bananas[:3]...)
	mixed := y.pallet(t, y.bananas[3], y.bags[0])
	y.load(t, r1, box1, older[0], y.bananas[4])
	line := y.progress(t, r1).Lines[0]
	first := y.bananaLot.Number
	want := []string{"LNT-OLDER COLD : 1 false", first + " COLD " + whole.Number + ": 3 false",
		first + " COLD " + mixed.Number + ": 1 true", first + " COLD : 3 false"}
	if got := saidGroups(line.Groups); !slices.Equal(got, want) {
		t.Errorf("groups %q, want %q", got, want)
	}
	if line.Loaded != 2 || line.Waiting != 8 || line.Missing() != 4 {
		t.Errorf("%d loaded, %d wait, %d missing", line.Loaded, line.Waiting, line.Missing())
	}
	if l := line.Lots; len(l) != 2 || l[0].Lot.Number != "LNT-OLDER" || l[0].Loaded != 1 || l[0].Waiting != 1 ||
		l[1].Loaded != 1 || l[1].Waiting != 7 {
		t.Errorf("lots %+v", l)
	}
}

// A closed shipment waits for nothing, and still says which lots it carries.
func TestNothingWaitsForAClosedShipment(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.box(t, r2, box3)
	y.load(t, r2, box3, y.bananas[0])
	y.despatch2(t)
	line := y.progress(t, r2).Lines[0]
	if len(line.Groups) != 0 || line.Waiting != 0 || len(line.Lots) != 1 || line.Lots[0].Loaded != 1 {
		t.Errorf("%+v", line)
	}
}

func TestUnitsOfAGroupComeByThePage(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	pallet := y.pallet(t, y.bananas[1], y.bananas[2])
	loose := shipping.GroupRequest{Lot: y.bananaLot.Number, Grade: trade.GradeA, Location: "COLD", Most: 4}
	after := loose
	after.After = y.bananas[5].Number
	on := loose
	on.Pallet = pallet.Number
	for _, tt := range []struct {
		name string
		r    shipping.GroupRequest
		want []trade.HandlingUnit
	}{
		{"the first page", loose, []trade.HandlingUnit{y.bananas[0], y.bananas[3], y.bananas[4], y.bananas[5]}},
		{"the next page", after, y.bananas[6:]},
		{"a pallet", on, y.bananas[1:3]},
	} {
		got, err := y.Units(ctx, loader, tt.r)
		must(t, err)
		if !slices.Equal(numbersOf(got), numbersOf(tt.want)) {
			t.Errorf("%s lists %v, want %v", tt.name, numbersOf(got), numbersOf(tt.want))
		}
	}
}

func TestUnitsAreFoundByTheirLastDigits(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	pallet := y.pallet(t, y.bananas[1])
	y.load(t, r1, box1, y.bananas[2])
	find := func(end string) (said []string) {
		got, err := y.Find(ctx, loader, shipping.FindRequest{Shipment: r1, End: end, Most: 9})
		must(t, err)
		for _, f := range got {
			said = append(said, f.Number+" "+f.Location.Code+" "+f.Pallet)
		}
		return said
	}
	for end, want := range map[string][]string{
		y.bananas[0].SSCC[10:]: {"0000001 COLD "},
		"0000002":              {"0000002 COLD " + pallet.Number},
		pallet.Number[3:]:      {pallet.Number + " COLD "},
		"0000003":              nil, // loaded
		y.bags[0].Number:       nil, // not of this shipment
	} {
		if got := find(end); !slices.Equal(got, want) {
			t.Errorf("%s finds %q, want %q", end, got, want)
		}
	}
}

func TestReadsOfWhatWaitsAreRefused(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	nobody := trade.Actor{}
	units := func(r shipping.GroupRequest) func() error {
		return func() error { return ignore(y.Units(ctx, loader, r)) }
	}
	for _, tt := range []struct {
		do func() error
		refusal
	}{
		{func() error { return ignore(y.Units(ctx, nobody, shipping.GroupRequest{})) },
			refusal{name: "units by nobody", code: fault.Forbidden, key: words.AccessSignIn}},
		{func() error { return ignore(y.Find(ctx, nobody, shipping.FindRequest{})) },
			refusal{name: "find by nobody", code: fault.Forbidden, key: words.AccessSignIn}},
		{func() error { return ignore(y.Find(ctx, loader, shipping.FindRequest{Shipment: "NTG-R3"})) },
			refusal{name: "no shipment", code: fault.NotFound, key: words.StoreNotFound, says: "NTG-R3"}},
		{units(shipping.GroupRequest{Lot: "L9", Location: "COLD"}),
			refusal{name: "no lot", code: fault.NotFound, key: words.StoreNotFound, says: "L9"}},
		{units(shipping.GroupRequest{Lot: y.bananaLot.Number, Location: "HOT"}),
			refusal{name: "no location", code: fault.NotFound, key: words.StoreNotFound, says: "HOT"}},
		{units(shipping.GroupRequest{Lot: y.bananaLot.Number, Location: "COLD", Pallet: "9"}),
			refusal{name: "no pallet", code: fault.NotFound, key: words.StoreNotFound, says: "9"}},
		{units(shipping.GroupRequest{Lot: y.bananaLot.Number, Location: "COLD", After: "9"}),
			refusal{name: "no unit", code: fault.NotFound, key: words.StoreNotFound, says: "9"}},
	} {
		refused(t, y, tt.do, tt.refusal)
	}
}

// A label that was printed for the country of the shipment, or for none, goes in.
func TestLabelsOfTheRightCountryGoIn(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.label(t, y.bananas[0], trade.LabelJob{Destination: "TH"}, trade.LabelPrinted)
	y.label(t, y.bananas[0], trade.LabelJob{Shipment: r2}, trade.LabelPrinted) // goes to the same country
	y.label(t, y.bananas[1], trade.LabelJob{}, trade.LabelSent)
	y.label(t, y.bananas[2], trade.LabelJob{Destination: "TH"}, trade.LabelQueued) // never printed
	y.label(t, y.bananas[3], trade.LabelJob{Destination: "TH"}, trade.LabelMissing)
	if got := y.load(t, r1, box1, y.bananas[:4]...); got.Inside != 4 {
		t.Errorf("%+v", got)
	}
}
