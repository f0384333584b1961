package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// annexForm has a box that goes on in the annex, one that goes there whole, a head on every sheet and one of the annex.
const annexForm = `
[[box]]
id = "terms"
at = ["5mm", "20mm"]
size = ["40mm", "12mm"]
caption = "Terms"
overflow = "continue"
[[box.part]]
text = "{{.terms}}"
[[box.part]]
text = "{{.more}}"
style = "cell"
[[box]]
id = "marks"
at = ["50mm", "20mm"]
size = ["40mm", "12mm"]
caption = "Marks"
text = "{{.marks}}"
overflow = "annex"
[[box]]
id = "page"
at = ["5mm", "5mm"]
size = ["40mm", "6mm"]
on = "every"
text = "Page {{.page}} of {{.pages}}"
[[box]]
id = "title"
at = ["50mm", "5mm"]
size = ["40mm", "6mm"]
on = "annex"
text = "Annex"
[annex]
at = ["5mm", "20mm"]
size = ["90mm", "30mm"]
style = "cell"
refer = "see annex"
more = "… more in the annex"
`

func TestAnnex(t *testing.T) {
	t.Parallel()
	form := parse(t, annexForm)
	if doc := lay(t, form, `{"terms": "FCA Vientiane", "more": "", "marks": "NTG"}`); len(doc.Pages) != 1 {
		t.Errorf("short texts take %d sheets", len(doc.Pages))
	}
	terms, marks := numbered("term", 60), numbered("mark", 40)
	doc := lay(t, form, fmt.Sprintf(`{"terms": %q, "more": "The end of it.", "marks": %q}`, terms, marks))
	onPaper(t, doc)
	golden(t, "lay-annex", doc.String())
	first := said(doc.Pages[0], "terms")
	if last := first[len(first)-1]; last != "… more in the annex" {
		t.Errorf("the box ends with %q", last)
	}
	if got := said(doc.Pages[0], "marks"); squeezed(got...) != "Marks see annex" {
		t.Errorf("the other box says %q", got)
	}
	annexTerms, annexMarks := annexed(doc, "terms"), annexed(doc, "marks")
	whole := squeezed(append(first[1:len(first)-1], strings.TrimPrefix(annexTerms, "Terms "))...)
	if got := whole; got != terms+" The end of it." {
		t.Errorf("in the box and the annex stands %q", got)
	}
	if annexMarks != "Marks "+marks {
		t.Errorf("in the annex stands %q", annexMarks)
	}
	for n, page := range doc.Pages[1:] {
		want := fmt.Sprintf("Annex Page %d of %d", n+2, len(doc.Pages))
		if got := squeezed(append(said(page, "title"), said(page, "page")...)...); got != want {
			t.Errorf("sheet %d is headed %q", n+2, got)
		}
	}
}

// numbered is a text of words that can be told apart.
func numbered(word string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s-%d ", word, i)
	}
	return strings.TrimSpace(b.String())
}

// annexed gives what a box has in the annex.
func annexed(doc sheet.Document, box string) string {
	var lines []string
	for _, page := range doc.Pages[1:] {
		lines = append(lines, said(page, box)...)
	}
	return squeezed(lines...)
}

// Whatever text goes on in the annex, all of it stands there, in its order, in the place of the annex.
func TestAnyTextIsWholeInTheAnnex(t *testing.T) {
	t.Parallel()
	form, setter := parse(t, annexForm), text.NewSetter()
	rapid.Check(t, func(t *rapid.T) {
		d := sheet.Data{"terms": anyText(120).Draw(t, "terms"), "more": anyText(20).Draw(t, "more"),
			"marks": anyText(120).Draw(t, "marks")}
		doc, err := form.Lay(d, sheet.Options{Setter: setter})
		if err != nil {
			t.Fatal(err)
		}
		onPaper(t, doc)
		for _, page := range doc.Pages[1:] {
			for _, box := range []string{"terms", "marks"} {
				for _, line := range textOps(page, box) {
					inside(t, line, 500, 2000, 9500, 5000)
				}
			}
		}
		terms := strings.TrimPrefix(bare(said(doc.Pages[0], "terms")...), "Terms")
		terms = strings.TrimSuffix(terms, bare("… more in the annex"))
		terms += strings.TrimPrefix(bare(annexed(doc, "terms")), "Terms")
		if want := bare(d["terms"].(string), d["more"].(string)); terms != want {
			t.Fatalf("in the box and the annex stands %q of %q", terms, want)
		}
		marks := strings.TrimPrefix(bare(said(doc.Pages[0], "marks")...), "Marks")
		if there := bare(annexed(doc, "marks")); there != "" {
			marks = strings.TrimPrefix(there, "Marks")
		}
		if want := bare(d["marks"].(string)); marks != want {
			t.Fatalf("in the box or the annex stands %q of %q", marks, want)
		}
	})
}

// A caption stays with the first line of its text.
func TestNoCaptionAlone(t *testing.T) {
	t.Parallel()
	form := parse(t, annexForm)
	for n := range 60 {
		doc := lay(t, form, fmt.Sprintf(`{"terms": %q, "more": "", "marks": %q}`,
			numbered("term", 20+n), numbered("mark", 40)))
		for i, page := range doc.Pages[1:] {
			for _, box := range []string{"terms", "marks"} {
				if got := said(page, box); len(got) == 1 && (got[0] == "Terms" || got[0] == "Marks") {
					t.Errorf("with %d terms, sheet %d has %s alone", 20+n, i+2, got[0])
				}
			}
		}
	}
}

func TestAnnexThatCannotBe(t *testing.T) {
	t.Parallel()
	long := fmt.Sprintf(`{"terms": %q, "more": "", "marks": %q, "note": %q}`, numbered("term", 60), numbered("mark", 40),
		"\ue000")
	for name, c := range map[string]struct{ old, piece, key, box string }{
		"a line is higher than it": {`size = ["90mm", "30mm"]`, `size = ["90mm", "2mm"]`, "sheet.endless", "terms"},
		"nothing is said":          {`refer = "see annex"`, `refer = "{{.gone}}"`, "sheet.data_missing", "marks"},
		"blank is said":            {`refer = "see annex"`, `refer = "{{if false}}x{{end}}"`, "sheet.overflow", "marks"},
		"no font for it":           {`more = "… more in the annex"`, `more = "{{.note}}"`, "sheet.uncovered", "terms"},
		"no room for it":           {`size = ["40mm", "12mm"]`, `size = ["40mm", "4mm"]`, "sheet.overflow", "terms"},
		"it fills itself": {`text = "Page {{.page}} of {{.pages}}"`,
			"overflow = \"annex\"\ntext = \"{{.page}}{{.terms}}\"", "sheet.endless", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := parse(t, strings.Replace(annexForm, c.old, c.piece, 1))
			faults := refused(t, form, long)
			found := fault.List{}
			for _, f := range faults {
				if f.Key == c.key && f.Field == c.box {
					found = append(found, f)
				}
			}
			if len(found) == 0 {
				t.Errorf("%v is not %s of %q", faults, c.key, c.box)
			}
		})
	}
}
