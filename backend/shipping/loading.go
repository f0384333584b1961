package shipping

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// LoadRequest is one scan at the door of a transport unit.
type LoadRequest struct {
	Shipment  string // shipment reference
	Transport string // number of the transport unit
	Scan      string // what the scanner read, or what was typed
	Command   trade.EntryID
}

// Loaded is the answer to a good scan: what went in, and how far the loading is.
type Loaded struct {
	Unit      trade.HandlingUnit
	Transport trade.TransportUnit
	From      trade.Place   // where it stood
	Goods     []trade.Stock // what it holds
	Load      trade.Load    // what this scan brought: one package, or all on a pallet
	Inside    int64         // packages in the transport unit now
	Loaded    int64         // packages in the whole shipment now
	Planned   int64         // packages the shipment is to carry
	EntryID   trade.EntryID
}

// Load judges a scan against the shipment and the transport unit that stand open, and loads the unit. Every
// refusal says why, and leaves everything as it was. When it returns without error the scan is durable.
func (s *Service) Load(ctx context.Context, actor trade.Actor, r LoadRequest) (got Loaded, err error) {
	got.EntryID, err = s.post(ctx, actor, trade.LoadUnits, trade.EntryLoad, r.Command,
		func(tx *store.Tx, e *trade.Entry) error {
			task, err := openTask(tx, r.Shipment, r.Transport)
			if err != nil {
				return err
			}
			c, err := task.judge(r.Scan)
			if err != nil {
				return err
			}
			e.Document = task.shipment.Reference
			e.Put(c.unit.ID.At(), c.at, task.transport.ID.At())
			got = task.loaded(c)
			return nil
		})
	return got, err
}

// UnloadRequest takes a unit out of a transport unit again.
type UnloadRequest struct {
	Shipment string // shipment reference
	Scan     string // what the scanner read, or what was typed
	Location string // location code; where it is put
	Command  trade.EntryID
}

// Unload takes any unit out of a transport unit that is open, and puts it down at a location.
func (s *Service) Unload(ctx context.Context, actor trade.Actor, r UnloadRequest) (u trade.HandlingUnit, err error) {
	_, err = s.post(ctx, actor, trade.LoadUnits, trade.EntryMove, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		sh, err := openShipment(tx, r.Shipment)
		if err != nil {
			return err
		}
		to, err := tx.LocationByCode(r.Location)
		if err != nil {
			return err
		}
		if u, err = scanned(tx, sh, r.Scan); err != nil {
			return err
		}
		from, err := loadedIn(tx, sh, u)
		if err != nil {
			return err
		}
		e.Document = sh.Reference
		e.Put(u.ID.At(), from.ID.At(), to.ID.At())
		return nil
	})
	return u, err
}

// loadedIn gives the open transport unit of a shipment in which a unit stands.
func loadedIn(tx *store.Tx, sh trade.Shipment, u trade.HandlingUnit) (t trade.TransportUnit, err error) {
	at, outside, err := placesOf(tx, u)
	if err != nil {
		return t, err
	}
	if outside.Kind() == trade.TransportPlace {
		if t, err = tx.TransportUnit(trade.TransportUnitID(outside.ID())); err != nil {
			return t, err
		}
	}
	switch {
	case t.ShipmentID != sh.ID:
		return t, fault.New(fault.Conflict, words.ShippingNotInShipment,
			fault.Params{"unit": u.Number, "shipment": sh.Reference})
	case at != outside:
		return t, onPallet(tx, u, trade.UnitID(at.ID()))
	}
	return t, stillOpen(t)
}

// Undone is a scan that was taken back.
type Undone struct {
	Unit      trade.HandlingUnit
	Transport trade.TransportUnit
	EntryID   trade.EntryID // the reversal
}

// UndoLoad takes back the actor's last scan that was not undone before. It can be done again and again, as far back
// as the transport units are open, and stops at a unit that was taken out since: what to take out instead is for a
// person to say.
func (s *Service) UndoLoad(ctx context.Context, actor trade.Actor, command trade.EntryID) (u Undone, err error) {
	u.EntryID, err = s.post(ctx, actor, trade.LoadUnits, trade.EntryReverse, command,
		func(tx *store.Tx, e *trade.Entry) error {
			last, found, err := tx.LastEntry(trade.EntryLoad, actor.PersonID)
			if err != nil {
				return err
			}
			if !found {
				return fault.New(fault.NotFound, words.ShippingNothingToUndo, nil)
			}
			put := last.Placements[0]
			if u.Unit, err = tx.Unit(trade.UnitID(put.Subject.ID())); err != nil {
				return err
			}
			if err := stillStands(tx, last.ID, u.Unit); err != nil {
				return err
			}
			if u.Transport, err = tx.TransportUnit(trade.TransportUnitID(put.To.ID())); err != nil {
				return err
			}
			if err := stillOpen(u.Transport); err != nil {
				return err
			}
			reversal, err := tx.Reversal(last)
			if err != nil {
				return err
			}
			e.Reverses, e.Document, e.Placements = last.ID, last.Document, reversal.Placements
			return nil
		})
	return u, err
}

// stillStands refuses to take back a scan whose unit was taken out since, also when somebody else has loaded it
// again: that scan is his.
func stillStands(tx *store.Tx, scan trade.EntryID, u trade.HandlingUnit) error {
	moves, err := tx.History(u.ID.At())
	if err != nil {
		return err
	}
	if moves[len(moves)-1].ID != scan {
		return fault.New(fault.Conflict, words.ShippingTakenOut, fault.Params{"unit": u.Number})
	}
	return nil
}

func stillOpen(t trade.TransportUnit) error {
	if t.State == trade.TransportOpen {
		return nil
	}
	return fault.New(fault.Conflict, words.ShippingTransportClosed,
		fault.Params{"transport": t.Number, "state": t.State})
}
