package forms

import "tradehub/backend/trade"

// trading are the papers of the trade itself: invoice and packing list, the letter of the cooperatives, instructions,
// cover sheet. The codes are those of UNTDED 1001: a declaration of origin, forwarding instructions, and, as there is
// none for a cover sheet, a related document.
var trading = []Form{
	{Kind: trade.CommercialInvoice, Code: "380", Name: "commercial invoice", Ours: true, data: commercialInvoice},
	{Kind: trade.PackingList, Code: "271", Name: "packing list", Ours: true, data: packingList},
	{Kind: "origin-letter", Code: "862", Name: "origin letter of the cooperatives", data: originLetter},
	{Kind: "shipping-instruction", Code: "610", Name: "shipper's letter of instruction", Ours: true,
		data: shippingInstruction},
	{Kind: coverSheetKind, Code: "916", Name: "cover sheet", Ours: true, data: coverSheet},
}
