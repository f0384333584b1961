package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func (p *program) scaleCommand() *cobra.Command {
	c := group("scale", "scales: add, list, remove, watch; read, simulate", p.scaleAddCommand(), p.scaleListCommand(),
		p.scaleRemoveCommand(), p.scaleWatchCommand(), p.scaleReadCommand(), p.scaleSimulateCommand())
	c.Long = c.Short + `

A scale is its protocol and its wire: sics (Mettler Toledo), and (A&D) or cas, then tcp:HOST:PORT or serial:PORT, with
speed and frame behind it where they are not those from the factory: and:serial:COM3@2400,7E1. The scales of this
station are set up under a name with add. To read one by its address and to simulate one, no ledger is opened, and
nobody needs to be signed in.`
	return c
}

func (p *program) scaleReadCommand() *cobra.Command {
	var named string
	var o device.ScaleOptions
	c := &cobra.Command{Use: "read", Short: "read a stable weight",
		RunE: func(c *cobra.Command, _ []string) error {
			scale, err := device.OpenScale(named, o)
			if err != nil {
				return err
			}
			r, err := scale.Read(c.Context(), nil)
			if err != nil {
				return err
			}
			return p.show(r, "%s kg (%s)", kg(r.WeightG), r.Raw)
		}}
	c.Flags().StringVar(&named, "scale", "", "address of the scale")
	c.Flags().Int64Var(&o.PatienceMS, "patience-ms", 3000, "how many milliseconds to wait for a stable weight")
	need(c.Flags(), "scale")
	return c
}

// simulatedScale is how a simulated scale is to be.
type simulatedScale struct {
	protocol    string
	listen      string
	addressFile string
	weightG     int64
	state       string
}

func (p *program) scaleSimulateCommand() *cobra.Command {
	var s simulatedScale
	c := &cobra.Command{Use: "simulate", Short: "be a scale on this computer until it is stopped",
		RunE: func(c *cobra.Command, _ []string) error { return p.scaleSimulate(c.Context(), s) }}
	c.Long = c.Short + "\n" + scaleOrders
	f := c.Flags()
	f.StringVar(&s.protocol, "protocol", string(device.SICS), "how it speaks: sics, and, cas")
	f.StringVar(&s.listen, "listen", "127.0.0.1:4001", "address of this computer to listen at; port 0 is any free one")
	f.StringVar(&s.addressFile, "address-file", "", "file to write the scale's address into once it listens")
	kilograms(f, &s.weightG, "weight-kg", "what lies on it")
	f.StringVar(&s.state, "state", string(device.ScaleStable), "what it feels: "+joined(device.ScaleStates()))
	return c
}

// scaleSimulate is a scale until the command is stopped.
func (p *program) scaleSimulate(ctx context.Context, s simulatedScale) error {
	protocols := []device.Protocol{device.SICS, device.AND, device.CAS}
	if !slices.Contains(protocols, device.Protocol(s.protocol)) {
		return notOneOf("protocol", s.protocol, joined(protocols))
	}
	if !slices.Contains(device.ScaleStates(), device.ScaleState(s.state)) {
		return notOneOf("state", s.state, joined(device.ScaleStates()))
	}
	sim := device.NewScaleSimulator(device.Protocol(s.protocol))
	defer sim.Close()
	sim.Weigh(s.weightG, device.ScaleState(s.state))
	address, err := sim.Listen(ctx, s.listen)
	if err != nil {
		return err
	}
	if err := p.announceDevice(s.protocol+":tcp:"+address, s.addressFile); err != nil {
		return err
	}
	go p.obey(func(order string) error { return orderScale(sim, order) })
	<-ctx.Done()
	return nil
}

func notOneOf(flag, found, known string) error {
	return fault.New(fault.Invalid, words.HubctlOneOf, fault.Params{"flag": flag, "found": found, "known": known})
}
