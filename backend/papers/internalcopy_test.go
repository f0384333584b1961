package papers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// internal reads the internal copy of a paper: its frozen pages, and what the sheets behind them say.
func (d *desk) internal(kind trade.PaperKind, number string) (pages []string, life string) {
	d.t.Helper()
	copied, err := d.InternalCopy(d.t.Context(), officer, kind, number)
	if err != nil {
		d.t.Fatal(err)
	}
	all := textOf(d.t, "internal-"+string(kind), copied)
	for i, page := range all {
		if strings.Contains(page, "INTERNAL COPY") {
			return all[:i], strings.Join(strings.Fields(strings.Join(all[i:], " ")), " ")
		}
	}
	d.t.Fatal("no sheet is an internal copy")
	return nil, ""
}

// The internal copy tells every step of a certificate: who, when, how many, to whom.
func TestTheInternalCopyTellsTheLifeOfAPaper(t *testing.T) {
	t.Parallel()
	d := certified(t)
	s := papers.NewSerials(d.DB)
	if _, err := s.Add(t.Context(), officer, papers.AddBlanksRequest{Stock: pad}); err != nil {
		t.Fatal(err)
	}
	got := d.submit(numbered(papers.NextSerial, false))
	handle := func(step trade.PaperStep, copies int64, note string) {
		t.Helper()
		d.at(time.Unix(0, d.now.Load()).Add(time.Minute))
		if _, err := d.Handle(t.Context(), officer, papers.HandleRequest{Kind: "form-e", Number: got.Paper.Number,
			Step: step, Copies: copies, Note: note}); err != nil {
			t.Fatal(err)
		}
	}
	handle(trade.PaperPrinted, 4, "")
	if _, err := s.Spoil(t.Context(), officer, papers.SpoilRequest{Form: "form-e", Serial: "E 0045017", Reason: "jammed",
		Replace: true}); err != nil {
		t.Fatal(err)
	}
	handle(trade.PaperPrinted, 2, "")
	handle(trade.PaperHandedOver, 1, "Provincial office, counter 3")
	for _, official := range []string{"LA-E-2026-018731", "LA-E-2026-018732"} {
		if _, err := d.Record(t.Context(), officer, papers.RecordRequest{Kind: "form-e", Number: got.Paper.Number,
			Official: trade.OfficialPaper{Number: official, IssuedOn: "2026-11-04", Authority: "MOIC",
				Place: "Luang Namtha"}}); err != nil {
			t.Fatal(err)
		}
	}
	handle(trade.PaperFiled, 0, "Folder 41")
	next := formE
	next.Replace = true
	d.submit(next)
	pages, life := d.internal("form-e", got.Paper.Number)
	if frozen := textOf(t, "frozen", got.PDF); strings.Join(pages, "") != strings.Join(frozen, "") {
		t.Error("the pages before the sheet are not those that were frozen")
	}
	at := 0
	for _, want := range []string{"REPLACED", "E 0045018", "LA-E-2026-018732, 4 Nov 2026", "MOIC, Luang Namtha",
		got.Paper.PDFSHA[:4] + " " + got.Paper.PDFSHA[4:8], "Prepared Officer A 2026-11-04 16:30",
		"Submitted Officer A 2026-11-04 16:30 E 0045017", "Printed Officer A 2026-11-04 16:31", "no. 1–4",
		"Blank replaced Officer A", "E 0045017 → E 0045018", "Printed", "no. 5–6", "Handed over",
		"Recorded Officer A", "LA-E-2026-018731, 4 Nov 2026", "Record corrected", "LA-E-2026-018732, 4 Nov 2026",
		"Filed", "Folder 41", "Replaced by a next version", "Ledger of station NT1, epoch 1, entry"} {
		found := strings.Index(life[at:], want)
		if found < 0 {
			t.Fatalf("behind place %d it does not say %q:\n%s", at, want, life)
		}
		at += found
	}
	if !strings.Contains(life, "– 6 SHA-256") {
		t.Errorf("it does not count six copies:\n%s", life)
	}
}

func TestTheInternalCopyOfAVoidPaperSaysWhy(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.signs()
	p := d.issue(trade.CommercialInvoice).Paper
	d.void(trade.CommercialInvoice, p.Number)
	_, life := d.internal(trade.CommercialInvoice, p.Number)
	for _, want := range []string{"COMMERCIAL INVOICE", "VOID", "wrong price", "Nam Tha Green seal", "Issued"} {
		if !strings.Contains(life, want) {
			t.Errorf("it does not say %q:\n%s", want, life)
		}
	}
}

func TestInternalCopiesThatAreRefused(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	p := d.issue(trade.CommercialInvoice).Paper
	ask := func(actor trade.Actor, kind trade.PaperKind, number string) error {
		return second(d.InternalCopy(t.Context(), actor, kind, number))
	}
	wants(t, ask(trade.Actor{}, trade.CommercialInvoice, p.Number), fault.Forbidden, words.AccessSignIn)
	wants(t, ask(officer, trade.CommercialInvoice, "NTG-26-0001"), fault.NotFound, words.PapersUnknown)
	wants(t, ask(officer, "love-letter", p.Number), fault.Invalid, words.PapersKind)
	if err := os.Remove(filepath.Join(d.files, p.PDFSHA[:2], p.PDFSHA[2:])); err != nil {
		t.Fatal(err)
	}
	wants(t, ask(officer, trade.CommercialInvoice, p.Number), fault.Unavailable, words.PapersMissing)
}
