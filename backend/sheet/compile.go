package sheet

import (
	"fmt"
	"maps"
	"slices"
)

// compile makes every text of the template ready to be filled in; a function that there is not is told with its line.
func (c *checker) compile() {
	t := c.t
	c.wording("document", &t.Document)
	c.wording("author", &t.Author)
	c.wording("subject", &t.Subject)
	for i := range t.Area {
		c.wording(fmt.Sprintf("area[%d].when", i), &t.Area[i].When)
	}
	for i := range t.Mark {
		c.wording(fmt.Sprintf("mark[%d].when", i), &t.Mark[i].When)
		c.wording(fmt.Sprintf("mark[%d].text", i), &t.Mark[i].Text)
	}
	for i := range t.Rule {
		c.wording(fmt.Sprintf("rule[%d].when", i), &t.Rule[i].When)
	}
	for i := range t.Image {
		c.wording(fmt.Sprintf("image[%d].when", i), &t.Image[i].When)
	}
	for i := range t.Box {
		c.compileBox(fmt.Sprintf("box[%d]", i), &t.Box[i])
	}
	for i := range t.Symbol {
		c.wording(fmt.Sprintf("symbol[%d].when", i), &t.Symbol[i].When)
		c.wording(fmt.Sprintf("symbol[%d].text", i), &t.Symbol[i].Text)
	}
	for i := range t.Table {
		c.compileTable(fmt.Sprintf("table[%d]", i), &t.Table[i])
	}
	if t.Annex != nil {
		c.wording("annex.refer", &t.Annex.Refer)
		c.wording("annex.more", &t.Annex.More)
	}
}

func (c *checker) compileBox(at string, b *Box) {
	c.wording(at+".when", &b.When)
	c.wording(at+".caption", &b.Caption)
	c.compileParts(at, b.Part, b.Text)
}

func (c *checker) compileParts(at string, parts []Part, text Wording) {
	for i := range parts {
		key := fmt.Sprintf("%s.part[%d].text", at, i)
		if text.given() {
			key = at + ".text"
		}
		c.wording(key, &parts[i].Text)
	}
}

func (c *checker) compileTable(at string, t *Table) {
	c.wording(at+".when", &t.When)
	for i := range t.Column {
		column := fmt.Sprintf("%s.column[%d]", at, i)
		c.wording(column+".head", &t.Column[i].Head)
		c.compileParts(column, t.Column[i].Part, t.Column[i].Text)
	}
	for i := range t.Kind {
		kind := fmt.Sprintf("%s.kind[%d]", at, i)
		c.wording(kind+".span", &t.Kind[i].Span)
		c.cells(kind+".cells", t.Kind[i].Cells)
	}
	if t.Carry != nil {
		c.wording(at+".carry.forward", &t.Carry.Forward)
		c.wording(at+".carry.brought", &t.Carry.Brought)
		c.cells(at+".carry.cells", t.Carry.Cells)
	}
}

func (c *checker) cells(at string, cells map[string]Wording) {
	for _, name := range slices.Sorted(maps.Keys(cells)) {
		cell := cells[name]
		c.wording(at+"."+name, &cell)
		cells[name] = cell
	}
}

func (c *checker) wording(at string, w *Wording) {
	if err := w.compile(); err != nil {
		c.say(at, "%v", err)
	}
}
