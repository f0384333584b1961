package dossier_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/dossier"
	"tradehub/templates"
)

func example[D any](t *testing.T, file string) (d D) {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + file + ".json")
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d
}

func equal[V comparable](t *testing.T, what string, found, want V) {
	t.Helper()
	if found != want {
		t.Errorf("%s is %v, want %v", what, found, want)
	}
}

// The figures of the worked examples as their description has them, added up by hand there.
func TestTheBananaTrainAddsUp(t *testing.T) {
	t.Parallel()
	f := example[dossier.Dossier](t, "r1").Facts
	total := f.Total()
	equal(t, "packages", total.Packages, 2_520)
	equal(t, "net", total.NetG, 34_020_000)
	equal(t, "gross", total.GrossG(), 37_044_000)
	equal(t, "invoice", f.InvoiceMinor(), 1_769_040)
	equal(t, "invoice in kip", f.Exchanged(f.InvoiceMinor()), 38_211_264_000)
	equal(t, "value at the border in kip", f.StatisticalMinor()[0], 40_587_264_000)
	for i, lot := range []dossier.Figures{{Packages: 900, QtyMilli: 12_150_000, NetG: 12_150_000, PackedG: 13_230_000},
		{Packages: 810, QtyMilli: 10_935_000, NetG: 10_935_000, PackedG: 11_907_000},
		{Packages: 810, QtyMilli: 10_935_000, NetG: 10_935_000, PackedG: 11_907_000}} {
		equal(t, f.Lots[i].Number, f.OfLot(f.Lots[i].Number), lot)
	}
	for i, unit := range f.Transport {
		equal(t, unit.Number, unit.Figures().GrossG(), 18_522_000)
		equal(t, unit.Number+" with tare", unit.MassG(), 23_322_000)
		equal(t, "ticket", f.Tickets[i].NetG(), []int64{18_530_000, 18_510_000}[i])
	}
	want := []dossier.Range{{First: "0000001", Last: "0000900", Count: 900},
		{First: "0000901", Last: "0001260", Count: 360},
		{First: "0001261", Last: "0001710", Count: 450}, {First: "0001711", Last: "0002520", Count: 810}}
	if behind := f.Behind(1); !slices.Equal(behind, want) {
		t.Errorf("behind the line stand %v, want %v", behind, want)
	}
}

func TestTheTruckAddsUpWithItsPalletsOnce(t *testing.T) {
	t.Parallel()
	f := example[dossier.Dossier](t, "t1").Facts
	equal(t, "packages", f.Total().Packages, 1_160)
	equal(t, "net", f.Total().NetG, 20_100_000)
	equal(t, "gross", f.Total().GrossG(), 21_104_000)
	equal(t, "melons, gross", f.OfLine(1).GrossG(), 17_380_000)
	equal(t, "coffee, gross", f.OfLine(2).GrossG(), 3_724_000)
	equal(t, "melons, amount", f.AmountMinor(f.Lines[0]), 462_000)
	equal(t, "coffee, amount", f.AmountMinor(f.Lines[1]), 2_016_000)
	equal(t, "invoice", f.InvoiceMinor(), 2_478_000)
	if parts := f.StatisticalMinor(); !slices.Equal(parts, []int64{9_979_200_000, 43_545_600_000}) {
		t.Errorf("the values at the border are %v", parts)
	}
	equal(t, "ticket", f.Tickets[0].NetG(), 21_114_000)
}

func TestTheTrainOf25Containers(t *testing.T) {
	t.Parallel()
	d := example[dossier.Departure](t, "s1")
	var sum dossier.Figures
	var massG int64
	exporters, boxes, withCertificate := map[string]bool{}, map[string]bool{}, 0
	for _, one := range d.Dossiers {
		sum = sum.Plus(one.Facts.Total())
		exporters[one.Facts.Parties.Consignor.Code] = true
		for _, u := range one.Facts.Transport {
			massG += u.MassG()
			boxes[u.Number] = true
		}
		if slices.ContainsFunc(one.Papers, func(p dossier.Paper) bool { return p.Kind == "phytosanitary" }) {
			withCertificate++
		}
	}
	equal(t, "dossiers", len(d.Dossiers), 25)
	equal(t, "exporters", len(exporters), 5)
	equal(t, "containers", len(boxes), 25)
	equal(t, "packages", sum.Packages, 31_500)
	equal(t, "net", sum.NetG, 425_250_000)
	equal(t, "gross", sum.GrossG(), 463_050_000)
	equal(t, "total mass", massG, 583_050_000)
	equal(t, "phytosanitary certificates", withCertificate, 24)
}

// Whatever charges there are, the parts of the value at the border add up to the whole.
func TestPartsAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := dossier.Facts{Currency: "USD", MinorDigits: 2, Rate: &dossier.Rate{To: "LAK", MinorDigits: 2,
			Scaled: rapid.Int64Range(1, 9_999_999).Draw(t, "rate"), Decimals: rapid.IntRange(0, 4).Draw(t, "decimals")}}
		for i := range rapid.IntRange(1, 6).Draw(t, "lines") {
			netG := rapid.Int64Range(0, 90_000_000).Draw(t, "net")
			lot := string(rune('a' + i))
			f.Lines = append(f.Lines, dossier.Line{Number: i + 1,
				Price: dossier.UnitPrice{Scaled: rapid.Int64Range(0, 9_999).Draw(t, "price"), Decimals: 2}})
			f.Lots = append(f.Lots, dossier.Lot{Number: lot, Line: i + 1})
			f.Transport = append(f.Transport, dossier.Transport{Loads: []dossier.Load{{Lot: lot, QtyMilli: netG, NetG: netG}}})
		}
		for range rapid.IntRange(0, 4).Draw(t, "charges") {
			f.Charges = append(f.Charges, dossier.Charge{Minor: rapid.Int64Range(-9_999, 999_999).Draw(t, "charge"),
				Paid:         rapid.SampledFrom([]dossier.Paid{dossier.OnInvoice, dossier.InPrice, dossier.Beside}).Draw(t, "paid"),
				BeyondBorder: rapid.Bool().Draw(t, "beyond")})
		}
		var sum int64
		for _, part := range f.StatisticalMinor() {
			sum += part
		}
		if whole := f.Exchanged(f.FOBMinor()); sum != whole {
			t.Errorf("the parts come to %d, the whole is %d", sum, whole)
		}
	})
}

// What the way beyond the border costs is no part of the value there; what the way to it costs is, wherever it is paid.
func TestTheValueAtTheBorder(t *testing.T) {
	t.Parallel()
	goods := dossier.Facts{Currency: "USD", MinorDigits: 2, Lines: []dossier.Line{{Number: 1,
		Price: dossier.UnitPrice{Scaled: 100, Decimals: 2}}}, Lots: []dossier.Lot{{Number: "a", Line: 1}},
		Transport: []dossier.Transport{{Loads: []dossier.Load{{Lot: "a", QtyMilli: 1_000_000}}}}}
	for _, c := range []struct {
		paid         dossier.Paid
		beyond       bool
		invoice, fob int64
	}{
		{dossier.OnInvoice, true, 105_000, 100_000}, {dossier.InPrice, true, 100_000, 95_000},
		{dossier.Beside, true, 100_000, 100_000}, {dossier.OnInvoice, false, 105_000, 105_000},
		{dossier.InPrice, false, 100_000, 100_000}, {dossier.Beside, false, 100_000, 105_000},
	} {
		f := goods
		f.Charges = []dossier.Charge{{Kind: "freight", Minor: 5_000, Paid: c.paid, BeyondBorder: c.beyond}}
		equal(t, "invoice, "+string(c.paid), f.InvoiceMinor(), c.invoice)
		equal(t, "value at the border, "+string(c.paid), f.FOBMinor(), c.fob)
	}
}
