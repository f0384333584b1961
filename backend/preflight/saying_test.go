package preflight_test

import (
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// A finding tells what contradicts what in figures as people read them, what it is about, how much it weighs, and where
// it is to be mended.
func TestWhatFindingsSay(t *testing.T) {
	t.Parallel()
	r1 := func(check int, facts func(*dossier.Facts)) row { return row{check: check, on: "r1", facts: facts} }
	cases := []struct {
		row
		severity     trade.Severity
		of, at, tell string
	}{
		{r1(12, gross(0, 0, 12_000_000)), trade.Block, "LNT-BAN-261103-01", "/facts/transport/0/loads/0/gross_g",
			"Lot LNT-BAN-261103-01 in LKCU4200177 weighs 12,000.0 kg gross and 12,150.0 kg net."},
		{r1(16, accepted(2_000_000)), trade.Block, "LNT-BAN-261103-01", "/facts/lots/0/accepted_g",
			"Of lot LNT-BAN-261103-01 12,150.0 kg are packed, and 2,000.0 kg were accepted."},
		{r1(16, accepted(12_100_000)), trade.Block, "LNT-BAN-261103-01", "/facts/lots/0/accepted_g",
			"Of lot LNT-BAN-261103-01 12,150.0 kg are packed, and 12,100.0 kg were accepted."},
		{r1(16, graded(12_000_000)), trade.Warning, "LNT-BAN-261103-01", "/facts/lots/0/delivery/grade_a_g",
			"Of lot LNT-BAN-261103-01 12,150.0 kg are packed, and grading passed 12,000.0 kg: 101.2 %."},
		{r1(16, accepted(20_000_000)), trade.Warning, "LNT-BAN-261103-01", "/facts/lots/0/accepted_g",
			"Of lot LNT-BAN-261103-01 12,150.0 kg are packed of 20,000.0 kg that were accepted: 60.7 % only."},
		{r1(14, func(f *dossier.Facts) { f.Tickets[0].FirstG += 200_000 }), trade.Warning, "LKCU4200177",
			"/facts/tickets/0/first_g", "By weighbridge ticket WB-26-3301 the goods weigh 18,730.0 kg, by their packages " +
				"18,522.0 kg: 208.0 kg apart, where 100.0 kg may be."},
		{r1(8, func(f *dossier.Facts) { f.Origins.Form = "form-aanz" }), trade.Block, "",
			"/facts/certificate_of_origin/form", "Form AANZ is no proof of origin for goods from LA to CN."},
		{r1(19, func(f *dossier.Facts) { numbered(&f.Transport[1].Loads[0], "0000700") }), trade.Block, "LKCU4200182",
			"/facts/transport/1/loads/0/ranges/1",
			"Package 0000700 was scanned into LKCU4200182, and into LKCU4200177 as well."},
		{row{check: 18, on: "r1", around: mean("USD", 80, 2)}, trade.Warning, "1", "/facts/lines/0/price",
			"Fresh bananas, Cavendish, green is sold at 0.52 USD/KGM, and 0.80 USD/KGM was the mean of late: 35 % apart"},
		{row{check: 10, on: "r1", later: official("form-e", "rows/0/net_g", "34200000")}, trade.Block, "1", "",
			"The certificate of origin Form E LA-E-2026-018731 gives the net weight as 34,200.0 kg, and what was loaded is " +
				"34,020.0 kg."},
	}
	for _, c := range cases {
		t.Run(c.tell, func(t *testing.T) {
			t.Parallel()
			for _, f := range preflight.Run(changed(t, c.row)).At(trade.GatePlatform) {
				said := words.Say(words.English, words.Key(f.Sentence.Key), f.Sentence.Params)
				if f.Check != c.check || !strings.HasPrefix(said, c.tell) {
					continue
				}
				if f.Severity != c.severity || f.Of != c.of || f.Places[0].Fact != c.at {
					t.Errorf("it is %s of %q at %q", f.Severity, f.Of, f.Places[0].Fact)
				}
				return
			}
			t.Error("nothing says so")
		})
	}
}

// A certificate of origin is missed when the goods are about to go, and not while it can still be applied for.
func TestTheCertificateIsMissedAtDespatch(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")[0]
	d.Papers = d.Papers[:2]
	in := asked(t, d)
	for gate, want := range map[trade.Gate]bool{trade.GateApplication: false, trade.GateDespatch: true} {
		missed := false
		for _, f := range preflight.Run(in).At(gate) {
			missed = missed || f.Check == 8
		}
		if missed != want {
			t.Errorf("gate %s: missed %v", gate, missed)
		}
	}
}
