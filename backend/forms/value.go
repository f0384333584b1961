package forms

import (
	"math/big"

	"tradehub/backend/dossier"
	"tradehub/backend/sheet"
)

// fob says the value of a line at the border of export, in the invoice's currency: its share of the whole by what it
// comes to on the invoice.
func (w *writer) fob(line dossier.Line) string {
	goods := w.facts.GoodsMinor()
	if goods == 0 {
		return ""
	}
	share := new(big.Int).Mul(big.NewInt(w.facts.FOBMinor()), big.NewInt(w.facts.AmountMinor(line)))
	share.Div(share, big.NewInt(goods))
	return w.facts.Currency + " " + sheet.Grouped(share.Int64(), w.facts.MinorDigits, w.facts.MinorDigits)
}
