package preflight_test

import (
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// What findings of origin and plant health say, what they are about, how much they weigh, and where they are mended.
func TestWhatFindingsOfPlantsSay(t *testing.T) {
	t.Parallel()
	r1 := func(check int, facts func(*dossier.Facts)) row { return row{check: check, on: "r1", facts: facts} }
	t1 := func(check int, facts func(*dossier.Facts)) row { return row{check: check, on: "t1", facts: facts} }
	cases := []struct {
		row
		severity     trade.Severity
		of, at, tell string
	}{
		{r1(23, criterion(dossier.Criterion{Code: "CC"})), trade.Block, "1",
			"/facts/lines/0/criterion/code", "The origin criterion of FRESH BANANAS (CAVENDISH, GREEN) is CC, and the " +
				"certificate that is asked for knows WO, PE, RVC, CTH, PSR."},
		{r1(23, criterion(dossier.Criterion{Code: "PE"})), trade.Warning, "1",
			"/facts/lines/0/criterion/code", "FRESH BANANAS (CAVENDISH, GREEN) is a raw crop, and its origin criterion is PE."},
		{row{check: 28, on: "r1", folder: issued("form-e", "2026-11-10")}, trade.Block, "",
			"/facts/certificate_of_origin/retroactive", "The certificate of origin Form E LA-E-2026-018731 was issued on " +
				"2026-11-10, 4 days after departure on 2026-11-06, and is not ticked for it; 3 days are allowed."},
		{t1(33, ordered("LIM", "FRESH LIMES", "0805.50", "Citrus latifolia")), trade.Block, "3",
			"/facts/lines/2/item/species", "FRESH LIMES (Citrus latifolia) may not enter"},
		{t1(33, ordered("LON", "FRESH LONGANS", "0810.90", "Dimocarpus longan")), trade.Warning, "3",
			"/facts/lines/2/item/species", "No source confirms that FRESH LONGANS (Dimocarpus longan) may enter."},
		{r1(34, func(f *dossier.Facts) { f.Lots[1].Orchard = "" }), trade.Block, "LNT-BAN-261103-02",
			"/facts/lots/1/orchard", "Lot LNT-BAN-261103-02 names no orchard."},
		{row{check: 38, on: "r1", around: func(in *preflight.Input) { state(in, "phytosanitary", trade.PaperSubmitted) }},
			trade.Block, "LKCU4200182", "/facts/transport/1/number",
			"No phytosanitary certificate that came back covers the goods in LKCU4200182."},
		{r1(40, waiting(15)), trade.Warning, "", "",
			"The phytosanitary certificate LA-PC-2026-004512 is 15 days old at departure, and 14 days are the most."},
		{r1(42, func(f *dossier.Facts) {}), "", "", "", ""},
		{t1(43, func(f *dossier.Facts) { f.Transport[0].Pallets.Wood, f.Transport[0].Pallets.Mark = false, "" }),
			trade.Warning, "0937", "/facts/transport/0/pallets/wood",
			"Of the 4 pallets in 0937 nobody said whether they are of wood."},
		{r1(46, permit(func(r *dossier.Registration) { r.LeftG = 34_019_000 })), trade.Warning,
			"1", "/facts/registrations/5/left_g",
			"The import permit CN-QP-2026-77120 has 34,019.0 kg left, and FRESH BANANAS (CAVENDISH, GREEN) weighs 34,020.0 kg."},
	}
	for _, c := range cases {
		t.Run(c.tell, func(t *testing.T) {
			t.Parallel()
			found := c.tell == "" // a shipment in order has nothing to say
			for _, f := range preflight.Run(changed(t, c.row)).At(trade.GatePlatform) {
				said := words.Say(words.English, words.Key(f.Sentence.Key), f.Sentence.Params)
				if f.Check != c.check || !strings.HasPrefix(said, c.tell) || f.Of != c.of {
					continue
				}
				found = true
				if c.tell == "" || f.Severity != c.severity || f.Places[0].Fact != c.at {
					t.Errorf("it says %q, is %s, and is to be mended at %q", said, f.Severity, f.Places[0].Fact)
				}
			}
			if !found {
				t.Error("nothing says so")
			}
		})
	}
}

// A box to be ticked is told as people see it, and who is notified in words.
func TestTicksAreSaidAsPeopleSeeThem(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")[0]
	write(t, &d, "form-e", "/ticks/third_party", true)
	d.Facts.Parties.Notify = &dossier.Party{Code: "KMA", Name: "KUNMING AGENCY", Country: "CN", Address: "KUNMING"}
	said := map[string]string{}
	for _, f := range found(asked(t, d), 3) {
		said[string(f.Places[0].Paper)] = f.Figures
	}
	notified := "ANOTHER PARTY\x00SAME AS CONSIGNEE"
	if said["form-e"] != "—\x00X\x00" || !strings.Contains(said["commercial-invoice"], notified) {
		t.Errorf("found %q", said)
	}
}
