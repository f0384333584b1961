package sheet_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zlib"

	"tradehub/backend/gs1"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/sheet/zpl"
	"tradehub/backend/text"
	"tradehub/templates"
)

// batch is how many labels a benchmark makes: a long train has some thousands of cartons, a truck some twenty pallets.
const batch = 1000

// BenchmarkLabels measures a batch of pallet labels that all differ, from their data to one file, on one core; beside
// it, in the same run, the least that such a file costs: compressing its pages.
func BenchmarkLabels(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	data := palletData(batch)
	for _, c := range []struct {
		name     string
		template *sheet.Template
	}{{"pallet label", palletLabel(b)}, {"eight lines", eightLines(b)}} {
		b.Run(c.name+" as PDF", func(b *testing.B) {
			var file bytes.Buffer
			for b.Loop() {
				file.Reset()
				paintPDF(b, c.template, data, &file)
			}
			reportLabels(b, batch, file.Len())
		})
		b.Run(c.name+" as PDF, floor", func(b *testing.B) {
			var file bytes.Buffer
			paintPDF(b, c.template, data, &file)
			pages := pagesOf(file.Bytes())
			packed := 0
			for b.Loop() {
				packed = packPages(pages)
			}
			reportLabels(b, len(pages), packed)
		})
		b.Run(c.name+" as ZPL", func(b *testing.B) {
			written := 0
			for b.Loop() {
				written = paintZPL(b, c.template, data)
			}
			reportLabels(b, batch, written)
		})
		b.Run(c.name+" laid out", func(b *testing.B) {
			for b.Loop() {
				layAll(b, c.template, data, func(sheet.Document) {})
			}
			reportLabels(b, batch, 0)
		})
	}
}

// BenchmarkLabelMemory measures the greatest memory of the process while it makes one file of many labels.
func BenchmarkLabelMemory(b *testing.B) {
	for _, labels := range []int{batch, 10 * batch} {
		b.Run(fmt.Sprintf("%d labels", labels), func(b *testing.B) {
			template, file := palletLabel(b), &countingWriter{}
			for b.Loop() {
				file.bytes = 0
				forgetPeak(b)
				paintMany(b, template, labels, file)
			}
			b.ReportMetric(peakMiB(b), "peak-MiB")
			b.ReportMetric(float64(file.bytes)/(1<<20), "file-MiB")
		})
	}
}

func reportLabels(b *testing.B, labels, written int) {
	b.ReportMetric(float64(labels)*float64(b.N)/b.Elapsed().Seconds(), "labels/s")
	b.ReportMetric(float64(written)/float64(labels), "bytes/label")
}

func layAll(b *testing.B, t *sheet.Template, data []sheet.Data, use func(sheet.Document)) {
	o := sheet.Options{CreatedAt: packedAt, Setter: text.NewSetter()}
	for _, one := range data {
		doc, err := t.Lay(one, o)
		if err != nil {
			b.Fatal(err)
		}
		use(doc)
	}
}

func paintPDF(b *testing.B, t *sheet.Template, data []sheet.Data, file io.Writer) {
	writer := pdf.Begin(sheet.Document{Title: "Labels", Lang: "en", CreatedAt: packedAt, Medium: sheet.Label}, file)
	layAll(b, t, data, func(doc sheet.Document) {
		if err := writer.Add(doc.Pages[0]); err != nil {
			b.Fatal(err)
		}
	})
	if err := writer.Finish(); err != nil {
		b.Fatal(err)
	}
}

func paintZPL(b *testing.B, t *sheet.Template, data []sheet.Data) (written int) {
	painter, err := zpl.NewPainter(zpl.Options{DPI: 203})
	if err != nil {
		b.Fatal(err)
	}
	layAll(b, t, data, func(doc sheet.Document) {
		label, err := painter.Paint(doc.Pages[0])
		if err != nil {
			b.Fatal(err)
		}
		written += len(label)
	})
	return written
}

// paintMany makes the data of each label when it is its turn, so that they do not count.
func paintMany(b *testing.B, t *sheet.Template, labels int, file io.Writer) {
	writer := pdf.Begin(sheet.Document{Title: "Labels", Lang: "en", CreatedAt: packedAt, Medium: sheet.Label}, file)
	o := sheet.Options{CreatedAt: packedAt, Setter: text.NewSetter()}
	for i := range labels {
		doc, err := t.Lay(palletOf(i), o)
		if err != nil {
			b.Fatal(err)
		}
		if err := writer.Add(doc.Pages[0]); err != nil {
			b.Fatal(err)
		}
	}
	if err := writer.Finish(); err != nil {
		b.Fatal(err)
	}
}

type countingWriter struct{ bytes int }

func (w *countingWriter) Write(p []byte) (int, error) {
	w.bytes += len(p)
	return len(p), nil
}

// forgetPeak lets the kernel measure the greatest memory of the process anew (proc_pid_clear_refs(5)).
func forgetPeak(b *testing.B) {
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Skip(err)
	}
}

func peakMiB(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kib := 0
	if _, err := fmt.Sscan(rest, &kib); err != nil {
		b.Fatal(err)
	}
	return float64(kib) / 1024
}

// pagesOf gives the contents of the pages of a PDF, unpacked. They begin with the scale of the page.
func pagesOf(file []byte) (pages [][]byte) {
	for {
		_, rest, found := bytes.Cut(file, []byte("\nstream\n"))
		if !found {
			return pages
		}
		file = rest
		unpacking, err := zlib.NewReader(bytes.NewReader(rest))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(unpacking)
		if err == nil && bytes.Contains(content[:min(len(content), 60)], []byte(" cm")) {
			pages = append(pages, content)
		}
	}
}

// packPages compresses pages as pdf does.
func packPages(pages [][]byte) (written int) {
	const level = 5
	out := &countingWriter{}
	packing, _ := zlib.NewWriterLevel(out, level) // a level that there is
	for _, page := range pages {
		packing.Reset(out)
		_, _ = packing.Write(page)
		_ = packing.Close()
	}
	return out.bytes
}

func palletLabel(tb testing.TB) *sheet.Template {
	tb.Helper()
	template, err := sheet.Parse(templates.Sheets(), "pallet-label/template.toml")
	if err != nil {
		tb.Fatal(err)
	}
	return template
}

// eightLines is a label of the size that others were measured with: eight lines in Lao, Chinese and Latin, two GS1-128
// and a QR Code.
func eightLines(tb testing.TB) *sheet.Template {
	tb.Helper()
	var b strings.Builder
	b.WriteString(`id = "eight-lines"
version = 1
title = "Eight lines"
medium = "label"
page = ["105mm", "148mm"]
[style.value]
size = "10pt"
min = "6pt"
[style.hri]
size = "12pt"
`)
	for i, line := range []string{
		"{{.consignor.name_lo}}", "{{.consignor.name_en}}", "{{.consignee.name_zh}}", "{{.goods.name_lo}}",
		"{{.goods.name_zh}}", "{{.goods.name_en}}", "{{.lot}}", "{{count .count}} / {{kg .net_g}} kg",
	} {
		fmt.Fprintf(&b, "[[box]]\nid = \"line%d\"\nat = [\"4mm\", \"%dmm\"]\nsize = [\"66mm\", \"7mm\"]\n"+
			"wrap = false\ntext = \"%s\"\n", i, 4+8*i, line)
	}
	b.WriteString(`
[[symbol]]
id = "link"
kind = "qr"
at = ["71.5mm", "20.3mm"]
size = ["29.5mm", "29.5mm"]
module = "0.375mm"
text = "{{.link}}"
`)
	for i, elements := range []string{"{{.contents}}", "(00){{.sscc}}"} {
		fmt.Fprintf(&b, "[[symbol]]\nid = \"bars%d\"\nkind = \"gs1-128\"\nat = [\"4mm\", \"%dmm\"]\n"+
			"size = [\"97mm\", \"37mm\"]\nmodule = \"0.495mm\"\nheight = \"31.75mm\"\nhri = \"below\"\ntext = \"%s\"\n",
			i, 71+38*i, elements)
	}
	files := fstest.MapFS{"template.toml": &fstest.MapFile{Data: []byte(b.String())}}
	template, err := sheet.Parse(files, "template.toml")
	if err != nil {
		tb.Fatal(err)
	}
	return template
}

func palletData(labels int) []sheet.Data {
	all := make([]sheet.Data, labels)
	for i := range all {
		all[i] = palletOf(i)
	}
	return all
}

// palletOf gives the data of a pallet; number, lot, count and weights differ from one to the next.
func palletOf(i int) sheet.Data {
	sscc := withCheckDigit(fmt.Sprintf("09521234%09d", i+1))
	lot := fmt.Sprintf("LNT-BAN-%06d-%02d", 261100+i/90, i%90+10)
	count := int64(10 + i%90)
	return sheet.Data{
		"sscc": sscc, "contents": fmt.Sprintf("(02)19521234000010(37)%02d", count), "lot": lot, "count": count,
		"link":  fmt.Sprintf("https://id.gs1.org/00/%s?02=19521234000010&37=%02d&10=%s", sscc, count, lot),
		"net_g": count * 13_500, "gross_g": count*14_700 + int64(i), "packed_on": fmt.Sprintf("2026-11-%02d", i%28+1),
		"consignor": map[string]any{
			"name_lo": "ບໍລິສັດ ນ້ຳທາ ກຣີນ ຂົນສົ່ງລວມ ຈຳກັດຜູ້ດຽວ", "name_en": "NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
		},
		"consignee": map[string]any{"name_zh": "昆明云果进出口有限公司", "name_en": "KUNMING YUNGUO IMPORT CO., LTD."},
		"goods": map[string]any{
			"name_lo": "ກ້ວຍຫອມສົດ ດິບ", "name_zh": "新鲜香蕉（卡文迪什，青）", "name_en": "FRESH BANANAS (CAVENDISH, GREEN)",
			"grade": "A", "keep_at": "+13.5 °C",
		},
		"origin": map[string]any{
			"country_zh": "老挝", "country_en": "LAO PDR", "country": "418", "place_zh": "琅南塔", "place_en": "Luang Namtha",
			"orchard": fmt.Sprintf("LA-BAN-O-%04d", i%40), "packhouse": "LA-BAN-P-0002",
		},
		"export_sentence": "输往中华人民共和国 · Exported to the People's Republic of China",
	}
}

// withCheckDigit completes a number.
func withCheckDigit(digits string) string {
	last, _ := gs1.CheckDigit(digits) // it has digits only
	return digits + string(last)
}
