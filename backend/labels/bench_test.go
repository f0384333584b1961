package labels_test

import (
	"testing"

	"tradehub/backend/labels"
	"tradehub/backend/trade"
)

const benchLabels = 1000

// BenchmarkPrint prints 1,000 carton labels: found in the ledger, laid out, judged, written down before and after, and
// sent to a printer that answers at once. The same bytes to the same printer without all that are
// BenchmarkPalletLabels of package device.
func BenchmarkPrint(b *testing.B) {
	h := newHouse(b)
	h.furnishMore()
	b.ResetTimer()
	for b.Loop() {
		b.StopTimer()
		cartons := h.pack(bananaLot, benchLabels)
		b.StartTimer()
		job, err := h.Print(b.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons}, nil)
		if err != nil || job.Count(trade.LabelPrinted) != benchLabels {
			b.Fatal(states(job), err)
		}
	}
	b.ReportMetric(float64(benchLabels)*float64(b.N)/b.Elapsed().Seconds(), "labels/s")
}

// BenchmarkPreview shows one label, as the window does beside a unit.
func BenchmarkPreview(b *testing.B) {
	h := newHouse(b)
	carton := h.pack(bananaLot, 1)[0]
	for b.Loop() {
		if _, err := h.Preview(b.Context(), packer, labels.PreviewRequest{Unit: carton}); err != nil {
			b.Fatal(err)
		}
	}
}
