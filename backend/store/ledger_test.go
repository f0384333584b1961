package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tradehub/backend/clock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

var noon = time.Date(2026, 11, 4, 5, 0, 0, 0, time.UTC)

// tester is a test, a benchmark or one case of a property.
type tester interface {
	rapid.TB
	Cleanup(func())
}

// ledger is a fresh ledger with a site, a cold room, a cooperative, the firm and one lot of bananas.
type ledger struct {
	*store.DB
	site, cold trade.Location
	coop, firm trade.Party
	item       trade.Item
	lot        trade.Lot
	made       int
}

func open(t tester, path string) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), path, clock.Fixed(noon))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func newLedger(t testing.TB) *ledger {
	t.Helper()
	return newLedgerAt(t, filepath.Join(t.TempDir(), "ledger.db"))
}

func newLedgerAt(t tester, path string) *ledger {
	t.Helper()
	l := &ledger{DB: open(t, path),
		site: trade.Location{ID: "site", Code: "NTY", Name: trade.Names{EN: "Nateuy"}, Zone: "Asia/Vientiane"},
		cold: trade.Location{ID: "cold", Code: "COLD", Name: trade.Names{EN: "Cold room"}, Parent: "site"},
		coop: trade.Party{ID: "coop", Code: "COOP-NAMHA", Name: trade.Names{EN: "Ban Nam Ha"}, Country: "LA"},
		firm: trade.Party{ID: "firm", Code: "NTG", Name: trade.Names{EN: "Nam Tha Green"}, Country: "LA"},
		item: trade.Item{ID: "ban", Code: "BAN-CAV", Unit: "KGM", Package: "CT", HS6: "0803.90"},
		lot:  trade.Lot{ID: "lot1", Number: "LNT-BAN-261103-01", ItemID: "ban", PartyID: "coop", Country: "LA"},
	}
	l.post(t, trade.EntrySetUp, func(tx *store.Tx, e *trade.Entry) error {
		for _, err := range []error{tx.SetUpStation("NT1", "Asia/Vientiane"), tx.PutLocation(e, l.site),
			tx.PutParty(e, l.coop), tx.PutParty(e, l.firm), tx.PutItem(e, l.item), tx.PutLot(e, l.lot),
			tx.PutSeries(e, trade.Series{Name: "unit", Width: 7, First: 1, Last: 9_999_999, Block: 100})} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	l.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error { return tx.PutLocation(e, l.cold) })
	return l
}

// try posts an entry that fill has filled.
func (l *ledger) try(kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) (trade.Entry, error) {
	e := trade.Entry{ID: trade.EntryID(clock.NewID()), Kind: kind, Actor: "tester", Zone: "Asia/Vientiane"}
	err := l.Write(context.Background(), func(tx *store.Tx) error {
		if err := fill(tx, &e); err != nil {
			return err
		}
		return tx.Post(&e)
	})
	return e, err
}

func (l *ledger) post(t tester, kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) trade.Entry {
	t.Helper()
	e, err := l.try(kind, fill)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return e
}

func (l *ledger) goods(grade trade.Grade) trade.Goods {
	return trade.Goods{ItemID: l.item.ID, LotID: l.lot.ID, Grade: grade, OwnerID: l.firm.ID}
}

func amount(packages, netG int64) trade.Amount {
	return trade.Amount{Packages: packages, QtyMilli: netG, NetG: netG}
}

// receive books graded goods straight into the cold room.
func (l *ledger) receive(t tester, netG int64) trade.Entry {
	t.Helper()
	return l.post(t, trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(l.coop.ID.At(), l.cold.ID.At(), l.goods(trade.GradeA), amount(0, netG))
		return nil
	})
}

// pack makes cartons of 13.5 kg net and 1.2 kg tare in the cold room, in one entry.
func (l *ledger) pack(t tester, count int) []trade.HandlingUnit {
	t.Helper()
	var made []trade.HandlingUnit
	l.post(t, trade.EntryPack, func(tx *store.Tx, e *trade.Entry) error {
		e.Move(l.cold.ID.At(), trade.Packing, l.goods(trade.GradeA), amount(0, int64(count)*13_500))
		for range count {
			l.made++
			u := trade.HandlingUnit{ID: trade.UnitID(fmt.Sprintf("unit%07d", l.made)), Kind: trade.Carton,
				Number: fmt.Sprintf("%07d", l.made), ItemID: l.item.ID, GrossG: 14_700, TareG: 1_200, NetG: 13_500,
				State: trade.UnitActive}
			if err := tx.PutUnit(e, u); err != nil {
				return err
			}
			e.Move(trade.Packing, u.ID.At(), l.goods(trade.GradeA), amount(1, 13_500))
			e.Put(u.ID.At(), trade.Nowhere, l.cold.ID.At())
			made = append(made, u)
		}
		return nil
	})
	return made
}

// container adds a container to the site, without the shipment around it.
func (l *ledger) container(t tester, number string) trade.TransportUnit {
	t.Helper()
	u := trade.TransportUnit{ID: trade.TransportUnitID("tu" + number), DepartureID: "train", ShipmentID: "r1",
		Kind: trade.Container, Number: number, TareG: 4_800_000, State: trade.TransportOpen}
	l.post(t, trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
		e.Put(u.ID.At(), trade.Nowhere, l.site.ID.At())
		return tx.PutTransportUnit(e, u)
	})
	return u
}

func (l *ledger) load(t tester, u trade.HandlingUnit, into trade.TransportUnit) trade.Entry {
	t.Helper()
	return l.post(t, trade.EntryLoad, func(_ *store.Tx, e *trade.Entry) error {
		e.Put(u.ID.At(), l.cold.ID.At(), into.ID.At())
		return nil
	})
}

// loadOf sums what a place holds.
func (l *ledger) loadOf(t tester, place trade.Place) (load trade.Load) {
	t.Helper()
	l.read(t, func(tx *store.Tx) (err error) {
		load, err = tx.LoadOf(place)
		return err
	})
	return load
}

func (l *ledger) read(t tester, do func(*store.Tx) error) {
	t.Helper()
	if err := l.Read(context.Background(), do); err != nil {
		t.Fatal(err)
	}
}

func (l *ledger) projections(t tester) (text string) {
	t.Helper()
	l.read(t, func(tx *store.Tx) (err error) {
		text, err = tx.Projections()
		return err
	})
	return text
}

// sound fails the test when the ledger does not verify.
func (l *ledger) sound(t tester) {
	t.Helper()
	report, err := l.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if !report.Sound() {
		t.Fatalf("the ledger does not verify: %+v", report)
	}
}
