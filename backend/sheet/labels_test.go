package sheet_test

import (
	"fmt"
	"image"
	"io/fs"
	"path"
	"testing"
	"time"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/text"
	"tradehub/templates"
)

// label is a label template with one of its two samples.
type label struct {
	name     string // "pallet-label, longest"
	file     string // "pallet-label-longest"
	template *sheet.Template
	data     sheet.Data
}

// labels gives every label template that comes with the program, with its shortest and its longest sample. The folder
// of a label has the word in its name.
func labels(t testing.TB) (all []label) {
	t.Helper()
	files, err := fs.Glob(templates.Sheets(), "*label*/template.toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d labels: %v", len(files), err)
	}
	for _, file := range files {
		parsed, err := sheet.Parse(templates.Sheets(), file)
		if err != nil {
			t.Fatal(err)
		}
		for _, sample := range []string{"shortest", "longest"} {
			all = append(all, label{
				name: parsed.ID + ", " + sample, file: parsed.ID + "-" + sample, template: parsed,
				data: sampleOf(t, path.Dir(file), sample),
			})
		}
	}
	return all
}

func sampleOf(t testing.TB, folder, sample string) sheet.Data {
	t.Helper()
	raw, err := fs.ReadFile(templates.Sheets(), folder+"/"+sample+".json")
	if err != nil {
		t.Fatal(err)
	}
	data, err := sheet.ReadData(raw)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// packedAt is when the labels of these tests were made.
var packedAt = time.Date(2026, 11, 4, 8, 30, 0, 0, time.UTC)

// laid lays a label out for a printer.
func (l label) laid(t testing.TB, dpi int) sheet.Document {
	t.Helper()
	doc, err := l.template.Lay(l.data, sheet.Options{DPI: dpi, CreatedAt: packedAt})
	if err != nil {
		t.Fatalf("%s at %d dpi: %v", l.name, dpi, err)
	}
	return doc
}

func TestLabelsAsTheyAreLaidOut(t *testing.T) {
	t.Parallel()
	for _, l := range labels(t) {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			golden(t, l.file, l.laid(t, 203).String())
		})
	}
}

// TestEveryPrinterTakesEveryLabel: nothing is too long or too wide at any resolution, and nothing stands in the quiet
// zone of a symbol, or off the label.
func TestEveryPrinterTakesEveryLabel(t *testing.T) {
	t.Parallel()
	for _, l := range labels(t) {
		for _, dpi := range []int{203, 300, 600} {
			t.Run(fmt.Sprintf("%s at %d dpi", l.name, dpi), func(t *testing.T) {
				t.Parallel()
				page := l.laid(t, dpi).Pages[0]
				for i, op := range page.Ops {
					if s, is := op.(sheet.Symbol); is {
						clearOf(t, page, s, append(page.Ops[:i:i], page.Ops[i+1:]...))
					}
				}
			})
		}
	}
}

// clearOf checks that a symbol lies on its label with its quiet zone, and that no other thing stands there.
func clearOf(t *testing.T, page sheet.Page, s sheet.Symbol, others []sheet.Op) {
	t.Helper()
	zone, painter := zoneOf(s), raster.NewPainter(s.DPI)
	width, height := raster.Size(page, s.DPI)
	if !zone.In(image.Rect(0, 0, width, height)) {
		t.Errorf("%s and its quiet zone lie %v on a label of %d by %d dots", s.From.Box, zone, width, height)
	}
	for _, op := range others {
		patch, err := painter.Patch(op)
		if err != nil {
			t.Fatal(err)
		}
		if ink := patch.Area(); ink.Overlaps(zone) {
			t.Errorf("%s stands in the quiet zone of %s: %v in %v", op.Origin().Box, s.From.Box, ink, zone)
		}
	}
}

// zoneOf gives the dots that a symbol takes with its quiet zones.
func zoneOf(s sheet.Symbol) image.Rectangle {
	width, height := s.SizeDots()
	side, above := s.Modules.Quiet()
	across, down := side*s.ModuleDots, above*s.ModuleDots
	if s.TurnDeg%180 != 0 {
		across, down = down, across
	}
	return image.Rect(s.XDots-across, s.YDots-down, s.XDots+width+across, s.YDots+height+down)
}

// TestLaoOnTheLabelIsThePreview: a printer has no Lao letters, so their dots are sent, and they are those of the PNG.
func TestLaoOnTheLabelIsThePreview(t *testing.T) {
	t.Parallel()
	for _, l := range labels(t) {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			doc := l.laid(t, 203)
			printed, preview := emulated(t, doc.Pages[0]), previewed(t, doc.Pages[0])
			painter := raster.NewPainter(203)
			for _, op := range doc.Pages[0].Ops {
				if line, is := op.(sheet.Text); is && hasLao(line.Line) {
					samePlace(t, line, painter.Text(line).Area(), printed, preview)
				}
			}
		})
	}
}

func hasLao(line text.Line) bool {
	for _, r := range line.Text {
		if r >= 0x0E80 && r <= 0x0EFF {
			return true
		}
	}
	return false
}

// samePlace compares two pictures where a line of text stands.
func samePlace(t *testing.T, line sheet.Text, area image.Rectangle, printed, preview image.Image) {
	t.Helper()
	ink, wrong := 0, 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if isDark(preview, x, y) {
				ink++
			}
			if isDark(preview, x, y) != isDark(printed, x, y) {
				wrong++
			}
		}
	}
	if wrong > 0 || ink == 0 {
		t.Errorf("%q: %d dots of %v differ, %d are dark", line.Line.Text, wrong, area, ink)
	}
}

func isDark(picture image.Image, x, y int) bool {
	r, _, _, _ := picture.At(x, y).RGBA()
	return r < 0x8000
}
