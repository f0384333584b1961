package scanning_test

import (
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/scanning"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestScannersAreSetUpChangedAndRemoved(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	gun := trade.ScannerSetup{Name: "Gun 1", Prefix: "#1", GSSubstitute: "|", Layout: "us"}
	h.must(h.put(gun))
	h.must(h.put(trade.ScannerSetup{Name: "Ring", Address: "tcp:127.0.0.1:4002", Suffix: "\x03", Layout: "fr"}))
	gun.GSSubstitute = "{GS}"
	h.must(h.put(gun))
	all, err := h.Scanners(t.Context(), packer)
	h.must(err)
	ring := trade.ScannerSetup{Name: "Ring", Address: "tcp:127.0.0.1:4002", Suffix: "\x03"}
	if len(all) != 2 || all[0] != gun || all[1] != ring {
		t.Errorf("%+v", all)
	}
	h.must(h.RemoveScanner(t.Context(), admin, "Gun 1", ""))
	h.refused(fault.NotFound, words.ScanningScannerUnknown, h.RemoveScanner(t.Context(), admin, "Gun 1", ""))
	h.refused(fault.NotFound, words.ScanningScannerUnknown, h.RemoveScanner(t.Context(), admin, "Gun 9", ""))
	if all, err = h.Scanners(t.Context(), packer); err != nil || len(all) != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	h.must(h.put(gun)) // taken into use again
	if all, err = h.Scanners(t.Context(), packer); err != nil || len(all) != 2 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestWhatNoScannerSendsIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	before := h.head()
	for name, c := range map[string]struct {
		one   trade.ScannerSetup
		key   words.Key
		field string
	}{
		"no name":          {trade.ScannerSetup{Layout: "us"}, words.TradeMissing, "scanner"},
		"no layout":        {trade.ScannerSetup{Name: "G"}, words.ScanningLayout, "layout"},
		"a foreign layout": {trade.ScannerSetup{Name: "G", Layout: "lo"}, words.ScanningLayout, "layout"},
		"a long prefix": {trade.ScannerSetup{Name: "G", Layout: "us", Prefix: strings.Repeat("#", 21)},
			words.ScanningMarkLong, "prefix"},
		"a long suffix": {trade.ScannerSetup{Name: "G", Layout: "us", Suffix: strings.Repeat("\r", 21)},
			words.ScanningMarkLong, "suffix"},
		"the symbology": {trade.ScannerSetup{Name: "G", Layout: "us", Prefix: "]C1"}, words.ScanningPrefixAim, "prefix"},
		"letters for GS": {trade.ScannerSetup{Name: "G", Layout: "us", GSSubstitute: "GS29"},
			words.ScanningSubstitute, "substitute"},
		"a printer's wire":  {trade.ScannerSetup{Name: "G", Address: "spool:Zebra"}, words.DeviceScannerAddress, "address"},
		"a wire without it": {trade.ScannerSetup{Name: "G", Address: "serial:"}, words.DeviceScannerAddress, "address"},
	} {
		err := h.put(c.one)
		h.refused(fault.Invalid, c.key, err)
		if all := fault.All(err); len(all) != 1 || all[0].Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if all := fault.All(h.put(trade.ScannerSetup{Prefix: "]C1", GSSubstitute: "x"})); len(all) != 4 {
		t.Errorf("not all is told at once: %v", all)
	}
	if h.head() != before {
		t.Error("the ledger has changed")
	}
}

func TestScannersThatCannotBeToldApartAreRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.must(h.put(trade.ScannerSetup{Name: "A", Layout: "us", GSSubstitute: "|"}))
	h.must(h.put(trade.ScannerSetup{Name: "B", Layout: "us", GSSubstitute: "|", Suffix: "\r"})) // of the same make
	h.must(h.put(trade.ScannerSetup{Name: "C", Layout: "us", Prefix: "#"}))
	for _, alike := range []trade.ScannerSetup{{Name: "D", Layout: "us"}, {Name: "D", Layout: "fr", GSSubstitute: "|"},
		{Name: "D", Layout: "us", GSSubstitute: "|", Suffix: "$"}, {Name: "D", Layout: "de", Prefix: "#"}} {
		h.refused(fault.Conflict, words.ScanningAlike, h.put(alike))
	}
	h.must(h.RemoveScanner(t.Context(), admin, "C", ""))
	h.must(h.put(trade.ScannerSetup{Name: "D", Layout: "de", Prefix: "#"}))
	h.must(h.put(trade.ScannerSetup{Name: "S", Address: "serial:COM4"})) // beside those that type it is heard by itself
	h.refused(fault.Conflict, words.ScanningAddressTaken, h.put(trade.ScannerSetup{Name: "T", Address: "serial:COM4"}))
	h.must(h.put(trade.ScannerSetup{Name: "S", Address: "serial:COM4", Suffix: "\r"}))
}

func TestWhoMaySetScannersUp(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	gun := scanning.PutScannerRequest{Scanner: trade.ScannerSetup{Name: "G", Layout: "us"}, Command: "put-1"}
	_, err := h.PutScanner(t.Context(), packer, gun)
	h.refused(fault.Forbidden, words.AccessNotPermitted, err)
	h.refused(fault.Forbidden, words.AccessNotPermitted, h.RemoveScanner(t.Context(), packer, "G", ""))
	_, err = h.Scanners(t.Context(), nobody)
	h.refused(fault.Forbidden, words.AccessSignIn, err)
	_, err = h.PutScanner(t.Context(), admin, gun)
	h.must(err)
	_, err = h.PutScanner(t.Context(), admin, gun)
	h.refused(fault.Conflict, words.StorePosted, err)
}
