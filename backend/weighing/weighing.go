// Package weighing keeps the scales of the station and lets people see what they show. A weight is never taken here:
// whoever books goods says which weights he took, and gives the line of the scale with each, which is read once more.
//
// A serial port opens once, so a scale has one wire, however many desks look at it. The wire is there while somebody
// looks, and it comes back by itself when it was lost.
package weighing

import (
	"context"
	"slices"
	"sync"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Scale is what a scale can do; a *device.Scale, outside of tests.
type Scale interface {
	Watch(ctx context.Context, tell func(device.Reading, error)) error
	Tare(ctx context.Context) error
	Zero(ctx context.Context) error
}

// Open gives the scale of an address, with nothing connected yet; OpenDevice, outside of tests.
type Open func(address string, o device.ScaleOptions) (Scale, error)

// OpenDevice gives the real scale of an address. Any other is an invalid fault "device.scale_address".
func OpenDevice(address string, o device.ScaleOptions) (Scale, error) {
	scale, err := device.OpenScale(address, o)
	if err != nil {
		return nil, err
	}
	return scale, nil
}

// Service keeps scales and their wires.
type Service struct {
	db   *store.DB
	open Open
	now  clock.Clock

	mu      sync.Mutex
	wires   map[string]*wire // by address
	changed chan struct{}    // closed when the set-up of a scale changes
}

// New makes the service over an open ledger, with a way to reach scales and a clock for what they show.
func New(db *store.DB, open Open, now clock.Clock) *Service {
	return &Service{db: db, open: open, now: now, wires: map[string]*wire{}, changed: make(chan struct{})}
}

// PutRequest sets a scale up, or changes how it is reached.
type PutRequest struct {
	Scale   trade.ScaleSetup
	Command trade.EntryID
}

// Put sets a scale up, or changes how it is reached; nothing is connected. Invalid for an address that cannot be read,
// and for what no scale has. Requires trade.EditSettings.
func (s *Service) Put(ctx context.Context, actor trade.Actor, r PutRequest) (trade.ScaleSetup, error) {
	r.Scale.Removed = false
	err := s.change(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		wrong := fault.All(r.Scale.Validate())
		if r.Scale.Address != "" {
			_, err := s.open(r.Scale.Address, device.ScaleOptions{})
			for _, f := range fault.All(err) {
				wrong = append(wrong, f.At("address"))
			}
		}
		if err := wrong.OrNil(); err != nil {
			return err
		}
		return tx.PutScale(e, r.Scale)
	})
	if err != nil {
		return trade.ScaleSetup{}, err
	}
	return r.Scale, nil
}

// All lists the scales in use. Requires trade.Look.
func (s *Service) All(ctx context.Context, actor trade.Actor) (all []trade.ScaleSetup, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Scales()
		return err
	})
	return slices.DeleteFunc(all, func(one trade.ScaleSetup) bool { return one.Removed }), err
}

// Remove takes a scale out of use; weighings that name it stay. Requires trade.EditSettings.
func (s *Service) Remove(ctx context.Context, actor trade.Actor, name string, command trade.EntryID) error {
	return s.change(ctx, actor, command, func(tx *store.Tx, e *trade.Entry) error {
		scale, err := inUse(tx, name)
		if err != nil {
			return err
		}
		scale.Removed = true
		return tx.PutScale(e, scale)
	})
}

func (s *Service) change(ctx context.Context, actor trade.Actor, command trade.EntryID,
	fill func(*store.Tx, *trade.Entry) error) error {
	if err := actor.Require(trade.EditSettings); err != nil {
		return err
	}
	err := s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntrySetting, actor, command)
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err == nil {
		s.tellChange()
	}
	return err
}

// inUse reads a scale by its name. NotFound when there is none, or it is no longer used.
func inUse(tx *store.Tx, name string) (trade.ScaleSetup, error) {
	scale, err := tx.Scale(name)
	if fault.CodeOf(err) == fault.NotFound || err == nil && scale.Removed {
		return trade.ScaleSetup{}, fault.New(fault.NotFound, words.WeighingUnknown, fault.Params{"scale": name})
	}
	return scale, err
}

// reach gives the set-up of a scale that is named. One that is described, because somebody is setting it up, is taken
// as it is described.
func (s *Service) reach(ctx context.Context, actor trade.Actor, scale trade.ScaleSetup,
	named trade.Permission) (found trade.ScaleSetup, err error) {
	if scale.Address != "" {
		return scale, actor.Require(trade.EditSettings)
	}
	if err := actor.Require(named); err != nil {
		return found, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		found, err = inUse(tx, scale.Name)
		return err
	})
	return found, err
}

// Tare makes a scale take what lies on it for nothing. Faults are those of device.Scale.Tare. A scale that is named
// requires trade.Receive, one that is described trade.EditSettings.
func (s *Service) Tare(ctx context.Context, actor trade.Actor, scale trade.ScaleSetup) error {
	return s.order(ctx, actor, scale, Scale.Tare)
}

// Zero makes an empty scale show nothing, and forget its tare. Otherwise it is as Tare.
func (s *Service) Zero(ctx context.Context, actor trade.Actor, scale trade.ScaleSetup) error {
	return s.order(ctx, actor, scale, Scale.Zero)
}

func (s *Service) order(ctx context.Context, actor trade.Actor, scale trade.ScaleSetup,
	do func(Scale, context.Context) error) error {
	found, err := s.reach(ctx, actor, scale, trade.Receive)
	if err != nil {
		return err
	}
	device, err := s.deviceOf(found)
	if err != nil {
		return err
	}
	return do(device, ctx)
}

// Check tells whether a scale could be watched: whether it is there by its name, or its address can be read.
// Permissions are those of Watch.
func (s *Service) Check(ctx context.Context, actor trade.Actor, scale trade.ScaleSetup) error {
	found, err := s.reach(ctx, actor, scale, trade.Look)
	if err != nil {
		return err
	}
	_, err = s.open(found.Address, device.ScaleOptions{})
	return err
}
