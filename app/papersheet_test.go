package app

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/trade"
	"tradehub/templates/words"
)

const shipmentOfDay = "NTG-2026-R1"

func TestADraftIsDrawnForTheScreen(t *testing.T) {
	t.Parallel()
	p := &Papers{deskOnDay(t, "issue", "Noy")}
	for _, tt := range []struct {
		kind                    trade.PaperKind
		says, box, whoseCaption string
	}{
		{trade.CommercialInvoice, "17,690.40", "goods/1/amount", "Amount USD 金额"},
		{trade.PackingList, "LNT-BAN-261103-01", "number", "Packing list no. / 装箱单号码"},
	} {
		drawn, err := p.Sheet(shipmentOfDay, string(tt.kind), "2026-11-05", nil, false)
		must(t, err)
		if len(drawn.Faults) > 0 || drawn.Template != string(tt.kind)+"/1" {
			t.Errorf("%s is drawn from %s with faults %+v", tt.kind, drawn.Template, drawn.Faults)
		}
		first := drawn.Pages[0]
		if drawnRuns := strings.Count(first.SVG, "<path "); drawnRuns < 40 {
			t.Errorf("%s is drawn of %d outlines of letters", tt.kind, drawnRuns)
		}
		for _, want := range []string{tt.says, "5 Nov 2026", "DRAFT", "KUNMING YUNGUO IMPORT CO., LTD."} {
			if !strings.Contains(first.SVG, want) {
				t.Errorf("%s does not say %q", tt.kind, want)
			}
		}
		if got := readable(t, first)[tt.box]; got != tt.whoseCaption {
			t.Errorf("%s: the box %s has the caption %q, want %q", tt.kind, tt.box, got, tt.whoseCaption)
		}
	}
}

// readable checks that places lie on their page in the order of reading, and gives their captions.
func readable(t *testing.T, page SheetPage) (captions map[string]string) {
	t.Helper()
	captions = map[string]string{}
	for i, at := range page.Places {
		captions[at.Box] = at.Caption
		if at.XHMM < 0 || at.YHMM < 0 || at.WidthHMM <= 0 || at.HeightHMM <= 0 ||
			at.XHMM+at.WidthHMM > page.WidthHMM || at.YHMM+at.HeightHMM > page.HeightHMM {
			t.Errorf("%+v does not lie on its page", at)
		}
		if i > 0 && at.YHMM < page.Places[i-1].YHMM {
			t.Errorf("%s stands above %s and comes after it", at.Box, page.Places[i-1].Box)
		}
	}
	return captions
}

func TestWhatCannotBeSetIsToldWithTheSheet(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Noy")
	p, m := &Papers{d}, &Masters{d}
	all, err := m.Parties()
	must(t, err)
	buyer := all[slices.IndexFunc(all, func(p MasterParty) bool { return p.Name.EN == "KUNMING YUNGUO IMPORT CO., LTD." })]
	buyer.Name.ZH = "\U00013000"
	_, err = m.SaveParty(buyer, "")
	must(t, err)

	drawn, err := p.Sheet(shipmentOfDay, string(trade.CommercialInvoice), "", nil, false)
	must(t, err)
	at := slices.IndexFunc(drawn.Faults, func(f Fault) bool { return f.Field == "consignee" })
	if at < 0 || drawn.Faults[at].Key != string(words.SheetUncovered) {
		t.Fatalf("told %+v", drawn.Faults)
	}
	params := drawn.Faults[at].Params
	if params["template"] != "commercial-invoice/1" || params["characters"] != "\U00013000 (U+13000)" {
		t.Errorf("told with %v", params)
	}
	page := drawn.Pages[0]
	if !slices.ContainsFunc(page.Places, func(p SheetPlace) bool { return p.Box == "consignee" }) {
		t.Error("the box that is at fault has no place on the sheet")
	}
	if !strings.Contains(page.SVG, "NAM THA GREEN") || strings.Contains(page.SVG, "KUNMING YUNGUO") {
		t.Error("the sheet does not say what can be set, and only that")
	}
	if _, err := p.Ahead(shipmentOfDay, string(trade.CommercialInvoice), ""); !isTold(err, string(words.SheetUncovered)) {
		t.Errorf("it would be issued: %v", err)
	}
}

func TestSheetsThatCannotBeAreRefused(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "load", "Noy")
	p := &Papers{d}
	for _, tt := range []struct {
		reference, kind, on string
		want                words.Key
	}{
		{"NTG-2026-XX", string(trade.PackingList), "", words.StoreNotFound},
		{shipmentOfDay, "bill of lading", "", words.PapersKind},
		{shipmentOfDay, string(trade.PackingList), "31.11.2026", words.TradeDate},
	} {
		if drawn, err := p.Sheet(tt.reference, tt.kind, tt.on, nil, false); !isTold(err, string(tt.want)) || drawn != nil {
			t.Errorf("%+v: drawn %v, told %v", tt, drawn, err)
		}
	}
	signIn(t, d, "Khamla")
	_, err := p.Sheet(shipmentOfDay, string(trade.PackingList), "", nil, false)
	if !isTold(err, string(words.AccessNotPermitted)) {
		t.Errorf("warehouse staff: told %v", err)
	}
}
