package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/receiving"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// ReceiveChoices is what a delivery form chooses from.
type ReceiveChoices struct {
	Today        string          `json:"today"`    // the station's day
	Location     string          `json:"location"` // where goods were put last
	Cooperatives []ReceiveChoice `json:"cooperatives"`
	Locations    []ReceiveChoice `json:"locations"`
	Packages     []ReceiveChoice `json:"packages"` // package kinds (Rec 21)
	Items        []ReceiveItem   `json:"items"`
}

// ReceiveChoice is one thing to choose, by its code.
type ReceiveChoice struct {
	Code string      `json:"code"`
	Name trade.Names `json:"name"`
}

// ReceiveItem is an item to choose, with what is plausible of it.
type ReceiveItem struct {
	Code    string      `json:"code"`
	Name    trade.Names `json:"name"`
	Package string      `json:"package"` // the kind that the plausible weights are of
	TareG   int64       `json:"tareG"`   // of one empty package; 0 where it is not known
	MinNetG int64       `json:"minNetG"`
	MaxNetG int64       `json:"maxNetG"` // 0 where there is no limit
}

func receiveChoices(ctx context.Context, st *station.Station) (c ReceiveChoices, err error) {
	c = ReceiveChoices{Cooperatives: []ReceiveChoice{}, Locations: []ReceiveChoice{}, Packages: []ReceiveChoice{},
		Items: []ReceiveItem{}}
	err = st.DB.Read(ctx, func(tx *store.Tx) error {
		c.Today = tx.Today()
		parties, err := tx.Parties()
		for _, p := range parties {
			if p.Has(trade.Cooperative) || p.Has(trade.Grower) {
				c.Cooperatives = append(c.Cooperatives, ReceiveChoice{p.Code, p.Name})
			}
		}
		if err != nil {
			return err
		}
		items, err := tx.Items()
		for _, i := range items {
			c.Items = append(c.Items, ReceiveItem{i.Code, i.Name, i.Package, i.TareG, i.MinNetG, i.MaxNetG})
		}
		if err != nil {
			return err
		}
		return c.readPlaces(tx)
	})
	return c, err
}

// readPlaces adds the package kinds and the locations, and the location that goods were put to last.
func (c *ReceiveChoices) readPlaces(tx *store.Tx) error {
	kinds, err := tx.RegisterRows("packages")
	for _, k := range kinds {
		if k.ValidOn(c.Today) {
			c.Packages = append(c.Packages, ReceiveChoice{k.Code, trade.Names{EN: k.Fields["name_en"]}})
		}
	}
	if err != nil {
		return err
	}
	locations, err := tx.Locations()
	for _, l := range locations {
		c.Locations = append(c.Locations, ReceiveChoice{l.Code, l.Name})
	}
	if err != nil {
		return err
	}
	all, err := tx.Consignments()
	if err != nil || len(all) == 0 {
		if len(locations) == 1 {
			c.Location = locations[0].Code
		}
		return err
	}
	last, err := tx.Location(slices.MaxFunc(all, newer).LocationID)
	c.Location = last.Code
	return err
}

// newer compares deliveries by their day and number.
func newer(a, b trade.Consignment) int {
	return cmp.Or(cmp.Compare(a.ReceivedOn, b.ReceivedOn), cmp.Compare(a.Number, b.Number))
}

// NewDelivery is a delivery as typed.
type NewDelivery struct {
	Command      string   `json:"command"` // id of this step, made by the page
	DeliveryNote string   `json:"deliveryNote"`
	Cooperative  string   `json:"cooperative"` // code
	Location     string   `json:"location"`    // code
	ReceivedOn   string   `json:"receivedOn"`
	Vehicle      string   `json:"vehicle"`
	Driver       string   `json:"driver"`
	Remarks      string   `json:"remarks"`
	Lots         []NewLot `json:"lots"`
}

// NewLot is one lot of it as weighed.
type NewLot struct {
	Item        string `json:"item"`
	Lot         string `json:"lot"`
	Orchard     string `json:"orchard"`
	Packhouse   string `json:"packhouse"`
	HarvestedOn string `json:"harvestedOn"`
	Packages    int64  `json:"packages"`
	Package     string `json:"package"`
	GrossG      int64  `json:"grossG"`
	TareG       int64  `json:"tareG"`
	Graded      bool   `json:"graded"`
	GradeAG     int64  `json:"gradeAG"`
	GradeBG     int64  `json:"gradeBG"`
	RejectG     int64  `json:"rejectG"`

	Weighings     []TakenWeight `json:"weighings"`     // of the gross weight, where it was weighed
	TareWeighings []TakenWeight `json:"tareWeighings"` // of the empty packages, where they were weighed
}

// Grading is the result of grading one lot.
type Grading struct {
	Command string `json:"command"`
	Lot     string `json:"lot"`
	GradeAG int64  `json:"gradeAG"`
	GradeBG int64  `json:"gradeBG"`
	RejectG int64  `json:"rejectG"`
}

// Booked says what was booked.
type Booked struct {
	Number string   `json:"number"`
	NetG   int64    `json:"netG"`
	Lots   []string `json:"lots"`
	Graded int      `json:"graded"` // how many of the lots
}

func (n NewDelivery) request() receiving.ReceiveRequest {
	r := receiving.ReceiveRequest{DeliveryNote: n.DeliveryNote, Cooperative: n.Cooperative, Location: n.Location,
		ReceivedOn: n.ReceivedOn, Vehicle: n.Vehicle, Driver: n.Driver, Remarks: n.Remarks,
		Command: trade.EntryID(n.Command)}
	for _, l := range n.Lots {
		r.Lines = append(r.Lines, receiving.Line{Item: l.Item, Lot: l.Lot, Orchard: l.Orchard, Packhouse: l.Packhouse,
			HarvestedOn: l.HarvestedOn, Packages: l.Packages, Package: l.Package, GrossG: l.GrossG, TareG: l.TareG,
			NetG: l.GrossG - l.TareG, Graded: l.Graded, GradeAG: l.GradeAG, GradeBG: l.GradeBG, RejectG: l.RejectG,
			Weighings: evidence(l.Weighings), TareWeighings: evidence(l.TareWeighings)})
	}
	return r
}

func bookedOf(got receiving.Received) Booked {
	b := Booked{Number: got.Consignment.Number, Lots: []string{}}
	for _, l := range got.Lots {
		b.Lots = append(b.Lots, l.Number)
	}
	for _, line := range got.Consignment.Lines {
		b.NetG += line.NetG
		if line.Graded {
			b.Graded++
		}
	}
	return b
}

// SheetCheck is what a delivery sheet says, and all that is wrong with it.
type SheetCheck struct {
	DeliveryNote string      `json:"deliveryNote"`
	Cooperative  string      `json:"cooperative"`
	ReceivedOn   string      `json:"receivedOn"`
	Vehicle      string      `json:"vehicle"`
	Driver       string      `json:"driver"`
	Remarks      string      `json:"remarks"`
	NetG         int64       `json:"netG"`
	Rows         []SheetRow  `json:"rows"`
	Faults       []CellFault `json:"faults"`
}

// SheetRow is one lot as the sheet says.
type SheetRow struct {
	Row         int    `json:"row"`
	Item        string `json:"item"`
	Lot         string `json:"lot"`
	Orchard     string `json:"orchard"`
	Packhouse   string `json:"packhouse"`
	HarvestedOn string `json:"harvestedOn"`
	Packages    int64  `json:"packages"`
	Package     string `json:"package"`
	GrossG      int64  `json:"grossG"`
	TareG       int64  `json:"tareG"`
	NetG        int64  `json:"netG"`
	Graded      bool   `json:"graded"`
	GradeAG     int64  `json:"gradeAG"`
	GradeBG     int64  `json:"gradeBG"`
	RejectG     int64  `json:"rejectG"`
}

// CellFault is one thing that is wrong with a sheet. One that speaks of the whole delivery has no row.
type CellFault struct {
	Key    string            `json:"key"`
	Params map[string]string `json:"params"`
	Field  string            `json:"field"`
	Row    int               `json:"row"`
}

func checkOf(sheet exchange.DeliverySheet, faults fault.List) SheetCheck {
	c := SheetCheck{DeliveryNote: sheet.DeliveryNote, Cooperative: sheet.CooperativeCode, ReceivedOn: sheet.DeliveredOn,
		Vehicle: sheet.Vehicle, Driver: sheet.Driver, Remarks: sheet.Remarks, Rows: []SheetRow{}, Faults: []CellFault{}}
	for _, r := range sheet.Rows {
		c.NetG += r.NetG
		c.Rows = append(c.Rows, SheetRow{r.Row, r.ItemCode, r.LotNumber, r.OrchardCode, r.PackhouseCode, r.HarvestDate,
			r.Packages, r.PackageCode, r.GrossG, r.TareG, r.NetG, r.Graded, r.GradeAG, r.GradeBG, r.RejectG})
	}
	for _, f := range faults {
		one := CellFault{Key: f.Key, Params: map[string]string{}, Field: f.Field}
		one.Row, _ = f.Params["row"].(int)
		for name, value := range f.Params {
			one.Params[name] = fmt.Sprint(value)
		}
		c.Faults = append(c.Faults, one)
	}
	return c
}
