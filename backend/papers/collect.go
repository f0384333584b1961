package papers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// collector gathers the facts of a shipment of ours from the ledger, and notes where each came from.
type collector struct {
	tx       *store.Tx
	manifest store.Manifest
	sources  dossier.Sources
	numbers  map[trade.ItemID]map[trade.Grade]int // of the lines
}

func (c *collector) from(pointer string, kind dossier.SourceKind) {
	c.sources[pointer] = dossier.Source{Kind: kind}
}

// facts computes all that the ledger tells.
func (c *collector) facts() (f dossier.Facts, err error) {
	c.from("", dossier.Typed)
	m := c.manifest
	sh, dep := m.Shipment, m.Departure
	f = dossier.Facts{Parties: dossier.Parties{Consignor: partyOf(m.Consignor), Consignee: partyOf(m.Consignee),
		Growers: []dossier.Party{}}, Origin: sh.Origin, Destination: sh.Destination,
		Terms: dossier.Terms{Rule: sh.Terms.Rule, Place: sh.Terms.Place}, Payment: sh.Payment, Marks: sh.Marks,
		Currency: sh.Currency(), MinorDigits: m.MinorDigits,
		Route: dossier.Route{Departure: dep.Reference, Mode: string(dep.Mode), Vehicle: dep.Vehicle,
			From: dossier.Station{Name: dep.From}, To: dossier.Station{Name: dep.To}, Via: via(dep.Via),
			DepartsAt: dep.LocalTime().Format(time.RFC3339)}}
	if m.Notify.ID != "" {
		notify := partyOf(m.Notify)
		f.Parties.Notify = &notify
	}
	if err := c.lines(&f); err != nil {
		return f, err
	}
	if err := c.lots(&f); err != nil {
		return f, err
	}
	return f, c.transport(&f)
}

// via parts the stations on the way: "BOTEN / MOHAN".
func via(said string) []string {
	stations := []string{}
	for _, s := range strings.FieldsFunc(said, func(r rune) bool { return r == '/' || r == ',' }) {
		stations = append(stations, strings.TrimSpace(s))
	}
	return stations
}

func partyOf(p trade.Party) dossier.Party {
	return dossier.Party{Code: p.Code, Name: strings.ToUpper(p.Name.EN), NameLO: p.Name.LO, NameZH: p.Name.ZH,
		Address: p.Address, Country: p.Country, TIN: p.TIN}
}

// lines lists the lines of the shipment, and behind them goods that were loaded and that nobody ordered: they have no
// price, and no invoice is issued with them.
func (c *collector) lines(f *dossier.Facts) error {
	c.numbers = map[trade.ItemID]map[trade.Grade]int{}
	for _, line := range c.manifest.Lines {
		if err := c.line(f, line.ShipmentLine); err != nil {
			return err
		}
	}
	for _, unit := range c.manifest.Units {
		for _, part := range unit.Lots {
			if c.numbers[part.ItemID][part.Grade] > 0 {
				continue
			}
			if err := c.line(f, trade.ShipmentLine{ItemID: part.ItemID, Grade: part.Grade}); err != nil {
				return err
			}
		}
	}
	return nil
}

// line adds a line. An item that nothing was loaded of is not in the manifest.
func (c *collector) line(f *dossier.Facts, line trade.ShipmentLine) error {
	item, err := c.tx.Item(line.ItemID)
	if err != nil {
		return err
	}
	number := len(f.Lines) + 1
	if c.numbers[line.ItemID] == nil {
		c.numbers[line.ItemID] = map[trade.Grade]int{}
	}
	c.numbers[line.ItemID][line.Grade] = number
	f.Lines = append(f.Lines, dossier.Line{Number: number, Grade: string(line.Grade), Package: item.Package,
		Planned: line.Packages, Price: dossier.UnitPrice{Scaled: line.Price.Scaled, Decimals: line.Price.Decimals,
			Unit: line.Price.Unit},
		Item: dossier.Item{Code: item.Code, PaperName: item.PaperName, NameEN: item.Name.EN, NameLO: item.Name.LO,
			NameZH: item.Name.ZH, HS6: item.HS6, AHTN8: item.AHTN8, Species: item.Species, GTIN: item.GTIN,
			Unit: item.Unit, Fresh: item.Perishable}})
	return nil
}

// lots lists the lots that are loaded, with their growers, and when their packages were packed.
func (c *collector) lots(f *dossier.Facts) error {
	at := map[trade.LotID]int{}
	for _, unit := range c.manifest.Units {
		for _, part := range unit.Lots {
			i, known := at[part.LotID]
			if !known {
				lot, err := c.lot(f, part)
				if err != nil {
					return err
				}
				i = len(f.Lots)
				at[part.LotID] = i
				f.Lots = append(f.Lots, lot)
			}
			f.Lots[i].PackedFrom = min(f.Lots[i].PackedFrom, part.PackedFrom)
			f.Lots[i].PackedTo = max(f.Lots[i].PackedTo, part.PackedTo)
		}
	}
	return nil
}

func (c *collector) lot(f *dossier.Facts, part store.LoadedLot) (found dossier.Lot, err error) {
	lot := c.manifest.Lots[part.LotID]
	found = dossier.Lot{Number: lot.Number, Line: c.numbers[part.ItemID][part.Grade], Orchard: lot.Orchard,
		Packhouse: lot.Packhouse, Country: lot.Country, HarvestedOn: lot.HarvestedOn, PackedFrom: part.PackedFrom,
		PackedTo: part.PackedTo}
	if lot.PartyID != "" {
		grower, err := c.tx.Party(lot.PartyID)
		if err != nil {
			return found, err
		}
		found.Grower = grower.Code
		if _, known := f.Parties.Grower(grower.Code); !known {
			f.Parties.Growers = append(f.Parties.Growers, partyOf(grower))
		}
	}
	return found, c.delivered(&found, lot, len(f.Lots))
}

// delivered adds how a lot came to us: what was weighed and how it was graded. The number of the delivery is that of
// the purchase slip.
func (c *collector) delivered(found *dossier.Lot, lot trade.Lot, place int) error {
	if lot.ConsignmentID == "" {
		return nil
	}
	delivery, err := c.tx.Consignment(lot.ConsignmentID)
	slip := dossier.Delivery{Slip: delivery.Number, On: delivery.ReceivedOn}
	for i, line := range delivery.Lines {
		if line.LotID != lot.ID {
			continue
		}
		found.AcceptedG += line.NetG
		slip.DeliveredG, slip.GradeAG = slip.DeliveredG+line.NetG, slip.GradeAG+line.GradeAG
		slip.GradeBG, slip.RejectG = slip.GradeBG+line.GradeBG, slip.RejectG+line.RejectG
		if line.Graded {
			found.Delivery = &slip
		}
		for _, part := range []string{"accepted_g", "delivery"} {
			c.sources[fmt.Sprintf("/lots/%d/%s", place, part)] = dossier.Source{Kind: weighedOrTyped(line),
				Note: fmt.Sprintf("%s, line %d", delivery.Number, i+1)}
		}
	}
	return err
}

func weighedOrTyped(line trade.ConsignmentLine) dossier.SourceKind {
	if len(line.Weighings) > 0 {
		return dossier.Weighed
	}
	return dossier.Typed
}

// transport lists the transport units with what was scanned into them.
func (c *collector) transport(f *dossier.Facts) error {
	for i, u := range c.manifest.Units {
		c.from(fmt.Sprintf("/transport/%d/loads", i), dossier.Scanned)
		one := dossier.Transport{Kind: string(u.Kind), Number: u.Number, SizeType: u.SizeType, Wagon: u.Wagon,
			TareG: u.TareG, MaxGrossG: u.MaxGrossG, Seals: []dossier.Seal{}, Loads: []dossier.Load{}}
		for _, seal := range u.Seals {
			one.Seals = append(one.Seals, dossier.Seal{Number: seal.Number, By: seal.By})
		}
		for _, part := range u.Lots {
			one.Loads = append(one.Loads, c.load(part))
		}
		if tareG := one.Figures().PalletG; tareG > 0 {
			inside, err := c.tx.AllUnitsIn(u.ID.At())
			if err != nil {
				return err
			}
			inside = slices.DeleteFunc(inside, func(u trade.HandlingUnit) bool { return u.Kind != trade.Pallet })
			one.Pallets = &dossier.Pallets{Count: int64(len(inside)), TareG: tareG}
		}
		f.Transport = append(f.Transport, one)
	}
	return nil
}

func (c *collector) load(part store.LoadedLot) dossier.Load {
	load := dossier.Load{Lot: c.manifest.Lots[part.LotID].Number, Packages: part.Load.Packages,
		QtyMilli: part.Load.QtyMilli, NetG: part.Load.NetG, GrossG: part.Load.GrossG(), PalletTareG: part.PalletTareG,
		Ranges: []dossier.Range{}}
	for _, r := range part.Ranges {
		load.Ranges = append(load.Ranges, dossier.Range{First: r.First, Last: r.Last, Count: r.Count})
	}
	return load
}

// added notes that what an officer added was typed, or came with a file.
func (c *collector) added(kept dossier.Kept) {
	a, how := kept.Added, dossier.Imported
	if kept.Edited {
		how = dossier.Typed
	}
	for name, count := range map[string]int{"charges": len(a.Charges), "tickets": len(a.Tickets),
		"treatments": len(a.Treatments), "tests": len(a.Tests), "registrations": len(a.Registrations)} {
		if count > 0 {
			c.from("/"+name, how)
		}
	}
	for name, told := range map[string]bool{"certificate_of_origin": a.Origins != dossier.Origins{},
		"phytosanitary": a.Phytosanitary != dossier.Phytosanitary{}, "customs": a.Customs != dossier.Customs{},
		"contract": a.Contract != nil, "rate": a.Rate != nil, "inspection": a.Inspection != nil,
		"insurance": a.Insurance != nil} {
		if told {
			c.from("/"+name, how)
		}
	}
}
