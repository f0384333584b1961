package archive_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/archive"
	"tradehub/templates/words"
)

var about = archive.About{MadeAt: time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC), Station: "NT1", Entries: 7,
	Chain: "c0ffee"}

func everything(string) bool { return true }

// newBundle writes a bundle of three files and gives its path.
func newBundle(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var files []archive.File
	for name, content := range map[string]string{"ledger.db": strings.Repeat("ledger ", 5000), "numbers.json": "{}",
		"templates/ປ້າຍ ໝາກ/ຮູບ 1.png": "\x00\x01\x02 a photo"} {
		path := filepath.Join(dir, filepath.Base(name))
		write(t, path, content)
		files = append(files, archive.File{Name: name, Path: path})
	}
	to := filepath.Join(t.TempDir(), "NT1"+archive.Suffix)
	if _, err := archive.WriteBundle(context.Background(), to, about, files, nil); err != nil {
		t.Fatal(err)
	}
	return to
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func onlyFile(t *testing.T, dir string) string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil || len(all) > 1 {
		t.Fatalf("%v, %v", all, err)
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].Name()
}

func TestBundleGivesBackWhatWasPutIn(t *testing.T) {
	t.Parallel()
	path, ctx := newBundle(t), context.Background()
	m, err := archive.VerifyBundle(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if m.About != about || len(m.Files) != 3 {
		t.Fatalf("manifest %+v", m)
	}
	dir := t.TempDir()
	if _, err := archive.ExtractBundle(ctx, path, dir, everything); err != nil {
		t.Fatal(err)
	}
	for _, mark := range m.Files {
		raw := read(t, filepath.Join(dir, filepath.FromSlash(mark.Name)))
		sum := sha256.Sum256(raw)
		if int64(len(raw)) != mark.SizeBytes || hex.EncodeToString(sum[:]) != mark.SHA256 {
			t.Errorf("%s came out differently", mark.Name)
		}
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatalf("another zip program: %v", err)
	}
	defer z.Close()
	if z.File[0].Name != "manifest.json" {
		t.Errorf("begins with %s", z.File[0].Name)
	}
}

func TestExtractTakesOnlyWhatIsWanted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := archive.ExtractBundle(context.Background(), newBundle(t), dir,
		func(name string) bool { return name == "ledger.db" })
	want(t, "extract", err, "")
	if name := onlyFile(t, dir); name != "ledger.db" {
		t.Fatalf("extracted %q", name)
	}
}

// TestEveryByteCounts changes each single byte of a small bundle, and cuts it at each length.
func TestEveryByteCounts(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	good := read(t, newBundle(t))
	path := filepath.Join(t.TempDir(), "bad"+archive.Suffix)
	for at := range good {
		bad := bytes.Clone(good)
		bad[at] ^= 0x20
		write(t, path, string(bad))
		if _, err := archive.VerifyBundle(ctx, path); err == nil {
			t.Fatalf("byte %d of %d was changed and nobody noticed", at, len(good))
		}
		write(t, path, string(good[:at]))
		if _, err := archive.VerifyBundle(ctx, path); err == nil {
			t.Fatalf("cut at %d of %d and nobody noticed", at, len(good))
		}
	}
	write(t, path, string(good)+"x")
	_, err := archive.VerifyBundle(ctx, path)
	want(t, "a byte too many", err, words.ArchiveDamaged)
}

func TestWhatIsNoBundle(t *testing.T) {
	t.Parallel()
	ctx, dir := context.Background(), t.TempDir()
	_, err := archive.VerifyBundle(ctx, filepath.Join(dir, "none.thbackup"))
	want(t, "no file", err, words.ArchiveUnreadable)
	for name, content := range map[string]string{"empty": "", "text": strings.Repeat("text ", 100)} {
		write(t, filepath.Join(dir, name), content)
		_, err := archive.VerifyBundle(ctx, filepath.Join(dir, name))
		want(t, name, err, words.ArchiveNoBundle)
	}
	write(t, filepath.Join(dir, "head"), string(read(t, newBundle(t))[:20]))
	_, err = archive.VerifyBundle(ctx, filepath.Join(dir, "head"))
	want(t, "only a beginning", err, words.ArchiveDamaged)
}

// forged writes a bundle with a whole seal around whatever the manifest says.
func forged(t *testing.T, format int, names []string, marks []archive.Mark) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.SetComment(strings.Repeat("0", 64)); err != nil {
		t.Fatal(err)
	}
	manifest, err := json.Marshal(archive.Manifest{Format: format, About: about, Files: marks})
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range append([]string{"manifest.json"}, names...) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		content := []byte("content")
		if i == 0 {
			content = manifest
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	body := b.Bytes()[:b.Len()-64]
	path := filepath.Join(t.TempDir(), "forged"+archive.Suffix)
	write(t, path, string(body)+fmt.Sprintf("%x", sha256.Sum256(body)))
	return path
}

func mark(name, content string) archive.Mark {
	sum := sha256.Sum256([]byte(content))
	return archive.Mark{Name: name, SizeBytes: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}

func TestForgedBundleIsRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		format int
		names  []string
		marks  []archive.Mark
		want   words.Key
	}{
		"right":         {1, []string{"a"}, []archive.Mark{mark("a", "content")}, ""},
		"newer":         {2, []string{"a"}, []archive.Mark{mark("a", "content")}, words.ArchiveNewer},
		"no format":     {0, []string{"a"}, []archive.Mark{mark("a", "content")}, words.ArchiveDamaged},
		"other content": {1, []string{"a"}, []archive.Mark{mark("a", "CONTENT")}, words.ArchiveDamaged},
		"shorter":       {1, []string{"a"}, []archive.Mark{mark("a", "conten")}, words.ArchiveDamaged},
		"longer":        {1, []string{"a"}, []archive.Mark{mark("a", "content!")}, words.ArchiveDamaged},
		"negative size": {1, []string{"a"}, []archive.Mark{{Name: "a", SizeBytes: -1, SHA256: mark("", "").SHA256}},
			words.ArchiveDamaged},
		"missing file": {1, nil, []archive.Mark{mark("a", "content")}, words.ArchiveDamaged},
		"extra file":   {1, []string{"a", "b"}, []archive.Mark{mark("a", "content")}, words.ArchiveDamaged},
		"other name":   {1, []string{"b"}, []archive.Mark{mark("a", "content")}, words.ArchiveDamaged},
		"twice": {1, []string{"a", "A"}, []archive.Mark{mark("a", "content"), mark("A", "content")},
			words.ArchiveDamaged},
		"upwards":   {1, []string{"../a"}, []archive.Mark{mark("../a", "content")}, words.ArchiveDamaged},
		"inside up": {1, []string{"x/../../a"}, []archive.Mark{mark("x/../../a", "content")}, words.ArchiveDamaged},
		"absolute":  {1, []string{"/a"}, []archive.Mark{mark("/a", "content")}, words.ArchiveDamaged},
		"drive":     {1, []string{"c:a"}, []archive.Mark{mark("c:a", "content")}, words.ArchiveDamaged},
		"backslash": {1, []string{`..\a`}, []archive.Mark{mark(`..\a`, "content")}, words.ArchiveDamaged},
		"device":    {1, []string{"x/aux.txt"}, []archive.Mark{mark("x/aux.txt", "content")}, words.ArchiveDamaged},
		"cut off":   {1, []string{"a."}, []archive.Mark{mark("a.", "content")}, words.ArchiveDamaged},
		"the manifest": {1, []string{"manifest.json"}, []archive.Mark{mark("manifest.json", "content")},
			words.ArchiveDamaged},
		"no name": {1, []string{""}, []archive.Mark{mark("", "content")}, words.ArchiveDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			outer := t.TempDir()
			inner := filepath.Join(outer, "x", "y")
			if err := os.MkdirAll(inner, 0o700); err != nil {
				t.Fatal(err)
			}
			_, err := archive.ExtractBundle(context.Background(), forged(t, c.format, c.names, c.marks), inner, everything)
			want(t, name, err, c.want)
			if onlyFile(t, outer) != "x" || onlyFile(t, filepath.Join(outer, "x")) != "y" {
				t.Fatal("something was written outside the folder")
			}
		})
	}
}

func TestBundleAppearsOnlyWhenItIsApproved(t *testing.T) {
	t.Parallel()
	ctx, dir := context.Background(), t.TempDir()
	from := filepath.Join(t.TempDir(), "a")
	write(t, from, "content")
	files := []archive.File{{Name: "a", Path: from}}
	to := filepath.Join(dir, "b"+archive.Suffix)
	refusal := errors.New("not this one")
	_, err := archive.WriteBundle(ctx, to, about, files, func(written string) error {
		if _, err := archive.VerifyBundle(ctx, written); err != nil {
			t.Errorf("not whole when it is judged: %v", err)
		}
		if written == to {
			t.Error("has its name before it is judged")
		}
		return refusal
	})
	if !errors.Is(err, refusal) {
		t.Fatalf("error %v", err)
	}
	if name := onlyFile(t, dir); name != "" {
		t.Fatalf("%s was left behind", name)
	}
	_, err = archive.WriteBundle(ctx, to, about, files, nil)
	want(t, "the second try", err, "")
	_, err = archive.WriteBundle(ctx, to, about, files, nil)
	want(t, "over one that is there", err, words.ArchiveExists)
}

func TestBundleOfAChangingFileIsRefused(t *testing.T) {
	t.Parallel()
	from := filepath.Join(t.TempDir(), "a")
	write(t, from, "content")
	files := []archive.File{{Name: "a", Path: from, SHA256: mark("a", "CONTENT").SHA256}}
	dir := t.TempDir()
	_, err := archive.WriteBundle(context.Background(), filepath.Join(dir, "b"), about, files, nil)
	want(t, "write", err, words.ArchiveChangedMeanwhile)
	if name := onlyFile(t, dir); name != "" {
		t.Fatalf("%s was left behind", name)
	}
}

func TestLongWorkCanBeBrokenOff(t *testing.T) {
	t.Parallel()
	path := newBundle(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := archive.VerifyBundle(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("verify: %v", err)
	}
	dir := t.TempDir()
	_, err := archive.WriteBundle(ctx, filepath.Join(dir, "b"), about, []archive.File{{Name: "a", Path: path}}, nil)
	if !errors.Is(err, context.Canceled) || onlyFile(t, dir) != "" {
		t.Errorf("write: %v", err)
	}
}
