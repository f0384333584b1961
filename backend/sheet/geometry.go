package sheet

import "fmt"

// place is a rectangle of a template with what it is part of.
type place struct {
	id                  string
	at                  string // key in the file
	leftHMM, topHMM     int
	widthHMM, heightHMM int
	on                  sheetSet
	conditional         bool
	fill                bool // takes a text, table or symbol of the fill
	print               bool // has letters or lines, of whichever layer
	bars                bool // takes a symbol, which stands alone
}

// sheetSet are the sheets of a document by where they stand in it.
type sheetSet uint8

// The sheets. Of those that are not of the annex, the only one is all there is.
const (
	only sheetSet = 1 << iota
	opening
	middle
	closing
	extra
)

func (s Sheets) set() sheetSet {
	switch s {
	case First:
		return only | opening
	case Next:
		return middle | closing
	case Last:
		return only | closing
	case Extra:
		return extra
	}
	return only | opening | middle | closing | extra
}

func placed(at string, s Spot) place {
	return place{id: s.ID, at: at, on: s.On.set(), conditional: s.When.given(), leftHMM: s.At.x(), topHMM: s.At.y(),
		widthHMM: s.Size.x(), heightHMM: s.Size.y()}
}

// geometry refuses what does not lie on the page, places of the fill that overlap on some sheet, and whatever would
// stand in the quiet zone of a symbol.
func (c *checker) geometry() {
	places := c.t.places()
	for i := range places {
		c.onPage(places[i])
		for k := range i {
			c.apart(places[i], places[k])
		}
	}
}

// places lists all rectangles of a template, those of its tables for each kind of sheet.
func (t *Template) places() (all []place) {
	for i, a := range t.Area {
		all = append(all, placed(fmt.Sprintf("area[%d]", i), a.Spot))
	}
	for i, m := range t.Mark {
		all = append(all, placed(fmt.Sprintf("mark[%d]", i), m.Spot))
	}
	for i, r := range t.Rule {
		all = append(all, r.place(fmt.Sprintf("rule[%d]", i)))
	}
	for i, p := range t.Image {
		one := placed(fmt.Sprintf("image[%d]", i), p.Spot)
		one.print, one.fill = true, p.Layer == Fill
		all = append(all, one)
	}
	for i, b := range t.Box {
		one := placed(fmt.Sprintf("box[%d]", i), b.Spot)
		one.print = len(b.Part) > 0
		one.fill = one.print && b.Layer == Fill
		all = append(all, one)
	}
	for i, s := range t.Symbol {
		one := placed(fmt.Sprintf("symbol[%d]", i), s.Spot)
		one.print, one.fill, one.bars = true, s.Layer == Fill, true
		all = append(all, one)
	}
	for i, table := range t.Table {
		all = append(all, table.places(fmt.Sprintf("table[%d]", i))...)
	}
	if a := t.Annex; a != nil {
		one := placed("annex", Spot{ID: annexName, At: a.At, Size: a.Size, On: Extra})
		one.print, one.fill = true, true
		all = append(all, one)
	}
	return all
}

// annexName is what the place of the annex is called in faults and proofs.
const annexName = "annex"

func (r Rule) place(at string) place {
	return place{id: r.ID, at: at, on: r.On.set(), conditional: r.When.given(), print: true,
		leftHMM: min(r.From.x(), r.To.x()), topHMM: min(r.From.y(), r.To.y()),
		widthHMM:  max(r.From.x(), r.To.x()) - min(r.From.x(), r.To.x()),
		heightHMM: max(r.From.y(), r.To.y()) - min(r.From.y(), r.To.y())}
}

// places gives where a table stands on the first and on further sheets; it leaves its reserve free on the last.
func (t *Table) places(at string) []place {
	first := placed(at, t.Spot)
	first.print, first.fill, first.on = true, true, opening
	next := first
	next.leftHMM, next.topHMM, next.widthHMM, next.heightHMM = t.NextAt.x(), t.NextAt.y(), t.NextSize.x(), t.NextSize.y()
	next.on = middle
	alone, last := first, next
	alone.on, last.on = only, closing
	alone.heightHMM -= int(t.Reserve)
	last.heightHMM -= int(t.Reserve)
	return []place{first, next, alone, last}
}

func (c *checker) onPage(p place) {
	if p.leftHMM+p.widthHMM <= c.t.Page.x() && p.topHMM+p.heightHMM <= c.t.Page.y() {
		return
	}
	c.say(p.at, "%s does not lie on the page of %s by %s mm", p.id, millimetres(c.t.Page.x()),
		millimetres(c.t.Page.y()))
}

// apart refuses two places that may not overlap. Two parts that are drawn on a condition may share a place, where one
// is meant instead of the other; that they are not drawn both is seen when a sheet is laid.
func (c *checker) apart(p, o place) {
	if p.at == o.at || p.on&o.on == 0 || !p.covers(o) || !(p.fill && o.fill || p.bars && o.print || o.bars && p.print) {
		return
	}
	if p.conditional && o.conditional {
		c.t.shared = append(c.t.shared, [2]string{p.id, o.id})
		return
	}
	c.say(p.at, "%s overlaps %s of line %d", p.id, o.id, c.t.lines.at(o.at))
}

// covers tells whether two rectangles have more in common than an edge.
func (p place) covers(o place) bool {
	return p.leftHMM < o.leftHMM+o.widthHMM && o.leftHMM < p.leftHMM+p.widthHMM &&
		p.topHMM < o.topHMM+o.heightHMM && o.topHMM < p.topHMM+p.heightHMM
}
