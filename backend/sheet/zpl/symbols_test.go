package zpl_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/zpl"
	"tradehub/backend/symbol"
)

const gs = "\x1d"

// sample is a symbol and how it reads; native is the command by which the printer draws it.
type sample struct {
	kind   symbol.Kind
	data   string
	mark   string
	native string
}

// samples leave out what the emulator, zebrash v1.26.3, gets wrong in native bars: a wrong codeword for ">5", and a
// single character after the last ">6" or ">0" is lost.
var samples = []sample{
	{symbol.GS1128, "00188512345678900010", "]C1", "^BC"},
	{symbol.GS1128, "0218851234567893374512", "]C1", "^BC"},
	{symbol.GS1128, "10LNT-BAN_A/B" + gs + "21>Ab", "]C1", "^BC"},
	{symbol.Code128, "NTG-X_^~>AB", "]C0", "^BC"},
	{symbol.EAN13, "9521234000013", "]E0", ""},
	{symbol.QR, "https://example.org/Kunming_~^", "]Q1", "^BQ"},
	{symbol.QR, "ໝາກກ້ວຍ 香蕉", "]Q1", ""},
	{symbol.GS1DataMatrix, "011952123400001010LNT-BAN-26" + gs + "21ABC123", "]d2", "^BX"},
	{symbol.GS1DataMatrix, "10A_B" + gs + "21~", "]d2", ""},
}

// alone puts a symbol on a label of its own, with the quiet zone that it asks for.
func alone(t testing.TB, s sample, dpi, turnDeg int) sheet.Page {
	t.Helper()
	o := sheet.Symbol{
		From: box, ModuleDots: min(onGrid(2, dpi), 10), DPI: dpi, TurnDeg: turnDeg, Modules: encoded(t, s.kind, s.data),
	}
	if o.Modules.Linear() {
		o.BarDots = min(onGrid(60, dpi), 200) // ZXingReader 1.4 as Debian has it crashes over higher bars
	}
	o.XDots, o.YDots = 12*o.ModuleDots, 12*o.ModuleDots
	width, height := o.SizeDots()
	hmm := func(dots int) int { return dots*100_000/sheet.DotsPerMetre(dpi) + 1 }
	return sheet.Page{
		WidthHMM: hmm(width + 24*o.ModuleDots), HeightHMM: hmm(height + 24*o.ModuleDots), Ops: []sheet.Op{o},
	}
}

func TestDecodersReadTheSymbolsOfThePrint(t *testing.T) {
	t.Parallel()
	for _, native := range []bool{false, true} {
		for _, dpi := range []int{203, 300, 600} {
			t.Run(fmt.Sprintf("native %v at %d", native, dpi), func(t *testing.T) {
				t.Parallel()
				var pictures []*raster.Bitmap
				for _, s := range samples {
					page := alone(t, s, dpi, 0)
					native := native && s.kind != symbol.EAN13 // the emulator knows no ^BE
					label := painted(t, page, zpl.Options{DPI: dpi, NativeSymbols: native})
					want := "^GFA"
					if native && s.native != "" {
						want = s.native
					}
					if !strings.Contains(string(label), want) {
						t.Errorf("%s %q: %s lacks %s", s.kind, s.data, label, want)
					}
					pictures = append(pictures, emulated(t, label, page, dpi))
				}
				readAll(t, pictures)
			})
		}
	}
}

func readAll(t *testing.T, pictures []*raster.Bitmap) {
	t.Helper()
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			var wanted []sample
			var asked []*raster.Bitmap
			for i, s := range samples {
				if s.kind != symbol.GS1DataMatrix || r.dataMatrices {
					wanted, asked = append(wanted, s), append(asked, pictures[i])
				}
			}
			found := r.read(t, filed(t, asked))
			if len(found) != len(wanted) {
				t.Fatalf("read %d of %d symbols: %q", len(found), len(wanted), found)
			}
			for i, s := range wanted {
				if found[i].text != s.data || r.marks && found[i].mark != s.mark {
					t.Errorf("%s %q was read as %q %s", s.kind, s.data, found[i].text, found[i].mark)
				}
			}
		})
	}
}

// Bars that the printer draws are the bars of the preview, dot by dot, in the same place, turned any way.
func TestNativeBarsAreThoseOfThePreview(t *testing.T) {
	t.Parallel()
	for _, s := range samples[:4] {
		for _, deg := range []int{0, 90, 180, 270} {
			page := alone(t, s, 203, deg)
			label := painted(t, page, zpl.Options{DPI: 203, NativeSymbols: true})
			if !strings.Contains(string(label), "^BC") {
				t.Fatalf("%q was not left to the printer: %s", s.data, label)
			}
			same(t, emulated(t, label, page, 203), previewed(t, page, 203))
		}
	}
}

var fieldData = regexp.MustCompile(`\^BC.*\^FD(.*)\^FS`)

// The field data of ^BC, read as the printer's manual says, is the data of the symbol in as many characters as it has.
func TestNativeBarsAreSpelledRight(t *testing.T) {
	t.Parallel()
	data := rapid.StringMatching(
		`(00[0-9]{18}|10[!-~]{1,20}|37[0-9]{1,8}\x1d21[0-9A-Z>_^~-]{1,18}|02[0-9]{14}37[0-9]{1,4})`,
	)
	rapid.Check(t, func(rt *rapid.T) {
		want := data.Draw(rt, "data")
		page := alone(t, sample{kind: symbol.GS1128, data: want}, 203, 0)
		label := painted(t, page, zpl.Options{DPI: 203, NativeSymbols: true})
		field := fieldData.FindSubmatch(label)
		if field == nil {
			rt.Fatalf("%q was not left to the printer: %s", want, label)
		}
		got, characters := modeN(strings.NewReplacer("_5E", "^", "_7E", "~", "_5F", "_").Replace(string(field[1])))
		if got != gs+want {
			rt.Fatalf("%s reads %q, want %q", field[1], got, gs+want)
		}
		if modules := page.Ops[0].(sheet.Symbol).Modules.Columns; (characters+1)*11+13 != modules {
			rt.Fatalf("%s makes %d characters, the symbol has %d modules", field[1], characters, modules)
		}
	})
}

// modeN reads field data of ^BC mode N: the text, FNC1 as GS, and the number of characters with the start.
func modeN(field string) (data string, characters int) {
	inC := strings.HasPrefix(field, ">;")
	var b strings.Builder
	characters = 1
	for i := 2; i < len(field); characters++ {
		two := field[i:min(i+2, len(field))]
		switch {
		case two == ">8":
			b.WriteString(gs)
			i += 2
		case two == ">5" || two == ">6":
			inC = two == ">5"
			i += 2
		case two == ">0":
			b.WriteByte('>')
			i += 2
		case inC:
			b.WriteString(two)
			i += 2
		default:
			b.WriteByte(field[i])
			i++
		}
	}
	return b.String(), characters
}

// What the printer might draw otherwise, or cannot draw, the host draws.
func TestSymbolsThatAreNotLeftToThePrinter(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("HTTPS://EXAMPLE.ORG/01/", 4) // in capitals, so we pack it closer than bytes
	widen := func(o *sheet.Symbol) { o.ModuleDots = 11 }
	left := func(o *sheet.Symbol) { o.XDots = -4 }
	top := func(o *sheet.Symbol) { o.YDots = 0 }
	for name, c := range map[string]struct {
		s       sample
		turnDeg int
		change  func(*sheet.Symbol)
	}{
		"control character":             {s: sample{kind: symbol.Code128, data: "A\x01B"}},
		"QR that is smaller than bytes": {s: sample{kind: symbol.QR, data: long}},
		"turned QR":                     {s: sample{kind: symbol.QR, data: "x"}, turnDeg: 90},
		"wide modules":                  {s: sample{kind: symbol.GS1128, data: "37126"}, change: widen},
		"off the label":                 {s: sample{kind: symbol.GS1128, data: "37126"}, change: left},
		"QR at the top":                 {s: sample{kind: symbol.QR, data: "x"}, change: top},
	} {
		page := alone(t, c.s, 203, c.turnDeg)
		if c.change != nil {
			o := page.Ops[0].(sheet.Symbol)
			c.change(&o)
			page.Ops[0] = o
		}
		if label := string(painted(t, page, zpl.Options{DPI: 203, NativeSymbols: true})); !strings.Contains(label, "^GFA") {
			t.Errorf("%s was left to the printer: %s", name, label)
		}
	}
}

func TestAnEANIsLeftToThePrinter(t *testing.T) {
	t.Parallel()
	page := alone(t, sample{kind: symbol.EAN13, data: "9521234000013"}, 203, 270)
	label := string(painted(t, page, zpl.Options{DPI: 203, NativeSymbols: true}))
	if want := "^FO48,48^BY4,2,120^BER,120,N,N^FD952123400001^FS"; !strings.Contains(label, want) {
		t.Errorf("%s lacks %s", label, want)
	}
}
