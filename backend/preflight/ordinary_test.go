package preflight_test

import (
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// Shipments as they are every day, other than the worked examples: what parties, references and quantities say of them.
// A check that finds something without reason is soon read by nobody.
func TestOrdinaryShipments(t *testing.T) {
	t.Parallel()
	cases := []struct {
		says string
		make func(*dossier.Dossier)
		want []int
	}{
		{"coffee by road to Thailand, in baht, with Form D", coffeeToThailand, nil},
		{"silk scarves to Germany, by the piece, with a statement of a registered exporter", scarvesToGermany, nil},
		{"a sale within Laos, in kip", withinLaos, nil},
		{"a dossier from elsewhere with parties and a line, and nothing else", hardlyAnything, []int{4, 7}},
		{"nothing is loaded yet", func(d *dossier.Dossier) {
			d.Facts.Transport, d.Facts.Tickets, d.Facts.Tests = nil, nil, nil
			d.Papers = d.Papers[:1]
			d.Facts.Origins.Form = ""
		}, nil},
	}
	for _, c := range cases {
		t.Run(c.says, func(t *testing.T) {
			t.Parallel()
			d := example(t, "t1")[0]
			c.make(&d)
			anew(t, &d)
			var got []int
			for _, f := range preflight.Run(asked(t, d)).At(trade.GatePlatform) {
				if f.Check <= 20 && !slices.Contains(got, f.Check) {
					t.Log(f.Check, f.Sentence, f.Places)
					got = append(got, f.Check)
				}
			}
			if slices.Sort(got); !slices.Equal(got, c.want) {
				t.Errorf("found %v, want %v", got, c.want)
			}
		})
	}
}

// lineAlone leaves one line of the truck and its lots.
func lineAlone(d *dossier.Dossier, number int, change func(*dossier.Line)) {
	f := &d.Facts
	f.Lines = slices.DeleteFunc(f.Lines, func(l dossier.Line) bool { return l.Number != number })
	f.Lines[0].Number = 1
	f.Lots = slices.DeleteFunc(f.Lots, func(l dossier.Lot) bool { return l.Line != number })
	for i := range f.Lots {
		f.Lots[i].Line = 1
	}
	loads := &f.Transport[0].Loads
	*loads = slices.DeleteFunc(*loads, func(l dossier.Load) bool { _, known := f.Lot(l.Lot); return !known })
	f.Tickets[0].FirstG = f.Tickets[0].SecondG + f.Total().GrossG()
	d.Papers = slices.DeleteFunc(d.Papers, func(p dossier.Paper) bool {
		return p.Kind == "phytosanitary" || p.Kind == "form-e"
	})
	change(&f.Lines[0])
}

func coffeeToThailand(d *dossier.Dossier) {
	lineAlone(d, 2, func(l *dossier.Line) {
		l.Price = dossier.UnitPrice{Scaled: 19_850, Decimals: 2, Unit: "KGM"}
	})
	f := &d.Facts
	f.Destination, f.Currency, f.Origins.Form, f.Terms.Place = "TH", "THB", "form-d", "Nong Khai"
	f.Parties.Consignee = dossier.Party{Code: "NKC", Name: "NONG KHAI COFFEE CO., LTD.", Country: "TH",
		Address: "88 MITTRAPHAP ROAD, NONG KHAI, THAILAND"}
	form := d.Papers[0]
	form.Kind, form.Number, form.DatedOn, form.State = "form-d", "LA-D-2026-000311", "2026-11-09", "submitted"
	d.Papers = append(d.Papers, form)
}

func scarvesToGermany(d *dossier.Dossier) {
	lineAlone(d, 2, func(l *dossier.Line) {
		l.Item = dossier.Item{Code: "SCARF", PaperName: "SILK SCARVES", NameEN: "Silk scarves", HS6: "6214.10",
			AHTN8: "6214.10.90", Unit: "NAR"}
		l.Package, l.Price = "CT", dossier.UnitPrice{Scaled: 1250, Decimals: 2, Unit: "NAR"}
		l.Criterion = dossier.Criterion{Code: "PE"}
	})
	f := &d.Facts
	f.Destination, f.Currency, f.Origins.Form, f.Phytosanitary.Wanted = "DE", "EUR", "rex", false
	f.Parties.Consignee = dossier.Party{Code: "HH", Name: "HANSE TEXTIL GMBH", Address: "SPEICHERSTADT 4, HAMBURG",
		Country: "DE"}
	one := &f.Transport[0].Loads[0]
	one.Packages, one.QtyMilli, one.NetG, one.GrossG, one.PalletTareG = 60, 6_000_000, 420_000, 474_000, 0
	f.Transport[0].Pallets, f.Lots[0].AcceptedG = nil, 0
	f.Tickets = nil
	statement := d.Papers[0]
	statement.Kind, statement.Number = "origin-statement", "NTG-OS-26-004"
	d.Papers = append(d.Papers, statement)
}

func withinLaos(d *dossier.Dossier) {
	lineAlone(d, 1, func(l *dossier.Line) { l.Price = dossier.UnitPrice{Scaled: 6_200, Unit: "KGM"} })
	f := &d.Facts
	f.Destination, f.Currency, f.Origins.Form, f.Phytosanitary.Wanted = "LA", "LAK", "", false
	f.Parties.Consignee = dossier.Party{Code: "TALAT", Name: "TALAT SAO MARKET", Address: "VIENTIANE CAPITAL",
		Country: "LA"}
	f.Parties.Consignor.TIN, f.Parties.Declarant, f.Rate = "", nil, nil
	d.Papers = d.Papers[:2]
}

func hardlyAnything(d *dossier.Dossier) {
	f := d.Facts
	consignor := f.Parties.Consignor
	consignor.TIN = ""
	line := f.Lines[0]
	line.Price = dossier.UnitPrice{Unit: "KGM"}
	d.Facts = dossier.Facts{Parties: dossier.Parties{Consignor: consignor, Consignee: f.Parties.Consignee},
		Origin: "LA", Destination: "CN", Terms: f.Terms, Currency: "USD", MinorDigits: 2, Lines: []dossier.Line{line},
		Route: dossier.Route{Departure: "unknown", Mode: "road", From: f.Route.From, To: f.Route.To}}
	d.Papers = nil
}
