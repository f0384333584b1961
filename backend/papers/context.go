package papers

import (
	"time"

	"tradehub/backend/trade"
)

// template is the id and the version of the layout. Another layout, or another wording of this one, is another
// version, so that a frozen paper tells how it was set.
const template = "plain/1"

// Context is all that a paper says, as plain data: the layout takes nothing from anywhere else, and it is frozen
// with the paper. Weights are grams, money is in minor units of the currency, names are as the registers had them
// on the date of the paper.
type Context struct {
	Template    string          `json:"template"`
	Kind        trade.PaperKind `json:"kind"`
	Code        string          `json:"code"`   // UN/EDIFACT 1001
	Number      string          `json:"number"` // empty on a draft
	DatedOn     string          `json:"dated_on"`
	Invoice     *Reference      `json:"invoice,omitempty"` // the invoice that a packing list goes with
	Shipment    string          `json:"shipment"`
	Consignor   Party           `json:"consignor"`
	Consignee   Party           `json:"consignee"`
	Notify      *Party          `json:"notify,omitempty"`
	Origin      string          `json:"origin"`
	Destination string          `json:"destination"`
	Terms       string          `json:"terms"`
	Payment     string          `json:"payment,omitempty"`
	Marks       string          `json:"marks,omitempty"`
	Transport   Transport       `json:"transport"`
	Units       []Unit          `json:"units"`
	Lines       []Line          `json:"lines,omitempty"` // of an invoice
	Money       *Money          `json:"money,omitempty"` // of an invoice
	Packages    []Packages      `json:"packages"`
	Total       Weights         `json:"total"`
	Made        Made            `json:"made"`
}

// Reference names another paper.
type Reference struct {
	Number  string `json:"number"`
	DatedOn string `json:"dated_on"`
}

// Party is a party as papers print it.
type Party struct {
	Name    string `json:"name"`
	Address string `json:"address"`
	Country string `json:"country"`
	TIN     string `json:"tin,omitempty"`
}

// Transport is the departure that carries the shipment.
type Transport struct {
	Mode      trade.Mode `json:"mode"`
	Vehicle   string     `json:"vehicle"`
	From      string     `json:"from"`
	To        string     `json:"to"`
	Via       string     `json:"via,omitempty"`
	DepartsOn string     `json:"departs_on"` // calendar date at the place of departure
}

// Weights are the figures that every sum on a paper has.
type Weights struct {
	Packages int64 `json:"packages"`
	NetG     int64 `json:"net_g"`
	GrossG   int64 `json:"gross_g"` // goods with all packing, without container or vehicle
}

// Unit is a transport unit with what is in it. Its pallets weigh in its gross weight, once.
type Unit struct {
	Kind        trade.TransportUnitKind `json:"kind"`
	Number      string                  `json:"number"`
	SizeType    string                  `json:"size_type,omitempty"`
	Wagon       string                  `json:"wagon,omitempty"`
	Seals       []string                `json:"seals"`
	Lots        []Lot                   `json:"lots"`
	Pallets     int64                   `json:"pallets"`
	PalletTareG int64                   `json:"pallet_tare_g"`
	Weights
}

// Lot is the part of a lot in one transport unit.
type Lot struct {
	Number    string `json:"number"`
	Goods     string `json:"goods"`
	Grade     string `json:"grade"`
	Orchard   string `json:"orchard,omitempty"`
	Packhouse string `json:"packhouse,omitempty"`
	Package   string `json:"package"`         // kind of package, English, singular
	First     string `json:"first,omitempty"` // lowest package number
	Last      string `json:"last,omitempty"`  // highest
	Weights
}

// Line is all goods of an item and grade, priced.
type Line struct {
	Goods         string   `json:"goods"`
	Species       string   `json:"species,omitempty"`
	HS6           string   `json:"hs6"`
	Grade         string   `json:"grade"`
	Origins       []string `json:"origins"` // countries the lots come from
	Package       string   `json:"package"`
	QtyMilli      int64    `json:"qty_milli"`
	Unit          string   `json:"unit"` // Rec 20
	PriceScaled   int64    `json:"price_scaled"`
	PriceDecimals int      `json:"price_decimals"`
	AmountMinor   int64    `json:"amount_minor"`
	Weights
}

// Money is what an invoice comes to.
type Money struct {
	Currency    string `json:"currency"` // ISO 4217
	Name        string `json:"name"`     // English, singular, as the register has it
	Minor       int64  `json:"minor"`
	MinorDigits int    `json:"minor_digits"`
	PrintDigits int    `json:"print_digits"` // fewer where no smaller coin circulates and none is owed
}

// Packages counts the packages of one kind.
type Packages struct {
	Name  string `json:"name"` // English, singular
	Count int64  `json:"count"`
}

// Made says who drafted the paper, where and when, and how far the ledger was: the head of the chain on a paper
// anchors the ledger outside.
type Made struct {
	By      string    `json:"by"`
	At      time.Time `json:"at"` // UTC
	On      string    `json:"on"` // calendar date at the station
	Place   string    `json:"place"`
	Station string    `json:"station"`
	Epoch   int64     `json:"epoch"`
	Seq     int64     `json:"seq"`
	Head    string    `json:"head"`
}

func weightsOf(l trade.Load) Weights { return Weights{l.Packages, l.NetG, l.GrossG()} }
