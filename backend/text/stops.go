package text

// stop is a place where a line of a paragraph may end.
type stop struct {
	limit       limit
	end, next   int // bytes where the text of this line ends and where that of the next begins; spaces lie between
	endX, nextX int // the same places from the beginning of the paragraph, in UEm
}

// stopsOf gives the places where the lines of a paragraph may end, its own end last. They are found once.
func (s *Setter) stopsOf(p *setting) []stop {
	if p.stops == nil {
		s.breaker.read(p.line.Text)
		s.pens = p.line.pens(s.pens[:0])
		p.stops = s.breaker.stops(s.pens)
	}
	return p.stops
}

// stops lists the limits of the text that was read, with their places.
func (b *breaker) stops(pens []int) []stop {
	stops := make([]stop, 0, 16)
	end := 0
	for i, limit := range b.limits {
		if i > 0 && limit != inside {
			stops = append(stops, stop{limit, end, b.at[i], pens[end], pens[b.at[i]]})
		}
		if i < len(b.runes) && !dropped(b.runes[i]) {
			end = b.at[i+1]
		}
	}
	return stops
}

// pens gives for each byte of a line where the pen stands before it, in UEm. Within a cluster that is the end of the
// cluster.
func (l *Line) pens(pens []int) []int {
	begin, beginX, x := 0, 0, 0
	for _, run := range l.Runs {
		lengthFU := 0
		for _, g := range run.Glyphs {
			for len(pens) <= begin+g.Cluster {
				pens = append(pens, x)
			}
			lengthFU += g.AdvanceFU
			x = beginX + nearestUEm(lengthFU, run.Face.UnitsPerEm())
		}
		begin, beginX = begin+len(run.Text), x
	}
	for len(pens) <= len(l.Text) {
		pens = append(pens, x)
	}
	return pens
}
