package forms

import (
	"slices"
	"strings"

	"tradehub/templates/words"
)

// plantHealth are the application for the phytosanitary certificate, and the data sheets with which the certificates
// beside it are asked for. All of them somebody else issues.
var plantHealth = []Form{
	{Kind: "phytosanitary", Code: "851", Name: "phytosanitary certificate", data: phytosanitary},
	{Kind: "fumigation-data", Code: "916", Name: "data sheet for the fumigation certificate", data: fumigationData},
	{Kind: "treatment-record", Code: "916", Name: "treatment record", data: treatmentRecord},
	{Kind: "quality-data", Code: "3", Name: "data sheet for the quality certificate", data: qualityData},
	{Kind: "insurance-data", Code: "530", Name: "data sheet for the insurance certificate", data: insuranceData},
}

// sayNil is what stands in a box of a certificate that has nothing to say: an empty one could be filled in later, and
// is refused (ISPM 12, section 5).
const sayNil = "NIL"

// Phytosanitary is what the application for a phytosanitary certificate says, in the boxes of the model certificate
// (ISPM 12, Annex 1).
type Phytosanitary struct {
	Head
	Issuer       string         `json:"issuer"`    // country whose plant protection organization certifies
	Authority    string         `json:"authority"` // to whose plant protection organization
	Exporter     Party          `json:"exporter"`
	Consignee    Party          `json:"consignee"`
	PackagesSaid string         `json:"packages_said"` // "2,520 CARTONS"
	Marks        []string       `json:"marks"`         // with lots, units, seals, orchards and packing houses
	Grown        []string       `json:"grown"`         // places of origin
	Conveyance   string         `json:"conveyance"`
	Entry        string         `json:"entry"`
	Rows         []PlantRow     `json:"rows"`
	Declarations []string       `json:"declarations"`
	Treatment    PlantTreatment `json:"treatment"`
	Place        string         `json:"place"` // of issue
	InspectedOn  string         `json:"inspected_on"`
	InspectedAt  string         `json:"inspected_at"`
	Officer      string         `json:"officer"` // who inspected
	DepartsOn    string         `json:"departs_on"`
	Units        []string       `json:"units"` // numbers of containers, wagons and trailers
	Packages     int64          `json:"packages"`
	NetG         int64          `json:"net_g"`
	GrossG       int64          `json:"gross_g"`
	Warnings     []string       `json:"warnings"` // sentences for whoever looks at the draft
}

// PlantRow is one produce.
type PlantRow struct {
	Line         int    `json:"line"`    // of the dossier
	Produce      string `json:"produce"` // "FRESH BANANAS"
	Quantity     string `json:"quantity"`
	Species      string `json:"species"`
	PackagesSaid string `json:"packages_said"`
	Packages     int64  `json:"packages"`
	NetG         int64  `json:"net_g"`
	GrossG       int64  `json:"gross_g"`
}

// PlantTreatment is section III of the certificate: all of it is filled in, or all of it is NIL.
type PlantTreatment struct {
	Date          string `json:"date"`
	Treatment     string `json:"treatment"`
	Chemical      string `json:"chemical"` // active ingredient
	Duration      string `json:"duration"` // and temperature
	Concentration string `json:"concentration"`
	More          string `json:"more"`
}

func phytosanitary(w *writer) Data {
	f, sum := w.facts, w.figures()
	p := &Phytosanitary{Head: w.head, Issuer: w.country(f.Origin),
		Authority: w.latinGiven("/facts/phytosanitary/authority", f.Phytosanitary.Authority),
		Exporter:  w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee), PackagesSaid: w.kindsSaid(),
		Marks: w.plantMarks(), Grown: w.grown(), Conveyance: w.conveyance(),
		Entry: w.latinGiven("/facts/route/entry/name", f.Route.Entry.Name), Rows: w.plantRows(),
		Declarations: []string{}, Treatment: w.plantTreatment(),
		Place: w.latinGiven("/facts/phytosanitary/place", f.Phytosanitary.Place), DepartsOn: w.departsOn(),
		Units: []string{}, Packages: sum.Packages, NetG: sum.NetG, GrossG: sum.GrossG(), Warnings: []string{}}
	if i := f.Inspection; i != nil {
		p.InspectedOn, p.Officer = i.On, w.latin("/facts/inspection/officer", i.Officer)
		p.InspectedAt = w.latin("/facts/inspection/place", i.Place)
	}
	for _, u := range w.plantUnits() {
		p.Units = append(p.Units, u.Number)
	}
	w.declare(p)
	w.admitted(p)
	return p
}

// conveyance says what carries the goods: "RAIL, TRAIN X8102", "TRUCK KK 4821 VIENTIANE CAPITAL, TRAILER 0937".
func (w *writer) conveyance() string {
	r := w.facts.Route
	vehicle := w.latinGiven("/facts/route/vehicle", r.Vehicle)
	said := map[string]string{"rail": "RAIL, TRAIN ", "road": "TRUCK ", "sea": "VESSEL ", "air": "AIR, FLIGHT "}[r.Mode]
	if r.Trailer != "" {
		vehicle += ", TRAILER " + w.latin("/facts/route/trailer", r.Trailer)
	}
	return said + vehicle
}

// declare gives the additional declarations, each once. Where the register says that the importer asks for one, it must
// be there.
func (w *writer) declare(p *Phytosanitary) {
	for _, line := range w.loadedOf() {
		text := strings.Join(strings.Fields(w.facts.DeclarationOf(line)), " ")
		if text == sayNil {
			text = ""
		}
		at := "/facts/phytosanitary/declaration"
		if line.Declaration != "" {
			at = lineAt(line) + "/declaration"
		}
		text = w.latin(at, text)
		asked, known := w.registers("declarations", w.plantCode(line))
		switch {
		case known && asked["required"] == "yes" && text == "":
			w.given(at, text)
		case known && asked["text"] != "" && text != strings.ToUpper(asked["text"]):
			p.Warnings = append(p.Warnings, english.sayWith(words.FormsPlantWords,
				map[string]any{"found": line.Item.NameEN}))
		}
		if text != "" && !slices.Contains(p.Declarations, text) {
			p.Declarations = append(p.Declarations, text)
		}
	}
	if len(p.Declarations) == 0 {
		p.Declarations = []string{sayNil}
	}
}
