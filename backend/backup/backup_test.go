package backup_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/archive"
	"tradehub/backend/backup"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var (
	ctx    = context.Background()
	noon   = clock.Fixed(time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC))
	keeper = trade.Actor{PersonID: "keo", Name: "Keo", Roles: []trade.Role{trade.Consolidator}}
)

// house is the data folder of a station.
type house struct {
	dir string
	db  *store.DB
}

// newHouse makes an open, set-up data folder with a series of single numbers and one of blocks.
func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{dir: filepath.Join(t.TempDir(), "data")}
	h.open(t)
	h.write(t, func(tx *store.Tx) error {
		if err := tx.SetUpStation("NT1", "Asia/Vientiane"); err != nil {
			return err
		}
		e, err := tx.NewEntry(trade.EntrySetUp, keeper, "set-up")
		if err != nil {
			return err
		}
		for _, s := range []trade.Series{{Name: "unit", Width: 4, First: 1, Last: 9999, Block: 10},
			{Name: "invoice", Width: 4, First: 1, Last: 9999, Block: 1}} {
			if err := tx.PutSeries(e, s); err != nil {
				return err
			}
		}
		person := trade.Person{ID: "keo", Name: "Keo", Roles: keeper.Roles, Active: true}
		if err := tx.PutPerson(e, person); err != nil {
			return err
		}
		return tx.Post(e)
	})
	return h
}

func (h *house) open(t *testing.T) {
	t.Helper()
	if err := backup.Recover(h.dir); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(ctx, filepath.Join(h.dir, backup.LedgerFile), noon)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	h.db = db
}

func (h *house) close(t *testing.T) {
	t.Helper()
	if err := h.db.Close(); err != nil {
		t.Fatal(err)
	}
}

func (h *house) write(t *testing.T, do func(*store.Tx) error) {
	t.Helper()
	if err := h.db.Write(ctx, do); err != nil {
		t.Fatal(err)
	}
}

// take gives the next number of a series.
func (h *house) take(series string) (n int64, err error) {
	err = h.db.Write(ctx, func(tx *store.Tx) error {
		n, err = tx.Take(series, 1, trade.EntryID(clock.NewID()))
		return err
	})
	return n, err
}

func (h *house) mustTake(t *testing.T, series string) int64 {
	t.Helper()
	n, err := h.take(series)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// work adds a party, so that the ledger has one entry more.
func (h *house) work(t *testing.T, code string) {
	t.Helper()
	h.write(t, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryMaster, keeper, "")
		if err != nil {
			return err
		}
		if err := tx.PutParty(e, trade.Party{ID: trade.PartyID(code), Code: code, Country: "LA"}); err != nil {
			return err
		}
		return tx.Post(e)
	})
}

// parties lists the codes of the parties there are.
func (h *house) parties(t *testing.T) string {
	t.Helper()
	var codes []string
	err := h.db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Parties()
		for _, p := range all {
			codes = append(codes, p.Code)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(codes, " ")
}

func (h *house) attachments(t *testing.T) *archive.Attachments {
	t.Helper()
	a, err := archive.Open(filepath.Join(h.dir, backup.AttachmentsFolder))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (h *house) attach(t *testing.T, content string) string {
	t.Helper()
	sha, err := h.attachments(t).Put([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return sha
}

// backUp makes a backup in a folder of its own and gives its path.
func (h *house) backUp(t *testing.T) backup.Report {
	t.Helper()
	r, err := backup.New(h.db, h.attachments(t), noon).Backup(ctx, keeper, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// restore restores into the closed folder and opens it.
func (h *house) restore(t *testing.T, from string) backup.Report {
	t.Helper()
	r, err := backup.Restore(ctx, noon, from, h.dir)
	if err != nil {
		t.Fatal(err)
	}
	h.open(t)
	return r
}

func (h *house) sound(t *testing.T) {
	t.Helper()
	r, err := h.db.Verify(ctx)
	if err != nil || !r.Sound() {
		t.Fatalf("the ledger does not verify: %+v, %v", r, err)
	}
}

// picture gives the names and contents of all files of a folder, locks left out.
func picture(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".lock") {
			return err
		}
		raw, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, dir)] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range files {
		all = append(all, f.Name())
	}
	return all
}

func want(t *testing.T, what string, err error, wanted words.Key) {
	t.Helper()
	if fault.KeyOf(err) != string(wanted) || err != nil && wanted == "" {
		t.Fatalf("%s: %v, want %q", what, err, wanted)
	}
}

func TestBackupIsProvedBeforeItHasItsName(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "COOP")
	h.attach(t, "a photo")
	r := h.backUp(t)
	if r.Station != "NT1" || r.Entries != 2 || r.Attachments != 1 || len(r.Damaged) != 0 || len(r.Chain) != 64 ||
		r.SizeBytes == 0 || filepath.Base(r.Path) != "NT1-20261106T050000Z.thbackup" {
		t.Fatalf("report %+v", r)
	}
	if all := names(t, filepath.Dir(r.Path)); len(all) != 1 {
		t.Fatalf("left beside it: %v", all)
	}
	again, err := backup.Rehearse(ctx, noon, r.Path)
	if err != nil || again.About != r.About || again.Attachments != 1 {
		t.Fatalf("rehearsal %+v, %v", again, err)
	}
	left := slices.DeleteFunc(names(t, h.dir), func(name string) bool { return !strings.HasPrefix(name, ".") })
	if len(left) != 0 {
		t.Fatalf("left in the data folder: %v", left)
	}
}

func TestBackupWhileWorkGoesOn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
				if _, err := h.take("unit"); err != nil {
					done <- err
					return
				}
			}
		}
	}()
	r := h.backUp(t)
	close(stop)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Rehearse(ctx, noon, r.Path); err != nil {
		t.Fatal(err)
	}
}

func TestBackupUnderAGivenName(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	s := backup.New(h.db, h.attachments(t), noon)
	to := filepath.Join(t.TempDir(), "before the fair")
	r, err := s.Backup(ctx, keeper, to)
	if err != nil || r.Path != to+".thbackup" {
		t.Fatalf("%+v, %v", r, err)
	}
	_, err = s.Backup(ctx, keeper, to)
	want(t, "over one that is there", err, words.ArchiveExists)
	_, err = s.Backup(ctx, keeper, filepath.Join(t.TempDir(), "not there", "b"))
	want(t, "in a folder that is not there", err, words.ArchiveDisk)
}

func TestBackupNeedsPermission(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	s, to := backup.New(h.db, h.attachments(t), noon), t.TempDir()
	_, err := s.Backup(ctx, trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}, to)
	want(t, "an officer", err, words.AccessNotPermitted)
	_, err = s.Backup(ctx, trade.Actor{}, to)
	want(t, "nobody", err, words.AccessSignIn)
	if all := names(t, to); len(all) != 0 {
		t.Fatalf("written: %v", all)
	}
}

func TestDamagedAttachmentIsLeftOutAndTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	good, hurt := h.attach(t, "good"), h.attach(t, "hurt")
	if err := os.WriteFile(h.attachments(t).Path(hurt), []byte("hXrt"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := h.backUp(t)
	if r.Attachments != 1 || !slices.Equal(r.Damaged, []string{hurt}) {
		t.Fatalf("report %+v", r)
	}
	h.close(t)
	h.restore(t, r.Path)
	want(t, "the good one", h.attachments(t).Check(good), "")
}

func TestUnsoundLedgerIsNotBackedUp(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "COOP")
	h.close(t)
	falsify(t, filepath.Join(h.dir, backup.LedgerFile))
	h.open(t)
	to := t.TempDir()
	_, err := backup.New(h.db, h.attachments(t), noon).Backup(ctx, keeper, to)
	want(t, "backup", err, words.BackupOwnUnsound)
	if all := names(t, to); len(all) != 0 {
		t.Fatalf("written: %v", all)
	}
}
