package receiving

import (
	"context"
	"fmt"
	"io"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// ImportRequest is a delivery sheet to book.
type ImportRequest struct {
	File     io.Reader
	Name     string // of the file, for sentences
	Location string // location code; where the goods are put
	Command  trade.EntryID
}

// Import books a delivery from its XLSX sheet. Every wrong cell is told at once, and nothing is saved until the
// sheet is clean.
func (s *Service) Import(ctx context.Context, actor trade.Actor, r ImportRequest) (Received, error) {
	if err := actor.Require(trade.Receive); err != nil {
		return Received{}, err
	}
	sheet, err := exchange.ReadDelivery(r.File, r.Name)
	if err != nil {
		return Received{}, err
	}
	if err := s.known(ctx, sheet); err != nil {
		return Received{}, err
	}
	return s.Receive(ctx, actor, requestOf(sheet, r))
}

// Template writes the empty delivery sheet to hand to cooperatives.
func (s *Service) Template(w io.Writer) error { return exchange.WriteDeliveryTemplate(w) }

// known checks every code of the sheet against the masters before anything is booked, row by row.
func (s *Service) known(ctx context.Context, sheet exchange.DeliverySheet) error {
	var l fault.List
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		if _, err := tx.PartyByCode(sheet.CooperativeCode); fault.CodeOf(err) == fault.NotFound {
			l = append(l, unknown(0, "cooperative", sheet.CooperativeCode, "the code of a cooperative"))
		} else if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, row := range sheet.Rows {
			if seen[row.ItemCode] {
				continue
			}
			if _, err := tx.ItemByCode(row.ItemCode); fault.CodeOf(err) == fault.NotFound {
				l = append(l, unknown(row.Row, "item", row.ItemCode, "the code of an item"))
				continue
			} else if err != nil {
				return err
			}
			seen[row.ItemCode] = true
		}
		return s.freshLots(tx, sheet, &l)
	})
	if err != nil {
		return err
	}
	return l.OrNil()
}

// freshLots adds a fault for every lot number of the sheet that is taken.
func (s *Service) freshLots(tx *store.Tx, sheet exchange.DeliverySheet, l *fault.List) error {
	for _, row := range sheet.Rows {
		_, err := tx.LotByNumber(row.LotNumber)
		if err == nil {
			*l = append(*l, unknown(row.Row, "lot", row.LotNumber, "a lot number that was not used before"))
		} else if fault.CodeOf(err) != fault.NotFound {
			return err
		}
	}
	return nil
}

func unknown(row int, column, found, expected string) *fault.Fault {
	return fault.New(fault.Invalid, words.ReceivingRow, fault.Params{"row": row, "column": column, "found": found,
		"expected": expected, "sheet": "Delivery"}).At(fmt.Sprintf("%s, row %d", column, row))
}

func requestOf(sheet exchange.DeliverySheet, r ImportRequest) ReceiveRequest {
	request := ReceiveRequest{DeliveryNote: sheet.DeliveryNote, Cooperative: sheet.CooperativeCode, Location: r.Location,
		ReceivedOn: sheet.DeliveredOn, Vehicle: sheet.Vehicle, Driver: sheet.Driver, Remarks: sheet.Remarks,
		Command: r.Command}
	for _, row := range sheet.Rows {
		request.Lines = append(request.Lines, Line{Item: row.ItemCode, Lot: row.LotNumber, Orchard: row.OrchardCode,
			Packhouse: row.PackhouseCode, HarvestedOn: row.HarvestDate, Packages: row.Packages, Package: row.PackageCode,
			GrossG: row.GrossG, TareG: row.TareG, NetG: row.NetG, Graded: row.Graded, GradeAG: row.GradeAG,
			GradeBG: row.GradeBG, RejectG: row.RejectG})
	}
	return request
}

// Consignments lists all deliveries.
func (s *Service) Consignments(ctx context.Context, actor trade.Actor) (all []trade.Consignment, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Consignments()
		return err
	})
	return all, err
}
