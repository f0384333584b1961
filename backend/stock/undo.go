package stock

import (
	"context"

	"tradehub/backend/announce"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// UndoRequest names the entry that is to be undone.
type UndoRequest struct {
	Entry   trade.EntryID
	Command trade.EntryID
}

// Undone tells of an entry that was undone.
type Undone struct {
	Entry   trade.Entry // the one that was undone
	EntryID trade.EntryID
}

// undoable says which kinds of entry can be undone here, and which permission undoing one's own last one needs.
var undoable = map[trade.EntryKind]trade.Permission{
	trade.EntryGrade: trade.Receive, trade.EntryMake: trade.Pack, trade.EntryPack: trade.Pack,
	trade.EntryPallet: trade.Pack, trade.EntryUnpack: trade.Pack, trade.EntryWeigh: trade.Pack,
	trade.EntryMove: trade.Pack, trade.EntryAdjust: trade.AdjustStock,
}

// notUndoable says why other kinds cannot; what is not in it never can.
var notUndoable = map[trade.EntryKind]words.Key{
	trade.EntryReceive: words.StockUndoReceive, trade.EntryLoad: words.StockUndoLoad,
	trade.EntryReverse: words.StockUndoUndo,
}

// Undo books the reversal of one entry, so that every place holds again what it held before it. A person undoes the
// last entry of a kind that is his own with the permission he made it with; an older one, or somebody else's, needs
// the permission to adjust stock. Conflict for a kind that cannot be undone, for an entry that was undone before,
// and when what it moved has gone on: the sentence says which goods or which unit. An undo is never undone itself.
func (s *Service) Undo(ctx context.Context, actor trade.Actor, r UndoRequest) (undone Undone, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return undone, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryReverse, actor, r.Command)
		if err != nil {
			return err
		}
		of, err := tx.Entry(r.Entry)
		if err != nil {
			return err
		}
		if err := turnRound(tx, e, of, actor); err != nil {
			return err
		}
		if err := post(tx, e); err != nil {
			return goneOn(err)
		}
		undone = Undone{of, e.ID}
		return announceGrading(tx, e, of)
	})
	if err != nil {
		return Undone{}, err
	}
	return undone, nil
}

// turnRound fills the entry with the lines that undo another one, if this actor may and nothing is in the way.
func turnRound(tx *store.Tx, e *trade.Entry, of trade.Entry, actor trade.Actor) error {
	permission, can := undoable[of.Kind]
	if !can {
		key, special := notUndoable[of.Kind]
		if !special {
			key = words.StockUndoNever
		}
		return fault.New(fault.Conflict, key, fault.Params{"kind": of.Kind})
	}
	reversal, err := tx.Reversal(of)
	if err != nil {
		return err
	}
	if err := mayUndo(tx, actor, of, permission); err != nil {
		return err
	}
	e.Reverses, e.Document = reversal.Reverses, reversal.Document
	e.Movements, e.Placements, e.Facts = reversal.Movements, reversal.Placements, reversal.Facts
	if err := inReach(tx, e); err != nil {
		return err
	}
	return inPlace(tx, e)
}

// mayUndo requires the permission that undoing the entry needs.
func mayUndo(tx *store.Tx, actor trade.Actor, of trade.Entry, permission trade.Permission) error {
	last, found, err := tx.LastEntry(of.Kind, actor.PersonID)
	if err != nil {
		return err
	}
	if !found || last.ID != of.ID {
		permission = trade.AdjustStock
	}
	return actor.Require(permission)
}

// unitFact is the kind under which the journal keeps the versions of a handling unit.
const unitFact = "unit"

// inReach refuses a reversal that would touch a unit which is loaded or has left.
func inReach(tx *store.Tx, e *trade.Entry) error {
	var touched []trade.Place
	for _, m := range e.Movements {
		touched = append(touched, m.From, m.To)
	}
	for _, p := range e.Placements {
		touched = append(touched, p.Subject, p.From, p.To)
	}
	for _, f := range e.Facts {
		if f.Kind == unitFact {
			touched = append(touched, trade.UnitID(f.Subject).At())
		}
	}
	seen := map[trade.Place]bool{}
	for _, place := range touched {
		if seen[place] || place.Kind() != trade.UnitPlace {
			continue
		}
		seen[place] = true
		u, err := tx.Unit(trade.UnitID(place.ID()))
		if err != nil {
			return err
		}
		if err := notLoaded(tx, u); err != nil {
			return err
		}
	}
	return nil
}

// inPlace refuses a reversal of which a unit no longer stands where the entry put it, and one that takes away a unit
// which carries others by now.
func inPlace(tx *store.Tx, e *trade.Entry) error {
	leaves := map[trade.Place]trade.Place{} // from where each unit goes first
	for _, p := range e.Placements {
		if _, known := leaves[p.Subject]; known { // where it stands then follows from the line before
			continue
		}
		leaves[p.Subject] = p.From
		stands, _, err := tx.Parent(p.Subject)
		if err != nil {
			return err
		}
		if stands == p.From {
			continue
		}
		spot, err := spotOf(tx, p.Subject)
		if err != nil {
			return err
		}
		return fault.New(fault.Conflict, words.StockUndoMoved, fault.Params{"unit": spot.Code})
	}
	for _, p := range e.Placements {
		if p.To != trade.Nowhere {
			continue
		}
		if err := carriesNone(tx, p.Subject, leaves); err != nil {
			return err
		}
	}
	return nil
}

// carriesNone refuses to take a unit away while another one stands on it that does not leave it in the same entry.
func carriesNone(tx *store.Tx, carrier trade.Place, leaves map[trade.Place]trade.Place) error {
	carried, err := tx.UnitsIn(carrier)
	if err != nil {
		return err
	}
	for _, u := range carried {
		if leaves[u.ID.At()] == carrier {
			continue
		}
		spot, err := spotOf(tx, carrier)
		if err != nil {
			return err
		}
		return fault.New(fault.Conflict, words.StockUndoCarries, fault.Params{"unit": spot.Code, "other": u.Number})
	}
	return nil
}

// goneOn says of goods that a reversal does not find any more that they have gone on.
func goneOn(err error) error {
	for _, f := range fault.All(err) {
		if f.Key == string(words.StockNotEnough) {
			return fault.New(fault.Conflict, words.StockUndoGone, f.Params).Because(err)
		}
	}
	return err
}

// announceGrading tells the platform that a delivery is ungraded again.
func announceGrading(tx *store.Tx, e *trade.Entry, of trade.Entry) error {
	if of.Kind != trade.EntryGrade {
		return nil
	}
	lot, err := tx.Lot(of.Movements[0].LotID)
	if err != nil {
		return err
	}
	c, err := tx.Consignment(lot.ConsignmentID)
	if err != nil {
		return err
	}
	return announce.Consignment(tx, e, c)
}
