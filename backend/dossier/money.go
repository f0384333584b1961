package dossier

// Terms are the terms of delivery.
type Terms struct {
	Rule  string `json:"rule"` // Incoterms 2020
	Place string `json:"place"`
}

// Charge is what is added to or taken from the invoice, or paid beside it.
type Charge struct {
	Kind         string `json:"kind"`  // inland freight, freight, insurance, discount, other
	Minor        int64  `json:"minor"` // of the invoice's currency; a discount is negative
	Paid         Paid   `json:"paid"`
	BeyondBorder bool   `json:"beyond_border"` // it arises behind the export border, and is no part of the FOB value
}

// Paid tells where a charge is paid.
type Paid string

// A charge stands on the invoice as a line of its own, is in the prices already, or is paid beside.
const (
	OnInvoice Paid = "invoice"
	InPrice   Paid = "price"
	Beside    Paid = "beside"
)

// Rate is a rate of exchange: Scaled / 10^Decimals of To for one unit of the invoice's currency.
type Rate struct {
	To          string `json:"to"`
	Scaled      int64  `json:"scaled"`
	Decimals    int    `json:"decimals"`
	MinorDigits int    `json:"minor_digits"` // of To
	On          string `json:"on"`
	Bank        string `json:"bank,omitempty"`
}
