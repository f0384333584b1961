package zpl_test

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"testing"

	"github.com/ingridhq/zebrash"
	"github.com/ingridhq/zebrash/drawers"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/zpl"
)

// dotsPerMM are the resolutions by the emulator's name for them.
var dotsPerMM = map[int]int{203: 8, 300: 12, 600: 24}

// emulated lets an independent emulator draw a label, dot by dot.
func emulated(t testing.TB, label []byte, page sheet.Page, dpi int) *raster.Bitmap {
	t.Helper()
	found, err := zebrash.NewParser().Parse(label)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 {
		t.Fatalf("want one label, the emulator found %d in %s", len(found), label)
	}
	width, height := raster.Size(page, dpi)
	mm := float64(dotsPerMM[dpi])
	var file bytes.Buffer
	if err := zebrash.NewDrawer().DrawLabelAsPng(found[0], &file, drawers.DrawerOptions{
		LabelWidthMm: float64(width) / mm, LabelHeightMm: float64(height) / mm, Dpmm: dotsPerMM[dpi],
	}); err != nil {
		t.Fatal(err)
	}
	return pictured(t, file.Bytes())
}

// pictured reads the dots of a PNG in grey or in two colours.
func pictured(t testing.TB, file []byte) *raster.Bitmap {
	t.Helper()
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	picture, grey := decoded.(*image.Gray)
	if !grey {
		picture = image.NewGray(decoded.Bounds())
		draw.Draw(picture, picture.Rect, decoded, picture.Rect.Min, draw.Src)
	}
	return raster.Bits(picture)
}

func painted(t testing.TB, page sheet.Page, o zpl.Options) []byte {
	t.Helper()
	label, err := zpl.Paint(page, o)
	if err != nil {
		t.Fatal(err)
	}
	return label
}

// previewed gives the dots of the PNG that the window shows of a label.
func previewed(t testing.TB, page sheet.Page, dpi int) *raster.Bitmap {
	t.Helper()
	file, err := raster.PNG(page, dpi, sheet.Label)
	if err != nil {
		t.Fatal(err)
	}
	return pictured(t, file)
}

// same fails the test where two pictures differ.
func same(t *testing.T, got, want *raster.Bitmap) {
	t.Helper()
	if got.Width != want.Width || got.Height != want.Height {
		t.Fatalf("the emulator drew %d by %d dots, the preview has %d by %d", got.Width, got.Height, want.Width, want.Height)
	}
	wrong := 0
	for y := range want.Height {
		for x := range want.Width {
			if got.Dark(x, y) != want.Dark(x, y) {
				if wrong++; wrong <= 3 {
					t.Errorf("dot %d,%d is dark %v, want %v", x, y, got.Dark(x, y), want.Dark(x, y))
				}
			}
		}
	}
	if wrong > 3 {
		t.Errorf("%d dots differ", wrong)
	}
}
