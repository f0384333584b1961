package exchange_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// change edits a good workbook (the deliveries of two lots, in rows 7 and 8) into a bad or an unusual one.
type change func(t *testing.T, f *excelize.File)

func set(at string, value any) change {
	return func(t *testing.T, f *excelize.File) { check(t, f.SetCellValue("Delivery", at, value)) }
}

func raw(at, digits string) change {
	return func(t *testing.T, f *excelize.File) { check(t, f.SetCellDefault("Delivery", at, digits)) }
}

func formula(at, text string) change {
	return func(t *testing.T, f *excelize.File) { check(t, f.SetCellFormula("Delivery", at, text)) }
}

// sharedFormula fills cells as dragging does: only the first of them holds the text.
func sharedFormula(at, text, over string) change {
	return func(t *testing.T, f *excelize.File) {
		kind := excelize.STCellFormulaTypeShared
		check(t, f.SetCellFormula("Delivery", at, text, excelize.FormulaOpts{Type: &kind, Ref: &over}))
	}
}

func merge(from, to string) change {
	return func(t *testing.T, f *excelize.File) { check(t, f.MergeCell("Delivery", from, to)) }
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// faultySheets are good sheets with one change or more, and what is told of them.
var faultySheets = map[string]struct {
	changes []change
	want    []told
}{
	"empty cell":   {[]change{set("B7", "  ")}, []told{{"cell_empty", 7, "B (Lot number)", "", "ABC-123"}}},
	"empty header": {[]change{set("C3", nil)}, []told{{"cell_empty", 3, "C (Cooperative code)", "", "ABC-123"}}},
	"empty weight": {[]change{set("H7", nil)}, []told{{"cell_empty", 7, "H (Gross weight (kg))", "", "0.000"}}},
	"no number":    {[]change{set("J8", "ten")}, []told{{"not_number", 8, "J (Net weight (kg))", "ten", "0.000"}}},
	"a comma": {
		[]change{set("J8", "12,890")},
		[]told{{"not_number", 8, "J (Net weight (kg))", "12,890", "0.000"}},
	},
	"error value": {
		[]change{set("J8", "#REF!")},
		[]told{{"not_number", 8, "J (Net weight (kg))", "#REF!", "0.000"}},
	},
	"below zero": {[]change{set("I7", -5)}, []told{{"negative", 7, "I (Tare (kg))", "-5", "0.000"}}},
	"four decimals": {
		[]change{raw("I7", "967.5001")},
		[]told{{"too_many_decimals", 7, "I (Tare (kg))", "967.5001", "0.000"}},
	},
	"half a crate": {[]change{raw("F7", "645.5")}, []told{{"not_whole", 7, "F (Packages)", "645.5", "1, 2, 3 …"}}},
	"no crates":    {[]change{set("F7", 0)}, []told{{"zero", 7, "F (Packages)", "0", "1, 2, 3 …"}}},
	"too many crates": {
		[]change{raw("F7", "1E+7")},
		[]told{{"number_too_big", 7, "F (Packages)", "1E+7", "1000000"}},
	},
	"a mountain": {
		[]change{set("I7", 2_000_000)},
		[]told{{"number_too_big", 7, "I (Tare (kg))", "2000000", "1000000"}},
	},
	"net disagrees": {
		[]change{raw("J7", "12890.1")},
		[]told{
			{"net_disagrees", 7, "J (Net weight (kg))", "12890.1", "12890"},
			{"grades_disagree", 7, "M (Reject (kg))", "12890", "12890.1"},
		},
	},
	"tare over gross": {
		[]change{raw("I7", "20000")},
		[]told{{"tare_over_gross", 7, "I (Tare (kg))", "20000", "13857.5"}},
	},
	"nothing but tare": {
		[]change{raw("H8", "867"), set("J8", 0), set("K8", nil), set("L8", nil), set("M8", nil)},
		[]told{{"zero", 8, "J (Net weight (kg))", "0", "0.000"}},
	},
	"grades disagree": {
		[]change{raw("M8", "220.001")},
		[]told{{"grades_disagree", 8, "M (Reject (kg))", "11560.001", "11560"}},
	},
	"one grade only": {
		[]change{set("L7", nil), set("M7", nil)},
		[]told{{"grades_disagree", 7, "M (Reject (kg))", "12150", "12890"}},
	},
	"no date": {
		[]change{set("E7", "3 Nov")},
		[]told{{"not_date", 7, "E (Harvest date)", "3 Nov", "YYYY-MM-DD"}},
	},
	"no such day": {
		[]change{set("C4", "31/02/2026")},
		[]told{{"not_date", 4, "C (Delivered on)", "31/02/2026", "YYYY-MM-DD"}},
	},
	"Buddhist era": {
		[]change{set("E7", "03/11/2569")},
		[]told{{"not_date", 7, "E (Harvest date)", "03/11/2569", "YYYY-MM-DD"}},
	},
	"date as digits": {
		[]change{raw("E7", "20261103")},
		[]told{{"not_date", 7, "E (Harvest date)", "20261103", "YYYY-MM-DD"}},
	},
	"lot twice": {
		[]change{set("B8", "LNT-BAN-261103-01")},
		[]told{{"lot_twice", 8, "B (Lot number)", "LNT-BAN-261103-01", "1 ×"}},
	},
	"package kind": {[]change{set("G7", "crate")}, []told{{"package_kind", 7, "G (Package kind)", "crate", "AB"}}},
	"long text": {
		[]change{set("C2", strings.Repeat("ກ", 201))},
		[]told{{"cell_too_long", 2, "C (Delivery note)", strings.Repeat("ກ", 201), "200"}},
	},
	"formula": {
		[]change{formula("J7", "H7-I7")},
		[]told{{"formula", 7, "J (Net weight (kg))", "=H7-I7", "0.000"}},
	},
	"formula on top": {
		[]change{formula("C4", "TODAY()")},
		[]told{{"formula", 4, "C (Delivered on)", "=TODAY()", "YYYY-MM-DD"}},
	},
	"formula dragged": {
		[]change{sharedFormula("J7", "H7-I7", "J7:J8")},
		[]told{
			{"formula", 7, "J (Net weight (kg))", "=H7-I7", "0.000"},
			{"formula", 8, "J (Net weight (kg))", "=H7-I7", "0.000"},
		},
	},
	"merged cells": {
		[]change{merge("D7", "D8")},
		[]told{
			{"merged", 7, "D (Packing house code)", "D7:D8", "D7"},
			{"cell_empty", 8, "D (Packing house code)", "", "ABC-123"},
		},
	},
	"missing heading": {
		[]change{set("D6", nil)},
		[]told{{"heading_missing", 6, "D (Packing house code)", "", "Packing house code"}},
	},
	"missing label": {
		[]change{set("B3", "Code")},
		[]told{{"heading_missing", 3, "C (Cooperative code)", "", "Cooperative code"}},
	},
	"heading twice": {
		[]change{set("N6", "lot  NUMBER")},
		[]told{{"heading_twice", 6, "N (lot  NUMBER)", "lot  NUMBER", "1 ×"}},
	},
	"strange heading": {
		[]change{set("K6", "Grade A kg")},
		[]told{{"heading_unknown", 6, "K (Grade A kg)", "Grade A kg", headings}},
	},
	"other version": {
		[]change{set("G1", "delivery-0")},
		[]told{{"template_version", 1, "G (Template version)", "delivery-0", "delivery-1"}},
	},
	"several at once": {
		[]change{set("C2", ""), set("A7", ""), set("F7", "x"), set("E8", "x"), set("M8", "x")},
		[]told{
			{"cell_empty", 2, "C (Delivery note)", "", "ABC-123"},
			{"cell_empty", 7, "A (Item code)", "", "ABC-123"},
			{"not_number", 7, "F (Packages)", "x", "1, 2, 3 …"},
			{"not_date", 8, "E (Harvest date)", "x", "YYYY-MM-DD"},
			{"not_number", 8, "M (Reject (kg))", "x", "0.000"},
		},
	},
}

func TestReadDeliveryTellsEachFaultWithItsPlace(t *testing.T) {
	t.Parallel()
	for name, c := range faultySheets {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := exchange.ReadDelivery(bytes.NewReader(changed(t, c.changes...)), "delivery.xlsx")
			if !reflect.DeepEqual(toldBy(t, err), c.want) {
				t.Errorf("got  %v\nwant %v", toldBy(t, err), c.want)
			}
			if !reflect.DeepEqual(got, exchange.DeliverySheet{}) {
				t.Errorf("something was returned all the same: %+v", got)
			}
		})
	}
}

const headings = "Item code, Lot number, Orchard code, Packing house code, Harvest date, Packages, Package kind, " +
	"Gross weight (kg), Tare (kg), Net weight (kg), Grade A (kg), Grade B (kg), Reject (kg)"

// told is what a fault says of one cell.
type told struct {
	key             string
	row             int
	column          string
	found, expected string
}

func toldBy(t *testing.T, err error) []told {
	t.Helper()
	var all []told
	for _, f := range fault.All(err) {
		if f.Code != fault.Invalid || f.Params["file"] != "delivery.xlsx" || f.Params["sheet"] != "Delivery" {
			t.Errorf("fault without its file and sheet: %v", f)
		}
		checkSentence(t, f)
		p := f.Params
		all = append(all, told{
			strings.TrimPrefix(f.Key, "exchange."), p["row"].(int), p["column"].(string),
			p["found"].(string), p["expected"].(string),
		})
	}
	return all
}

// checkSentence makes sure that a fault gives its sentence everything the sentence speaks of.
func checkSentence(t *testing.T, f *fault.Fault) {
	t.Helper()
	if said := words.Say(words.English, words.Key(f.Key), f.Params); strings.ContainsAny(said, "{}") || said == f.Key {
		t.Errorf("%s is told as %q", f.Key, said)
	}
}

func TestReadDeliveryTakesWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	for name, changes := range map[string][]change{
		"as written":       {},
		"Lao digits":       {set("J7", "໑໒໘໙໐"), set("F7", "໖໔໕")},
		"Thai digits":      {set("J7", "๑๒๘๙๐"), set("E7", "๐๓/๑๑/๒๐๒๖")},
		"binary noise":     {raw("H7", "13857.500000000002"), raw("I7", "967.49999999999989")},
		"exponent":         {raw("J7", "1.289E4")},
		"needless zeroes":  {set("J7", "012890.0000")},
		"day and month":    {set("E7", "3/11/2026"), set("C4", "03.11.2026")},
		"date and hour":    {raw("E7", "46329.75"), set("C4", "2026-11-03T16:20:00")},
		"blanks":           {set("B7", " LNT-BAN-261103-01\u00a0"), set("G7", "cr ")},
		"empty rows":       {set("A12", "  "), formula("J20", `IF(H20="","",H20-I20)`)},
		"merged title":     {merge("A1", "D1")},
		"headings' case":   {set("B6", "LOT NUMBER"), set("H6", " Gross  weight (KG) ")},
		"counts from 1904": {count1904, raw("E7", "44867"), raw("E8", "44867"), raw("C4", "44867")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := exchange.ReadDelivery(bytes.NewReader(changed(t, changes...)), "delivery.xlsx")
			if err != nil || !reflect.DeepEqual(got, twoLots()) {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

func count1904(t *testing.T, f *excelize.File) {
	yes := true
	check(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
}

// TestReadDeliveryTellsWhereCodesStand moves them about: the sheet is named as the file names it, and a column as the
// sheet shows it.
func TestReadDeliveryTellsWhereCodesStand(t *testing.T) {
	t.Parallel()
	content := changed(t, set("B3", nil), set("C3", nil), set("G4", "Cooperative code"), set("H4", "COOP-NAMHA"),
		set("F4", nil), set("L2", "Remarks"), set("M2", "Ban Nam Ha Banana Growers"), set("A6", "ITEM  code"),
		func(t *testing.T, f *excelize.File) { check(t, f.InsertRows("Delivery", 2, 1)) },
		func(t *testing.T, f *excelize.File) { check(t, f.SetSheetName("Delivery", "DELIVERY ")) })
	want := twoLots()
	want.Rows[0].Row, want.Rows[1].Row = 8, 9
	want.Places.Sheet, want.Places.CooperativeRow, want.Places.Cooperative = "DELIVERY ", 5, "H (Cooperative code)"
	got, err := exchange.ReadDelivery(bytes.NewReader(content), "delivery.xlsx")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestReadDeliveryOfAnotherProgram reads a workbook whose links are absolute, as some libraries write them.
func TestReadDeliveryOfAnotherProgram(t *testing.T) {
	t.Parallel()
	const links = "xl/_rels/workbook.xml.rels"
	good := written(t, twoLots())
	absolute := strings.ReplaceAll(string(partOf(t, good, links)), `"worksheets/`, `"/xl/worksheets/`)
	if !strings.Contains(absolute, `"/xl/worksheets/`) {
		t.Fatal("the links are not of the expected form")
	}
	content := withPart(t, good, links, []byte(absolute))
	got, err := exchange.ReadDelivery(bytes.NewReader(content), "delivery.xlsx")
	if err != nil || !reflect.DeepEqual(got, twoLots()) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestReadDeliveryInAnyColumnOrderWithoutGrades(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, twoLots()))
	for range 3 {
		check(t, f.RemoveCol("Delivery", "K"))
	}
	for row := 6; row <= 8; row++ { // the lot number moves behind the weights
		at := func(column string) string { return fmt.Sprintf("%s%d", column, row) }
		lot, err := f.GetCellValue("Delivery", at("B"))
		check(t, err)
		check(t, f.SetCellStr("Delivery", at("K"), lot))
	}
	for row := 6; row <= 8; row++ {
		check(t, f.SetCellValue("Delivery", fmt.Sprintf("B%d", row), nil))
	}
	got, err := exchange.ReadDelivery(bytes.NewReader(saved(t, f)), "delivery.xlsx")
	want := twoLots()
	want.Places.Lot = "K (Lot number)"
	for i := range want.Rows {
		r := &want.Rows[i]
		r.Graded, r.GradeAG, r.GradeBG, r.RejectG = false, 0, 0, 0
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// twoLots is a sheet with nothing wrong in it, as it is read back.
func twoLots() exchange.DeliverySheet {
	sheet := r1["nam-ha.xlsx"]
	second := r1["luang.xlsx"].Rows[0]
	second.Row = 8
	sheet.Rows, sheet.Places = []exchange.DeliveryRow{sheet.Rows[0], second}, asWritten
	return sheet
}

func changed(t *testing.T, changes ...change) []byte {
	t.Helper()
	f := opened(t, written(t, twoLots()))
	for _, change := range changes {
		change(t, f)
	}
	return saved(t, f)
}

func opened(t *testing.T, content []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	check(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func saved(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var out bytes.Buffer
	check(t, f.Write(&out))
	return out.Bytes()
}
