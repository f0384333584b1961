package pdf_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"github.com/klauspost/compress/zlib"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/symbol"
	"tradehub/backend/text"
	"tradehub/templates"
)

const labelCount = 1000

// BenchmarkLabels writes 1,000 different pallet labels as one file: eight lines in Lao, Chinese and Latin, two GS1-128
// and a QR Code. Beside it stand the floor, compressing the same contents and no more, and a peer, gofpdf by itself
// with the same rectangles and its core font. Layout and encoding are not in it.
func BenchmarkLabels(b *testing.B) {
	labels := palletLabels(b)
	var file []byte
	b.Run("sheet", func(b *testing.B) {
		for b.Loop() {
			file = paintLabels(b, labels)
		}
		report(b, len(file))
	})
	contents := pageContents(b, file)
	b.Run("floor", func(b *testing.B) {
		size := 0
		for b.Loop() {
			size = deflated(b, contents)
		}
		report(b, size)
	})
	b.Run("gofpdf", func(b *testing.B) {
		size := 0
		for b.Loop() {
			size = byGofpdf(b, labels)
		}
		report(b, size)
	})
}

func report(b *testing.B, size int) {
	b.ReportMetric(float64(labelCount*b.N)/b.Elapsed().Seconds(), "labels/s")
	b.ReportMetric(float64(size)/labelCount, "B/label")
}

// BenchmarkAdd is one label alone, without what a file costs at its end.
func BenchmarkAdd(b *testing.B) {
	labels := palletLabels(b)
	w := pdf.Begin(document(), io.Discard)
	for i := 0; b.Loop(); i++ {
		if err := w.Add(labels[i%labelCount]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPaint is a page of text in five languages, with its fonts.
func BenchmarkPaint(b *testing.B) {
	doc := document(page(set(text.Style{}, spoken...), 110))
	for b.Loop() {
		paint(b, doc)
	}
}

// BenchmarkInvoice is a commercial invoice of many lines, from its data to its file, once its letters are known.
func BenchmarkInvoice(b *testing.B) {
	const folder = "commercial-invoice/"
	template, err := sheet.Parse(templates.Sheets(), folder+"template.toml")
	if err != nil {
		b.Fatal(err)
	}
	sample, err := fs.ReadFile(templates.Sheets(), folder+"longest.json")
	if err != nil {
		b.Fatal(err)
	}
	data, err := sheet.ReadData(sample)
	if err != nil {
		b.Fatal(err)
	}
	options := sheet.Options{CreatedAt: madeAt, Setter: text.NewSetter()}
	lay := func() sheet.Document {
		doc, err := template.Lay(data, options)
		if err != nil {
			b.Fatal(err)
		}
		return doc
	}
	doc := lay()
	b.Run("laid out", func(b *testing.B) {
		for b.Loop() {
			lay()
		}
		b.ReportMetric(float64(len(doc.Pages)), "pages")
	})
	b.Run("painted", func(b *testing.B) {
		for b.Loop() {
			paint(b, doc)
		}
	})
}

// palletLabels lays out labels of 105 by 148 mm by hand.
func palletLabels(b *testing.B) []sheet.Page {
	b.Helper()
	setter := text.NewSetter()
	labels := make([]sheet.Page, labelCount)
	for i := range labels {
		p := sheet.Page{WidthHMM: 10500, HeightHMM: 14800}
		for k, s := range []string{
			"ສະຫະກອນກະສິກຳ ບ້ານໂພນໄຊ", "ທຸລຽນສົດ ຈຳປາສັກ ຊັ້ນ 1", "鲜榴莲 老挝产 一级",
			"Durian fresh, Monthong, class I", fmt.Sprintf("Lot LA-CPS-26%04d / 批号", i),
			fmt.Sprintf("ນ້ຳໜັກສຸດທິ %d,%03d kg", i%9, (i*37)%1000), fmt.Sprintf("Packed 2026-11-%02d 包装日期", 1+i%28),
			fmt.Sprintf("SSCC 3 8901234 %09d", i*7919),
		} {
			p.Ops = append(p.Ops, sheet.Text{XHMM: 500, YHMM: 900 + 600*k, SizeDPt: 110, Line: setter.Line(text.Style{}, s)})
		}
		p.Ops = append(p.Ops, sheet.Rect{XHMM: 300, YHMM: 300, WidthHMM: 9900, HeightHMM: 14200, WeightHMM: 30},
			bars(b, 760, fmt.Sprintf("0108901234567894310200%04d10LA%05d", i, i)),
			bars(b, 960, "00"+checked(fmt.Sprintf("38901234%09d", i*7919))),
			sheet.Symbol{XDots: 600, YDots: 400, ModuleDots: 5, DPI: 203,
				Modules: encode(b, symbol.QR, fmt.Sprintf("https://id.example.la/01/08901234567894/10/LA%05d", i))})
		labels[i] = p
	}
	return labels
}

func bars(b *testing.B, yDots int, data string) sheet.Symbol {
	b.Helper()
	return sheet.Symbol{XDots: 60, YDots: yDots, ModuleDots: 2, BarDots: 160, DPI: 203,
		Modules: encode(b, symbol.GS1128, data)}
}

// checked appends the check digit of a GS1 key.
func checked(digits string) string {
	sum := 0
	for i, digit := range digits {
		weight := 1
		if (len(digits)-i)%2 == 1 {
			weight = 3
		}
		sum += weight * int(digit-'0')
	}
	return digits + string(rune('0'+(10-sum%10)%10))
}

func paintLabels(b *testing.B, labels []sheet.Page) []byte {
	b.Helper()
	var out bytes.Buffer
	w := pdf.Begin(document(), &out)
	for _, label := range labels {
		if err := w.Add(label); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Finish(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

var flate = regexp.MustCompile(`<</Filter /FlateDecode /Length \d+>>\nstream\n`)

// pageContents takes the contents of the pages out of a file.
func pageContents(b *testing.B, file []byte) [][]byte {
	b.Helper()
	var contents [][]byte
	for _, at := range flate.FindAllIndex(file, -1) {
		stream, err := zlib.NewReader(bytes.NewReader(file[at[1]:]))
		if err != nil {
			b.Fatal(err)
		}
		content, err := io.ReadAll(stream)
		if err != nil {
			b.Fatal(err)
		}
		if bytes.HasPrefix(content, []byte(".02834")) {
			contents = append(contents, content)
		}
	}
	if len(contents) != labelCount {
		b.Fatalf("%d contents", len(contents))
	}
	return contents
}

func deflated(b *testing.B, contents [][]byte) (size int) {
	b.Helper()
	var out bytes.Buffer
	zip, err := zlib.NewWriterLevel(&out, 5) // as the painter
	if err != nil {
		b.Fatal(err)
	}
	for _, content := range contents {
		out.Reset()
		zip.Reset(&out)
		if _, err := zip.Write(content); err != nil {
			b.Fatal(err)
		}
		if err := zip.Close(); err != nil {
			b.Fatal(err)
		}
		size += out.Len()
	}
	return size
}

// byGofpdf draws the labels with what gofpdf has: Helvetica, which has no Lao and no Chinese.
func byGofpdf(b *testing.B, labels []sheet.Page) int {
	b.Helper()
	file := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "mm", Size: gofpdf.SizeType{Wd: 105, Ht: 148}})
	file.SetAutoPageBreak(false, 0)
	for _, label := range labels {
		file.AddPage()
		for _, op := range label.Ops {
			switch op := op.(type) {
			case sheet.Text:
				file.SetFont("Helvetica", "", float64(op.SizeDPt)/10)
				file.Text(float64(op.XHMM)/100, float64(op.YHMM)/100, op.Line.Text)
			case sheet.Rect:
				file.SetLineWidth(float64(op.WeightHMM) / 100)
				file.Rect(float64(op.XHMM)/100, float64(op.YHMM)/100, float64(op.WidthHMM)/100, float64(op.HeightHMM)/100, "D")
			case sheet.Symbol:
				gofpdfSymbol(file, op)
			}
		}
	}
	var out bytes.Buffer
	if err := file.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Len()
}

func gofpdfSymbol(file *gofpdf.Fpdf, s sheet.Symbol) {
	const dotMM = 1.0 / 8
	wide := float64(s.ModuleDots) * dotMM
	high := wide
	if s.BarDots > 0 {
		high = float64(s.BarDots) * dotMM
	}
	for _, a := range s.Modules.Areas() {
		file.Rect(float64(s.XDots)*dotMM+float64(a.Column)*wide, float64(s.YDots)*dotMM+float64(a.Row)*high,
			float64(a.Columns)*wide, float64(a.Rows)*high, "F")
	}
}
