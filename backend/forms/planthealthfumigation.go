package forms

import (
	"fmt"
	"strings"

	"tradehub/backend/dossier"
)

// Fumigation is what the fumigator needs for his certificate: which goods, in what, and what was done to them.
type Fumigation struct {
	Head
	Exporter     Party           `json:"exporter"`
	Consignee    Party           `json:"consignee"`
	Marks        string          `json:"marks"`
	Origin       string          `json:"origin"`
	Destination  string          `json:"destination"`
	Conveyance   string          `json:"conveyance"`
	Entry        string          `json:"entry"`
	DepartsOn    string          `json:"departs_on"`
	Fumigator    string          `json:"fumigator"` // operator and licence
	WoodPacking  string          `json:"wood_packing"`
	PackagesSaid string          `json:"packages_said"`
	Packages     int64           `json:"packages"`
	NetG         int64           `json:"net_g"`
	GrossG       int64           `json:"gross_g"`
	KGDecimals   int             `json:"kg_decimals"` // with which all weights are exact
	Rows         []FumigationRow `json:"rows"`
}

// FumigationRow is one fumigation of one transport unit. Of a unit that was not fumigated yet what was done is empty.
type FumigationRow struct {
	Item         int    `json:"item"`
	Certificate  string `json:"certificate"`
	Unit         string `json:"unit"` // with its seals
	Goods        string `json:"goods"`
	PackagesSaid string `json:"packages_said"`
	Packages     int64  `json:"packages"`
	NetG         int64  `json:"net_g"`
	GrossG       int64  `json:"gross_g"`
	Target       string `json:"target"`
	Fumigant     string `json:"fumigant"`
	Dose         string `json:"dose"`
	Temperature  string `json:"temperature"`
	Exposure     string `json:"exposure"`
	StartedAt    string `json:"started_at"`
	EndedAt      string `json:"ended_at"`
	Clearance    string `json:"clearance"`
	Note         string `json:"note"`
}

func fumigationData(w *writer) Data {
	f, sum := w.facts, w.figures()
	d := &Fumigation{Head: w.head, Exporter: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee), Marks: w.marks(),
		Origin: w.country(f.Origin), Destination: w.country(f.Destination), Conveyance: w.conveyance(),
		Entry: w.latin("/facts/route/entry/name", f.Route.Entry.Name), DepartsOn: w.departsOn(),
		WoodPacking: w.woodPacking(), PackagesSaid: w.kindsSaid(), Packages: sum.Packages, NetG: sum.NetG,
		GrossG: sum.GrossG(), KGDecimals: w.weightDecimals(), Rows: []FumigationRow{}}
	var by []string
	for _, t := range w.treatedGoods() {
		if t.Kind != "fumigation" {
			continue
		}
		by = append(by, w.latinGiven(t.at+"/by", t.By))
		for _, u := range w.unitsTreated(t) {
			d.Rows = append(d.Rows, w.fumigated(t, u))
		}
	}
	if len(d.Rows) == 0 {
		w.given("/facts/treatments", "")
		for _, u := range w.unitsTreated(plantTreated{}) {
			d.Rows = append(d.Rows, w.untreated(u))
		}
	}
	for i := range d.Rows {
		d.Rows[i].Item = i + 1
	}
	d.Fumigator = strings.Join(distinct(by), "; ")
	return d
}

// unitsTreated are the units that a treatment was of, with what they hold of its goods.
func (w *writer) unitsTreated(t plantTreated) (all []plantUnit) {
	one := *w
	if line, found := w.facts.Line(t.Line); found {
		one.lines = []dossier.Line{line}
	}
	for _, u := range one.plantUnits() {
		if t.Transport == "" || t.Transport == u.Number {
			all = append(all, u)
		}
	}
	return all
}

// untreated is the row of a unit before its fumigation.
func (w *writer) untreated(u plantUnit) FumigationRow {
	goods, packages := w.heldGoods(u)
	return FumigationRow{Unit: u.named(), Goods: goods, PackagesSaid: packages, Packages: u.sum.Packages,
		NetG: u.sum.NetG, GrossG: u.sum.GrossG()}
}

func (w *writer) fumigated(t plantTreated, u plantUnit) FumigationRow {
	row := w.untreated(u)
	row.Certificate, row.Target = w.latin(t.at+"/certificate", t.Certificate), w.latin(t.at+"/target", t.Target)
	row.Fumigant = w.asWritten(t.at+"/chemical", w.given(t.at+"/chemical", t.Chemical))
	row.Dose = w.asWritten(t.at+"/concentration", w.given(t.at+"/concentration", t.Concentration))
	row.Temperature = w.asWritten(t.at+"/temperature", w.given(t.at+"/temperature", t.Temperature))
	row.Exposure = w.asWritten(t.at+"/duration", w.given(t.at+"/duration", t.Duration))
	row.StartedAt, row.EndedAt = momentText(w.given(t.at+"/started_at", t.StartedAt)),
		momentText(w.given(t.at+"/ended_at", t.EndedAt))
	row.Clearance, row.Note = w.asWritten(t.at+"/clearance", t.Clearance), w.latin(t.at+"/note", t.Note)
	return row
}

// heldGoods names what a unit holds, and its packages.
func (w *writer) heldGoods(u plantUnit) (goods, packages string) {
	var names, counts []string
	for _, line := range w.lines {
		var sum dossier.Figures
		for _, load := range u.Loads {
			if lot, known := w.facts.Lot(load.Lot); known && lot.Line == line.Number && u.holds(lot) {
				sum = sum.Plus(load.Figures())
			}
		}
		if sum.Packages > 0 {
			names = append(names, w.latin(lineAt(line)+"/item/paper_name", line.Item.PaperName))
			counts = append(counts, countText(sum.Packages)+" "+w.packages(sum.Packages, line.Package))
		}
	}
	return strings.Join(names, "; "), strings.Join(counts, ", ")
}

func (u plantUnit) holds(lot dossier.Lot) bool {
	for _, l := range u.lots {
		if l.Number == lot.Number {
			return true
		}
	}
	return false
}

// woodPacking says whether the goods stand on wood, with the mark of ISPM 15.
func (w *writer) woodPacking() string {
	var said []string
	for _, u := range w.plantUnits() {
		if p := u.Pallets; p != nil && p.Wood {
			said = append(said, together(", ", fmt.Sprintf("%d %s", p.Count, w.packages(p.Count, "PX")),
				prefixed("ISPM 15 MARK ", w.latin("/facts/transport", p.Mark))))
		}
	}
	if len(said) == 0 {
		return "NO"
	}
	return "YES: " + strings.Join(said, "; ")
}

// distinct leaves out what is empty or was said before.
func distinct(all []string) (each []string) {
	seen := map[string]bool{"": true}
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			each = append(each, s)
		}
	}
	return each
}
