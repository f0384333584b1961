package app

import (
	"context"

	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// Editor is an officer's work on a dossier. Values cross as the text that stands in the input.
type Editor struct{ d *desk }

// Fields describes every fact of a dossier, in the order in which an officer works.
func (e *Editor) Fields() (all []EditorField) {
	for _, f := range dossier.Fields() {
		all = append(all, EditorField{Pattern: f.Pattern, Kind: string(f.Kind), Caption: string(f.Caption),
			Group: string(f.Group), Room: string(f.Room), List: f.List, Unit: f.Unit, Hidden: f.Pair})
	}
	return all
}

// Lists describes the lists and parts of a dossier.
func (e *Editor) Lists() (all []EditorList) {
	for _, p := range dossier.Parts() {
		all = append(all, EditorList{Pattern: p.Pattern, Group: string(p.Group), Caption: string(p.Caption), List: p.List,
			Optional: p.Optional, Grows: p.Grows})
	}
	return all
}

// Choices gives the lists that fields are chosen from.
func (e *Editor) Choices(reference string) (all map[string][]EditorChoice, err error) {
	all = map[string][]EditorChoice{}
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Editing.Choices(ctx, actor, reference)
		for list, choices := range found {
			all[list] = editorChoices(choices)
		}
		return err
	})
	return all, err
}

// Open gives a dossier with the source of each fact, and the work that was not saved yet.
func (e *Editor) Open(reference string) (opened *EditorShipment, err error) {
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		o, err := s.Editing.Open(ctx, actor, reference)
		if err != nil {
			return err
		}
		opened = editorShipment(o, actor)
		return nil
	})
	return opened, err
}

// Try tells what changes would do, and saves nothing.
func (e *Editor) Try(t EditorTry) (tried *EditorTried, err error) {
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Editing.Try(ctx, actor, editing.TryRequest{Shipment: t.Reference, Base: t.Base.base(),
			Changes: t.Changes, Paper: trade.PaperKind(t.Paper), Lines: t.Lines, DatedOn: t.On, Gate: trade.Gate(t.Gate)})
		if err != nil {
			return err
		}
		tried = editorTried(found)
		tried.Seq = t.Seq
		return nil
	})
	return tried, err
}

// Boxes tells which boxes of which papers a fact moves.
func (e *Editor) Boxes(t EditorTry, pointer string) (all []EditorMoved, err error) {
	all = []EditorMoved{}
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		r := t.boxes()
		r.Fact = pointer
		found, err := s.Editing.Boxes(ctx, actor, r)
		for _, one := range found {
			all = append(all, EditorMoved{one.Paper, one.Boxes})
		}
		return err
	})
	return all, err
}

// FactsOf tells for every box of a paper which facts move it.
func (e *Editor) FactsOf(t EditorTry) (all []EditorSpot, err error) {
	all = []EditorSpot{}
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Editing.FactsOf(ctx, actor, t.boxes())
		for _, one := range found {
			all = append(all, EditorSpot(one))
		}
		return err
	})
	return all, err
}

// Behind tells what a figure rests on.
func (e *Editor) Behind(reference, pointer string) (behind *EditorBehind, err error) {
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Editing.Behind(ctx, actor, reference, pointer)
		if err != nil {
			return err
		}
		behind = editorBehind(pointer, found)
		return nil
	})
	return behind, err
}

// Save keeps changes as the next version; or tells what somebody else saved meanwhile.
func (e *Editor) Save(reference string, base EditorBase, changes []dossier.Change, command string) (
	saved *EditorSaved, err error) {
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Editing.Save(ctx, actor, editing.SaveRequest{Shipment: reference, Base: base.base(),
			Changes: changes, Command: trade.EntryID(command)})
		if err != nil {
			return err
		}
		saved = editorSaved(found)
		return nil
	})
	return saved, err
}

// Keep keeps work that is not saved yet, at a pause in typing.
func (e *Editor) Keep(reference string, base EditorBase, changes []dossier.Change) error {
	return e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Editing.Keep(ctx, actor, editing.SaveRequest{Shipment: reference, Base: base.base(), Changes: changes})
	})
}

// Discard gives up work that was not saved.
func (e *Editor) Discard(reference string) error {
	return e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Editing.Discard(ctx, actor, reference)
	})
}

// TimeLine tells the steps of a shipment with their times; at is RFC 3339, or empty for now.
func (e *Editor) TimeLine(reference, at string) (line *EditorTimeLine, err error) {
	err = e.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		found, err := s.Editing.TimeLine(ctx, actor, reference, at)
		if err != nil {
			return err
		}
		line = editorTimeLine(found)
		return nil
	})
	return line, err
}
