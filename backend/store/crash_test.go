package store_test

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// crashPath names, in the environment of a child of this test, the ledger it works on until it is killed.
const crashPath = "TRADEHUB_TEST_CRASH_LEDGER"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashPath); path != "" {
		fmt.Fprintln(os.Stderr, workUntilKilled(path))
		os.Exit(1)
	}
	if err := flag.Set("rapid.checks", "60"); err != nil { // each case is a ledger on disk; -rapid.checks asks for more
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// workUntilKilled packs one carton after the other and tells of each that was saved.
func workUntilKilled(path string) error {
	db, err := store.Open(context.Background(), path, clock.System())
	if err != nil {
		return err
	}
	l := &ledger{DB: db, cold: trade.Location{ID: "cold"}, item: trade.Item{ID: "ban"}, lot: trade.Lot{ID: "lot1"},
		firm: trade.Party{ID: "firm"}}
	for {
		number, id, err := l.packOne()
		if err != nil {
			return err
		}
		fmt.Fprintln(os.Stdout, id, number)
	}
}

// packOne receives and packs one carton under the next number.
func (l *ledger) packOne() (number int64, id trade.EntryID, err error) {
	e, err := l.try(trade.EntryPack, func(tx *store.Tx, e *trade.Entry) (err error) {
		if number, err = tx.Take("unit", 1, e.ID); err != nil {
			return err
		}
		u := trade.HandlingUnit{ID: trade.UnitID(e.ID), Kind: trade.Carton, Number: fmt.Sprint(number), TareG: 1_200}
		e.Move("p:coop", u.ID.At(), l.goods(trade.GradeA), amount(1, 13_500))
		e.Put(u.ID.At(), trade.Nowhere, l.cold.ID.At())
		return tx.PutUnit(e, u)
	})
	return number, e.ID, err
}

// TestKilledProgramsLoseNothingTheyConfirmed kills a program at work, again and again.
func TestKilledProgramsLoseNothingTheyConfirmed(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	closed(t, l.DB)
	random := rand.New(rand.NewPCG(9, 11))
	confirmed := map[string]string{} // number by entry
	for range 8 {
		for id, number := range killedAfter(t, l.Path(), 1+random.IntN(60)) {
			confirmed[id] = number
		}
		l.DB = open(t, l.Path())
		l.sound(t)
		l.expectConfirmed(t, confirmed)
		if l.epoch(t) != 1 {
			t.Errorf("epoch %d: a kill is no restore", l.epoch(t))
		}
		closed(t, l.DB)
	}
}

// TestAKillWhileOpeningIsNoRestore kills a program that has counted its opening in the number file and not yet in the
// ledger, twice in a row.
func TestAKillWhileOpeningIsNoRestore(t *testing.T) {
	t.Parallel()
	l := newLedger(t)
	l.mustTake(t, "unit", 3)
	closed(t, l.DB)
	for range 2 {
		raw := openRaw(t, l.Path())
		raw.exec(t, `BEGIN IMMEDIATE`) // so that the child has to wait before it can write into the ledger
		before := statOf(t, store.NumbersPath(l.Path()))
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), crashPath+"="+l.Path())
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		for os.SameFile(before, statOf(t, store.NumbersPath(l.Path()))) { // until the child has replaced it
			runtime.Gosched()
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // killed, as it should be
		raw.exec(t, `ROLLBACK`)
		if err := raw.Close(); err != nil {
			t.Fatal(err)
		}
	}
	l.DB = open(t, l.Path())
	if got := l.mustTake(t, "unit", 1); got != 4 || l.epoch(t) != 1 {
		t.Errorf("number %d in epoch %d, want 4 in epoch 1", got, l.epoch(t))
	}
	l.sound(t)
}

func statOf(t *testing.T, path string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// killedAfter starts a program, kills it when it has confirmed some entries, and gives all that it confirmed.
func killedAfter(t *testing.T, path string, lines int) map[string]string {
	t.Helper()
	var complaint bytes.Buffer
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashPath+"="+path)
	child.Stderr = &complaint
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	confirmed := map[string]string{}
	note := func(line string) {
		if id, number, whole := strings.Cut(strings.TrimSpace(line), " "); whole {
			confirmed[id] = number
		}
	}
	said := bufio.NewReader(out)
	for range lines {
		line, err := said.ReadString('\n')
		if err != nil {
			t.Fatalf("the child stopped by itself: %v %s", err, complaint.String())
		}
		note(line)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(said) // what it had confirmed before it died
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(rest)) {
		if strings.HasSuffix(line, "\n") {
			note(line)
		}
	}
	if err := child.Wait(); err == nil {
		t.Fatal("the child ended well, and should have been killed")
	}
	return confirmed
}

// expectConfirmed checks that every confirmed entry is there, each with a number of its own.
func (l *ledger) expectConfirmed(t *testing.T, confirmed map[string]string) {
	t.Helper()
	taken := map[string]string{}
	l.read(t, func(tx *store.Tx) error {
		for id, number := range confirmed {
			if other, twice := taken[number]; twice {
				t.Errorf("number %s was given to %s and %s", number, id, other)
			}
			taken[number] = id
			if posted, err := tx.Posted(trade.EntryID(id)); err != nil || !posted {
				t.Errorf("entry %s was confirmed and is lost (%v)", id, err)
			}
			if u, err := tx.UnitByIdentifier(number); err != nil || string(u.ID) != id {
				t.Errorf("number %s of entry %s is lost (%v)", number, id, err)
			}
		}
		return nil
	})
}

// TestAFullDiskLosesNothingItTook fills a small disk to the brim, and makes room again.
func TestAFullDiskLosesNothingItTook(t *testing.T) {
	t.Parallel()
	disk := smallDisk(t)
	ballast := filepath.Join(disk, "ballast")
	write(t, ballast, make([]byte, 512<<10))
	l := newLedgerAt(t, filepath.Join(disk, "ledger.db"))
	confirmed := map[string]string{}
	pack := func() error {
		number, id, err := l.packOne()
		if err == nil {
			confirmed[string(id)] = fmt.Sprint(number)
		}
		return err
	}
	var err error
	for err == nil {
		err = pack()
	}
	if fault.KeyOf(err) != string(words.StoreDiskFull) {
		t.Fatalf("on the full disk, after %d entries: %v", len(confirmed), err)
	}
	full := len(confirmed)
	l.expectConfirmed(t, confirmed) // reading stays possible
	l.sound(t)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if err := pack(); err != nil {
			t.Fatalf("after room was made: %v", err)
		}
	}
	l.reopen(t)
	l.expectConfirmed(t, confirmed)
	l.sound(t)
	if full == 0 || len(confirmed) != full+5 {
		t.Errorf("%d entries before and %d after", full, len(confirmed))
	}
}

// smallDisk gives a disk of two megabytes, where this machine lets the test have one.
func smallDisk(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Geteuid() != 0 {
		t.Skip("only the administrator of a Linux machine can make a small disk")
	}
	disk := t.TempDir()
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk here: %v %s", err, said)
	}
	t.Cleanup(func() {
		if said, err := exec.Command("umount", disk).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, said)
		}
	})
	return disk
}
