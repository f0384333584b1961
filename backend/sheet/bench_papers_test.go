package sheet_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/text"
	"tradehub/templates"
)

// coldPaper is set in the environment of a process that is to make one paper and end.
const coldPaper = "TRADEHUB_COLD_PAPER"

func TestMain(m *testing.M) {
	if os.Getenv(coldPaper) == "" {
		os.Exit(m.Run())
	}
	form, data, err := longestInvoice()
	if err == nil {
		_, err = paintPaper(form, data, text.NewSetter())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// BenchmarkPaper measures an invoice of three sheets with sixty lines in English, Chinese and Lao: from its data to its
// PDF again and again, as a draft that is looked at; the same with nothing remembered of its texts; and as a process
// that reads templates and fonts first. Beside it, in the same run, the least that such a file costs, compressing its
// pages, and ReportLab where it is installed.
func BenchmarkPaper(b *testing.B) {
	form, data, err := longestInvoice()
	if err != nil {
		b.Fatal(err)
	}
	kept := text.NewSetter()
	b.Run("warm", func(b *testing.B) {
		benchWarm(b, form, data, func() *text.Setter { return kept })
	})
	b.Run("warm, all texts new", func(b *testing.B) {
		benchWarm(b, form, data, func() *text.Setter { return text.NewSetter() })
	})
	b.Run("warm, laid out", func(b *testing.B) {
		for b.Loop() {
			if _, err := form.Lay(data, sheet.Options{CreatedAt: packedAt, Setter: kept}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("warm, floor", func(b *testing.B) {
		file, err := paintPaper(form, data, text.NewSetter())
		if err != nil {
			b.Fatal(err)
		}
		pages := pagesOf(file)
		for b.Loop() {
			packPages(pages)
		}
		b.ReportMetric(float64(len(pages)), "pages")
	})
	b.Run("cold process", func(b *testing.B) {
		for b.Loop() {
			cold := exec.CommandContext(b.Context(), os.Args[0])
			cold.Env = append(os.Environ(), coldPaper+"=1")
			if out, err := cold.CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		}
	})
	b.Run("ReportLab", benchReportLab)
}

func benchWarm(b *testing.B, form *sheet.Template, data sheet.Data, setter func() *text.Setter) {
	var file []byte
	for b.Loop() {
		var err error
		if file, err = paintPaper(form, data, setter()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(file)), "bytes")
}

func longestInvoice() (*sheet.Template, sheet.Data, error) {
	form, err := sheet.NewLibrary(templates.Sheets(), nil).Find("commercial-invoice")
	if err != nil {
		return nil, nil, err
	}
	data, err := form.Sample(sheet.Longest)
	return form, data, err
}

func paintPaper(form *sheet.Template, data sheet.Data, setter *text.Setter) ([]byte, error) {
	doc, err := form.Lay(data, sheet.Options{CreatedAt: packedAt, Setter: setter})
	if err != nil {
		return nil, err
	}
	return pdf.Paint(doc)
}

// benchReportLab lets ReportLab make a like paper with the same fonts: once in a process of its own, and again and
// again in one. It sets a glyph for each character, so its Lao is wrong.
func benchReportLab(b *testing.B) {
	python := ""
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import reportlab").Run() == nil {
			python = name
		}
	}
	if python == "" {
		b.Skip("ReportLab is not installed")
	}
	const script, fonts, sample = "testdata/invoice_by_reportlab.py", "../../templates/fonts",
		"../../templates/sheets/commercial-invoice/longest.json"
	var out []byte
	for b.Loop() {
		var err error
		if out, err = exec.CommandContext(b.Context(), python, script, fonts, sample).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	var warm time.Duration
	var size int
	if _, err := fmt.Fscan(bytes.NewReader(out), (*int64)(&warm), &size); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(warm.Microseconds())/1000, "warm-ms")
	b.ReportMetric(float64(size), "bytes")
}
