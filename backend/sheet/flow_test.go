package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
)

// texts lists the texts of a page in order of drawing.
func texts(page sheet.Page) []sheet.Text {
	var all []sheet.Text
	for _, op := range page.Ops {
		if text, ok := op.(sheet.Text); ok {
			all = append(all, text)
		}
	}
	return all
}

// count tells how many texts of a page contain a string.
func count(page sheet.Page, part string) int {
	n := 0
	for _, text := range texts(page) {
		if strings.Contains(text.Value, part) {
			n++
		}
	}
	return n
}

func longList(rows int) sheet.Form {
	form := invoice()
	table := sheet.Table{Heading: "Units", Columns: []sheet.Column{{Heading: "Unit"}, {Heading: "What"}}}
	for i := range rows {
		// every seventh row is higher, so that page ends fall differently
		what := "carton" + strings.Repeat("\nof the second choice", (i%7)/6)
		table.Rows = append(table.Rows, sheet.Row{Cells: []string{fmt.Sprintf("U%05d", i), what}})
	}
	table.Rows = append(table.Rows, sheet.Row{Kind: sheet.RowTotal, Cells: []string{"Sum of all units"}})
	form.Tables = []sheet.Table{table}
	return form
}

func TestEveryRowIsDrawnOnceAndInOrder(t *testing.T) {
	t.Parallel()
	doc := set(t, longList(2000))
	next := 0
	for _, page := range doc.Pages {
		for _, text := range texts(page) {
			if len(text.Value) != 6 || text.Value[0] != 'U' {
				continue
			}
			if want := fmt.Sprintf("U%05d", next); text.Value != want {
				t.Fatalf("found %s where %s should be", text.Value, want)
			}
			next++
		}
	}
	if next != 2000 {
		t.Errorf("want 2000 rows, found %d", next)
	}
}

func TestEveryPageTellsItsPlace(t *testing.T) {
	t.Parallel()
	doc := set(t, longList(300))
	last := len(doc.Pages) - 1
	if last < 4 {
		t.Fatalf("want many pages, got %d", last+1)
	}
	for i, page := range doc.Pages {
		if count(page, fmt.Sprintf("Page %d of %d", i+1, last+1)) != 1 {
			t.Errorf("page %d lacks its number", i+1)
		}
		if more := count(page, "continued on next page") == 1; more != (i < last) {
			t.Errorf("page %d: continued is %v", i+1, more)
		}
		if count(page, "NTG-26-0117") != 1 || count(page, "COMMERCIAL INVOICE") != 1 {
			t.Errorf("page %d does not say which paper it belongs to", i+1)
		}
		if count(page, "9f2c 41d0") != 1 {
			t.Errorf("page %d lacks the small print", i+1)
		}
		if count(page, "U0") > 0 && count(page, "What") != 1 {
			t.Errorf("page %d lacks the column heads", i+1)
		}
	}
}

// TestSumsAndGroupsStayWithTheirRows tries many lengths, so that the end of the page falls everywhere.
func TestSumsAndGroupsStayWithTheirRows(t *testing.T) {
	t.Parallel()
	for rows := 30; rows < 60; rows++ {
		form := longList(rows)
		table := &form.Tables[0]
		table.Rows = append(table.Rows, sheet.Row{Kind: sheet.RowGroup, Cells: []string{"Second group"}},
			sheet.Row{Cells: []string{"V00001", "bag"}})
		for i, page := range set(t, form).Pages {
			if count(page, "Sum of all") > 0 && count(page, fmt.Sprintf("U%05d", rows-1)) == 0 {
				t.Errorf("%d rows: page %d begins with the sum", rows, i+1)
			}
			if count(page, "Second group") != count(page, "V00001") {
				t.Errorf("%d rows: page %d parts a group from its first row", rows, i+1)
			}
		}
	}
}

func TestNothingLeavesTheMargins(t *testing.T) {
	t.Parallel()
	font := pdf.Helvetica()
	for _, form := range []sheet.Form{invoice(), packingList(), longList(120)} {
		for i, page := range set(t, form).Pages {
			for _, text := range texts(page) {
				from, to := extent(text, font)
				if from < 2000 || to > 20000 || text.YHMM < 1000 || text.YHMM > 28700 {
					t.Errorf("page %d: %q reaches from %d to %d at %d", i+1, text.Value, from, to, text.YHMM)
				}
			}
		}
	}
}

func extent(text sheet.Text, font sheet.Font) (fromHMM, toHMM int) {
	widthHMM := font.Measure(text.Value, text.Bold, text.SizeDPt)
	switch text.Align {
	case sheet.Right:
		return text.XHMM - widthHMM, text.XHMM
	case sheet.Center:
		return text.XHMM - widthHMM/2, text.XHMM + widthHMM/2
	}
	return text.XHMM, text.XHMM + widthHMM
}

func TestAWordTooWideIsShrunkWhole(t *testing.T) {
	t.Parallel()
	form := invoice()
	form.Tables[0].Rows[0].Cells[2] = "123,456,789" // wider than the column at 8 pt, not at 6.5
	for _, text := range texts(set(t, form).Pages[0]) {
		if text.Value == "123,456,789" {
			if text.SizeDPt >= 80 || text.SizeDPt < 60 {
				t.Errorf("set in %d tenths of a point", text.SizeDPt)
			}
			return
		}
	}
	t.Error("the word is not on the paper as one")
}

func TestLongTextWrapsInsideItsColumn(t *testing.T) {
	t.Parallel()
	form := invoice()
	goods := strings.Repeat("green bananas in cartons ", 12)
	form.Tables[0].Rows[0].Cells[1] = goods
	const columnXHMM = 2000 + 2700 + 110 // margin, first column, white of the cell
	var lines []string
	for _, text := range texts(set(t, form).Pages[0]) {
		if text.XHMM == columnXHMM && !text.Bold {
			lines = append(lines, text.Value)
		}
	}
	if got := strings.Join(lines, " "); !strings.HasPrefix(got, strings.TrimSpace(goods)) {
		t.Errorf("the cell reads %q", got)
	}
}

func TestANoBreakSpaceHoldsAndReadsAsASpace(t *testing.T) {
	t.Parallel()
	page := set(t, invoice()).Pages[0]
	if count(page, "USD 17,690.40") != 1 {
		t.Error("the total is not one text with a plain space")
	}
}

func TestMarksStandOnEveryPage(t *testing.T) {
	t.Parallel()
	for mark, want := range map[sheet.Mark]string{sheet.Draft: "DRAFT", sheet.Void: "VOID", sheet.Issued: ""} {
		form := packingList()
		form.Mark = mark
		for i, page := range set(t, form).Pages {
			marks := count(page, "DRAFT") + count(page, "VOID")
			if want == "" && marks != 0 || want != "" && (marks != 2 || count(page, want) != 2) {
				t.Errorf("page %d of a %q paper carries %d marks", i+1, mark, marks)
			}
		}
	}
}

func TestAFormOfTitleAloneIsOnePage(t *testing.T) {
	t.Parallel()
	doc := set(t, sheet.Form{Title: "EMPTY", CreatedAt: made})
	if len(doc.Pages) != 1 || count(doc.Pages[0], "Page 1 of 1") != 1 {
		t.Errorf("got\n%s", doc)
	}
}
