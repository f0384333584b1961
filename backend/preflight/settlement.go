package preflight

import (
	"slices"
	"strconv"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// settlementAddsUp: every lot that is packed has a purchase slip; what was delivered is the sum of its grades and what
// was rejected; and a grower is paid, by a price list that held on that day, the gross less the deductions.
func settlementAddsUp(a *asked) {
	for i, lot := range a.facts.Lots {
		a.growerSettled(i, lot)
		switch {
		case lot.Delivery != nil:
			a.delivered(i, lot)
		case a.settles() && a.facts.OfLot(lot.Number).Packages > 0 && a.look(true):
			a.report(words.CheckSlipMissing, trade.Finding{Of: lot.Number,
				Places: []trade.FindingPlace{at("/facts/lots/%d/delivery", i)}}, nil)
		}
	}
	for i, s := range a.facts.Settlements {
		a.settled(i, s)
	}
}

// growerSettled: where growers are settled with, all who delivered are.
func (a *asked) growerSettled(i int, lot dossier.Lot) {
	if len(a.facts.Settlements) == 0 || lot.Delivery == nil {
		return
	}
	has := slices.ContainsFunc(a.facts.Settlements, func(s dossier.Settlement) bool { return s.Grower == lot.Grower })
	if a.look(!has) {
		a.report(words.CheckSettlementMissing, trade.Finding{Of: lot.Number, Found: a.growerName(lot.Grower),
			Places: []trade.FindingPlace{at("/facts/settlements"), at("/facts/lots/%d/grower", i)}}, nil)
	}
}

// settles tells whether the dossier knows of purchases at all: one that came from elsewhere may not.
func (a *asked) settles() bool {
	if len(a.facts.Settlements) > 0 {
		return true
	}
	return slices.ContainsFunc(a.facts.Lots, func(l dossier.Lot) bool { return l.Delivery != nil })
}

func (a *asked) delivered(i int, lot dossier.Lot) {
	d := lot.Delivery
	if a.look(d.Slip == "") {
		a.report(words.CheckSlipMissing, trade.Finding{Of: lot.Number,
			Places: []trade.FindingPlace{at("/facts/lots/%d/delivery/slip", i)}}, nil)
	}
	sum := d.GradeAG + d.GradeBG + d.RejectG
	shrunk := a.tolerance("delivery_shrink_per_mille") * d.DeliveredG / 1000 // nought where no row allows for any
	if apart := d.DeliveredG - sum; a.look(apart < 0 || apart > shrunk) {
		a.report(words.CheckDeliverySum, trade.Finding{Of: lot.Number, Expected: kg(d.DeliveredG), Found: kg(sum),
			Places: []trade.FindingPlace{at("/facts/lots/%d/delivery/delivered_g", i),
				at("/facts/lots/%d/delivery/reject_g", i)}}, fault.Params{"slip": d.Slip})
	}
}

func (a *asked) settled(i int, s dossier.Settlement) {
	var taken int64
	for _, d := range s.Deductions {
		taken += d.Minor
	}
	f := trade.Finding{Of: a.growerName(s.Grower), Expected: a.paid(s, s.GrossMinor), Found: a.paid(s, taken),
		Places: []trade.FindingPlace{at("/facts/settlements/%d/deductions", i)}}
	if a.look(taken > s.GrossMinor) {
		a.report(words.CheckDeductions, f, nil)
	}
	if a.look(s.NetMinor != s.GrossMinor-taken) {
		f.Expected, f.Found = a.paid(s, s.GrossMinor-taken), a.paid(s, s.NetMinor)
		f.Places = []trade.FindingPlace{at("/facts/settlements/%d/net_minor", i)}
		a.report(words.CheckNetPay, f, nil)
	}
	for _, lot := range a.facts.Lots {
		if lot.Grower == s.Grower && lot.Delivery != nil {
			a.priced(i, s, lot)
		}
	}
}

// priced: the price list held on the day of the delivery.
func (a *asked) priced(i int, s dossier.Settlement, lot dossier.Lot) {
	day := lot.Delivery.On
	early, late := day != "" && day < s.PricesFrom, s.PricesTo != "" && day > s.PricesTo
	if a.look(early || late) {
		a.report(words.CheckPriceList, trade.Finding{Of: lot.Number, Expected: day,
			Found:  s.PricesFrom + " … " + s.PricesTo,
			Places: []trade.FindingPlace{at("/facts/settlements/%d/prices_from", i)}}, nil)
	}
}

// paid says an amount of a settlement. Currencies whose coins do not circulate are read without them.
func (a *asked) paid(s dossier.Settlement, minor int64) string {
	return s.Currency + " " + decimal(minor, a.currencyDigits(s.Currency, "minor_digits"),
		a.currencyDigits(s.Currency, "print_digits"))
}

func (a *asked) currencyDigits(currency, column string) int {
	fields, _ := a.row("currencies", currency)
	digits, err := strconv.Atoi(fields[column])
	if err != nil {
		return 0
	}
	return digits
}

func (a *asked) growerName(code string) string {
	if g, known := a.facts.Parties.Grower(code); known {
		return g.Name
	}
	return code
}

// farmersPaid: growers are paid within the days that the house allows after departure, and advances are set off.
func farmersPaid(a *asked) {
	allowed := a.tolerance("payment_due_days")
	for i, s := range a.facts.Settlements {
		f := trade.Finding{Of: a.growerName(s.Grower), Expected: grouped(allowed), Found: s.DueOn,
			Places: []trade.FindingPlace{at("/facts/settlements/%d/due_on", i)}}
		if after, known := days(a.departsOn(), s.DueOn); known && a.look(int64(after) > allowed) {
			a.report(words.CheckPaymentLate, f, nil)
		} else if a.look(s.PaidOn == "" && s.DueOn != "" && a.today() > s.DueOn) {
			a.report(words.CheckPaymentOverdue, f, nil)
		}
		a.advanceSetOff(i, s)
	}
}

// advanceSetOff: where a grower still owes an advance, some of it is taken off.
func (a *asked) advanceSetOff(i int, s dossier.Settlement) {
	taken := false
	for _, d := range s.Deductions {
		taken = taken || d.Kind == "advance"
	}
	if a.look(s.AdvanceLeft > 0 && s.NetMinor > 0 && !taken) {
		a.report(words.CheckAdvanceLeft, trade.Finding{Of: a.growerName(s.Grower), Found: a.paid(s, s.AdvanceLeft),
			Places: []trade.FindingPlace{at("/facts/settlements/%d/deductions", i)}}, nil)
	}
}
