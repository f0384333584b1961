package exchange_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

func TestReadDeliveryRefusesOtherFiles(t *testing.T) {
	t.Parallel()
	good := written(t, twoLots())
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	locked := compound + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	noSheet := opened(t, good)
	check(t, noSheet.DeleteSheet("Delivery"))
	noHeadings := opened(t, good)
	check(t, noHeadings.RemoveRow("Delivery", 6))
	for name, c := range map[string]struct {
		content []byte
		key     string
	}{
		"nothing":       {nil, "exchange.not_xlsx"},
		"junk":          {[]byte("code,name\n"), "exchange.not_xlsx"},
		"another zip":   {zipOf(t, "word/document.xml", "<x/>"), "exchange.not_xlsx"},
		"old Excel":     {[]byte(compound), "exchange.old_xls"},
		"password":      {[]byte(locked), "exchange.locked_xlsx"},
		"truncated":     {good[:len(good)/2], "exchange.broken_xlsx"},
		"damaged":       {zipOf(t, "xl/workbook.xml", "<workbook"), "exchange.broken_xlsx"},
		"too big":       {make([]byte, 64<<20+1), "exchange.file_too_big"},
		"a zip bomb":    {bombOf(t, "xl/workbook.xml", 513<<20), "exchange.file_too_big"},
		"sheet missing": {saved(t, noSheet), "exchange.sheet_missing"},
		"no headings":   {saved(t, noHeadings), "exchange.heading_row_missing"},
	} {
		got, err := exchange.ReadDelivery(bytes.NewReader(c.content), "delivery.xlsx")
		if fault.KeyOf(err) != c.key || len(fault.All(err)) != 1 || len(got.Rows) > 0 {
			t.Errorf("%s: got %v, want %s", name, err, c.key)
		}
		for _, f := range fault.All(err) {
			checkSentence(t, f)
			if f.Params["file"] != "delivery.xlsx" {
				t.Errorf("%s: the fault does not name the file: %v", name, err)
			}
		}
	}
	_, err := exchange.ReadDelivery(iotest.ErrReader(errors.New("disk gone")), "delivery.xlsx")
	if fault.KeyOf(err) != "exchange.file_unreadable" {
		t.Errorf("got %v", err)
	}
}

// TestReadDeliveryLosesNoRowInSilence breaks the XML of the worksheet behind the first lot: a reader that takes
// the break for the end of the sheet would return one lot of two.
func TestReadDeliveryLosesNoRowInSilence(t *testing.T) {
	t.Parallel()
	good := written(t, twoLots())
	sheet := string(partOf(t, good, sheetPart))
	at := strings.Index(sheet, `<row r="8"`)
	for name, broken := range map[string]string{
		"cut off":          sheet[:at],
		"wrong tag":        sheet[:at] + "</nonsense>" + sheet[at:],
		"a row far beyond": strings.Replace(sheet, `<row r="8"`, `<row r="99999999999"`, 1),
	} {
		content := withPart(t, good, sheetPart, []byte(broken))
		got, err := exchange.ReadDelivery(bytes.NewReader(content), "broken.xlsx")
		if fault.KeyOf(err) != "exchange.broken_xlsx" || len(got.Rows) > 0 {
			t.Errorf("%s: %d rows, %v", name, len(got.Rows), err)
		}
	}
}

// TestReadDeliveryEveryCut cuts a good file short at many places: it is refused each time, and never a panic.
func TestReadDeliveryEveryCut(t *testing.T) {
	t.Parallel()
	good := written(t, twoLots())
	for end := 0; end < len(good); end += 97 {
		if _, err := exchange.ReadDelivery(bytes.NewReader(good[:end]), "cut.xlsx"); fault.All(err) == nil {
			t.Fatalf("cut at %d of %d: %v", end, len(good), err)
		}
	}
}

func TestReadDeliveryStopsAtALimit(t *testing.T) {
	t.Parallel()
	bad := twoLots()
	for i := range 1_500 {
		bad.Rows = append(bad.Rows, exchange.DeliveryRow{LotNumber: fmt.Sprintf("L%d", i)})
	}
	_, err := exchange.ReadDelivery(bytes.NewReader(written(t, bad)), "delivery.xlsx")
	all := fault.All(err)
	if len(all) != 1_001 || all[1_000].Key != "exchange.too_many_errors" {
		t.Errorf("%d faults, the last %v", len(all), all[len(all)-1])
	}
	content := written(t, manyLots(4))
	if _, err := exchange.ReadDeliveryUpTo(bytes.NewReader(content), "delivery.xlsx", 4); err != nil {
		t.Errorf("as many rows as allowed: %v", err)
	}
	_, err = exchange.ReadDeliveryUpTo(bytes.NewReader(content), "delivery.xlsx", 3)
	want := []told{{"too_many_rows", 10, "A", "", "3"}}
	if got := toldBy(t, err); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// bombOf makes an archive whose directory says that a part unpacks to so many bytes.
func bombOf(t *testing.T, name string, size uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	_, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: size})
	check(t, err)
	check(t, w.Close())
	return out.Bytes()
}

func zipOf(t *testing.T, name, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	part, err := w.Create(name)
	check(t, err)
	_, err = io.WriteString(part, content)
	check(t, err)
	check(t, w.Close())
	return out.Bytes()
}
