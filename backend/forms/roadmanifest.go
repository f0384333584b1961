package forms

import (
	"fmt"
	"strings"

	"tradehub/templates/words"
)

// TruckManifest is what the manifest of truck and driver says: what officers on the road and at the gate look at.
type TruckManifest struct {
	Head
	Carrier         Party         `json:"carrier"`
	Permits         string        `json:"permits"`
	Truck           Truck         `json:"truck"`
	Driver          Driver        `json:"driver"`
	From            string        `json:"from"`
	To              string        `json:"to"`
	Via             string        `json:"via"`
	Gate            string        `json:"gate"` // of exit, and of entry
	DepartsAt       string        `json:"departs_at"`
	GateAt          string        `json:"gate_at"` // when it is expected there
	Rows            []ManifestRow `json:"rows"`
	Seals           string        `json:"seals"` // transport units with their seals
	Loggers         string        `json:"loggers"`
	Climate         string        `json:"climate"`
	PackagesInWords string        `json:"packages_in_words"`
	KGDecimals      int           `json:"kg_decimals"`
	Total           Weights       `json:"total"`
}

// Driver is who drives, with the papers that are looked at on the way.
type Driver struct {
	Name           string `json:"name"`
	Passport       string `json:"passport"`
	Licence        string `json:"licence"`
	LicenceValidTo string `json:"licence_valid_to"`
	Phone          string `json:"phone"`
	Messenger      string `json:"messenger"`
}

// ManifestRow is a shipment on the truck, or the total.
type ManifestRow struct {
	Kind      string `json:"kind"`
	Item      int    `json:"item"`
	Shipment  string `json:"shipment"`
	Consignor string `json:"consignor"`
	Consignee string `json:"consignee"`
	Named
	Packing   string `json:"packing"`   // packages of each kind
	Documents string `json:"documents"` // each on its line
	Weights
}

func truckManifest(w *writer) Data {
	w.byRoad()
	r := w.facts.Route
	m := &TruckManifest{Head: w.head, Carrier: w.carrier(), Permits: w.permits(), Truck: w.truck(), Driver: w.driver(),
		From: w.latinGiven("/facts/route/from/name", r.From.Name) + ", " + w.country(w.facts.Origin),
		To:   w.latinGiven("/facts/route/to/name", r.To.Name) + ", " + w.country(w.facts.Destination),
		Via:  w.latin("/facts/route/via", strings.Join(r.Via, " / ")), Gate: w.gate(),
		DepartsAt: momentText(w.given("/facts/route/departs_at", r.DepartsAt)), GateAt: momentText(r.GateAt),
		Seals: w.unitsAndSeals(), Loggers: w.loggers(), Climate: strings.Join(w.keeping(), "\n"),
		PackagesInWords: w.loadedInWords(), KGDecimals: w.weightDecimals(), Total: weightsOf(w.figures())}
	for i, t := range w.facts.Transport {
		if len(t.Seals) == 0 {
			w.refuse(fmt.Sprintf("/facts/transport/%d/seals", i), words.FormsMissing, nil)
		}
	}
	if m.Total == (Weights{}) {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
	m.Rows = []ManifestRow{w.manifestRow(1), {Kind: string(RowTotal), Weights: m.Total}}
	return m
}

// driver gives the driver with passport, whom no gate lets through without.
func (w *writer) driver() Driver {
	d, at := w.facts.Route.Driver, "/facts/route/driver"
	if d == nil {
		w.refuse(at, words.FormsMissing, nil)
		return Driver{}
	}
	return Driver{Name: w.latinGiven(at+"/name", d.Name), Passport: w.latinGiven(at+"/passport", d.Passport),
		Licence: w.given(at+"/licence", d.Licence), LicenceValidTo: d.LicenceValid, Phone: d.Phone, Messenger: d.Messenger}
}

// gate names the border gate: "BOTEN / MOHAN".
func (w *writer) gate() string {
	r := w.facts.Route
	return together(" / ", w.latinGiven("/facts/route/exit/name", r.Exit.Name),
		w.latin("/facts/route/entry/name", r.Entry.Name))
}

// loggers names the temperature recorders on the truck.
func (w *writer) loggers() string {
	var said []string
	for _, t := range w.facts.Transport {
		if t.Climate != nil && t.Climate.Logger != "" {
			said = append(said, t.Climate.Logger)
		}
	}
	return strings.Join(said, ", ")
}

// manifestRow is the shipment as one row.
func (w *writer) manifestRow(item int) ManifestRow {
	f := w.facts
	return ManifestRow{Item: item, Shipment: w.dossier.Reference, Packing: w.kindsSaid(), Named: w.goodsLoaded(),
		Documents: strings.Join(w.documents(), "\n"), Weights: weightsOf(w.figures()),
		Consignor: w.latinGiven("/facts/parties/consignor/name", f.Parties.Consignor.Name),
		Consignee: w.latinGiven("/facts/parties/consignee/name", f.Parties.Consignee.Name)}
}
