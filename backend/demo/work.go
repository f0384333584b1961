package demo

import (
	"bytes"
	"fmt"

	"tradehub/backend/packing"
	"tradehub/backend/receiving"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
)

// deliver books the three cooperatives' delivery sheets.
func (p *player) deliver() error {
	for i, name := range sheets {
		file := "demo/r1/" + name + ".xlsx"
		err := p.once(Event{Step: "receive", What: name, Done: int64(i + 1), Of: int64(len(sheets))}, delivered,
			func(command trade.EntryID) error {
				sheet, err := templates.Demo.ReadFile(file)
				if err != nil {
					return err
				}
				_, err = p.station.Receiving.Import(p.ctx, p.warehouse, receiving.ImportRequest{
					File: bytes.NewReader(sheet), Name: name + ".xlsx", Location: coldStore, Command: command})
				return err
			})
		if err != nil {
			return err
		}
	}
	return nil
}

// pack packs the export grade of each lot into cartons.
func (p *player) pack() error {
	for _, part := range toPack {
		err := p.once(Event{Step: "pack", What: part.Lot, Done: part.Packages, Of: part.Packages}, packed,
			func(command trade.EntryID) error {
				_, err := p.station.Packing.Pack(p.ctx, p.warehouse, packing.PackRequest{Lot: part.Lot, Grade: trade.GradeA,
					Location: coldStore, Kind: trade.Carton, Count: part.Packages, Command: command})
				return err
			})
		if err != nil {
			return err
		}
	}
	return nil
}

// plan plans the train, the shipment on it and its two containers.
func (p *player) plan() error {
	err := p.all(packed, []doing{
		{Event{Step: "departure", What: trainR1}, func(command trade.EntryID) error {
			_, err := p.station.Shipping.PlanDeparture(p.ctx, p.officer,
				shipping.DepartureRequest{Departure: train, Command: command})
			return err
		}},
		{Event{Step: "shipment", What: shipmentR1}, func(command trade.EntryID) error {
			r := shipment
			r.Command = command
			_, err := p.station.Shipping.PlanShipment(p.ctx, p.officer, r)
			return err
		}},
	})
	if err != nil {
		return err
	}
	for _, box := range boxes {
		err := p.once(Event{Step: "container", What: box.Number}, packed, func(command trade.EntryID) error {
			r := box.TransportUnitRequest
			r.Command = command
			_, err := p.station.Shipping.AddTransportUnit(p.ctx, p.officer, r)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// load scans carton by carton into the containers, what is not in them yet.
func (p *player) load() error {
	waiting, inside, err := p.yard()
	if err != nil {
		return err
	}
	var done int64
	for _, box := range boxes {
		for _, part := range box.parts {
			there := inside[Part{Lot: box.Number + "/" + part.Lot}]
			done += there
			missing := part.Packages - there
			if missing > int64(len(waiting[part.Lot])) {
				return fmt.Errorf("lot %s: %d cartons are to be loaded and %d are here", part.Lot, missing,
					len(waiting[part.Lot]))
			}
			for _, unit := range waiting[part.Lot][:missing] {
				done++
				if err := p.scan(box, unit, done); err != nil {
					return err
				}
			}
			waiting[part.Lot] = waiting[part.Lot][missing:]
		}
	}
	return nil
}

// scan is one pull of the scanner's trigger.
func (p *player) scan(box box, unit trade.HandlingUnit, done int64) error {
	label := unit.SSCC
	return p.once(Event{Step: "load", What: label, Done: done, Of: shipment.Lines[0].Packages}, loading,
		func(command trade.EntryID) error {
			_, err := p.station.Shipping.Load(p.ctx, p.warehouse, shipping.LoadRequest{Shipment: shipmentR1,
				Transport: box.Number, Scan: "]C100" + label, Command: command})
			return err
		})
}

// yard tells which cartons of each lot wait, and how many of each lot are in each container.
func (p *player) yard() (waiting map[string][]trade.HandlingUnit, inside map[Part]int64, err error) {
	waiting, inside = map[string][]trade.HandlingUnit{}, map[Part]int64{}
	progress, err := p.station.Shipping.Progress(p.ctx, p.warehouse, shipmentR1)
	if err != nil {
		return nil, nil, err
	}
	err = p.station.DB.Read(p.ctx, func(tx *store.Tx) error {
		units, err := waitingFor(tx, progress.Shipment.Lines[0])
		if err != nil {
			return err
		}
		for _, unit := range units {
			lot, err := lotIn(tx, unit.ID.At())
			if err != nil {
				return err
			}
			waiting[lot] = append(waiting[lot], unit)
		}
		for _, t := range progress.Transports {
			rows, err := tx.Contents(t.ID.At())
			if err != nil {
				return err
			}
			for _, row := range rows {
				lot, err := tx.Lot(row.LotID)
				if err != nil {
					return err
				}
				inside[Part{Lot: t.Number + "/" + lot.Number}] += row.Packages
			}
		}
		return nil
	})
	return waiting, inside, err
}

// waitingFor lists the packages at the site that a line of a shipment could be loaded with.
func waitingFor(tx *store.Tx, line trade.ShipmentLine) ([]trade.HandlingUnit, error) {
	firm, err := tx.Firm()
	if err != nil {
		return nil, err
	}
	return tx.PackagesWith(firm.SiteID.At(), line.ItemID, line.Grade)
}

// lotIn gives the number of the lot that a carton holds.
func lotIn(tx *store.Tx, place trade.Place) (string, error) {
	rows, err := tx.Contents(place)
	if err != nil {
		return "", err
	}
	lot, err := tx.Lot(rows[0].LotID)
	return lot.Number, err
}

// seal closes both containers and the shipment.
func (p *player) seal() error {
	for _, box := range boxes {
		err := p.once(Event{Step: "seal", What: box.Number}, closing, func(command trade.EntryID) error {
			_, err := p.station.Shipping.Seal(p.ctx, p.warehouse, shipping.SealRequest{Seals: box.seals,
				TransportRequest: shipping.TransportRequest{Shipment: shipmentR1, Transport: box.Number, Command: command}})
			return err
		})
		if err != nil {
			return err
		}
	}
	return p.once(Event{Step: "close", What: shipmentR1}, closing, func(command trade.EntryID) error {
		_, err := p.station.Shipping.Close(p.ctx, p.warehouse, shipping.StateRequest{Shipment: shipmentR1,
			Command: command})
		return err
	})
}

// despatch lets the shipment go.
func (p *player) despatch() error {
	return p.once(Event{Step: "despatch", What: shipmentR1}, leaving, func(command trade.EntryID) error {
		_, err := p.station.Shipping.Despatch(p.ctx, p.consolidator, shipping.StateRequest{Shipment: shipmentR1,
			Command: command})
		return err
	})
}

// sync tells the platform what it does not know yet.
func (p *player) sync() error {
	report, err := p.station.Syncing.Sync(p.ctx, p.consolidator, domestic)
	if err != nil {
		return err
	}
	if f := report.Fault(); f != nil {
		return f
	}
	if report.Sent+report.Recognised > 0 {
		p.tell(Event{Step: "sync", What: domestic, Done: report.Sent + report.Recognised})
	}
	return nil
}
