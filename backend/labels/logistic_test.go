package labels_test

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"

	"tradehub/backend/gs1"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/symbol"
	"tradehub/templates"
)

// What a label of GS1 must measure, in micrometres (GS1 General Specifications, symbol specification tables 2 and 5,
// and section 4.14; GS1 Logistic Label Guideline). The narrower range of a logistic unit holds for the trade items as
// well.
const (
	leastModuleUM   = 495
	mostModuleUM    = 940
	leastBarsUM     = 31_750
	mostWideUM      = 165_100
	quietModules    = 10
	leastHRIUM      = 3_000
	mostCharacters  = 48
	micrometreMetre = 1_000_000
	tenthPointNM    = 35_278 // a point is a 72nd of an inch
	digitPerMille   = 714    // height of a digit of Noto Sans, of its size
)

// measured is a label as it is laid out for a printer.
type measured struct {
	t    *testing.T
	page sheet.Page
	dpi  int
}

func (m measured) um(dots int) int { return dots * micrometreMetre / sheet.DotsPerMetre(m.dpi) }

// TestTheLabelsMeasureWhatGS1Asks measures the display list of every label with both its samples, for every printer.
// The plain labels, which carry no key of GS1, have the same bars.
func TestTheLabelsMeasureWhatGS1Asks(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(templates.Sheets(), "*-label*/template.toml")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d labels, %v", len(files), err)
	}
	logistic := 0
	for _, file := range files {
		form, err := sheet.Parse(templates.Sheets(), file)
		if err != nil {
			t.Fatal(err)
		}
		for _, sample := range []string{"shortest", "longest"} {
			raw, err := fs.ReadFile(templates.Sheets(), path.Dir(file)+"/"+sample+".json")
			if err != nil {
				t.Fatal(err)
			}
			data, err := sheet.ReadData(raw)
			if err != nil {
				t.Fatal(err)
			}
			for _, dpi := range []int{203, 300, 600} {
				doc, err := form.Lay(data, sheet.Options{DPI: dpi, CreatedAt: noon})
				if err != nil {
					t.Fatal(err)
				}
				t.Run(fmt.Sprintf("%s, %s, %d dpi", form.ID, sample, dpi), func(t *testing.T) {
					if (measured{t, doc.Pages[0], dpi}).label() {
						logistic++
					}
				})
			}
		}
	}
	if logistic < 15 {
		t.Errorf("only %d labels have an SSCC", logistic)
	}
}

// label measures one label, and tells whether it has an SSCC.
func (m measured) label() (logistic bool) {
	m.t.Helper()
	lowest, sscc, firstBar := 0, -1, m.page.HeightHMM
	for _, op := range m.page.Ops {
		s, is := op.(sheet.Symbol)
		if !is {
			continue
		}
		_, high := s.SizeDots()
		lowest = max(lowest, s.YDots+high)
		if s.Modules.Kind != symbol.GS1128 && s.Modules.Kind != symbol.Code128 { // EAN-13 is for the till of a shop
			continue
		}
		m.bars(s)
		firstBar = min(firstBar, s.YDots)
		if s.Modules.Kind != symbol.GS1128 {
			continue
		}
		m.elements(s)
		if strings.HasPrefix(s.Modules.Data, "00") {
			sscc = s.YDots + high
		}
	}
	if sscc >= 0 && sscc != lowest {
		m.t.Errorf("the SSCC ends at %d µm, and a symbol at %d µm", m.um(sscc), m.um(lowest))
	}
	m.textAbove(firstBar)
	return sscc >= 0
}

// bars measures bars and their quiet zones.
func (m measured) bars(s sheet.Symbol) {
	m.t.Helper()
	wide, _ := s.SizeDots()
	side, _ := s.Modules.Quiet()
	module, high := m.um(s.ModuleDots), m.um(s.BarDots)
	whole := m.um(wide + 2*side*s.ModuleDots)
	left, right := s.XDots/s.ModuleDots, (m.page.WidthHMM*sheet.DotsPerMetre(m.dpi)/100_000-s.XDots-wide)/s.ModuleDots
	if module < leastModuleUM || module > mostModuleUM || high < leastBarsUM || whole > mostWideUM ||
		min(side, left, right) < quietModules {
		m.t.Errorf("%s: modules of %d µm, %d µm high, %d µm wide, quiet zones of %d, %d and %d modules", s.From.Box, module,
			high, whole, side, left, right)
	}
}

// elements checks what bars of GS1 hold, and what people read below them.
func (m measured) elements(s sheet.Symbol) {
	m.t.Helper()
	elements, err := gs1.ParseElements(s.Modules.Data)
	if err != nil || len(s.Modules.Data) > mostCharacters {
		m.t.Errorf("%s holds %q: %v", s.From.Box, s.Modules.Data, err)
	}
	if len(elements) > 1 && strings.HasPrefix(s.Modules.Data, "00") {
		m.t.Errorf("%s: the SSCC does not stand alone", s.From.Box)
	}
	below := ""
	painter := raster.NewPainter(m.dpi)
	for _, op := range m.page.Ops {
		line, is := op.(sheet.Text)
		if !is || line.From.Box != s.From.Box {
			continue
		}
		below += line.Line.Text
		high := line.SizeDPt * tenthPointNM / 1000 * digitPerMille / 1000
		if area := painter.Text(line).Area(); high < leastHRIUM || area.Min.Y < s.YDots+s.BarDots {
			m.t.Errorf("%s: %q is %d µm high, %v", s.From.Box, line.Line.Text, high, area)
		}
	}
	if want := gs1.HRI(elements); below != want {
		m.t.Errorf("%s: people read %q, want %q", s.From.Box, below, want)
	}
	for _, e := range elements { // what is counted and traced by people stands above with its data title
		if title := map[string]string{"10": "BATCH/LOT", "37": "COUNT"}[e.AI]; !m.says(title) {
			m.t.Errorf("%s: (%s) has no %s", s.From.Box, e.AI, title)
		}
	}
}

func (m measured) says(text string) bool {
	for _, op := range m.page.Ops {
		if line, is := op.(sheet.Text); is && strings.Contains(line.Line.Text, text) {
			return true
		}
	}
	return false
}

// textAbove expects all text for people above the first bars, but for what stands below bars.
func (m measured) textAbove(firstBar int) {
	m.t.Helper()
	bars := map[string]bool{}
	for _, op := range m.page.Ops {
		if s, is := op.(sheet.Symbol); is && (s.Modules.Kind == symbol.GS1128 || s.Modules.Kind == symbol.Code128) {
			bars[s.From.Box] = true
		}
	}
	painter := raster.NewPainter(m.dpi)
	for _, op := range m.page.Ops {
		line, is := op.(sheet.Text)
		if is && !bars[line.From.Box] && painter.Text(line).Area().Max.Y > firstBar {
			m.t.Errorf("%q stands below the first bars", line.Line.Text)
		}
	}
}
