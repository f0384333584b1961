package gs1_test

import (
	"testing"

	"tradehub/backend/gs1"
)

// day is what a gate reads in a day: pallets, contents, cartons, items, links and bare numbers.
var day = []string{
	"]C100095212340000000013",
	"]C1021952123400001037126" + gs + "10LNT-BAN-261103-01",
	"]d20119521234000010310300135010LNT-BAN-261103-01" + gs + "422418",
	"]C1011952123400001015261231" + "10LNT-7",
	"(01)19521234000010(10)LNT-7",
	"https://id.gs1.org/01/19521234000010/10/LNT-7?15=261231",
	"]E09521234000013",
	"095212340000000013",
}

// BenchmarkParse reads a day's scans, strictly and generously, beside a bare copy of their bytes.
func BenchmarkParse(b *testing.B) {
	parse := map[string]func(string) (gs1.Scan, error){"strict": gs1.ParseScan, "generous": gs1.Classify}
	for _, manner := range []string{"strict", "generous"} {
		b.Run(manner, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := parse[manner](day[i%len(day)]); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "scans/s")
		})
	}
	b.Run("elements", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := gs1.ParseElements(day[2][3:]); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "strings/s")
	})
	b.Run("copy", func(b *testing.B) {
		b.ReportAllocs()
		var sink []byte
		for i := 0; b.Loop(); i++ {
			sink = append([]byte(nil), day[i%len(day)]...)
		}
		_ = sink
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "scans/s")
	})
}
