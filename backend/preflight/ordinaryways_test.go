package preflight_test

import (
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// Turns that ordinary shipments take, and what all checks of a gate say of them.
func TestOrdinaryTurns(t *testing.T) {
	t.Parallel()
	for says, c := range map[string]struct {
		on   string
		gate trade.Gate
		make func(*dossier.Dossier)
		want []int
	}{
		"Form E was issued six days after departure, and is ticked for it": {"r1", trade.GateDespatch, issuedLate, nil},
		"a firm in Hong Kong buys and sells on":                            {"r1", trade.GateDespatch, soldOn, nil},
		"Form E was replaced once":                                         {"r1", trade.GateDespatch, replacedOnce, nil},
		"all applications are handed in, and none came back":               {"r1", trade.GateApplication, applied, nil},
		"so at despatch: both containers wait for their certificate":       {"r1", trade.GateDespatch, applied, []int{38}},
		"the invoice is issued, the containers are known, nothing is loaded": {"r1", trade.GateApplication,
			func(d *dossier.Dossier) {
				onlyInvoice(d)
				for i := range d.Facts.Transport {
					d.Facts.Transport[i].Loads, d.Facts.Transport[i].Seals = nil, nil
				}
			}, nil},
		"the invoice is issued, and nothing else is known": {"r1", trade.GateApplication, func(d *dossier.Dossier) {
			onlyInvoice(d)
			d.Facts.Transport = nil
		}, nil},
		"rice by road to Viet Nam, which nobody confirmed as eligible": {"t1", trade.GateApplication, riceToVietNam,
			[]int{27}},
		"silk by air to Germany, in cartons that nobody seals": {"t1", trade.GateDespatch, scarvesByAir, nil},
		"melons and coffee in two trucks":                      {"t1", trade.GateDespatch, inTwoTrucks, nil},
	} {
		t.Run(says, func(t *testing.T) {
			t.Parallel()
			d := example(t, c.on)[0]
			c.make(&d)
			anew(t, &d)
			var got []int
			for _, f := range preflight.Run(asked(t, d)).At(c.gate) {
				if !slices.Contains(got, f.Check) {
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

func issuedLate(d *dossier.Dossier) {
	d.Facts.Origins.Retroactive = true
	for i, p := range d.Papers {
		if p.Kind == "form-e" {
			d.Papers[i].Official.IssuedOn = "2026-11-12"
		}
	}
}

func soldOn(d *dossier.Dossier) {
	d.Facts.Parties.Buyer = &dossier.Party{Code: "HK", Name: "HARBOUR TRADING LTD.", Country: "HK",
		Address: "1 QUEEN'S ROAD, HONG KONG"}
	d.Facts.Origins.ThirdParty = "HARBOUR TRADING LTD., HONG KONG"
	d.Facts.Origins.ThirdPartyInvoice = &dossier.Reference{Number: "HT-99", DatedOn: "2026-11-05"}
}

func replacedOnce(d *dossier.Dossier) {
	i := slices.IndexFunc(d.Papers, func(p dossier.Paper) bool { return p.Kind == "form-e" })
	before := d.Papers[i]
	before.State, before.Number, before.Official = "replaced", before.Number+"-0", nil
	d.Papers = slices.Insert(d.Papers, i, before)
}

func applied(d *dossier.Dossier) {
	for i, p := range d.Papers {
		if p.Official != nil {
			d.Papers[i].Official, d.Papers[i].State = nil, string(trade.PaperSubmitted)
		}
	}
}

func onlyInvoice(d *dossier.Dossier) { d.Papers, d.Facts.Tickets = d.Papers[:1], nil }

func riceToVietNam(d *dossier.Dossier) {
	lineAlone(d, 2, func(l *dossier.Line) {
		l.Item = dossier.Item{Code: "RICE", PaperName: "GLUTINOUS RICE", NameEN: "Glutinous rice", HS6: "1006.30",
			AHTN8: "1006.30.30", Unit: "KGM", Species: "Oryza sativa"}
		l.Package, l.Price = "BG", dossier.UnitPrice{Scaled: 95, Decimals: 2, Unit: "KGM"}
	})
	f := &d.Facts
	f.Destination, f.Origins.Form, f.Phytosanitary.Authority = "VN", "form-d", "VIETNAM"
	f.Parties.Consignee = dossier.Party{Code: "HUE", Name: "HUE FOOD JSC", Country: "VN",
		Address: "12 LE LOI, HUE, VIET NAM"}
	f.Transport[0].Pallets, f.Transport[0].Climate, f.Tickets = nil, nil, nil
	load := &f.Transport[0].Loads[0]
	load.PalletTareG, load.GrossG = 0, load.NetG+load.Packages*120
	f.Route.Exit, f.Route.Entry, f.Route.Via = dossier.Station{Name: "DEN SAVANH"}, dossier.Station{Name: "LAO BAO"}, nil
}

func scarvesByAir(d *dossier.Dossier) {
	scarvesToGermany(d)
	f := &d.Facts
	f.Route.Mode, f.Route.Driver, f.Route.GateAt, f.Route.Via = "air", nil, "", nil
	f.Route.Exit, f.Route.Entry = dossier.Station{Name: "WATTAY AIRPORT"}, dossier.Station{Name: "FRANKFURT AIRPORT"}
	f.Transport[0].Seals, f.Transport[0].Climate = nil, nil
	d.Papers = slices.DeleteFunc(d.Papers, func(p dossier.Paper) bool {
		return slices.Contains([]string{"road-consignment-note", "truck-manifest"}, p.Kind)
	})
}

func inTwoTrucks(d *dossier.Dossier) {
	melons := d.Facts.Transport[0]
	coffee := melons
	coffee.Number, coffee.Climate, coffee.Seals = "0938", nil, []dossier.Seal{{Number: "NTG552078", By: "shipper"}}
	melons.Loads, coffee.Loads, melons.Pallets = melons.Loads[:2:2], melons.Loads[2:], nil
	d.Facts.Transport, d.Facts.Tickets = []dossier.Transport{melons, coffee}, nil
}

// A waiver is for all the figures that a finding is about: another one in its second box is another finding.
func TestTheMarkIsOfAllFigures(t *testing.T) {
	t.Parallel()
	mark := func(net string) string {
		d := example(t, "r1")[0]
		for i, p := range d.Papers {
			if p.Kind == "phytosanitary" {
				d.Papers[i].Official.Boxes = map[string]string{"/consignee/address": net, "/consignee/name": "KUNMING"}
			}
		}
		got := found(asked(t, d), 2)
		if len(got) != 1 || len(got[0].Places) != 2 {
			t.Fatalf("found %+v", got)
		}
		return got[0].Mark()
	}
	eight, again := mark("NO. 8"), mark("NO. 8")
	if eight != again || eight == mark("NO. 9") || mark("NO. 9") == mark("NO. 10") {
		t.Error("one mark stands for several figures")
	}
}
