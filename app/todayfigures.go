package app

import (
	"cmp"
	"slices"
	"time"

	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// TodayFigures is what the plots of the day show.
type TodayFigures struct {
	Today    string          `json:"today"`
	From     string          `json:"from"` // first day of what was received
	To       string          `json:"to"`   // last day
	Received []TodayReceived `json:"received"`
	Leaving  []TodayLeaving  `json:"leaving"`
	Ages     []TodayAge      `json:"ages"`
	Limits   []int           `json:"limits"` // days since harvest up to which goods count into each bucket of ages
}

// TodayReceived is what one cooperative delivered on one day.
type TodayReceived struct {
	Day  string      `json:"day"`
	Code string      `json:"code"` // of the cooperative
	Name trade.Names `json:"name"`
	NetG int64       `json:"netG"`
}

// TodayLeaving is a shipment on the time line.
type TodayLeaving struct {
	Reference string              `json:"reference"`
	DepartsAt string              `json:"departsAt"` // RFC 3339
	LocalAt   string              `json:"localAt"`   // the same on the clock of the place it departs from
	State     trade.ShipmentState `json:"state"`
	Loaded    int64               `json:"loaded"`
	Planned   int64               `json:"planned"`
}

// TodayAge is how much of an item on stock is how old.
type TodayAge struct {
	Code   string      `json:"code"` // of the item
	Name   trade.Names `json:"name"`
	Bucket int         `json:"bucket"` // place among the limits, the last one beyond them
	NetG   int64       `json:"netG"`
}

const (
	daysShown      = 30
	shipmentsShown = 10
)

// ageLimits are the days since harvest up to which goods count into one bucket.
var ageLimits = []int{1, 3, 7, 14, 30}

func (f *TodayFigures) read(tx *store.Tx, rows []stock.Row) error {
	f.Today = tx.Today()
	f.countAges(rows)
	if err := f.readReceived(tx); err != nil {
		return err
	}
	return f.readLeaving(tx)
}

// countAges sums stock up by item and age. Goods without a harvest date have no age to show.
func (f *TodayFigures) countAges(rows []stock.Row) {
	type key struct {
		item   string
		bucket int
	}
	at := map[key]int{}
	for _, r := range rows {
		if r.HarvestedOn == "" {
			continue
		}
		age := daysBetween(r.HarvestedOn, f.Today)
		bucket, _ := slices.BinarySearch(ageLimits, age)
		k := key{r.Item, bucket}
		i, there := at[k]
		if !there {
			i = len(f.Ages)
			at[k] = i
			f.Ages = append(f.Ages, TodayAge{Code: r.Item, Name: r.ItemName, Bucket: bucket})
		}
		f.Ages[i].NetG += r.Total.NetG
	}
}

// readReceived sums deliveries up by day and cooperative over the last days; where nothing came in them, over the
// days up to the last delivery there was.
func (f *TodayFigures) readReceived(tx *store.Tx) error {
	all, err := tx.Consignments()
	if err != nil {
		return err
	}
	f.To = f.Today
	last := ""
	for _, c := range all {
		last = max(last, c.ReceivedOn)
	}
	if last != "" && last < dayBefore(f.Today, daysShown-1) {
		f.To = last
	}
	f.From = dayBefore(f.To, daysShown-1)
	sums := map[[2]string]int64{}
	for _, c := range all {
		if c.ReceivedOn < f.From || c.ReceivedOn > f.To {
			continue
		}
		for _, line := range c.Lines {
			sums[[2]string{c.ReceivedOn, string(c.PartyID)}] += line.NetG
		}
	}
	return f.nameReceived(tx, sums)
}

func (f *TodayFigures) nameReceived(tx *store.Tx, sums map[[2]string]int64) error {
	for k, netG := range sums {
		party, err := tx.Party(trade.PartyID(k[1]))
		if err != nil {
			return err
		}
		f.Received = append(f.Received, TodayReceived{k[0], party.Code, party.Name, netG})
	}
	slices.SortFunc(f.Received, func(a, b TodayReceived) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Code, b.Code))
	})
	return nil
}

// dayBefore gives the calendar date some days before another one.
func dayBefore(date string, days int) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return at.AddDate(0, 0, -days).Format(time.DateOnly)
}

// readLeaving takes the shipments whose departure is nearest to now, before or after.
func (f *TodayFigures) readLeaving(tx *store.Tx) error {
	all, err := tx.Shipments()
	if err != nil {
		return err
	}
	departs := map[trade.ShipmentID]time.Time{}
	all = slices.DeleteFunc(all, func(s trade.Shipment) bool { return s.State == trade.ShipmentCancelled })
	for _, sh := range all {
		d, err := tx.Departure(sh.DepartureID)
		if err != nil {
			return err
		}
		departs[sh.ID] = d.DepartsAt
	}
	slices.SortStableFunc(all, func(a, b trade.Shipment) int {
		return cmp.Compare(departs[a.ID].Sub(tx.Now()).Abs(), departs[b.ID].Sub(tx.Now()).Abs())
	})
	for _, sh := range all[:min(len(all), shipmentsShown)] {
		s, err := todayShipment(tx, sh)
		if err != nil {
			return err
		}
		f.Leaving = append(f.Leaving, TodayLeaving{s.Reference, s.DepartsAt, s.LocalAt, s.State, s.Loaded, s.Planned})
	}
	slices.SortStableFunc(f.Leaving, func(a, b TodayLeaving) int { return cmp.Compare(a.DepartsAt, b.DepartsAt) })
	return nil
}
