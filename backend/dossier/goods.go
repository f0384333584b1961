package dossier

// Line is one kind of goods under one price: a line of the invoice and an item of certificates and declarations. How
// much of it there is, Facts.Sum tells from what was loaded.
type Line struct {
	Number    int       `json:"number"` // from 1, without gaps
	Item      Item      `json:"item"`
	Grade     string    `json:"grade,omitempty"`
	Package   string    `json:"package"`          // Rec 21
	Planned   int64     `json:"planned_packages"` // how many were ordered
	Price     UnitPrice `json:"price"`
	Criterion Criterion `json:"criterion"`
	// Declaration is the additional declaration of the phytosanitary certificate for this line, where it is another than
	// that of the shipment; NIL where the importer asks for none.
	Declaration string `json:"declaration,omitempty"`
}

// Item is what is sold, as papers and registers name it.
type Item struct {
	Code      string `json:"code"`
	PaperName string `json:"paper_name"` // Latin upper case, with variety and condition
	NameEN    string `json:"name_en"`
	NameLO    string `json:"name_lo,omitempty"`
	NameZH    string `json:"name_zh,omitempty"`
	HS6       string `json:"hs6"`                 // HS 2022: 0803.90
	AHTN8     string `json:"ahtn8"`               // AHTN 2022: 0803.90.90
	HSImport  string `json:"hs_import,omitempty"` // tariff line of the importing country, where it is known
	Species   string `json:"species,omitempty"`   // botanical name
	GTIN      string `json:"gtin,omitempty"`
	Unit      string `json:"unit"` // Rec 20 unit of quantity
	Fresh     bool   `json:"fresh,omitempty"`
}

// UnitPrice is Scaled / 10^Decimals of the currency for one unit.
type UnitPrice struct {
	Scaled   int64  `json:"scaled"`
	Decimals int    `json:"decimals"`
	Unit     string `json:"unit"` // Rec 20
}

// Criterion says why goods originate, in the codes of the certificate that is asked for.
type Criterion struct {
	Code       string `json:"code"`                  // WO, PE, RVC, CTH, PSR ...
	RVCPercent int64  `json:"rvc_percent,omitempty"` // regional value content, whole percent, rounded down
	Extra      string `json:"extra,omitempty"`       // ACU, DMI (RCEP, only beside another)
}

// Lot is a traceable batch.
type Lot struct {
	Number      string `json:"number"`
	Line        int    `json:"line"`
	Grower      string `json:"grower"` // code among Parties.Growers
	Orchard     string `json:"orchard,omitempty"`
	Packhouse   string `json:"packhouse,omitempty"`
	Producer    string `json:"producer,omitempty"` // registration of the food producer with the importing country
	Country     string `json:"country"`            // of origin
	Province    string `json:"province,omitempty"` // ISO 3166-2
	District    string `json:"district,omitempty"`
	HarvestedOn string `json:"harvested_on,omitempty"`
	PackedFrom  string `json:"packed_from,omitempty"` // first packing date
	PackedTo    string `json:"packed_to,omitempty"`
	AcceptedG   int64  `json:"accepted_g,omitempty"` // net weight as delivered and accepted
	AgeDays     int64  `json:"age_days,omitempty"`   // from flowering to harvest, where a protocol asks
	ColourStage int64  `json:"colour_stage,omitempty"`
	// PreHarvest is the number of the record that the interval between the last spraying and the harvest was kept.
	PreHarvest   string    `json:"pre_harvest_record,omitempty"`
	BestBeforeOn string    `json:"best_before_on,omitempty"`
	Delivery     *Delivery `json:"delivery,omitempty"`
}

// Lot finds a lot by its number.
func (f Facts) Lot(number string) (Lot, bool) {
	for _, l := range f.Lots {
		if l.Number == number {
			return l, true
		}
	}
	return Lot{}, false
}

// Line finds a line by its number.
func (f Facts) Line(number int) (Line, bool) {
	for _, l := range f.Lines {
		if l.Number == number {
			return l, true
		}
	}
	return Line{}, false
}
