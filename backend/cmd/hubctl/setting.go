package main

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) settingCommand() *cobra.Command {
	return group("setting", "the firm's settings: GS1 prefix, number series, platform", p.prefixCommand(),
		p.seriesCommand(), p.channelCommand(), p.gatesCommand(), p.settingsCommand())
}

func (p *program) prefixCommand() *cobra.Command {
	var from string
	c := p.verb("prefix PREFIX", "set the firm's GS1 company prefix from a date on",
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
	need(c.Flags(), "from")
	return c
}

func (p *program) seriesCommand() *cobra.Command {
	var r settings.PutSeriesRequest
	var f *pflag.FlagSet
	c := p.verb("series NAME", "set a number series of this station; what is left out stays as it is",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			all, err := s.Settings.Series(ctx, actor)
			if err != nil {
				return err
			}
			err = over(f, func() {
				for _, was := range all {
					if was.Name == args[0] {
						r.Series = was
					}
				}
			})
			if err != nil {
				return err
			}
			r.Series.Name, r.Command = args[0], p.id()
			got, err := s.Settings.PutSeries(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Series %s: %s to %s.", got.Name, got.Format(got.First), got.Format(got.Last))
		})
	f = c.Flags()
	f.StringVar(&r.Series.Prefix, "prefix", "", "letters before the number")
	f.IntVar(&r.Series.Width, "width", 4, "digits")
	f.Int64Var(&r.Series.First, "first", 1, "first number")
	f.Int64Var(&r.Series.Last, "last", 9999, "last number")
	f.Int64Var(&r.Series.Block, "block", 1, "how many are reserved at once")
	return c
}

func (p *program) channelCommand() *cobra.Command {
	r := settings.PutChannelRequest{Channel: trade.Channel{Active: true}}
	var f *pflag.FlagSet
	c := p.verb("channel CODE URL", "set a platform that is told of deliveries, shipments and stock",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			all, err := s.Settings.Channels(ctx, actor)
			if err != nil {
				return err
			}
			err = over(f, func() {
				for _, was := range all {
					if was.Code == args[0] {
						r.Channel = was
					}
				}
			})
			if err != nil {
				return err
			}
			r.Channel.Code, r.Channel.BaseURL, r.Command = args[0], args[1], p.id()
			got, err := s.Settings.PutChannel(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Channel %s is %s at %s%s.", got.Code, got.Name, got.BaseURL, unless(got.Active,
				", switched off"))
		})
	f = c.Flags()
	f.StringVar(&r.Channel.Name, "name", "", "name that people know it by; as before where left out")
	f.BoolVar(&r.Channel.Active, "active", true, "messages are written for it; as before where left out")
	return c
}

// unless gives words that are only said where something is not so.
func unless(so bool, text string) string {
	if so {
		return ""
	}
	return text
}

func (p *program) settingsCommand() *cobra.Command {
	return p.verb("list", "show the firm's settings",
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
			return p.table(heads("setting", "name", "value"), settingRows(firm, series, channels))
		})
}

func settingRows(firm trade.Firm, series []trade.Series, channels []trade.Channel) (rows [][]string) {
	for _, one := range firm.Prefixes {
		rows = append(rows, []string{"GS1 prefix", one.Prefix, "from " + one.ValidFrom})
	}
	rows = append(rows, []string{"unit letters", firm.Fallback, "before the number while there is no GS1 prefix"},
		[]string{"marks", "", firm.Marks})
	for _, one := range series {
		rows = append(rows, []string{"series", one.Name, one.Format(one.First) + " to " + one.Format(one.Last)})
	}
	for _, one := range channels {
		rows = append(rows, []string{"channel", one.Code, one.Name + " at " + one.BaseURL +
			unless(one.Active, ", switched off")})
	}
	return rows
}
