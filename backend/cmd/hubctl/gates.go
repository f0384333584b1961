package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

const gatesUsage = "gates that stay closed while a block stands: A (applications), B (despatch), C (platform), or none"

// gatesOf reads gates such as "A,B", or none.
func gatesOf(said string) (gates []trade.Gate) {
	if strings.EqualFold(said, "none") {
		return nil
	}
	for g := range strings.SplitSeq(said, ",") {
		gates = append(gates, trade.Gate(strings.ToUpper(strings.TrimSpace(g))))
	}
	return gates
}

func (p *program) gatesCommand() *cobra.Command {
	return p.verb("gates GATES", "say which gates stay closed while a block stands: A,B,C or none",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			firm, err := s.Settings.Guard(ctx, actor, settings.GuardRequest{Gates: gatesOf(args[0]), Command: p.id()})
			if err != nil {
				return err
			}
			if len(firm.Gates) == 0 {
				return p.show(map[string]any{"gates": []string{}}, "Findings are told and stop nobody.")
			}
			return p.show(map[string]any{"gates": firm.Gates}, "Blocks stop at %s.", args[0])
		})
}
