package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/sheet"
)

// tags gives what a proof writes on a page.
func tags(page sheet.Page) (all []string) { return said(page, "proof") }

func TestProof(t *testing.T) {
	t.Parallel()
	boxes := strings.Replace(annexForm, `["40mm", "12mm"]`, `["40mm", "8mm"]`, 2)
	table := strings.NewReplacer(`next_at = ["15mm", "10mm"]`, `next_at = ["10mm", "20mm"]`).Replace(longTable)
	form := parse(t, boxes+table)
	raw := tableData(t, plainRows(30))
	laid := lay(t, form, fmt.Sprintf(`{"terms": %q, "more": "", "marks": "", %s`, numbered("term", 60), raw[1:]))
	before := laid.String()
	proof := form.Proof(laid)
	onPaper(t, proof)
	if laid.String() != before {
		t.Error("the proof changed what was laid out")
	}
	if len(proof.Pages) != 4 {
		t.Fatalf("%d sheets", len(proof.Pages))
	}
	for n, want := range [][]string{
		{"terms", "marks", "page", "goods", "what", "count", "net"},
		{"page", "goods", "what"},
		{"page", "goods", "goods reserve", "what"},
		{"page", "title", "annex"},
	} {
		got := tags(proof.Pages[n])
		for _, tag := range append(want, "10", "50", "90") {
			if !slices.Contains(got, tag) {
				t.Errorf("sheet %d does not show %q: %q", n+1, tag, got)
			}
		}
		if slices.Contains(got, "goods reserve") != (n == 2) || slices.Contains(got, "annex") != (n == 3) {
			t.Errorf("sheet %d shows %q", n+1, got)
		}
		if kept := without(proof.Pages[n], "proof"); len(kept) != len(laid.Pages[n].Ops) {
			t.Errorf("sheet %d keeps %d of %d things", n+1, len(kept), len(laid.Pages[n].Ops))
		}
	}
}

// without gives what is drawn on a page by other parts than one.
func without(page sheet.Page, box string) (ops []sheet.Op) {
	for _, op := range page.Ops {
		if op.Origin().Box != box {
			ops = append(ops, op)
		}
	}
	return ops
}

// A proof of a label is in tones, and shows what belongs to a symbol.
func TestProofOfLabel(t *testing.T) {
	t.Parallel()
	form, err := sheet.Parse(formFiles(t, strings.Replace(formHead, "page =", "medium = \"label\"\npage =", 1)+symbolAt()),
		"form/template.toml")
	if err != nil {
		t.Fatal(err)
	}
	laid := lay(t, form, `{"code": "NTG"}`)
	proof := form.Proof(laid)
	if laid.Medium != sheet.Label || proof.Medium != sheet.Paper {
		t.Errorf("a proof of a %s is for %s", laid.Medium, proof.Medium)
	}
	left, top, right, bottom := extent(symbolOp(t, laid))
	var around bool
	for _, op := range proof.Pages[0].Ops {
		l, u, r, b := extent(op)
		if _, is := op.(sheet.Rect); is && l < left && u < top && r > right && b > bottom && r-l < 3000 {
			around = true
		}
	}
	if !around {
		t.Errorf("no bounds stand around the quiet zone:\n%s", proof)
	}
}
