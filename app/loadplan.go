package app

import (
	"context"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// LoadDeparture is a departure as its form shows it.
type LoadDeparture struct {
	ID        string     `json:"id"` // empty for a new one
	Reference string     `json:"reference"`
	Mode      trade.Mode `json:"mode"`
	Vehicle   string     `json:"vehicle"`
	From      string     `json:"from"`
	To        string     `json:"to"`
	Via       string     `json:"via"`
	DepartsAt string     `json:"departsAt"` // on the clock of the place: YYYY-MM-DDTHH:MM
	Zone      string     `json:"zone"`      // IANA zone of that clock
}

func loadDeparture(d trade.Departure) LoadDeparture {
	return LoadDeparture{ID: string(d.ID), Reference: d.Reference, Mode: d.Mode, Vehicle: d.Vehicle, From: d.From,
		To: d.To, Via: d.Via, DepartsAt: d.LocalTime().Format(localTime), Zone: d.Zone}
}

// departure reads what was typed. A time or a zone that is none leaves the time zero, which trade refuses.
func (d LoadDeparture) departure() trade.Departure {
	t := trade.Departure{ID: trade.DepartureID(d.ID), Reference: strings.TrimSpace(d.Reference), Mode: d.Mode,
		Vehicle: d.Vehicle, From: d.From, To: d.To, Via: d.Via, Zone: d.Zone}
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		return t
	}
	if at, err := time.ParseInLocation(localTime, d.DepartsAt, zone); err == nil {
		t.DepartsAt = at.UTC()
	}
	return t
}

// LoadPlan is a shipment as its form shows it.
type LoadPlan struct {
	Reference   string         `json:"reference"`
	Departure   string         `json:"departure"` // reference
	Consignee   string         `json:"consignee"` // party code
	Notify      string         `json:"notify"`    // party code, or empty
	Rule        string         `json:"rule"`      // Incoterms 2020
	Place       string         `json:"place"`
	Payment     string         `json:"payment"`
	Destination string         `json:"destination"` // country, ISO 3166-1 alpha-2
	Marks       string         `json:"marks"`       // empty takes the firm's
	Currency    string         `json:"currency"`    // ISO 4217, of all prices
	Lines       []LoadPlanLine `json:"lines"`
}

// LoadPlanLine is one kind of goods in the form of a shipment.
type LoadPlanLine struct {
	Item     string      `json:"item"` // code
	Grade    trade.Grade `json:"grade"`
	Packages int64       `json:"packages"`
	Price    string      `json:"price"` // as typed: 0.52
	Unit     string      `json:"unit"`  // Rec 20 unit the price is for
}

func loadPlan(p shipping.Progress) LoadPlan {
	sh := p.Shipment
	plan := LoadPlan{Reference: sh.Reference, Departure: p.Departure.Reference, Consignee: p.Consignee.Code,
		Rule: sh.Terms.Rule, Place: sh.Terms.Place, Payment: sh.Payment, Destination: sh.Destination, Marks: sh.Marks,
		Currency: sh.Currency(), Lines: []LoadPlanLine{}}
	for _, line := range p.Lines {
		plan.Lines = append(plan.Lines, LoadPlanLine{Item: line.Item.Code, Grade: line.Grade,
			Packages: line.Packages, Price: writePrice(line.Price), Unit: line.Price.Unit})
	}
	return plan
}

// request turns the form into a request; every price that is none is told at its line.
func (p LoadPlan) request(command string) (shipping.ShipmentRequest, error) {
	r := shipping.ShipmentRequest{Reference: strings.TrimSpace(p.Reference), Departure: p.Departure,
		Consignee: p.Consignee, Notify: p.Notify, Terms: trade.Terms{Rule: p.Rule, Place: p.Place},
		Payment: p.Payment, Destination: p.Destination, Marks: p.Marks, Command: trade.EntryID(command)}
	var bad fault.List
	for i, line := range p.Lines {
		price, ok := readPrice(line.Price)
		if !ok {
			bad = append(bad, fault.New(fault.Invalid, words.LoadPriceForm, fault.Params{"found": line.Price}).
				At("lines."+strconv.Itoa(i)+".price"))
		}
		price.Currency, price.Unit = p.Currency, line.Unit
		r.Lines = append(r.Lines, shipping.LineRequest{Item: line.Item, Grade: line.Grade, Packages: line.Packages,
			Price: price})
	}
	return r, bad.OrNil()
}

// maxPriceDigits keeps a price far below what an int64 holds.
const maxPriceDigits = 15

// readPrice reads a price as people type it, with a point or a comma before its decimals.
func readPrice(typed string) (p trade.UnitPrice, ok bool) {
	whole, decimals, _ := strings.Cut(strings.Replace(strings.TrimSpace(typed), ",", ".", 1), ".")
	if len(whole)+len(decimals) > maxPriceDigits {
		return p, false
	}
	scaled, err := strconv.ParseUint(whole+decimals, 10, 63)
	return trade.UnitPrice{Scaled: int64(scaled), Decimals: len(decimals)}, err == nil
}

func writePrice(p trade.UnitPrice) string {
	digits := strconv.FormatInt(p.Scaled, 10)
	if missing := p.Decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	at := len(digits) - p.Decimals
	return strings.TrimSuffix(digits[:at]+"."+digits[at:], ".")
}

// PlanDeparture saves a departure, a new one or one that was changed.
func (l *Load) PlanDeparture(d LoadDeparture, command string) error {
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Shipping.PlanDeparture(ctx, actor, shipping.DepartureRequest{Departure: d.departure(),
			Command: trade.EntryID(command)})
		return err
	})
}

// Plan saves a new shipment.
func (l *Load) Plan(p LoadPlan, command string) error {
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		r, err := p.request(command)
		if err != nil {
			return err
		}
		_, err = st.Shipping.PlanShipment(ctx, actor, r)
		return err
	})
}

// Replan changes the plan of an open shipment.
func (l *Load) Replan(p LoadPlan, command string) error {
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		r, err := p.request(command)
		if err != nil {
			return err
		}
		_, err = st.Shipping.Replan(ctx, actor, r)
		return err
	})
}

// AddTransport adds a container, wagon or trailer to a shipment.
func (l *Load) AddTransport(shipment string, t LoadTransport, command string) error {
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Shipping.AddTransportUnit(ctx, actor, shipping.TransportUnitRequest{Shipment: shipment,
			Kind: t.Kind, Number: t.Number, SizeType: t.SizeType, Wagon: t.Wagon, TareG: t.TareG, MaxGrossG: t.MaxGrossG,
			Packages: t.Packages, Command: trade.EntryID(command)})
		return err
	})
}

// RemoveTransport takes an empty container, wagon or trailer off a shipment.
func (l *Load) RemoveTransport(shipment, transport, command string) error {
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Shipping.RemoveTransportUnit(ctx, actor, shipping.TransportRequest{Shipment: shipment,
			Transport: transport, Command: trade.EntryID(command)})
	})
}

// become changes the state of a shipment by one of the verbs of shipping.
func (l *Load) become(shipment, command string, short bool, verb func(*shipping.Service) stateVerb) error {
	return l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := verb(st.Shipping)(ctx, actor, shipping.StateRequest{Shipment: shipment, Short: short,
			Command: trade.EntryID(command)})
		return err
	})
}

type stateVerb = func(context.Context, trade.Actor, shipping.StateRequest) (trade.Shipment, error)

// Close ends the loading of a shipment; short says that less than planned is meant.
func (l *Load) Close(shipment string, short bool, command string) error {
	return l.become(shipment, command, short, func(s *shipping.Service) stateVerb { return s.Close })
}

// Reopen opens a closed shipment again.
func (l *Load) Reopen(shipment, command string) error {
	return l.become(shipment, command, false, func(s *shipping.Service) stateVerb { return s.Reopen })
}

// Cancel gives up a shipment into which nothing is loaded.
func (l *Load) Cancel(shipment, command string) error {
	return l.become(shipment, command, false, func(s *shipping.Service) stateVerb { return s.Cancel })
}

// Despatch lets a closed shipment go.
func (l *Load) Despatch(shipment, command string) error {
	return l.become(shipment, command, false, func(s *shipping.Service) stateVerb { return s.Despatch })
}
