package preflight

import (
	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// notOversold: a campaign has not sold more packages than are set aside for it.
func notOversold(a *asked) {
	for i, campaign := range a.facts.Allotments {
		if a.look(campaign.SoldPackages > campaign.AvailablePackages) {
			a.report(words.CheckOversold, trade.Finding{Of: campaign.Campaign,
				Expected: grouped(campaign.AvailablePackages), Found: grouped(campaign.SoldPackages),
				Places: []trade.FindingPlace{at("/facts/allotments/%d/sold_packages", i)}}, nil)
		}
	}
}

// ordersServed: every order has lots set aside for it, and these keep until the day that was promised.
func ordersServed(a *asked) {
	for i, order := range a.facts.Orders {
		if a.look(len(order.Lots) == 0) {
			a.report(words.CheckOrderNoLot, trade.Finding{Of: order.Number, Expected: grouped(order.Packages),
				Places: []trade.FindingPlace{at("/facts/orders/%d/lots", i)}}, nil)
		}
		for k, number := range order.Lots {
			a.orderServedBy(i, k, order, number)
		}
	}
}

func (a *asked) orderServedBy(i, k int, order dossier.Order, number string) {
	f := trade.Finding{Of: order.Number, Found: number, Places: []trade.FindingPlace{at("/facts/orders/%d/lots/%d", i, k)}}
	lot, known := a.facts.Lot(number)
	if a.look(!known || a.facts.OfLot(number).Packages == 0) {
		a.report(words.CheckOrderLotAbsent, f, nil)
		return
	}
	if best := lot.BestBeforeOn; best != "" && order.DeliverByOn != "" && a.look(best < order.DeliverByOn) {
		f.Expected, f.Found = order.DeliverByOn, best
		a.report(words.CheckOrderTooOld, f, map[string]any{"lot": number})
	}
}
