package exchange_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

func template(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	check(t, exchange.WriteDeliveryTemplate(&out))
	return out.Bytes()
}

func TestTemplateReadsBackAsEmpty(t *testing.T) {
	t.Parallel()
	_, err := exchange.ReadDelivery(bytes.NewReader(template(t)), "delivery.xlsx")
	want := []told{
		{"cell_empty", 2, "C (Delivery note)", "", "ABC-123"},
		{"cell_empty", 3, "C (Cooperative code)", "", "ABC-123"},
		{"cell_empty", 4, "C (Delivered on)", "", "YYYY-MM-DD"},
		{"no_rows", 7, "B (Lot number)", "", "1, 2, 3 …"},
	}
	if got := toldBy(t, err); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTemplateIsMadeForPeople(t *testing.T) {
	t.Parallel()
	f := opened(t, template(t))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Delivery", "Example", "Guide"}) {
		t.Errorf("sheets %v", got)
	}
	for at, want := range map[string]string{
		"G1": "delivery-1", "A5": "ລະຫັດສິນຄ້າ", "A6": "Item code", "J5": "ນ້ຳໜັກສຸດທິ (ກິໂລກຣາມ)",
		"E5": "ວັນທີເກັບກ່ຽວ", "A7": "",
	} {
		if got, err := f.GetCellValue("Delivery", at); err != nil || got != want {
			t.Errorf("Delivery!%s is %q, %v, want %q", at, got, err, want)
		}
	}
	rules, err := f.GetDataValidations("Delivery")
	check(t, err)
	if len(rules) != 3 || !strings.Contains(rules[0].Formula1, "CR,CT") || !strings.HasPrefix(rules[0].Sqref, "G7:") {
		t.Errorf("drop-downs and checks: %+v", rules)
	}
	panes, err := f.GetPanes("Delivery")
	if err != nil || !panes.Freeze || panes.YSplit != 6 {
		t.Errorf("the headings are not frozen: %+v, %v", panes, err)
	}
}

// TestExampleSheetIsRight reads the sheet Example as if it were the one to fill in.
func TestExampleSheetIsRight(t *testing.T) {
	t.Parallel()
	f := opened(t, template(t))
	check(t, f.DeleteSheet("Delivery"))
	check(t, f.SetSheetName("Example", "Delivery"))
	got, err := exchange.ReadDelivery(bytes.NewReader(saved(t, f)), "example.xlsx")
	if err != nil || len(got.Rows) != 1 || got.Rows[0].NetG != 12_890_000 || !got.Rows[0].Graded {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWritingTwiceGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	if !bytes.Equal(template(t), template(t)) {
		t.Error("two templates differ")
	}
	if !bytes.Equal(written(t, twoLots()), written(t, twoLots())) {
		t.Error("two filled sheets differ")
	}
}

func TestDeliveryRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		want := anyDelivery(rt)
		got, err := exchange.ReadDelivery(bytes.NewReader(written(t, want)), "delivery.xlsx")
		if err != nil || !reflect.DeepEqual(got, want) {
			rt.Errorf("wrote %+v\nread  %+v, %v", want, got, err)
		}
	})
}

func anyDelivery(t *rapid.T) exchange.DeliverySheet {
	text := rapid.StringMatching(`[A-Za-z0-9=+@ກ-ຮ蕉][A-Za-z0-9 _ກ-ຮ<&]{0,10}[A-Za-z0-9]`)
	day := rapid.Custom(func(t *rapid.T) string {
		year, month := rapid.IntRange(2000, 2099).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		return fmt.Sprintf("%d-%02d-%02d", year, month, rapid.IntRange(1, 28).Draw(t, "day"))
	})
	sheet := exchange.DeliverySheet{
		DeliveryNote: text.Draw(t, "note"), CooperativeCode: text.Draw(t, "cooperative"),
		DeliveredOn: day.Draw(t, "delivered"), Driver: text.Draw(t, "driver"), Places: asWritten,
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "rows") {
		row := exchange.DeliveryRow{
			Row: 7 + i, ItemCode: text.Draw(t, "item"), LotNumber: fmt.Sprintf("%s-%d", text.Draw(t, "lot"), i),
			OrchardCode: text.Draw(t, "orchard"), PackhouseCode: text.Draw(t, "packhouse"),
			HarvestDate: day.Draw(t, "harvest"), PackageCode: rapid.StringMatching(`[A-Z0-9]{2}`).Draw(t, "kind"),
			Packages: rapid.Int64Range(1, 1_000_000).Draw(t, "packages"),
			NetG:     rapid.Int64Range(1, 999_000_000).Draw(t, "net"),
			TareG:    rapid.Int64Range(0, 1_000_000).Draw(t, "tare"),
		}
		row.GrossG = row.NetG + row.TareG
		if row.Graded = rapid.Bool().Draw(t, "graded"); row.Graded {
			row.GradeAG = rapid.Int64Range(0, row.NetG).Draw(t, "a")
			row.RejectG = row.NetG - row.GradeAG
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// manyLots is a sheet of many small deliveries of one cooperative.
func manyLots(count int) exchange.DeliverySheet {
	sheet := twoLots()
	first := sheet.Rows[0]
	sheet.Rows = nil
	for i := range count {
		row := first
		row.Row, row.LotNumber = 7+i, fmt.Sprintf("LNT-BAN-261103-%06d", i)
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// TestReadDeliveryOfAFullSeason reads enough rows for the worksheet to go through a temporary file.
func TestReadDeliveryOfAFullSeason(t *testing.T) {
	t.Parallel()
	want := manyLots(34_000)
	got, err := exchange.ReadDelivery(bytes.NewReader(written(t, want)), "season.xlsx")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d rows came back, %v", len(got.Rows), err)
	}
}

func BenchmarkReadDelivery100000Rows(b *testing.B) {
	content := written(b, manyLots(100_000))
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := exchange.ReadDelivery(bytes.NewReader(content), "season.xlsx"); fault.CodeOf(err) != "" {
			b.Fatal(err)
		}
	}
}

// FuzzReadDelivery puts any text in the place of the worksheet of a good workbook.
func FuzzReadDelivery(f *testing.F) {
	var out bytes.Buffer
	if err := exchange.WriteDelivery(&out, twoLots()); err != nil {
		f.Fatal(err)
	}
	good := out.Bytes()
	f.Add(partOf(f, good, sheetPart))
	f.Add([]byte(`<worksheet><sheetData><row r="6"><c r="A6" t="s"><v>9</v></c></row></sheetData></worksheet>`))
	f.Fuzz(func(t *testing.T, xml []byte) {
		sheet, err := exchange.ReadDelivery(bytes.NewReader(withPart(t, good, sheetPart, xml)), "fuzz.xlsx")
		if err != nil && (fault.All(err) == nil || len(sheet.Rows) > 0) {
			t.Errorf("got %v, %v", sheet, err)
		}
	})
}

const sheetPart = "xl/worksheets/sheet1.xml"

func partOf(t testing.TB, archive []byte, name string) []byte {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	check(t, err)
	content, err := fs.ReadFile(parts, name)
	check(t, err)
	return content
}

// withPart copies an archive and puts other content in the place of one part.
func withPart(t testing.TB, archive []byte, name string, content []byte) []byte {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	check(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range parts.File {
		if part.Name != name {
			check(t, w.Copy(part))
			continue
		}
		target, err := w.Create(name)
		check(t, err)
		_, err = target.Write(content)
		check(t, err)
	}
	check(t, w.Close())
	return out.Bytes()
}
