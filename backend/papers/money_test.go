package papers_test

import (
	"fmt"
	"strings"
	"testing"

	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// TestMoneyIsPrintedExactly prices 13.5 kg a carton in kip, of which no coin below one circulates, and in dollars.
func TestMoneyIsPrintedExactly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		price trade.UnitPrice
		want  []string
	}{
		"whole kip": {trade.UnitPrice{Scaled: 6200, Currency: "LAK", Unit: "KGM"},
			[]string{"13.5 KGM 6,200 83,700",
				"LAK 83,700 · EIGHTY-THREE THOUSAND SEVEN HUNDRED LAO KIP Loaded"}},
		"half a kip is owed": {trade.UnitPrice{Scaled: 6201, Currency: "LAK", Unit: "KGM"},
			[]string{"13.5 KGM 6,201 83,713.50",
				"LAK 83,713.50 · EIGHTY-THREE THOUSAND SEVEN HUNDRED AND THIRTEEN LAO KIP AND 50/100"}},
		"one dollar": {trade.UnitPrice{Scaled: 74075, Decimals: 6, Currency: "USD", Unit: "KGM"},
			[]string{"13.5 KGM 0.074075 1.00", "USD 1.00 · ONE US DOLLAR AND 00/100"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := closed(t, []part{{0, 0, 1}})
			d.line(func(l *trade.ShipmentLine) { l.Price = c.price })
			got := d.issue(trade.CommercialInvoice)
			reads(t, textOf(t, "money", got.PDF)[0], append(c.want, "ONE (1) CARTON")...)
		})
	}
}

// TestWeightsAreAsExactAsTheScale prints grams where a package was weighed in grams: rounded rows would not add up.
func TestWeightsAreAsExactAsTheScale(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.pack(part{0, 0, 3}, goodsA("ban", "lot1"), trade.HandlingUnit{Kind: trade.Carton, GrossG: 14_705, TareG: 1_200,
		NetG: 13_505}, trade.Nowhere)
	d.close()
	d.issue(trade.CommercialInvoice)
	page := textOf(t, "grams", d.issue(trade.PackingList).PDF)[0]
	reads(t, page, "0000001–0000003 3 40.515 44.115", "Total / 合计 3 40.515 44.115")
}

// TestKindsAreCountedInEnglish counts packages whose register name is no plain noun.
func TestKindsAreCountedInEnglish(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"bag, paper": "THREE (3) BAGS, PAPER", "box": "THREE (3) BOXES", "": "THREE (3) PACKAGES",
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			d := closed(t, []part{{0, 0, 3}})
			d.change(func(tx *store.Tx, e *trade.Entry) error {
				return tx.PutRegisterRow(e, register("packages", "CT", "name_en", name))
			})
			reads(t, textOf(t, "kinds", d.issue(trade.CommercialInvoice).PDF)[0], want)
		})
	}
}

// TestLongListRunsOverPages loads a train of thirty containers: every page names the paper, and no heading stands
// alone at the foot of one.
func TestLongListRunsOverPages(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		for i := range 30 {
			box := d.units[0]
			box.ID, box.Number = trade.TransportUnitID(fmt.Sprint("box", i)), fmt.Sprintf("LKCU43%05d", i)
			e.Put(box.ID.At(), trade.Nowhere, "l:site")
			if err := tx.PutTransportUnit(e, box); err != nil {
				return err
			}
			d.units = append(d.units, box)
		}
		return nil
	})
	for i := range d.units {
		d.load(part{i, i % 3, 2})
		d.load(part{i, (i + 1) % 3, 1})
	}
	d.close()
	d.issue(trade.CommercialInvoice)
	draft, err := d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: trade.PackingList})
	if err != nil {
		t.Fatal(err)
	}
	textOf(t, "train-draft", draft.PDF)
	for i, page := range draft.Sheet.Pages {
		if last := lastRow(page); strings.Count(last, "/") < 2 { // a heading spans all columns, so it has no cells
			t.Errorf("page %d ends with the heading %s", i+1, last)
		}
	}
	pages := textOf(t, "train", d.issue(trade.PackingList).PDF)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, page := range pages {
		reads(t, page, "PACKING LIST 装箱单", "NTG-26-0117", "4 Nov 2026", fmt.Sprintf("Page %d of %d", i+1, len(pages)),
			"drafted with Trade Hub by Officer A")
	}
	reads(t, pages[len(pages)-1], "Total / 合计 96 1,296.0 1,411.2", "NINETY-SIX (96) CARTONS")
}

// lastRow gives the box of the last text that a page has of its rows, what is carried forward apart.
func lastRow(page sheet.Page) (box string) {
	for _, op := range page.Ops {
		set, is := op.(sheet.Text)
		if is && strings.HasPrefix(set.From.Box, "lots/") && !strings.HasPrefix(set.From.Box, "lots/forward") {
			box = set.From.Box
		}
	}
	return box
}
