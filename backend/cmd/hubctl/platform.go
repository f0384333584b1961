package main

import (
	"github.com/spf13/cobra"

	"tradehub/backend/clock"
	"tradehub/backend/sandbox"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) sandboxCommand() *cobra.Command {
	var address, path string
	c := &cobra.Command{Use: "sandbox", Short: "serve the demonstration platform on this computer", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			platform, err := sandbox.Open(path, clock.System())
			if err != nil {
				return err
			}
			defer func() { _ = platform.Close() }()
			server, err := platform.Serve(c.Context(), address)
			if err != nil {
				return err
			}
			if err := p.show(map[string]any{"url": server.URL}, "The platform listens at %s.", server.URL); err != nil {
				return err
			}
			<-c.Context().Done()
			return server.Close()
		}}
	c.Flags().StringVar(&address, "listen", "127.0.0.1:8420", "loopback address to listen at")
	c.Flags().StringVar(&path, "db", "sandbox.db", "the platform's own database")
	return c
}

func (p *program) syncCommand() *cobra.Command {
	var channel string
	c := &cobra.Command{Use: "sync", Short: "send what waits to the platform and read what changed there",
		Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
			return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
				report, err := s.Syncing.Sync(c.Context(), actor, channel)
				if err != nil {
					return err
				}
				if err := report.Fault(); err != nil {
					return err
				}
				return p.show(report, "%d sent, %d recognised, %d rejected, %d conflicts, %d waiting.", report.Sent,
					report.Recognised, report.Rejected, report.Conflicts, report.Waiting)
			})
		}}
	c.Flags().StringVar(&channel, "channel", "domestic", "the platform's channel")
	return c
}
