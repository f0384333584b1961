package papers

import (
	"fmt"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// called names a kind of paper for a sentence.
func called(kind trade.PaperKind) string {
	names := map[trade.PaperKind]string{trade.CommercialInvoice: "commercial invoice", trade.PackingList: "packing list"}
	if name, known := names[kind]; known {
		return name
	}
	return string(kind)
}

// ready refuses to issue what is not so yet. While the shipment itself is not ready, that is all there is to say;
// otherwise everything that is wrong is told at once.
func (d *draft) ready() error {
	if err := d.shipmentReady(); err != nil {
		return err
	}
	l := append(d.dateFaults(), d.invoiceFaults()...)
	l = append(l, d.partyFaults()...)
	for _, u := range d.manifest.Units {
		l = append(l, d.unitFaults(u)...)
	}
	if d.Kind == trade.CommercialInvoice {
		l = append(l, d.priceFaults()...)
	}
	return l.OrNil()
}

func (d *draft) shipmentReady() error {
	sh := d.manifest.Shipment
	params := fault.Params{"shipment": sh.Reference, "state": sh.State, "paper": called(d.Kind)}
	switch sh.State {
	case trade.ShipmentClosed, trade.ShipmentDespatched:
	case trade.ShipmentCancelled:
		return fault.New(fault.Conflict, words.PapersCancelled, params)
	default:
		return fault.New(fault.Conflict, words.PapersNotClosed, params)
	}
	if p, found := d.standing(d.Kind); found {
		params["number"] = p.Number
		return fault.New(fault.Conflict, words.PapersStands, params)
	}
	if d.Kind == trade.PackingList && d.Invoice == nil {
		return fault.New(fault.Conflict, words.PapersNoInvoice, params)
	}
	if d.Total.NetG == 0 {
		return fault.New(fault.Conflict, words.PapersNothingLoaded, params)
	}
	return nil
}

func (d *draft) dateFaults() (l fault.List) {
	params := fault.Params{"found": dateText(d.DatedOn), "paper": called(d.Kind), "today": dateText(d.Made.On),
		"departs": dateText(d.Transport.DepartsOn)}
	switch {
	case d.DatedOn > d.Made.On:
		l = append(l, fault.New(fault.Invalid, words.PapersFuture, params).At("date"))
	case d.DatedOn > d.Transport.DepartsOn:
		l = append(l, fault.New(fault.Invalid, words.PapersAfterDeparture, params).At("date"))
	}
	if d.Invoice != nil && d.DatedOn < d.Invoice.DatedOn {
		params["number"], params["dated"] = d.Invoice.Number, dateText(d.Invoice.DatedOn)
		l = append(l, fault.New(fault.Invalid, words.PapersBeforeInvoice, params).At("date"))
	}
	return l
}

// invoiceFaults refuses a packing list that would not say what its invoice says: the shipment was opened again and
// loaded otherwise since.
func (d *draft) invoiceFaults() fault.List {
	invoice, found := d.standing(trade.CommercialInvoice)
	told := Weights{invoice.Packages, invoice.NetG, invoice.GrossG}
	if d.Kind != trade.PackingList || !found || told == d.Total {
		return nil
	}
	return fault.List{fault.New(fault.Conflict, words.PapersInvoiceDiffers, fault.Params{"number": invoice.Number,
		"told": told.text(), "loaded": d.Total.text()}).At("invoice")}
}

// text says the figures for a sentence.
func (w Weights) text() string {
	return fmt.Sprintf("%s packages, %s kg net, %s kg gross", sheet.Grouped(w.Packages, 0, 0),
		sheet.Grouped(w.NetG, 3, 3), sheet.Grouped(w.GrossG, 3, 3))
}

// partyFaults refuses parties whom a paper cannot name as it has to.
func (d *draft) partyFaults() (l fault.List) {
	for _, p := range []Party{d.Consignor, d.Consignee} {
		if p.Address == "" {
			l = append(l, fault.New(fault.Invalid, words.PapersNoAddress, fault.Params{"party": p.Name}).At("address"))
		}
	}
	return l
}

// unitFaults refuses a transport unit that may still be loaded, and goods without a price.
func (d *draft) unitFaults(u store.LoadedUnit) (l fault.List) {
	at := Unit{Kind: u.Kind, Number: u.Number}.name()
	params := fault.Params{"transport": at}
	switch {
	case u.State == trade.TransportOpen:
		l = append(l, fault.New(fault.Conflict, words.PapersTransportOpen, params).At("transport"))
	case len(u.Seals) == 0:
		l = append(l, fault.New(fault.Conflict, words.PapersNoSeal, params).At("seals"))
	}
	for _, part := range u.Lots {
		if _, priced := d.manifest.Shipment.LineFor(part.ItemID, part.Grade); priced {
			continue
		}
		l = append(l, fault.New(fault.Conflict, words.PapersUnpriced, fault.Params{"transport": at,
			"lot": d.manifest.Lots[part.LotID].Number, "item": d.manifest.Items[part.ItemID].PaperName,
			"grade": part.Grade, "shipment": d.Shipment}).At("lines"))
	}
	return l
}

// priceFaults refuses a price that does not fit the quantity: the amount would be wrong or nothing.
func (d *draft) priceFaults() (l fault.List) {
	for _, line := range d.manifest.Lines {
		item := d.manifest.Items[line.ItemID]
		if line.Load.NetG == 0 {
			continue
		}
		params := fault.Params{"item": item.PaperName, "found": line.Price.Unit, "expected": item.Unit, "unit": item.Unit}
		if line.Price.Unit != item.Unit {
			l = append(l, fault.New(fault.Invalid, words.PapersPriceUnit, params).At("price"))
		}
		if line.Load.QtyMilli == 0 {
			l = append(l, fault.New(fault.Conflict, words.PapersNoQuantity, params).At("quantity"))
		}
	}
	return l
}

// freeNumber gives the number of a packing list: that of its invoice, and with "-2", "-3" where a list with that
// number was voided and is issued again.
func freeNumber(tx *store.Tx, invoice string) (string, error) {
	for try := 1; ; try++ {
		number := invoice
		if try > 1 {
			number = fmt.Sprintf("%s-%d", invoice, try)
		}
		_, err := tx.PaperByNumber(trade.PackingList, number)
		if fault.CodeOf(err) == fault.NotFound {
			return number, nil
		}
		if err != nil {
			return "", err
		}
	}
}
