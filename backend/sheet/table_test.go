package sheet_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// longTable is a table over several sheets: groups that stay with their first row, a total that stays with the last,
// sums that are carried, and the last 10 mm kept free.
const longTable = `
[[table]]
id = "goods"
at = ["10mm", "50mm"]
size = ["80mm", "40mm"]
next_at = ["15mm", "10mm"]
next_size = ["80mm", "70mm"]
reserve = "10mm"
rows = "lines"
pad = "0.5mm"
lines = "0.1mm"
head_grey = 94
[[table.column]]
id = "what"
head = "What"
text = "{{.what}}"
[[table.column]]
id = "count"
width = "15mm"
head = "Count"
align = "right"
text = "{{count .count}}"
[[table.column]]
id = "net"
width = "20mm"
head = "Net weight kg"
align = "decimal"
text = "{{figure .net 3 .decimals}}"
[[table.kind]]
name = "group"
span = "{{.what}} for {{.top.to}}"
ground = 90
keep = "next"
[[table.kind]]
name = "total"
keep = "previous"
[table.kind.cells]
what = "Total"
net = "{{kg .net}}"
[table.carry]
column = "what"
forward = "carried forward"
brought = "brought forward"
sums = ["count", "net"]
[table.carry.cells]
count = "{{count .count}}"
net = "{{kg .net}}"
`

// row is a row of longTable.
type row struct {
	Kind     string `json:"kind"`
	What     string `json:"what"`
	Count    int64  `json:"count"`
	Net      int64  `json:"net"`
	Decimals int    `json:"decimals"`
}

func tableData(t testing.TB, rows []row) string {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"to": "Kunming", "lines": rows})
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// plainRows are some rows of one line each.
func plainRows(n int) (rows []row) {
	for i := range n {
		rows = append(rows, row{What: fmt.Sprintf("Goods %d", i+1), Count: int64(i), Net: int64(i) * 1500, Decimals: 1})
	}
	return rows
}

func TestTableOverSheets(t *testing.T) {
	t.Parallel()
	rows := plainRows(30)
	rows = slices.Insert(rows, 6, row{Kind: "group", What: "Fruit"})
	rows = append(rows, row{Kind: "total", Net: 652500})
	doc := lay(t, parse(t, longTable), tableData(t, rows))
	onPaper(t, doc)
	golden(t, "lay-table", doc.String())
	if len(doc.Pages) != 3 {
		t.Fatalf("%d sheets", len(doc.Pages))
	}
	if got := said(doc.Pages[1], "goods"); !slices.Equal(got[3:6], []string{"brought forward", "21", "31.5"}) {
		t.Errorf("the second sheet begins with %q", got[:8])
	}
}

// rowsOf gives the numbers of the rows on a sheet, in the order of drawing.
func rowsOf(page sheet.Page) (numbers []int) {
	for _, line := range textOps(page, "goods") {
		middle := strings.Split(line.From.Box, "/")[1]
		if n, err := strconv.Atoi(middle); err == nil && (len(numbers) == 0 || numbers[len(numbers)-1] != n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// cell gives what a cell of a sheet says.
func cell(page sheet.Page, id string) string { return strings.Join(said(page, id), " ") }

// Whatever rows there are: none is lost, none is on two sheets, all stand in the place of the table, no group ends a
// sheet and no total begins one, and the sums that are carried are those of the rows before.
func TestAnyTableKeepsItsRows(t *testing.T) {
	t.Parallel()
	form, setter := parse(t, longTable), text.NewSetter()
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(anyRow), 0, 60).Draw(t, "rows")
		d, err := sheet.DataOf(map[string]any{"to": "Kunming", "lines": rows})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := form.Lay(d, sheet.Options{Setter: setter})
		if err != nil {
			t.Fatal(err)
		}
		onPaper(t, doc)
		next := 1
		for n, page := range doc.Pages {
			numbers := rowsOf(page)
			if n > 0 {
				before := rows[:next-1]
				checkSums(t, page, "goods/brought", before)
				checkSums(t, doc.Pages[n-1], "goods/forward", before)
				checkNeighbours(t, before, rows[next-1:], len(rowsOf(doc.Pages[n-1])))
			}
			for _, number := range numbers {
				if number != next {
					t.Fatalf("sheet %d: row %d follows row %d", n+1, number, next-1)
				}
				next++
			}
			inPlace(t, page, n == 0, n == len(doc.Pages)-1)
		}
		if next != len(rows)+1 {
			t.Fatalf("%d of %d rows are drawn", next-1, len(rows))
		}
	})
}

func anyRow(t *rapid.T) row {
	return row{
		Kind:     rapid.SampledFrom([]string{"", "", "", "", "", "group", "total"}).Draw(t, "kind"),
		What:     "x" + anyWords.Draw(t, "what"),
		Count:    rapid.Int64Range(-9, 999).Draw(t, "count"),
		Net:      rapid.Int64Range(-9_000, 99_000_000).Draw(t, "net"),
		Decimals: rapid.IntRange(0, 3).Draw(t, "decimals"),
	}
}

var anyWords = rapid.Custom(func(t *rapid.T) string {
	return strings.Repeat(" ສະຫະກອນ 新鲜 banana", rapid.IntRange(0, 6).Draw(t, "words"))
})

func checkSums(t *rapid.T, page sheet.Page, id string, rows []row) {
	var count, net int64
	for _, r := range rows {
		if r.Kind == "" {
			count, net = count+r.Count, net+r.Net
		}
	}
	wantCount, wantNet := sheet.Grouped(count, 0, 0), sheet.Grouped(net, 3, 1)
	if got := cell(page, id+"/count") + " " + cell(page, id+"/net"); got != wantCount+" "+wantNet {
		t.Fatalf("%s says %q of rows that make %s and %s", id, got, wantCount, wantNet)
	}
}

// checkNeighbours looks at the cut between two sheets: rows that stay together are parted only where the cut one row
// earlier would part others, or would leave the sheet empty.
func checkNeighbours(t *rapid.T, before, after []row, onSheet int) {
	if onSheet < 2 || len(after) == 0 {
		return
	}
	free := func(r, s row) bool { return r.Kind != "group" && s.Kind != "total" }
	last := len(before) - 1
	if !free(before[last], after[0]) && free(before[last-1], before[last]) {
		t.Fatalf("%+v is parted from %+v", before[last], after[0])
	}
}

// inPlace looks whether all rows stand in the place of the table, above its reserve on the last sheet.
func inPlace(t *rapid.T, page sheet.Page, first, last bool) {
	left, top, bottom := 1500, 1000, 8000
	if first {
		left, top, bottom = 1000, 5000, 9000
	}
	if last {
		bottom -= 1000
	}
	for _, line := range textOps(page, "goods") {
		inside(t, line, left, top, left+8000, bottom)
	}
}

func TestDecimalPoints(t *testing.T) {
	t.Parallel()
	rows := []row{{What: "a", Net: 1234567890, Decimals: 3}, {What: "b", Net: 5000}, {What: "c", Net: -1250, Decimals: 1},
		{What: "d", Net: 99_999_999_999_999}}
	page := lay(t, parse(t, longTable), tableData(t, rows)).Pages[0]
	points := make([]int, len(rows))
	for i := range rows {
		line := textOps(page, fmt.Sprintf("goods/%d/net", i+1))[0]
		inside(t, line, 1000+6000, 0, 1000+8000, 10000)
		whole, _, _ := strings.Cut(line.Line.Text, ".")
		points[i] = line.XHMM + sheet.WidthHMM(text.NewSetter().Line(text.Style{}, whole).WidthUEm, line.SizeDPt)
	}
	if off := points[0] - points[2]; off < -2 || off > 2 {
		t.Errorf("the points stand at %d and %d", points[0], points[2])
	}
	if off := points[0] - points[1]; off < -2 || off > 2 {
		t.Errorf("a figure without a point ends at %d, the points stand at %d", points[1], points[0])
	}
}

func TestTablesThatCannotBe(t *testing.T) {
	t.Parallel()
	form := parse(t, longTable)
	tall := strings.Repeat("very long ", 200)
	for name, c := range map[string]struct{ data, key, says string }{
		"no list":       {`{"to": "x"}`, "sheet.data_missing", "there is no lines"},
		"not a list":    {`{"to": "x", "lines": "none"}`, "sheet.data_missing", "lines is no list"},
		"not an object": {`{"to": "x", "lines": [7]}`, "sheet.data_missing", "row 1 is no object"},
		"no such kind": {tableData(t, []row{{Kind: "sum"}}), "sheet.data_missing",
			`the template has no rows of the kind "sum"`},
		"a field is gone": {`{"to": "x", "lines": [{"what": "a", "count": 1}]}`, "sheet.data_missing", "box=goods/1/net"},
		"no number to add": {`{"to": "x", "lines": [{"what": "a", "count": "1", "net": 1, "decimals": 0}]}`,
			"sheet.data_missing", `count: "1" is no whole number`},
		"too much to add": {tableData(t, []row{{What: "a", Net: 1 << 62}, {What: "b", Net: 1 << 62}}),
			"sheet.data_missing", "the sum is too large"},
		"taller than a sheet": {tableData(t, []row{{What: "a"}, {What: tall}}), "sheet.row_tall", "box=goods/2"},
		"too wide a figure":   {tableData(t, []row{{What: "a", Count: 1 << 62}}), "sheet.overflow", "box=goods/1/count"},
		"no font":             {tableData(t, []row{{What: "\ue000"}}), "sheet.uncovered", "box=goods/1/what"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults := refused(t, form, c.data)
			if faults[0].Key != c.key || !strings.Contains(faults.Error(), c.says) {
				t.Errorf("%v is not %s: %s", faults, c.key, c.says)
			}
		})
	}
}

// Rows that do not fit as they should still find a place.
func TestTightTables(t *testing.T) {
	t.Parallel()
	lines := func(n int) string { return strings.TrimSpace(strings.Repeat("line\n", n)) }
	form := parse(t, longTable)
	for name, c := range map[string]struct {
		rows  []row
		parts [][]int // the rows of each sheet
	}{
		"none":                        {nil, [][]int{nil}},
		"taller than the first sheet": {[]row{{What: lines(10)}}, [][]int{nil, {1}}},
		"no room above the reserve":   {[]row{{What: lines(15)}}, [][]int{nil, {1}, nil}},
		"groups alone":                {slices.Repeat([]row{{Kind: "group", What: "g"}}, 9), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := lay(t, form, tableData(t, c.rows))
			var parts [][]int
			total := 0
			for _, page := range doc.Pages {
				parts = append(parts, rowsOf(page))
				total += len(rowsOf(page))
			}
			if total != len(c.rows) || c.parts != nil && fmt.Sprint(parts) != fmt.Sprint(c.parts) {
				t.Errorf("the rows stand on %v, want %v", parts, c.parts)
			}
		})
	}
	headless := strings.Replace(longTable, `size = ["80mm", "40mm"]`, `size = ["80mm", "12mm"]`, 1)
	tallHead := strings.Replace(headless, `head = "What"`, `head = "`+strings.Repeat("What a head this is ", 30)+`"`, 1)
	faults := refused(t, parse(t, tallHead), tableData(t, nil))
	if len(faults) != 1 || faults[0].Key != "sheet.row_tall" || faults[0].Field != "goods/head" {
		t.Errorf("a head taller than the table gives %v", faults)
	}
}

// A table of thousands of rows is refused without laying them all.
func TestEndlessTable(t *testing.T) {
	t.Parallel()
	faults := refused(t, parse(t, longTable), tableData(t, plainRows(12_000)))
	if len(faults) != 1 || faults[0].Key != "sheet.endless" {
		t.Errorf("it gives %v", faults)
	}
}

// Two tables go over as many sheets as the longer one needs; a table on a condition needs none.
func TestTwoTables(t *testing.T) {
	t.Parallel()
	form := parse(t, strings.Replace(oneTable, `rows = "lines"`, "rows = \"lines\"\nwhen = \"{{.both}}\"", 1)+
		strings.NewReplacer(`"goods"`, `"more"`, `"30mm"]`, `"70mm"]`, `"40mm"]`, `"30mm"]`).Replace(oneTable))
	data := func(both bool, n int) string {
		lines := slices.Repeat([]map[string]any{{"what": "x", "net": 1}}, n)
		raw, _ := json.Marshal(map[string]any{"both": both, "lines": lines})
		return string(raw)
	}
	doc := lay(t, form, data(true, 12))
	if len(doc.Pages) != 2 || len(textOps(doc.Pages[0], "goods")) != 24 || len(textOps(doc.Pages[0], "more")) != 20 ||
		len(textOps(doc.Pages[1], "more")) != 4 {
		t.Errorf("on %d sheets: %s", len(doc.Pages), doc)
	}
	if doc = lay(t, form, data(false, 3)); len(textOps(doc.Pages[0], "goods")) != 0 {
		t.Error("a table is drawn against its condition")
	}
	if faults := refused(t, form, `{"lines": []}`); !strings.Contains(faults[0].Error(), `no "both"`) {
		t.Errorf("a condition over what is not there gives %v", faults)
	}
}
