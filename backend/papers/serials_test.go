package papers_test

import (
	"errors"
	"path/filepath"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// pad is a pad of five blanks of Form E.
var pad = trade.FormStock{Form: "form-e", Prefix: "E ", Width: 7, First: 45_017, Last: 45_021, BoughtOn: "2026-11-02"}

// withPad is R1 ready for a certificate, with a pad of blanks in the drawer.
func withPad(t *testing.T) (*desk, *papers.Serials) {
	t.Helper()
	d := certified(t)
	s := papers.NewSerials(d.DB)
	if _, err := s.Add(t.Context(), officer, papers.AddBlanksRequest{Stock: pad}); err != nil {
		t.Fatal(err)
	}
	return d, s
}

func blanks(t *testing.T, s *papers.Serials) papers.Blanks {
	t.Helper()
	all, err := s.List(t.Context(), officer, "form-e")
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v (%v)", all, err)
	}
	return all[0]
}

// numbered is Form E on a blank.
func numbered(serial string, replace bool) papers.SubmitRequest {
	r := formE
	r.Serial, r.Replace = serial, replace
	return r
}

func TestABlankIsUsedOnce(t *testing.T) {
	t.Parallel()
	d, s := withPad(t)
	if b := blanks(t, s); b.Unused != 5 || b.Next != "E 0045017" || len(b.Gone) != 0 {
		t.Errorf("a new pad is %+v", b)
	}
	if p := d.submit(numbered(papers.NextSerial, false)).Paper; p.Serial != "E 0045017" {
		t.Errorf("the next blank is %q", p.Serial)
	}
	if p := d.submit(numbered("E 0045020", true)).Paper; p.Serial != "E 0045020" || p.Version != 2 {
		t.Errorf("the blank that was named is %+v", p)
	}
	if b := blanks(t, s); b.Unused != 3 || b.Used != 2 || b.Spoilt != 0 || b.Next != "E 0045018" ||
		b.Gone[1].PaperNumber != "KM-2026-041-2" {
		t.Errorf("then it is %+v", b)
	}
	before := d.entries()
	for serial, want := range map[string]struct {
		code fault.Code
		key  words.Key
	}{
		"E 0045017": {fault.Conflict, words.PapersSerialUsed},
		"E 0045022": {fault.NotFound, words.PapersSerialUnknown},
		"E 45018":   {fault.NotFound, words.PapersSerialUnknown},
	} {
		_, err := d.Submit(t.Context(), officer, numbered(serial, true))
		if f := wants(t, err, want.code, want.key); f.Field != "serial" {
			t.Errorf("%s is refused at %q", serial, f.Field)
		}
	}
	if d.entries() != before {
		t.Error("a refused blank left an entry")
	}
	d.sound()
}

// After a restore the ledger does not know which blanks left the drawer since; they are not offered once more. Whoever
// writes down anew what was handed in names the blank that it is printed on.
func TestARestoredLedgerOffersNoBlankTwice(t *testing.T) {
	t.Parallel()
	d, s := withPad(t)
	d.submit(numbered(papers.NextSerial, false)) // E 0045017, which the backup knows
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := d.BackupTo(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	d.submit(numbered(papers.NextSerial, true)) // E 0045018
	if _, err := s.Spoil(t.Context(), officer, papers.SpoilRequest{Form: "form-e", Serial: "E 0045019",
		Reason: "torn"}); err != nil {
		t.Fatal(err)
	}
	s = papers.NewSerials(d.restore(copied))
	b := blanks(t, s)
	if b.Unused != 2 || b.Used != 2 || b.Spoilt != 1 || b.Next != "E 0045020" || b.Gone[1].PaperNumber != "KM-2026-041-2" {
		t.Errorf("the restored ledger has %+v", b)
	}
	if p := d.submit(numbered("E 0045018", true)).Paper; p.Serial != "E 0045018" {
		t.Errorf("the blank that was named is %q", p.Serial)
	}
	if p := d.submit(numbered(papers.NextSerial, true)).Paper; p.Serial != "E 0045020" {
		t.Errorf("the next blank is %q", p.Serial)
	}
}

// A blank of an entry that was refused is offered again: nothing was printed on it.
func TestABlankOfARefusedPaperIsOfferedAgain(t *testing.T) {
	t.Parallel()
	d, s := withPad(t)
	err := d.Write(t.Context(), func(tx *store.Tx) error {
		if err := tx.NoteBlank(trade.FormSerial{Form: "form-e", Number: "E 0045017", State: trade.SerialUsed}); err != nil {
			return err
		}
		return errors.New("the power goes")
	})
	if err == nil {
		t.Fatal("the entry was posted")
	}
	if b := blanks(t, s); b.Next != "E 0045017" || b.Unused != 5 {
		t.Errorf("then it is %+v", b)
	}
}

func TestASpoiltBlankIsWrittenOffAndReplaced(t *testing.T) {
	t.Parallel()
	d, s := withPad(t)
	p := d.submit(numbered(papers.NextSerial, false)).Paper
	spoil := func(serial, reason string, replace bool) (papers.Spoilt, error) {
		return s.Spoil(t.Context(), officer, papers.SpoilRequest{Form: "form-e", Serial: serial, Reason: reason,
			Replace: replace})
	}
	if got, err := spoil("E 0045018", " coffee on it ", false); err != nil || got.Paper != nil ||
		got.Serial.Reason != "coffee on it" {
		t.Errorf("an unused one is written off as %+v (%v)", got, err)
	}
	got, err := spoil("E 0045017", "jammed", true)
	if err != nil || got.Paper == nil || got.Paper.Serial != "E 0045019" || got.Serial.State != trade.SerialSpoilt {
		t.Fatalf("a used one is replaced as %+v (%v)", got, err)
	}
	if b := blanks(t, s); b.Unused != 2 || b.Used != 1 || b.Spoilt != 2 || b.Next != "E 0045020" {
		t.Errorf("the pad is %+v", b)
	}
	again, err := d.Reprint(t.Context(), officer, "form-e", p.Number)
	if err != nil || again.Paper.Serial != "E 0045019" {
		t.Errorf("the paper is on %q (%v)", again.Paper.Serial, err)
	}
	wants(t, second(spoil("E 0045017", "again", false)), fault.Conflict, words.PapersSerialSpoilt)
	wants(t, second(spoil("E 0045020", "  ", false)), fault.Invalid, words.PapersSerialReason)
	wants(t, second(spoil("E 0099999", "x", false)), fault.NotFound, words.PapersSerialUnknown)
	wants(t, second(spoil("E 0045020", "unused", true)), fault.Conflict, words.PapersSerialNoPaper)
	wants(t, second(d.Submit(t.Context(), officer, numbered("E 0045018", true))), fault.Conflict, words.PapersSerialSpoilt)
	for _, serial := range []string{"E 0045020", "E 0045021"} {
		if _, err := spoil(serial, "torn", false); err != nil {
			t.Fatal(err)
		}
	}
	wants(t, second(spoil("E 0045019", "jammed", true)), fault.Conflict, words.PapersSerialsOut)
	wants(t, second(d.Submit(t.Context(), officer, numbered(papers.NextSerial, true))), fault.Conflict,
		words.PapersSerialsOut)
	d.sound()
}

// A paper that was voided needs no other blank.
func TestABlankOfAVoidPaperIsNotReplaced(t *testing.T) {
	t.Parallel()
	d, s := withPad(t)
	p := d.submit(numbered(papers.NextSerial, false)).Paper
	d.void("form-e", p.Number)
	_, err := s.Spoil(t.Context(), officer, papers.SpoilRequest{Form: "form-e", Serial: p.Serial, Reason: "void",
		Replace: true})
	wants(t, err, fault.Conflict, words.PapersSerialNoPaper)
}

func TestBlanksThatCannotBeAdded(t *testing.T) {
	t.Parallel()
	_, s := withPad(t)
	for name, c := range map[string]struct {
		change func(*trade.FormStock)
		code   fault.Code
		key    words.Key
	}{
		"no form":     {func(f *trade.FormStock) { f.Form = "love-letter" }, fault.Invalid, words.PapersKind},
		"ours":        {func(f *trade.FormStock) { f.Form = trade.PackingList }, fault.Invalid, words.PapersSerialsOurs},
		"upside down": {func(f *trade.FormStock) { f.Last = 5 }, fault.Invalid, words.TradeSeriesRange},
		"nought":      {func(f *trade.FormStock) { f.First = 0 }, fault.Invalid, words.TradeNotPositive},
		"too many":    {func(f *trade.FormStock) { f.Last = 9_000_000 }, fault.Invalid, words.PapersSerialsMany},
		"too wide":    {func(f *trade.FormStock) { f.Width = 4 }, fault.Invalid, words.PapersSerialsWidth},
		"no digits":   {func(f *trade.FormStock) { f.Width = 0 }, fault.Invalid, words.PapersSerialsWidth},
		"no day":      {func(f *trade.FormStock) { f.BoughtOn = "lately" }, fault.Invalid, words.TradeDate},
		"the same":    {func(*trade.FormStock) {}, fault.Conflict, words.PapersSerialsTwice},
		"one in common": {func(f *trade.FormStock) { f.First, f.Last = 45_021, 45_030 }, fault.Conflict,
			words.PapersSerialsTwice},
		"all around": {func(f *trade.FormStock) { f.First, f.Last = 45_000, 45_099 }, fault.Conflict,
			words.PapersSerialsTwice},
		"a line's break": {func(f *trade.FormStock) { f.Prefix = "E\n" }, fault.Invalid, words.TradeCode},
	} {
		stock := pad
		c.change(&stock)
		_, err := s.Add(t.Context(), officer, papers.AddBlanksRequest{Stock: stock})
		if all := fault.All(err); len(all) == 0 || all[0].Code != c.code || all[0].Key != string(c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	next := pad
	next.First, next.Last = 45_022, 45_030
	if _, err := s.Add(t.Context(), officer, papers.AddBlanksRequest{Stock: next}); err != nil {
		t.Errorf("the pad behind it: %v", err)
	}
}

// A pad is told by its first and its last number, as they are printed.
func TestAPadIsReadFromItsNumbers(t *testing.T) {
	t.Parallel()
	got, err := trade.BlanksBetween("form-e", " E 0045017", "E 0045021 ")
	want := pad
	want.BoughtOn = ""
	if err != nil || got != want {
		t.Errorf("it reads %+v (%v)", got, err)
	}
	for _, wrong := range [][2]string{{"E", "F"}, {"E 01", "F 02"}, {"E 01", "E 002"}, {"E 01", ""}, {"", "E 01"},
		{"E 99999999999999999999", "E 99999999999999999999"}} {
		_, err := trade.BlanksBetween("form-e", wrong[0], wrong[1])
		wants(t, err, fault.Invalid, words.PapersSerialsBetween)
	}
}

func TestWhoMayTouchBlanks(t *testing.T) {
	t.Parallel()
	_, s := withPad(t)
	nobody, hand := trade.Actor{}, trade.Actor{PersonID: "hand", Name: "Hand", Roles: []trade.Role{trade.Warehouse}}
	wants(t, second(s.List(t.Context(), nobody, "")), fault.Forbidden, words.AccessSignIn)
	wants(t, second(s.Add(t.Context(), hand, papers.AddBlanksRequest{Stock: pad})), fault.Forbidden,
		words.AccessNotPermitted)
	wants(t, second(s.Spoil(t.Context(), hand, papers.SpoilRequest{Form: "form-e", Serial: "E 0045017", Reason: "x"})),
		fault.Forbidden, words.AccessNotPermitted)
}
