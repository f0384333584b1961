package trade

import (
	"math/big"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Money is an amount in the minor units of its currency (ISO 4217): USD 17,690.40 is 1769040.
type Money struct {
	Minor    int64
	Currency string
}

// UnitPrice is the price of one Rec 20 unit: Scaled / 10^Decimals of the currency. USD 0.52 is {52, 2}.
type UnitPrice struct {
	Scaled   int64
	Decimals int // 0 to 9
	Currency string
	Unit     string // Rec 20 unit the price is for
}

// Validate tells every rule the price breaks, all at once.
func (p UnitPrice) Validate() error {
	var l fault.List
	l = appendNotPositive(l, "price", p.Scaled)
	l = appendMissing(l, "unit of the price", p.Unit)
	if p.Decimals < 0 || p.Decimals > 9 {
		l = append(l, fault.New(fault.Invalid, words.TradeDecimals, fault.Params{"found": p.Decimals}).At("price"))
	}
	if !currencyCode.MatchString(p.Currency) {
		l = append(l, fault.New(fault.Invalid, words.TradeCurrency, fault.Params{"found": p.Currency}).At("currency"))
	}
	return l.OrNil()
}

// Amount gives quantity times price, rounded half up to the currency's minor unit, which has minorDigits
// digits (ISO 4217). Exact for any size that an int64 can hold as a result.
func (p UnitPrice) Amount(qtyMilli int64, minorDigits int) Money {
	n := new(big.Int).Mul(big.NewInt(qtyMilli), big.NewInt(p.Scaled))
	n.Mul(n, pow10(minorDigits))
	d := new(big.Int).Mul(pow10(p.Decimals), big.NewInt(1000))
	n.Mul(n, big.NewInt(2)).Add(n, d) // half up: floor((2n + d) / 2d)
	return Money{Minor: n.Div(n, d.Mul(d, big.NewInt(2))).Int64(), Currency: p.Currency}
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
