package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// TruckManifest is what the manifest of truck and driver says: what officers on the road and at the gate look at. It
// has a row for each shipment on the truck.
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

func truckManifest(w *writer) Data { return truckRun(w, []*writer{w}) }

// truckRun writes the manifest of one truck with all shipments that are on it.
func truckRun(whole *writer, each []*writer) Data {
	m := &TruckManifest{Head: whole.head, Rows: []ManifestRow{}}
	if len(each) == 0 {
		whole.refuse("/dossiers", words.FormsNothingLoaded, nil)
		return m
	}
	m.truck(each[0])
	kinds := []Packages{}
	for _, w := range each {
		w.onTruck(each[0].facts)
		row := w.manifestRow(len(m.Rows) + 1)
		m.Rows, m.Total = append(m.Rows, row), m.Total.plus(row.Weights)
		m.KGDecimals, kinds = max(m.KGDecimals, w.weightDecimals()), merged(kinds, w.kinds())
	}
	m.PackagesInWords = Sale{Packages: kinds, Total: m.Total}.allPackagesInWords()
	m.Rows = append(m.Rows, ManifestRow{Kind: string(RowTotal), Weights: m.Total})
	m.From = eachOnce(each, "; ", func(w *writer) string {
		return w.latinGiven("/facts/route/from/name", w.facts.Route.From.Name) + ", " + w.country(w.facts.Origin)
	})
	m.To = eachOnce(each, "; ", func(w *writer) string {
		return w.latinGiven("/facts/route/to/name", w.facts.Route.To.Name) + ", " + w.country(w.facts.Destination)
	})
	m.Seals, m.Loggers = eachOnce(each, ", ", (*writer).unitsAndSeals), eachOnce(each, ", ", (*writer).loggers)
	m.Climate = eachOnce(each, "\n", func(w *writer) string { return strings.Join(w.keeping(), "\n") })
	return m
}

// truck fills in what the first shipment tells of the truck.
func (m *TruckManifest) truck(w *writer) {
	w.byRoad()
	r := w.facts.Route
	m.Carrier, m.Permits, m.Truck, m.Driver = w.carrier(), w.permits(), w.truck(), w.driver()
	m.Via, m.Gate = w.latin("/facts/route/via", strings.Join(r.Via, " / ")), w.gate()
	m.DepartsAt = momentText(w.given("/facts/route/departs_at", r.DepartsAt))
	m.GateAt = momentText(r.GateAt)
}

// onTruck refuses a shipment that does not go with the truck, that is not sealed, or of which nothing is loaded.
func (w *writer) onTruck(first dossier.Facts) {
	r, as := w.facts.Route, first.Route
	for _, c := range []struct{ at, found, expected string }{
		{"mode", r.Mode, as.Mode}, {"trailer", r.Trailer, as.Trailer}, {"departs_at", r.DepartsAt, as.DepartsAt},
		{"exit/name", r.Exit.Name, as.Exit.Name}, {"driver", driverText(r.Driver), driverText(as.Driver)},
	} {
		if c.found != c.expected {
			w.refuse("/facts/route/"+c.at, words.FormsTrain, fault.Params{"found": c.found, "expected": c.expected})
		}
	}
	for i, t := range w.facts.Transport {
		if len(t.Seals) == 0 {
			w.refuse(fmt.Sprintf("/facts/transport/%d/seals", i), words.FormsMissing, nil)
		}
	}
	if weightsOf(w.figures()) == (Weights{}) {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
}

// driverText names a driver so that two can be compared.
func driverText(d *dossier.Driver) string {
	if d == nil {
		return ""
	}
	return together(", ", d.Name, d.Passport)
}

// eachOnce joins what the shipments say, the same thing once.
func eachOnce(each []*writer, comma string, say func(*writer) string) string {
	var all []string
	for _, w := range each {
		if said := say(w); said != "" && !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return strings.Join(all, comma)
}

// merged adds packages to those of the same kind.
func merged(all, more []Packages) []Packages {
	for _, p := range more {
		i := slices.IndexFunc(all, func(a Packages) bool { return a.Name == p.Name })
		if i < 0 {
			all = append(all, p)
		} else {
			all[i].Count += p.Count
		}
	}
	return all
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
