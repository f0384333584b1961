package exchange_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

// bookOf makes a workbook of one sheet, row by row; each cell is written as a person's spreadsheet would keep it.
func bookOf(t *testing.T, rows [][]any, change func(*excelize.File)) *bytes.Buffer {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		change(book)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return &out
}

var bookHeading = []any{"code", "name_en", "note", "valid_from", "valid_to", "source", "as_of", "confidence"}

func TestReadRegisterFromAWorkbook(t *testing.T) {
	t.Parallel()
	file := bookOf(t, [][]any{
		{}, // a blank row above
		{"Code ", "NAME_EN", "note", "valid_from", "valid_to", "source", "as_of", "confidence"},
		{"0803.90", "Bananas", "=no formula", "2026-01-01", 46387, "HS 2022", "2026-11-22", "high"},
		{nil, nil, nil, nil, nil, nil, nil, nil},
		{"0803.90", "ກ້ວຍ", "", "2027-01-01", "", "HS 2028", "2026-11-22", "low"},
	}, nil)
	got, err := exchange.ReadRegister(file, "bananas.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	want := exchange.RegisterFile{Columns: []string{"name_en", "note"}, Rows: []exchange.RegisterRow{
		{Line: 3, Code: "0803.90", Fields: fields("Bananas", "=no formula"), ValidFrom: "2026-01-01",
			ValidTo: "2026-12-31", Source: "HS 2022", AsOf: "2026-11-22", Confidence: "high"},
		{Line: 5, Code: "0803.90", Fields: fields("ກ້ວຍ", ""), ValidFrom: "2027-01-01", Source: "HS 2028",
			AsOf: "2026-11-22", Confidence: "low"},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestReadRegisterTellsAllFaultsOfAWorkbook(t *testing.T) {
	t.Parallel()
	right := []any{"KGM", "kilogram", "", "", "", "Rec 20", "2026-11-22", "seen"}
	for name, c := range map[string]struct {
		rows   [][]any
		change func(*excelize.File)
		want   []string
	}{
		"nothing": {nil, nil, []string{"book_no_rows:A1"}},
		"no rows": {[][]any{bookHeading}, nil, []string{"book_no_rows:A1"}},
		"no columns": {[][]any{{"code", "valid_from", "valid_to", "source"}, right}, nil,
			[]string{"book_heading_missing:A1", "book_heading_missing:A1"}},
		"many at once": {[][]any{bookHeading, {"", "x"}, {"B", "x", "", "03/11/2026", "", "s", "2026-13-01", "sure"}, right,
			{"D", "x", "", "2026-02-01", "2026-01-01", "s", "2026-11-22", "high"}, right}, nil, []string{
			"cell_empty:A2 A (code)", "cell_empty:F2 F (source)", "cell_empty:G2 G (as_of)", "cell_empty:H2 H (confidence)",
			"book_date:D3 D (valid_from)", "book_date:G3 G (as_of)", "book_confidence:H3 H (confidence)",
			"book_period:E5 E (valid_to)", "book_code_twice:A6 A (code)"}},
		"a heading twice": {[][]any{append(bookHeading[:len(bookHeading):len(bookHeading)], "code"), right}, nil,
			[]string{"heading_twice:A1 I"}},
		"under no heading": {[][]any{bookHeading, append(right[:len(right):len(right)], "lost")}, nil,
			[]string{"book_stray:A2 I"}},
		"a formula": {[][]any{bookHeading, right}, func(f *excelize.File) {
			_ = f.SetCellFormula("Sheet1", "B2", "1+1")
		}, []string{"formula:B2 B (name_en)"}},
		"merged": {[][]any{bookHeading, right}, func(f *excelize.File) { _ = f.MergeCell("Sheet1", "B2", "C2") },
			[]string{"merged:A2 B"}},
	} {
		file, err := exchange.ReadRegister(bookOf(t, c.rows, c.change), "own.xlsx")
		got := placesOf(t, err)
		if !reflect.DeepEqual(got, c.want) || len(file.Rows) > 0 {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, c.want)
		}
	}
}

// placesOf gives of each fault its key, cell and column.
func placesOf(t *testing.T, err error) (all []string) {
	t.Helper()
	for _, f := range fault.All(err) {
		checkSentence(t, f)
		said := strings.TrimPrefix(f.Key, "exchange.") + ":" + f.Field
		if column, is := f.Params["column"].(string); is && column != "A" {
			said += " " + column
		}
		if f.Params["sheet"] != "Sheet1" || f.Params["file"] != "own.xlsx" {
			t.Errorf("%s does not tell file and sheet: %v", f.Key, f.Params)
		}
		all = append(all, said)
	}
	return all
}

func TestReadRegisterRefusesOtherFiles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, want string }{
		"an archive of something else": {"PK\x03\x04 and more", "exchange.broken_xlsx"},
		"an old workbook":              {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "exchange.old_xls"},
	} {
		_, err := exchange.ReadRegister(strings.NewReader(c.file), "own.xlsx")
		if fault.KeyOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRegisterBookRoundTrip(t *testing.T) {
	t.Parallel()
	sign := rapid.SampledFrom([]rune("=+-@ '\",;＝ab019.\n ກ້蕉"))
	rapid.Check(t, func(rt *rapid.T) {
		want := registerOf(rapid.StringOf(sign).Draw(rt, "text"))
		var out, again bytes.Buffer
		if err := exchange.WriteRegisterBook(&out, "units", want); err != nil {
			rt.Fatal(err)
		}
		if err := exchange.WriteRegisterBook(&again, "units", want); err != nil || again.String() != out.String() {
			rt.Errorf("the same register gives other bytes (%v)", err)
		}
		got, err := exchange.ReadRegister(&out, "units.xlsx")
		if err != nil || !reflect.DeepEqual(got, want) {
			rt.Errorf("%+v came back as %+v, %v", want, got, err)
		}
	})
}
