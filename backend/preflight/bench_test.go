package preflight_test

import (
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
)

// BenchmarkChecks asks all checks about R1 and about the train S1 (31,500 cartons), beside one pass over the same
// dossiers in memory: their sums by line, lot and transport unit.
func BenchmarkChecks(b *testing.B) {
	for _, name := range []string{"r1", "s1"} {
		all := example(b, name)
		var inputs []preflight.Input
		for _, d := range all {
			inputs = append(inputs, asked(b, d))
		}
		b.Run(name+"/one pass", func(b *testing.B) {
			for b.Loop() {
				for _, d := range all {
					pass(d.Facts)
				}
			}
		})
		b.Run(name+"/all checks", func(b *testing.B) {
			for b.Loop() {
				for _, in := range inputs {
					preflight.Run(in)
				}
			}
		})
		b.Run(name+"/papers compared and all checks", func(b *testing.B) {
			for b.Loop() {
				for _, d := range all {
					preflight.Run(asked(b, d))
				}
			}
		})
	}
}

// pass looks once at everything that is loaded.
func pass(f dossier.Facts) (sum dossier.Figures) {
	for _, t := range f.Transport {
		for _, load := range t.Loads {
			sum = sum.Plus(load.Figures())
			for _, r := range load.Ranges {
				sum.Packages += r.Count
			}
		}
	}
	for _, lot := range f.Lots {
		sum.NetG += lot.AcceptedG
	}
	return sum
}

// BenchmarkOneCheckAgain asks after a change of one set point: those checks again that it can touch, beside all.
func BenchmarkOneCheckAgain(b *testing.B) {
	d := example(b, "r1")[0]
	before := preflight.Run(asked(b, d))
	climate := *d.Facts.Transport[0].Climate
	climate.SetPointDeciC = 140
	d.Facts.Transport[0].Climate = &climate
	in := asked(b, d)
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			preflight.Run(in)
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			before.Again(in)
		}
	})
}
