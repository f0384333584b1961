package labels

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Facts are what a label says, under the names that templates ask for. A field is always there; what a unit does not
// have is empty. A name in Lao or Chinese that the masters lack is empty; the English one is never repeated in its
// place.
type Facts struct {
	SSCC           string    `json:"sscc"`     // 18 digits
	Fallback       string    `json:"fallback"` // what a scan reads while there is no SSCC
	GTIN           string    `json:"gtin"`     // 14 digits, of a package
	ItemEAN        string    `json:"item_ean"` // of the item inside; no master holds it yet
	Serial         string    `json:"serial"`   // our number of the unit
	Contents       string    `json:"contents"` // of a pallet, elements in brackets
	Link           string    `json:"link"`     // GS1 Digital Link
	Lot            string    `json:"lot"`
	Count          int64     `json:"count"` // packages
	NetG           int64     `json:"net_g"`
	GrossG         int64     `json:"gross_g"`
	PackedOn       string    `json:"packed_on"`
	HarvestedOn    string    `json:"harvested_on"` // the first day, where several lots are in it
	Consignor      Consignor `json:"consignor"`
	Consignee      Consignee `json:"consignee"`
	Goods          Goods     `json:"goods"`
	Origin         Origin    `json:"origin"`
	ExportSentence string    `json:"export_sentence"`
	Transport      Transport `json:"transport"` // of a container, wagon or trailer; count and weights are of what is in it
}

// Transport is a container, wagon or trailer, and where it goes.
type Transport struct {
	Number    string `json:"number"`    // container number (ISO 6346), wagon number, plate
	Container string `json:"container"` // the same, of a container alone, as it is painted on: "LKCU 420017 7"
	Bars      string `json:"bars"`      // the same, where bars can hold it: no Lao letters, and not too many
	Kind      string `json:"kind"`
	SizeType  string `json:"size_type"` // ISO 6346
	Wagon     string `json:"wagon"`     // on which the container stands
	Seals     string `json:"seals"`
	TareG     int64  `json:"tare_g"`
	TotalG    int64  `json:"total_g"` // with all that is in it
	Shipment  string `json:"shipment"`
	Vehicle   string `json:"vehicle"` // train, truck
	From      string `json:"from"`
	To        string `json:"to"`
	DepartsOn string `json:"departs_on"` // at the place of departure
	CountryZH string `json:"country_zh"` // of destination
	CountryEN string `json:"country_en"`
}

// Consignor is the firm.
type Consignor struct {
	NameLO string `json:"name_lo"`
	NameEN string `json:"name_en"`
}

// Consignee is whom the shipment goes to; empty while no shipment is known.
type Consignee struct {
	NameZH string `json:"name_zh"`
	NameEN string `json:"name_en"`
}

// Goods is what is in the unit.
type Goods struct {
	NameLO string `json:"name_lo"`
	NameZH string `json:"name_zh"`
	NameEN string `json:"name_en"`
	Grade  string `json:"grade"`
	KeepAt string `json:"keep_at"` // from the label rule: "+13.5 °C"
}

// Origin is where it comes from.
type Origin struct {
	CountryZH string `json:"country_zh"`
	CountryEN string `json:"country_en"`
	Country   string `json:"country"` // ISO 3166-1 numeric
	PlaceZH   string `json:"place_zh"`
	PlaceEN   string `json:"place_en"` // address of the cooperative
	Orchard   string `json:"orchard"`
	Packhouse string `json:"packhouse"`
}

// hash is the SHA-256 of the facts as JSON, hex.
func (f Facts) hash() (string, error) {
	said, err := json.Marshal(f)
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:]), err
}

// asked are the facts that a rule may require, by the name that a template knows them by: how a sentence calls them,
// and where they stand.
var asked = map[string]struct {
	called string
	value  func(Facts) string
}{
	"sscc":             {"SSCC", func(f Facts) string { return f.SSCC }},
	"identifier":       {"number that a scanner reads", func(f Facts) string { return f.SSCC + f.Fallback }},
	"seals":            {"seals", func(f Facts) string { return f.Transport.Seals }},
	"gtin":             {"GTIN", func(f Facts) string { return f.GTIN }},
	"lot":              {"lot number", func(f Facts) string { return f.Lot }},
	"packed_on":        {"packing date", func(f Facts) string { return f.PackedOn }},
	"consignee":        {"consignee", func(f Facts) string { return f.Consignee.NameEN }},
	"goods.name_en":    {"English name", func(f Facts) string { return f.Goods.NameEN }},
	"goods.name_zh":    {"Chinese name", func(f Facts) string { return f.Goods.NameZH }},
	"goods.name_lo":    {"Lao name", func(f Facts) string { return f.Goods.NameLO }},
	"origin.country":   {"country of origin", func(f Facts) string { return f.Origin.CountryEN }},
	"origin.place":     {"place of origin", func(f Facts) string { return f.Origin.PlaceEN }},
	"origin.orchard":   {"orchard code", func(f Facts) string { return f.Origin.Orchard }},
	"origin.packhouse": {"packhouse code", func(f Facts) string { return f.Origin.Packhouse }},
	"export_sentence":  {"export sentence", func(f Facts) string { return f.ExportSentence }},
}
