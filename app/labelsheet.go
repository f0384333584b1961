package app

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// LabelSheet is the label of a unit as it would be printed now, for the screen.
type LabelSheet struct {
	Unit     string    `json:"unit"`
	Template string    `json:"template"`
	Page     SheetPage `json:"page"`
	Faults   []Fault   `json:"faults"` // why it would not be printed
}

// LabelSample says which label is to be shown.
type LabelSample struct {
	Unit        string `json:"unit"`
	Transport   string `json:"transport"` // or the number of a container, wagon or trailer of the shipment
	Printer     string `json:"printer"`   // whose dots the symbols stand on; empty for the usual ones
	Shipment    string `json:"shipment"`
	Destination string `json:"destination"`
}

// Preview draws a label from the same display list that is printed. Nothing is kept.
func (l *Labels) Preview(s LabelSample) (drawn *LabelSheet, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		dpi, err := dpiOf(ctx, st, actor, s.Printer)
		if err != nil {
			return err
		}
		seen, err := st.Labels.Preview(ctx, actor, labels.PreviewRequest{Unit: s.Unit, Transport: s.Transport,
			Shipment: s.Shipment, Destination: s.Destination, DPI: dpi})
		if err != nil {
			return err
		}
		drawn = &LabelSheet{Unit: cmp.Or(seen.Unit.Number, seen.Transport.Number), Template: seen.Template,
			Faults: toldFaults(seen.Faults), Page: SheetPage{Places: []SheetPlace{}}}
		if len(seen.Sheet.Pages) > 0 {
			drawn.Page = sheetPage(seen.Sheet.Pages[0])
		}
		return nil
	})
	return drawn, err
}

// dpiOf gives the dots per inch of a printer; 0 where none is named, or none of that name is used any more.
func dpiOf(ctx context.Context, st *station.Station, actor trade.Actor, printer string) (int64, error) {
	all, err := st.Printers.All(ctx, actor)
	at := slices.IndexFunc(all, func(p trade.PrinterSetup) bool { return p.Name == printer })
	if err != nil || at < 0 {
		return 0, err
	}
	return all[at].DPI, nil
}

// LabelWays is what one chooses from before labels are printed.
type LabelWays struct {
	Printers     []string       `json:"printers"`
	Shipments    []LabelGoing   `json:"shipments"` // that have not left, the next to depart first
	Destinations []LabelCountry `json:"destinations"`
}

// LabelGoing is a shipment that units may be meant for.
type LabelGoing struct {
	Reference   string      `json:"reference"`
	Consignee   trade.Names `json:"consignee"`
	Destination string      `json:"destination"`
}

// LabelCountry is a country for which some label rule holds.
type LabelCountry struct {
	Code string      `json:"code"` // ISO 3166-1 alpha-2
	Name trade.Names `json:"name"`
}

// Ways lists the printers, and where what is labelled may go.
func (l *Labels) Ways() (w LabelWays, err error) {
	w = LabelWays{Printers: []string{}, Shipments: []LabelGoing{}, Destinations: []LabelCountry{}}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		printers, err := st.Printers.All(ctx, actor)
		if err != nil {
			return err
		}
		for _, p := range printers {
			w.Printers = append(w.Printers, p.Name)
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			if err := w.readShipments(tx); err != nil {
				return err
			}
			return w.readDestinations(tx)
		})
	})
	return w, err
}

func (w *LabelWays) readShipments(tx *store.Tx) error {
	all, err := tx.Shipments()
	if err != nil {
		return err
	}
	departs := map[string]string{}
	for _, sh := range all {
		if sh.State != trade.ShipmentOpen && sh.State != trade.ShipmentClosed {
			continue
		}
		consignee, err := tx.Party(sh.ConsigneeID)
		if err != nil {
			return err
		}
		departure, err := tx.Departure(sh.DepartureID)
		if err != nil {
			return err
		}
		departs[sh.Reference] = stamp(departure.DepartsAt)
		w.Shipments = append(w.Shipments, LabelGoing{sh.Reference, consignee.Name, sh.Destination})
	}
	slices.SortStableFunc(w.Shipments, func(a, b LabelGoing) int {
		return cmp.Compare(departs[a.Reference], departs[b.Reference])
	})
	return nil
}

// readDestinations lists the countries that label rules speak of; for others the general rules hold.
func (w *LabelWays) readDestinations(tx *store.Tx) error {
	rules, err := tx.RegisterRows(labels.Register)
	if err != nil {
		return err
	}
	for _, rule := range rules {
		code := rule.Fields["destination"]
		known := slices.ContainsFunc(w.Destinations, func(c LabelCountry) bool { return c.Code == code })
		if code == "" || known || !rule.ValidOn(tx.Today()) {
			continue
		}
		one := LabelCountry{Code: code, Name: trade.Names{EN: code}}
		row, found, err := tx.RegisterRow("countries", code, tx.Today())
		if err != nil {
			return err
		}
		if found {
			one.Name = trade.Names{EN: row.Fields["name_en"], LO: row.Fields["name_lo"], ZH: row.Fields["name_zh"]}
		}
		w.Destinations = append(w.Destinations, one)
	}
	return nil
}
