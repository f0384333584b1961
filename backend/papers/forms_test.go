package papers_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

var kinds = []trade.PaperKind{trade.CommercialInvoice, trade.PackingList}

// TestSamplesAreContexts reads the samples of the forms as contexts: an officer learns from them what a form may ask
// for, so they have every field and none too many.
func TestSamplesAreContexts(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds {
		for _, name := range []string{"shortest", "longest"} {
			raw, err := fs.ReadFile(templates.Sheets(), string(kind)+"/"+name+".json")
			if err != nil {
				t.Fatal(err)
			}
			decoder := json.NewDecoder(bytes.NewReader(raw))
			decoder.DisallowUnknownFields()
			var c forms.Sale
			if err := decoder.Decode(&c); err != nil {
				t.Fatalf("%s, %s: %v", kind, name, err)
			}
			said, err := json.MarshalIndent(c, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(bytes.TrimSpace(raw), said) {
				t.Errorf("%s, %s: a context with these facts reads\n%s", kind, name, said)
			}
			addsUp(t, c)
		}
	}
}

// addsUp adds the goods and the pallets of a paper up.
func addsUp(t *testing.T, c forms.Sale) {
	t.Helper()
	var sum forms.Weights
	var minor int64
	for _, row := range c.Rows {
		if row.Kind == forms.RowGoods || row.Kind == forms.RowPallets {
			sum.Packages, sum.NetG, sum.GrossG = sum.Packages+row.Packages, sum.NetG+row.NetG, sum.GrossG+row.GrossG
			minor += row.AmountMinor
		}
	}
	last := c.Rows[len(c.Rows)-1]
	if sum != c.Total || last.Kind != forms.RowTotal || last.Weights != sum || last.AmountMinor != minor ||
		c.Money != nil && c.Money.Minor != minor {
		t.Errorf("%s %s: the rows come to %+v and %d, the total says %+v", c.Kind, c.Number, sum, minor, c.Total)
	}
}

// TestCarriedForwardIsBroughtForward lays the longest invoice: what each sheet carries forward is the sum of all lines
// above, and the next one begins with it.
func TestCarriedForwardIsBroughtForward(t *testing.T) {
	t.Parallel()
	form, err := program.Find(string(trade.CommercialInvoice))
	if err != nil {
		t.Fatal(err)
	}
	data, err := form.Sample("longest")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := form.Lay(data, sheet.Options{CreatedAt: issued})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != 3 {
		t.Fatalf("%d sheets", len(doc.Pages))
	}
	for i, page := range doc.Pages[1:] {
		brought, forward := boxed(page, "goods/brought/"), boxed(doc.Pages[i], "goods/forward/")
		want := strings.Replace(forward, "Carried forward / 转下页", "Brought forward / 承前页", 1)
		if forward == "" || brought != want {
			t.Errorf("sheet %d carries %q forward, the next begins with %q", i+1, forward, brought)
		}
	}
	reads(t, boxed(doc.Pages[0], "goods/forward/"), "19,108 257,958.0 280,887.6 135,202.77")
	reads(t, lines(doc), "Total / 合计 44,910 1,276,954.5 1,323,072.7 USD 756,073.13")
}

// boxed gives the texts of a page in the boxes whose id begins so.
func boxed(page sheet.Page, prefix string) string {
	var all []string
	for _, op := range page.Ops {
		if set, is := op.(sheet.Text); is && strings.HasPrefix(set.From.Box, prefix) {
			all = append(all, set.Line.Text)
		}
	}
	return strings.Join(all, " ")
}

// TestPapersNameInLaoAndChinese gives the masters names in both languages; a name that they lack is not made up.
func TestPapersNameInLaoAndChinese(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		firm, err := tx.Party("firm")
		item, missing := tx.Item("ban")
		firm.Name.LO, item.Name.LO, item.Name.ZH = "ບໍລິສັດ ນ້ຳທາ ກຣີນ", "ກ້ວຍ", "香蕉"
		return first(err, missing, tx.PutParty(e, firm), tx.PutItem(e, item),
			tx.PutRegisterRow(e, register("countries", "LA", "name_en", "Lao PDR", "name_zh", "老挝")))
	})
	d.importer(func(p *trade.Party) { p.Name.ZH = "昆明云果进口有限公司" })
	for _, kind := range kinds {
		got := d.issue(kind)
		reads(t, textOf(t, "names-"+string(kind), got.PDF)[0], "ບໍລິສັດ ນ້ຳທາ ກຣີນ", "昆明云果进口有限公司",
			"香蕉 · ກ້ວຍ", "Lao PDR 老挝", "KUNMING YUNGUO IMPORT CO., LTD.")
		f, err := d.Frozen(t.Context(), officer, kind, got.Paper.Number)
		if err != nil {
			t.Fatal(err)
		}
		if c := f.Sale; c.Consignor.NameZH != "" || c.Consignee.NameLO != "" || c.DestinationZH != "" {
			t.Errorf("%s: a name was made up: %+v %+v %q", kind, c.Consignor, c.Consignee, c.DestinationZH)
		}
	}
}

// TestDraftIsASheetToo compares the laid-out draft with its PDF.
func TestDraftIsASheetToo(t *testing.T) {
	t.Parallel()
	d := open(t, few)
	r := papers.DraftRequest{Shipment: "KM-2026-041", Kind: trade.PackingList}
	got, err := d.Draft(t.Context(), officer, r)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(textOf(t, "sheet", got.PDF)); n != len(got.Sheet.Pages) || !got.Sheet.CreatedAt.Equal(issued) {
		t.Errorf("%d pages as PDF, %d as a sheet made at %s", n, len(got.Sheet.Pages), got.Sheet.CreatedAt)
	}
	reads(t, lines(got.Sheet), "DRAFT 草稿", "Total / 合计 28 378.0 411.6")
}

// TestTextTooLongGoesOnInTheAnnex gives marks that no box holds: none of their words is lost.
func TestTextTooLongGoesOnInTheAnnex(t *testing.T) {
	t.Parallel()
	d := open(t, few)
	marks := strings.TrimSpace(strings.Repeat("NTG / KUNMING / KEEP COOL / ຮັກສາຄວາມເຢັນ / ", 40)) + " END OF MARKS"
	d.shipment.Marks = marks
	d.change(func(tx *store.Tx, e *trade.Entry) error { return tx.PutShipment(e, d.shipment) })
	got, err := d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Sheet.Pages) != 2 {
		t.Fatalf("%d sheets", len(got.Sheet.Pages))
	}
	said := boxed(got.Sheet.Pages[0], "marks") + " " + boxed(got.Sheet.Pages[1], "marks")
	for _, notOfThem := range []string{"Marks and numbers / 唛头和编号 ", "… continued in the annex / 续见附页 "} {
		said = strings.ReplaceAll(said, notOfThem, "")
	}
	if bare(said) != bare(marks) {
		t.Errorf("the marks read %q", said)
	}
}

// bare is a text without spaces, of which a line that is broken loses one.
func bare(text string) string { return strings.Join(strings.Fields(text), "") }

// TestOwnFormWinsAtOnce puts a form into the data folder, changes it and spoils it while the program runs.
func TestOwnFormWinsAtOnce(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	own := t.TempDir()
	attachments, err := archive.Open(d.files)
	if err != nil {
		t.Fatal(err)
	}
	d.Service = papers.New(d.DB, attachments, sheet.NewLibrary(templates.Sheets(), os.DirFS(own)),
		d.keys)
	form, err := fs.ReadFile(templates.Sheets(), "commercial-invoice/template.toml")
	if err != nil {
		t.Fatal(err)
	}
	put := func(content string) {
		t.Helper()
		path := filepath.Join(own, "our-invoice", "template.toml")
		if err := first(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	first := d.issue(trade.CommercialInvoice)
	put(strings.NewReplacer("version = 1", "version = 2", "COMMERCIAL INVOICE", "OUR INVOICE").Replace(string(form)))
	d.void(trade.CommercialInvoice, first.Paper.Number)
	second := d.issue(trade.CommercialInvoice)
	if first.Paper.Template != "commercial-invoice/1" || second.Paper.Template != "commercial-invoice/2" {
		t.Errorf("set in %s, then in %s", first.Paper.Template, second.Paper.Template)
	}
	reads(t, textOf(t, "own", second.PDF)[0], "OUR INVOICE 商业发票")
	again, err := d.Reprint(t.Context(), officer, trade.CommercialInvoice, first.Paper.Number)
	if err != nil || !bytes.Equal(again.PDF, first.PDF) {
		t.Errorf("a paper of the older form is printed otherwise (%v)", err)
	}
	put(strings.Replace(string(form), `medium = "paper"`, `medium = "parchment"`, 1))
	r := papers.DraftRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice}
	_, err = d.Draft(t.Context(), officer, r)
	wants(t, err, fault.Invalid, words.SheetTemplateWrong)
	d.issue(trade.PackingList) // whose form is sound
}

// TestFrozenReadsWhatEarlierFormsSaid reads a context that was frozen before names in Lao and Chinese, and rows.
func TestFrozenReadsWhatEarlierFormsSaid(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	attachments, err := archive.Open(d.files)
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := os.ReadFile("testdata/earlier-context.json")
	if err != nil {
		t.Fatal(err)
	}
	sha, err := attachments.Put(earlier)
	if err != nil {
		t.Fatal(err)
	}
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutPaper(e, trade.Paper{ID: "old", Kind: trade.CommercialInvoice, Number: "NTG-26-0042",
			ShipmentID: "r1", State: trade.PaperIssued, Template: "plain/1", ContextSHA: sha})
	})
	f, err := d.Frozen(t.Context(), officer, trade.CommercialInvoice, "NTG-26-0042")
	if err != nil {
		t.Fatal(err)
	}
	c := f.Sale
	if c.Template != "plain/1" || c.Consignor.Name != "NAM THA GREEN CONSOLIDATION SOLE CO., LTD." ||
		c.Money.Minor != 9828 || len(c.Units) != 1 || c.Units[0].Lots[0].Goods != "FRESH BANANAS (CAVENDISH, GREEN)" ||
		c.Units[0].Lots[0].NetG != 135_000 || c.Made.By != "Officer A" {
		t.Errorf("it reads %+v", c)
	}
}

// TestPreviewShowsWhatItCan looks at a draft with a name that no font has: the rest is there to be seen.
func TestPreviewShowsWhatItCan(t *testing.T) {
	t.Parallel()
	d := open(t, few)
	d.importer(func(p *trade.Party) { p.Name.ZH = "\U00013000" })
	r := papers.DraftRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice}
	seen, err := d.Preview(t.Context(), officer, r)
	if err != nil {
		t.Fatal(err)
	}
	if f := wants(t, seen.Faults.OrNil(), fault.Invalid, words.SheetUncovered); f.Field != "consignee" {
		t.Errorf("the box is %q", f.Field)
	}
	reads(t, lines(seen.Sheet), "NAM THA GREEN CONSOLIDATION SOLE CO., LTD.", "Total / 合计 28 378.0 411.6")
	wants(t, second(d.Draft(t.Context(), officer, r)), fault.Invalid, words.SheetUncovered)
	nobody := trade.Actor{}
	wants(t, second(d.Preview(t.Context(), nobody, r)), fault.Forbidden, words.AccessSignIn)
}
