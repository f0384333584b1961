package labels_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// rule is a row of the register, valid from a day on.
func rule(code, hs, destination, kind, template, required, from string) trade.RegisterRow {
	return trade.RegisterRow{Register: labels.Register, Code: code, Fields: map[string]string{"hs": hs,
		"destination": destination, "unit_kind": kind, "template": template, "required": required, "keep_at": "+13.5 °C",
		"export_sentence": "to " + destination}, ValidFrom: from, Source: "test", AsOf: "2026-11-01"}
}

func (h *house) rules(rows ...trade.RegisterRow) {
	h.t.Helper()
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		for _, row := range rows {
			if err := tx.PutRegisterRow(e, row); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestTheClosestRuleInForceHolds(t *testing.T) {
	t.Parallel()
	const big, small = "carton-label-100x150", "carton-label-100x70/1"
	for name, c := range map[string]struct {
		rows        []trade.RegisterRow
		destination string
		want        string
	}{
		"as shipped":        {nil, "", small},
		"closer commodity":  {[]trade.RegisterRow{rule("x", "0803", "", "package", big, "", "")}, "", big + "/1"},
		"with a point":      {[]trade.RegisterRow{rule("x", "0803.90", "", "package", big, "", "")}, "", big + "/1"},
		"other commodity":   {[]trade.RegisterRow{rule("x", "0807", "", "package", big, "", "")}, "", small},
		"closer kind":       {[]trade.RegisterRow{rule("x", "", "", "carton", big, "", "")}, "", big + "/1"},
		"other kind":        {[]trade.RegisterRow{rule("x", "0803", "", "bag", big, "", "")}, "", small},
		"destination first": {[]trade.RegisterRow{rule("x", "0803", "", "carton", big, "", "")}, "CN", small},
		"other destination": {[]trade.RegisterRow{rule("x", "", "TH", "package", big, "", "")}, "CN", small},
		"that destination":  {[]trade.RegisterRow{rule("x", "", "TH", "package", big, "", "")}, "TH", big + "/1"},
		"not in force yet":  {[]trade.RegisterRow{rule("x", "0803", "", "package", big, "", "2026-12-01")}, "", small},
		"began last":        {[]trade.RegisterRow{rule("x", "", "", "package", big, "", "2026-10-01")}, "", big + "/1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			h.rules(c.rows...)
			seen, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: h.pack(bananaLot, 1)[0],
				Destination: c.destination})
			h.must(err)
			if seen.Template != c.want || len(seen.Faults) > 0 {
				t.Errorf("in %s, want %s: %v", seen.Template, c.want, seen.Faults)
			}
		})
	}
}

func TestARuleIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 2)
	preview := func(unit, destination string) func() error {
		return func() error {
			_, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: unit, Destination: destination})
			return err
		}
	}
	bare := h.pack(otherLot, 1)[0] // its lot has no orchard
	h.refused(fault.Conflict, words.LabelsFactMissing, preview(bare, "CN"))
	h.rules(rule("x", "0803", "TH", "package", "carton-label-100x70", "lot colour", ""))
	h.refused(fault.Conflict, words.LabelsRuleFact, preview(carton[0], "TH"))
	h.rules(rule("y", "0803", "VN", "package", "love-letter", "", ""))
	h.refused(fault.NotFound, words.SheetTemplateUnknown, preview(carton[0], "VN"))
	h.rules(rule("z", "0803", "VN", "pallet", "carton-label-100x70", "", ""))
	mixed := h.pallet(append(h.pack(scarfLot, 1), carton[1]))
	h.refused(fault.Conflict, words.LabelsRulesDiffer, preview(mixed, "VN"))
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		rows, err := tx.RegisterRows(labels.Register)
		for _, row := range rows {
			row.ValidTo = "2026-11-05"
			if err := tx.PutRegisterRow(e, row); err != nil {
				return err
			}
		}
		return err
	})
	h.refused(fault.Conflict, words.LabelsNoRule, preview(carton[0], ""))
}

func TestGoodsOfSeveralKindsOnOnePallet(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.rules(rule("warm", "0803", "", "pallet", "pallet-label", "goods.name_en", ""))
	mixed := h.pallet(append(h.pack(scarfLot, 1), h.pack(bananaLot, 1)...))
	seen, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: mixed})
	h.must(err)
	if f := seen.Facts; f.Goods.NameEN != "FRESH BANANAS (CAVENDISH, GREEN) / SILK SCARVES" || f.Goods.NameZH != "" ||
		f.Contents != "" || f.Goods.KeepAt != "" || f.ExportSentence != "to " || len(seen.Faults) > 0 {
		t.Errorf("%+v %v", f, seen.Faults)
	}
}

func TestPrintersAreKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	good := trade.PrinterSetup{Name: "Dock", Address: "file:labels.zpl", DPI: 300, RightHMM: -50, Darkness: 5}
	put := func(change func(*trade.PrinterSetup)) func() error {
		return func() error {
			p := good
			change(&p)
			_, err := h.printers.Put(t.Context(), admin, labels.PutPrinterRequest{Printer: p})
			return err
		}
	}
	h.must(put(func(*trade.PrinterSetup) {})())
	all, err := h.printers.All(t.Context(), packer)
	h.must(err)
	if len(all) != 2 || all[0] != good {
		t.Errorf("%+v", all)
	}
	h.refused(fault.Invalid, words.TradeMissing, put(func(p *trade.PrinterSetup) { p.Name = "" }))
	h.refused(fault.Invalid, words.TradeMissing, put(func(p *trade.PrinterSetup) { p.Address = "" }))
	h.refused(fault.Invalid, words.DevicePrinterAddress, put(func(p *trade.PrinterSetup) { p.Address = "lpt1" }))
	h.refused(fault.Invalid, words.LabelsPrinterDpi, put(func(p *trade.PrinterSetup) { p.DPI = 250 }))
	h.refused(fault.Invalid, words.LabelsPrinterDarkness, put(func(p *trade.PrinterSetup) { p.Darkness = 31 }))
	h.refused(fault.Invalid, words.LabelsPrinterOffset, put(func(p *trade.PrinterSetup) { p.DownHMM = 2001 }))
	h.must(h.printers.Remove(t.Context(), admin, "Dock", ""))
	h.refused(fault.NotFound, words.LabelsPrinterUnknown, func() error {
		return h.printers.Remove(t.Context(), admin, "Dock", "")
	})
	if all, err = h.printers.All(t.Context(), packer); err != nil || len(all) != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	h.must(put(func(*trade.PrinterSetup) {})()) // it may come back
}
