package labels_test

import (
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// What has no GTIN, and what has no SSCC, gets a label with what it has.
func TestThePlainLabels(t *testing.T) {
	t.Parallel()
	const small, large = "unit-label-100x70/1", "unit-label-105x148/1"
	with, without := newHouse(t), newHouseWithoutPrefix(t)
	for name, c := range map[string]struct {
		h           *house
		unit        string
		destination string
		template    string
		symbols     []string
	}{
		"no GTIN": {with, with.pack(scarfLot, 1)[0], "", small,
			[]string{"https://id.gs1.org/00/095212340000000013", "00095212340000000013"}},
		"no GTIN, fruit for China": {with, with.pack(mangoLot, 1)[0], "CN", small,
			[]string{"https://id.gs1.org/00/095212340000000020", "00095212340000000020"}},
		"neither": {without, without.pack(scarfLot, 1)[0], "", small, []string{"NTG0000001", "NTG0000001"}},
		"neither, fruit for China": {without, without.pack(mangoLot, 1)[0], "CN", small,
			[]string{"NTG0000002", "NTG0000002"}},
		"pallet": {without, without.pallet(without.pack(bananaLot, 2)), "", large,
			[]string{"NTG0000005", "NTG0000005"}},
		"pallet, fruit for China": {without, without.pallet(without.pack(bananaLot, 1)), "CN", large,
			[]string{"NTG0000007", "NTG0000007"}},
	} {
		seen, err := c.h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: c.unit, Destination: c.destination})
		c.h.must(err)
		if seen.Template != c.template || len(seen.Faults) > 0 || !slices.Equal(encoded(seen.Sheet), c.symbols) {
			t.Errorf("%s: %s, %v, %q", name, seen.Template, seen.Faults, encoded(seen.Sheet))
		}
		if (seen.Facts.ExportSentence != "") != (c.destination == "CN") {
			t.Errorf("%s says %q", name, seen.Facts.ExportSentence)
		}
		c.h.print(c.unit)
	}
}

func TestAPackageOfSeveralGoodsHasAPlainLabel(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 1)[0]
	h.post(func(tx *store.Tx, e *trade.Entry) error { // somebody put scarves on the bananas
		u, err := tx.UnitByIdentifier(carton)
		if err != nil {
			return err
		}
		firm, err := tx.Firm()
		e.Move(trade.LocationID("cold").At(), u.ID.At(), trade.Goods{ItemID: "scf", LotID: "lotS", Grade: trade.GradeA,
			OwnerID: firm.PartyID}, trade.Amount{QtyMilli: 1000, NetG: 1000})
		return err
	})
	seen, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: carton})
	h.must(err)
	if seen.Template != "unit-label-100x70/1" || seen.Facts.GTIN != "" || seen.Facts.Goods.NameZH != "" {
		t.Errorf("%s: %+v", seen.Template, seen.Facts)
	}
}

func TestARuleForUnitsThatLackAFact(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	scarf, banana := h.pack(scarfLot, 1)[0], h.pack(bananaLot, 1)[0]
	lacking := func(code, fact, template string) trade.RegisterRow {
		row := rule(code, "", "TH", "package", template, "", "")
		row.Fields["lacking"] = fact
		return row
	}
	h.rules(rule("any", "", "TH", "package", "carton-label-100x150", "", ""), lacking("bare", "gtin", "unit-label-100x70"))
	for unit, want := range map[string]string{scarf: "unit-label-100x70/1", banana: "carton-label-100x150/1"} {
		seen, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: unit, Destination: "TH"})
		h.must(err)
		if seen.Template != want {
			t.Errorf("%s, want %s", seen.Template, want)
		}
	}
	h.rules(lacking("odd", "gtin colour", "unit-label-100x70"))
	h.refused(fault.Conflict, words.LabelsRuleFact, func() error {
		_, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: scarf, Destination: "TH"})
		return err
	})
}
