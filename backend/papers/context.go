package papers

import (
	"time"

	"tradehub/backend/trade"
)

// Context is all that a paper says, as plain data: its template is filled in from it and takes nothing from anywhere
// else, and it is frozen with the paper. A field is always there, so that a template may ask for any of them; what a
// paper does not have is null, empty or nought. Weights are grams, money is in minor units of the currency, names are
// as the registers had them on the date of the paper. A name in Lao or Chinese that the masters lack is empty; the
// English one is never repeated in its place.
type Context struct {
	Template          string          `json:"template"` // id and version of the form: "commercial-invoice/1"
	TemplateSHA256    string          `json:"template_sha256"`
	State             State           `json:"state"`
	Kind              trade.PaperKind `json:"kind"`
	Code              string          `json:"code"`   // UN/EDIFACT 1001
	Number            string          `json:"number"` // empty on a draft
	DatedOn           string          `json:"dated_on"`
	Invoice           *Reference      `json:"invoice"` // the invoice that a packing list goes with
	Shipment          string          `json:"shipment"`
	Consignor         Party           `json:"consignor"`
	Consignee         Party           `json:"consignee"`
	Notify            *Party          `json:"notify"`
	NotifyIsConsignee bool            `json:"notify_is_consignee"`
	Origin            string          `json:"origin"`
	OriginZH          string          `json:"origin_zh"`
	Destination       string          `json:"destination"`
	DestinationZH     string          `json:"destination_zh"`
	Terms             string          `json:"terms"`
	Payment           string          `json:"payment"`
	Marks             string          `json:"marks"`
	Transport         Transport       `json:"transport"`
	Units             []Unit          `json:"units"`
	UnitsAndSeals     string          `json:"units_and_seals"` // all transport units with their seals, in one text
	Rows              []Row           `json:"rows"`            // of the table, as they are printed
	Money             *Money          `json:"money"`           // of an invoice
	AmountInWords     string          `json:"amount_in_words"` // of an invoice
	Packages          []Packages      `json:"packages"`
	PackagesHeading   string          `json:"packages_heading"` // "Cartons", or "Packages" where there are several kinds
	PackagesInWords   string          `json:"packages_in_words"`
	KGDecimals        int             `json:"kg_decimals"` // with how many decimals all weights in kilograms are exact
	Total             Weights         `json:"total"`
	Made              Made            `json:"made"`
}

// State tells whether a paper counts.
type State string

// A draft counts for nothing. A void paper is kept as it was issued, so no context of this program says void; a form
// may ask for it all the same.
const (
	StateDraft  State = "draft"
	StateIssued State = "issued"
	StateVoid   State = "void"
)

// Reference names another paper.
type Reference struct {
	Number  string `json:"number"`
	DatedOn string `json:"dated_on"`
}

// Party is a party as papers print it.
type Party struct {
	Name        string `json:"name"`
	NameLO      string `json:"name_lo"`
	NameZH      string `json:"name_zh"`
	Address     string `json:"address"`
	Country     string `json:"country"`
	CountryZH   string `json:"country_zh"`
	CountryLine string `json:"country_line"` // the country, or empty where the address ends with it
	TIN         string `json:"tin"`
}

// Transport is the departure that carries the shipment.
type Transport struct {
	Mode      trade.Mode `json:"mode"`
	ModeZH    string     `json:"mode_zh"`
	Vehicle   string     `json:"vehicle"`
	Said      string     `json:"said"` // mode and vehicle: "Rail, train X8102"
	From      string     `json:"from"`
	To        string     `json:"to"`
	Via       string     `json:"via"`
	DepartsOn string     `json:"departs_on"` // calendar date at the place of departure
}

// Weights are the figures that every sum on a paper has.
type Weights struct {
	Packages int64 `json:"packages"`
	NetG     int64 `json:"net_g"`
	GrossG   int64 `json:"gross_g"` // goods with all packing, without container or vehicle
}

// Named names what is sold.
type Named struct {
	Goods   string `json:"goods"`
	GoodsLO string `json:"goods_lo"`
	GoodsZH string `json:"goods_zh"`
}

// Unit is a transport unit with what is in it. Its pallets weigh in its gross weight, once.
type Unit struct {
	Kind        trade.TransportUnitKind `json:"kind"`
	KindZH      string                  `json:"kind_zh"`
	Number      string                  `json:"number"`
	SizeType    string                  `json:"size_type"`
	Wagon       string                  `json:"wagon"`
	Seals       []string                `json:"seals"`
	Lots        []Lot                   `json:"lots"`
	Pallets     int64                   `json:"pallets"`
	PalletTareG int64                   `json:"pallet_tare_g"`
	Weights
}

// Lot is the part of a lot in one transport unit.
type Lot struct {
	Number string `json:"number"`
	Named
	Grade     string `json:"grade"`
	Orchard   string `json:"orchard"`
	Packhouse string `json:"packhouse"`
	Package   string `json:"package"` // kind of package, English, singular
	First     string `json:"first"`   // lowest package number
	Last      string `json:"last"`    // highest
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
	By        string    `json:"by"`
	At        time.Time `json:"at"` // UTC
	On        string    `json:"on"` // calendar date at the station
	Place     string    `json:"place"`
	Station   string    `json:"station"`
	Epoch     int64     `json:"epoch"`
	Seq       int64     `json:"seq"`
	Head      string    `json:"head"`
	HeadShort string    `json:"head_short"` // its beginning in groups of four, as a person compares it
}

func weightsOf(l trade.Load) Weights { return Weights{l.Packages, l.NetG, l.GrossG()} }
