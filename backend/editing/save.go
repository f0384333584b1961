package editing

import (
	"context"
	"maps"
	"slices"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// SaveRequest saves changes that were made on a base.
type SaveRequest struct {
	Shipment string
	Base     Base
	Changes  []dossier.Change
	Command  trade.EntryID
}

// Saved is the version that was saved; or, where somebody saved since the base, what both would say. Then nothing was
// saved: whoever wants to save all the same opens the dossier again and sends what shall hold.
type Saved struct {
	Version   int64
	Conflicts []Conflict
}

// Conflict is a fact that two people left in different ways.
type Conflict struct {
	Pointer            string
	Base, Mine, Theirs string
	By                 string // who saved last
	At                 time.Time
	Clash              bool // both changed it, each to something else
}

// Save keeps changes as the next version of what was added to a dossier. Changes that cannot be made are refused, each
// at its pointer; what the ledger tells with the room in which it is changed. Where nothing changes, nothing is saved.
// The unsaved work of this person ends with it. Requires trade.IssuePapers.
func (s *Service) Save(ctx context.Context, actor trade.Actor, r SaveRequest) (saved Saved, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return saved, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryDossier, actor, r.Command)
		if err != nil {
			return err
		}
		v, err := s.view(tx, r.Shipment)
		if err != nil {
			return err
		}
		if r.Base.Version != v.base.Version {
			saved.Conflicts, err = conflicts(tx, v, r)
			return err
		}
		saved.Version, err = v.save(tx, e, r, dossier.Kept{Edited: true})
		return err
	})
	if err != nil || len(saved.Conflicts) > 0 {
		return saved, err
	}
	return saved, s.Discard(ctx, actor, r.Shipment)
}

// save posts the next version, unless it would say what the last one says.
func (v *view) save(tx *store.Tx, e *trade.Entry, r SaveRequest, kept dossier.Kept) (version int64, err error) {
	d, wrong, err := v.changed(r.Base, r.Changes)
	if err != nil {
		return 0, err
	}
	if err := wrong.OrNil(); err != nil {
		return 0, err
	}
	if maps.Equal(v.saidOf(d.Facts), v.saidOf(v.dossier.Facts)) {
		return v.base.Version, nil
	}
	kept.Reference = r.Shipment
	if v.kept.Imported != nil {
		whole := *v.kept.Imported
		whole.Facts = d.Facts
		kept.Imported = &whole
	} else {
		kept.Added = d.Facts.Added()
	}
	e.Document = r.Shipment
	if err := tx.PutDossier(e, kept); err != nil {
		return 0, err
	}
	return v.base.Version + 1, tx.Post(e)
}

// conflicts puts what each side would say beside the other. A version that there never was is refused: the ledger was
// restored meanwhile.
func conflicts(tx *store.Tx, v *view, r SaveRequest) ([]Conflict, error) {
	history, err := historyOf(tx, v)
	if err != nil {
		return nil, err
	}
	base := v.saidOf(v.dossier.Facts.With(dossier.Added{}))
	facts := v.dossier.Facts.With(dossier.Added{})
	if r.Base.Version > 0 {
		at := slices.IndexFunc(history, func(s saying) bool { return s.Number == r.Base.Version })
		if at < 0 {
			return nil, fault.New(fault.Conflict, words.EditorBaseUnknown, fault.Params{"found": r.Base.Version})
		}
		base, facts = history[at].said, history[at].facts
	}
	fitted, _ := v.dossier.Facts.Fitted(r.Changes, r.Base.Rows)
	mine, wrong, err := facts.Changed(fitted, v.coding())
	if err == nil {
		err = wrong.OrNil()
	}
	if err != nil {
		return nil, err
	}
	return sides(base, v.saidOf(mine), v.saidOf(v.dossier.Facts), history[len(history)-1]), nil
}

// sides lists the facts that either side changed, in the order of an officer's work.
func sides(base, mine, theirs map[string]string, last saying) (all []Conflict) {
	pointers := maps.Clone(base)
	maps.Copy(pointers, mine)
	maps.Copy(pointers, theirs)
	for _, at := range slices.SortedFunc(maps.Keys(pointers), inOrder) {
		if mine[at] == base[at] && theirs[at] == base[at] {
			continue
		}
		all = append(all, Conflict{Pointer: at, Base: base[at], Mine: mine[at], Theirs: theirs[at], By: last.by,
			At: last.RecordedAt, Clash: mine[at] != base[at] && theirs[at] != base[at] && mine[at] != theirs[at]})
	}
	return all
}
