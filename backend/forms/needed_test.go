package forms_test

import (
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
)

// neededOf lists the kinds of the forms that a dossier needs.
func neededOf(t *testing.T, d dossier.Dossier) (kinds []trade.PaperKind) {
	t.Helper()
	for _, f := range forms.Needed(d, shipped(t)) {
		kinds = append(kinds, f.Kind)
	}
	return kinds
}

func TestAShipmentNeedsThePapersOfItsWayAndItsGoods(t *testing.T) {
	t.Parallel()
	always := []trade.PaperKind{"commercial-invoice", "packing-list"}
	for _, tt := range []struct {
		name, example string
		change        func(*dossier.Facts)
		want          []trade.PaperKind // behind the two that are always needed
	}{
		{"bananas by rail", "r1", func(*dossier.Facts) {}, []trade.PaperKind{"origin-letter", "form-e", "phytosanitary",
			"rail-consignment-note", "wagon-list", "weight-note", "export-declaration"}},
		{"melons and coffee by road", "t1", func(*dossier.Facts) {}, []trade.PaperKind{"origin-letter", "form-e",
			"phytosanitary", "weight-note", "road-consignment-note", "truck-manifest", "export-declaration"}},
		{"no certificate is asked for yet", "r1", func(f *dossier.Facts) { f.Origins.Form, f.Destination = "", "TH" },
			[]trade.PaperKind{"origin-letter", "form-d", "phytosanitary", "rail-consignment-note", "wagon-list", "weight-note",
				"export-declaration"}},
		{"the exporter states the origin himself", "r1", func(f *dossier.Facts) { f.Origins.Form = "rex" },
			[]trade.PaperKind{"origin-statement", "phytosanitary", "rail-consignment-note", "wagon-list", "weight-note",
				"export-declaration"}},
		{"scarves to a country without an agreement, by air", "r1", func(f *dossier.Facts) {
			f.Origins.Form, f.Destination, f.Route.Mode, f.Phytosanitary.Wanted = "", "CH", "air", false
			f.Lines[0].Item.Species = ""
		}, []trade.PaperKind{"export-declaration"}},
		{"all that can be done to goods", "r1", func(f *dossier.Facts) {
			f.Treatments = []dossier.Treatment{{Kind: "fumigation"}}
			f.Tests, f.Insurance = []dossier.Test{{Report: "1"}}, &dossier.Insurance{}
			f.Parties.Forwarder = &dossier.Party{}
		}, []trade.PaperKind{"origin-letter", "shipping-instruction", "form-e", "phytosanitary", "fumigation-data",
			"treatment-record", "quality-data", "insurance-data", "rail-consignment-note", "wagon-list", "weight-note",
			"export-declaration"}},
		{"goods that stay in the country", "r1", func(f *dossier.Facts) {
			f.Origins.Form, f.Destination = "", f.Parties.Consignor.Country
		}, []trade.PaperKind{"phytosanitary", "rail-consignment-note", "wagon-list", "weight-note"}},
	} {
		d := example(t, tt.example)
		tt.change(&d.Facts)
		got := neededOf(t, d)
		for _, kind := range tt.want {
			if !slices.Contains(got, kind) {
				t.Errorf("%s: %s is missing", tt.name, kind)
			}
		}
		if len(got) != len(always)+len(tt.want) || !slices.Equal(got[:2], always) {
			t.Errorf("%s: needs %v, want %v and %v", tt.name, got, always, tt.want)
		}
	}
}

func TestEveryFormLiesInAPartOfTheFolder(t *testing.T) {
	t.Parallel()
	want := map[trade.PaperKind]forms.Group{"commercial-invoice": forms.GroupTrade, "origin-letter": forms.GroupOrigin,
		"form-rcep": forms.GroupOrigin, "treatment-record": forms.GroupPlantHealth, "weight-note": forms.GroupTransport,
		"truck-manifest": forms.GroupTransport, "export-declaration": forms.GroupCustoms, "cover-sheet": forms.GroupRest}
	for _, f := range forms.All() {
		if !slices.Contains(forms.Groups(), f.Group()) {
			t.Errorf("%s lies in %q", f.Kind, f.Group())
		}
		if group, named := want[f.Kind]; named && f.Group() != group {
			t.Errorf("%s lies in %q, want %q", f.Kind, f.Group(), group)
		}
	}
}
