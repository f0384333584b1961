package papers

import (
	"strings"
	"sync"
	"time"

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

// lay is what a form does with data.
type lay func(sheet.Data, sheet.Options) (sheet.Document, error)

// set fills in what a paper says; it was made at a time, and has names in Lao, which is written
// without spaces.
func (t *typesetter) set(said any, at time.Time, names []string, lay lay) (sheet.Document, error) {
	data, err := sheet.DataOf(said)
	if err != nil {
		return sheet.Document{}, err
	}
	t.guard.Lock()
	defer t.guard.Unlock()
	return lay(data, sheet.Options{CreatedAt: at, Setter: t.knowing(names)})
}

// knowing gives a setter that takes the names for words.
func (t *typesetter) knowing(names []string) *text.Setter {
	if joined := strings.Join(names, "\n"); t.setter == nil || joined != t.names {
		t.setter, t.names = text.NewSetter(names...), joined
	}
	return t.setter
}
