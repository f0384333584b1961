package station_test

import (
	"context"
	"database/sql"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"tradehub/backend/access"
	"tradehub/backend/backup"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/masters"
	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var (
	ctx     = context.Background()
	noon    = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Administrator}}
)

func open(dir string) (*station.Station, error) {
	return station.Open(ctx, station.Config{Dir: dir, Clock: clock.Fixed(noon),
		Cost: access.Cost{MemoryKiB: 8, Passes: 1, Threads: 1}})
}

func mustOpen(t *testing.T, dir string) *station.Station {
	t.Helper()
	s, err := open(dir)
	check(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// newStation makes a folder with a station that is set up and open.
func newStation(t *testing.T) (*station.Station, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new", "data")
	s := mustOpen(t, dir)
	check(t, s.Settings.SetUp(ctx, settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane",
		FirmCode: "NTG", FirmName: trade.Names{EN: "Nam Tha Green"}, Country: "LA", SiteCode: "NTY",
		SiteName: trade.Names{EN: "Nateuy"}, Fallback: "NTG"}))
	_, err := s.Registers.LoadShipped(ctx, officer, "")
	check(t, err)
	return s, dir
}

func addParty(t *testing.T, s *station.Station, code string) {
	t.Helper()
	_, err := s.Masters.SaveParty(ctx, officer, masters.PartyRequest{Party: trade.Party{Code: code,
		Name: trade.Names{EN: code}, Country: "LA"}})
	check(t, err)
}

// has tells whether the ledger knows a party.
func has(t *testing.T, s *station.Station, code string) bool {
	t.Helper()
	err := s.DB.Read(ctx, func(tx *store.Tx) error { _, err := tx.PartyByCode(code); return err })
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		t.Fatal(err)
	}
	return err == nil
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused opens a station that must be refused, twice: a refusal leaves nothing locked.
func refused(t *testing.T, dir string, want words.Key) {
	t.Helper()
	for range 2 {
		s, err := open(dir)
		if err == nil {
			_ = s.Close()
		}
		if fault.KeyOf(err) != string(want) || s != nil {
			t.Errorf("opening: %v, want %s", err, want)
		}
	}
}

func TestAStationIsOneHouse(t *testing.T) {
	t.Parallel()
	s, dir := newStation(t)
	addParty(t, s, "COOP-NAMHA")
	parts := reflect.ValueOf(*s)
	for i := range parts.NumField() {
		if parts.Field(i).IsNil() {
			t.Errorf("%s is missing", parts.Type().Field(i).Name)
		}
	}
	if _, err := s.Access.FirstAdministrator(ctx, "keo", "830175", ""); err != nil {
		t.Error(err)
	}
	if _, err := s.Access.SignIn(ctx, "keo", "830175"); err != nil {
		t.Error(err)
	}
	check(t, s.Close())
	if s = mustOpen(t, dir); !has(t, s, "COOP-NAMHA") {
		t.Error("closed and opened, it has forgotten what was saved")
	}
	check(t, s.DB.Read(ctx, func(tx *store.Tx) error {
		if tx.Now() != noon || tx.Station() != "NT1" || tx.Epoch() != 1 {
			t.Errorf("at %v station %q in epoch %d", tx.Now(), tx.Station(), tx.Epoch())
		}
		return nil
	}))
}

func TestAFolderIsOneStations(t *testing.T) {
	t.Parallel()
	s, dir := newStation(t)
	refused(t, dir, words.StoreInUse)
	addParty(t, s, "STILL-HERE")
	check(t, s.Close())
	if s = mustOpen(t, dir); !has(t, s, "STILL-HERE") {
		t.Error("the station that was there first has lost something")
	}
}

func TestANewerLedgerIsRefused(t *testing.T) {
	t.Parallel()
	s, dir := newStation(t)
	check(t, s.Close())
	ledger := filepath.Join(dir, backup.LedgerFile)
	raw, err := sql.Open("sqlite", "file:"+ledger)
	check(t, err)
	_, err = raw.Exec(`INSERT INTO migration (name, sha, ran_at) VALUES ('9999_tomorrow.sql', 'abc', '')`)
	check(t, err)
	check(t, raw.Close())
	before := content(t, ledger)
	refused(t, dir, words.StoreNewer)
	if after := content(t, ledger); after != before {
		t.Error("a ledger that was refused has been changed")
	}
}

// TestOpeningFinishesARestore finds what a restore leaves that was cut when all was prepared: the note, the ledger
// that was brought, and the folder for the one that goes.
func TestOpeningFinishesARestore(t *testing.T) {
	t.Parallel()
	s, dir := newStation(t)
	addParty(t, s, "EARLY")
	check(t, s.Close())
	early := content(t, filepath.Join(dir, backup.LedgerFile))
	s = mustOpen(t, dir)
	addParty(t, s, "LATE")
	check(t, s.Close())
	stage, replaced := filepath.Join(dir, ".restoring-1"), filepath.Join(dir, "replaced-20261106T050000Z")
	check(t, os.Mkdir(stage, 0o700))
	check(t, os.Mkdir(replaced, 0o700))
	check(t, os.WriteFile(filepath.Join(stage, backup.LedgerFile), []byte(early), 0o600))
	note := filepath.Join(dir, "restore.json")
	check(t, os.WriteFile(note, []byte(`{"stage":".restoring-1","replaced":"replaced-20261106T050000Z",
		"keep_numbers":true}`), 0o600))
	s = mustOpen(t, dir)
	if !has(t, s, "EARLY") || has(t, s, "LATE") {
		t.Error("the ledger is not the one that was brought")
	}
	check(t, s.DB.Read(ctx, func(tx *store.Tx) error {
		if tx.Epoch() != 2 {
			t.Errorf("epoch %d", tx.Epoch())
		}
		return nil
	}))
	for _, gone := range []string{stage, note} {
		if _, err := os.Stat(gone); !os.IsNotExist(err) {
			t.Errorf("%s was left behind", filepath.Base(gone))
		}
	}
	if content(t, filepath.Join(replaced, backup.LedgerFile)) == "" {
		t.Error("the ledger that was there is not kept")
	}
}

func TestOpeningClearsAwayWhatWasCut(t *testing.T) {
	t.Parallel()
	s, dir := newStation(t)
	check(t, s.Close())
	left := []string{".restoring-7", ".backing-up-8"}
	for _, name := range left {
		check(t, os.MkdirAll(filepath.Join(dir, name, "deep"), 0o700))
	}
	mustOpen(t, dir)
	for _, name := range left {
		if _, err := os.Stat(filepath.Join(dir, name)); !os.IsNotExist(err) {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestANoteThatCannotBeReadStopsTheStation(t *testing.T) {
	t.Parallel()
	s, dir := newStation(t)
	check(t, s.Close())
	check(t, os.WriteFile(filepath.Join(dir, "restore.json"), []byte(`{"stage":"../elsewhere"}`), 0o600))
	refused(t, dir, words.BackupNoteUnreadable)
}

func content(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	check(t, err)
	defer f.Close()
	raw, err := io.ReadAll(f)
	check(t, err)
	return string(raw)
}
