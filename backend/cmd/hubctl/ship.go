package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) shipCommand() *cobra.Command {
	return group("ship", "departures, shipments, containers: plan, seal, close, despatch", p.departureCommand(),
		p.planCommand("plan", "plan a shipment", (*shipping.Service).PlanShipment),
		p.planCommand("replan", "change the plan of an open shipment", (*shipping.Service).Replan),
		p.transportCommand(), p.removeCommand(), p.sealCommand(), p.unsealCommand(),
		p.stateCommand("close", "end the loading of a shipment", (*shipping.Service).Close),
		p.stateCommand("reopen", "open a closed shipment again", (*shipping.Service).Reopen),
		p.stateCommand("cancel", "give up a shipment", (*shipping.Service).Cancel),
		p.stateCommand("despatch", "let a shipment go", (*shipping.Service).Despatch),
		p.progressCommand(), p.shipmentsCommand())
}

func (p *program) departureCommand() *cobra.Command {
	var r shipping.DepartureRequest
	var mode, departsAt string
	c := p.verb("departure REFERENCE", "plan a train or truck run",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			at, err := localTime(departsAt, r.Zone)
			if err != nil {
				return err
			}
			r.Reference, r.Mode, r.DepartsAt, r.Command = args[0], trade.Mode(mode), at, p.id()
			d, err := s.Shipping.PlanDeparture(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(d, "Departure %s is planned: %s to %s on %s.", d.Reference, d.From, d.To,
				d.LocalTime().Format("2 January 2006 at 15:04"))
		})
	f := c.Flags()
	f.StringVar(&mode, "mode", "rail", "rail, road, sea or air")
	f.StringVar(&r.Vehicle, "vehicle", "", "train number or plate")
	f.StringVar(&r.From, "from", "", "where from, as papers print it")
	f.StringVar(&r.To, "to", "", "where to, as papers print it")
	f.StringVar(&r.Via, "via", "", "border stations")
	f.StringVar(&departsAt, "at", "", `local time of departure, "2026-11-06 22:10"`)
	f.StringVar(&r.Zone, "zone", "Asia/Vientiane", "time zone of the place of departure")
	need(f, "at")
	return c
}

// localTime reads the hour of a place as people there say it.
func localTime(typed, zone string) (time.Time, error) {
	place, err := time.LoadLocation(zone)
	if err != nil || zone == "" {
		return time.Time{}, fault.New(fault.Invalid, words.TradeZone, fault.Params{"found": zone}).At("zone")
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", strings.TrimSpace(typed), place)
	if err != nil {
		return time.Time{}, fault.New(fault.Invalid, words.HubctlDepartsAt, fault.Params{"found": typed}).At("at")
	}
	return at.UTC(), nil
}

// planning is a verb that takes the plan of a shipment.
type planning func(*shipping.Service, context.Context, trade.Actor, shipping.ShipmentRequest) (trade.Shipment, error)

func (p *program) planCommand(use, short string, plan planning) *cobra.Command {
	var r shipping.ShipmentRequest
	var terms string
	var lines []string
	c := p.verb(use+" REFERENCE", short,
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) (err error) {
			r.Reference, r.Command = args[0], p.id()
			r.Terms.Rule, r.Terms.Place, _ = strings.Cut(terms, " ")
			if r.Lines, err = readLines(lines); err != nil {
				return err
			}
			sh, err := plan(s.Shipping, ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(sh, "Shipment %s is planned: %s.", sh.Reference, sh.Terms)
		})
	f := c.Flags()
	f.StringVar(&r.Departure, "departure", "", "departure reference")
	f.StringVar(&r.Consignee, "consignee", "", "party code of the consignee")
	f.StringVar(&r.Notify, "notify", "", "party code of whom to notify, where it is somebody else")
	f.StringVar(&terms, "terms", "", `Incoterms 2020 rule and place: "FCA Vientiane South Railway Station"`)
	f.StringVar(&r.Payment, "payment", "", "terms of payment, as the invoice prints them")
	f.StringVar(&r.Destination, "destination", "", "country of destination (ISO 3166)")
	f.StringVar(&r.Marks, "marks", "", "marks and numbers; the firm's where left out")
	f.StringArrayVar(&lines, "line", nil, "one kind of goods: item=,grade=,packages=,price=,currency=,unit=; repeat for"+
		" each")
	need(f, "departure", "consignee", "terms", "destination", "line")
	return c
}

func readLines(typed []string) (lines []shipping.LineRequest, err error) {
	for _, text := range typed {
		got, err := readParts(text, "item", "grade", "packages", "price", "currency", "unit")
		if err != nil {
			return nil, err
		}
		line := shipping.LineRequest{Item: got["item"], Grade: trade.Grade(got["grade"])}
		if err := got.number("packages", 0, &line.Packages); err != nil {
			return nil, err
		}
		if line.Price, err = got.price(); err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func (p *program) transportCommand() *cobra.Command {
	var r shipping.TransportUnitRequest
	var kind string
	c := p.verb("container SHIPMENT NUMBER", "add a container, wagon or trailer to a shipment",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r.Shipment, r.Number, r.Kind, r.Command = args[0], args[1], trade.TransportUnitKind(kind), p.id()
			u, err := s.Shipping.AddTransportUnit(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(u, "%s stands open for loading.", u.Number)
		})
	f := c.Flags()
	f.StringVar(&kind, "kind", "container", "container, wagon or trailer")
	f.StringVar(&r.SizeType, "size-type", "", "ISO 6346 size and type, as in 45R1")
	f.StringVar(&r.Wagon, "wagon", "", "the wagon it stands on")
	f.Int64Var(&r.Packages, "packages", 0, "how many packages are planned for it; 0 leaves it open")
	kilograms(f, &r.TareG, "tare-kg", "tare")
	kilograms(f, &r.MaxGrossG, "max-gross-kg", "greatest permitted total mass")
	return c
}

func (p *program) removeCommand() *cobra.Command {
	return p.verb("remove SHIPMENT NUMBER", "take an empty container off a shipment",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			err := s.Shipping.RemoveTransportUnit(ctx, actor, p.transport(args))
			if err != nil {
				return err
			}
			return p.show(map[string]any{"removed": args[1]}, "%s is taken off %s.", args[1], args[0])
		})
}

func (p *program) transport(args []string) shipping.TransportRequest {
	return shipping.TransportRequest{Shipment: args[0], Transport: args[1], Command: p.id()}
}

func (p *program) sealCommand() *cobra.Command {
	var seals []string
	c := p.verb("seal SHIPMENT NUMBER", "close a container with its seals",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r := shipping.SealRequest{TransportRequest: p.transport(args)}
			for _, text := range seals {
				number, by, _ := strings.Cut(text, ":")
				r.Seals = append(r.Seals, trade.Seal{Number: number, By: by})
			}
			u, err := s.Shipping.Seal(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(u, "%s is closed with %s.", u.Number, strings.Join(u.SealNumbers(), ", "))
		})
	c.Flags().StringArrayVar(&seals, "seal", nil, "seal number, and who put it on: NTG552011:shipper")
	return c
}

func (p *program) unsealCommand() *cobra.Command {
	return p.verb("unseal SHIPMENT NUMBER", "open a closed container again",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			u, err := s.Shipping.Unseal(ctx, actor, p.transport(args))
			if err != nil {
				return err
			}
			return p.show(u, "%s is open; its seals are off.", u.Number)
		})
}

// becoming is a verb that gives a shipment its next state.
type becoming func(*shipping.Service, context.Context, trade.Actor, shipping.StateRequest) (trade.Shipment, error)

func (p *program) stateCommand(use, short string, become becoming) *cobra.Command {
	var shortly bool
	c := p.verb(use+" SHIPMENT", short,
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			sh, err := become(s.Shipping, ctx, actor, shipping.StateRequest{Shipment: args[0], Short: shortly,
				Command: p.id()})
			if err != nil {
				return err
			}
			return p.show(sh, "Shipment %s is %s.", sh.Reference, sh.State)
		})
	if use == "close" {
		c.Flags().BoolVar(&shortly, "short", false, "close although less is loaded than planned")
	}
	return c
}
