package papers

import (
	"fmt"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// called names a kind of paper for a sentence.
func called(kind trade.PaperKind) string {
	if form, known := forms.Find(kind); known {
		return form.Name
	}
	return string(kind)
}

// sold tells whether a kind is a paper of the sale itself, which tells prices or goes with what does.
func sold(kind trade.PaperKind) bool {
	return kind == trade.CommercialInvoice || kind == trade.PackingList
}

// ready refuses to freeze what is not so yet. While the shipment itself is not ready, that is all there is to say;
// otherwise everything that is wrong is told at once.
func (p *paperwork) ready() error {
	if err := p.shipmentReady(); err != nil {
		return err
	}
	l := p.dateFaults()
	if sale, is := p.Data.(*forms.Sale); is {
		l = append(l, p.saleFaults(sale)...)
	}
	return append(l, p.Faults...).OrNil()
}

func (p *paperwork) shipmentReady() error {
	params := fault.Params{"shipment": p.dossier.Reference, "state": p.shipment.State, "paper": p.Form.Name}
	state := p.shipment.State
	switch {
	case p.shipment.ID == "":
		return fault.New(fault.Conflict, words.PapersForeign, params)
	case state == trade.ShipmentCancelled:
		return fault.New(fault.Conflict, words.PapersCancelled, params)
	case !p.Form.Ours:
		return nil
	case state != trade.ShipmentClosed && state != trade.ShipmentDespatched:
		return fault.New(fault.Conflict, words.PapersNotClosed, params)
	}
	if one, found := standing(p.papers, p.Form.Kind); found && sold(p.Form.Kind) {
		params["number"] = one.Number
		return fault.New(fault.Conflict, words.PapersStands, params)
	}
	if _, found := standing(p.papers, trade.CommercialInvoice); !found && p.Form.Kind != trade.CommercialInvoice {
		return fault.New(fault.Conflict, words.PapersNoInvoice, params)
	}
	if p.dossier.Facts.Total().NetG == 0 {
		return fault.New(fault.Conflict, words.PapersNothingLoaded, params)
	}
	return nil
}

func (p *paperwork) dateFaults() (l fault.List) {
	head, departs := p.Data.Heading(), p.manifest.Departure.LocalTime().Format(time.DateOnly)
	params := fault.Params{"found": dateText(head.DatedOn), "paper": p.Form.Name, "today": dateText(p.tx.Today()),
		"departs": dateText(departs)}
	switch {
	case head.DatedOn > p.tx.Today():
		l = append(l, fault.New(fault.Invalid, words.PapersFuture, params).At("date"))
	case p.Form.Ours && head.DatedOn > departs:
		l = append(l, fault.New(fault.Invalid, words.PapersAfterDeparture, params).At("date"))
	}
	invoice, found := standing(p.papers, trade.CommercialInvoice)
	if p.Form.Ours && found && head.DatedOn < invoice.DatedOn {
		params["number"], params["dated"] = invoice.Number, dateText(invoice.DatedOn)
		l = append(l, fault.New(fault.Invalid, words.PapersBeforeInvoice, params).At("date"))
	}
	return l
}

// saleFaults tells what keeps an invoice or a packing list from being issued.
func (p *paperwork) saleFaults(sale *forms.Sale) fault.List {
	l := append(p.invoiceFaults(sale), partyFaults(sale)...)
	for _, u := range p.manifest.Units {
		l = append(l, p.unitFaults(u)...)
	}
	if sale.Money != nil {
		l = append(l, p.priceFaults()...)
	}
	return l
}

// invoiceFaults refuses a packing list that would not say what its invoice says: the shipment was opened again and
// loaded otherwise since.
func (p *paperwork) invoiceFaults(sale *forms.Sale) fault.List {
	invoice, found := standing(p.papers, trade.CommercialInvoice)
	told := forms.Weights{Packages: invoice.Packages, NetG: invoice.NetG, GrossG: invoice.GrossG}
	if !found || told == sale.Total {
		return nil
	}
	return fault.List{fault.New(fault.Conflict, words.PapersInvoiceDiffers, fault.Params{"number": invoice.Number,
		"told": weightsText(told), "loaded": weightsText(sale.Total)}).At("invoice")}
}

// weightsText says the figures for a sentence.
func weightsText(w forms.Weights) string {
	return fmt.Sprintf("%s packages, %s kg net, %s kg gross", sheet.Grouped(w.Packages, 0, 0),
		sheet.Grouped(w.NetG, 3, 3), sheet.Grouped(w.GrossG, 3, 3))
}

// partyFaults refuses parties whom a paper cannot name as it has to.
func partyFaults(sale *forms.Sale) (l fault.List) {
	for _, p := range []forms.Party{sale.Consignor, sale.Consignee} {
		if p.Address == "" {
			l = append(l, fault.New(fault.Invalid, words.PapersNoAddress, fault.Params{"party": p.Name}).At("address"))
		}
	}
	return l
}

// unitFaults refuses a transport unit that may still be loaded, and goods without a price.
func (p *paperwork) unitFaults(u store.LoadedUnit) (l fault.List) {
	at := forms.Unit{Kind: u.Kind, Number: u.Number}.Name()
	params := fault.Params{"transport": at}
	switch {
	case u.State == trade.TransportOpen:
		l = append(l, fault.New(fault.Conflict, words.PapersTransportOpen, params).At("transport"))
	case len(u.Seals) == 0:
		l = append(l, fault.New(fault.Conflict, words.PapersNoSeal, params).At("seals"))
	}
	for _, part := range u.Lots {
		if _, priced := p.manifest.Shipment.LineFor(part.ItemID, part.Grade); priced {
			continue
		}
		l = append(l, fault.New(fault.Conflict, words.PapersUnpriced, fault.Params{"transport": at,
			"lot": p.manifest.Lots[part.LotID].Number, "item": p.manifest.Items[part.ItemID].PaperName,
			"grade": part.Grade, "shipment": p.dossier.Reference}).At("lines"))
	}
	return l
}

// priceFaults refuses a price that does not fit the quantity: the amount would be wrong or nothing.
func (p *paperwork) priceFaults() (l fault.List) {
	for _, line := range p.manifest.Lines {
		item := p.manifest.Items[line.ItemID]
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
