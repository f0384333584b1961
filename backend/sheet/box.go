package sheet

import (
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// frame is the inside of a box as its text sees it: turned so that the text reads from left to right.
type inside struct {
	leftHMM, topHMM     int // upper left corner on the page
	widthHMM, heightHMM int // on the page
	turn                int
}

// acrossHMM and downHMM are the extents that the text has.
func (in inside) acrossHMM() int {
	if in.turn%180 != 0 {
		return in.heightHMM
	}
	return in.widthHMM
}

func (in inside) downHMM() int {
	if in.turn%180 != 0 {
		return in.widthHMM
	}
	return in.heightHMM
}

// strip gives the part of the inside that begins at a distance across, as its text sees it.
func (in inside) strip(acrossHMM, wideHMM int) inside {
	s := in
	switch in.turn {
	case 90:
		s.topHMM, s.heightHMM = in.topHMM+in.heightHMM-acrossHMM-wideHMM, wideHMM
	case 180:
		s.leftHMM, s.widthHMM = in.leftHMM+in.widthHMM-acrossHMM-wideHMM, wideHMM
	case 270:
		s.topHMM, s.heightHMM = in.topHMM+acrossHMM, wideHMM
	default:
		s.leftHMM, s.widthHMM = in.leftHMM+acrossHMM, wideHMM
	}
	return s
}

// onPage gives where a point of the text, counted from its own upper left corner, lies on the page.
func (in inside) onPage(acrossHMM, downHMM int) (xHMM, yHMM int) {
	switch in.turn {
	case 90:
		return in.leftHMM + downHMM, in.topHMM + in.heightHMM - acrossHMM
	case 180:
		return in.leftHMM + in.widthHMM - acrossHMM, in.topHMM + in.heightHMM - downHMM
	case 270:
		return in.leftHMM + in.widthHMM - downHMM, in.topHMM + acrossHMM
	}
	return in.leftHMM + acrossHMM, in.topHMM + downHMM
}

// placeBox draws a box: its frame, its caption, and its texts in what these leave.
func (l *layout) placeBox(at stand, b *Box) {
	if b.Border > 0 {
		at.draw(Rect{Origin{b.ID, Frame}, b.At.x(), b.At.y(), b.Size.x(), b.Size.y(), int(b.Border), Ink})
	}
	pad := int(b.Pad)
	in := inside{b.At.x() + pad, b.At.y() + pad, b.Size.x() - 2*pad, b.Size.y() - 2*pad, b.Turn}
	caption := l.placeCaption(at, b, in)
	parts, ok := l.said(b.ID, b.Part, at.data)
	if !ok || len(parts) == 0 {
		return
	}
	l.fillBox(at, b, in, caption, parts)
}

// placeCaption draws the caption of a box and gives the height it takes.
func (l *layout) placeCaption(at stand, b *Box, in inside) (heightHMM int) {
	text := l.say(b.ID, b.Caption, at.data)
	at.hold(b.place(text))
	style := l.t.Style[b.CaptionStyle]
	if text == "" || !l.covered(b.ID, style, text) {
		return 0
	}
	parts := []said{{text, style}}
	p, fits := l.fit(parts, in.acrossHMM(), in.downHMM(), smallest(parts), true)
	if !fits {
		l.overflow(b.ID, text)
		return 0
	}
	at.place(Origin{b.ID, Frame}, in, p, Left, 0)
	return p.heightHMM + int(l.t.Gap)
}

// said fills in the texts of a box; false when one of them cannot be set.
func (l *layout) said(box string, list []Part, data Data) (parts []said, ok bool) {
	ok = true
	for _, part := range list {
		text := l.say(box, part.Text, data)
		if text == "" {
			continue
		}
		style := l.t.Style[part.Style]
		ok = l.covered(box, style, text) && ok
		parts = append(parts, said{text, style})
	}
	return parts, ok
}

// fillBox sets the texts, and does what the box says where they are too long.
func (l *layout) fillBox(at stand, b *Box, in inside, captionHMM int, parts []said) {
	wrap := b.Wrap == nil || *b.Wrap
	most := smallest(parts)
	if b.Overflow == Refuse {
		most = 0
	}
	roomHMM := in.downHMM() - captionHMM
	p, fits := l.fit(parts, in.acrossHMM(), roomHMM, most, wrap)
	if !fits {
		if p, fits = l.toAnnex(at, b, in, roomHMM, parts); !fits {
			l.overflow(b.ID, joined(parts))
			return
		}
	}
	down := captionHMM
	switch b.VAlign {
	case Middle:
		down += (roomHMM - p.heightHMM) / 2
	case Bottom:
		down += roomHMM - p.heightHMM
	}
	at.place(b.origin(), in, p, b.Align, down)
}

// place draws the lines of a passage.
func (at stand) place(from Origin, in inside, p passage, align Align, downHMM int) {
	for _, line := range p.lines {
		if len(line.Runs) == 0 {
			continue // an empty line only takes its room
		}
		across := 0
		switch align {
		case Right:
			across = in.acrossHMM() - line.widthHMM()
		case Center:
			across = (in.acrossHMM() - line.widthHMM()) / 2
		}
		x, y := in.onPage(across, downHMM+line.belowHMM)
		at.draw(Text{From: from, XHMM: x, YHMM: y, SizeDPt: line.sizeDPt, TurnDeg: in.turn, Grey: line.style.Grey,
			Align: align, Line: line.Line})
	}
}

func (l *layout) overflow(box, text string) {
	l.refuse(words.SheetOverflow, box, fault.Params{"text": excerpt(text)})
}

func joined(parts []said) (all string) {
	for i, part := range parts {
		if i > 0 {
			all += "\n"
		}
		all += part.text
	}
	return all
}
