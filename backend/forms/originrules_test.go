package forms_test

import (
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
)

// Each form has its own way to write a criterion (domain 1.1 to 1.6; overleaf notes of the forms).
func TestCriteriaAsEachFormWritesThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind      trade.PaperKind
		country   string
		criterion dossier.Criterion
		want      string
		fob       bool
	}{
		{"form-e", "CN", dossier.Criterion{Code: "RVC", RVCPercent: 41}, "RVC 41%", true},
		{"form-e", "CN", dossier.Criterion{Code: "CTH"}, "CTH", false},
		{"form-d", "TH", dossier.Criterion{Code: "RVC", RVCPercent: 40}, "40%", true},
		{"form-d", "TH", dossier.Criterion{Code: "CTSH", RVCPercent: 35}, "CTSH + 35%", true},
		{"form-d", "TH", dossier.Criterion{Code: "PC", RVCPercent: 25}, "PC 25%", true},
		{"form-rcep", "JP", dossier.Criterion{Code: "RVC", RVCPercent: 44, Extra: "ACU DMI"}, "RVC ACU DMI", true},
		{"form-rcep", "JP", dossier.Criterion{Code: "CTC", Extra: "ACU"}, "CTC ACU", false},
		{"form-aanz", "NZ", dossier.Criterion{Code: "WO"}, "WO", false},
		{"ldc-certificate", "CN", dossier.Criterion{Code: "RVC", RVCPercent: 52}, "RVC40%", false},
	} {
		d := example(t, "r1")
		d.Facts.Destination, d.Facts.Parties.Consignee.Country, d.Facts.Lines[0].Criterion = c.country, c.country, c.criterion
		o, faults := certificate(t, d, c.kind)
		if row := o.Rows[0]; len(faults) > 0 || row.Criterion != c.want || (row.FOB != "") != c.fob {
			t.Errorf("%s writes %+v as %q, FOB %q, faults %v", c.kind, c.criterion, row.Criterion, row.FOB, faults)
		}
	}
}

// The FOB value has the way to the border in it, whatever the terms of delivery are.
func TestTheFOBValueIsThatAtTheBorder(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Lines[0].Criterion = dossier.Criterion{Code: "RVC", RVCPercent: 41}
	if o, _ := certificate(t, d, "form-e"); o.Rows[0].FOB != "USD 18,790.40" {
		t.Errorf("it is %s", o.Rows[0].FOB)
	}
}

// Who made the goods is told as each form asks for it (domain 1.3, box 3; 1.6, box 2).
func TestTheProducerAsEachFormAsks(t *testing.T) {
	t.Parallel()
	several := func(*dossier.Dossier) {}
	one := func(d *dossier.Dossier) {
		for i := range d.Facts.Lots {
			d.Facts.Lots[i].Grower = "COOP-NAMHA"
		}
	}
	none := func(d *dossier.Dossier) { d.Facts.Parties.Growers = nil }
	secret := func(d *dossier.Dossier) { d.Facts.Origins.Producer = "Confidential" }
	own := func(d *dossier.Dossier) {
		one(d)
		d.Facts.Parties.Consignor.Code = "COOP-NAMHA"
	}
	const growers = "BAN NAM HA BANANA GROWERS; BAN LUANG GROWERS; BAN SOPDENG GROWERS"
	const grower = "BAN NAM HA BANANA GROWERS, BAN NAM HA, LUANG NAMTHA PROVINCE, LAO PDR"
	for _, c := range []struct {
		kind            trade.PaperKind
		change          func(*dossier.Dossier)
		want, eachWants string
	}{
		{"form-e", several, "", ""},
		{"form-rcep", several, "SEE BOX 8", growers},
		{"form-rcep", one, grower, ""},
		{"form-rcep", none, "NOT AVAILABLE", ""},
		{"form-rcep", secret, "CONFIDENTIAL", ""},
		{"form-rcep", own, grower, ""},
		{"ldc-certificate", several, "SEE BOX 8", growers},
		{"ldc-certificate", own, "SAME", ""},
		{"ldc-certificate", none, "UNKNOWN", ""},
	} {
		d := example(t, "r1")
		c.change(&d)
		if o, faults := certificate(t, d, c.kind); o.Producer != c.want || o.Rows[0].Producers != c.eachWants ||
			len(faults) > 0 {
			t.Errorf("%s names %q, its item %q, faults %v", c.kind, o.Producer, o.Rows[0].Producers, faults)
		}
	}
	if o, _ := certificate(t, example(t, "t1"), "form-rcep", 2); o.Producer != "BOLAVEN COFFEE PRODUCERS, PAKSONG, "+
		"CHAMPASAK PROVINCE, LAO PDR" {
		t.Errorf("of the coffee alone it is %q", o.Producer)
	}
}
