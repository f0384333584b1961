package app

import (
	"context"
	"slices"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Delivery is one row of the list of deliveries.
type Delivery struct {
	Number          string      `json:"number"`
	ReceivedOn      string      `json:"receivedOn"`
	Cooperative     string      `json:"cooperative"` // code
	CooperativeName trade.Names `json:"cooperativeName"`
	DeliveryNote    string      `json:"deliveryNote"`
	Vehicle         string      `json:"vehicle"`
	Driver          string      `json:"driver"`
	Lots            []string    `json:"lots"` // numbers
	Graded          int         `json:"graded"`
	NetG            int64       `json:"netG"`
}

// deliveriesOf names what deliveries are made of, the newest first.
func deliveriesOf(ctx context.Context, st *station.Station, booked []trade.Consignment) ([]Delivery, error) {
	all := []Delivery{}
	slices.SortFunc(booked, func(a, b trade.Consignment) int { return newer(b, a) })
	err := st.DB.Read(ctx, func(tx *store.Tx) error {
		parties, err := partiesByID(tx)
		if err != nil {
			return err
		}
		lots, err := lotNumbers(tx)
		if err != nil {
			return err
		}
		for _, c := range booked {
			all = append(all, deliveryOf(c, parties[c.PartyID], lots))
		}
		return nil
	})
	return all, err
}

func deliveryOf(c trade.Consignment, from trade.Party, lots map[trade.LotID]string) Delivery {
	d := Delivery{Number: c.Number, ReceivedOn: c.ReceivedOn, Cooperative: from.Code, CooperativeName: from.Name,
		DeliveryNote: c.DeliveryNote, Vehicle: c.Vehicle, Driver: c.Driver, Lots: []string{}}
	for _, line := range c.Lines {
		d.NetG += line.NetG
		d.Lots = append(d.Lots, lots[line.LotID])
		if line.Graded {
			d.Graded++
		}
	}
	return d
}

func partiesByID(tx *store.Tx) (map[trade.PartyID]trade.Party, error) {
	byID := map[trade.PartyID]trade.Party{}
	all, err := tx.Parties()
	for _, p := range all {
		byID[p.ID] = p
	}
	return byID, err
}

// lotNumbers reads the numbers of all lots, item by item: one look-up for each lot would take far longer.
func lotNumbers(tx *store.Tx) (map[trade.LotID]string, error) {
	numbers := map[trade.LotID]string{}
	items, err := tx.Items()
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		lots, err := tx.LotsOf(item.ID)
		if err != nil {
			return nil, err
		}
		for _, lot := range lots {
			numbers[lot.ID] = lot.Number
		}
	}
	return numbers, nil
}

// DeliveryCard is one delivery with all that is known of it.
type DeliveryCard struct {
	Number          string        `json:"number"`
	DeliveryNote    string        `json:"deliveryNote"`
	ReceivedOn      string        `json:"receivedOn"`
	Cooperative     string        `json:"cooperative"`
	CooperativeName trade.Names   `json:"cooperativeName"`
	Location        string        `json:"location"`
	LocationName    trade.Names   `json:"locationName"`
	Vehicle         string        `json:"vehicle"`
	Driver          string        `json:"driver"`
	Remarks         string        `json:"remarks"`
	BookedBy        string        `json:"bookedBy"`
	BookedAt        string        `json:"bookedAt"`
	Lots            []DeliveryLot `json:"lots"`
}

// DeliveryLot is one lot of a delivery as weighed and graded.
type DeliveryLot struct {
	Number      string      `json:"number"`
	Item        string      `json:"item"`
	ItemName    trade.Names `json:"itemName"`
	Orchard     string      `json:"orchard"`
	Packhouse   string      `json:"packhouse"`
	HarvestedOn string      `json:"harvestedOn"`
	Packages    int64       `json:"packages"`
	Package     string      `json:"package"`
	GrossG      int64       `json:"grossG"`
	TareG       int64       `json:"tareG"`
	NetG        int64       `json:"netG"`
	Graded      bool        `json:"graded"`
	GradeAG     int64       `json:"gradeAG"`
	GradeBG     int64       `json:"gradeBG"`
	RejectG     int64       `json:"rejectG"`
	GradedBy    string      `json:"gradedBy"` // empty when it came graded
	GradedAt    string      `json:"gradedAt"`

	Weighings     []TakenWeight `json:"weighings"`     // none where the gross weight was typed or came with a sheet
	TareWeighings []TakenWeight `json:"tareWeighings"` // none where the tare was typed or reckoned
}

func deliveryCard(ctx context.Context, st *station.Station, number string) (card DeliveryCard, err error) {
	card.Lots = []DeliveryLot{}
	err = st.DB.Read(ctx, func(tx *store.Tx) error {
		c, err := tx.ConsignmentByNumber(number)
		if err != nil {
			return err
		}
		if err := card.readHead(tx, c); err != nil {
			return err
		}
		for _, line := range c.Lines {
			if err := card.readLot(tx, line); err != nil {
				return err
			}
		}
		return nil
	})
	return card, err
}

func (card *DeliveryCard) readHead(tx *store.Tx, c trade.Consignment) error {
	from, err := tx.Party(c.PartyID)
	if err != nil {
		return err
	}
	at, err := tx.Location(c.LocationID)
	card.Number, card.DeliveryNote, card.ReceivedOn = c.Number, c.DeliveryNote, c.ReceivedOn
	card.Vehicle, card.Driver, card.Remarks = c.Vehicle, c.Driver, c.Remarks
	card.Cooperative, card.CooperativeName = from.Code, from.Name
	card.Location, card.LocationName = at.Code, at.Name
	return err
}

func (card *DeliveryCard) readLot(tx *store.Tx, line trade.ConsignmentLine) error {
	lot, err := tx.Lot(line.LotID)
	if err != nil {
		return err
	}
	item, err := tx.Item(line.ItemID)
	if err != nil {
		return err
	}
	one := DeliveryLot{Number: lot.Number, Item: item.Code, ItemName: item.Name, Orchard: lot.Orchard,
		Packhouse: lot.Packhouse, HarvestedOn: lot.HarvestedOn, Packages: line.Packages, Package: line.Package,
		GrossG: line.GrossG, TareG: line.TareG, NetG: line.NetG, Graded: line.Graded, GradeAG: line.GradeAG,
		GradeBG: line.GradeBG, RejectG: line.RejectG, Weighings: takenWeights(line.Weighings),
		TareWeighings: takenWeights(line.TareWeighings)}
	if err := card.readHands(tx, lot.ID, &one); err != nil {
		return err
	}
	card.Lots = append(card.Lots, one)
	return nil
}

// readHands tells who booked a lot and who graded it, and when.
func (card *DeliveryCard) readHands(tx *store.Tx, lot trade.LotID, one *DeliveryLot) error {
	history, err := tx.LotHistory(lot)
	if err != nil {
		return err
	}
	for _, e := range history {
		if e.Kind != trade.EntryReceive && e.Kind != trade.EntryGrade {
			continue
		}
		by, err := tx.Person(e.Actor)
		if err != nil && fault.CodeOf(err) != fault.NotFound { // another station's people need not be known here
			return err
		}
		if e.Kind == trade.EntryReceive {
			card.BookedBy, card.BookedAt = by.Name, stamp(e.RecordedAt)
		} else {
			one.GradedBy, one.GradedAt = by.Name, stamp(e.RecordedAt)
		}
	}
	return nil
}

// Scanned is what a code means to whoever receives goods: whatever of it is not empty.
type Scanned struct {
	Cooperative string `json:"cooperative"` // code
	Location    string `json:"location"`    // code
	Item        string `json:"item"`        // code
	Lot         string `json:"lot"`         // number that a label carries; it need not be known here
	HarvestedOn string `json:"harvestedOn"`
	Delivery    string `json:"delivery"` // our number, of a delivery or of a lot that is here
}

func scannedOf(ctx context.Context, st *station.Station, text string) (s Scanned, err error) {
	scan, err := gs1.Classify(text)
	if err != nil {
		return s, err
	}
	err = st.DB.Read(ctx, func(tx *store.Tx) error {
		if scan.Kind == gs1.KindGTIN || scan.Kind == gs1.KindElements {
			return s.readElements(tx, scan)
		}
		return s.readCode(tx, scan.Value)
	})
	if err == nil && s == (Scanned{}) {
		err = fault.New(fault.NotFound, words.ReceiveScanUnknown, fault.Params{"scan": text})
	}
	return s, err
}

// readElements reads a GS1 label of a supplier: the item, and on a longer one its lot and day (AI 01, 10 and 11).
func (s *Scanned) readElements(tx *store.Tx, scan gs1.Scan) error {
	items, err := tx.Items()
	for _, item := range items {
		if scan.Kind == gs1.KindGTIN && item.GTIN != "" && gs1.GTIN(item.GTIN).Padded() == gs1.GTIN(scan.Value).Padded() {
			s.Item = item.Code
		}
	}
	for _, e := range scan.Elements {
		switch e.AI {
		case "10":
			s.Lot = e.Value
		case "11":
			if day, err := time.Parse("060102", e.Value); err == nil {
				s.HarvestedOn = day.Format(time.DateOnly)
			}
		}
	}
	if err == nil && s.Lot != "" {
		err = s.readDelivery(tx, s.Lot)
	}
	return err
}

// readCode looks a plain code up wherever codes are kept.
func (s *Scanned) readCode(tx *store.Tx, code string) error {
	party, err := tx.PartyByCode(code)
	if err == nil && (party.Has(trade.Cooperative) || party.Has(trade.Grower)) {
		s.Cooperative = party.Code
	}
	if err := unlessUnknown(err); err != nil {
		return err
	}
	item, err := tx.ItemByCode(code)
	s.Item = item.Code
	if err := unlessUnknown(err); err != nil {
		return err
	}
	location, err := tx.LocationByCode(code)
	s.Location = location.Code
	if err := unlessUnknown(err); err != nil {
		return err
	}
	c, err := tx.ConsignmentByNumber(code)
	if s.Delivery = c.Number; s.Delivery == "" && unlessUnknown(err) == nil {
		return s.readDelivery(tx, code)
	}
	return unlessUnknown(err)
}

// readDelivery finds the delivery that a lot came with.
func (s *Scanned) readDelivery(tx *store.Tx, number string) error {
	lot, err := tx.LotByNumber(number)
	if err != nil || lot.ConsignmentID == "" {
		return unlessUnknown(err)
	}
	c, err := tx.Consignment(lot.ConsignmentID)
	s.Lot, s.Delivery = lot.Number, c.Number
	return err
}

func unlessUnknown(err error) error {
	if fault.CodeOf(err) == fault.NotFound {
		return nil
	}
	return err
}
