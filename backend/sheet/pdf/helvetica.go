package pdf

import (
	"strings"
	"sync"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/text/encoding/charmap"

	"tradehub/backend/sheet"
)

// Helvetica is the font this painter sets: the PDF core font, in the characters of code page 1252.
func Helvetica() sheet.Font { return sheet.Font{Measure: Measure, Draws: draws} }

// Measure tells the width of a text in Helvetica, rounded up to a whole HMM; a character the font lacks counts
// nothing. The sum is exact: the font's own widths are whole thousandths of its size.
func Measure(text string, bold bool, sizeDPt int) (widthHMM int) {
	widths := advances().regular
	if bold {
		widths = advances().bold
	}
	milliEm := 0
	for _, r := range text {
		if code, ok := encodeRune(r); ok {
			milliEm += widths[code]
		}
	}
	// 1 pt = 127/360 mm, hence milliEm/1000 * sizeDPt/10 * 127/360 * 100 HMM.
	return (milliEm*sizeDPt*127 + 35999) / 36000
}

func draws(r rune) bool {
	_, ok := encodeRune(r)
	return ok
}

// encodeRune gives the byte of a character in code page 1252. Control characters have bytes there but no shape;
// the soft hyphen has a shape that would stand in the middle of a line.
func encodeRune(r rune) (byte, bool) {
	if r < 0x20 || (r >= 0x7f && r < 0xa0) || r == 0xad {
		return 0, false
	}
	return charmap.Windows1252.EncodeRune(r)
}

func encode(text string) (string, bool) {
	var b strings.Builder
	for _, r := range text {
		code, ok := encodeRune(r)
		if !ok {
			return "", false
		}
		b.WriteByte(code)
	}
	return b.String(), true
}

// advanceWidths holds the width of each code in thousandths of the font size.
type advanceWidths struct{ regular, bold [256]int }

// advances reads the metrics of the core font that gofpdf carries, once: a Fpdf is no thing to share.
var advances = sync.OnceValue(func() advanceWidths {
	return advanceWidths{regular: readWidths(""), bold: readWidths("B")}
})

func readWidths(weight string) [256]int {
	probe := gofpdf.New("P", "pt", "A4", "")
	probe.SetFont("Helvetica", weight, 1000)
	var widths [256]int
	for code := range widths {
		widths[code] = int(probe.GetStringWidth(string([]byte{byte(code)})) + 0.5)
	}
	return widths
}
