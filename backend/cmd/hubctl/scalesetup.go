package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"tradehub/backend/device"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/backend/weighing"
)

func (p *program) scaleAddCommand() *cobra.Command {
	var r weighing.PutRequest
	c := p.verb("add NAME ADDRESS", "set up a scale of this station, or change how it is reached",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Scale.Name, r.Scale.Address, r.Command = args[0], args[1], p.id()
			got, err := s.Weighing.Put(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "%s is the scale at %s.", got.Name, got.Address)
		})
	c.Flags().Int64Var(&r.Scale.PatienceMS, "patience-ms", 0,
		"how many milliseconds to wait for a stable weight; 0 is the standard of 3000")
	return c
}

func (p *program) scaleListCommand() *cobra.Command {
	return p.verb("list", "list the scales of this station",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Weighing.All(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, all, "No scale is set up.", heads("scale", "address"), func(one trade.ScaleSetup) []string {
				return []string{one.Name, one.Address}
			})
		})
}

func (p *program) scaleRemoveCommand() *cobra.Command {
	return p.verb("remove NAME", "take a scale out of use",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if err := s.Weighing.Remove(ctx, actor, args[0], p.id()); err != nil {
				return err
			}
			return p.show(map[string]any{"scale": args[0], "removed": true}, "%s is no longer used.", args[0])
		})
}

func (p *program) scaleWatchCommand() *cobra.Command {
	var weights int64
	c := p.verb("watch NAME", "tell what a scale shows, each time it changes, until the command is stopped",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			return p.scaleWatch(ctx, s, actor, scaleWatching{trade.ScaleSetup{Name: args[0]}, weights})
		})
	c.Flags().Int64Var(&weights, "weights", 0, "end after so many stable weights; 0 goes on until it is stopped")
	return c
}

// scaleWatching is which scale is watched, and how long.
type scaleWatching struct {
	scale   trade.ScaleSetup
	weights int64
}

// scaleShown is what a scale shows, in JSON.
type scaleShown struct {
	device.Reading
	State weighing.State `json:"state"`
}

// scaleWatch tells what a scale shows. Why it shows no weight is told on standard error.
func (p *program) scaleWatch(ctx context.Context, s *station.Station, actor trade.Actor, w scaleWatching) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var last scaleShown
	var broken error
	left := w.weights
	err := s.Weighing.Watch(ctx, actor, w.scale, func(seen weighing.Sight) {
		now := scaleShown{seen.Reading, seen.State}
		if now == last || ctx.Err() != nil {
			return
		}
		last = now
		if broken = p.showScale(now, seen.Fault); broken != nil {
			stop()
		}
		if left--; seen.State != weighing.Stable {
			left++
		} else if left == 0 {
			stop()
		}
	})
	return errors.Join(err, broken)
}

func (p *program) showScale(now scaleShown, why error) error {
	switch now.State {
	case weighing.Lost, weighing.Refused:
		p.tell(why)
		return nil
	case weighing.Empty:
		return p.show(now, "empty (%s)", now.Raw)
	}
	return p.show(now, "%s kg, %s (%s)", kg(now.WeightG), now.State, now.Raw)
}
