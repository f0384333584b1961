package papers_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestOnePaperOfAKindStands(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		d.issue(kind)
		_, err := d.Issue(t.Context(), officer, papers.IssueRequest{Shipment: "KM-2026-041", Kind: kind})
		if f := wants(t, err, fault.Conflict, words.PapersStands); f.Params["number"] != "NTG-26-0117" {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// TestVoidAndIssueAgain lets the papers of a shipment be voided and issued again, until all of them are new.
func TestVoidAndIssueAgain(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	frozen := d.issue(trade.CommercialInvoice)
	for i, number := range []string{"NTG-26-0117", "NTG-26-0117-2", "NTG-26-0117-3"} {
		got := d.issue(trade.PackingList).Paper
		if got.Number != number || got.Version != i+1 {
			t.Fatalf("packing list %d is %s, version %d", i+1, got.Number, got.Version)
		}
		_, err := d.Void(t.Context(), officer, papers.VoidRequest{Kind: trade.CommercialInvoice, Number: "NTG-26-0117",
			Reason: "wrong price"})
		if f := wants(t, err, fault.Conflict, words.PapersListStands); f.Params["list"] != number {
			t.Errorf("the list that stands is %v", f.Params["list"])
		}
		d.void(trade.PackingList, number)
	}
	d.void(trade.CommercialInvoice, "NTG-26-0117")
	_, err := d.Issue(t.Context(), officer, papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.PackingList})
	wants(t, err, fault.Conflict, words.PapersNoInvoice)
	if got := d.issue(trade.CommercialInvoice).Paper; got.Number != "NTG-26-0118" || got.Version != 2 {
		t.Errorf("the new invoice is %s, version %d", got.Number, got.Version)
	}
	if got := d.issue(trade.PackingList).Paper; got.Number != "NTG-26-0118" {
		t.Errorf("its packing list is %s", got.Number)
	}
	again, err := d.Reprint(t.Context(), officer, trade.CommercialInvoice, "NTG-26-0117")
	if err != nil {
		t.Fatal(err)
	}
	if again.Paper.State != trade.PaperVoid || again.Paper.VoidReason != "wrong price" {
		t.Errorf("the void invoice is %s (%s)", again.Paper.State, again.Paper.VoidReason)
	}
	if !bytes.Equal(again.PDF, frozen.PDF) {
		t.Error("the bytes of the void invoice have changed")
	}
	d.sound()
}

func TestVoidRefuses(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.issue(trade.CommercialInvoice)
	d.issue(trade.PackingList)
	d.void(trade.PackingList, "NTG-26-0117")
	for name, c := range map[string]struct {
		r    papers.VoidRequest
		code fault.Code
		key  words.Key
	}{
		"no reason":      {papers.VoidRequest{Reason: " \n"}, fault.Invalid, words.PapersReason},
		"unknown number": {papers.VoidRequest{Number: "NTG-26-0999", Reason: "x"}, fault.NotFound, words.PapersUnknown},
		"unknown kind":   {papers.VoidRequest{Kind: "love-letter", Reason: "x"}, fault.Invalid, words.PapersKind},
		"void already": {papers.VoidRequest{Kind: trade.PackingList, Reason: "x"}, fault.Conflict,
			words.PapersVoidAlready},
	} {
		t.Run(name, func(t *testing.T) {
			if c.r.Number == "" {
				c.r.Number = "NTG-26-0117"
			}
			if c.r.Kind == "" {
				c.r.Kind = trade.CommercialInvoice
			}
			before := d.entries()
			wants(t, second(d.Void(t.Context(), officer, c.r)), c.code, c.key)
			if d.entries() != before {
				t.Error("a refused void was saved")
			}
		})
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.issue(trade.CommercialInvoice)
	d.issue(trade.PackingList)
	d.void(trade.PackingList, "NTG-26-0117")
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		other := d.shipment
		other.ID, other.Reference = "r2", "KM-2026-042"
		return first(tx.PutShipment(e, other), tx.PutPaper(e, trade.Paper{ID: "z", Kind: trade.CommercialInvoice,
			Number: "OLD-1", ShipmentID: "r2", State: trade.PaperIssued}))
	})
	for reference, want := range map[string]string{
		"KM-2026-041": "commercial-invoice NTG-26-0117 issued, packing-list NTG-26-0117 void, ",
		"KM-2026-042": "commercial-invoice OLD-1 issued, ",
		"": "commercial-invoice NTG-26-0117 issued, packing-list NTG-26-0117 void, " +
			"commercial-invoice OLD-1 issued, ",
	} {
		all, err := d.List(t.Context(), officer, reference)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range all {
			got += fmt.Sprintf("%s %s %s, ", p.Kind, p.Number, p.State)
			if reference != "" && p.Shipment != reference {
				t.Errorf("%s is listed under %s", p.Shipment, reference)
			}
		}
		if got != want {
			t.Errorf("list of %q: %s", reference, got)
		}
	}
	wants(t, second(d.List(t.Context(), officer, "KM-2026-999")), fault.NotFound, words.StoreNotFound)
}

func TestDraftStoresNothing(t *testing.T) {
	t.Parallel()
	d := open(t, few)
	before := d.entries()
	for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		got, err := d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		if got.Data.(*forms.Sale).Number != "" || got.Data.(*forms.Sale).Total.Packages != 28 {
			t.Errorf("%s: %+v", kind, got.Data.(*forms.Sale))
		}
		page := textOf(t, "draft-"+string(kind), got.PDF)[0]
		reads(t, page, "DRAFT: not issued, not valid / 草稿：未签发，无效", "not sealed yet",
			"No number · drafted with Trade Hub by Officer A",
			"TWENTY-EIGHT (28) CARTONS")
		if strings.Contains(page, "NTG-26-") {
			t.Errorf("%s: a draft has no number", kind)
		}
	}
	if d.entries() != before || d.count() != 0 {
		t.Error("a draft left something behind")
	}
	d.close()
	if got := d.issue(trade.CommercialInvoice); got.Paper.Number != "NTG-26-0117" {
		t.Errorf("a draft took a number: the first invoice is %s", got.Paper.Number)
	}
}

func TestDraftOfNothingIsEmpty(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		got, err := d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		reads(t, textOf(t, "empty-"+string(kind), got.PDF)[0], "ZERO (0) PACKAGES", "Total / 合计")
		reads(t, lines(got.Sheet), "Total / 合计 0 0.0 0.0") // the large mark of a draft parts what pdftotext reads
	}
}

func TestDraftNamesTheFieldItCannotDraw(t *testing.T) {
	t.Parallel()
	d := open(t, few)
	d.importer(func(p *trade.Party) { p.Address = "昆明市 \U00013000" })
	r := papers.DraftRequest{Shipment: "KM-2026-041", Kind: trade.PackingList}
	f := wants(t, second(d.Draft(t.Context(), officer, r)), fault.Invalid, words.SheetUncovered)
	if f.Field != "consignee" {
		t.Errorf("the field is %q", f.Field)
	}
}

// lines gives the texts of a laid-out paper in the order of drawing.
func lines(doc sheet.Document) string {
	var all []string
	for _, page := range doc.Pages {
		for _, op := range page.Ops {
			if set, is := op.(sheet.Text); is {
				all = append(all, set.Line.Text)
			}
		}
	}
	return strings.Join(all, " ")
}

// count counts the attachments on disk.
func (d *desk) count() (files int) {
	d.t.Helper()
	err := filepath.WalkDir(d.files, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files++
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return files
}

func TestDamagedFileIsNamedAndNotHandedOut(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.issue(trade.CommercialInvoice)
	list := d.issue(trade.PackingList)
	path := d.path(list.Paper.PDFSHA)
	if err := os.WriteFile(path, append(list.PDF, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := d.Reprint(t.Context(), officer, trade.PackingList, "NTG-26-0117")
	f := wants(t, err, fault.Unavailable, words.PapersDamaged)
	if f.Params["paper"] != "packing list" || f.Params["number"] != "NTG-26-0117" || got.PDF != nil {
		t.Errorf("%v, %d bytes", err, len(got.PDF))
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, err = d.Reprint(t.Context(), officer, trade.PackingList, "NTG-26-0117")
	wants(t, err, fault.Unavailable, words.PapersMissing)
	wants(t, second(d.Reprint(t.Context(), officer, trade.PackingList, "NTG-26-0118")), fault.NotFound,
		words.PapersUnknown)
	wants(t, second(d.Reprint(t.Context(), officer, "love-letter", "NTG-26-0117")), fault.Invalid, words.PapersKind)
}

func TestRepeatedCommandIssuesOnce(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice, Command: "issue r1"}
	if _, err := d.Issue(t.Context(), officer, r); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		wants(t, second(d.Issue(t.Context(), officer, r)), fault.Conflict, words.StorePosted)
	}
	v := papers.VoidRequest{Kind: trade.CommercialInvoice, Number: "NTG-26-0117", Reason: "x", Command: "void r1"}
	if _, err := d.Void(t.Context(), officer, v); err != nil {
		t.Fatal(err)
	}
	wants(t, second(d.Void(t.Context(), officer, v)), fault.Conflict, words.StorePosted)
	wants(t, second(d.Issue(t.Context(), officer, r)), fault.Conflict, words.StorePosted)
	if got := d.issue(trade.CommercialInvoice); got.Paper.Number != "NTG-26-0118" {
		t.Errorf("a repeat took a number: the next invoice is %s", got.Paper.Number)
	}
}

// TestCutBeforePostLeavesOnlyAFile lets the entry fail when the files are on disk already: another paper has the
// number. The ledger knows nothing of the files, the same command gets the same number again, another the next.
func TestCutBeforePostLeavesOnlyAFile(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutPaper(e, trade.Paper{ID: "foreign", Kind: trade.CommercialInvoice, Number: "NTG-26-0117",
			ShipmentID: "other", State: trade.PaperIssued})
	})
	before := d.entries()
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice, Command: "issue r1"}
	for range 2 {
		wants(t, second(d.Issue(t.Context(), officer, r)), fault.Conflict, words.StoreTaken)
	}
	if all, err := d.List(t.Context(), officer, "KM-2026-041"); err != nil || len(all) != 0 || d.entries() != before {
		t.Errorf("the ledger knows %v (%v)", all, err)
	}
	if d.count() != 2 {
		t.Errorf("%d files, want context and PDF of the cut attempts, which are the same", d.count())
	}
	d.sound()
	r.Command = "issue r1 again"
	got, err := d.Issue(t.Context(), officer, r)
	if err != nil || got.Paper.Number != "NTG-26-0118" {
		t.Fatalf("issued %s: %v", got.Paper.Number, err)
	}
	d.sound()
}

// TestFullDiskLosesNoNumber lets the attachments refuse: nothing is posted, and the repeat gets the number that the
// cut attempt took.
func TestFullDiskLosesNoNumber(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	if err := os.Remove(d.files); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.files, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := d.entries()
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice, Command: "issue r1"}
	if _, err := d.Issue(t.Context(), officer, r); fault.CodeOf(err) != fault.Unavailable || d.entries() != before {
		t.Fatalf("want the disk's refusal, got %v", err)
	}
	if err := os.Remove(d.files); err != nil {
		t.Fatal(err)
	}
	got, err := d.Issue(t.Context(), officer, r)
	if err != nil || got.Paper.Number != "NTG-26-0117" {
		t.Fatalf("issued %s: %v", got.Paper.Number, err)
	}
	d.sound()
}
