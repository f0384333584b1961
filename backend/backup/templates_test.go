package backup_test

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/backup"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

const (
	invoice = "commercial-invoice/template.toml"
	lao     = "ປ້າຍ ໝາກກ້ວຍ/ຮູບ ສວນ 1.png"
)

func (h *house) templates() string { return filepath.Join(h.dir, backup.TemplatesFolder) }

// template writes a file among the own templates, by its name below their folder.
func (h *house) template(t *testing.T, name, content string) {
	t.Helper()
	path := filepath.Join(h.templates(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// noTemplates takes the own templates away.
func (h *house) noTemplates(t *testing.T) {
	t.Helper()
	if err := os.RemoveAll(h.templates()); err != nil {
		t.Fatal(err)
	}
}

// files pictures a folder, with slashes in the names; one that is not there holds nothing.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	if _, err := os.Lstat(dir); os.IsNotExist(err) {
		return all
	}
	for name, content := range picture(t, dir) {
		all[strings.TrimPrefix(filepath.ToSlash(name), "/")] = content
	}
	return all
}

func wantFiles(t *testing.T, what, dir string, wanted map[string]string) {
	t.Helper()
	if found := files(t, dir); !maps.Equal(found, wanted) {
		t.Errorf("%s: %v, want %v", what, found, wanted)
	}
}

// leftOut gives what was left out, by name.
func leftOut(left fault.List) map[string]words.Key {
	all := map[string]words.Key{}
	for _, f := range left {
		all[fmt.Sprint(f.Params["name"])] = words.Key(f.Key)
	}
	return all
}

func wantLeftOut(t *testing.T, left fault.List, wanted map[string]words.Key) {
	t.Helper()
	if found := leftOut(left); !maps.Equal(found, wanted) {
		t.Errorf("left out %v, want %v", found, wanted)
	}
}

func TestTemplatesComeToANewMachine(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	own := map[string]string{invoice: "id = 1", "commercial-invoice/longest.json": "{}", lao: "\x89PNG\r\n\x00\xff",
		"notes of Keo.txt": "", "a/b/c/.d": "deep"}
	for name, content := range own {
		h.template(t, name, content)
	}
	r := h.backUp(t)
	if r.Templates != len(own) || r.Attachments != 0 || len(r.LeftOut) != 0 {
		t.Fatalf("report %+v", r)
	}
	again, err := backup.Rehearse(ctx, noon, r.Path)
	if err != nil || again.Templates != len(own) {
		t.Fatalf("rehearsal %+v, %v", again, err)
	}
	fresh := &house{dir: filepath.Join(t.TempDir(), "new", "data")}
	if restored := fresh.restore(t, r.Path); restored.Templates != len(own) || restored.Replaced != "" {
		t.Fatalf("restored %+v", restored)
	}
	wantFiles(t, "on the new machine", fresh.templates(), own)
}

func TestRestorePutsTemplatesBackAndKeepsThoseThatWereThere(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	early := map[string]string{invoice: "early", lao: "photo"}
	late := map[string]string{invoice: "late", "pallet-label/template.toml": "new"}
	for name, content := range early {
		h.template(t, name, content)
	}
	r := h.backUp(t)
	h.noTemplates(t)
	for name, content := range late {
		h.template(t, name, content)
	}
	h.close(t)
	again := h.restore(t, r.Path)
	wantFiles(t, "restored", h.templates(), early)
	wantFiles(t, "kept", filepath.Join(again.Replaced, backup.TemplatesFolder), late)
}

// TestBackupWithoutTemplatesLeavesThoseThatAreThere holds for every backup that was made before backups held any.
func TestBackupWithoutTemplatesLeavesThoseThatAreThere(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.backUp(t)
	h.close(t)
	own := map[string]string{invoice: "own"}
	h.template(t, invoice, own[invoice])
	old := bundle(t, h.dir, r.About, backup.LedgerFile, backup.NumbersFile)
	for _, from := range []string{r.Path, old} {
		again, err := backup.Restore(ctx, noon, from, h.dir)
		if err != nil || again.Templates != 0 {
			t.Fatalf("%+v, %v", again, err)
		}
		wantFiles(t, "after "+filepath.Base(from), h.templates(), own)
		wantFiles(t, "kept", filepath.Join(again.Replaced, backup.TemplatesFolder), map[string]string{})
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Skipf("this machine makes no links: %v", err)
	}
}

func TestLinkAmongTemplatesIsToldAndNotFollowed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.template(t, invoice, "own")
	secret := t.TempDir()
	if err := os.WriteFile(filepath.Join(secret, "secret.txt"), []byte("of somebody else"), 0o600); err != nil {
		t.Fatal(err)
	}
	link(t, secret, filepath.Join(h.templates(), "folder"))
	link(t, filepath.Join(secret, "secret.txt"), filepath.Join(h.templates(), "file.txt"))
	link(t, "nowhere", filepath.Join(h.templates(), "broken"))
	r := h.backUp(t)
	wantLeftOut(t, r.LeftOut, map[string]words.Key{"templates/folder": words.BackupTemplateNotPlain,
		"templates/file.txt": words.BackupTemplateNotPlain, "templates/broken": words.BackupTemplateNotPlain})
	fresh := &house{dir: filepath.Join(t.TempDir(), "data")}
	fresh.restore(t, r.Path)
	wantFiles(t, "restored", fresh.templates(), map[string]string{invoice: "own"})
}

// TestTemplatesFolderThatIsNone has a link, and then a file, in the place of the whole folder. Restoring keeps the link
// itself, and what it leads to stays.
func TestTemplatesFolderThatIsNone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.template(t, invoice, "own")
	full := h.backUp(t)
	h.noTemplates(t)
	elsewhere := t.TempDir()
	if err := os.WriteFile(filepath.Join(elsewhere, "a"), []byte("elsewhere"), 0o600); err != nil {
		t.Fatal(err)
	}
	link(t, elsewhere, h.templates())
	told := map[string]words.Key{"templates": words.BackupTemplateNotPlain}
	r := h.backUp(t)
	wantLeftOut(t, r.LeftOut, told)
	h.close(t)
	h.restore(t, full.Path)
	wantFiles(t, "restored", h.templates(), map[string]string{invoice: "own"})
	wantFiles(t, "where the link led", elsewhere, map[string]string{"a": "elsewhere"})
	h.noTemplates(t)
	if err := os.WriteFile(h.templates(), []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	r = h.backUp(t)
	wantLeftOut(t, r.LeftOut, told)
	if r.Templates != 0 {
		t.Fatalf("report %+v", r)
	}
}

// TestNameThatNotEverySystemTakesIsLeftOutAndTold lets no name into a backup that would keep all of it from being
// restored somewhere.
func TestNameThatNotEverySystemTakesIsLeftOutAndTold(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has files of such names")
	}
	h := newHouse(t)
	told := map[string]words.Key{"templates/not\uFFFDutf8": words.BackupTemplateName}
	h.template(t, "not\xffutf8", "left out")
	for _, name := range []string{`a\b`, "a:b", "what?", "con.toml", "ends.", "ends ", "new\nline"} {
		told["templates/"+name] = words.BackupTemplateName
		h.template(t, name, "left out")
	}
	told["templates/folder:"] = words.BackupTemplateName
	h.template(t, "folder:/inside.toml", "left out")
	told["templates/label"] = words.BackupTemplateName // differs from a name before it in a capital letter only
	h.template(t, "Label", "in it")
	h.template(t, "label/"+lao, "left out")
	r := h.backUp(t)
	wantLeftOut(t, r.LeftOut, told)
	fresh := &house{dir: filepath.Join(t.TempDir(), "data")}
	fresh.restore(t, r.Path)
	wantFiles(t, "restored", fresh.templates(), map[string]string{"Label": "in it"})
}

func TestUnreadableTemplateIsLeftOutAndTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, name := range []string{invoice, "locked.png", "locked/template.toml"} {
		h.template(t, name, "content")
	}
	for _, name := range []string{"locked.png", "locked"} {
		path := filepath.Join(h.templates(), name)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
	}
	if _, err := os.ReadFile(filepath.Join(h.templates(), "locked.png")); err == nil {
		t.Skip("nothing is locked for this user")
	}
	r := h.backUp(t)
	wantLeftOut(t, r.LeftOut, map[string]words.Key{"templates/locked.png": words.BackupTemplateUnreadable,
		"templates/locked": words.BackupTemplateUnreadable})
	if r.Templates != 1 {
		t.Fatalf("report %+v", r)
	}
}

// TestTemplatesThatChangeMeanwhile changes templates before the second reading, and before each of ten.
func TestTemplatesThatChangeMeanwhile(t *testing.T) {
	t.Parallel()
	told := map[string]words.Key{"templates/" + invoice: words.BackupTemplateChanging,
		"templates/new-10": words.BackupTemplateChanging}
	rest := map[string]string{"templates/steady": "steady"}
	for reading := range 9 {
		rest[fmt.Sprint("templates/new-", reading+1)] = "new"
	}
	for name, c := range map[string]struct {
		changes func(t *testing.T, h *house, reading int)
		want    map[string]string
		told    map[string]words.Key
	}{
		"saved once": {func(t *testing.T, h *house, reading int) {
			if reading == 2 {
				h.template(t, invoice, "saved")
				h.template(t, "new", "saved")
			}
		}, map[string]string{"templates/" + invoice: "saved", "templates/new": "saved", "templates/steady": "steady"}, nil},
		"same size": {func(t *testing.T, h *house, reading int) {
			if reading == 2 {
				h.template(t, invoice, "BEFORE")
			}
		}, map[string]string{"templates/" + invoice: "BEFORE", "templates/steady": "steady"}, nil},
		"taken away": {func(t *testing.T, h *house, reading int) {
			if reading == 2 {
				h.noTemplates(t)
			}
		}, map[string]string{}, nil},
		"saved for ever": {func(t *testing.T, h *house, reading int) {
			h.template(t, invoice, fmt.Sprint(reading))
			h.template(t, fmt.Sprint("new-", reading), "new")
		}, rest, told},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := &house{dir: t.TempDir()}
			h.template(t, invoice, "before")
			h.template(t, "steady", "steady")
			reading := 0
			got, left, err := backup.CopyTemplates(ctx, h.dir, t.TempDir(), func() {
				reading++
				c.changes(t, h, reading)
			})
			if err != nil {
				t.Fatal(err)
			}
			wantLeftOut(t, left, c.told)
			if !maps.Equal(got, c.want) {
				t.Errorf("copied %v, want %v", got, c.want)
			}
		})
	}
}

func TestCopyingTemplatesCanBeBrokenOff(t *testing.T) {
	t.Parallel()
	h := &house{dir: t.TempDir()}
	h.template(t, invoice, "own")
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, _, err := backup.CopyTemplates(stopped, h.dir, t.TempDir(), func() {}); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
}

// TestChangedByteInATemplateIsNoticed changes the content of each template in a backup.
func TestChangedByteInATemplateIsNoticed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.template(t, invoice, strings.Repeat("own ", 100))
	h.template(t, lao, "photo")
	good := h.backUp(t)
	h.close(t)
	before := picture(t, h.dir)
	places := places(t, good.Path)
	if len(places) != good.Templates {
		t.Fatalf("%d places of %d templates", len(places), good.Templates)
	}
	raw, err := os.ReadFile(good.Path)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "bad.thbackup")
	for _, at := range places {
		changed := slices.Clone(raw)
		changed[at] ^= 1
		if err := os.WriteFile(bad, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := backup.Rehearse(ctx, noon, bad)
		want(t, "rehearse", err, words.ArchiveDamaged)
		_, err = backup.Restore(ctx, noon, bad, h.dir)
		want(t, "restore", err, words.ArchiveDamaged)
	}
	if !maps.Equal(picture(t, h.dir), before) {
		t.Fatal("a damaged backup changed the data folder")
	}
}

// places tells where in a backup the content of each template begins.
func places(t *testing.T, path string) (all []int64) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, backup.TemplatesFolder+"/") {
			all = append(all, at)
		}
	}
	return all
}
