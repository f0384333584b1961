package forms

import (
	"math/big"
	"slices"
	"strconv"

	"tradehub/backend/dossier"
	"tradehub/templates/words"
)

// ExchangeRate is the rate that values are declared with (box 23).
type ExchangeRate struct {
	Scaled   int64 `json:"scaled"`
	Decimals int   `json:"decimals"`
	Printed  int   `json:"printed"` // how many decimals it is printed with
}

// DeclarationValue is what the items come to (boxes 12, 22 and 46).
type DeclarationValue struct {
	Currency          string `json:"currency"`
	InvoiceMinor      int64  `json:"invoice_minor"`
	MinorDigits       int    `json:"minor_digits"`
	PrintDigits       int    `json:"print_digits"`
	National          string `json:"national"`          // currency of the country
	StatisticalMinor  int64  `json:"statistical_minor"` // at the border
	StatisticalDigits int    `json:"statistical_digits"`
	StatisticalPrint  int    `json:"statistical_print"`
}

// declaredValues are prices and statistical values by the number of their line.
type declaredValues struct{ prices, statistical map[int]int64 }

// values parts what the invoice comes to among its lines, by what each comes to, so that box 22 is the sum of boxes 42.
// Statistical values are those of the dossier, in whole coins: each is rounded with what was rounded away before it, so
// that they too add up to the whole as it is printed.
func (w *writer) values() declaredValues {
	f, v := w.facts, declaredValues{map[int]int64{}, map[int]int64{}}
	goods, whole, left := f.GoodsMinor(), f.InvoiceMinor(), f.InvoiceMinor()
	parts, coin := f.StatisticalMinor(), int64(1)
	if f.Rate != nil {
		coin = powerOf(f.Rate.MinorDigits - w.printDigits(f.Rate.To, f.Rate.MinorDigits))
	}
	var upTo, told int64
	for i, line := range f.Lines {
		price := shareOf(whole, f.AmountMinor(line), goods)
		upTo += parts[i]
		if !slices.ContainsFunc(f.Lines[i+1:], w.loaded) { // the last takes what rounding left
			price, upTo = left, f.Exchanged(f.FOBMinor())
		}
		left -= price
		rounded := (upTo + coin/2) / coin * coin
		v.prices[line.Number], v.statistical[line.Number] = price, rounded-told
		told = rounded
	}
	return v
}

// loaded tells whether there is anything of a line.
func (w *writer) loaded(line dossier.Line) bool {
	return w.facts.OfLine(line.Number) != dossier.Figures{}
}

// shareOf is the part of an amount that falls to a part of a whole, without what is left below a minor unit.
func shareOf(amount, part, whole int64) int64 {
	if whole == 0 {
		return 0
	}
	n := new(big.Int).Mul(big.NewInt(amount), big.NewInt(part))
	return n.Quo(n, big.NewInt(whole)).Int64()
}

// printDigits tells with how many decimals a currency is printed: no coin below one kip circulates.
func (w *writer) printDigits(currency string, minorDigits int) int {
	fields, _ := w.registers("currencies", currency)
	digits, err := strconv.Atoi(fields["print_digits"])
	if err != nil || digits < 0 || digits > minorDigits {
		return minorDigits
	}
	return digits
}

// valueOf sums the items.
func (w *writer) valueOf(items OnSheet) DeclarationValue {
	f := w.facts
	v := DeclarationValue{Currency: w.given("/facts/currency", f.Currency), MinorDigits: f.MinorDigits}
	var prices []int64
	for _, item := range items {
		v.InvoiceMinor += item.PriceMinor
		v.StatisticalMinor += item.StatisticalMinor
		prices = append(prices, item.PriceMinor)
	}
	v.PrintDigits = decimals(f.MinorDigits, w.printDigits(f.Currency, f.MinorDigits), prices...)
	if f.Rate != nil {
		v.National, v.StatisticalDigits = f.Rate.To, f.Rate.MinorDigits
		v.StatisticalPrint = w.printDigits(f.Rate.To, f.Rate.MinorDigits)
	}
	return v
}

// exchangeRate is the rate on the day, without which nothing can be valued.
func (w *writer) exchangeRate() ExchangeRate {
	r := w.facts.Rate
	if r == nil {
		w.refuse("/facts/rate", words.FormsMissing, nil)
		return ExchangeRate{}
	}
	return ExchangeRate{Scaled: r.Scaled, Decimals: r.Decimals, Printed: decimals(r.Decimals, 0, r.Scaled)}
}
