package scanning

import (
	"context"
	"slices"
	"strings"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// PutScannerRequest sets a scanner up, or changes how it is heard.
type PutScannerRequest struct {
	Scanner trade.ScannerSetup
	Command trade.EntryID
}

// PutScanner sets a scanner up, or changes how it is heard; nothing is connected. Invalid for an address that cannot be
// read and for what no scanner sends. Conflict when another one is connected there (scanning.address_taken), and when
// two that type could not be told apart (scanning.alike). Requires trade.EditSettings.
func (s *Service) PutScanner(ctx context.Context, actor trade.Actor, r PutScannerRequest) (trade.ScannerSetup, error) {
	one := r.Scanner
	one.Removed = false
	if !one.Types() {
		one.Layout = ""
	}
	err := s.change(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		if err := s.judge(one); err != nil {
			return err
		}
		all, err := tx.Scanners()
		if err != nil {
			return err
		}
		if err := beside(one, all); err != nil {
			return err
		}
		return tx.PutScanner(e, one)
	})
	if err != nil {
		return trade.ScannerSetup{}, err
	}
	return one, nil
}

// judge tells what is wrong with a set-up by itself, all at once.
func (s *Service) judge(one trade.ScannerSetup) error {
	wrong := fault.All(one.Validate())
	if !one.Types() {
		_, err := s.open(one.Address, profileOf(one))
		for _, f := range fault.All(err) {
			wrong = append(wrong, f.At("address"))
		}
	}
	return wrong.OrNil()
}

// beside tells what is wrong with a set-up beside the others. Scanners that type are told apart by their prefix alone,
// because nothing else says which of them typed.
func beside(one trade.ScannerSetup, all []trade.ScannerSetup) error {
	for _, other := range all {
		switch {
		case other.Removed || other.Name == one.Name || other.Types() != one.Types():
		case !one.Types() && other.Address == one.Address:
			return fault.New(fault.Conflict, words.ScanningAddressTaken,
				fault.Params{"other": other.Name, "address": one.Address}).At("address")
		case one.Types() && other.Prefix == one.Prefix && marks(other) != marks(one):
			return fault.New(fault.Conflict, words.ScanningAlike, fault.Params{"other": other.Name}).At("prefix")
		}
	}
	return nil
}

// marks gives all that matters in what a scanner sends. Which key ends a scan matters not: each of them does.
func marks(s trade.ScannerSetup) device.ScannerProfile {
	p := profileOf(s)
	p.Name, p.Suffix = "", strings.TrimRight(s.Suffix, "\r\n\t")
	return p
}

func profileOf(s trade.ScannerSetup) device.ScannerProfile {
	return device.ScannerProfile{Name: s.Name, Prefix: s.Prefix, Suffix: s.Suffix, GSSubstitute: s.GSSubstitute,
		Layout: s.Layout}
}

// Scanners lists the scanners in use, by name. Requires trade.Look.
func (s *Service) Scanners(ctx context.Context, actor trade.Actor) (all []trade.ScannerSetup, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Scanners()
		return err
	})
	return slices.DeleteFunc(all, func(one trade.ScannerSetup) bool { return one.Removed }), err
}

// RemoveScanner takes a scanner out of use. NotFound when there is none of that name in use. Requires
// trade.EditSettings.
func (s *Service) RemoveScanner(ctx context.Context, actor trade.Actor, name string, command trade.EntryID) error {
	return s.change(ctx, actor, command, func(tx *store.Tx, e *trade.Entry) error {
		one, err := tx.Scanner(name)
		if fault.CodeOf(err) == fault.NotFound || err == nil && one.Removed {
			return fault.New(fault.NotFound, words.ScanningScannerUnknown, fault.Params{"scanner": name}).At("scanner")
		}
		if err != nil {
			return err
		}
		one.Removed = true
		return tx.PutScanner(e, one)
	})
}

func (s *Service) change(ctx context.Context, actor trade.Actor, command trade.EntryID,
	fill func(*store.Tx, *trade.Entry) error) error {
	if err := actor.Require(trade.EditSettings); err != nil {
		return err
	}
	return s.post(ctx, actor, trade.EntrySetting, command, fill)
}

func (s *Service) post(ctx context.Context, actor trade.Actor, kind trade.EntryKind, command trade.EntryID,
	fill func(*store.Tx, *trade.Entry) error) error {
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, actor, command)
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
}
