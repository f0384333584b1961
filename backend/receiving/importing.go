package receiving

import (
	"context"
	"io"

	"tradehub/backend/exchange"
	"tradehub/backend/store"
	"tradehub/backend/trade"
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
	return s.receive(ctx, actor, requestOf(sheet, r), &sheet)
}

// Template writes the empty delivery sheet to hand to cooperatives.
func (s *Service) Template(w io.Writer) error { return exchange.WriteDeliveryTemplate(w) }

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
