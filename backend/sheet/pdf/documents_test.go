package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
)

// madeAt is not in the time of Greenwich, so that a painter who forgets that is found out.
var madeAt = time.Date(2026, 11, 4, 9, 30, 0, 0, time.FixedZone("ICT", 7*3600))

// spoken has lines in the five languages, with what is hard in each: marks above marks, AM, ligatures, characters
// beyond U+FFFF, and several languages in one line.
var spoken = []string{
	"ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ",
	"ທີ່ຢູ່ ຜູ້ຊື້ ນ້ຳ ກຳ ນໍ້າໝາກໄມ້ ເຂົ້າໜຽວ",
	"ໃບຢັ້ງຢືນແຫຼ່ງກຳເນີດສິນຄ້າ ເລກທີ 0117/26",
	"ที่อยู่ผู้ซื้อ น้ำ กำ ป่าไม้ ญี่ปุ่น ฐานข้อมูล",
	"ใบกำกับสินค้าและบัญชีบรรจุหีบห่อ ทุเรียนสด",
	"原产地证书 装箱单 文 鲜榴莲，共计：二十五箱。",
	"𠂉 和 𠘨 是扩展区的字",
	"Địa chỉ người mua: phường Bến Nghé, chất lượng tịnh, họ phục vụ",
	"office affidavit difficult AVATAR To. (brackets) \\ back",
	"Lao PDR ສປປ ລາວ 老挝 ลาว Lào 17,690.40",
	"Tonnage net 34,020.0 kg – 1 701 箱 / ກ່ອງ / กล่อง",
}

// page puts one line below the other on an A4 page.
func page(lines []text.Line, sizeDPt int) sheet.Page {
	p := sheet.Page{WidthHMM: 21000, HeightHMM: 29700}
	for i, line := range lines {
		p.Ops = append(p.Ops, sheet.Text{XHMM: 2000, YHMM: 3000 + 1500*i, SizeDPt: sizeDPt, Line: line})
	}
	return p
}

func set(style text.Style, texts ...string) []text.Line {
	setter := text.NewSetter()
	lines := make([]text.Line, len(texts))
	for i, s := range texts {
		lines[i] = setter.Line(style, s)
	}
	return lines
}

func document(pages ...sheet.Page) sheet.Document {
	return sheet.Document{
		Title: "ໃບບັນຊີ (1) – café 𠀋", Author: "Officer A", Subject: "Painter", Lang: "lo", CreatedAt: madeAt,
		Medium: sheet.Paper, DPI: 203, Pages: pages,
	}
}

// small has one of each drawn thing, on two pages of different size, and an attachment.
func small(t testing.TB) sheet.Document {
	t.Helper()
	line := func(style text.Style, s string) text.Line { return set(style, s)[0] }
	bold := text.Style{Bold: true}
	doc := document(
		sheet.Page{WidthHMM: 21000, HeightHMM: 29700, Ops: []sheet.Op{
			sheet.Rect{XHMM: 2000, YHMM: 1000, WidthHMM: 18000, HeightHMM: 2000, Grey: sheet.Tint},
			sheet.Rect{XHMM: 2000, YHMM: 1000, WidthHMM: 18000, HeightHMM: 2000, WeightHMM: 25},
			sheet.Line{X1HMM: 2000, Y1HMM: 2000, X2HMM: 20000, Y2HMM: 2000, WeightHMM: 12, Grey: sheet.Muted},
			sheet.Text{XHMM: 2100, YHMM: 1500, SizeDPt: 90, Line: line(text.Style{}, `A (b) \ "c" office`)},
			sheet.Text{XHMM: 16000, YHMM: 1500, SizeDPt: 80, Grey: sheet.Muted, Line: line(bold, "17,690.40")},
			sheet.Text{XHMM: 2100, YHMM: 2700, SizeDPt: 95, Line: line(text.Style{}, "ນ້ຳ ที่อยู่ 文 tịnh")},
			sheet.Text{XHMM: 1500, YHMM: 9000, SizeDPt: 300, TurnDeg: 37, Grey: 70, Line: line(bold, "ຮ່າງ DRAFT")},
			sheet.Image{XHMM: 15000, YHMM: 4000, WidthHMM: 2000, HeightHMM: 1000, Name: "a.png", PNG: picture(t, true)},
			sheet.Image{XHMM: 15000, YHMM: 6000, WidthHMM: 2000, HeightHMM: 1000, Name: "b.png", PNG: picture(t, false)},
			sheet.Image{XHMM: 15000, YHMM: 8000, WidthHMM: 2000, HeightHMM: 1000, Name: "a.png", PNG: picture(t, true)},
			sheet.Symbol{XDots: 200, YDots: 1200, ModuleDots: 2, BarDots: 120, DPI: 203,
				Modules: encode(t, symbol.GS1128, "00389012340000012349")},
		}},
		sheet.Page{WidthHMM: 10500, HeightHMM: 14800, Ops: []sheet.Op{
			sheet.Text{XHMM: 500, YHMM: 500, SizeDPt: 90, Line: line(text.Style{}, "second")},
			sheet.Symbol{XDots: 80, YDots: 160, ModuleDots: 4, DPI: 203, Modules: encode(t, symbol.QR, "HTTPS://A.LA/01")},
		}},
	)
	doc.Files = []sheet.File{{Name: "ຂໍ້ມູນ.json", Description: "what it was filled with", Content: []byte(`{"a":1}`)}}
	return doc
}

func encode(t testing.TB, kind symbol.Kind, data string) symbol.Symbol {
	t.Helper()
	s, err := symbol.Encode(kind, data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// picture is a small PNG: in colours and half transparent, or grey and solid.
func picture(t testing.TB, colours bool) []byte {
	t.Helper()
	dots := image.NewNRGBA(image.Rect(0, 0, 8, 4))
	for i := range 32 {
		dot := color.NRGBA{uint8(i * 8), uint8(i * 8), uint8(i * 8), 255}
		if colours {
			dot = color.NRGBA{255, uint8(i * 8), 0, uint8(255 - i*4)}
		}
		dots.SetNRGBA(i%8, i/8, dot)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, dots); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func paint(t testing.TB, doc sheet.Document) []byte {
	t.Helper()
	painted, err := pdf.Paint(doc)
	if err != nil {
		t.Fatal(err)
	}
	return painted
}
