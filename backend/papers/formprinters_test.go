package papers_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// printersOf gives the offsets of paper printers, with one printer that feeds Form E otherwise than all others.
func printersOf(t *testing.T, d *desk) *papers.FormPrinters {
	t.Helper()
	s := papers.NewFormPrinters(d.DB, program)
	for _, p := range []trade.FormPrinter{{Name: "Canon", XHMM: 100, YHMM: -50},
		{Name: " Canon ", Form: "form-e", XHMM: -150, YHMM: 75}} {
		if _, err := s.Put(t.Context(), administrator, papers.PutFormPrinterRequest{Printer: p}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// moves gives by how much the texts of one document lie beside those of another; ok is false where they differ.
func moves(a, b sheet.Document) (xHMM, yHMM int, ok bool) {
	first := true
	for i, page := range a.Pages {
		if len(page.Ops) != len(b.Pages[i].Ops) {
			return 0, 0, false
		}
		for k, op := range page.Ops {
			was, is := op.(sheet.Text)
			now, isToo := b.Pages[i].Ops[k].(sheet.Text)
			if !is || !isToo {
				continue
			}
			x, y := now.XHMM-was.XHMM, now.YHMM-was.YHMM
			if was.Line.Text != now.Line.Text || !first && (x != xHMM || y != yHMM) {
				return 0, 0, false
			}
			xHMM, yHMM, first = x, y, false
		}
	}
	return xHMM, yHMM, !first
}

// What is filled in is printed alone, moved as the printer needs it; another form on it has another offset.
func TestAnOverlayIsMovedAsItsPrinterNeedsIt(t *testing.T) {
	t.Parallel()
	d := certified(t)
	d.useForms(nil)
	printersOf(t, d)
	overlay := func(r papers.OverlayRequest) papers.Overlaid {
		t.Helper()
		r.Draft.Shipment = "KM-2026-041"
		got, err := d.Overlay(t.Context(), officer, r)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	formE := papers.DraftRequest{Kind: "form-e"}
	plain := overlay(papers.OverlayRequest{Draft: formE})
	for _, page := range plain.Sheet.Pages {
		for _, op := range page.Ops {
			if op.Origin().Layer != sheet.Fill {
				t.Fatalf("%s belongs to the form", op.Origin().Box)
			}
		}
	}
	said := strings.Join(textOf(t, "overlay", plain.PDF), " ")
	if !strings.Contains(said, "NAM THA GREEN CONSOLIDATION") || strings.Contains(said, "CERTIFICATE OF ORIGIN") ||
		strings.Contains(said, "DRAFT") {
		t.Errorf("alone it says %s", said)
	}
	for name, c := range map[string]struct {
		request papers.OverlayRequest
		x, y    int
	}{
		"its own":        {papers.OverlayRequest{Draft: formE, Printer: "Canon"}, -150, 75},
		"that and more":  {papers.OverlayRequest{Draft: formE, Printer: "Canon", Offset: papers.Offset{XHMM: 10}}, -140, 75},
		"without one":    {papers.OverlayRequest{Draft: formE, Offset: papers.Offset{XHMM: 200, YHMM: -30}}, 200, -30},
		"that of others": {papers.OverlayRequest{Draft: papers.DraftRequest{Kind: "form-d"}, Printer: "Canon"}, 100, -50},
	} {
		got, beside := overlay(c.request), plain
		if c.request.Draft.Kind != "form-e" {
			beside = overlay(papers.OverlayRequest{Draft: c.request.Draft})
		}
		if x, y, ok := moves(beside.Sheet, got.Sheet); !ok || x != c.x || y != c.y ||
			got.Offset != (papers.Offset{XHMM: int64(c.x), YHMM: int64(c.y)}) {
			t.Errorf("%s: moved by %d, %d, said to be %+v", name, x, y, got.Offset)
		}
	}
}

// The fill of a frozen paper is what was frozen, however the dossier has changed; when its form has, it is refused.
func TestAnOverlayOfAFrozenPaperIsWhatWasFrozen(t *testing.T) {
	t.Parallel()
	d := certified(t)
	got := d.submit(formE)
	before, err := d.Overlay(t.Context(), officer, papers.OverlayRequest{Draft: papers.DraftRequest{Kind: "form-e"},
		Number: got.Paper.Number})
	if err != nil {
		t.Fatal(err)
	}
	d.add(func(f *dossier.Facts) { f.Lines[0].Criterion.Code = "PE" })
	after, err := d.Overlay(t.Context(), officer, papers.OverlayRequest{Draft: papers.DraftRequest{Kind: "form-e"},
		Number: got.Paper.Number})
	if err != nil || before.Sheet.String() != after.Sheet.String() {
		t.Errorf("it says otherwise (%v)", err)
	}
	d.useForms(plainForm("900", "changed without a version"))
	r := papers.OverlayRequest{Draft: papers.DraftRequest{Kind: "form-e"}, Number: got.Paper.Number}
	wants(t, second(d.Overlay(t.Context(), officer, r)), fault.Conflict, words.PapersTemplateChanged)
	d.useForms(nil)
	wants(t, second(d.Overlay(t.Context(), officer, r)), fault.Conflict, words.PapersTemplateChanged)
}

// The export declaration goes onto the paper of customs, which has its boxes elsewhere.
func TestAnOverlayFormIsTakenWhereThereIsOne(t *testing.T) {
	t.Parallel()
	d := certified(t)
	d.useForms(nil)
	got, err := d.Overlay(t.Context(), officer, papers.OverlayRequest{Draft: papers.DraftRequest{
		Shipment: "KM-2026-041", Kind: "export-declaration"}})
	if err != nil {
		t.Fatal(err)
	}
	form, err := program.Find("export-declaration-overlay")
	if err != nil {
		t.Fatal(err)
	}
	sample, err := form.Sample("shortest")
	if err != nil {
		t.Fatal(err)
	}
	want, err := form.Lay(sample, sheet.Options{CreatedAt: issued})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := got.Sheet.Pages[0], want.Pages[0]; a.WidthHMM != b.WidthHMM || a.HeightHMM != b.HeightHMM ||
		a.WidthHMM == 21_000 {
		t.Errorf("it is set on %d by %d", a.WidthHMM, a.HeightHMM)
	}
}

func TestOverlaysAndOffsetsThatAreRefused(t *testing.T) {
	t.Parallel()
	d := certified(t)
	s := printersOf(t, d)
	r := papers.OverlayRequest{Draft: papers.DraftRequest{Shipment: "KM-2026-041", Kind: "form-e"}, Printer: "Epson"}
	wants(t, second(d.Overlay(t.Context(), officer, r)), fault.NotFound, words.PapersFormPrinterUnknown)
	r.Printer, r.Offset.XHMM = "Canon", 3200
	wants(t, second(d.Overlay(t.Context(), officer, r)), fault.Invalid, words.PapersFormOffset)
	r.Offset, r.Number = papers.Offset{}, "X"
	wants(t, second(d.Overlay(t.Context(), officer, r)), fault.NotFound, words.PapersUnknown)
	wants(t, second(d.Overlay(t.Context(), trade.Actor{}, r)), fault.Forbidden, words.AccessSignIn)
	put := func(p trade.FormPrinter) error {
		return second(s.Put(t.Context(), administrator, papers.PutFormPrinterRequest{Printer: p}))
	}
	wants(t, put(trade.FormPrinter{Name: " "}), fault.Invalid, words.TradeMissing)
	wants(t, put(trade.FormPrinter{Name: "A", Form: "love-letter"}), fault.Invalid, words.PapersKind)
	wants(t, put(trade.FormPrinter{Name: "A", YHMM: -3001}), fault.Invalid, words.PapersFormOffset)
	wants(t, second(s.Put(t.Context(), officer, papers.PutFormPrinterRequest{})), fault.Forbidden,
		words.AccessNotPermitted)
	wants(t, second(s.All(t.Context(), trade.Actor{})), fault.Forbidden, words.AccessSignIn)
	wants(t, second(s.Calibration(t.Context(), trade.Actor{}, papers.CalibrationRequest{})), fault.Forbidden,
		words.AccessSignIn)
}

func TestOffsetsAreKeptAndForgotten(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	s := printersOf(t, d)
	names := func() (all []string) {
		t.Helper()
		got, err := s.All(t.Context(), officer)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range got {
			all = append(all, p.Name+"/"+string(p.Form))
		}
		return all
	}
	if got := names(); !slices.Equal(got, []string{"Canon/", "Canon/form-e"}) {
		t.Errorf("there are %v", got)
	}
	remove := papers.RemoveFormPrinterRequest{Name: "Canon", Form: "form-e"}
	if err := s.Remove(t.Context(), administrator, remove); err != nil {
		t.Fatal(err)
	}
	if got := names(); !slices.Equal(got, []string{"Canon/"}) {
		t.Errorf("then there are %v", got)
	}
	wants(t, s.Remove(t.Context(), administrator, remove), fault.NotFound, words.PapersFormPrinterUnknown)
	wants(t, s.Remove(t.Context(), officer, remove), fault.Forbidden, words.AccessNotPermitted)
	sheet, err := s.Calibration(t.Context(), officer, papers.CalibrationRequest{Printer: "Canon", Form: "form-e",
		Offset: papers.Offset{YHMM: 25}})
	if err != nil {
		t.Fatal(err)
	}
	said := strings.Join(strings.Fields(strings.Join(textOf(t, "calibration", sheet), " ")), " ")
	if !strings.Contains(said, "right by 1.00 mm and down by -0.25 mm") {
		t.Errorf("the sheet says %s", said)
	}
	d.sound()
}
