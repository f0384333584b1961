package sheet

import (
	"fmt"
	"maps"
	"slices"

	"tradehub/backend/symbol"
)

// complete fills in what a template may leave out, and names what it may not.
func (c *checker) complete() {
	t := c.t
	c.completeHead()
	for _, name := range slices.Sorted(maps.Keys(t.Style)) {
		c.completeStyle("style."+name, t.Style[name])
	}
	for i := range t.Area {
		at := fmt.Sprintf("area[%d]", i)
		c.completeSpot(at, &t.Area[i].Spot, Frame)
		c.grey(at+".grey", t.Area[i].Grey)
	}
	for i := range t.Mark {
		c.completeMark(fmt.Sprintf("mark[%d]", i), &t.Mark[i])
	}
	for i := range t.Rule {
		c.completeRule(fmt.Sprintf("rule[%d]", i), &t.Rule[i])
	}
	for i := range t.Image {
		c.completeSpot(fmt.Sprintf("image[%d]", i), &t.Image[i].Spot, Frame)
	}
	for i := range t.Box {
		c.completeBox(fmt.Sprintf("box[%d]", i), &t.Box[i])
	}
	for i := range t.Symbol {
		c.completeSymbol(fmt.Sprintf("symbol[%d]", i), &t.Symbol[i])
	}
	for i := range t.Table {
		c.completeTable(fmt.Sprintf("table[%d]", i), &t.Table[i])
	}
	c.completeAnnex()
	c.namesOnce()
}

func (c *checker) completeHead() {
	t := c.t
	if t.Version < 1 {
		c.say("version", "a template has a version from 1")
	}
	if t.Title == "" {
		c.say("title", "a template has a title, by which people choose it")
	}
	c.named("id", t.ID)
	choice(c, "medium", t.Medium, Paper, Label)
	t.Medium = either(t.Medium, Paper)
	t.Lang = either(t.Lang, "en")
	if !langForm.MatchString(t.Lang) {
		c.say("lang", "%q is no language; write it like lo or zh-Hans", t.Lang)
	}
	if !t.Document.given() {
		t.Document = Wording{source: t.Title}
	}
	c.completePage()
}

func (c *checker) completeStyle(at string, s *Style) {
	if s.Size < leastSizeDPt || s.Size > mostSizeDPt {
		c.say(at+".size", "a style has a size, from %dpt to %dpt", leastSizeDPt/10, mostSizeDPt/10)
	}
	s.Min, s.Leading = either(s.Min, s.Size), either(s.Leading, usualLeading)
	if s.Size > 0 && (s.Min < min(leastSizeDPt, s.Size) || s.Min > s.Size) {
		c.say(at+".min", "the least size is from %dpt to the size itself", leastSizeDPt/10)
	}
	if s.Leading < leastLeading || s.Leading > mostLeading {
		c.say(at+".leading", "the leading is from %d to %d per cent", leastLeading, mostLeading)
	}
	if s.Family != "" && s.Family != "sans" && s.Family != "phetsarath" {
		c.say(at+".family", "there is no family %q; use sans or phetsarath", s.Family)
	}
	c.grey(at+".grey", s.Grey)
}

func (c *checker) completeSpot(at string, s *Spot, layer Layer) {
	c.drawn(at, s.Layer, s.On)
	s.Layer, s.On = either(s.Layer, layer), either(s.On, First)
	s.ID = either(s.ID, at)
	c.pair(at+".at", s.At)
	c.extent(at+".size", s.Size)
}

func (c *checker) drawn(at string, layer Layer, on Sheets) {
	choice(c, at+".layer", layer, Frame, Fill)
	choice(c, at+".on", on, First, Next, Last, Every, Extra)
}

func (c *checker) completeMark(at string, m *Mark) {
	c.completeSpot(at, &m.Spot, Fill)
	c.styled(at+".style", &m.Style, "mark")
	if !m.Text.given() {
		c.say(at, "a mark has a text")
	}
}

func (c *checker) completeRule(at string, r *Rule) {
	c.drawn(at, r.Layer, r.On)
	r.Layer, r.On, r.ID = either(r.Layer, Frame), either(r.On, First), either(r.ID, at)
	r.Weight = either(r.Weight, 12)
	c.pair(at+".from", r.From)
	c.pair(at+".to", r.To)
	c.grey(at+".grey", r.Grey)
}

func (c *checker) completeBox(at string, b *Box) {
	c.named(at, b.ID)
	c.completeSpot(at, &b.Spot, Fill)
	if b.Caption.given() {
		c.styled(at+".caption_style", &b.CaptionStyle, "caption")
	}
	if b.Text.given() && len(b.Part) > 0 || !b.Text.given() && len(b.Part) == 0 && !b.Caption.given() {
		c.say(at, "a box has either a text or parts")
		return
	}
	c.completeParts(at, &b.Part, b.Text, either(b.Style, "value"))
	choice(c, at+".align", b.Align, Left, Right, Center)
	choice(c, at+".valign", b.VAlign, Top, Middle, Bottom)
	choice(c, at+".overflow", b.Overflow, Shrink, Continue, ToAnnex, Refuse)
	b.Align, b.VAlign, b.Overflow = either(b.Align, Left), either(b.VAlign, Top), either(b.Overflow, Shrink)
	c.quarter(at+".turn", b.Turn)
	if len(b.Size) == 2 && b.Pad > 0 && min(b.Size.x(), b.Size.y()) <= 2*int(b.Pad) {
		c.say(at+".pad", "the pad leaves no room for a text")
	}
}

// completeParts makes a part of a single text, and gives every part its style.
func (c *checker) completeParts(at string, parts *[]Part, single Wording, style string) {
	if single.given() {
		*parts = []Part{{Text: single, Style: style}}
		c.styled(at+".style", &(*parts)[0].Style, style)
		return
	}
	for i := range *parts {
		part := fmt.Sprintf("%s.part[%d]", at, i)
		if !(*parts)[i].Text.given() {
			c.say(part, "a part has a text")
		}
		c.styled(part+".style", &(*parts)[i].Style, style)
	}
}

func (c *checker) completeSymbol(at string, b *Bars) {
	c.named(at, b.ID)
	c.completeSpot(at, &b.Spot, Fill)
	if b.Kind == "" {
		c.say(at, "a symbol has a kind")
	}
	choice(c, at+".kind", symbol.Kind(b.Kind), symbolKinds...)
	if b.Module <= 0 || b.Most > 0 && b.Most < b.Module {
		c.say(at+".module", "a symbol has a least width of its modules, and the greatest is not below it")
	}
	if !b.Text.given() {
		c.say(at, "a symbol has a text")
	}
	if b.HRI != NoHRI {
		c.styled(at+".hri_style", &b.HRIStyle, "hri")
	}
	choice(c, at+".hri", b.HRI, Below, Above)
	choice(c, at+".align", b.Align, Left, Right, Center)
	b.Align = either(b.Align, Center)
	c.quarter(at+".turn", b.Turn)
}

func (c *checker) completeAnnex() {
	a := c.t.Annex
	for i, b := range c.t.Box {
		at := fmt.Sprintf("box[%d].overflow", i)
		switch {
		case b.Overflow != Continue && b.Overflow != ToAnnex:
		case a == nil:
			c.say(at, "the template has no [annex] for what does not fit")
		case b.On == Extra:
			c.say(at, "a box of the annex cannot send its text to the annex")
		}
	}
	if a == nil {
		return
	}
	c.pair("annex.at", a.At)
	c.extent("annex.size", a.Size)
	c.styled("annex.style", &a.Style, "value")
	c.styled("annex.caption_style", &a.CaptionStyle, "caption")
	if !a.Refer.given() || !a.More.given() {
		c.say("annex", "an annex has the texts refer and more, which stand in a box whose text went there")
	}
}

func either[T comparable](given, otherwise T) T {
	var none T
	if given == none {
		return otherwise
	}
	return given
}
