package sheet

import (
	"errors"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/symbol"
	"tradehub/templates/words"
)

// hriGapHMM parts a symbol from its human-readable text.
const hriGapHMM = 60

// symbolKinds are the symbologies that a template may ask for.
var symbolKinds = []symbol.Kind{symbol.GS1128, symbol.Code128, symbol.EAN13, symbol.GS1DataMatrix, symbol.QR}

// placeSymbol draws a symbol as wide as it fits with its quiet zones, on the dots of the printer, with its text for
// people. One that does not fit is refused: without its quiet zones it would not be read.
func (l *layout) placeSymbol(at stand, b *Bars) {
	text := l.say(b.ID, b.Text, at.data)
	if text == "" {
		return
	}
	at.hold(b.place(""))
	encoded, hri, err := encode(symbol.Kind(b.Kind), text)
	if err != nil {
		l.refuse(words.SheetSymbolData, b.ID, fault.Params{"cause": reason(err)})
		return
	}
	in := inside{b.At.x(), b.At.y(), b.Size.x(), b.Size.y(), b.Turn}
	caption, ok := l.hri(b, hri, in)
	if !ok {
		return
	}
	s := snap(b, l.o.DPI, encoded, in, caption)
	if !l.widen(b, s) {
		return
	}
	s.align(b)
	at.draw(s.placed())
	if len(caption.lines) > 0 {
		at.place(b.origin(), s.about(caption), caption, Center, s.captionHMM(b, caption))
	}
}

// encode reads the text of a symbol: GS1 symbols take elements in brackets.
func encode(kind symbol.Kind, text string) (s symbol.Symbol, hri string, err error) {
	hri = text
	if kind == symbol.GS1128 || kind == symbol.GS1DataMatrix {
		elements, err := gs1.Unbracket(text)
		if err != nil {
			return s, "", err
		}
		text, hri = gs1.Join(elements), gs1.HRI(elements)
	}
	s, err = symbol.Encode(kind, text)
	return s, hri, err
}

// hri sets the human-readable text of a symbol; it is never broken.
func (l *layout) hri(b *Bars, text string, in inside) (passage, bool) {
	if b.HRI == NoHRI {
		return passage{}, true
	}
	style := l.t.Style[b.HRIStyle]
	if !l.covered(b.ID, style, text) {
		return passage{}, false
	}
	parts := []said{{text, style}}
	p, fits := l.fit(parts, in.acrossHMM(), in.downHMM(), smallest(parts), false)
	if !fits {
		l.overflow(b.ID, text)
	}
	return p, fits
}

// snapped is a symbol on the dots of a printer, with its place in its box as the box reads. All of it is counted in
// whole dots, so that no rounding takes away from a quiet zone.
type snapped struct {
	Symbol
	in      inside
	dots    inside // the whole dots within the box
	across  int    // dots from the left edge of the box to the dark modules
	down    int    // dots from its upper edge to them
	caption int    // dots that the human-readable text takes, with its gap
}

func snap(b *Bars, dpi int, encoded symbol.Symbol, in inside, caption passage) *snapped {
	left, top := dotsAround(in.leftHMM, dpi), dotsAround(in.topHMM, dpi)
	right, bottom := dotsIn(in.leftHMM+in.widthHMM, dpi), dotsIn(in.topHMM+in.heightHMM, dpi)
	s := &snapped{Symbol: Symbol{From: b.origin(), DPI: dpi, TurnDeg: b.Turn, Modules: encoded}, in: in,
		dots: inside{left, top, right - left, bottom - top, b.Turn}}
	if len(caption.lines) > 0 {
		s.caption = dotsAround(caption.heightHMM+hriGapHMM, dpi)
	}
	return s
}

// Bars of no given height are as high as they fit, and not lower than this or this part of their width, by which a
// scanner held by hand still finds them (as ISO/IEC 15417 recommends).
const (
	leastBarsHMM     = 500
	leastBarsPerCent = 15
)

// widen takes the widest module that fits with its quiet zones, and the highest bars. It gives false where the symbol
// does not fit.
func (l *layout) widen(b *Bars, s *snapped) bool {
	side, above := s.Modules.Quiet()
	columns, rows := s.Modules.Columns+2*side, s.Modules.Rows+2*above
	least, acrossDots, roomDots := b.Module.dotsAround(s.DPI), s.dots.acrossHMM(), s.dots.downHMM()-s.caption
	s.ModuleDots = acrossDots / columns
	if b.Most > 0 {
		s.ModuleDots = min(s.ModuleDots, b.Most.dotsIn(s.DPI))
		if b.Most.dotsIn(s.DPI) < least {
			l.refuse(words.SheetSymbolDots, b.ID, fault.Params{"dpi": s.DPI, "least": b.Module, "most": b.Most})
			return false
		}
	}
	highDots := rows * least
	switch {
	case !s.Modules.Linear():
		s.ModuleDots = min(s.ModuleDots, roomDots/rows)
	case b.Height > 0:
		s.BarDots = dotsAround(int(b.Height), s.DPI)
		highDots = s.BarDots
	default:
		s.BarDots = roomDots
		s.ModuleDots = min(s.ModuleDots, roomDots*100/leastBarsPerCent/s.Modules.Columns)
		highDots = max(dotsAround(leastBarsHMM, s.DPI), s.Modules.Columns*least*leastBarsPerCent/100)
	}
	if s.ModuleDots >= least && highDots <= roomDots {
		return true
	}
	l.refuse(words.SheetSymbolWide, b.ID, fault.Params{"width": millimetres(lengthHMM(columns*least, s.DPI)),
		"height":    millimetres(lengthHMM(highDots+s.caption, s.DPI)),
		"has_width": millimetres(s.in.acrossHMM()), "has_height": millimetres(s.in.downHMM())})
	return false
}

// align places the symbol across its box, its quiet zone inside, and below the text that stands above it.
func (s *snapped) align(b *Bars) {
	side, above := s.Modules.Quiet()
	s.across, s.down = side*s.ModuleDots, above*s.ModuleDots
	freeDots := s.dots.acrossHMM() - s.wideDots() - 2*s.across
	switch b.Align {
	case Center:
		s.across += freeDots / 2
	case Right:
		s.across += freeDots
	}
	if b.HRI == Above {
		s.down += s.caption
	}
}

func (s *snapped) wideDots() int { return s.Modules.Columns * s.ModuleDots }

func (s *snapped) deepDots() int { return either(s.BarDots, s.Modules.Rows*s.ModuleDots) }

// about gives the part of the box that human-readable text stands in: as wide as the text, about the middle of the
// symbol, and not out of the box.
func (s *snapped) about(caption passage) inside {
	wideHMM := 0
	for _, line := range caption.lines {
		wideHMM = max(wideHMM, line.widthHMM())
	}
	middleHMM := lengthHMM(2*s.across+s.wideDots(), s.DPI) / 2
	return s.in.strip(max(min(middleHMM-wideHMM/2, s.in.acrossHMM()-wideHMM), 0), wideHMM)
}

// captionHMM is how far down the box the human-readable text begins, outside the quiet zone.
func (s *snapped) captionHMM(b *Bars, caption passage) int {
	if b.HRI == Above {
		return 0
	}
	_, above := s.Modules.Quiet()
	spentHMM := lengthHMM(s.dots.downHMM()-s.down-s.deepDots()-above*s.ModuleDots, s.DPI)
	return min(s.in.downHMM()-spentHMM+hriGapHMM, s.in.downHMM()-caption.heightHMM)
}

// placed gives the symbol with its upper left corner on the page.
func (s *snapped) placed() Symbol {
	across, down := s.across, s.down // of the corner that is the upper left one on the page
	switch s.TurnDeg {
	case 90:
		across += s.wideDots()
	case 180:
		across, down = across+s.wideDots(), down+s.deepDots()
	case 270:
		down += s.deepDots()
	}
	s.XDots, s.YDots = s.dots.onPage(across, down)
	return s.Symbol
}

// dotsAround gives the whole dots that hold the width of a module.
func (m ModuleWidth) dotsAround(dpi int) int { return (int(m)*DotsPerMetre(dpi) + 999_999) / 1_000_000 }

// dotsIn gives the whole dots that the width of a module holds.
func (m ModuleWidth) dotsIn(dpi int) int { return int(m) * DotsPerMetre(dpi) / 1_000_000 }

// dotsAround gives the whole dots that hold a length.
func dotsAround(lengthHMM, dpi int) int {
	return (lengthHMM*DotsPerMetre(dpi) + hmmPerMetre - 1) / hmmPerMetre
}

// dotsIn gives the whole dots that a length holds.
func dotsIn(lengthHMM, dpi int) int { return lengthHMM * DotsPerMetre(dpi) / hmmPerMetre }

// lengthHMM gives the length of some dots.
func lengthHMM(dots, dpi int) int {
	return (dots*hmmPerMetre + DotsPerMetre(dpi)/2) / DotsPerMetre(dpi)
}

// reason gives what is wrong in the words of a fault, without what to do about it.
func reason(err error) string {
	var f *fault.Fault
	if errors.As(err, &f) {
		return words.What(words.English, words.Key(f.Key), f.Params)
	}
	return err.Error()
}
