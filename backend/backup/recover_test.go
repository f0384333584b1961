package backup_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/backup"
	"tradehub/templates/words"
)

// TestCutAnywhereIsFinished cuts a restore after each change of a name; the next opening finds the restored ledger.
// Once the number file stays, once it goes; once the old ledger was closed well, once its log was left.
func TestCutAnywhereIsFinished(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*testing.T, *house){
		"closed": func(*testing.T, *house) {},
		"numbers lost": func(t *testing.T, h *house) {
			if err := os.WriteFile(filepath.Join(h.dir, backup.NumbersFile), []byte("{"), 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"log left": func(t *testing.T, h *house) {
			for _, name := range []string{"-wal", "-shm"} {
				if err := os.WriteFile(filepath.Join(h.dir, backup.LedgerFile+name), []byte("left"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		},
		"no templates": func(t *testing.T, h *house) { h.noTemplates(t) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for cut := 0; cutAfter(t, cut, spoil); cut++ {
			}
		})
	}
}

// cutAfter tells whether there were that many changes.
func cutAfter(t *testing.T, renames int, spoil func(*testing.T, *house)) bool {
	t.Helper()
	h := newHouse(t)
	h.work(t, "EARLY")
	h.template(t, invoice, "early")
	r := h.backUp(t)
	h.work(t, "LATE")
	h.template(t, invoice, "late")
	number := h.mustTake(t, "unit")
	h.close(t)
	spoil(t, h)
	late := files(t, h.templates())
	cut, err := backup.Cut(ctx, noon, r.Path, h.dir, renames)
	if err != nil {
		t.Fatal(err)
	}
	if !cut {
		return false
	}
	h.open(t)
	if found := h.parties(t); found != "EARLY" {
		t.Errorf("cut after %d changes: parties %q", renames, found)
	}
	if next, err := h.take("unit"); err == nil && next <= number {
		t.Errorf("cut after %d changes: number %d again", renames, next)
	}
	h.sound(t)
	h.close(t)
	for _, name := range names(t, h.dir) {
		if strings.HasPrefix(name, ".") || name == backup.NoteFile {
			t.Errorf("cut after %d changes: %s was left behind", renames, name)
		}
	}
	kept := filepath.Join(h.dir, "replaced-20261106T050000Z")
	if _, err := os.Stat(filepath.Join(kept, backup.LedgerFile)); err != nil {
		t.Errorf("cut after %d changes: the ledger from before: %v", renames, err)
	}
	what := fmt.Sprintf("cut after %d changes: templates", renames)
	wantFiles(t, what, h.templates(), map[string]string{invoice: "early"})
	wantFiles(t, what+" from before", filepath.Join(kept, backup.TemplatesFolder), late)
	return true
}

func TestCutBeforeTheNoteIsUndone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "EARLY")
	r := h.backUp(t)
	h.work(t, "LATE")
	h.close(t)
	if _, err := backup.Cut(ctx, noon, r.Path, h.dir, 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(h.dir, backup.NoteFile)); err != nil {
		t.Fatal(err)
	}
	h.open(t)
	if found := h.parties(t); found != "EARLY LATE" {
		t.Fatalf("parties %q", found)
	}
	for _, name := range names(t, h.dir) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestRestoreOverACutRestore(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.work(t, "ONE")
	one := h.backUp(t)
	h.work(t, "TWO")
	two := h.backUp(t)
	h.close(t)
	if _, err := backup.Cut(ctx, noon, one.Path, h.dir, 1); err != nil {
		t.Fatal(err)
	}
	h.restore(t, two.Path)
	if found := h.parties(t); found != "ONE TWO" {
		t.Fatalf("parties %q", found)
	}
	h.sound(t)
}

// TestCutRestoreWhosePreparationIsGoneIsUndone cuts a restore after each change of a name but the last, which brings
// the ledger, and takes away what was prepared. Once there were templates before, once there were none.
func TestCutRestoreWhosePreparationIsGoneIsUndone(t *testing.T) {
	t.Parallel()
	for _, late := range []map[string]string{{invoice: "late"}, {}} {
		for cut := 0; undoneAfter(t, cut, late); cut++ {
		}
	}
}

// undoneAfter tells whether there were more than so many changes.
func undoneAfter(t *testing.T, renames int, late map[string]string) bool {
	t.Helper()
	h := newHouse(t)
	h.work(t, "EARLY")
	h.template(t, invoice, "early")
	r := h.backUp(t)
	h.work(t, "LATE")
	h.close(t)
	h.noTemplates(t)
	for name, content := range late {
		h.template(t, name, content)
	}
	if _, err := backup.Cut(ctx, noon, r.Path, h.dir, renames); err != nil {
		t.Fatal(err)
	}
	prepared := preparations(t, h)
	if _, err := os.Stat(filepath.Join(prepared, backup.LedgerFile)); err != nil {
		return false
	}
	if err := os.RemoveAll(prepared); err != nil {
		t.Fatal(err)
	}
	h.open(t)
	if found := h.parties(t); found != "EARLY LATE" {
		t.Fatalf("gone after %d changes: parties %q", renames, found)
	}
	wantFiles(t, fmt.Sprintf("gone after %d changes: templates", renames), h.templates(), late)
	return true
}

// preparations is the one folder in which a restore has prepared.
func preparations(t *testing.T, h *house) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(h.dir, ".restoring-*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("preparations %v, %v", found, err)
	}
	return found[0]
}

// TestTemplatesMadeDuringACutAreKept makes templates in the data folder while a restore is cut, as a program may that
// does not open the ledger.
func TestTemplatesMadeDuringACutAreKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.template(t, invoice, "early")
	r := h.backUp(t)
	h.template(t, invoice, "late")
	h.close(t)
	if _, err := backup.Cut(ctx, noon, r.Path, h.dir, 2); err != nil { // ledger and templates are away
		t.Fatal(err)
	}
	wantFiles(t, "in the cut", h.templates(), map[string]string{})
	h.template(t, invoice, "meanwhile")
	h.open(t)
	wantFiles(t, "recovered", h.templates(), map[string]string{invoice: "early"})
	kept := filepath.Join(h.dir, "replaced-20261106T050000Z", backup.TemplatesFolder)
	wantFiles(t, "from before", kept, map[string]string{invoice: "late"})
	wantFiles(t, "from meanwhile", kept+"-again", map[string]string{invoice: "meanwhile"})
}

func TestRecoverLeavesAFolderInOrderAsItIs(t *testing.T) {
	t.Parallel()
	if err := backup.Recover(filepath.Join(t.TempDir(), "not there")); err != nil {
		t.Fatal(err)
	}
	h := newHouse(t)
	if err := backup.Recover(h.dir); err != nil {
		t.Fatalf("while the ledger is open: %v", err)
	}
	h.close(t)
	before := picture(t, h.dir)
	if err := backup.Recover(h.dir); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(picture(t, h.dir), before) {
		t.Fatal("changed")
	}
}

func TestRecoverNeedsTheFolderClosed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if err := os.Mkdir(filepath.Join(h.dir, ".backing-up-1"), 0o700); err != nil {
		t.Fatal(err)
	}
	want(t, "while the ledger is open", backup.Recover(h.dir), words.StoreInUse)
	h.close(t)
	want(t, "when it is closed", backup.Recover(h.dir), "")
	if _, err := os.Stat(filepath.Join(h.dir, ".backing-up-1")); !os.IsNotExist(err) {
		t.Fatalf("the leftover: %v", err)
	}
}

func TestNoteThatCannotBeReadStopsEverything(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.backUp(t)
	h.close(t)
	for _, text := range []string{"", "{}", `{"stage":".restoring-1/../..","replaced":"replaced-1"}`,
		`{"stage":".restoring-1","replaced":"../replaced-1"}`} {
		if err := os.WriteFile(filepath.Join(h.dir, backup.NoteFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		before := picture(t, h.dir)
		want(t, "recover", backup.Recover(h.dir), words.BackupNoteUnreadable)
		_, err := backup.Restore(ctx, noon, r.Path, h.dir)
		want(t, "restore", err, words.BackupNoteUnreadable)
		if !maps.Equal(picture(t, h.dir), before) {
			t.Fatal("changed")
		}
	}
}
