package main

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/masters"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) masterCommand() *cobra.Command {
	c := &cobra.Command{Use: "master", Short: "parties, items, locations, registers"}
	c.AddCommand(p.partyCommand(), p.itemCommand(), p.locationCommand(), p.mastersCommand(), p.registerCommand())
	return c
}

func names(f *pflag.FlagSet, n *trade.Names) {
	f.StringVar(&n.EN, "name", "", "name")
	f.StringVar(&n.LO, "name-lo", "", "name in Lao")
	f.StringVar(&n.ZH, "name-zh", "", "name in Chinese")
	f.StringVar(&n.TH, "name-th", "", "name in Thai")
	f.StringVar(&n.VI, "name-vi", "", "name in Vietnamese")
}

func (p *program) partyCommand() *cobra.Command {
	var r masters.PartyRequest
	var roles []string
	c := p.verb("party CODE", "add a party", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Code, r.Command = args[0], p.id()
			for _, role := range roles {
				r.Roles = append(r.Roles, trade.PartyRole(role))
			}
			got, err := s.Masters.SaveParty(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Party %s: %s.", got.Code, got.Name.EN)
		})
	names(c.Flags(), &r.Name)
	f := c.Flags()
	f.StringVar(&r.Address, "address", "", "address, as papers print it")
	f.StringVar(&r.Country, "country", "", "country (ISO 3166)")
	f.StringVar(&r.TIN, "tin", "", "tax number")
	f.StringSliceVar(&roles, "role", nil,
		"cooperative, grower, consignor, consignee, notify, carrier, forwarder, declarant")
	return c
}

func (p *program) itemCommand() *cobra.Command {
	var r masters.ItemRequest
	c := p.verb("item CODE", "add an item", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Code, r.Command = args[0], p.id()
			got, err := s.Masters.SaveItem(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Item %s: %s.", got.Code, got.Name.EN)
		})
	names(c.Flags(), &r.Name)
	f := c.Flags()
	f.StringVar(&r.PaperName, "paper-name", "", "name as papers print it")
	f.StringVar(&r.HS6, "hs6", "", "commodity code, as in 0803.90")
	f.StringVar(&r.AHTN8, "ahtn8", "", "AHTN code, as in 0803.90.90")
	f.StringVar(&r.Species, "species", "", "botanical name")
	f.StringVar(&r.GTIN, "gtin", "", "GTIN of the packed item")
	f.StringVar(&r.Unit, "unit", "KGM", "unit of quantity (Rec 20)")
	f.StringVar(&r.Package, "package", "CT", "kind of package (Rec 21)")
	f.BoolVar(&r.Perishable, "perishable", false, "spoils")
	kilograms(f, &r.NetG, "net-kg", "standard net weight of a package")
	kilograms(f, &r.TareG, "tare-kg", "weight of an empty package")
	kilograms(f, &r.MinNetG, "min-net-kg", "least plausible net weight of a package")
	kilograms(f, &r.MaxNetG, "max-net-kg", "most plausible net weight of a package")
	kilograms(f, &r.PieceNetG, "piece-net-kg", "net weight of one piece, where the unit is no mass")
	return c
}

func (p *program) locationCommand() *cobra.Command {
	var r masters.LocationRequest
	var parent string
	c := p.verb("location CODE", "add a location", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Code, r.Command = args[0], p.id()
			var err error
			if r.Parent, err = locationID(ctx, s, actor, parent); err != nil {
				return err
			}
			got, err := s.Masters.SaveLocation(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Location %s: %s.", got.Code, got.Name.EN)
		})
	names(c.Flags(), &r.Name)
	c.Flags().StringVar(&parent, "in", "", "location it lies in; the site where left out")
	return c
}

// locationID finds a location by its code; none named is the site of the firm.
func locationID(ctx context.Context, s *station.Station, actor trade.Actor, code string) (trade.LocationID, error) {
	if code == "" {
		firm, err := s.Settings.Firm(ctx, actor)
		return firm.SiteID, err
	}
	all, err := s.Masters.Locations(ctx, actor)
	for _, l := range all {
		if l.Code == code {
			return l.ID, nil
		}
	}
	return trade.LocationID(code), err
}

func (p *program) mastersCommand() *cobra.Command {
	return p.verb("list", "list parties, items and locations", cobra.NoArgs,
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			parties, err := s.Masters.Parties(ctx, actor)
			if err != nil {
				return err
			}
			items, err := s.Masters.Items(ctx, actor)
			if err != nil {
				return err
			}
			locations, err := s.Masters.Locations(ctx, actor)
			if err != nil {
				return err
			}
			if p.json {
				return p.show(map[string]any{"parties": parties, "items": items, "locations": locations}, "")
			}
			for _, one := range parties {
				if err := p.show(one, "party     %-14s %s %v", one.Code, one.Name.EN, one.Roles); err != nil {
					return err
				}
			}
			for _, one := range items {
				if err := p.show(one, "item      %-14s %s, %s", one.Code, one.Name.EN, one.HS6); err != nil {
					return err
				}
			}
			for _, one := range locations {
				if err := p.show(one, "location  %-14s %s", one.Code, one.Name.EN); err != nil {
					return err
				}
			}
			return nil
		})
}

func (p *program) registerCommand() *cobra.Command {
	return p.verb("register NAME", "write a register as CSV", cobra.ExactArgs(1),
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			return s.Registers.Export(ctx, actor, args[0], p.out)
		})
}
