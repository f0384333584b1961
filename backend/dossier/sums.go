package dossier

import (
	"math/big"

	"tradehub/backend/trade"
)

// Figures are what every sum on a paper has. Gross is goods with all packing, pallets too, without container or
// vehicle: what customs calls gross mass and the railway the mass of the cargo.
type Figures struct {
	Packages int64
	QtyMilli int64
	NetG     int64
	PackedG  int64 // gross of the packages
	PalletG  int64 // pallets beneath them, once
}

// GrossG is the gross weight.
func (f Figures) GrossG() int64 { return f.PackedG + f.PalletG }

// Plus adds figures.
func (f Figures) Plus(o Figures) Figures {
	return Figures{f.Packages + o.Packages, f.QtyMilli + o.QtyMilli, f.NetG + o.NetG, f.PackedG + o.PackedG,
		f.PalletG + o.PalletG}
}

// Figures are those of one load.
func (l Load) Figures() Figures {
	return Figures{l.Packages, l.QtyMilli, l.NetG, l.GrossG, l.PalletTareG}
}

// Figures sums what is in a transport unit.
func (t Transport) Figures() (sum Figures) {
	for _, l := range t.Loads {
		sum = sum.Plus(l.Figures())
	}
	return sum
}

// MassG is the total mass of a transport unit: cargo and its own tare.
func (t Transport) MassG() int64 { return t.Figures().GrossG() + t.TareG }

// Total sums all that is loaded.
func (f Facts) Total() (sum Figures) { return f.sum(func(Lot) bool { return true }) }

// OfLine sums what is loaded of a line.
func (f Facts) OfLine(number int) Figures { return f.sum(func(l Lot) bool { return l.Line == number }) }

// OfLot sums what is loaded of a lot.
func (f Facts) OfLot(number string) Figures {
	return f.sum(func(l Lot) bool { return l.Number == number })
}

func (f Facts) sum(counts func(Lot) bool) (sum Figures) {
	lots := map[string]bool{}
	for _, l := range f.Lots {
		lots[l.Number] = counts(l)
	}
	for _, t := range f.Transport {
		for _, load := range t.Loads {
			if lots[load.Lot] {
				sum = sum.Plus(load.Figures())
			}
		}
	}
	return sum
}

// Behind names the units that a figure rests on: the packages of one line, in the order of loading.
func (f Facts) Behind(line int) (units []Range) {
	for _, t := range f.Transport {
		for _, load := range t.Loads {
			if lot, known := f.Lot(load.Lot); known && lot.Line == line {
				units = append(units, load.Ranges...)
			}
		}
	}
	return units
}

// AmountMinor is what a line comes to, in minor units of the currency, rounded half up.
func (f Facts) AmountMinor(line Line) int64 {
	price := trade.UnitPrice{Scaled: line.Price.Scaled, Decimals: line.Price.Decimals, Currency: f.Currency,
		Unit: line.Price.Unit}
	return price.Amount(f.OfLine(line.Number).QtyMilli, f.MinorDigits).Minor
}

// GoodsMinor is what the goods come to, in minor units of the currency.
func (f Facts) GoodsMinor() (sum int64) {
	for _, line := range f.Lines {
		sum += f.AmountMinor(line)
	}
	return sum
}

// InvoiceMinor is what the invoice comes to: goods and the charges that stand on it.
func (f Facts) InvoiceMinor() int64 {
	sum := f.GoodsMinor()
	for _, c := range f.Charges {
		if c.Paid == OnInvoice {
			sum += c.Minor
		}
	}
	return sum
}

// FOBMinor is the value at the border of export, a notion of customs and certificates whatever the terms of delivery
// are: the invoice, without what it holds for the way beyond the border, with what the way to the border costs beside.
func (f Facts) FOBMinor() int64 {
	value := f.InvoiceMinor()
	for _, c := range f.Charges {
		switch {
		case c.BeyondBorder && c.Paid != Beside:
			value -= c.Minor
		case !c.BeyondBorder && c.Paid == Beside:
			value += c.Minor
		}
	}
	return value
}

// Exchanged gives an amount of the invoice's currency in that of the rate, in its minor units, rounded half up.
func (f Facts) Exchanged(minor int64) int64 {
	if f.Rate == nil {
		return 0
	}
	n := big.NewInt(minor)
	n.Mul(n, big.NewInt(f.Rate.Scaled)).Mul(n, power(f.Rate.MinorDigits))
	d := new(big.Int).Mul(power(f.Rate.Decimals), power(f.MinorDigits))
	n.Mul(n, big.NewInt(2)).Add(n, d)
	return n.Div(n, d.Mul(d, big.NewInt(2))).Int64()
}

func power(digits int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}

// StatisticalMinor parts the value at the border among the lines, by what they come to on the invoice, in minor units
// of the rate's currency. The parts add up to the whole: the last line takes what rounding left.
func (f Facts) StatisticalMinor() []int64 {
	whole, goods := f.Exchanged(f.FOBMinor()), f.GoodsMinor()
	parts := make([]int64, len(f.Lines))
	left := whole
	for i, line := range f.Lines {
		if i == len(f.Lines)-1 {
			parts[i] = left
			break
		}
		if goods != 0 {
			share := new(big.Int).Mul(big.NewInt(whole), big.NewInt(f.AmountMinor(line)))
			parts[i] = share.Div(share, big.NewInt(goods)).Int64()
		}
		left -= parts[i]
	}
	return parts
}
