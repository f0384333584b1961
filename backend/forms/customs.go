package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// customs are the papers of customs: the export declaration.
var customs = []Form{
	{Kind: "export-declaration", Code: "830", Name: "export declaration", data: exportDeclaration},
}

// The registers that a declaration is written with. Lao customs have published none of their code lists, so what stands
// in them is for an officer to complete.
const (
	customsProcedures = "customs-procedures" // by declaration and procedure of box 1: EX1
	customsOffices    = "customs-offices"    // by name, as slugOf writes it
	customsDocuments  = "customs-documents"  // by kind of paper or registration
)

// Declaration is what an export declaration says: boxes 1 to 54 of the Single Administrative Document, in which Lao
// customs declare too. What the office or its system fills in (A to J, numbers of registration, taxes) is not in it,
// nor what concerns transit and warehouses.
type Declaration struct {
	Head
	Office           CustomsOffice      `json:"office"` // A: of export
	Declaration      string             `json:"declaration"`
	Procedure        string             `json:"procedure"`
	Exporter         Party              `json:"exporter"`
	Forms            []DeclarationForm  `json:"forms"` // box 3, sheet by sheet
	ItemCount        int                `json:"item_count"`
	Packages         int64              `json:"packages"`
	Reference        string             `json:"reference"`
	Consignee        Party              `json:"consignee"`
	FirstDestination string             `json:"first_destination"` // code
	Trading          string             `json:"trading"`           // code
	Declarant        Party              `json:"declarant"`
	DeclarantCard    string             `json:"declarant_card"`
	Export           string             `json:"export"`
	ExportCode       string             `json:"export_code"`
	ExportRegion     string             `json:"export_region"`
	Origin           string             `json:"origin"` // the one country, or that there are several
	Destination      string             `json:"destination"`
	DestinationCode  string             `json:"destination_code"`
	Vehicle          string             `json:"vehicle"` // boxes 18 and 21: the goods are not reloaded before the border
	Nationality      string             `json:"nationality"`
	Containers       int                `json:"containers"` // box 19: 1 where goods are in containers
	Terms            string             `json:"terms"`
	TermsPlace       string             `json:"terms_place"`
	Rate             ExchangeRate       `json:"rate"`
	Nature           []string           `json:"nature"` // its two digits
	Mode             string             `json:"mode"`   // code of UN/ECE Recommendation 19
	Loading          string             `json:"loading"`
	Bank             string             `json:"bank"`
	Payment          string             `json:"payment"`
	Exit             CustomsOffice      `json:"exit"`
	Location         string             `json:"location"`
	Value            DeclarationValue   `json:"value"`
	KGDecimals       int                `json:"kg_decimals"`
	Sheets           map[string]OnSheet `json:"sheets"` // the items by the number of their sheet
}

// CustomsOffice is an office, with its code where the register has one.
type CustomsOffice struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// DeclarationForm counts a sheet of the form, and all of them.
type DeclarationForm struct {
	Number int `json:"number"`
	Total  int `json:"total"`
}

// exportDeclaration fills in what holds for all items, then the items.
func exportDeclaration(w *writer) Data {
	f, c := w.facts, w.facts.Customs
	rules := w.procedure()
	d := &Declaration{Head: w.head, Declaration: w.latinGiven("/facts/customs/declaration", c.Declaration),
		Procedure: w.latinGiven("/facts/customs/procedure", c.Procedure), Packages: w.figures().Packages,
		Reference: w.latinGiven("/facts/customs/reference", c.Reference), FirstDestination: f.Destination,
		Trading: w.given("/facts/trading", f.Trading), Export: w.country(f.Parties.Consignor.Country),
		ExportCode: f.Parties.Consignor.Country, ExportRegion: w.latin("/facts/customs/region", c.RegionCode),
		Destination: w.country(f.Destination), DestinationCode: f.Destination, Origin: w.originOfAll(),
		Nature:  w.digits("/facts/customs/nature", strings.ReplaceAll(c.Nature, "/", ""), 2),
		Loading: w.latinGiven("/facts/customs/loading", c.Loading), Bank: w.latin("/facts/bank", f.Bank),
		Payment:  w.latin("/facts/payment", f.Payment),
		Location: w.latinGiven("/facts/customs/location", c.Goods)}
	d.Office, _ = w.office("/facts/customs/office", c.Office)
	w.parties(d)
	w.means(d)
	w.items(d, rules)
	return d
}

// parties fills in who exports, who receives, and who declares (boxes 2, 8 and 14).
func (w *writer) parties(d *Declaration) {
	p, at := w.facts.Parties, "/facts/parties/"
	d.Exporter, d.Consignee = w.party(at+"consignor", p.Consignor), w.party(at+"consignee", p.Consignee)
	w.given(at+"consignor/tin", p.Consignor.TIN)
	if p.Declarant == nil {
		w.refuse(at+"declarant", words.FormsMissing, nil)
		return
	}
	d.Declarant = w.party(at+"declarant", *p.Declarant)
	d.DeclarantCard = w.latinGiven(at+"declarant/card", p.Declarant.Card)
}

// means fills in how the goods leave (boxes 18 to 21, 25, 26 and 29). An office of exit that is known not to clear a
// mode is refused; one that the register does not know may.
func (w *writer) means(d *Declaration) {
	r, at := w.facts.Route, "/facts/route/"
	d.Vehicle = w.latinGiven(at+"vehicle", r.Vehicle)
	if r.Trailer != "" {
		d.Vehicle += " / " + w.latin(at+"trailer", r.Trailer)
	}
	d.Nationality = w.given(at+"nationality", r.Nationality)
	d.Mode = w.given(at+"mode", trade.Mode(r.Mode).Code())
	if slices.ContainsFunc(w.facts.Transport, isContainer) {
		d.Containers = 1
	}
	d.Terms = w.latinGiven("/facts/terms/rule", w.facts.Terms.Rule)
	d.TermsPlace = w.latinGiven("/facts/terms/place", w.facts.Terms.Place)
	exit, fields := w.office(at+"exit/name", r.Exit.Name)
	d.Exit = exit
	modes := strings.Fields(fields["modes"])
	if d.Mode != "" && len(modes) > 0 && !slices.Contains(modes, r.Mode) {
		w.refuse(at+"exit/name", words.FormsOfficeMode, fault.Params{"found": exit.Name, "known": strings.Join(modes, ", ")})
	}
}

func isContainer(t dossier.Transport) bool { return trade.TransportUnitKind(t.Kind) == trade.Container }

// office names an office of customs, with all that the register says of it.
func (w *writer) office(at, name string) (CustomsOffice, map[string]string) {
	fields, _ := w.registers(customsOffices, slugOf(name))
	return CustomsOffice{Code: fields["customs_code"], Name: w.latinGiven(at, name)}, fields
}

// slugOf writes a name as codes of registers are written: "BOTEN RAILWAY" is boten-railway.
func slugOf(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), "-") }

// procedureRules are the rules of a declaration, as the register has them on its date.
type procedureRules struct {
	regimes []string // requested procedures that go with it: the first two digits of box 37
	most    int      // of items
}

// procedure looks up box 1, which must be one of export.
func (w *writer) procedure() (rules procedureRules) {
	c := w.facts.Customs
	code := strings.ToUpper(c.Declaration + c.Procedure)
	if c.Declaration == "" || c.Procedure == "" {
		return rules // each is missed by itself
	}
	fields, found := w.registers(customsProcedures, code)
	switch {
	case !found:
		w.refuse("/facts/customs/procedure", words.FormsNoRules, fault.Params{"register": customsProcedures})
	case fields["flow"] != "export":
		w.refuse("/facts/customs/procedure", words.FormsProcedure, fault.Params{"found": code})
	}
	if _, err := fmt.Sscan(fields["max_items"], &rules.most); err != nil {
		rules.most = 0 // no limit is known
	}
	rules.regimes = strings.Fields(fields["regimes"])
	return rules
}

// regime gives box 37, whose first two digits must go with box 1: goods that are exported again are declared otherwise
// than goods of this country.
func (w *writer) regime(rules procedureRules) string {
	at, code := "/facts/customs/regime", w.facts.Customs.Regime
	if len(w.digits(at, code, 4)) == 4 && len(rules.regimes) > 0 && !slices.Contains(rules.regimes, code[:2]) {
		w.refuse(at, words.FormsRegime, fault.Params{"found": code, "known": strings.Join(rules.regimes, ", ")})
	}
	return code
}

// digits gives the digits of a code that must have so many and nothing else; none where it has not.
func (w *writer) digits(at, code string, count int) []string {
	if w.given(at, code) == "" {
		return []string{}
	}
	all := strings.Split(code, "")
	if len(all) != count || strings.Trim(code, "0123456789") != "" {
		w.refuse(at, words.FormsDigits, fault.Params{"found": code, "count": count})
		return []string{}
	}
	return all
}
