package forms_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/text"
	"tradehub/backend/trade"
)

// specimen is a form filled in, from one of its samples or from a worked example.
type specimen struct {
	name, template string
	data           sheet.Data
	names          []string // in Lao
}

// specimens are all forms at their shortest and longest, the papers of the truck as they count, and those of the
// bananas and of the special train as drafts.
func specimens(t *testing.T) (all []specimen) {
	t.Helper()
	r1, t1, s1 := example(t, "r1"), example(t, "t1"), train(t)
	for _, form := range forms.All() {
		all = append(all, samplesOf(t, string(form.Kind))...)
		if !slices.Contains(onlyByRail, form.Kind) {
			all = append(all, filled(t, "t1", t1, form.Kind, forms.StateIssued))
		}
		if !slices.Contains(onlyByRoad, form.Kind) {
			all = append(all, filled(t, "r1", r1, form.Kind, forms.StateDraft),
				filled(t, "s1", s1.Dossiers[0], form.Kind, forms.StateDraft))
		}
	}
	for _, form := range forms.Departures() {
		if _, known := forms.Find(form.Kind); !known {
			all = append(all, samplesOf(t, string(form.Kind))...)
		}
	}
	whole, err := forms.WriteDeparture(s1, forms.Request{Kind: "train-manifest", Registers: shipped(t),
		Head: headOf("train-manifest", forms.StateDraft)})
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, specimen{"train-manifest s1", "train-manifest", dataOf(t, whole.Data), whole.Names})
	return append(all, samplesOf(t, "export-declaration-overlay")...)
}

var (
	onlyByRail = []trade.PaperKind{"rail-consignment-note", "wagon-list"}
	onlyByRoad = []trade.PaperKind{"road-consignment-note", "truck-manifest"}
)

func samplesOf(t *testing.T, template string) (all []specimen) {
	t.Helper()
	form, err := house.Find(template)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{sheet.Shortest, sheet.Longest} {
		data, err := form.Sample(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, specimen{template + " " + name, template, data, nil})
	}
	return all
}

// headOf is the head of a paper as the program makes it. What we issue has a number of ours.
func headOf(kind trade.PaperKind, state forms.State) forms.Head {
	number := ""
	if form, _ := forms.Find(kind); form.Ours && state == forms.StateIssued {
		number = "NTG-26-0121"
	}
	return forms.Head{DatedOn: "2026-11-06", State: state, Number: number, Version: 1, Template: string(kind) + "/1",
		Made: forms.Made{By: "Officer A", At: printedAt, On: "2026-11-06", Place: "Nateuy", Station: "NT1", Epoch: 1,
			Seq: 2614, Head: "9f3ac1d07b52e844", HeadShort: "9f3a c1d0 7b52 e844"}}
}

func filled(t *testing.T, name string, d dossier.Dossier, kind trade.PaperKind, state forms.State) specimen {
	t.Helper()
	got, err := forms.Write(d, forms.Request{Kind: kind, Registers: shipped(t), Head: headOf(kind, state)})
	if err != nil {
		t.Fatal(err)
	}
	return specimen{string(kind) + " " + name, string(kind), dataOf(t, got.Data), got.Names}
}

func (s specimen) lay(t *testing.T) sheet.Document {
	t.Helper()
	form, err := house.Find(s.template)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := form.Lay(s.data, sheet.Options{CreatedAt: printedAt, Setter: text.NewSetter(s.names...)})
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	return doc
}

// keep leaves a copy of the PDF in the folder that TRADEHUB_TEST_PAPERS names, for a person to look at:
//
//	TRADEHUB_TEST_PAPERS=/tmp/papers go test ./backend/forms -run EveryForm
func (s specimen) keep(t *testing.T, content []byte) {
	t.Helper()
	folder := os.Getenv("TRADEHUB_TEST_PAPERS")
	if folder == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, s.name+".pdf"), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Every form at its shortest, at its longest and with the worked examples: what is filled in stands in its box, no text
// runs over another, over a rule of the form or off the sheet, and a draft says on every sheet that it is one.
func TestEveryFormStandsInItsBoxes(t *testing.T) {
	t.Parallel()
	for _, s := range specimens(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			doc := s.lay(t)
			for _, page := range doc.Pages {
				apart(t, page)
				onTheSheet(t, page)
			}
			offTheRules(t, doc)
			saysItIsADraft(t, s, doc)
			content, err := pdf.Paint(doc)
			if err != nil {
				t.Fatal(err)
			}
			s.keep(t, content)
		})
	}
}

// Printed apart on a blank form, by a printer that feeds off, the fill stands where the whole form has it, each text in
// its box, and nothing of the form is printed with it.
func TestEveryOverlayMeetsItsForm(t *testing.T) {
	t.Parallel()
	for _, s := range specimens(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			doc := s.lay(t)
			whole, fill := wordsOn(t, doc), doc.Only(sheet.Fill)
			for _, by := range offsets {
				moved := fill.Shift(by[0], by[1])
				inPlace(t, moved, by)
				words := wordsOn(t, moved)
				if len(words) == 0 {
					t.Fatal("nothing is filled in")
				}
				for _, w := range words {
					back := word{w.page, w.text, w.xHMM - by[0], w.yHMM - by[1]}
					if !slices.ContainsFunc(whole, back.meets) {
						t.Errorf("moved by %v, %q of sheet %d stands at %d, %d", by, w.text, w.page, w.xHMM, w.yHMM)
					}
				}
				ofTheFill(t, s, words)
			}
		})
	}
}

// preprinted are the forms that are sold as blanks, with their captions on them.
var preprinted = []string{"form-e", "form-d", "form-rcep", "form-aanz", "ldc-certificate", "phytosanitary",
	"rail-consignment-note", "export-declaration", "export-declaration-overlay"}

// ofTheFill fails for words that are printed with the fill of a blank, which has them already, or has no place for
// them.
func ofTheFill(t *testing.T, s specimen, words []word) {
	t.Helper()
	if !slices.Contains(preprinted, s.template) {
		return
	}
	said := strings.Join(textsOf(words), " ")
	for _, printed := range []string{"Reference", "Exporter", "Signature", "Page", "DRAFT", "Draft", "Ledger", "declares",
		"certify"} {
		if strings.Contains(said, printed) {
			t.Errorf("the fill says %q, which is part of the form", printed)
		}
	}
}

// ink is where the letters of a text stand, without the room above and below them.
type ink struct{ left, top, right, end int }

func inkOf(set sheet.Text) ink {
	em := sheet.WidthHMM(1000, set.SizeDPt)
	return ink{set.XHMM, set.YHMM - em*7/10, set.XHMM + sheet.WidthHMM(set.Line.WidthUEm, set.SizeDPt), set.YHMM}
}

// over tells whether two lie over each other by more than a hair.
func (a ink) over(b ink) bool {
	const hair = 15
	return min(a.right, b.right)-max(a.left, b.left) > hair && min(a.end, b.end)-max(a.top, b.top) > hair
}

// upright are the texts of a sheet that are not turned, as the great marks behind all are.
func upright(page sheet.Page) (all []sheet.Text) {
	for _, op := range page.Ops {
		if set, is := op.(sheet.Text); is && set.TurnDeg == 0 && strings.TrimSpace(set.Line.Text) != "" {
			all = append(all, set)
		}
	}
	return all
}

// apart fails where two texts lie over each other.
func apart(t *testing.T, page sheet.Page) {
	t.Helper()
	all := upright(page)
	for i, one := range all {
		for _, other := range all[i+1:] {
			if inkOf(one).over(inkOf(other)) {
				t.Errorf("%q of %s lies over %q of %s", one.Line.Text, one.From.Box, other.Line.Text, other.From.Box)
			}
		}
	}
}

// onTheSheet fails where a text comes nearer to the edge than printers print.
func onTheSheet(t *testing.T, page sheet.Page) {
	t.Helper()
	const edge = 400
	for _, set := range upright(page) {
		at := inkOf(set)
		if at.left < edge || at.top < edge || at.right > page.WidthHMM-edge || at.end > page.HeightHMM-edge {
			t.Errorf("%q of %s stands at the edge of the sheet", set.Line.Text, set.From.Box)
		}
	}
}

// saysItIsADraft fails unless all sheets of a draft, and of no other paper, have the mark.
func saysItIsADraft(t *testing.T, s specimen, doc sheet.Document) {
	t.Helper()
	draft := s.data["state"] == string(forms.StateDraft)
	for n, page := range doc.Pages {
		marked := slices.ContainsFunc(page.Ops, func(op sheet.Op) bool {
			set, is := op.(sheet.Text)
			return is && set.TurnDeg != 0 && strings.HasPrefix(set.Line.Text, "DRAFT")
		})
		if marked != draft {
			t.Errorf("sheet %d, a draft is %t, and it is marked as one: %t", n+1, draft, marked)
		}
	}
}
