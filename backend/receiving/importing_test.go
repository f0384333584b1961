package receiving_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/receiving"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

// r1 reads one of the delivery sheets of worked example R1.
func r1(t *testing.T, name string) io.Reader {
	t.Helper()
	raw, err := templates.Demo.ReadFile("demo/r1/" + name)
	check(t, err)
	return bytes.NewReader(raw)
}

// TestImportR1 books what R1 delivers: 35,950 kg, of which 34,020 kg are of grade A.
func TestImportR1(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	var graded [3]int64
	for i, c := range []struct {
		file, note, lot string
		netG            int64
	}{
		{"nam-ha.xlsx", "NH-2611-014", "LNT-BAN-261103-01", 12_890_000},
		{"luang.xlsx", "LG-2611-009", "LNT-BAN-261103-02", 11_560_000},
		{"sopdeng.xlsx", "SD-2611-011", "LNT-BAN-261104-03", 11_500_000},
	} {
		got, err := h.Import(ctx, hand, receiving.ImportRequest{File: r1(t, c.file), Name: c.file, Location: "COLD"})
		check(t, err)
		if got.Consignment.Number != fmt.Sprintf("CON-%05d", i+1) || got.Consignment.DeliveryNote != c.note ||
			got.Lots[0].Number != c.lot || got.Consignment.Lines[0].NetG != c.netG {
			t.Errorf("%s: %+v", c.file, got)
		}
		held := h.stock(t, "COLD", c.lot)
		for grade, at := range map[trade.Grade]*int64{trade.GradeA: &graded[0], trade.GradeB: &graded[1],
			trade.Reject: &graded[2]} {
			*at += held[grade].NetG
		}
	}
	if graded != [3]int64{34_020_000, 1_250_000, 680_000} {
		t.Errorf("grades A, B and reject are %v g", graded)
	}
	h.sound(t)
}

func TestASheetIsBookedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	namHa := func(command trade.EntryID) error {
		_, err := h.Import(ctx, hand, receiving.ImportRequest{File: r1(t, "nam-ha.xlsx"), Name: "nam-ha.xlsx",
			Location: "COLD", Command: command})
		return err
	}
	check(t, namHa("import-1"))
	if err := namHa("import-1"); told(t, err) != string(words.StorePosted) {
		t.Errorf("the same command again: %v", err)
	}
	if err := namHa(""); told(t, err) != string(words.ReceivingNoteKnown) {
		t.Errorf("the same sheet again: %v", err)
	}
}

// sheet is a clean sheet of three lots, in rows 7 to 9.
func sheet() exchange.DeliverySheet {
	s := exchange.DeliverySheet{DeliveryNote: "NH-2611-020", CooperativeCode: "COOP-NAMHA", DeliveredOn: "2026-11-04"}
	for i := range 3 {
		s.Rows = append(s.Rows, exchange.DeliveryRow{ItemCode: "BAN-CAV", LotNumber: fmt.Sprintf("LNT-%d", i+1),
			OrchardCode: "O-7", PackhouseCode: "P-2", HarvestDate: "2026-11-03", Packages: 1, PackageCode: "CR",
			GrossG: 21_500, TareG: 1_500, NetG: 20_000})
	}
	return s
}

func written(t *testing.T, s exchange.DeliverySheet, changes ...func(*excelize.File) error) io.Reader {
	t.Helper()
	var out bytes.Buffer
	check(t, exchange.WriteDelivery(&out, s))
	f, err := excelize.OpenReader(&out)
	check(t, err)
	defer f.Close()
	for _, change := range changes {
		check(t, change(f))
	}
	var changed bytes.Buffer
	check(t, f.Write(&changed))
	return &changed
}

// TestImportNamesTheCellOfAWrongCode moves columns and renames the sheet, so that only what the file itself says can
// be told.
func TestImportNamesTheCellOfAWrongCode(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.makeLot(t, "LNT-2")
	h.post(t, func(tx *store.Tx, e *trade.Entry) error { // a kind that is not in use any more is none to choose
		return tx.PutRegisterRow(e, trade.RegisterRow{Register: "packages", Code: "00", ValidTo: "2020-12-31"})
	})
	s := sheet()
	s.CooperativeCode = "COOP-NAMPHA"
	s.Rows[0].ItemCode, s.Rows[1].ItemCode, s.Rows[2].ItemCode = "BANANA", "BANANA", "SCARF"
	s.Rows[2].PackageCode = "QQ"
	file := written(t, s,
		func(f *excelize.File) error { return f.InsertRows("Delivery", 1, 2) },
		func(f *excelize.File) error { return f.InsertCols("Delivery", "A", 1) },
		func(f *excelize.File) error { return f.SetSheetName("Delivery", "delivery ") })
	_, err := h.Import(ctx, hand, receiving.ImportRequest{File: file, Name: "nam-ha.xlsx", Location: "WARM"})
	var got []string
	for _, f := range fault.All(err)[1:] {
		p := f.Params
		got = append(got, fmt.Sprintf("%s: %q row %v column %v found %v expected %v", f.Key, p["sheet"], p["row"],
			p["column"], p["found"], p["expected"]))
	}
	want := []string{
		`store.not_found: %!q(<nil>) row <nil> column <nil> found <nil> expected <nil>`,
		`receiving.row: "delivery " row 9 column B (Item code) found BANANA expected BAN-CAV, SCARF`,
		`receiving.row: "delivery " row 10 column B (Item code) found BANANA expected BAN-CAV, SCARF`,
		`receiving.lot_known: "delivery " row 10 column C (Lot number) found LNT-2 expected <nil>`,
		`receiving.row: "delivery " row 11 column H (Package kind) found QQ expected ` +
			`43, 4G, 5H, 5M, 8A, BE, BG, BH, BK, BL, BN, BX, …`,
	}
	if told(t, err); !slices.Equal(got, want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	first := fault.All(err)[0]
	if p := first.Params; first.Key != string(words.ReceivingRow) || p["sheet"] != "delivery " || p["row"] != 5 ||
		p["column"] != "D (Cooperative code)" || p["found"] != "COOP-NAMPHA" ||
		p["expected"] != "COOP-LUANG, COOP-NAMHA, COOP-SOPDENG" {
		t.Errorf("of the cooperative it is told %v", first)
	}
	if all, err := h.Consignments(ctx, hand); err != nil || all != nil {
		t.Errorf("something was booked: %v, %v", all, err)
	}
}

// TestImportPassesOnWhatASheetLacks tries one of each sort; all of them are tried where sheets are read.
func TestImportPassesOnWhatASheetLacks(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	twice, ahead, grown, bought := sheet(), sheet(), sheet(), sheet()
	twice.Rows[2].LotNumber = "LNT-1"
	ahead.DeliveredOn = "2026-11-06"
	grown.Rows[1].HarvestDate = "2026-11-05"
	bought.CooperativeCode = "BUYER"
	for name, c := range map[string]struct {
		file     io.Reader
		location string
		want     string
	}{
		"no workbook":   {strings.NewReader("code,name"), "COLD", "exchange.not_xlsx"},
		"an empty file": {strings.NewReader(""), "COLD", "exchange.not_xlsx"},
		"an empty sheet": {written(t, exchange.DeliverySheet{}), "COLD",
			"exchange.cell_empty exchange.cell_empty exchange.cell_empty exchange.no_rows"},
		"a formula":         {written(t, sheet(), formula("J7", "H7-I7")), "COLD", "exchange.formula"},
		"a lot twice":       {written(t, twice), "COLD", "exchange.lot_twice"},
		"from tomorrow":     {written(t, ahead), "COLD", "receiving.future"},
		"harvested later":   {written(t, grown), "COLD", "receiving.harvest"},
		"by a buyer":        {written(t, bought), "COLD", "receiving.no_cooperative"},
		"to no location":    {written(t, sheet()), "", "trade.missing"},
		"to another house":  {written(t, sheet()), "WARM", "store.not_found"},
		"a note too long":   {written(t, sheet(), set("C2", strings.Repeat("N", 81))), "COLD", "trade.code"},
		"a note of 2 lines": {written(t, sheet(), set("C2", "NH\n20")), "COLD", "trade.code"},
	} {
		_, err := h.Import(ctx, hand, receiving.ImportRequest{File: c.file, Name: "nam-ha.xlsx", Location: c.location})
		if keys := told(t, err); keys != c.want {
			t.Errorf("%s: told %q, want %q", name, keys, c.want)
		}
	}
	got, err := h.Import(ctx, hand, receiving.ImportRequest{File: written(t, sheet()), Location: "COLD"})
	if err != nil || got.Consignment.Number != "CON-00001" || len(got.Lots) != 3 {
		t.Errorf("the clean sheet: %+v, %v", got, err)
	}
}

func formula(at, text string) func(*excelize.File) error {
	return func(f *excelize.File) error { return f.SetCellFormula("Delivery", at, text) }
}

func set(at, text string) func(*excelize.File) error {
	return func(f *excelize.File) error { return f.SetCellStr("Delivery", at, text) }
}

func TestTemplateIsTheSheetThatImportReads(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	check(t, newHouse(t).Template(&out))
	_, err := exchange.ReadDelivery(&out, "delivery.xlsx")
	if keys := told(t, err); !strings.HasSuffix(keys, string(words.ExchangeNoRows)) {
		t.Errorf("told %s", keys)
	}
}
