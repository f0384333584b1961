package stock

import (
	"maps"
	"slices"

	"tradehub/backend/announce"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// post posts an entry and tells the platform the new stock of every item of which the site now holds another
// amount. A carton that moves within the site costs no reckoning and no message.
func post(tx *store.Tx, e *trade.Entry) error {
	firm, err := tx.Firm()
	if err != nil {
		return err
	}
	site := border{tx, firm.SiteID.At(), map[trade.Place]bool{}}
	items, err := site.crossedBy(e)
	if err != nil {
		return err
	}
	before, err := site.holds(items)
	if err != nil {
		return err
	}
	if err := tx.Post(e); err != nil {
		return err
	}
	after, err := site.holds(items)
	if err != nil {
		return err
	}
	changed := slices.DeleteFunc(items, func(i trade.ItemID) bool { return maps.Equal(before[i], after[i]) })
	return announce.Stock(tx, e, changed...)
}

// border tells what is inside the site.
type border struct {
	tx    *store.Tx
	site  trade.Place
	known map[trade.Place]bool
}

// crossedBy gives the items of which a line of the entry takes goods into the site or out of it. Where there are
// none the site holds what it held.
func (b border) crossedBy(e *trade.Entry) (items []trade.ItemID, err error) {
	add := func(id trade.ItemID) {
		if !slices.Contains(items, id) {
			items = append(items, id)
		}
	}
	for _, m := range e.Movements {
		crosses, err := b.between(m.From, m.To)
		if err != nil {
			return nil, err
		}
		if crosses {
			add(m.ItemID)
		}
	}
	for _, p := range e.Placements {
		crosses, err := b.between(p.From, p.To)
		if err != nil {
			return nil, err
		}
		if !crosses {
			continue
		}
		rows, err := b.tx.Contents(p.Subject)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			add(row.ItemID)
		}
	}
	return items, nil
}

// between tells whether the border lies between two places.
func (b border) between(from, to trade.Place) (bool, error) {
	left, err := b.inside(from)
	if err != nil {
		return false, err
	}
	right, err := b.inside(to)
	return left != right, err
}

func (b border) inside(place trade.Place) (bool, error) {
	if !place.Physical() || place == b.site {
		return place == b.site, nil
	}
	if inside, known := b.known[place]; known {
		return inside, nil
	}
	above, err := b.tx.Ancestors(place)
	b.known[place] = slices.Contains(above, b.site)
	return b.known[place], err
}

// holds gives what the site holds of items, by grade.
func (b border) holds(items []trade.ItemID) (map[trade.ItemID]map[trade.Grade]int64, error) {
	held := map[trade.ItemID]map[trade.Grade]int64{}
	for _, id := range items {
		rows, err := b.tx.StockOf(b.site, id)
		if err != nil {
			return nil, err
		}
		held[id] = map[trade.Grade]int64{}
		for _, row := range rows {
			held[id][row.Grade] += row.QtyMilli
		}
	}
	return held, nil
}
