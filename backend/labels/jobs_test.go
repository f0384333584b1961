package labels_test

import (
	"fmt"
	"slices"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func numbersOf(jobs []labels.Job) (all []string) {
	for _, j := range jobs {
		all = append(all, j.Number)
	}
	return all
}

func TestJobsAreTurnedPageByPage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 7)
	for _, c := range cartons[:5] {
		h.print(c)
	}
	h.printer.Break(device.SimPaperOut)
	for _, c := range cartons[5:] {
		if _, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: []string{c}}, nil); err == nil {
			t.Fatal("the paper is out")
		}
	}
	newestFirst := []string{"L-0007", "L-0006", "L-0005", "L-0004", "L-0003", "L-0002", "L-0001"}
	for name, c := range map[string]struct {
		r    labels.JobsRequest
		want []string
	}{
		"all":            {labels.JobsRequest{}, newestFirst},
		"first page":     {labels.JobsRequest{Most: 3}, []string{"L-0007", "L-0006", "L-0005"}},
		"second page":    {labels.JobsRequest{Most: 3, Before: "L-0005"}, []string{"L-0004", "L-0003", "L-0002"}},
		"last page":      {labels.JobsRequest{Most: 3, Before: "L-0002"}, []string{"L-0001"}},
		"behind it":      {labels.JobsRequest{Most: 3, Before: "L-0001"}, nil},
		"open":           {labels.JobsRequest{Open: true}, []string{"L-0007", "L-0006"}},
		"open, one":      {labels.JobsRequest{Open: true, Most: 1}, []string{"L-0007"}},
		"open, next":     {labels.JobsRequest{Open: true, Most: 1, Before: "L-0007"}, []string{"L-0006"}},
		"of a unit":      {labels.JobsRequest{Unit: cartons[2]}, []string{"L-0003"}},
		"open of a unit": {labels.JobsRequest{Unit: cartons[2], Open: true}, nil},
	} {
		jobs, err := h.Jobs(t.Context(), officer, c.r)
		h.must(err)
		if got := numbersOf(jobs); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	h.refused(fault.NotFound, words.LabelsJobUnknown, func() error {
		_, err := h.Jobs(t.Context(), officer, labels.JobsRequest{Before: "L-0099"})
		return err
	})
}

// settled is how many labels a season leaves behind.
const settled = 100_000

// BenchmarkOpenJobs asks for the open jobs of a ledger with 100,000 printed labels, as the window does again and again.
func BenchmarkOpenJobs(b *testing.B) {
	h := newHouse(b)
	unit := h.pack(bananaLot, 1)
	h.printer.Break(device.SimPaperOut)
	if _, err := h.Print(b.Context(), packer, labels.PrintRequest{Printer: zebra, Units: unit}, nil); err == nil {
		b.Fatal("the paper is out")
	}
	h.leave(settled)
	b.ResetTimer()
	for b.Loop() {
		jobs, err := h.Jobs(b.Context(), packer, labels.JobsRequest{Open: true})
		if err != nil || len(jobs) != 1 {
			b.Fatal(len(jobs), err)
		}
	}
}

// BenchmarkJobsPage asks for the newest twenty jobs of as many.
func BenchmarkJobsPage(b *testing.B) {
	h := newHouse(b)
	h.leave(settled)
	b.ResetTimer()
	for b.Loop() {
		jobs, err := h.Jobs(b.Context(), packer, labels.JobsRequest{Most: 20})
		if err != nil || len(jobs) != 20 {
			b.Fatal(len(jobs), err)
		}
	}
}

// leave puts down labels that were printed, fifty to a job.
func (h *house) leave(count int) {
	h.t.Helper()
	unit := h.pack(bananaLot, 1)[0]
	var u trade.HandlingUnit
	h.read(func(tx *store.Tx) (err error) {
		u, err = tx.UnitByIdentifier(unit)
		return err
	})
	const inEntry = 10_000
	for from := 0; from < count; from += inEntry {
		h.post(func(tx *store.Tx, e *trade.Entry) error {
			var job trade.LabelJob
			for i := from; i < from+inEntry; i++ {
				if i%50 == 0 {
					job = trade.LabelJob{ID: trade.LabelJobID(clock.NewID()), Number: fmt.Sprintf("OLD-%d", i), Printer: zebra}
					if err := tx.PutLabelJob(e, job); err != nil {
						return err
					}
				}
				if err := tx.PutLabel(e, trade.Label{ID: trade.LabelID(clock.NewID()), JobID: job.ID, Line: int64(i%50) + 1,
					UnitID: u.ID, Copy: int64(i) + 1, State: trade.LabelPrinted, Sends: 1}); err != nil {
					return err
				}
			}
			return nil
		})
	}
}
