package preflight_test

import (
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// What checks of origin and plant health say of shipments as they are every day.
func TestOrdinaryGoods(t *testing.T) {
	t.Parallel()
	cases := []struct {
		says string
		make func(*dossier.Dossier)
		want []int
	}{
		{"coffee by road to Thailand with Form D, which nobody confirmed (27), its plant certificate on its way (38)",
			func(d *dossier.Dossier) {
				coffeeToThailand(d)
				d.Facts.Phytosanitary.Authority = "THAILAND"
			}, []int{27, 38}},
		{"silk scarves to Germany with a statement of a registered exporter", scarvesToGermany, nil},
		{"a sale within Laos", withinLaos, nil},
		{"a dossier from elsewhere with parties and a line, and nothing else: the permit of the importer is asked for",
			hardlyAnything, []int{46}},
	}
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			d := example(t, "t1")[0]
			c.make(&d)
			anew(t, &d)
			var got []int
			for _, f := range preflight.Run(asked(t, d)).At(trade.GatePlatform) {
				if f.Check > 20 && f.Check < 50 && !slices.Contains(got, f.Check) {
					t.Log(f.Check, f.Severity, f.Sentence, f.Places)
					got = append(got, f.Check)
				}
			}
			if slices.Sort(got); !slices.Equal(got, c.want) {
				t.Errorf("found %v, want %v", got, c.want)
			}
		})
	}
}
