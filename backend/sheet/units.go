package sheet

// WidthHMM gives the width of a set text at a size, rounded up: 1 pt = 127/360 mm, so a text of W millionths of its
// size is W * size(DPt) * 127 / 36,000,000 HMM wide.
func WidthHMM(widthUEm, sizeDPt int) int { return (widthUEm*sizeDPt*127 + 35_999_999) / 36_000_000 }

// limitUEm gives the widest text that fits a width at a size.
func limitUEm(widthHMM, sizeDPt int) int { return widthHMM * 36_000_000 / (sizeDPt * 127) }

// sizeHMM gives the font size as a length.
func sizeHMM(sizeDPt int) int { return (sizeDPt*127 + 18) / 36 }
