package preflight

import (
	"math/big"
	"strconv"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// amountsSame: every paper has the amounts that quantity and price come to; a price is for the unit in which the goods
// are counted, and the currency has as many decimals as ISO 4217 gives it.
func amountsSame(a *asked) {
	a.agree(words.CheckAmount, nil, Amount)
	for i, line := range a.facts.Lines {
		if a.look(line.Price.Unit != line.Item.Unit) {
			a.report(words.CheckPriceUnit, trade.Finding{Of: strconv.Itoa(line.Number), Expected: line.Item.Unit,
				Found: line.Price.Unit, Places: []trade.FindingPlace{at("/facts/lines/%d/price/unit", i),
					at("/facts/lines/%d/item/unit", i)}}, nil)
		}
	}
	if a.Registers.Empty("currencies") {
		return
	}
	currency, known := a.row("currencies", a.facts.Currency)
	if a.look(!known) {
		a.report(words.CheckCurrency, trade.Finding{Found: a.facts.Currency,
			Places: []trade.FindingPlace{at("/facts/currency")}}, nil)
		return
	}
	if digits := strconv.Itoa(a.facts.MinorDigits); a.look(currency["minor_digits"] != digits) {
		a.report(words.CheckCurrencyDigits, trade.Finding{Of: a.facts.Currency, Expected: currency["minor_digits"],
			Found: digits, Places: []trade.FindingPlace{at("/facts/minor_digits")}}, nil)
	}
}

// priceUsual: a price is not far from the mean of the last invoices for the item, in the same currency and unit.
func priceUsual(a *asked) {
	most := a.tolerance("price_deviation_percent")
	for i, line := range a.facts.Lines {
		usual, known := a.usualPrice(line)
		if !known || most == 0 {
			continue
		}
		percent := deviation(line.Price, usual)
		if a.look(percent > most) {
			f := trade.Finding{Of: strconv.Itoa(line.Number), Expected: a.unitPrice(usual.Scaled, usual.Decimals, line),
				Found:  a.unitPrice(line.Price.Scaled, line.Price.Decimals, line),
				Places: []trade.FindingPlace{at("/facts/lines/%d/price", i)}}
			a.report(words.CheckPrice, f, fault.Params{"item": line.Item.NameEN, "percent": percent, "most": most})
		}
	}
}

// usualPrice is the mean of the own invoices for an item, or what the register of reference prices has.
func (a *asked) usualPrice(line dossier.Line) (p Price, known bool) {
	p, known = a.Elsewhere.Prices[line.Item.Code]
	if known && p.Currency == a.facts.Currency && p.Unit == line.Price.Unit && p.Scaled > 0 {
		return p, true
	}
	row, found := a.row("reference-prices", line.Item.HS6+"-"+line.Price.Unit+"-"+a.facts.Currency)
	scaled, bad := strconv.ParseInt(row["price_scaled"], 10, 64)
	decimals, worse := strconv.Atoi(row["decimals"])
	invoices, _ := strconv.ParseInt(row["invoices"], 10, 64) // empty where it is no mean of invoices
	return Price{a.facts.Currency, line.Price.Unit, scaled, decimals, invoices},
		found && bad == nil && worse == nil && scaled > 0
}

// deviation is how far a price lies from another, in whole percent of that, rounded up.
func deviation(price dossier.UnitPrice, usual Price) int64 {
	ours := big.NewInt(price.Scaled)
	theirs := big.NewInt(usual.Scaled)
	ours.Mul(ours, tenTo(usual.Decimals))
	theirs.Mul(theirs, tenTo(price.Decimals))
	apart := new(big.Int).Sub(ours, theirs)
	apart.Abs(apart).Mul(apart, big.NewInt(100))
	apart.Add(apart, theirs).Sub(apart, big.NewInt(1))
	return apart.Div(apart, theirs).Int64()
}

func tenTo(digits int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}

// unitPrice says a unit price: "0.52 USD/KGM".
func (a *asked) unitPrice(scaled int64, decimals int, line dossier.Line) string {
	return decimal(scaled, decimals, min(decimals, a.facts.MinorDigits)) + " " + a.facts.Currency + "/" + line.Price.Unit
}
