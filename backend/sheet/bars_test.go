package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
)

// symbolCase is a symbol in a place of a size, at 10,10 mm.
type symbolCase struct {
	kind, text       string
	width, height    int // of its place, in HMM
	module           string
	turn             int
	align, hri, bars string
	most             string
}

func (c symbolCase) form(t testing.TB) *sheet.Template {
	t.Helper()
	keys := fmt.Sprintf("kind = %q\nmodule = %q\nturn = %d\n", c.kind, c.module, c.turn)
	for key, value := range map[string]string{"align": c.align, "hri": c.hri, "height": c.bars, "most": c.most} {
		if value != "" {
			keys += fmt.Sprintf("%s = %q\n", key, value)
		}
	}
	return parse(t, fmt.Sprintf("[[symbol]]\nid = \"code\"\nat = [\"10mm\", \"10mm\"]\nsize = [\"%s\", \"%s\"]\n"+
		"text = \"{{.code}}\"\n", mm(c.width), mm(c.height))+keys)
}

func mm(hmm int) string { return fmt.Sprintf("%d.%02dmm", hmm/100, hmm%100) }

// symbols are symbols that fit somehow into 80 by 80 mm.
var symbols = []symbolCase{
	{kind: "gs1-128", text: "(00)095212340000012603", module: "0.25mm"},
	{kind: "code-128", text: "NTG-26-0117", module: "0.25mm"},
	{kind: "ean-13", text: "9521234000013", module: "0.264mm"},
	{kind: "gs1-datamatrix", text: "(01)09521234000013(10)LNT-7", module: "0.25mm"},
	{kind: "qr", text: "https://example.org/01/09521234000013", module: "0.25mm"},
}

// Whatever symbol, place, turn and printer: its modules are whole dots, it stands in its place with its quiet zones,
// and nothing stands in them.
func TestAnySymbolKeepsItsQuietZone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := rapid.SampledFrom(symbols).Draw(rt, "symbol")
		c.width, c.height = rapid.IntRange(1000, 8000).Draw(rt, "width"), rapid.IntRange(1000, 8000).Draw(rt, "height")
		c.turn = 90 * rapid.IntRange(0, 3).Draw(rt, "turn")
		c.align = rapid.SampledFrom([]string{"left", "center", "right"}).Draw(rt, "align")
		c.hri = rapid.SampledFrom([]string{"", "above", "below"}).Draw(rt, "hri")
		dpi := rapid.SampledFrom([]int{203, 300, 600}).Draw(rt, "dpi")
		doc, err := c.form(t).Lay(sheet.Data{"code": c.text}, sheet.Options{DPI: dpi})
		if err != nil {
			if key := fault.KeyOf(err); key != "sheet.symbol_wide" && key != "sheet.overflow" {
				rt.Fatal(err)
			}
			return
		}
		s := symbolOp(rt, doc)
		onPaper(rt, doc)
		if s.Modules.Linear() && s.BarDots*100 < s.Modules.Columns*s.ModuleDots*15 {
			rt.Fatalf("%d dots are too low for %d modules of %d dots", s.BarDots, s.Modules.Columns, s.ModuleDots)
		}
		left, top, right, bottom := quietDots(s)
		if perMetre := sheet.DotsPerMetre(dpi); left*100_000 < 1000*perMetre || top*100_000 < 1000*perMetre ||
			right*100_000 > (1000+c.width)*perMetre || bottom*100_000 > (1000+c.height)*perMetre {
			rt.Fatalf("with its quiet zones it takes the dots %d,%d to %d,%d", left, top, right, bottom)
		}
		for _, line := range textOps(doc.Pages[0], "code") {
			inside(rt, line, 1000, 1000, 1000+c.width, 1000+c.height)
			l, u, r, b := ink(line)
			if perMetre := sheet.DotsPerMetre(dpi); l*perMetre < right*100_000 && r*perMetre > left*100_000 &&
				u*perMetre < bottom*100_000 && b*perMetre > top*100_000 && !s.Modules.Linear() {
				rt.Fatalf("%q stands in the quiet zone", line.Line.Text)
			}
		}
	})
}

type failer interface{ Fatalf(string, ...any) }

func symbolOp(t failer, doc sheet.Document) sheet.Symbol {
	for _, op := range doc.Pages[0].Ops {
		if s, is := op.(sheet.Symbol); is {
			return s
		}
	}
	t.Fatalf("no symbol in %s", doc)
	return sheet.Symbol{}
}

// quietDots gives the dots that a symbol takes with its quiet zones.
func quietDots(s sheet.Symbol) (left, top, right, bottom int) {
	across, down := s.Modules.Quiet()
	if s.TurnDeg%180 != 0 {
		across, down = down, across
	}
	across, down = across*s.ModuleDots, down*s.ModuleDots
	width, height := s.SizeDots()
	return s.XDots - across, s.YDots - down, s.XDots + width + across, s.YDots + height + down
}

// The widest module is taken that fits, and bars are never lower than they were asked for.
func TestSizeOfSymbols(t *testing.T) {
	t.Parallel()
	sscc := symbolCase{kind: "gs1-128", text: "(00)095212340000012603", width: 8000, height: 4000, module: "0.25mm",
		bars: "31.75mm"}
	for dpi, want := range map[int][2]int{203: {3, 254}, 300: {5, 375}, 600: {10, 750}} {
		doc, err := sscc.form(t).Lay(sheet.Data{"code": sscc.text}, sheet.Options{DPI: dpi})
		if err != nil {
			t.Fatal(err)
		}
		if s := symbolOp(t, doc); s.ModuleDots != want[0] || s.BarDots != want[1] {
			t.Errorf("at %d dpi a module has %d dots and bars %d, want %v", dpi, s.ModuleDots, s.BarDots, want)
		}
	}
	open := sscc
	open.bars, open.hri = "", "below"
	doc := lay(t, open.form(t), `{"code": "`+sscc.text+`"}`)
	if got := said(doc.Pages[0], "code"); !slices.Equal(got, []string{"(00) 095212340000012603"}) {
		t.Errorf("below the bars stands %q", got)
	}
	if _, _, _, bottom := extent(symbolOp(t, doc)); bottom < 4400 || bottom > 4700 {
		t.Errorf("bars of no given height end at %d", bottom)
	}
}

func TestSymbolsThatCannotBe(t *testing.T) {
	t.Parallel()
	sscc := symbolCase{kind: "gs1-128", text: "(00)095212340000012603", width: 8000, height: 4000, module: "0.495mm"}
	narrow, low, wordy, flat := sscc, sscc, sscc, sscc
	flat.height = 1100
	narrow.width, low.bars, wordy.hri = 7000, "40.01mm", "below"
	wordy.width, wordy.module, wordy.kind, wordy.text = 3000, "0.1mm", "qr", strings.Repeat("word ", 60)
	for name, c := range map[string]struct {
		symbolCase
		key, says string
	}{
		"too narrow":     {narrow, "sheet.symbol_wide", "width=88.00"},
		"too low":        {low, "sheet.symbol_wide", "height=40.0"},
		"text too long":  {wordy, "sheet.overflow", "word word"},
		"check digit":    {symbolCase{kind: "gs1-128", text: "(00)095212340000012604"}, "sheet.symbol_data", "check digit"},
		"no brackets":    {symbolCase{kind: "gs1-128", text: "00095212340000012603"}, "sheet.symbol_data", "parentheses"},
		"not for an EAN": {symbolCase{kind: "ean-13", text: "ABC"}, "sheet.symbol_data", "ABC"},
		"bars too low":   {flat, "sheet.symbol_wide", "height=11.63"},
		"no dots": {symbolCase{kind: "qr", text: "x", module: "0.251mm", most: "0.252mm"}, "sheet.symbol_dots",
			"most=0.252mm"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.width == 0 {
				c.width, c.height = 8000, 4000
			}
			if c.module == "" {
				c.module = "0.25mm"
			}
			_, err := c.form(t).Lay(sheet.Data{"code": c.text}, sheet.Options{DPI: 203})
			faults := fault.All(err)
			if len(faults) != 1 || faults[0].Key != c.key || !strings.Contains(faults[0].Error(), c.says) ||
				faults[0].Params["box"] != "code" || faults[0].Params["template"] != "form/1" {
				t.Errorf("%v is not %s: %s", err, c.key, c.says)
			}
		})
	}
}

// The text below a symbol stands about its middle, wherever the symbol stands in its box.
func TestTextAboutTheSymbol(t *testing.T) {
	t.Parallel()
	for _, align := range []string{"left", "center", "right"} {
		c := symbolCase{kind: "qr", text: "NTG", width: 8000, height: 2000, module: "0.25mm", hri: "below", align: align}
		doc := lay(t, c.form(t), `{"code": "NTG"}`)
		left, _, right, _ := extent(symbolOp(t, doc))
		from, _, to, _ := ink(textOps(doc.Pages[0], "code")[0])
		if off := left + right - from - to; off < -10 || off > 10 {
			t.Errorf("%s: the symbol stands from %d to %d, its text from %d to %d", align, left, right, from, to)
		}
	}
}

func TestSymbolOfNothing(t *testing.T) {
	t.Parallel()
	form := symbols[0].placed().form(t)
	if doc := lay(t, form, `{"code": ""}`); len(doc.Pages[0].Ops) != 0 {
		t.Errorf("a symbol without data is drawn: %s", doc)
	}
}

func (c symbolCase) placed() symbolCase {
	c.width, c.height = 8000, 4000
	return c
}
