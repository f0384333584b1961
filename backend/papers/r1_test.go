package papers_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/papers"
	"tradehub/backend/trade"
)

// textOf reads the text of a PDF back with poppler, page by page.
func textOf(t *testing.T, name string, pdf []byte) (pages []string) {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install poppler-utils (go run ./build test does it)")
		}
		t.Skip("pdftotext is not installed")
	}
	path := filepath.Join(t.TempDir(), name+".pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	keep(t, name, pdf)
	out, err := exec.CommandContext(t.Context(), tool, "-layout", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

// keep leaves a copy of the PDF in the folder that TRADEHUB_TEST_PAPERS names, for a person to look at.
func keep(t *testing.T, name string, pdf []byte) {
	t.Helper()
	folder := os.Getenv("TRADEHUB_TEST_PAPERS")
	if folder == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, name+".pdf"), pdf, 0o600); err != nil {
		t.Fatal(err)
	}
}

// reads fails the test for every text that a page lacks. How many spaces part two words is left to the layout.
func reads(t *testing.T, page string, want ...string) {
	t.Helper()
	flat := strings.Join(strings.Fields(page), " ")
	for _, text := range want {
		if !strings.Contains(flat, text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	if t.Failed() {
		t.Log(page)
	}
}

func TestR1ReadsAsItWasLoaded(t *testing.T) {
	t.Parallel()
	d := closed(t, whole)
	invoice, list := d.issue(trade.CommercialInvoice), d.issue(trade.PackingList)
	t.Run("records", func(t *testing.T) { recordsOfR1(t, invoice.Paper, list.Paper) })
	t.Run("invoice", func(t *testing.T) {
		pages := textOf(t, "r1-invoice", invoice.PDF)
		if len(pages) != 1 {
			t.Fatalf("want one page, got %d", len(pages))
		}
		reads(t, pages[0], "COMMERCIAL INVOICE 商业发票", "Invoice no. / 发票号码 Date / 日期",
			"NTG-26-0117 4 Nov 2026",
			"NAM THA GREEN CONSOLIDATION SOLE CO., LTD.", "TIN 123456789000", "KUNMING YUNGUO IMPORT CO., LTD.",
			"Same as consignee / 同收货人", "KM-2026-041", "FCA Vientiane South Railway Station, Incoterms 2020",
			"Telegraphic transfer, 30 days from invoice date", "Rail, train X8102", "6 Nov 2026", "Vientiane South",
			"Wangjiaying West", "Boten / Mohan", "NTG / KUNMING / LOT AS PER PL",
			"FRESH BANANAS (CAVENDISH, GREEN)", "Musa acuminata, HS 0803.90, grade A, Lao PDR",
			"2,520 34,020.0 37,044.0 34,020.0 KGM 0.52 17,690.40",
			"Total / 合计 2,520 34,020.0 37,044.0 USD 17,690.40", "Cartons Net, kg Gross, kg",
			"Container LKCU4200177 (seals NTG552011, LCR0091834), Container LKCU4200182 (seals NTG552012, LCR0091835)",
			"TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS",
			"USD 17,690.40 · SEVENTEEN THOUSAND SIX HUNDRED AND NINETY US DOLLARS AND 40/100",
			"NTG-26-0117 · drafted with Trade Hub by Officer A, station NT1, on 4 Nov 2026", "Page 1 of 1 / 第 1 页，共 1 页",
			"Ledger of station NT1, epoch 1, entry 8, head ")
	})
	t.Run("packing list", func(t *testing.T) {
		pages := textOf(t, "r1-packing-list", list.PDF)
		if len(pages) != 1 {
			t.Fatalf("want one page, got %d", len(pages))
		}
		reads(t, pages[0], "PACKING LIST 装箱单", "Packing list no. / 装箱单号码", "Invoice no. / 发票号码 Invoice date / 发票日期",
			"NTG-26-0117 4 Nov 2026",
			"集装箱 Container LKCU4200177, type 45R1, seals NTG552011, LCR0091834, on wagon 5231417",
			"A 0000001–0000900 900 12,150.0 13,230.0", "A 0000901–0001260 360 4,860.0 5,292.0",
			"Subtotal / 小计 LKCU4200177 1,260 17,010.0 18,522.0",
			"集装箱 Container LKCU4200182, type 45R1, seals NTG552012, LCR0091835, on wagon 5231418",
			"A 0001261–0001710 450 6,075.0 6,615.0", "A 0001711–0002520 810 10,935.0 11,907.0",
			"Subtotal / 小计 LKCU4200182 1,260 17,010.0 18,522.0", "Total / 合计 2,520 34,020.0 37,044.0",
			"LA-BAN-O-0015 / LA-BAN-P-0002", "TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS",
			"without container or vehicle")
		if strings.Contains(pages[0], "17,690") || strings.Contains(pages[0], "Terms of payment") {
			t.Error("a packing list tells no price")
		}
	})
	d.sound()
}

func recordsOfR1(t *testing.T, invoice, list trade.Paper) {
	t.Helper()
	for _, p := range []trade.Paper{invoice, list} {
		if p.Number != "NTG-26-0117" || p.Packages != 2520 || p.NetG != 34_020_000 || p.GrossG != 37_044_000 ||
			p.DatedOn != "2026-11-04" || p.Template != string(p.Kind)+"/1" || p.Version != 1 || !p.IssuedAt.Equal(issued) {
			t.Errorf("the record reads %+v", p)
		}
	}
	if invoice.Total != (trade.Money{Minor: 1_769_040, Currency: "USD"}) || list.Total != (trade.Money{}) {
		t.Errorf("totals %+v and %+v", invoice.Total, list.Total)
	}
}

func TestReprintIsByteIdentical(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		got := d.issue(kind)
		d.at(issued.AddDate(0, 2, 3)) // a reprint knows nothing of the day it is made on
		again, err := d.Reprint(t.Context(), officer, kind, got.Paper.Number)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(again.PDF, got.PDF) || again.Paper.State != trade.PaperIssued {
			t.Errorf("%s: the reprint differs, or says %s", kind, again.Paper.State)
		}
		d.at(issued)
	}
}

// TestContextIsAllThatAPaperSays paints the frozen context anew: nothing else may have gone into the paper.
func TestContextIsAllThatAPaperSays(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		got := d.issue(kind)
		said, err := os.ReadFile(d.path(got.Paper.ContextSHA))
		if err != nil {
			t.Fatal(err)
		}
		painted, err := papers.PaintFrozen(program, said)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(painted, got.PDF) {
			t.Errorf("%s: the frozen context gives another paper", kind)
		}
	}
}

// path is where an attachment lies.
func (d *desk) path(sha string) string { return filepath.Join(d.files, sha[:2], sha[2:]) }
