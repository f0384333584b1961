package scanning_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/scanning"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

var (
	noon   = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
	admin  = trade.Actor{PersonID: "keo", Name: "Keo", Roles: []trade.Role{trade.Administrator}}
	packer = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
	nobody = trade.Actor{}

	forms = sheet.NewLibrary(templates.Sheets(), nil)
)

// house is a station with a ledger and two people.
type house struct {
	*scanning.Service
	t  testing.TB
	db *store.DB
}

func newHouse(t testing.TB) *house {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(noon))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		report, err := db.Verify(context.Background())
		if err != nil || !report.Sound() {
			t.Errorf("the ledger does not verify: %+v, %v", report, err)
		}
		_ = db.Close()
	})
	h := &house{scanning.New(db, forms, scanning.Device), t, db}
	h.must(db.Write(t.Context(), func(tx *store.Tx) error {
		if err := tx.SetUpStation("NT1", "Asia/Vientiane"); err != nil {
			return err
		}
		e, err := tx.NewEntry(trade.EntryPerson, admin, "")
		if err != nil {
			return err
		}
		for _, who := range []trade.Actor{admin, packer} {
			person := trade.Person{ID: who.PersonID, Name: who.Name, Roles: who.Roles, Active: true}
			if err := tx.PutPerson(e, person); err != nil {
				return err
			}
		}
		return tx.Post(e)
	}))
	return h
}

// must ends the test at an error.
func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// head is the end of the chain: the same as before where nothing was written.
func (h *house) head() (head string) {
	h.t.Helper()
	h.must(h.db.Read(h.t.Context(), func(tx *store.Tx) error {
		head = tx.ChainHead()
		return nil
	}))
	return head
}

// refused expects a refusal with one key, and that the ledger has taken nothing.
func (h *house) refused(code fault.Code, key words.Key, err error) {
	h.t.Helper()
	all := fault.All(err)
	if !slices.ContainsFunc(all, func(f *fault.Fault) bool { return f.Key == string(key) }) || all[0].Code != code {
		h.t.Errorf("got %v, want %s (%s)", err, key, code)
	}
}

// put sets a scanner up.
func (h *house) put(one trade.ScannerSetup) error {
	h.t.Helper()
	_, err := h.PutScanner(h.t.Context(), admin, scanning.PutScannerRequest{Scanner: one})
	return err
}
