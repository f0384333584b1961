package editing_test

import (
	"slices"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/sheet/svg"
	"tradehub/backend/trade"
)

// A keystroke: one letter more in a field, to the findings and the sheet of the chosen paper, painted.
func BenchmarkKeystroke(b *testing.B) {
	for _, paper := range []trade.PaperKind{"form-e", "commercial-invoice", "packing-list"} {
		b.Run(string(paper), func(b *testing.B) {
			o := open(b)
			r := editing.TryRequest{Shipment: r1, Base: o.base(), Paper: paper}
			typed, took := "", []time.Duration{}
			for b.Loop() {
				if typed += "A"; len(typed) > 20 {
					typed = "A"
				}
				r.Changes = []dossier.Change{set("/facts/certificate_of_origin/signatory", typed)}
				began := time.Now()
				tried, err := o.Editing.Try(ctx, officer, r)
				check(b, err)
				for _, page := range tried.Sheet.Pages {
					svg.Paint(page, svg.Options{})
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// One fact, to its boxes on all papers; and all facts, to the boxes of one paper.
func BenchmarkBoxes(b *testing.B) {
	o := open(b)
	r := editing.BoxesRequest{Shipment: r1, Base: o.base(), Paper: "form-e", Fact: "/facts/transport/0/loads/0/net_g"}
	b.Run("of-a-fact", func(b *testing.B) {
		for b.Loop() {
			_, err := o.Editing.Boxes(ctx, officer, r)
			check(b, err)
		}
	})
	b.Run("of-a-paper", func(b *testing.B) {
		for b.Loop() {
			_, err := o.Editing.FactsOf(ctx, officer, r)
			check(b, err)
		}
	})
}
