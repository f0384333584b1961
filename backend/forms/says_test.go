package forms_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/text"
	"tradehub/backend/trade"
)

// What a form is asked to say is what is laid out, box by box, on every paper of the worked examples.
func TestAFormSaysWhatIsLaidOut(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"r1", "t1"} {
		d := example(t, name)
		for _, p := range d.Papers {
			form, err := house.Find(p.Kind)
			if err != nil {
				continue // no form of ours
			}
			got, err := forms.Write(d, forms.Request{Kind: trade.PaperKind(p.Kind), Lines: p.Lines,
				Head: forms.Head{DatedOn: p.DatedOn, State: forms.StateDraft}, Registers: shipped(t)})
			if err != nil {
				t.Fatal(err)
			}
			data := dataOf(t, got.Data)
			doc, err := form.Lay(data, sheet.Options{CreatedAt: printedAt, Setter: text.NewSetter(got.Names...)})
			if err != nil {
				t.Fatal(err)
			}
			says, printed := form.Says(data), texts(doc)
			for _, box := range slices.Sorted(maps.Keys(printed)) {
				mark := box == "draft" // behind everything, and no box
				if len(doc.Pages) == 1 && !mark && bare(says[box]) != bare(printed[box]) {
					t.Errorf("%s of %s: %s says %q and prints %q", p.Kind, name, box, says[box], printed[box])
				}
			}
			if len(printed) < 15 {
				t.Errorf("%s of %s: only %d boxes are printed", p.Kind, name, len(printed))
			}
		}
	}
}

// texts are those that the fill prints, by box.
func texts(doc sheet.Document) map[string]string {
	all := map[string]string{}
	for _, page := range doc.Pages {
		for _, op := range page.Ops {
			if one, is := op.(sheet.Text); is && one.From.Layer == sheet.Fill {
				all[one.From.Box] += one.Line.Text
			}
		}
	}
	return all
}

// bare is a text without blanks: lines are broken where there is room.
func bare(said string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, said)
}
