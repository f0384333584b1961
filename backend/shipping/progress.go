package shipping

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Progress is a shipment beside its plan: loaded, not yet loaded.
type Progress struct {
	Shipment   trade.Shipment
	Departure  trade.Departure
	Consignee  trade.Party
	Lines      []LineProgress
	Transports []TransportProgress
}

// LineProgress is one line of a shipment: how many packages of it are loaded, and how many wait at the site, by lot
// and by where they stand.
type LineProgress struct {
	trade.ShipmentLine
	Item    trade.Item
	Loaded  int64
	Waiting int64          // packages of these goods at the site, not yet loaded; more than are missing may wait
	Lots    []LotProgress  // of which something is loaded or waits, the oldest harvest first
	Groups  []WaitingGroup // where they wait, in the order in which they are best loaded
}

// Missing is how many packages are still to be loaded.
func (l LineProgress) Missing() int64 { return l.Packages - l.Loaded }

// TransportProgress is a transport unit with what is in it.
type TransportProgress struct {
	trade.TransportUnit
	Load trade.Load
}

// Progress answers "loaded, not yet loaded" for a shipment.
func (s *Service) Progress(ctx context.Context, actor trade.Actor, reference string) (p Progress, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return p, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		if p.Shipment, err = tx.ShipmentByReference(reference); err != nil {
			return err
		}
		if p.Departure, err = tx.Departure(p.Shipment.DepartureID); err != nil {
			return err
		}
		if p.Consignee, err = tx.Party(p.Shipment.ConsigneeID); err != nil {
			return err
		}
		if err := p.readTransports(tx); err != nil {
			return err
		}
		return p.readLines(tx)
	})
	return p, err
}

func (p *Progress) readTransports(tx *store.Tx) error {
	units, err := tx.TransportUnitsOf(p.Shipment.ID)
	if err != nil {
		return err
	}
	slices.SortFunc(units, func(a, b trade.TransportUnit) int { return cmp.Compare(a.Number, b.Number) })
	for _, u := range units {
		load, err := tx.LoadOf(u.ID.At())
		if err != nil {
			return err
		}
		p.Transports = append(p.Transports, TransportProgress{u, load})
	}
	return nil
}

// readLines reads each line with what is loaded of it. What waits is read only while the shipment is open:
// afterwards nothing waits for it.
func (p *Progress) readLines(tx *store.Tx) error {
	read := newReadOnce(tx)
	loaded, err := loadedLots(tx, p.Transports)
	if err != nil {
		return err
	}
	waiting := map[kindOfGoods][]WaitingGroup{}
	if p.Shipment.State == trade.ShipmentOpen {
		if waiting, err = waitingGroups(tx, p.Shipment, read); err != nil {
			return err
		}
	}
	for _, line := range p.Shipment.Lines {
		kind := kindOfGoods{line.ItemID, line.Grade}
		l := LineProgress{ShipmentLine: line, Groups: waiting[kind]}
		if l.Item, err = tx.Item(line.ItemID); err != nil {
			return err
		}
		if err := l.count(read, loaded[kind]); err != nil {
			return err
		}
		p.Lines = append(p.Lines, l)
	}
	return nil
}

// Shipments lists all shipments.
func (s *Service) Shipments(ctx context.Context, actor trade.Actor) (all []trade.Shipment, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Shipments()
		return err
	})
	return all, err
}
