package app

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// localTime is how pages are told a time on the clock of a place: RFC 3339 without its offset.
const localTime = "2006-01-02T15:04"

// LoadRow is a shipment in the list of all.
type LoadRow struct {
	Reference  string              `json:"reference"`
	Departure  string              `json:"departure"`
	DepartsAt  string              `json:"departsAt"` // on the clock of the place it departs from
	Consignee  trade.Names         `json:"consignee"`
	State      trade.ShipmentState `json:"state"`
	Loaded     int64               `json:"loaded"`  // packages
	Planned    int64               `json:"planned"` // packages
	Transports []string            `json:"transports"`
}

// Shipments lists all shipments, the next to depart first and those that have left last.
func (l *Load) Shipments() (rows []LoadRow, err error) {
	rows = []LoadRow{}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		all, err := st.Shipping.Shipments(ctx, actor)
		if err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			for _, sh := range all {
				row, err := loadRow(tx, sh)
				if err != nil {
					return err
				}
				rows = append(rows, row)
			}
			return nil
		})
	})
	slices.SortStableFunc(rows, func(a, b LoadRow) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.DepartsAt, b.DepartsAt))
	})
	return rows, err
}

// rank puts what is still here before what has left, and both before what was given up.
func (r LoadRow) rank() int {
	return map[trade.ShipmentState]int{trade.ShipmentDespatched: 1, trade.ShipmentCancelled: 2}[r.State]
}

func loadRow(tx *store.Tx, sh trade.Shipment) (row LoadRow, err error) {
	row = LoadRow{Reference: sh.Reference, State: sh.State, Transports: []string{}}
	departure, err := tx.Departure(sh.DepartureID)
	if err != nil {
		return row, err
	}
	consignee, err := tx.Party(sh.ConsigneeID)
	if err != nil {
		return row, err
	}
	row.Departure, row.Consignee = departure.Reference, consignee.Name
	row.DepartsAt = departure.LocalTime().Format(localTime)
	for _, line := range sh.Lines {
		row.Planned += line.Packages
	}
	units, err := tx.TransportUnitsOf(sh.ID)
	for _, u := range units {
		load, err := tx.LoadOf(u.ID.At())
		if err != nil {
			return row, err
		}
		row.Loaded += load.Packages
		row.Transports = append(row.Transports, u.Number)
	}
	return row, err
}

// LoadView is a shipment at the door.
type LoadView struct {
	Reference  string              `json:"reference"`
	State      trade.ShipmentState `json:"state"`
	Consignee  trade.Names         `json:"consignee"`
	Terms      string              `json:"terms"` // as papers print them
	Departure  LoadDeparture       `json:"departure"`
	Lines      []LoadLine          `json:"lines"`
	Transports []LoadTransport     `json:"transports"`
	Plan       LoadPlan            `json:"plan"`     // as its form shows it
	Channels   []string            `json:"channels"` // platforms that are told when it leaves
	Papers     []LoadPaper         `json:"papers"`   // issued about it
}

// LoadTransport is a container, wagon or trailer with what is in it.
type LoadTransport struct {
	Number    string                   `json:"number"`
	Kind      trade.TransportUnitKind  `json:"kind"`
	SizeType  string                   `json:"sizeType"`
	Wagon     string                   `json:"wagon"`
	TareG     int64                    `json:"tareG"`
	MaxGrossG int64                    `json:"maxGrossG"` // 0 when not known
	Packages  int64                    `json:"packages"`  // planned; 0 when not planned
	State     trade.TransportUnitState `json:"state"`
	Seals     []LoadSeal               `json:"seals"`
	Loaded    int64                    `json:"loaded"` // packages
	NetG      int64                    `json:"netG"`
	GrossG    int64                    `json:"grossG"` // goods with their packing, without the transport unit
	Label     UnitLabel                `json:"label"`  // how it stands with its own label
}

// LoadSeal is a seal and who put it on.
type LoadSeal struct {
	Number string `json:"number"`
	By     string `json:"by"`
}

// LoadPaper is an issued paper.
type LoadPaper struct {
	Kind   trade.PaperKind `json:"kind"`
	Number string          `json:"number"`
}

// Open gives a shipment with what is loaded and what waits.
func (l *Load) Open(reference string) (v LoadView, err error) {
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		p, err := st.Shipping.Progress(ctx, actor, reference)
		if err != nil {
			return err
		}
		v = loadView(p)
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			if err := v.readLabels(tx, l.d.house, p.Transports); err != nil {
				return err
			}
			return v.surround(tx, p.Shipment)
		})
	})
	return v, err
}

func loadView(p shipping.Progress) LoadView {
	v := LoadView{Reference: p.Shipment.Reference, State: p.Shipment.State, Consignee: p.Consignee.Name,
		Terms: p.Shipment.Terms.String(), Departure: loadDeparture(p.Departure), Lines: []LoadLine{},
		Transports: []LoadTransport{}, Channels: []string{}, Papers: []LoadPaper{}}
	for _, line := range p.Lines {
		v.Lines = append(v.Lines, loadLine(line))
	}
	for _, t := range p.Transports {
		v.Transports = append(v.Transports, LoadTransport{Number: t.Number, Kind: t.Kind, SizeType: t.SizeType,
			Wagon: t.Wagon, TareG: t.TareG, MaxGrossG: t.MaxGrossG, Packages: t.TransportUnit.Packages, State: t.State,
			Seals: loadSeals(t.Seals), Loaded: t.Load.Packages, NetG: t.Load.NetG, GrossG: t.Load.GrossG()})
	}
	v.Plan = loadPlan(p)
	return v
}

// readLabels tells how it stands with the label of each transport unit.
func (v *LoadView) readLabels(tx *store.Tx, h *house, transports []shipping.TransportProgress) error {
	for i, t := range transports {
		all, err := h.labelsOf(tx, t.ID.At())
		if err != nil {
			return err
		}
		if v.Transports[i].Label, err = labelled(tx, all); err != nil {
			return err
		}
	}
	return nil
}

func loadSeals(all []trade.Seal) []LoadSeal {
	seals := make([]LoadSeal, 0, len(all))
	for _, s := range all {
		seals = append(seals, LoadSeal{Number: s.Number, By: s.By})
	}
	return seals
}

// surround reads what stands around a shipment: the platforms that will be told of it, and the papers about it.
func (v *LoadView) surround(tx *store.Tx, sh trade.Shipment) error {
	channels, err := tx.Channels()
	if err != nil {
		return err
	}
	for _, c := range channels {
		if c.Active {
			v.Channels = append(v.Channels, c.Name)
		}
	}
	if sh.NotifyID != "" {
		notify, err := tx.Party(sh.NotifyID)
		if err != nil {
			return err
		}
		v.Plan.Notify = notify.Code
	}
	papers, err := tx.PapersOf(sh.ID)
	for _, p := range papers {
		if p.State == trade.PaperIssued {
			v.Papers = append(v.Papers, LoadPaper{Kind: p.Kind, Number: p.Number})
		}
	}
	return err
}
