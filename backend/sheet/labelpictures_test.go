package sheet_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/ingridhq/zebrash"
	"github.com/ingridhq/zebrash/drawers"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/zpl"
)

// emulated lets an independent emulator draw what a printer of 203 dpi gets.
func emulated(t testing.TB, page sheet.Page) image.Image {
	t.Helper()
	commands, err := zpl.Paint(page, zpl.Options{DPI: 203})
	if err != nil {
		t.Fatal(err)
	}
	found, err := zebrash.NewParser().Parse(commands)
	if err != nil || len(found) != 1 {
		t.Fatalf("the emulator found %d labels: %v", len(found), err)
	}
	var file bytes.Buffer
	if err := zebrash.NewDrawer().DrawLabelAsPng(found[0], &file, drawers.DrawerOptions{
		LabelWidthMm: float64(page.WidthHMM) / 100, LabelHeightMm: float64(page.HeightHMM) / 100, Dpmm: 8,
	}); err != nil {
		t.Fatal(err)
	}
	return pictureOf(t, file.Bytes())
}

// previewed gives the picture that the window shows of a label.
func previewed(t testing.TB, page sheet.Page) image.Image {
	t.Helper()
	file, err := raster.PNG(page, 203, sheet.Label)
	if err != nil {
		t.Fatal(err)
	}
	return pictureOf(t, file)
}

// printedFromPDF gives the pictures of labels of one PDF at eight dots to the millimetre.
func printedFromPDF(t testing.TB, documents []sheet.Document) (all []image.Image) {
	t.Helper()
	var file bytes.Buffer
	writer := pdf.Begin(documents[0], &file)
	for _, doc := range documents {
		if err := writer.Add(doc.Pages[0]); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Finish(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	source := filepath.Join(folder, "labels.pdf")
	if err := os.WriteFile(source, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	runTool(t, "pdftoppm", "-r", "203.2", "-gray", "-png", source, filepath.Join(folder, "label"))
	pages, err := filepath.Glob(filepath.Join(folder, "label-*.png"))
	if err != nil || len(pages) != len(documents) {
		t.Fatalf("pdftoppm drew %d of %d labels: %v", len(pages), len(documents), err)
	}
	slices.Sort(pages) // their numbers have noughts in front
	for _, page := range pages {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, pictureOf(t, content))
	}
	return all
}

func pictureOf(t testing.TB, file []byte) image.Image {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// cutOut gives a symbol of a label with its quiet zones, and nothing around them.
func cutOut(label image.Image, zone image.Rectangle) image.Image {
	piece := image.NewGray(image.Rect(0, 0, zone.Dx(), zone.Dy()))
	draw.Draw(piece, piece.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(piece, piece.Bounds(), label, zone.Min, draw.Src)
	return piece
}

// filed writes pictures to files, in order.
func filed(t testing.TB, pictures []image.Image) []string {
	t.Helper()
	folder := t.TempDir()
	names := make([]string, len(pictures))
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	for i, picture := range pictures {
		var file bytes.Buffer
		if err := encoder.Encode(&file, picture); err != nil {
			t.Fatal(err)
		}
		names[i] = filepath.Join(folder, fmt.Sprintf("%03d.png", i))
		if err := os.WriteFile(names[i], file.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return names
}
