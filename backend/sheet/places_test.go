package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
)

// placeOf gives the place of a box on a page.
func placeOf(t *testing.T, page sheet.Page, box string) sheet.Place {
	t.Helper()
	i := slices.IndexFunc(page.Places, func(p sheet.Place) bool { return p.Box == box })
	if i < 0 {
		t.Fatalf("%s has no place among %v", box, page.Places)
	}
	return page.Places[i]
}

func TestEveryBoxAndCellHasItsPlace(t *testing.T) {
	t.Parallel()
	form := parse(t, boxAt("name", 10, 5, 80, 10, `caption = "Name"`, `when = "{{.name}}"`)+`
[[table]]
id = "goods"
rows = "rows"
at = ["10mm", "30mm"]
size = ["80mm", "40mm"]
[[table.column]]
id = "what"
head = "What\nit is"
text = "{{.what}}"
[[table.column]]
id = "net"
width = "20mm"
head = "Net"
text = "{{.net}}"
[[table.kind]]
name = "note"
span = "{{.what}}"
[[table.kind]]
name = "total"
cells = { net = "{{.net}}" }
`)
	page := lay(t, form, `{"name": "", "rows": [{"what": "Bananas", "net": ""}, {"kind": "note", "what": "Dry"},
		{"kind": "total", "net": "5"}]}`).Pages[0]
	for _, want := range []sheet.Place{
		{Box: "goods/1/what", Caption: "What it is", XHMM: 1000, WidthHMM: 6000},
		{Box: "goods/1/net", Caption: "Net", XHMM: 7000, WidthHMM: 2000}, // empty, and a cell all the same
		{Box: "goods/2", XHMM: 1000, WidthHMM: 8000},
		{Box: "goods/3/net", Caption: "Net", XHMM: 7000, WidthHMM: 2000},
	} {
		got := placeOf(t, page, want.Box)
		if got.YHMM < 3000 || got.YHMM+got.HeightHMM > 7000 || got.HeightHMM < 290 {
			t.Errorf("%+v does not lie in its table", got)
		}
		got.YHMM, got.HeightHMM = 0, 0
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if len(page.Places) != 4 {
		t.Errorf("the places are %+v", page.Places)
	}
	page = lay(t, form, `{"name": "Bounma", "rows": []}`).Pages[0]
	if got := placeOf(t, page, "name"); got != (sheet.Place{"name", "Name", 1000, 500, 8000, 1000}) {
		t.Errorf("the box lies at %+v", got)
	}
}

func TestATextInTheAnnexHasAPlaceThere(t *testing.T) {
	t.Parallel()
	doc := lay(t, parse(t, annexForm), fmt.Sprintf(`{"terms": "FCA", "more": "", "marks": %q}`, numbered("mark", 40)))
	got := placeOf(t, doc.Pages[1], "marks")
	lines := textOps(doc.Pages[1], "marks")
	first, last := lines[0], lines[len(lines)-1]
	if got.Caption != "Marks" || got.XHMM != 500 || got.WidthHMM != 9000 ||
		got.YHMM > first.YHMM || got.YHMM+got.HeightHMM < last.YHMM {
		t.Errorf("lines from %d to %d lie at %+v", first.YHMM, last.YHMM, got)
	}
}

func TestAPreviewHasWhatCanBeLaidOut(t *testing.T) {
	t.Parallel()
	form := parse(t, filledBox()+boxAt("net", 20, 60, 40, 20, `caption = "Net"`)+boxAt("gone", 60, 60, 20, 20))
	doc, err := form.Preview(data(t, `{"name": "`+strings.Repeat("Far too long. ", 100)+`"}`), laidOptions)
	if faults := fault.All(err); len(faults) != 1 || faults[0].Field != "name" {
		t.Fatalf("told %v", err)
	}
	page := doc.Pages[0]
	placeOf(t, page, "name")
	if got := said(page, "net"); !slices.Equal(got, []string{"Net", "x"}) || len(said(page, "name")) > 0 {
		t.Errorf("the other box says %q, the one at fault %q", got, said(page, "name"))
	}
	if doc, err = form.Preview(data(t, `{"name": "Bounma"}`), laidOptions); err != nil {
		t.Error(err)
	}
	if whole := lay(t, form, `{"name": "Bounma"}`); doc.String() != whole.String() {
		t.Error("what can be laid out whole is laid out otherwise")
	}
}

func TestPlacesMoveWithWhatIsDrawn(t *testing.T) {
	t.Parallel()
	doc := lay(t, parse(t, boxAt("name", 10, 5, 80, 10)), `{}`)
	if got := placeOf(t, doc.Shift(100, -50).Pages[0], "name"); got != (sheet.Place{"name", "", 1100, 450, 8000, 1000}) {
		t.Errorf("it lies at %+v", got)
	}
	if got := placeOf(t, doc.Pages[0], "name"); got.XHMM != 1000 {
		t.Error("the document itself was changed")
	}
}

func TestMarksCutNoFrame(t *testing.T) {
	t.Parallel()
	page := lay(t, parse(t, markOf("DRAFT")+`
[[area]]
id = "frame"
at = ["10mm", "10mm"]
size = ["80mm", "80mm"]
weight = "0.2mm"
[[area]]
id = "ground"
at = ["10mm", "10mm"]
size = ["80mm", "80mm"]
grey = 94
`), `{}`).Pages[0]
	var order []string
	for _, op := range page.Ops {
		order = append(order, op.Origin().Box)
	}
	if !slices.Equal(order, []string{"ground", "draft", "frame"}) {
		t.Errorf("drawn in the order %v", order)
	}
}
