package zpl_test

import (
	"strconv"
	"testing"

	"tradehub/backend/gs1"
	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
)

var box = sheet.Origin{Box: "test", Layer: sheet.Fill}

// labelLines are those of a pallet label in the languages of the house.
var labelLines = []string{
	"NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
	"ບໍລິສັດ ນ້ຳທາກຣີນ ຂົນສົ່ງລວມ ຈຳກັດຜູ້ດຽວ",
	"ທີ່ຢູ່: ບ້ານຫ້ວຍຊາຍ ເມືອງຫຼວງນ້ຳທາ",
	"昆明云果进口有限公司 新鲜香蕉",
	"กล้วยหอมสด น้ำหนักสุทธิ 540.0 กก.",
	"Chuối tươi (Cavendish), tịnh 540,0 kg",
	"Gross weight 588.0 kg   Lot L2611-04",
	"输往中华人民共和国",
}

func line(setter *text.Setter, words string, xHMM, yHMM, sizeDPt int) sheet.Text {
	return sheet.Text{
		From: box, XHMM: xHMM, YHMM: yHMM, SizeDPt: sizeDPt, Align: sheet.Left, Line: setter.Line(text.Style{}, words),
	}
}

func encoded(t testing.TB, kind symbol.Kind, data string) symbol.Symbol {
	t.Helper()
	s, err := symbol.Encode(kind, data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// onGrid gives the dots of a number of quarter millimetres at a resolution.
func onGrid(quarterMM, dpi int) int { return quarterMM * sheet.DotsPerMetre(dpi) / 4000 }

// palletLabel is a label of 105 by 148 mm, laid out for a resolution. Labels of different numbers differ.
func palletLabel(t testing.TB, setter *text.Setter, dpi, number int) sheet.Page {
	t.Helper()
	page := sheet.Page{WidthHMM: 10500, HeightHMM: 14800}
	for i, words := range labelLines {
		if i%2 == 0 {
			words += " " + strconv.Itoa(number)
		}
		page.Ops = append(page.Ops, line(setter, words, 500, 900+600*i, 100))
	}
	sscc := "00" + withCheckDigit(t, "18851234"+strconv.Itoa(567890000+number))
	x := onGrid(2, dpi) // of a module: half a millimetre
	page.Ops = append(page.Ops,
		sheet.Rect{From: box, XHMM: 300, YHMM: 300, WidthHMM: 9900, HeightHMM: 14200, WeightHMM: 50},
		sheet.Line{From: box, X1HMM: 300, Y1HMM: 6000, X2HMM: 10200, Y2HMM: 6000, WeightHMM: 30},
		sheet.Symbol{From: box, XDots: onGrid(40, dpi), YDots: onGrid(260, dpi), ModuleDots: x, BarDots: onGrid(100, dpi),
			DPI: dpi, Modules: encoded(t, symbol.GS1128, "02188512345678933745"+strconv.Itoa(number%100+10))},
		sheet.Symbol{From: box, XDots: onGrid(40, dpi), YDots: onGrid(420, dpi), ModuleDots: x, BarDots: onGrid(127, dpi),
			DPI: dpi, Modules: encoded(t, symbol.GS1128, sscc)},
		sheet.Symbol{From: box, XDots: onGrid(320, dpi), YDots: onGrid(115, dpi), ModuleDots: x, DPI: dpi,
			Modules: encoded(t, symbol.QR, "https://id.example.org/00/"+sscc[2:])})
	return page
}

// withCheckDigit adds the check digit of a GS1 key.
func withCheckDigit(t testing.TB, digits string) string {
	t.Helper()
	check, err := gs1.CheckDigit(digits)
	if err != nil {
		t.Fatal(err)
	}
	return digits + string(check)
}
