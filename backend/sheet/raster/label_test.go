package raster_test

import (
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
)

// box names the part of a template that the things of these tests come from.
var box = sheet.Origin{Box: "test", Layer: sheet.Fill}

// line sets a text with its baseline beginning at a place.
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

// palletLabel is a label of 105 by 148 mm with lines in five languages and three symbols, for a printer of 203 dpi.
func palletLabel(t testing.TB) sheet.Page {
	t.Helper()
	setter := text.NewSetter()
	page := sheet.Page{WidthHMM: 10500, HeightHMM: 14800}
	for i, words := range fiveLanguages {
		page.Ops = append(page.Ops, line(setter, words, 500, 900+600*i, 110))
	}
	page.Ops = append(page.Ops,
		sheet.Rect{From: box, XHMM: 300, YHMM: 300, WidthHMM: 9900, HeightHMM: 14200, WeightHMM: 50},
		sheet.Line{From: box, X1HMM: 300, Y1HMM: 6000, X2HMM: 10200, Y2HMM: 6000, WeightHMM: 30},
		sheet.Symbol{From: box, XDots: 80, YDots: 500, ModuleDots: 2, BarDots: 200, DPI: 203,
			Modules: encoded(t, symbol.GS1128, "02188512345678911537120\x1d10L2611-04")},
		sheet.Symbol{From: box, XDots: 80, YDots: 850, ModuleDots: 4, BarDots: 256, DPI: 203,
			Modules: encoded(t, symbol.GS1128, "00188512345678900010")},
		sheet.Symbol{From: box, XDots: 640, YDots: 250, ModuleDots: 4, DPI: 203,
			Modules: encoded(t, symbol.QR, "https://id.gs1.org/00/188512345678900010")})
	return page
}

var fiveLanguages = []string{
	"NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
	"ບໍລິສັດ ນ້ຳທາກຣີນ ຂົນສົ່ງລວມ ຈຳກັດຜູ້ດຽວ",
	"ທີ່ຢູ່: ບ້ານຫ້ວຍຊາຍ ເມືອງຫຼວງນ້ຳທາ",
	"昆明云果进口有限公司 新鲜香蕉",
	"กล้วยหอมสด น้ำหนักสุทธิ 540.0 กก.",
	"Chuối tươi (Cavendish), tịnh 540,0 kg",
	"Gross weight 588.0 kg   Lot L2611-04",
	"输往中华人民共和国",
}
