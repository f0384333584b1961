package backup_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tradehub/backend/backup"
	"tradehub/backend/fault"
)

const diskBytes = 4 << 20

// smallDisk makes the data folder lie on a disk of its own, where the machine lets a test do that.
func smallDisk(t *testing.T) *house {
	t.Helper()
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, fmt.Sprintf("size=%d", diskBytes)); err != nil {
		t.Skipf("a small disk needs the rights to mount one: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	h := &house{dir: filepath.Join(disk, "data")}
	return h
}

// fillUp leaves so many bytes free on the small disk.
func fillUp(t *testing.T, h *house, freeBytes int64) {
	t.Helper()
	var stat syscall.Statfs_t
	if err := syscall.Statfs(h.dir, &stat); err != nil {
		t.Fatal(err)
	}
	filler := make([]byte, max(0, int64(stat.Bavail)*int64(stat.Bsize)-freeBytes))
	if err := os.WriteFile(filepath.Join(filepath.Dir(h.dir), "filler"), filler, 0o600); err != nil {
		t.Fatal(err)
	}
}

// full tells a refusal by the disk. Which one it is depends on who first finds no room: the database calls it an
// input or output error where it is about its shared memory.
func full(err error) bool { return fault.CodeOf(err) == fault.Unavailable }

// TestFullDiskLeavesTheOldLedger restores with ever more room, until it is enough.
func TestFullDiskLeavesTheOldLedger(t *testing.T) {
	t.Parallel()
	source := newHouse(t)
	source.work(t, "EARLY")
	source.template(t, invoice, strings.Repeat("early ", 1<<14))
	r := source.backUp(t)
	refused := 0
	for freeBytes := int64(0); freeBytes < diskBytes; freeBytes += 48 << 10 {
		h := smallDisk(t)
		if err := os.Mkdir(h.dir, 0o700); err != nil {
			t.Fatal(err)
		}
		h.restore(t, r.Path)
		h.work(t, "LATE")
		h.template(t, invoice, "late")
		h.close(t)
		fillUp(t, h, freeBytes)
		_, err := backup.Restore(ctx, noon, r.Path, h.dir)
		if err == nil {
			if refused == 0 {
				t.Fatal("the disk was never full")
			}
			return
		}
		refused++
		if !full(err) {
			t.Fatalf("with %d bytes free: %v", freeBytes, err)
		}
		if err := os.Remove(filepath.Join(filepath.Dir(h.dir), "filler")); err != nil {
			t.Fatal(err)
		}
		h.open(t)
		if found := h.parties(t); found != "EARLY LATE" {
			t.Fatalf("with %d bytes free: parties %q", freeBytes, found)
		}
		wantFiles(t, "templates", h.templates(), map[string]string{invoice: "late"})
		h.sound(t)
		h.close(t)
	}
	t.Fatal("there was never enough room")
}

func TestBackupToAFullDiskLeavesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	stick := smallDisk(t)
	if err := os.Mkdir(stick.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	fillUp(t, stick, 0)
	_, err := backup.New(h.db, h.attachments(t), noon).Backup(ctx, keeper, stick.dir)
	if !full(err) {
		t.Fatalf("backup: %v", err)
	}
	if all := names(t, stick.dir); len(all) != 0 {
		t.Fatalf("left on the full disk: %v", all)
	}
	h.work(t, "COOP")
}
