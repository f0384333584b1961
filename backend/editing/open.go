package editing

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Value is a fact as it stands in its input.
type Value struct {
	Pointer string
	Value   string
	Source  dossier.Source // where it came from; empty where nothing is known yet
}

// Opened is a dossier as an officer opens it.
type Opened struct {
	Dossier  dossier.Dossier
	Imported bool // it was read from a file, of a shipment that is loaded elsewhere
	Base     Base
	Values   []Value
	Copied   string // the shipment that its facts were copied from, or empty
	Papers   []Progress
	Unsaved  *Unsaved
	Damaged  *fault.Fault // the file of unsaved work could not be read, and was put aside
}

// Open gives a dossier with the source of each fact, and with the work that this person did not save yet. NotFound when
// there is no such shipment. Requires trade.Look.
func (s *Service) Open(ctx context.Context, actor trade.Actor, reference string) (o Opened, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return o, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		v, err := s.view(tx, reference)
		if err != nil {
			return err
		}
		o = Opened{Dossier: v.dossier, Imported: v.kept.Imported != nil, Base: v.base}
		history, err := historyOf(tx, v)
		if err != nil {
			return err
		}
		o.Values, o.Copied = v.values(history), copiedFrom(history)
		if o.Papers, err = s.papersNow(tx, v); err != nil {
			return err
		}
		o.Unsaved, o.Damaged, err = s.unsaved(v, actor)
		return err
	})
	return o, err
}

// saying is a version of what was added to a dossier, and how each fact stood in its input then.
type saying struct {
	store.Version
	by    string // name
	kept  dossier.Kept
	facts dossier.Facts
	said  map[string]string
}

// historyOf reads all versions of what was added, on the ledger's facts as they are now.
func historyOf(tx *store.Tx, v *view) (all []saying, err error) {
	versions, err := tx.DossierVersions(v.at.reference)
	if err != nil {
		return nil, err
	}
	for _, one := range versions {
		s := saying{Version: one, by: nameOf(tx, one.Actor)}
		if one.Body != "" {
			if err := json.Unmarshal([]byte(one.Body), &s.kept); err != nil {
				return nil, err
			}
		}
		s.facts = v.dossier.Facts.With(s.kept.Added)
		if s.kept.Imported != nil {
			s.facts = s.kept.Imported.Facts
		}
		s.said = v.saidOf(s.facts)
		all = append(all, s)
	}
	return all, nil
}

// saidOf tells how each fact stands in its input.
func (v *view) saidOf(f dossier.Facts) map[string]string {
	coding, said := v.coding(), map[string]string{}
	for _, leaf := range f.Leaves() {
		said[leaf.Pointer] = leaf.Said(f, coding)
	}
	return said
}

func nameOf(tx *store.Tx, id trade.PersonID) string {
	if person, err := tx.Person(id); err == nil {
		return person.Name
	}
	return string(id)
}

func copiedFrom(history []saying) string {
	for _, s := range slices.Backward(history) {
		if s.kept.Copied != "" {
			return s.kept.Copied
		}
	}
	return ""
}

// values lists all facts with their sources.
func (v *view) values(history []saying) (all []Value) {
	coding := v.coding()
	for _, leaf := range v.dossier.Facts.Leaves() {
		if leaf.Field.Pair {
			continue
		}
		one := Value{Pointer: leaf.Pointer, Value: leaf.Said(v.dossier.Facts, coding)}
		one.Source = v.source(leaf, one.Value, history)
		all = append(all, one)
	}
	return all
}

// source tells where a fact came from: what the ledger or a file tells, it tells; what an officer added came with the
// version that said it first.
func (v *view) source(leaf dossier.Leaf, value string, history []saying) dossier.Source {
	if value == "" {
		return dossier.Source{}
	}
	if leaf.Field.Added() {
		if first, found := firstSaying(history, leaf.Pointer, value); found && (first.kept.Edited || v.kept.Imported == nil) {
			return first.source()
		}
	}
	found, _ := v.dossier.Sources.Of(strings.TrimPrefix(leaf.Pointer, "/facts"))
	return found
}

// firstSaying finds the version from which on a fact had the value that it has.
func firstSaying(history []saying, pointer, value string) (first saying, found bool) {
	for _, s := range slices.Backward(history) {
		if s.said[pointer] != value {
			break
		}
		first, found = s, true
	}
	return first, found
}

func (s saying) source() dossier.Source {
	kind, note := dossier.Imported, ""
	if s.kept.Edited {
		kind = dossier.Typed
	}
	if s.kept.Copied != "" {
		note = s.kept.Copied
	}
	return dossier.Source{Kind: kind, By: s.by, At: s.RecordedAt.Format(time.RFC3339),
		Entry: string(s.EntryID), Note: note}
}

// papersNow tells how far the papers are without any change.
func (s *Service) papersNow(tx *store.Tx, v *view) ([]Progress, error) {
	var t Tried
	_, err := s.find(tx, v, v.dossier, trade.GateDespatch, &t)
	return t.Papers, err
}
