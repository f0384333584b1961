package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) progressCommand() *cobra.Command {
	return p.verb("show SHIPMENT", "show what is loaded and what is not yet",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			got, err := s.Shipping.Progress(ctx, actor, args[0])
			if err != nil {
				return err
			}
			return p.show(got, "%s", strings.Join(progressLines(got), "\n"))
		})
}

func progressLines(got shipping.Progress) []string {
	lines := []string{"Shipment " + got.Shipment.Reference + " to " + got.Consignee.Name.EN + " by departure " +
		got.Departure.Reference + " is " + string(got.Shipment.State)}
	for _, l := range got.Lines {
		lines = append(lines, "  "+l.Item.Name.EN+", "+gradeName(l.Grade)+": "+number(l.Loaded)+" of "+
			number(l.Packages)+" loaded, "+number(l.Missing())+" to go"+waiting(got.Shipment, l))
	}
	for _, t := range got.Transports {
		line := "  " + t.Number + " is " + string(t.State) + ": " + counted(t.Load.Packages, "package") + ", " +
			kg(t.Load.NetG) + " kg net, " + kg(t.Load.GrossG()) + " kg gross"
		if len(t.Seals) > 0 {
			line += ", seals " + strings.Join(t.SealNumbers(), ", ")
		}
		lines = append(lines, line)
	}
	return lines
}

// waiting tells how many packages wait for a shipment; only for an open one does any.
func waiting(sh trade.Shipment, l shipping.LineProgress) string {
	if sh.State != trade.ShipmentOpen {
		return ""
	}
	return "; " + number(l.Waiting) + " such wait at the site"
}

func (p *program) shipmentsCommand() *cobra.Command {
	return p.verb("list", "list all shipments",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Shipping.Shipments(ctx, actor)
			if err != nil {
				return err
			}
			return list(p, all, "No shipment is planned yet.", heads("shipment", "terms", "destination", "packages.",
				"state"), func(sh trade.Shipment) []string {
				var packages int64
				for _, line := range sh.Lines {
					packages += line.Packages
				}
				return []string{sh.Reference, sh.Terms.String(), sh.Destination, number(packages), string(sh.State)}
			})
		})
}
