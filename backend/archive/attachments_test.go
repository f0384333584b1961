package archive_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func openAttachments(t *testing.T) *archive.Attachments {
	t.Helper()
	a, err := archive.Open(filepath.Join(t.TempDir(), "data", "attachments"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func put(t *testing.T, a *archive.Attachments, content string) string {
	t.Helper()
	sha, err := a.Put([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return sha
}

func want(t *testing.T, what string, err error, wanted words.Key) {
	t.Helper()
	if fault.KeyOf(err) != string(wanted) || err != nil && wanted == "" {
		t.Fatalf("%s: %v, want %q", what, err, wanted)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAttachmentIsKnownByItsContent(t *testing.T) {
	t.Parallel()
	a := openAttachments(t)
	sha := put(t, a, "a photo")
	if again := put(t, a, "a photo"); again != sha {
		t.Fatalf("%s, then %s", sha, again)
	}
	if filepath.Base(filepath.Dir(a.Path(sha))) != sha[:2] || filepath.Base(a.Path(sha)) != sha[2:] {
		t.Fatalf("path %s", a.Path(sha))
	}
	got, err := a.Get(sha)
	if err != nil || !bytes.Equal(got, []byte("a photo")) {
		t.Fatalf("%q, %v", got, err)
	}
	other := put(t, a, "")
	all, err := a.List()
	if err != nil || len(all) != 2 || all[0] > all[1] || !(all[0] == sha || all[1] == sha) || other == sha {
		t.Fatalf("list %v, %v", all, err)
	}
}

func TestDamagedAttachmentIsNeverHandedOut(t *testing.T) {
	t.Parallel()
	a := openAttachments(t)
	sha := put(t, a, "a photo")
	write(t, a.Path(sha), "a phoXo")
	_, err := a.Get(sha)
	want(t, "get", err, words.ArchiveAttachmentDamaged)
	want(t, "check", a.Check(sha), words.ArchiveAttachmentDamaged)
	put(t, a, "a photo")
	_, err = a.Get(sha)
	want(t, "get after it was put again", err, "")
}

func TestUnknownAttachment(t *testing.T) {
	t.Parallel()
	a := openAttachments(t)
	for _, sha := range []string{"", "ab", "../../../../etc/passwd", string(bytes.Repeat([]byte("a"), 64)),
		string(bytes.Repeat([]byte("A"), 64))} {
		_, err := a.Get(sha)
		want(t, sha, err, words.ArchiveAttachmentUnknown)
	}
}

func TestListPassesOverWhatIsNoAttachment(t *testing.T) {
	t.Parallel()
	a := openAttachments(t)
	sha := put(t, a, "a photo")
	dir := filepath.Dir(a.Path(sha))
	write(t, filepath.Join(dir, ".writing-123"), "half of a")
	write(t, filepath.Join(filepath.Dir(dir), "notes.txt"), "no attachment")
	if err := os.Mkdir(filepath.Join(filepath.Dir(dir), "zz"), 0o700); err != nil {
		t.Fatal(err)
	}
	all, err := a.List()
	if err != nil || len(all) != 1 || all[0] != sha {
		t.Fatalf("list %v, %v", all, err)
	}
}

func TestMergeAddsHealsAndNeverTakesAway(t *testing.T) {
	t.Parallel()
	here, brought := openAttachments(t), openAttachments(t)
	only, hurt := put(t, here, "only here"), put(t, here, "hurt here")
	write(t, here.Path(hurt), "hurt hXre")
	put(t, brought, "hurt here")
	fresh := put(t, brought, "new")
	if err := here.Merge(brought); err != nil {
		t.Fatal(err)
	}
	for _, sha := range []string{only, hurt, fresh} {
		want(t, sha, here.Check(sha), "")
	}
}
