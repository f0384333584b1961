package checking

import (
	"math/big"
	"strconv"
	"time"

	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// priceDecimals is how finely a mean price is told.
const priceDecimals = 6

// prices are the mean prices of items in other shipments that left in the days before, weighted by how much of each was
// ordered. A currency or a unit that few use is not mixed with another: the last shipment decides which is compared.
func (a *around) prices(reference string, at time.Time) map[string]preflight.Price {
	from := at.AddDate(0, 0, -int(a.setting("price_average_days", at)))
	sums := map[string]*mean{}
	for _, sh := range a.shipments {
		left := a.departs[sh.DepartureID]
		if sh.Reference == reference || left.Before(from) || left.After(at) || sh.State == trade.ShipmentCancelled {
			continue
		}
		for _, line := range sh.Lines {
			code := a.items[line.ItemID]
			if line.Price.Currency == "" || line.Packages == 0 {
				continue
			}
			if sums[code] == nil {
				sums[code] = &mean{weighted: new(big.Rat)}
			}
			sums[code].add(line, left)
		}
	}
	prices := map[string]preflight.Price{}
	for code, m := range sums {
		prices[code] = m.price()
	}
	return prices
}

// setting reads a tolerance of the checks; nought where there is none.
func (a *around) setting(code string, at time.Time) int64 {
	fields, _ := a.lists.Row("check-tolerances", code, at.Format(time.DateOnly))
	value, _ := strconv.ParseInt(fields["value"], 10, 64)
	return value
}

// mean is a mean price while it is summed.
type mean struct {
	currency, unit string
	last           time.Time
	weighted       *big.Rat
	packages       int64
	shipments      int64
}

func (m *mean) add(line trade.ShipmentLine, left time.Time) {
	if line.Price.Currency != m.currency || line.Price.Unit != m.unit {
		if left.Before(m.last) {
			return
		}
		*m = mean{currency: line.Price.Currency, unit: line.Price.Unit, weighted: new(big.Rat)}
	}
	m.last = left
	price := new(big.Rat).SetFrac(big.NewInt(line.Price.Scaled), power(line.Price.Decimals))
	m.weighted.Add(m.weighted, price.Mul(price, new(big.Rat).SetInt64(line.Packages)))
	m.packages, m.shipments = m.packages+line.Packages, m.shipments+1
}

func (m *mean) price() preflight.Price {
	each := new(big.Rat).Quo(m.weighted, new(big.Rat).SetInt64(m.packages))
	each.Mul(each, new(big.Rat).SetInt(power(priceDecimals)))
	scaled := new(big.Int).Div(each.Num(), each.Denom())
	return preflight.Price{Currency: m.currency, Unit: m.unit, Scaled: scaled.Int64(), Decimals: priceDecimals,
		Invoices: m.shipments}
}

func power(digits int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}
