package main

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/fault"
	"tradehub/backend/masters"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) masterCommand() *cobra.Command {
	return group("master", "parties, items, locations", p.partyCommand(), p.itemCommand(), p.locationCommand(),
		p.mastersCommand())
}

func names(f *pflag.FlagSet, n *trade.Names) {
	f.StringVar(&n.EN, "name", "", "name")
	f.StringVar(&n.LO, "name-lo", "", "name in Lao")
	f.StringVar(&n.ZH, "name-zh", "", "name in Chinese")
	f.StringVar(&n.TH, "name-th", "", "name in Thai")
	f.StringVar(&n.VI, "name-vi", "", "name in Vietnamese")
}

// change is a flag of a master: without it a code is new, with it what the flags give is changed.
func change(f *pflag.FlagSet, into *bool) {
	f.BoolVar(into, "change", false, "change the one with this code; what is left out stays as it is")
}

// masterKind is one of the three kinds of masters.
type masterKind[T any] struct {
	name string
	code func(T) string
	list func(*masters.Service, context.Context, trade.Actor) ([]T, error)
}

var (
	aParty = masterKind[trade.Party]{"party", func(one trade.Party) string { return one.Code },
		(*masters.Service).Parties}
	anItem = masterKind[trade.Item]{"item", func(one trade.Item) string { return one.Code },
		(*masters.Service).Items}
	aLocation = masterKind[trade.Location]{"location", func(one trade.Location) string { return one.Code },
		(*masters.Service).Locations}
)

// named finds the master with a code.
func (k masterKind[T]) named(ctx context.Context, s *station.Station, actor trade.Actor,
	code string) (one T, err error) {
	all, err := k.list(s.Masters, ctx, actor)
	if err != nil {
		return one, err
	}
	for _, one := range all {
		if k.code(one) == code {
			return one, nil
		}
	}
	return one, fault.New(fault.NotFound, words.StoreNotFound, fault.Params{"kind": k.name, "name": code})
}

// over lays the flags that were given over the master that has the code.
func (k masterKind[T]) over(ctx context.Context, s *station.Station, actor trade.Actor, code string, into *T,
	f *pflag.FlagSet) error {
	was, err := k.named(ctx, s, actor, code)
	if err != nil {
		return err
	}
	return over(f, func() { *into = was })
}

func (p *program) partyCommand() *cobra.Command {
	var r masters.PartyRequest
	var f *pflag.FlagSet
	var roles []string
	var changed bool
	c := p.verb("party CODE", "add a party, or change one",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if changed {
				if err := aParty.over(ctx, s, actor, args[0], &r.Party, f); err != nil {
					return err
				}
			}
			if f.Changed("role") {
				r.Roles = partyRoles(roles)
			}
			r.Code, r.Command = args[0], p.id()
			got, err := s.Masters.SaveParty(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Party %s is saved: %s (%s)", got.Code, got.Name.EN, joined(got.Roles))
		})
	f = c.Flags()
	names(f, &r.Name)
	f.StringVar(&r.Address, "address", "", "address, as papers print it")
	f.StringVar(&r.Country, "country", "", "country (ISO 3166)")
	f.StringVar(&r.TIN, "tin", "", "tax number")
	f.StringSliceVar(&roles, "role", nil,
		"cooperative, grower, consignor, consignee, notify, carrier, forwarder, declarant")
	change(f, &changed)
	return c
}

func partyRoles(typed []string) (roles []trade.PartyRole) {
	for _, role := range typed {
		roles = append(roles, trade.PartyRole(role))
	}
	return roles
}

func (p *program) itemCommand() *cobra.Command {
	var r masters.ItemRequest
	var f *pflag.FlagSet
	var changed bool
	c := p.verb("item CODE", "add an item, or change one",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if changed {
				if err := anItem.over(ctx, s, actor, args[0], &r.Item, f); err != nil {
					return err
				}
			}
			r.Code, r.Command = args[0], p.id()
			got, err := s.Masters.SaveItem(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Item %s is saved: %s (HS %s)", got.Code, got.Name.EN, got.HS6)
		})
	f = c.Flags()
	itemFlags(f, &r.Item)
	change(f, &changed)
	return c
}

func itemFlags(f *pflag.FlagSet, item *trade.Item) {
	names(f, &item.Name)
	f.StringVar(&item.PaperName, "paper-name", "", "name as papers print it")
	f.StringVar(&item.HS6, "hs6", "", "commodity code, as in 0803.90")
	f.StringVar(&item.AHTN8, "ahtn8", "", "AHTN code, as in 0803.90.90")
	f.StringVar(&item.Species, "species", "", "botanical name")
	f.StringVar(&item.GTIN, "gtin", "", "GTIN of the packed item")
	f.StringVar(&item.Unit, "unit", "KGM", "unit of quantity (Rec 20)")
	f.StringVar(&item.Package, "package", "CT", "kind of package (Rec 21)")
	f.BoolVar(&item.Perishable, "perishable", false, "spoils")
	kilograms(f, &item.NetG, "net-kg", "standard net weight of a package")
	kilograms(f, &item.TareG, "tare-kg", "weight of an empty package")
	kilograms(f, &item.MinNetG, "min-net-kg", "least plausible net weight of a package")
	kilograms(f, &item.MaxNetG, "max-net-kg", "most plausible net weight of a package")
	kilograms(f, &item.PieceNetG, "piece-net-kg", "net weight of one piece, where the unit is no mass")
}

func (p *program) locationCommand() *cobra.Command {
	var r masters.LocationRequest
	var f *pflag.FlagSet
	var parent string
	var changed bool
	c := p.verb("location CODE", "add a location, or change one",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) (err error) {
			if changed {
				if err := aLocation.over(ctx, s, actor, args[0], &r.Location, f); err != nil {
					return err
				}
			}
			if !changed || parent != "" {
				if r.Parent, err = parentOf(ctx, s, actor, parent); err != nil {
					return err
				}
			}
			r.Code, r.Command = args[0], p.id()
			got, err := s.Masters.SaveLocation(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Location %s is saved: %s", got.Code, got.Name.EN)
		})
	f = c.Flags()
	names(f, &r.Name)
	f.StringVar(&parent, "in", "", "location it lies in; the site where left out")
	f.StringVar(&r.LOCODE, "locode", "", "UN/LOCODE, where it has one of its own")
	f.StringVar(&r.Zone, "zone", "", "time zone, where it has one of its own")
	change(f, &changed)
	return c
}

// parentOf finds the location that another one lies in; none named is the site of the firm.
func parentOf(ctx context.Context, s *station.Station, actor trade.Actor, code string) (trade.LocationID, error) {
	if code == "" {
		firm, err := s.Settings.Firm(ctx, actor)
		return firm.SiteID, err
	}
	found, err := aLocation.named(ctx, s, actor, code)
	return found.ID, err
}

func (p *program) mastersCommand() *cobra.Command {
	return p.verb("list", "list parties, items and locations",
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
			return p.table(heads("master", "code", "name", ""), masterRows(parties, items, locations))
		})
}

func masterRows(parties []trade.Party, items []trade.Item, locations []trade.Location) (rows [][]string) {
	for _, one := range parties {
		rows = append(rows, []string{"party", one.Code, one.Name.EN, joined(one.Roles)})
	}
	for _, one := range items {
		rows = append(rows, []string{"item", one.Code, one.Name.EN, "HS " + one.HS6})
	}
	codes := map[trade.LocationID]string{}
	for _, one := range locations {
		codes[one.ID] = one.Code
	}
	for _, one := range locations {
		lies := ""
		if one.Parent != "" {
			lies = "in " + codes[one.Parent]
		}
		rows = append(rows, []string{"location", one.Code, one.Name.EN, lies})
	}
	return rows
}
