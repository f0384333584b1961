package backup_test

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // to falsify a ledger

	"tradehub/backend/archive"
	"tradehub/backend/backup"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/templates/words"
)

// falsify changes an entry behind the ledger's back.
func falsify(t *testing.T, ledger string) {
	t.Helper()
	db, err := sql.Open("sqlite", ledger)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, query := range []string{`DROP TRIGGER fact_no_update`,
		`UPDATE fact SET body = replace(body, 'COOP', 'CO-P') WHERE kind = 'party'`} {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRestoreNeverGivesANumberTwice(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	given := map[string]map[int64]bool{"unit": {}, "invoice": {}}
	take := func(times int) {
		for series, seen := range given {
			for range times {
				n := h.mustTake(t, series)
				if seen[n] {
					t.Fatalf("%s %d was given twice", series, n)
				}
				seen[n] = true
			}
		}
	}
	take(3)
	r := h.backUp(t)
	take(12)
	for range 3 {
		h.close(t)
		if again := h.restore(t, r.Path); !again.NumbersKept {
			t.Fatalf("report %+v", again)
		}
		take(4)
		h.close(t)
		h.open(t)
		take(4)
	}
}

func TestRestorePutsTheLedgerBackAndKeepsWhatWasThere(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "EARLY")
	early := h.attach(t, "early")
	r := h.backUp(t)
	h.work(t, "LATE")
	late := h.attach(t, "late")
	if err := os.WriteFile(h.attachments(t).Path(early), []byte("eXrly"), 0o600); err != nil {
		t.Fatal(err)
	}
	epoch := h.epoch(t)
	h.close(t)
	again := h.restore(t, r.Path)
	if found := h.parties(t); found != "EARLY" {
		t.Fatalf("parties %q", found)
	}
	if h.epoch(t) <= epoch {
		t.Fatalf("epoch %d after %d", h.epoch(t), epoch)
	}
	h.work(t, "NEXT")
	h.sound(t)
	want(t, "the damaged attachment", h.attachments(t).Check(early), "")
	want(t, "the later attachment", h.attachments(t).Check(late), "")
	kept := &house{dir: again.Replaced}
	kept.open(t)
	if found := kept.parties(t); found != "EARLY LATE" {
		t.Fatalf("kept parties %q", found)
	}
}

func (h *house) epoch(t *testing.T) (epoch int64) {
	t.Helper()
	_ = h.db.Read(ctx, func(tx *store.Tx) error {
		epoch = tx.Epoch()
		return nil
	})
	return epoch
}

func TestTwoRestoresInARow(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "ONE")
	one := h.backUp(t)
	h.work(t, "TWO")
	two := h.backUp(t)
	h.work(t, "X-LATER")
	h.close(t)
	first := h.restore(t, one.Path)
	h.close(t)
	second := h.restore(t, two.Path)
	if found := h.parties(t); found != "ONE TWO" {
		t.Fatalf("parties %q", found)
	}
	h.sound(t)
	if first.Replaced == second.Replaced {
		t.Fatal("the second restore kept what it took away where the first did")
	}
	for _, c := range []struct{ dir, want string }{{first.Replaced, "ONE TWO X-LATER"}, {second.Replaced, "ONE"}} {
		kept := &house{dir: c.dir}
		kept.open(t)
		if found := kept.parties(t); found != c.want {
			t.Errorf("%s holds %q, want %q", filepath.Base(c.dir), found, c.want)
		}
	}
}

func TestRestoreOnANewMachineAsksWhereTheSeriesStand(t *testing.T) {
	t.Parallel()
	old := newHouse(t)
	old.mustTake(t, "unit")
	r := old.backUp(t)
	fresh := &house{dir: filepath.Join(t.TempDir(), "new", "data")}
	again := fresh.restore(t, r.Path)
	if again.NumbersKept || again.Replaced != "" {
		t.Fatalf("report %+v", again)
	}
	_, err := fresh.take("unit")
	want(t, "a number before anybody has said", err, words.NumbersLost)
	if err := fresh.db.SetLastNumber(ctx, "unit", 40); err != nil {
		t.Fatal(err)
	}
	if n := fresh.mustTake(t, "unit"); n != 41 {
		t.Fatalf("number %d", n)
	}
	fresh.close(t)
	if again = fresh.restore(t, r.Path); !again.NumbersKept {
		t.Fatalf("the second restore: %+v", again)
	}
	if n := fresh.mustTake(t, "unit"); n <= 41 {
		t.Fatalf("number %d after the second restore", n)
	}
	_, err = fresh.take("invoice")
	want(t, "a series nobody spoke of", err, words.NumbersLost)
}

// TestNumbersOfAnotherLedgerAreNotGoneBy restores into a folder where another ledger had begun to count.
func TestNumbersOfAnotherLedgerAreNotGoneBy(t *testing.T) {
	t.Parallel()
	old := newHouse(t)
	for range 12 {
		old.mustTake(t, "unit")
	}
	r := old.backUp(t)
	other := newHouse(t)
	other.mustTake(t, "unit")
	other.close(t)
	again := other.restore(t, r.Path)
	if again.NumbersKept {
		t.Fatal("went by the number file of another ledger")
	}
	if _, err := os.Stat(filepath.Join(again.Replaced, backup.NumbersFile)); err != nil {
		t.Fatal(err)
	}
	_, err := other.take("unit")
	want(t, "a number", err, words.NumbersLost)
}

func TestRestoreOverABrokenLedger(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "COOP")
	r := h.backUp(t)
	h.close(t)
	for _, name := range []string{backup.LedgerFile, backup.LedgerFile + "-wal", backup.LedgerFile + "-shm"} {
		if err := os.WriteFile(filepath.Join(h.dir, name), []byte("no database"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again := h.restore(t, r.Path)
	if found := h.parties(t); found != "COOP" {
		t.Fatalf("parties %q", found)
	}
	if all := names(t, again.Replaced); strings.Join(all, " ") != "ledger.db ledger.db-shm ledger.db-wal" {
		t.Fatalf("kept %v", all)
	}
}

func TestRestoreSignsEverybodyOut(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.write(t, func(tx *store.Tx) error { return tx.PutSession("hash", "keo", tx.Now().AddDate(0, 0, 1)) })
	r := h.backUp(t)
	h.close(t)
	h.restore(t, r.Path)
	_ = h.db.Read(ctx, func(tx *store.Tx) error {
		if id, found, err := tx.Session("hash"); found || err != nil {
			t.Errorf("%s is still signed in, %v", id, err)
		}
		return nil
	})
}

func TestRestoreIntoAFolderInUseIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.backUp(t)
	before := names(t, h.dir)
	_, err := backup.Restore(ctx, noon, r.Path, h.dir)
	want(t, "restore", err, words.StoreInUse)
	if after := names(t, h.dir); strings.Join(after, " ") != strings.Join(before, " ") {
		t.Fatalf("files %v, before %v", after, before)
	}
	h.work(t, "COOP")
}

// TestBadBackupChangesNothing changes a backup in every region, cuts it, and gives some that never were one.
func TestBadBackupChangesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "COOP")
	h.attach(t, "a photo")
	h.template(t, invoice, "own")
	good, err := os.ReadFile(h.backUp(t).Path)
	if err != nil {
		t.Fatal(err)
	}
	h.close(t)
	before := picture(t, h.dir)
	bad := map[string][]byte{"empty": nil, "text": []byte("no backup at all"), "cut": good[:len(good)/2]}
	for region := range 64 {
		at := region*(len(good)-1)/64 + 1
		changed := append([]byte(nil), good...)
		changed[at] ^= 1
		bad["byte "+string(rune('0'+region))] = changed
	}
	path := filepath.Join(t.TempDir(), "bad.thbackup")
	for name, raw := range bad {
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := backup.Restore(ctx, noon, path, h.dir); err == nil {
			t.Errorf("%s: restored", name)
		}
		if _, err := backup.Rehearse(ctx, noon, path); err == nil {
			t.Errorf("%s: rehearsed", name)
		}
	}
	if !maps.Equal(picture(t, h.dir), before) {
		t.Fatal("a bad backup changed the data folder")
	}
}

// bundle packs files of a folder into a whole bundle, whatever they hold.
func bundle(t *testing.T, dir string, about archive.About, names ...string) string {
	t.Helper()
	var files []archive.File
	for _, name := range names {
		files = append(files, archive.File{Name: name, Path: filepath.Join(dir, name)})
	}
	to := filepath.Join(t.TempDir(), "made.thbackup")
	if _, err := archive.WriteBundle(ctx, to, about, files, nil); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestWholeBundleWithoutASoundLedgerIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "COOP")
	r := h.backUp(t)
	h.close(t)
	before := picture(t, h.dir)
	longer, other := r.About, r.About
	longer.Entries++
	other.Chain = strings.Repeat("0", 64)
	falsified := t.TempDir()
	if err := os.CopyFS(falsified, os.DirFS(h.dir)); err != nil {
		t.Fatal(err)
	}
	falsify(t, filepath.Join(falsified, backup.LedgerFile))
	for name, c := range map[string]struct {
		path string
		want words.Key
	}{
		"no ledger":                     {bundle(t, h.dir, r.About, backup.NumbersFile), words.BackupLedgerMissing},
		"no database":                   {bundle(t, notes(t), r.About, backup.LedgerFile), words.BackupUnsound},
		"a falsified entry":             {bundle(t, falsified, r.About, backup.LedgerFile), words.BackupUnsound},
		"a shorter ledger than it says": {bundle(t, h.dir, longer, backup.LedgerFile), words.BackupUnsound},
		"another ledger than it says":   {bundle(t, h.dir, other, backup.LedgerFile), words.BackupUnsound},
	} {
		_, err := backup.Restore(ctx, noon, c.path, h.dir)
		want(t, name, err, c.want)
		_, err = backup.Rehearse(ctx, noon, c.path)
		want(t, name, err, c.want)
	}
	if !maps.Equal(picture(t, h.dir), before) {
		t.Fatal("a refused backup changed the data folder")
	}
}

func TestRefusalNamesTheEntryThatIsWrong(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "COOP")
	r := h.backUp(t)
	h.close(t)
	falsify(t, filepath.Join(h.dir, backup.LedgerFile))
	_, err := backup.Rehearse(ctx, noon, bundle(t, h.dir, r.About, backup.LedgerFile))
	var f *fault.Fault
	if !errors.As(err, &f) || !strings.HasPrefix(fmt.Sprint(f.Params["why"]), "entry 2 (master): ") {
		t.Fatalf("refusal %v", err)
	}
}

// notes is a folder with a text where a ledger is to be.
func notes(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	text := strings.Repeat("this is no database. ", 1000)
	if err := os.WriteFile(filepath.Join(dir, backup.LedgerFile), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestNumberFileThatCannotBeReadIsKeptAside(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.mustTake(t, "unit")
	r := h.backUp(t)
	h.close(t)
	if err := os.WriteFile(filepath.Join(h.dir, backup.NumbersFile), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	again := h.restore(t, r.Path)
	if again.NumbersKept {
		t.Fatalf("report %+v", again)
	}
	raw, err := os.ReadFile(filepath.Join(again.Replaced, backup.NumbersFile))
	if err != nil || string(raw) != "{" {
		t.Fatalf("kept %q, %v", raw, err)
	}
	_, err = h.take("unit")
	want(t, "a number", err, words.NumbersLost)
}
