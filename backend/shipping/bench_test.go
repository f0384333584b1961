package shipping_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// million says, in the environment, that the large ledger is to be made too: it takes minutes.
const million = "TRADEHUB_BENCH_MILLION"

// BenchmarkScan judges and saves one scan at a time, in a small ledger and in one of many years.
func BenchmarkScan(b *testing.B) {
	for _, units := range []int{1_000, 1_000_000} {
		b.Run(fmt.Sprint(units, "-units"), func(b *testing.B) {
			if units > 1_000 && os.Getenv(million) != "1" {
				b.Skip("the ledger takes minutes to make; ask for it with " + million + "=1")
			}
			benchmarkScan(b, units)
		})
	}
}

// benchmarkScan loads the same units again and again into two containers, beside the floor, taking turns so that
// both meet the same moods of the disk. Taking them out again is one entry and is not measured.
func benchmarkScan(b *testing.B, units int) {
	d := newDoor(b, units)
	floorOf := bare(b)
	var took, floor []time.Duration
	for b.Loop() {
		took = append(took, d.scanNext(b))
		floor = append(floor, floorOf())
	}
	p50, floorP50 := percentile(took, 50), percentile(floor, 50)
	b.ReportMetric(0, "ns/op") // would count what is not measured
	b.ReportMetric(float64(p50.Microseconds()), "p50-µs")
	b.ReportMetric(float64(percentile(took, 99).Microseconds()), "p99-µs")
	b.ReportMetric(float64(floorP50.Microseconds()), "floor-p50-µs")
	b.ReportMetric(float64(p50)/float64(floorP50), "ratio")
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
	must(b, err)
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { _ = db.Close() })
	must(b, ignore(db.Exec(`CREATE TABLE t (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT`)))
	insert, err := db.Prepare(`INSERT INTO t (body) VALUES ($1)`)
	must(b, err)
	return func() time.Duration {
		start := time.Now()
		must(b, ignore(insert.Exec("one scanned unit, saved")))
		return time.Since(start)
	}
}

// loadingDoor is a shipment of three kinds of goods with two containers, and the units that go in and out of them.
type loadingDoor struct {
	*yard
	units []trade.HandlingUnit
	boxes []trade.TransportUnit
	next  int
}

const doorRef = "NTG-R9"

// newDoor makes a ledger of so many units; the first 999 of them are those that are loaded.
func newDoor(b *testing.B, units int) *loadingDoor {
	b.Helper()
	d := &loadingDoor{yard: newYardAt(b, filepath.Join(b.TempDir(), "ledger.db"))}
	kinds := []trade.Goods{d.goods(trade.GradeA), d.goods(trade.GradeB), d.coffeeGoods()}
	for _, goods := range kinds {
		d.units = append(d.units, d.pack(b, goods, 333)...)
	}
	const atOnce = 20_000 // few big entries
	for left := units - len(d.units); left > 0; left -= atOnce {
		d.pack(b, kinds[0], min(left, atOnce))
	}
	r := planR1()
	r.Reference = doorRef
	r.Lines = []shipping.LineRequest{line("BAN", trade.GradeA, 2_520), line("BAN", trade.GradeB, 2_520),
		line("COF", trade.GradeA, 2_520)}
	must(b, ignore(d.PlanShipment(ctx, boss, r)))
	for _, number := range []string{box2, box3} {
		d.boxes = append(d.boxes, d.limitedBox(b, doorRef, number, 1_260, 34_000_000))
	}
	return d
}

// scanNext loads the next unit, taking turns between kinds of goods and between containers, and tells how long it
// took.
func (d *loadingDoor) scanNext(b *testing.B) time.Duration {
	b.Helper()
	if d.next == len(d.units) {
		d.empty(b)
	}
	u, box := d.units[(d.next%3)*333+d.next/3], d.boxes[d.next%2]
	d.next++
	r := shipping.LoadRequest{Shipment: doorRef, Transport: box.Number, Scan: "]C100" + u.SSCC,
		Command: trade.EntryID(clock.NewID())}
	start := time.Now()
	must(b, ignore(d.Load(ctx, loader, r)))
	return time.Since(start)
}

// empty takes everything out of the containers.
func (d *loadingDoor) empty(b *testing.B) {
	b.Helper()
	d.next = 0
	d.post(b, trade.EntryMove, func(tx *store.Tx, e *trade.Entry) error {
		for _, box := range d.boxes {
			inside, err := tx.UnitsIn(box.ID.At())
			if err != nil {
				return err
			}
			for _, u := range inside {
				e.Put(u.ID.At(), box.ID.At(), d.cold.ID.At())
			}
		}
		return nil
	})
}
