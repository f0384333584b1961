package papers_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestFrozenSaysWhatThePaperSays(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	was := d.issue(trade.CommercialInvoice)
	got, err := d.Frozen(t.Context(), officer, trade.CommercialInvoice, was.Paper.Number)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Paper, was.Paper) || got.Sale.Made.By != officer.Name || got.Sale.Made.Head == "" ||
		got.Sale.Total.Packages != 28 || len(got.Sale.Units) != 2 {
		t.Errorf("%+v", got)
	}
	said, err := json.Marshal(got.Sale)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := papers.PaintFrozen(program, said); err != nil || !bytes.Equal(again, was.PDF) {
		t.Errorf("what it says does not make the same paper: %v", err)
	}
	nobody := trade.Actor{}
	wants(t, second(d.Frozen(t.Context(), nobody, trade.CommercialInvoice, was.Paper.Number)), fault.Forbidden,
		words.AccessSignIn)
	wants(t, second(d.Frozen(t.Context(), officer, trade.PackingList, "NTG-26-0999")), fault.NotFound, words.PapersUnknown)
}

func TestFrozenRefusesAFileThatIsMissing(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	sha := d.issue(trade.CommercialInvoice).Paper.ContextSHA
	if err := os.Remove(filepath.Join(d.files, sha[:2], sha[2:])); err != nil {
		t.Fatal(err)
	}
	f := wants(t, second(d.Frozen(t.Context(), officer, trade.CommercialInvoice, "NTG-26-0117")), fault.Unavailable,
		words.PapersMissing)
	if f.Params["number"] != "NTG-26-0117" {
		t.Errorf("it names %v", f.Params)
	}
}

// TestNextIsTheNumberThatIsTaken asks before each issue which number it will take.
func TestNextIsTheNumberThatIsTaken(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	next := func(kind trade.PaperKind) string {
		number, err := d.Next(t.Context(), officer, "KM-2026-041", kind)
		if err != nil {
			t.Fatal(err)
		}
		return number
	}
	if got := next(trade.PackingList); got != "" {
		t.Errorf("without an invoice the packing list has the number %s", got)
	}
	for range 2 {
		for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
			before := d.entries()
			want := next(kind)
			if d.entries() != before {
				t.Error("asking for a number was saved")
			}
			if got := d.issue(kind).Paper.Number; got != want {
				t.Errorf("%s: told %s, took %s", kind, want, got)
			}
		}
		d.void(trade.PackingList, d.standing(trade.PackingList))
		if got, want := next(trade.PackingList), d.issue(trade.PackingList).Paper.Number; got != want {
			t.Errorf("told %s, took %s", got, want)
		}
		d.void(trade.PackingList, d.standing(trade.PackingList))
		d.void(trade.CommercialInvoice, d.standing(trade.CommercialInvoice))
	}
	_, err := d.Next(t.Context(), officer, "KM-2026-999", trade.PackingList)
	wants(t, err, fault.NotFound, words.StoreNotFound)
	hand := trade.Actor{PersonID: "hand", Roles: []trade.Role{trade.Warehouse}}
	wants(t, second(d.Next(t.Context(), hand, "KM-2026-041", trade.PackingList)), fault.Forbidden,
		words.AccessNotPermitted)
}

// standing gives the number of the issued paper of a kind.
func (d *desk) standing(kind trade.PaperKind) string {
	d.t.Helper()
	all, err := d.List(d.t.Context(), officer, "KM-2026-041")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, p := range all {
		if p.Kind == kind && p.State == trade.PaperIssued {
			return p.Number
		}
	}
	d.t.Fatalf("no %s stands", kind)
	return ""
}
