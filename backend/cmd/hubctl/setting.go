package main

import (
	"context"

	"github.com/spf13/cobra"

	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) settingCommand() *cobra.Command {
	c := &cobra.Command{Use: "setting", Short: "the firm's settings: GS1 prefix, number series, platform"}
	c.AddCommand(p.prefixCommand(), p.seriesCommand(), p.channelCommand(), p.settingsCommand())
	return c
}

func (p *program) prefixCommand() *cobra.Command {
	var from string
	c := p.verb("prefix PREFIX", "set the firm's GS1 company prefix from a date on", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			firm, err := s.Settings.Firm(ctx, actor)
			if err != nil {
				return err
			}
			r := settings.ChangeFirmRequest{Extension: firm.Extension, Fallback: firm.Fallback, Marks: firm.Marks,
				Prefixes: append(firm.Prefixes, trade.GS1Prefix{Prefix: args[0], ValidFrom: from}), Command: p.id()}
			got, err := s.Settings.ChangeFirm(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Units packed from %s on carry SSCCs with the prefix %s.", from, args[0])
		})
	c.Flags().StringVar(&from, "from", "", "first day (YYYY-MM-DD)")
	return c
}

func (p *program) seriesCommand() *cobra.Command {
	var r settings.PutSeriesRequest
	c := p.verb("series NAME", "set a number series of this station", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Series.Name, r.Command = args[0], p.id()
			got, err := s.Settings.PutSeries(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Series %s: %s to %s.", got.Name, got.Format(got.First), got.Format(got.Last))
		})
	f := c.Flags()
	f.StringVar(&r.Series.Prefix, "prefix", "", "letters before the number")
	f.IntVar(&r.Series.Width, "width", 4, "digits")
	f.Int64Var(&r.Series.First, "first", 1, "first number")
	f.Int64Var(&r.Series.Last, "last", 9999, "last number")
	f.Int64Var(&r.Series.Block, "block", 1, "how many are reserved at once")
	return c
}

func (p *program) channelCommand() *cobra.Command {
	r := settings.PutChannelRequest{Channel: trade.Channel{Active: true}}
	c := p.verb("channel CODE URL", "set a platform that is told of deliveries, shipments and stock", cobra.ExactArgs(2),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Channel.Code, r.Channel.BaseURL, r.Command = args[0], args[1], p.id()
			got, err := s.Settings.PutChannel(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Channel %s at %s.", got.Code, got.BaseURL)
		})
	c.Flags().StringVar(&r.Channel.Name, "name", "", "name")
	c.Flags().BoolVar(&r.Channel.Active, "active", true, "messages are written for it")
	return c
}

func (p *program) settingsCommand() *cobra.Command {
	return p.verb("list", "show the firm's settings", cobra.NoArgs,
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			firm, err := s.Settings.Firm(ctx, actor)
			if err != nil {
				return err
			}
			series, err := s.Settings.Series(ctx, actor)
			if err != nil {
				return err
			}
			channels, err := s.Settings.Channels(ctx, actor)
			if err != nil {
				return err
			}
			if p.json {
				return p.show(map[string]any{"firm": firm, "series": series, "channels": channels}, "")
			}
			for _, one := range firm.Prefixes {
				if err := p.show(one, "GS1 prefix %s from %s", one.Prefix, one.ValidFrom); err != nil {
					return err
				}
			}
			for _, one := range series {
				if err := p.show(one, "series %-12s %s to %s", one.Name, one.Format(one.First),
					one.Format(one.Last)); err != nil {
					return err
				}
			}
			for _, one := range channels {
				if err := p.show(one, "channel %-11s %s", one.Code, one.BaseURL); err != nil {
					return err
				}
			}
			return nil
		})
}
