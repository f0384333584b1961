package sheet

// drawTableTop draws the name of the table and the heads of its columns, on each page anew.
func (l *layout) drawTableTop(t setTable) {
	if len(t.heading.lines) > 0 {
		l.draw(t.heading.place(leftHMM, l.yHMM+rowPadHMM, Left)...)
		l.yHMM += headingRoomHMM
	}
	l.draw(Rect{XHMM: leftHMM, YHMM: l.yHMM, WidthHMM: BodyWidthHMM, HeightHMM: t.headHMM, Grey: Tint})
	for _, s := range t.slots {
		l.draw(s.head.place(anchor(s), l.yHMM+rowPadHMM, s.Align)...)
	}
	l.drawSides(t, t.headHMM, true)
	l.draw(rule(leftHMM, l.yHMM, rightHMM, l.yHMM, frameHMM, Ink))
	l.yHMM += t.headHMM
	l.draw(rule(leftHMM, l.yHMM, rightHMM, l.yHMM, hairHMM, Ink))
}

// drawRow draws one row and the rule below it. Sums stand out by weight and rule, not by colour alone: papers
// are photocopied.
func (l *layout) drawRow(t setTable, row setRow) {
	if row.kind == RowTotal {
		l.draw(Rect{XHMM: leftHMM, YHMM: l.yHMM, WidthHMM: BodyWidthHMM, HeightHMM: row.heightHMM, Grey: Tint})
		l.draw(rule(leftHMM, l.yHMM, rightHMM, l.yHMM, heavyHMM, Ink))
	}
	for _, c := range row.cells {
		l.draw(c.text.place(c.xHMM, l.yHMM+rowPadHMM, c.align)...)
	}
	l.drawSides(t, row.heightHMM, row.kind == RowGoods)
	l.yHMM += row.heightHMM
	below := columnRule
	if row.kind == RowSubtotal {
		below = Ink
	}
	l.draw(rule(leftHMM, l.yHMM, rightHMM, l.yHMM, hairHMM, below))
}

// drawTableEnd closes the frame of the table, or of its part on this page.
func (l *layout) drawTableEnd() {
	l.draw(rule(leftHMM, l.yHMM, rightHMM, l.yHMM, frameHMM, Ink))
}

// drawSides draws the outer rules of a row and, between cells, the quiet ones.
func (l *layout) drawSides(t setTable, heightHMM int, between bool) {
	if between {
		for _, s := range t.slots[1:] {
			l.draw(rule(s.xHMM, l.yHMM, s.xHMM, l.yHMM+heightHMM, hairHMM, columnRule))
		}
	}
	l.draw(rule(leftHMM, l.yHMM, leftHMM, l.yHMM+heightHMM, frameHMM, Ink))
	l.draw(rule(rightHMM, l.yHMM, rightHMM, l.yHMM+heightHMM, frameHMM, Ink))
}
