package forms

import "tradehub/backend/trade"

// Sale is what the invoice and the packing list say: who sells what to whom, how it goes, and what is in each transport
// unit. A field is always there, so that a template may ask for any of them; what a paper does not have is null, empty
// or nought. Weights are grams, money is in minor units of the currency, names are as the registers had them on the
// date of the paper. A name in Lao or Chinese that the masters lack is empty; the English one is never repeated in its
// place.
type Sale struct {
	Head
	Invoice           *Reference `json:"invoice"`  // the invoice that a packing list goes with
	Contract          *Reference `json:"contract"` // or order
	Consignor         Party      `json:"consignor"`
	Buyer             *Party     `json:"buyer"` // where it is not the consignee
	Consignee         Party      `json:"consignee"`
	Notify            *Party     `json:"notify"`
	NotifyIsConsignee bool       `json:"notify_is_consignee"`
	Origin            string     `json:"origin"`
	OriginZH          string     `json:"origin_zh"`
	Destination       string     `json:"destination"`
	DestinationZH     string     `json:"destination_zh"`
	Terms             string     `json:"terms"`
	Payment           string     `json:"payment"`
	Bank              string     `json:"bank"`
	Marks             string     `json:"marks"`
	Transport         Transport  `json:"transport"`
	Units             []Unit     `json:"units"`
	UnitsAndSeals     string     `json:"units_and_seals"` // all transport units with their seals, in one text
	Rows              []Row      `json:"rows"`            // of the table, as they are printed
	Money             *Money     `json:"money"`           // of an invoice
	AmountInWords     string     `json:"amount_in_words"` // of an invoice
	Packages          []Packages `json:"packages"`
	PackagesHeading   string     `json:"packages_heading"` // "Cartons", or "Packages" where there are several kinds
	PackagesInWords   string     `json:"packages_in_words"`
	KGDecimals        int        `json:"kg_decimals"` // with how many decimals all weights in kilograms are exact
	Total             Weights    `json:"total"`
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
