package app

import (
	"context"
	"time"

	"tradehub/backend/station"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Shelf is the screen of what lies where, and where it came from.
type Shelf struct{ d *desk }

// ShelfView is all stock of the site with what its forms choose from.
type ShelfView struct {
	Site      string       `json:"site"`  // code of the firm's site
	Today     string       `json:"today"` // calendar date at this station
	Items     []ShelfName  `json:"items"`
	Locations []ShelfName  `json:"locations"`
	Rows      []ShelfGoods `json:"rows"`
}

// ShelfName is a master by its code.
type ShelfName struct {
	Code string      `json:"code"`
	Name trade.Names `json:"name"`
}

// ShelfGoods is the goods of one lot and grade at one spot. There may be a hundred thousand of them, so a row names
// items and places by their codes alone.
type ShelfGoods struct {
	Item        string      `json:"item"`
	Lot         string      `json:"lot"`
	Grade       trade.Grade `json:"grade"`
	Owner       string      `json:"owner"`
	HarvestedOn string      `json:"harvestedOn"`
	AgeDays     int         `json:"ageDays"`   // since harvest; 0 where no date is known
	Place       string      `json:"place"`     // code of a location, or number of a transport unit
	Transport   bool        `json:"transport"` // the place is a transport unit
	LooseG      int64       `json:"looseG"`    // in no package
	Packages    int64       `json:"packages"`
	NetG        int64       `json:"netG"` // loose and in packages
}

// Look lists all stock of the site.
func (s *Shelf) Look() (v ShelfView, err error) {
	v.Items, v.Locations, v.Rows = []ShelfName{}, []ShelfName{}, []ShelfGoods{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := st.DB.Read(ctx, v.readMasters); err != nil {
			return err
		}
		rows, err := st.Stock.Overview(ctx, actor, stock.OverviewRequest{})
		v.Rows = shelfGoods(rows, v.Today)
		return err
	})
	return v, err
}

func (v *ShelfView) readMasters(tx *store.Tx) error {
	v.Today = tx.Today()
	firm, err := tx.Firm()
	if err != nil {
		return err
	}
	items, err := tx.Items()
	if err != nil {
		return err
	}
	for _, i := range items {
		v.Items = append(v.Items, ShelfName{i.Code, i.Name})
	}
	locations, err := tx.Locations()
	for _, l := range locations {
		v.Locations = append(v.Locations, ShelfName{l.Code, l.Name})
		if l.ID == firm.SiteID {
			v.Site = l.Code
		}
	}
	return err
}

func shelfGoods(rows []stock.Row, today string) []ShelfGoods {
	all := make([]ShelfGoods, 0, len(rows))
	for _, r := range rows {
		all = append(all, ShelfGoods{Item: r.Item, Lot: r.Lot, Grade: r.Grade, Owner: r.Owner,
			HarvestedOn: r.HarvestedOn, AgeDays: daysBetween(r.HarvestedOn, today), Place: r.Place.Code,
			Transport: r.Place.Kind == trade.TransportPlace, LooseG: r.Loose.NetG, Packages: r.Total.Packages,
			NetG: r.Total.NetG})
	}
	return all
}

// daysBetween counts the days from one calendar date (YYYY-MM-DD) to another; 0 where one is no date.
func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a) / (24 * time.Hour))
}
