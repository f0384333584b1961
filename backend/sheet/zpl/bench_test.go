package zpl_test

import (
	"bytes"
	"encoding/base64"
	"testing"

	"github.com/klauspost/compress/zlib"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/zpl"
	"tradehub/backend/text"
)

// BenchmarkZPL writes 1,000 distinct pallet labels in a round; the floor compresses and encodes the dots of the same
// fields, and draws nothing.
func BenchmarkZPL(b *testing.B) {
	const labels = 1000
	setter := text.NewSetter()
	pages := make([]sheet.Page, labels)
	for i := range pages {
		pages[i] = palletLabel(b, setter, 203, i)
	}
	for name, o := range map[string]zpl.Options{
		"host":   {DPI: 203, HostText: true},
		"mixed":  {DPI: 203},
		"native": {DPI: 203, NativeSymbols: true},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			bytesOut := 0
			for b.Loop() {
				bytesOut = 0
				painter, err := zpl.NewPainter(o)
				if err != nil {
					b.Fatal(err)
				}
				for _, page := range pages {
					label, err := painter.Paint(page)
					if err != nil {
						b.Fatal(err)
					}
					bytesOut += len(label)
				}
			}
			perLabel(b, labels, bytesOut)
		})
	}
	b.Run("floor", func(b *testing.B) { floor(b, pages) })
}

func perLabel(b *testing.B, labels, bytesOut int) {
	b.Helper()
	b.ReportMetric(float64(labels*b.N)/b.Elapsed().Seconds(), "labels/s")
	b.ReportMetric(float64(bytesOut)/float64(labels), "bytes/label")
}

func floor(b *testing.B, pages []sheet.Page) {
	var fields [][]byte
	painter := raster.NewPainter(203)
	for _, page := range pages {
		for _, op := range page.Ops {
			switch op.(type) {
			case sheet.Text, sheet.Symbol:
				patch, err := painter.Patch(op)
				if err != nil {
					b.Fatal(err)
				}
				fields = append(fields, patch.Bits)
			}
		}
	}
	for b.Loop() {
		var packed bytes.Buffer
		var out []byte
		deflate := zlib.NewWriter(&packed)
		bytesOut := 0
		for _, field := range fields {
			packed.Reset()
			deflate.Reset(&packed)
			if _, err := deflate.Write(field); err != nil {
				b.Fatal(err)
			}
			if err := deflate.Close(); err != nil {
				b.Fatal(err)
			}
			out = base64.StdEncoding.AppendEncode(out[:0], packed.Bytes())
			bytesOut += len(out)
		}
		b.ReportMetric(float64(bytesOut)/float64(len(pages)), "bytes/label")
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "labels/s")
}
