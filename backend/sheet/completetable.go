package sheet

import (
	"fmt"
	"maps"
	"slices"
)

func (c *checker) completeTable(at string, t *Table) {
	c.named(at, t.ID)
	if t.On != "" || t.Layer != "" {
		c.say(at, "a table stands on all sheets that it needs, its rules in the frame and its rows in the fill; "+
			"it takes neither on nor layer")
	}
	c.completeSpot(at, &t.Spot, Fill)
	if t.NextAt == nil {
		t.NextAt = t.At
	}
	if t.NextSize == nil {
		t.NextSize = t.Size
	}
	c.pair(at+".next_at", t.NextAt)
	c.extent(at+".next_size", t.NextSize)
	c.styled(at+".style", &t.Style, "cell")
	c.styled(at+".head_style", &t.HeadStyle, "head")
	if t.HeadGrey != nil {
		c.grey(at+".head_grey", *t.HeadGrey)
	}
	if t.LinesGrey != nil {
		c.grey(at+".lines_grey", *t.LinesGrey)
	}
	if t.Rows == "" || len(t.Column) == 0 {
		c.say(at, "a table has rows and columns")
		return
	}
	c.completeColumns(at, t)
	c.completeRoom(at, t)
	for i := range t.Kind {
		c.completeKind(fmt.Sprintf("%s.kind[%d]", at, i), t, &t.Kind[i])
	}
	if t.Carry != nil {
		c.completeCarry(at+".carry", t)
	}
}

// completeRoom looks whether what is left of the place is enough to print in.
func (c *checker) completeRoom(at string, t *Table) {
	if len(t.Size) != 2 || len(t.NextSize) != 2 {
		return
	}
	if t.Size.x() != t.NextSize.x() {
		c.say(at+".next_size", "a table is as wide on further sheets as on the first")
	}
	if int(t.Reserve) >= min(t.Size.y(), t.NextSize.y()) {
		c.say(at+".reserve", "the reserve leaves no room for rows")
	}
	for i, column := range t.Column {
		if t.Pad > 0 && column.Width > 0 && column.Width <= 2*t.Pad {
			c.say(fmt.Sprintf("%s.column[%d]", at, i), "the pad leaves no room in the column")
		}
	}
}

// completeColumns shares out what the columns with a width leave.
func (c *checker) completeColumns(at string, t *Table) {
	for i := range t.Column {
		c.completeColumn(fmt.Sprintf("%s.column[%d]", at, i), t, i)
	}
	if len(t.Size) != 2 {
		return
	}
	left, open := t.Size.x(), 0
	for i := range t.Column {
		left -= int(t.Column[i].Width)
		if t.Column[i].Width == 0 {
			open++
		}
	}
	if left < 0 || open > 0 && left < open*100 || open == 0 && left != 0 {
		c.say(at, "the columns do not make up the width of the table: %s mm are left for %d columns",
			millimetres(left), open)
		return // what is open stays without a width
	}
	for i := range t.Column {
		if t.Column[i].Width == 0 {
			t.Column[i].Width = Length(left / open)
			left, open = left-left/open, open-1
		}
	}
}

func (c *checker) completeColumn(at string, t *Table, i int) {
	column := &t.Column[i]
	c.named(at, column.ID)
	if t.column(column.ID) != i {
		c.say(at, "the table has a column %s already", column.ID)
	}
	choice(c, at+".align", column.Align, Left, Right, Center, Decimal)
	column.Align = either(column.Align, Left)
	if column.Text.given() && len(column.Part) > 0 {
		c.say(at, "a column has either a text or parts")
		return
	}
	c.completeParts(at, &column.Part, column.Text, either(column.Style, t.Style))
}

func (c *checker) completeKind(at string, t *Table, k *Kind) {
	if k.Name == "" {
		c.say(at, "a kind of rows has a name")
	}
	if t.kind(k.Name) != k {
		c.say(at, "the table has a kind %s already", k.Name)
	}
	choice(c, at+".keep", k.Keep, KeepNext, KeepPrevious)
	c.styled(at+".style", &k.Style, t.Style)
	if k.Span.given() == (len(k.Cells) > 0) {
		c.say(at, "a kind of rows has either a span or cells")
	}
	if k.Ground != nil {
		c.grey(at+".ground", *k.Ground)
	}
	c.columns(at+".cells", t, k.Cells)
}

func (c *checker) completeCarry(at string, t *Table) {
	c.styled(at+".style", &t.Carry.Style, t.Style)
	if t.column(t.Carry.Column) < 0 {
		c.say(at+".column", "the table has no column %q", t.Carry.Column)
	}
	if !t.Carry.Forward.given() || !t.Carry.Brought.given() {
		c.say(at, "what is carried has the texts forward and brought")
	}
	c.columns(at+".cells", t, t.Carry.Cells)
}

func (c *checker) columns(at string, t *Table, cells map[string]Wording) {
	for _, name := range slices.Sorted(maps.Keys(cells)) {
		if t.column(name) < 0 {
			c.say(at+"."+name, "the table has no column %q", name)
		}
	}
}

// column finds a column by its id; -1 when there is none.
func (t *Table) column(id string) int {
	return slices.IndexFunc(t.Column, func(c Column) bool { return c.ID == id })
}

// kind finds how rows of a kind are set.
func (t *Table) kind(name string) *Kind {
	for i := range t.Kind {
		if t.Kind[i].Name == name {
			return &t.Kind[i]
		}
	}
	return nil
}
