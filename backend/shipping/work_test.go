package shipping_test

import (
	"fmt"

	"tradehub/backend/clock"
	"tradehub/backend/gs1"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// What people do in the yard, in the short words of these tests: each fails the test when it is refused.

func must(t tester, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// first gives the first error of some.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// ignore drops a result and keeps its error.
func ignore[T any](_ T, err error) error { return err }

// post writes an entry straight into the ledger, as other use cases do.
func (y *yard) post(t tester, kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) {
	t.Helper()
	must(t, y.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, boss, "")
		if err != nil {
			return err
		}
		return first(fill(tx, e), tx.Post(e))
	}))
}

func (y *yard) read(t tester, do func(*store.Tx) error) {
	t.Helper()
	must(t, y.db.Read(ctx, do))
}

// pack makes cartons in the cold room that carry every identifier a carton can carry.
func (y *yard) pack(t tester, goods trade.Goods, count int) (made []trade.HandlingUnit) {
	t.Helper()
	y.post(t, trade.EntryPack, func(tx *store.Tx, e *trade.Entry) error {
		all := trade.Amount{QtyMilli: int64(count) * netG, NetG: int64(count) * netG}
		e.Move(y.cold.ID.At(), trade.Packing, goods, all)
		for range count {
			u := y.unit(t, trade.Carton)
			u.ItemID, u.GrossG, u.TareG, u.NetG = goods.ItemID, grossG, tareG, netG
			e.Move(trade.Packing, u.ID.At(), goods, trade.Amount{Packages: 1, QtyMilli: netG, NetG: netG})
			e.Put(u.ID.At(), trade.Nowhere, y.cold.ID.At())
			if err := tx.PutUnit(e, u); err != nil {
				return err
			}
			made = append(made, u)
		}
		return nil
	})
	return made
}

func (y *yard) unit(t tester, kind trade.UnitKind) trade.HandlingUnit {
	t.Helper()
	y.serial++
	sscc, err := gs1.NewSSCC(3, "8850001", y.serial)
	must(t, err)
	return trade.HandlingUnit{ID: trade.UnitID(clock.NewID()), Kind: kind, Number: fmt.Sprintf("%07d", y.serial),
		SSCC: string(sscc), Fallback: fmt.Sprintf("NTG-%07d", y.serial), Customer: fmt.Sprintf("PO 77/%d", y.serial),
		State: trade.UnitActive}
}

// pallet builds a pallet in the cold room of units that stand there; of none, it is an empty one.
func (y *yard) pallet(t tester, units ...trade.HandlingUnit) trade.HandlingUnit {
	t.Helper()
	p := y.unit(t, trade.Pallet)
	p.TareG = palletG
	y.post(t, trade.EntryPallet, func(tx *store.Tx, e *trade.Entry) error {
		e.Put(p.ID.At(), trade.Nowhere, y.cold.ID.At())
		for _, u := range units {
			e.Put(u.ID.At(), y.cold.ID.At(), p.ID.At())
		}
		return tx.PutUnit(e, p)
	})
	return p
}

// box adds a container to a shipment.
func (y *yard) box(t tester, ref, number string) trade.TransportUnit {
	t.Helper()
	return y.limitedBox(t, ref, number, 0, 0)
}

// limitedBox adds a container that takes so many packages and weighs so much at most; 0 is no limit.
func (y *yard) limitedBox(t tester, ref, number string, packages, maxGrossG int64) trade.TransportUnit {
	t.Helper()
	u, err := y.AddTransportUnit(ctx, boss, shipping.TransportUnitRequest{Shipment: ref, Kind: trade.Container,
		Number: number, SizeType: "45R1", TareG: boxG, MaxGrossG: maxGrossG, Packages: packages})
	must(t, err)
	return u
}

// scan is a scan at the door, as it may be refused.
func (y *yard) scan(actor trade.Actor, ref, box, text string) error {
	return ignore(y.Load(ctx, actor, shipping.LoadRequest{Shipment: ref, Transport: box, Scan: text}))
}

// load scans units into a container and gives the last answer.
func (y *yard) load(t tester, ref, box string, units ...trade.HandlingUnit) (got shipping.Loaded) {
	t.Helper()
	for _, u := range units {
		var err error
		got, err = y.Load(ctx, loader, shipping.LoadRequest{Shipment: ref, Transport: box, Scan: u.Number})
		must(t, err)
	}
	return got
}

// takeOut is an unloading to the dock, as it may be refused.
func (y *yard) takeOut(ref string, text string) error {
	return ignore(y.Unload(ctx, loader, shipping.UnloadRequest{Shipment: ref, Scan: text, Location: "DOCK"}))
}

func (y *yard) unload(t tester, ref string, u trade.HandlingUnit) {
	t.Helper()
	must(t, y.takeOut(ref, u.Number))
}

func (y *yard) undo(actor trade.Actor) error { return ignore(y.UndoLoad(ctx, actor, "")) }

// seals is a request to close a container with seals.
func seals(ref, box string, numbers ...string) shipping.SealRequest {
	r := shipping.SealRequest{TransportRequest: shipping.TransportRequest{Shipment: ref, Transport: box}}
	for _, n := range numbers {
		r.Seals = append(r.Seals, trade.Seal{Number: n, By: "shipper"})
	}
	return r
}

func (y *yard) seal(t tester, ref, box string, numbers ...string) {
	t.Helper()
	must(t, ignore(y.Seal(ctx, loader, seals(ref, box, numbers...))))
}

// fill loads all that R1 is to carry into its container.
func (y *yard) fill(t tester) {
	t.Helper()
	y.load(t, r1, box1, y.bananas[:6]...)
	y.load(t, r1, box1, y.domestic[:2]...)
}

// close fills, seals and closes R1.
func (y *yard) close(t tester) {
	t.Helper()
	y.fill(t)
	y.seal(t, r1, box1, "NTG552011")
	must(t, ignore(y.Close(ctx, loader, shipping.StateRequest{Shipment: r1})))
}

// despatch lets R1 go.
func (y *yard) despatch(t tester) {
	t.Helper()
	y.close(t)
	must(t, ignore(y.Despatch(ctx, boss, shipping.StateRequest{Shipment: r1})))
}

// parent tells where a place stands.
func (y *yard) parent(t tester, place trade.Place) (at trade.Place) {
	t.Helper()
	y.read(t, func(tx *store.Tx) (err error) {
		at, _, err = tx.Parent(place)
		return err
	})
	return at
}

func (y *yard) progress(t tester, ref string) shipping.Progress {
	t.Helper()
	p, err := y.Progress(ctx, loader, ref)
	must(t, err)
	return p
}

// state is all of a ledger that a refused call must leave as it was.
type state struct {
	head, projections string
	entries           int64
	messages          int
}

func (y *yard) state(t tester) (s state) {
	t.Helper()
	y.read(t, func(tx *store.Tx) (err error) {
		s.head = tx.ChainHead()
		if s.projections, err = tx.Projections(); err != nil {
			return err
		}
		for _, channel := range []string{"domestic", "cross-border", "off"} {
			open, err := tx.OpenMessages(channel, 0, 1_000)
			if err != nil {
				return err
			}
			s.messages += len(open)
		}
		s.entries, err = tx.Entries()
		return err
	})
	return s
}

// sound fails the test when the ledger does not verify.
func (y *yard) sound(t tester) {
	t.Helper()
	report, err := y.db.Verify(ctx)
	must(t, err)
	if !report.Sound() {
		t.Fatalf("the ledger does not verify: %+v", report)
	}
}

// label notes a label of a unit, the newest of all it has, in a job of its own.
func (y *yard) label(t tester, u trade.HandlingUnit, job trade.LabelJob, state trade.LabelState) {
	t.Helper()
	y.post(t, trade.EntryLabel, func(tx *store.Tx, e *trade.Entry) error {
		before, err := tx.LabelsOf(u.ID.At())
		if err != nil {
			return err
		}
		number, err := tx.NextLabelJob()
		if err != nil {
			return err
		}
		job.ID, job.Number, job.Labels = trade.LabelJobID(clock.NewID()), number, 1
		return first(tx.PutLabelJob(e, job), tx.PutLabel(e, trade.Label{ID: trade.LabelID(clock.NewID()), JobID: job.ID,
			Line: 1, UnitID: u.ID, Copy: int64(len(before)), State: state}))
	})
}
