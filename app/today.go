package app

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/station"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Today is the screen of what needs a person now.
type Today struct{ d *desk }

// TodayWork is the work that waits, each kind only where there is some.
type TodayWork struct {
	Steps      []TodayStep       `json:"steps"` // what a new station does first; empty once goods came in
	Ungraded   []TodayDelivery   `json:"ungraded"`
	Loose      []TodayLot        `json:"loose"` // export grade that lies loose
	Shipments  []TodayShipment   `json:"shipments"`
	Channels   []TodayChannel    `json:"channels"`
	Jobs       []LabelJob        `json:"jobs"`       // of labels, about which something is left to do
	Unlabelled []TodayUnlabelled `json:"unlabelled"` // units without a label, where there is a label printer
	BackupAt   string            `json:"backupAt"`   // the last one, RFC 3339; empty where none is known
}

// TodayStep is one of the first steps of a new station.
type TodayStep struct {
	Name string `json:"name"` // items, cooperatives, places, receive
	Done bool   `json:"done"`
}

// TodayDelivery is a delivery with lots that are not graded.
type TodayDelivery struct {
	Number      string      `json:"number"`
	Note        string      `json:"note"`
	Cooperative trade.Names `json:"cooperative"`
	ReceivedOn  string      `json:"receivedOn"`
	Lots        int         `json:"lots"` // not graded
	NetG        int64       `json:"netG"` // of those
}

// TodayLot is export grade of a lot that is not in packages yet.
type TodayLot struct {
	Lot     string      `json:"lot"`
	Item    string      `json:"item"`
	Name    trade.Names `json:"name"`
	Place   string      `json:"place"`
	NetG    int64       `json:"netG"`
	AgeDays int         `json:"ageDays"` // since harvest
}

// TodayShipment is a shipment that has not left.
type TodayShipment struct {
	Reference string              `json:"reference"`
	Consignee trade.Names         `json:"consignee"`
	Departure string              `json:"departure"`
	DepartsAt string              `json:"departsAt"` // RFC 3339
	LocalAt   string              `json:"localAt"`   // the same on the clock of the place it departs from
	State     trade.ShipmentState `json:"state"`
	Loaded    int64               `json:"loaded"`  // packages
	Planned   int64               `json:"planned"` // packages
	Next      TodayNext           `json:"next"`
}

// TodayNext is the one thing that keeps a shipment from leaving before all others.
type TodayNext struct {
	What  string   `json:"what"`  // transport, load, seal, close, papers, despatch
	Count int64    `json:"count"` // how many of it
	Names []string `json:"names"` // containers, or kinds of paper
}

// TodayChannel is what one platform has not been told.
type TodayChannel struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	Waiting   int64  `json:"waiting"`
	Rejected  int64  `json:"rejected"`
	Conflicts int64  `json:"conflicts"`
	Oldest    string `json:"oldest"` // RFC 3339
}

// TodayView is the whole page, from one view of the ledger.
type TodayView struct {
	Work    TodayWork    `json:"work"`
	Figures TodayFigures `json:"figures"`
}

// Look tells what needs a person now, and gives what the plots show.
func (t *Today) Look() (v TodayView, err error) {
	w := TodayWork{Steps: []TodayStep{}, Ungraded: []TodayDelivery{}, Loose: []TodayLot{},
		Shipments: []TodayShipment{}, Channels: []TodayChannel{}, Jobs: []LabelJob{}, Unlabelled: []TodayUnlabelled{}}
	f := TodayFigures{Received: []TodayReceived{}, Leaving: []TodayLeaving{}, Ages: []TodayAge{}, Limits: ageLimits}
	err = t.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		rows, err := st.Stock.Overview(ctx, actor, stock.OverviewRequest{})
		if err != nil {
			return err
		}
		if err := w.readChannels(ctx, st, actor); err != nil {
			return err
		}
		if err := w.readLabels(ctx, st, actor, &Labels{t.d}); err != nil {
			return err
		}
		if last := (&Settings{d: t.d}).lastBackup(); last != nil {
			w.BackupAt = last.MadeAt
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			if err := w.read(tx, rows); err != nil {
				return err
			}
			return f.read(tx, rows)
		})
	})
	return TodayView{w, f}, err
}

func (w *TodayWork) readChannels(ctx context.Context, st *station.Station, actor trade.Actor) error {
	all, err := st.Syncing.Status(ctx, actor)
	for _, c := range all {
		if c.Waiting+c.Rejected+c.Conflicts == 0 {
			continue
		}
		w.Channels = append(w.Channels, TodayChannel{Code: c.Channel.Code, Name: c.Channel.Name, Waiting: c.Waiting,
			Rejected: c.Rejected, Conflicts: c.Conflicts, Oldest: stamp(c.Oldest)})
	}
	return err
}

func (w *TodayWork) read(tx *store.Tx, rows []stock.Row) error {
	received, err := tx.Consignments()
	if err != nil {
		return err
	}
	if len(received) == 0 {
		if err := w.readSteps(tx); err != nil {
			return err
		}
	}
	if err := w.readUngraded(tx, received); err != nil {
		return err
	}
	if err := w.readLoose(tx, rows); err != nil {
		return err
	}
	return w.readShipments(tx)
}

// readSteps tells a new station what comes before its first delivery.
func (w *TodayWork) readSteps(tx *store.Tx) error {
	items, err := tx.Items()
	if err != nil {
		return err
	}
	parties, err := tx.Parties()
	if err != nil {
		return err
	}
	locations, err := tx.Locations()
	grower := func(p trade.Party) bool { return p.Has(trade.Cooperative) || p.Has(trade.Grower) }
	w.Steps = []TodayStep{{"items", len(items) > 0}, {"cooperatives", slices.ContainsFunc(parties, grower)},
		{"places", len(locations) > 1}, {"receive", false}, {"pack", false}, {"load", false}}
	return err
}

// readUngraded lists deliveries with lots that were not graded, the oldest first.
func (w *TodayWork) readUngraded(tx *store.Tx, received []trade.Consignment) error {
	for _, c := range received {
		d := TodayDelivery{Number: c.Number, Note: c.DeliveryNote, ReceivedOn: c.ReceivedOn}
		for _, line := range c.Lines {
			if !line.Graded {
				d.Lots++
				d.NetG += line.NetG
			}
		}
		if d.Lots == 0 {
			continue
		}
		party, err := tx.Party(c.PartyID)
		if err != nil {
			return err
		}
		d.Cooperative = party.Name
		w.Ungraded = append(w.Ungraded, d)
	}
	slices.SortStableFunc(w.Ungraded, func(a, b TodayDelivery) int {
		return cmp.Or(cmp.Compare(a.ReceivedOn, b.ReceivedOn), cmp.Compare(a.Number, b.Number))
	})
	return nil
}

// readLoose lists the lots of which at least one package of export grade lies loose, the oldest first.
func (w *TodayWork) readLoose(tx *store.Tx, rows []stock.Row) error {
	items := map[string]trade.Item{}
	for _, r := range rows {
		if r.Grade != trade.GradeA || r.Loose.NetG <= 0 {
			continue
		}
		item, known := items[r.Item]
		if !known {
			var err error
			if item, err = tx.ItemByCode(r.Item); err != nil {
				return err
			}
			items[r.Item] = item
		}
		if r.Loose.NetG < item.NetG {
			continue
		}
		w.Loose = append(w.Loose, TodayLot{Lot: r.Lot, Item: r.Item, Name: r.ItemName, Place: r.Place.Code,
			NetG: r.Loose.NetG, AgeDays: daysBetween(r.HarvestedOn, tx.Today())})
	}
	slices.SortStableFunc(w.Loose, func(a, b TodayLot) int { return cmp.Compare(b.AgeDays, a.AgeDays) })
	return nil
}
