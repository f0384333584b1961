package raster_test

import (
	"testing"

	"tradehub/backend/sheet/raster"
)

// BenchmarkDots draws one pallet label of 105 by 148 mm in black dots, as ZPL and the preview need it.
func BenchmarkDots(b *testing.B) {
	page, painter := palletLabel(b), raster.NewPainter(203)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := painter.Dots(page); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDraw draws the same label in tones, with letters drawn before and with none.
func BenchmarkDraw(b *testing.B) {
	page := palletLabel(b)
	b.Run("warm", func(b *testing.B) {
		painter := raster.NewPainter(203)
		for b.Loop() {
			if _, err := painter.Draw(page); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			if _, err := raster.Draw(page, 203); err != nil {
				b.Fatal(err)
			}
		}
	})
}
