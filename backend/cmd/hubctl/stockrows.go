package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/station"
	"tradehub/backend/stock"
	"tradehub/backend/trade"
)

// spot is a place as people know it, with its kind as a word: trade.PlaceKind would be a number in JSON.
type spot struct {
	Kind string
	Code string
	Name trade.Names
}

var placeKinds = map[trade.PlaceKind]string{trade.LocationPlace: "location", trade.UnitPlace: "unit",
	trade.TransportPlace: "transport", trade.PartyPlace: "party"}

func spotOf(s stock.Spot) spot { return spot{placeKinds[s.Kind], s.Code, s.Name} }

// stockRow is a row of the overview as it is written.
type stockRow struct {
	stock.Row
	Place spot
}

func stockRows(rows []stock.Row) []stockRow {
	all := make([]stockRow, len(rows))
	for i, row := range rows {
		all[i] = stockRow{row, spotOf(row.Place)}
	}
	return all
}

func (r stockRow) cells() []string {
	return []string{r.Item, r.Lot, string(r.Grade), r.Place.Code, number(r.Total.Packages), kg(r.Loose.NetG),
		kg(r.Total.NetG)}
}

// movedRow is a move as it is written.
type movedRow struct {
	stock.MovedUnit
	From, To spot
}

// traceRow is the trace of a lot as it is written.
type traceRow struct {
	stock.Trace
	Where []holdingRow
}

type holdingRow struct {
	stock.Holding
	Place, In spot
}

func traceRowOf(t stock.Trace) traceRow {
	row := traceRow{Trace: t}
	for _, h := range t.Where {
		row.Where = append(row.Where, holdingRow{h, spotOf(h.Place), spotOf(h.In)})
	}
	return row
}

func (p *program) traceCommand() *cobra.Command {
	return p.verb("trace LOT", "where a lot came from, what became of it and where it is",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			t, err := s.Stock.Trace(ctx, actor, args[0])
			if err != nil {
				return err
			}
			return p.show(traceRowOf(t), "%s", strings.Join(traceLines(t), "\n"))
		})
}

// traceLines tell a lot's way: from whom, from which lots and into which, where it is, and entry by entry.
func traceLines(t stock.Trace) []string {
	lines := []string{lotLine(t)}
	for _, one := range t.Origins {
		lines = append(lines, "  made from "+kg(one.NetG)+" kg of lot "+one.Lot.Number)
	}
	for _, one := range t.MadeInto {
		lines = append(lines, "  "+kg(one.NetG)+" kg went into lot "+one.Lot.Number)
	}
	for _, h := range t.Where {
		lines = append(lines, "  "+holdingLine(h))
	}
	for _, one := range t.Shipments {
		lines = append(lines, "  shipment "+one.Reference+" ("+string(one.State)+") has "+
			counted(one.Packages, "package")+", "+kg(one.NetG)+" kg")
	}
	for _, e := range t.Entries {
		lines = append(lines, "  "+moment(e.EffectiveAt)+"  "+string(e.Kind)+" "+e.Document+"  entry "+string(e.ID))
	}
	return lines
}

func lotLine(t stock.Trace) string {
	line := "Lot " + t.Lot.Number + ": " + t.Item.Name.EN + ", harvested " + t.Lot.HarvestedOn
	if t.Lot.Orchard != "" {
		line += ", orchard " + t.Lot.Orchard
	}
	if t.Consignment.DeliveryNote != "" {
		line += ", from " + t.Cooperative.Name.EN + " by delivery note " + t.Consignment.DeliveryNote
	}
	return line
}

func holdingLine(h stock.Holding) string {
	line := kg(h.NetG) + " kg"
	if h.Packages > 0 {
		line += " (" + counted(h.Packages, "package") + ")"
	}
	line += " at " + h.Place.Code
	if h.In.Code != "" {
		line += " in " + h.In.Code
	}
	return line
}
