package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/clock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// TestNoNumberIsEverGivenTwice takes, cuts, restarts, backs up and restores at random.
func TestNoNumberIsEverGivenTwice(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(root, "case")
		if err != nil {
			t.Fatal(err)
		}
		l := newLedgerAt(t, filepath.Join(dir, "ledger.db"))
		defer func() { _ = l.Close() }()
		block := rapid.SampledFrom([]int64{1, 3, 10}).Draw(t, "block")
		l.putSeries(t, trade.Series{Name: "s", First: 1, Last: 100_000, Block: block})
		given, backups := map[int64]bool{}, [][]byte{}
		for range rapid.IntRange(5, 15).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"take", "take", "cut", "reopen", "copy", "backup", "restore"}).Draw(t, "step") {
			case "take":
				count := rapid.Int64Range(1, 12).Draw(t, "count")
				first := l.mustTake(t, "s", count)
				for n := first; n < first+count; n++ {
					if given[n] {
						t.Fatalf("%d was given twice", n)
					}
					given[n] = true
				}
			case "cut":
				_ = l.Write(context.Background(), func(tx *store.Tx) error {
					_, _ = tx.Take("s", 1, "cut")
					return context.Canceled
				})
			case "reopen":
				l.reopen(t)
			case "copy":
				l.reopen(t)
				_ = l.Close()
				backups = append(backups, read(t, l.Path()))
				l.DB = open(t, l.Path())
			case "backup":
				path := filepath.Join(dir, clock.NewID())
				if err := l.BackupTo(context.Background(), path); err != nil {
					t.Fatal(err)
				}
				backups = append(backups, read(t, path))
			case "restore":
				_ = l.Close()
				if len(backups) > 0 {
					write(t, l.Path(), rapid.SampledFrom(backups).Draw(t, "which"))
				}
				l.DB = open(t, l.Path())
			}
		}
		l.sound(t)
	})
}
