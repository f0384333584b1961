package sheet

// WidthHMM gives the width of a set text at a size, rounded up: 1 pt = 127/360 mm, so a text of W millionths of its
// size is W * size(DPt) * 127 / 36,000,000 HMM wide.
func WidthHMM(widthUEm, sizeDPt int) int { return (widthUEm*sizeDPt*127 + 35_999_999) / 36_000_000 }

// limitUEm gives the widest text that fits a width at a size.
func limitUEm(widthHMM, sizeDPt int) int { return widthHMM * 36_000_000 / (sizeDPt * 127) }

// sizeHMM gives the font size as a length.
func sizeHMM(sizeDPt int) int { return (sizeDPt*127 + 18) / 36 }

// hmmPerMetre is the number of hundredths of a millimetre in a metre.
const hmmPerMetre = 100_000

// Dots gives the dot of a printer that is nearest to a place on the sheet; halves round up.
func Dots(lengthHMM, dpi int) int { return DotParts(lengthHMM, dpi, 1) }

// DotParts gives a place on the sheet on a grid of so many parts to a dot, rounded as Dots does.
func DotParts(lengthHMM, dpi, parts int) int {
	n := lengthHMM*DotsPerMetre(dpi)*parts + hmmPerMetre/2
	if n < 0 {
		n -= hmmPerMetre - 1
	}
	return n / hmmPerMetre
}
