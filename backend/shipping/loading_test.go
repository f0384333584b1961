package shipping_test

import (
	"testing"

	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

func TestLoadReadsEveryIdentifier(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	u := y.bananas[0]
	for name, text := range map[string]string{
		"unit number": u.Number, "fallback": u.Fallback, "the customer's": u.Customer, "bare SSCC": u.SSCC,
		"SSCC with its AI": "00" + u.SSCC, "symbology": "]C100" + u.SSCC, "brackets": "(00)" + u.SSCC,
		"brackets and a blank": "(00) " + u.SSCC, "end of line": u.SSCC + "\r\n",
		"SSCC and lot": "]C100" + u.SSCC + "10LNT-BAN-01",
	} {
		got, err := y.Load(ctx, loader, shipping.LoadRequest{Shipment: r1, Transport: box1, Scan: text})
		if err != nil || got.Unit.ID != u.ID {
			t.Errorf("%s: %q gives %s, %v", name, text, got.Unit.Number, err)
			continue
		}
		must(t, y.undo(loader))
	}
	y.sound(t)
}

func TestLoadTellsHowFarItIs(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.box(t, r1, box2)
	y.load(t, r1, box2, y.bananas[0], y.domestic[0])
	got, err := y.Load(ctx, loader, shipping.LoadRequest{Shipment: r1, Transport: box1, Scan: y.bananas[1].Number,
		Command: "scan-3"})
	must(t, err)
	if got.Unit != y.bananas[1] || got.Transport.Number != box1 || got.Load.Packages != 1 || got.Inside != 1 ||
		got.Loaded != 3 || got.Planned != 8 || got.EntryID != "scan-3" {
		t.Errorf("%+v", got)
	}
	if got := y.load(t, r1, box1, y.pallet(t, y.bananas[2:5]...)); got.Load.Packages != 3 || got.Inside != 4 ||
		got.Loaded != 6 {
		t.Errorf("pallet: %+v", got)
	}
	y.read(t, func(tx *store.Tx) error {
		e, err := tx.Entry("scan-3")
		if e.Kind != trade.EntryLoad || e.Actor != loader.PersonID || e.Document != r1 || !e.EffectiveAt.Equal(noon) {
			t.Errorf("entry %+v", e)
		}
		return err
	})
	y.sound(t)
}

func TestLoadWeighsGoodsPackingAndPallet(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.load(t, r1, box1, y.pallet(t, y.bananas[:2]...))
	y.load(t, r1, box1, y.domestic[0])
	want := trade.Load{Packages: 3, QtyMilli: 3 * netG, NetG: 3 * netG, TareG: 3*tareG + palletG}
	if got := y.progress(t, r1).Transports[0].Load; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestLoadGoesUpToTheLastGramAndPackage(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.limitedBox(t, r1, box2, 0, boxG+2*grossG)
	y.load(t, r1, box2, y.bananas[:2]...)
	y.limitedBox(t, r1, box3, 2, 0)
	got := y.load(t, r1, box3, y.pallet(t, y.bananas[2], y.domestic[0]))
	if got.Inside != 2 {
		t.Errorf("%+v", got)
	}
	y.load(t, r1, box1, y.bananas[3:6]...)
	if got := y.load(t, r1, box1, y.domestic[1]); got.Loaded != got.Planned {
		t.Errorf("%+v", got)
	}
	y.sound(t)
}

func TestUndoTakesBackOneScanAfterTheOther(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	p := y.pallet(t, y.bananas[1:3]...)
	empty := y.state(t)
	y.load(t, r1, box1, y.bananas[0])
	one := y.state(t)
	y.load(t, r1, box1, p)
	got, err := y.UndoLoad(ctx, loader, "undo-1")
	must(t, err)
	if got.Unit.ID != p.ID || got.Transport.Number != box1 || got.EntryID != "undo-1" {
		t.Errorf("%+v", got)
	}
	after := y.state(t)
	if after.projections != one.projections || after.entries != one.entries+2 || after.head == one.head {
		t.Errorf("after scan and undo %+v, before %+v", after, one)
	}
	must(t, y.undo(loader))
	if after := y.state(t); after.projections != empty.projections {
		t.Errorf("after two undos\n%s\nbefore\n%s", after.projections, empty.projections)
	}
	y.load(t, r1, box1, p, y.bananas[0]) // what was undone can be loaded again, and undone again
	must(t, y.undo(loader))
	if at := y.parent(t, y.bananas[0].ID.At()); at != y.cold.ID.At() {
		t.Errorf("it stands at %s", at)
	}
	y.sound(t)
}

func TestUndoLeavesTheScansOfOthers(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.load(t, r1, box1, y.bananas[0])
	must(t, y.scan(another, r1, box1, y.bananas[1].Number))
	got, err := y.UndoLoad(ctx, loader, "")
	must(t, err)
	if got.Unit.ID != y.bananas[0].ID {
		t.Errorf("undid %s", got.Unit.Number)
	}
	if at := y.parent(t, y.bananas[1].ID.At()); at.Kind() != trade.TransportPlace {
		t.Errorf("the other's carton stands at %s", at)
	}
}

func TestUndoAfterUnsealing(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.load(t, r1, box1, y.bananas[0])
	y.seal(t, r1, box1, "NTG552011")
	must(t, ignore(y.Unseal(ctx, loader, shipping.TransportRequest{Shipment: r1, Transport: box1})))
	must(t, y.undo(loader))
	y.sound(t)
}

func TestUndoOfASecondScanOfTheSameCarton(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.load(t, r1, box1, y.bananas[0])
	y.unload(t, r1, y.bananas[0])
	y.load(t, r1, box1, y.bananas[0])
	must(t, y.undo(loader))
	if at := y.parent(t, y.bananas[0].ID.At()); at != y.dock.ID.At() {
		t.Errorf("it stands at %s", at)
	}
}

func TestUnloadPutsAUnitDown(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	p := y.pallet(t, y.bananas[:2]...)
	y.load(t, r1, box1, p, y.domestic[0])
	u, err := y.Unload(ctx, another, shipping.UnloadRequest{Shipment: r1, Scan: "(00)" + p.SSCC, Location: "DOCK"})
	must(t, err)
	if u.ID != p.ID || y.parent(t, p.ID.At()) != y.dock.ID.At() || y.parent(t, y.bananas[0].ID.At()) != p.ID.At() {
		t.Errorf("%+v", u)
	}
	if got := y.progress(t, r1).Transports[0].Load.Packages; got != 1 {
		t.Errorf("%d packages are left", got)
	}
	y.load(t, r1, box1, p)
	y.sound(t)
}

func TestSealKeepsTheSealsInTheirOrder(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.load(t, r1, box1, y.bananas[0])
	r := seals(r1, box1, "NTG552011", "LCR0091834")
	r.Seals[1].By = "customs"
	u, err := y.Seal(ctx, loader, r)
	must(t, err)
	if u.State != trade.TransportClosed || len(u.Seals) != 2 || u.Seals[0].Number != "NTG552011" ||
		u.Seals[1].By != "customs" {
		t.Errorf("%+v", u)
	}
	u, err = y.Unseal(ctx, loader, shipping.TransportRequest{Shipment: r1, Transport: box1})
	must(t, err)
	if u.State != trade.TransportOpen || len(u.Seals) != 0 {
		t.Errorf("%+v", u)
	}
	y.box(t, r1, box2)
	y.load(t, r1, box2, y.bananas[1])
	y.seal(t, r1, box2, "NTG552011") // a seal that is on nothing any more
	y.sound(t)
}
