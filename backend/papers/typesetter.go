package papers

import (
	"strings"
	"sync"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// typesetter lays papers out, one at a time, and remembers the texts it has set: of a draft that is looked at again and
// again only a figure changes now and then. The papers come out as if it remembered nothing.
type typesetter struct {
	guard  sync.Mutex
	names  string
	setter *text.Setter
}

// set fills a context in; lay is what a form does with the data.
func (t *typesetter) set(c Context, lay func(sheet.Data, sheet.Options) (sheet.Document, error)) (
	sheet.Document, error) {
	data, err := sheet.DataOf(c)
	if err != nil {
		return sheet.Document{}, err
	}
	t.guard.Lock()
	defer t.guard.Unlock()
	return lay(data, sheet.Options{CreatedAt: c.Made.At, Setter: t.knowing(c.laoNames())})
}

// knowing gives a setter that takes the names for words.
func (t *typesetter) knowing(names []string) *text.Setter {
	if joined := strings.Join(names, "\n"); t.setter == nil || joined != t.names {
		t.setter, t.names = text.NewSetter(names...), joined
	}
	return t.setter
}

// laoNames are the names in Lao, which is written without spaces.
func (c Context) laoNames() []string {
	names := []string{c.Consignor.NameLO, c.Consignee.NameLO}
	for _, row := range c.Rows {
		names = append(names, row.GoodsLO)
	}
	return names
}
