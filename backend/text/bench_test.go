package text_test

import (
	"strconv"
	"testing"

	"tradehub/backend/text"
)

// labelLines are the lines of a pallet label; the numbers differ from label to label.
var labelLines = []struct{ name, before, after string }{
	{"Lao", "ນ້ຳໜັກສຸດທິ ", " ກິໂລກຣາມ"},
	{"LaoLetters", "ສະຫະກອນກະສິກຳ ປາກຊ່ອງ", ""},
	{"Thai", "น้ำหนักสุทธิ ", " กิโลกรัม"},
	{"Chinese", "净重 ", " 千克"},
	{"Latin", "Net weight ", " kg"},
	{"Vietnamese", "Trọng lượng tịnh ", " kg"},
}

// BenchmarkLine sets short lines that were not set before, and, warm, one that was.
func BenchmarkLine(b *testing.B) {
	for _, l := range labelLines {
		b.Run(l.name, func(b *testing.B) {
			s := text.NewSetter()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.Line(text.Style{}, l.before+strconv.Itoa(10_000+i)+l.after)
			}
		})
	}
	b.Run("warm", func(b *testing.B) {
		s := text.NewSetter()
		b.ReportAllocs()
		for b.Loop() {
			s.Line(text.Style{}, "ສະຫະກອນກະສິກຳ ປາກຊ່ອງ")
		}
	})
}

// goodsText is a cell of an invoice: what the goods are, in three languages.
const goodsText = "ໝາກກ້ວຍຫອມສົດ ບັນຈຸແກັດ ຜະລິດຢູ່ລາວ ສົ່ງອອກໄປສາທາລະນະລັດປະຊາຊົນຈີນ ໂດຍສະຫະກອນກະສິກຳ " +
	"新鲜香蕉，纸箱包装，老挝产，输往中华人民共和国 Fresh bananas in cartons, product of Laos, lot "

// BenchmarkFill breaks a cell of four lines: not seen before, in another width, and again.
func BenchmarkFill(b *testing.B) {
	const limitUEm = 18_000_000
	b.Run("fresh", func(b *testing.B) {
		s := text.NewSetter()
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			s.Fill(text.Style{}, goodsText+strconv.Itoa(i), limitUEm)
		}
	})
	b.Run("width", func(b *testing.B) {
		s := text.NewSetter()
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			s.Fill(text.Style{}, goodsText, limitUEm+i)
		}
	})
	b.Run("warm", func(b *testing.B) {
		s := text.NewSetter()
		b.ReportAllocs()
		for b.Loop() {
			s.Fill(text.Style{}, goodsText, limitUEm)
		}
	})
}

// BenchmarkCold sets the first line of a fresh process: with the fonts of all scripts, and of one.
func BenchmarkCold(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"Lao", "ນ້ຳໜັກສຸດທິ 20 kg"},
		{"all", "ນ້ຳໜັກ น้ำหนัก 净重 tịnh 20 kg"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				text.Forget()
				text.NewSetter().Line(text.Style{}, c.text)
			}
		})
	}
}
