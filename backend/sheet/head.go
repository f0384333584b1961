package sheet

// padHMM is the white between a rule and the text beside it.
const padHMM = 150

// labelRoomHMM is the strip at the top of a box that its label takes.
const labelRoomHMM = 300

// gridRowHMM is the least height of a box: two lines of the UN Layout Key's grid of 1/6 inch.
const gridRowHMM = 847

// box is a labelled frame: a party, a fact, a note.
type box struct {
	label     passage
	bodies    []passage // one below the other
	widthHMM  int
	heightHMM int
}

// setBox fits a box of the given width around its texts.
func setBox(label passage, widthHMM, leastHMM int, bodies ...passage) box {
	heightHMM := padHMM / 2
	if len(label.lines) > 0 {
		heightHMM += max(labelRoomHMM, label.heightHMM())
	}
	for _, body := range bodies {
		heightHMM += body.heightHMM()
	}
	return box{label: label, bodies: bodies, widthHMM: widthHMM, heightHMM: max(heightHMM+padHMM/2, leastHMM)}
}

// draw draws the texts of a box; rules are the business of whoever stacks boxes.
func (b box) draw(xHMM, yHMM int) []Op {
	y := yHMM + padHMM/2
	ops := b.label.place(xHMM+padHMM, y, Left)
	if len(b.label.lines) > 0 {
		y += max(labelRoomHMM, b.label.heightHMM())
	}
	for _, body := range b.bodies {
		ops = append(ops, body.place(xHMM+padHMM, y, Left)...)
		y += body.heightHMM()
	}
	return ops
}

// band is a line of boxes side by side, all as high as the highest.
type band []box

func (b band) heightHMM() int {
	heightHMM := 0
	for _, side := range b {
		heightHMM = max(heightHMM, side.heightHMM)
	}
	return heightHMM
}

// placeHead draws the parties on the left and the facts on the right, both sides equally high.
func (l *layout) placeHead() {
	left, right := l.setParties(), l.setFacts()
	if len(left)+len(right) == 0 {
		return
	}
	heightHMM := max(stackHMM(left), stackHMM(right))
	if !l.fits(heightHMM) {
		l.tooTall("Head")
		return
	}
	const middleHMM = leftHMM + BodyWidthHMM/2
	l.drawStack(left, leftHMM, heightHMM)
	l.drawStack(right, middleHMM, heightHMM)
	l.draw(rule(middleHMM, l.yHMM, middleHMM, l.yHMM+heightHMM, hairHMM, Ink))
	l.draw(frame(leftHMM, l.yHMM, BodyWidthHMM, heightHMM))
	l.yHMM += heightHMM + gapHMM
}

func (l *layout) setParties() []band {
	const widthHMM = BodyWidthHMM / 2
	var bands []band
	for _, party := range l.form.Parties {
		bodies := make([]passage, 0, len(party.Lines))
		for i, line := range party.Lines {
			st := valueStyle
			if i == 0 {
				st = nameStyle
			}
			bodies = append(bodies, l.fit(party.Label, line, st, widthHMM-2*padHMM))
		}
		label := l.fit(party.Label, party.Label, labelStyle, widthHMM-2*padHMM)
		bands = append(bands, band{setBox(label, widthHMM, gridRowHMM, bodies...)})
	}
	return bands
}

// setFacts puts two facts on a line; a wide one, and one that finds no neighbour, takes the whole line.
func (l *layout) setFacts() []band {
	const widthHMM = BodyWidthHMM / 2
	facts := l.facts()
	var bands []band
	for i := 0; i < len(facts); i++ {
		paired := !facts[i].Wide && i+1 < len(facts) && !facts[i+1].Wide
		if !paired {
			bands = append(bands, band{l.setFact(facts[i], valueStyle, widthHMM)})
			continue
		}
		bands = append(bands, band{l.setFact(facts[i], valueStyle, widthHMM/2),
			l.setFact(facts[i+1], valueStyle, widthHMM/2)})
		i++
	}
	return bands
}

// facts lists number and date before the others; an empty one of the two is left out.
func (l *layout) facts() []Fact {
	var facts []Fact
	for _, fact := range []Fact{l.form.Number, l.form.Date} {
		if fact != (Fact{}) {
			facts = append(facts, fact)
		}
	}
	return append(facts, l.form.Facts...)
}

func (l *layout) setFact(fact Fact, st style, widthHMM int) box {
	label := l.fit(fact.Label, fact.Label, labelStyle, widthHMM-2*padHMM)
	return setBox(label, widthHMM, gridRowHMM, l.fit(fact.Label, fact.Value, st, widthHMM-2*padHMM))
}

func stackHMM(bands []band) int {
	heightHMM := 0
	for _, b := range bands {
		heightHMM += b.heightHMM()
	}
	return heightHMM
}

// drawStack draws bands one below the other from the current height and shares out what is left of heightHMM
// among them, so that both sides of the head end on one line.
func (l *layout) drawStack(bands []band, xHMM, heightHMM int) {
	y, spareHMM := l.yHMM, heightHMM-stackHMM(bands)
	for i, b := range bands {
		shareHMM := spareHMM / (len(bands) - i)
		spareHMM -= shareHMM
		bandHMM := b.heightHMM() + shareHMM
		if i > 0 {
			l.draw(rule(xHMM, y, xHMM+BodyWidthHMM/2, y, hairHMM, Ink))
		}
		l.drawBand(b, xHMM, y, bandHMM)
		y += bandHMM
	}
}

// drawBand draws boxes side by side with a rule between them.
func (l *layout) drawBand(b band, xHMM, yHMM, heightHMM int) {
	for i, side := range b {
		if i > 0 {
			l.draw(rule(xHMM, yHMM, xHMM, yHMM+heightHMM, hairHMM, Ink))
		}
		l.draw(side.draw(xHMM, yHMM)...)
		xHMM += side.widthHMM
	}
}
