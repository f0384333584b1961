package store_test

import (
	"fmt"
	"slices"
	"testing"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// waitingYard is a ledger with six cartons: two loose in the cold room, two on a pallet there, one loose at the site
// and one in a container, beside goods that are in no package.
func waitingYard(t *testing.T) (*ledger, []trade.HandlingUnit, trade.HandlingUnit) {
	t.Helper()
	l := newLedger(t)
	l.receive(t, 200_000)
	units, box := l.pack(t, 6), l.container(t, "CSQU3054383")
	pallet := trade.HandlingUnit{ID: "unitP", Kind: trade.Pallet, Number: "0000900", SSCC: "095212340000009009",
		State: trade.UnitActive}
	l.post(t, trade.EntryPallet, func(tx *store.Tx, e *trade.Entry) error {
		e.Put(pallet.ID.At(), trade.Nowhere, l.cold.ID.At())
		e.Put(units[2].ID.At(), l.cold.ID.At(), pallet.ID.At())
		e.Put(units[3].ID.At(), l.cold.ID.At(), pallet.ID.At())
		e.Put(units[4].ID.At(), l.cold.ID.At(), l.site.ID.At())
		return tx.PutUnit(e, pallet)
	})
	l.load(t, units[5], box)
	return l, units, pallet
}

func (l *ledger) waiting(t *testing.T, place trade.Place) (said []string) {
	t.Helper()
	l.read(t, func(tx *store.Tx) error {
		all, err := tx.WaitingIn(place)
		for _, w := range all {
			said = append(said, fmt.Sprintf("%s %s %s %s: %d", w.Location, w.Pallet, w.LotID, w.Grade, w.Packages))
		}
		return err
	})
	slices.Sort(said)
	return said
}

func TestWaitingPackagesAreCountedWhereTheyStand(t *testing.T) {
	t.Parallel()
	l, _, _ := waitingYard(t)
	want := []string{"cold  lot1 A: 2", "cold unitP lot1 A: 2", "site  lot1 A: 1"}
	if got := l.waiting(t, l.site.ID.At()); !slices.Equal(got, want) {
		t.Errorf("at the site wait %q, want %q", got, want)
	}
	if got := l.waiting(t, l.cold.ID.At()); !slices.Equal(got, want[:2]) {
		t.Errorf("in the cold room wait %q, want %q", got, want[:2])
	}
}

// The sums must say what counting the packages one by one says.
func TestWaitingPackagesAddUpToThosePackagesWithLists(t *testing.T) {
	t.Parallel()
	l, _, _ := waitingYard(t)
	l.read(t, func(tx *store.Tx) error {
		all, err := tx.WaitingIn(l.site.ID.At())
		if err != nil {
			return err
		}
		units, err := tx.PackagesWith(l.site.ID.At(), l.item.ID, trade.GradeA)
		if err != nil {
			return err
		}
		var sum int
		for _, w := range all {
			here, err := tx.WaitingUnits(w, "", 100)
			if err != nil {
				return err
			}
			if int64(len(here)) != w.Packages {
				t.Errorf("%+v has %d units", w, len(here))
			}
			sum += len(here)
		}
		if sum != len(units) || sum != 5 {
			t.Errorf("groups have %d units, the place %d", sum, len(units))
		}
		return nil
	})
}

func TestWaitingUnitsComeByThePage(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.receive(t, 200_000)
	units := l.pack(t, 5)
	group := store.Waiting{Location: l.cold.ID, LotID: l.lot.ID, ItemID: l.item.ID, Grade: trade.GradeA}
	var got []string
	l.read(t, func(tx *store.Tx) error {
		for after := trade.UnitID(""); ; {
			page, err := tx.WaitingUnits(group, after, 2)
			if err != nil || len(page) == 0 {
				return err
			}
			if len(page) > 2 {
				t.Errorf("a page of %d", len(page))
			}
			for _, u := range page {
				got = append(got, u.Number)
			}
			after = page[len(page)-1].ID
		}
	})
	want := []string{"0000001", "0000002", "0000003", "0000004", "0000005"}
	if !slices.Equal(got, want) {
		t.Errorf("pages list %v, want %v", got, want)
	}
	group.Grade = trade.GradeB
	l.read(t, func(tx *store.Tx) error {
		page, err := tx.WaitingUnits(group, units[0].ID, 2)
		if len(page) > 0 {
			t.Errorf("grade B has %v", page)
		}
		return err
	})
}

func TestUnitsAreFoundByTheirLastDigits(t *testing.T) {
	t.Parallel()
	l, _, _ := waitingYard(t)
	for _, tt := range []struct {
		end  string
		most int
		want []string
	}{
		{"0000003", 9, []string{"0000003"}}, // on the pallet
		{"3", 9, []string{"0000003"}},
		{"9009", 9, []string{"0000900"}},            // the SSCC of the pallet
		{"000000", 9, nil},                          // a beginning is no end
		{"6", 9, nil},                               // in the container
		{"%", 9, nil}, {"_", 9, nil}, {`"`, 9, nil}, // signs of the query
		{"", 2, []string{"0000001", "0000002"}},
	} {
		l.read(t, func(tx *store.Tx) error {
			all, err := tx.UnitsEnding(l.site.ID.At(), tt.end, tt.most)
			var got []string
			for _, u := range all {
				got = append(got, u.Number)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q ends %v, want %v", tt.end, got, tt.want)
			}
			return err
		})
	}
}
