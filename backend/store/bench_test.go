package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// report gives p50 and p99 of some durations and, where there is a floor, the ratio of the medians.
func report(b *testing.B, took, floor []time.Duration) {
	b.Helper()
	p50, p99 := percentile(took, 50), percentile(took, 99)
	b.ReportMetric(float64(p50.Microseconds()), "p50-µs")
	b.ReportMetric(float64(p99.Microseconds()), "p99-µs")
	b.ReportMetric(0, "ns/op")
	if floor != nil {
		b.ReportMetric(float64(percentile(floor, 50).Microseconds()), "floor-p50-µs")
		b.ReportMetric(float64(p50)/float64(percentile(floor, 50)), "ratio")
	}
}

func percentile(took []time.Duration, p int) time.Duration {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)-1)*p/100]
}

// bare is the floor: one row, one durable commit, with the same driver and the same pragmas.
func bare(b *testing.B) func() time.Duration {
	b.Helper()
	url := "file:" + filepath.Join(b.TempDir(), "bare.db") +
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate"
	db, err := sql.Open("sqlite", url)
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { _ = db.Close() })
	if _, err := db.Exec(`CREATE TABLE t (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT`); err != nil {
		b.Fatal(err)
	}
	insert, err := db.Prepare(`INSERT INTO t (body) VALUES ($1)`)
	if err != nil {
		b.Fatal(err)
	}
	return func() time.Duration {
		start := time.Now()
		if _, err := insert.Exec("one scanned unit, saved"); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
}

// BenchmarkPostLoad posts one loading scan at a time beside the floor, taking turns so that both meet the same
// moods of the disk.
func BenchmarkPostLoad(b *testing.B) {
	l := newLedger(b)
	l.receive(b, int64(b.N+1)*13_500)
	floorOf := bare(b)
	made := l.pack(b, b.N)
	box := l.container(b, "LKCU4200177")
	var took, floor []time.Duration
	b.ResetTimer()
	for i := range b.N {
		start := time.Now()
		l.load(b, made[i], box)
		took = append(took, time.Since(start))
		floor = append(floor, floorOf())
	}
	b.StopTimer()
	report(b, took, floor)
}

// BenchmarkContents reads what a container of 1,260 cartons holds: summed up, and unit by unit.
func BenchmarkContents(b *testing.B) {
	l := newLedger(b)
	l.receive(b, 1_260*13_500)
	box := l.container(b, "LKCU4200177")
	for _, u := range l.pack(b, 1_260) {
		l.load(b, u, box)
	}
	read := map[string]func(*store.Tx) error{
		"summed": func(tx *store.Tx) error { _, err := tx.Contents(box.ID.At()); return err },
		"units":  func(tx *store.Tx) error { _, err := tx.UnitsIn(box.ID.At()); return err },
	}
	for name, do := range read {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for range b.N {
				start := time.Now()
				l.read(b, do)
				took = append(took, time.Since(start))
			}
			report(b, took, nil)
		})
	}
}

// BenchmarkStockOf reads the stock of one of 100 items among 100,000 lots.
func BenchmarkStockOf(b *testing.B) {
	l := newLedger(b)
	const items, lotsEach = 100, 1_000
	for i := range items {
		l.post(b, trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
			for j := range lotsEach {
				goods := trade.Goods{ItemID: trade.ItemID(fmt.Sprint("item", i)), Grade: trade.GradeA,
					LotID: trade.LotID(fmt.Sprint("lot", i, "-", j)), OwnerID: l.firm.ID}
				e.Move(l.coop.ID.At(), l.cold.ID.At(), goods, amount(0, 1_000))
			}
			return nil
		})
	}
	var took []time.Duration
	b.ResetTimer()
	for range b.N {
		start := time.Now()
		l.read(b, func(tx *store.Tx) error {
			rows, err := tx.StockOf(l.site.ID.At(), "item42")
			if len(rows) != lotsEach {
				b.Fatalf("%d lots, want %d", len(rows), lotsEach)
			}
			return err
		})
		took = append(took, time.Since(start))
	}
	report(b, took, nil)
}

// BenchmarkVerify reads, re-hashes and re-reckons a ledger: one of few large entries, and one of a million scans.
func BenchmarkVerify(b *testing.B) {
	b.Run("20000-units", func(b *testing.B) {
		l := newLedger(b)
		l.receive(b, 20_000*13_500)
		for range 20 {
			l.pack(b, 1_000)
		}
		verify(b, l)
	})
	b.Run("1000000-entries", func(b *testing.B) {
		if os.Getenv("TRADEHUB_BENCH_MILLION") != "1" {
			b.Skip("the ledger takes minutes to make; ask for it with TRADEHUB_BENCH_MILLION=1")
		}
		l := newLedger(b)
		l.scanTimes(b, 1_000_000)
		verify(b, l)
	})
}

func verify(b *testing.B, l *ledger) {
	for b.Loop() {
		if r, err := l.Verify(context.Background()); err != nil || !r.Sound() {
			b.Fatal(r, err)
		}
	}
}

// scanTimes loads a thousand units and takes them out again until there are so many entries.
func (l *ledger) scanTimes(b *testing.B, entries int) {
	b.Helper()
	l.receive(b, 1_000*13_500)
	units := l.pack(b, 1_000)
	outside, inside := l.cold.ID.At(), l.container(b, "LKCU4200177").ID.At()
	for range entries / len(units) {
		err := l.Write(context.Background(), func(tx *store.Tx) error {
			for _, u := range units {
				e, err := tx.NewEntry(trade.EntryLoad, trade.Actor{}, "")
				if err != nil {
					return err
				}
				e.Put(u.ID.At(), outside, inside)
				if err := tx.Post(e); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		outside, inside = inside, outside
	}
}
