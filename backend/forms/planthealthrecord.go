package forms

import (
	"fmt"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// TreatmentRecord is what a facility recorded of a cold treatment, or of another that is no fumigation: each sensor,
// day by day, and how long all of them held what the importing country asks for.
type TreatmentRecord struct {
	Head
	Exporter     Party       `json:"exporter"`
	Consignee    Party       `json:"consignee"`
	Marks        string      `json:"marks"`
	Origin       string      `json:"origin"`
	Destination  string      `json:"destination"`
	Conveyance   string      `json:"conveyance"`
	DepartsOn    string      `json:"departs_on"`
	Goods        []PlantRow  `json:"goods"`
	Units        []string    `json:"units"` // with their seals
	Treated      string      `json:"treated"`
	Period       string      `json:"period"`
	Facility     string      `json:"facility"`
	Operator     string      `json:"operator"`
	Sensors      int         `json:"sensors"`
	Packages     int64       `json:"packages"`
	PackagesSaid string      `json:"packages_said"`
	NetG         int64       `json:"net_g"`
	Rows         []RecordRow `json:"rows"`
}

// RecordRow is one day of one sensor (no kind), what stands above it (kinds treatment and sensor), or how long the
// limit was held (kind held).
type RecordRow struct {
	Kind       string `json:"kind"`
	Text       string `json:"text"`
	On         string `json:"on"`
	Sensor     string `json:"sensor"`
	Readings   int64  `json:"readings"`
	LowCentiC  int64  `json:"low_centi_c"`
	HighCentiC int64  `json:"high_centi_c"`
	Within     string `json:"within"` // YES or NO; empty where no limit is known
}

func treatmentRecord(w *writer) Data {
	f, sum := w.facts, w.figures()
	r := &TreatmentRecord{Head: w.head, Exporter: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Consignee: w.party("/facts/parties/consignee", f.Parties.Consignee), Marks: w.marks(),
		Origin: w.country(f.Origin), Destination: w.country(f.Destination), Conveyance: w.conveyance(),
		DepartsOn: w.departsOn(), Goods: w.plantRows(), Units: []string{}, Packages: sum.Packages,
		PackagesSaid: w.kindsSaid(), NetG: sum.NetG, Rows: []RecordRow{}}
	for _, u := range w.plantUnits() {
		r.Units = append(r.Units, u.named())
	}
	r.write(w)
	return r
}

// write writes the treatments that are no fumigations, one below the other.
func (r *TreatmentRecord) write(w *writer) {
	var treated, periods, facilities, operators []string
	for _, t := range w.treatedGoods() {
		if t.Kind == "fumigation" {
			continue
		}
		treated, periods = append(treated, t.called(w)), append(periods, w.period(t))
		facilities = append(facilities, w.latinGiven(t.at+"/facility", t.Facility))
		operators = append(operators, w.latin(t.at+"/by", t.By))
		r.treatment(w, t)
	}
	if len(treated) == 0 {
		w.given("/facts/treatments", "")
	}
	r.Treated, r.Period = strings.Join(distinct(treated), "; "), strings.Join(distinct(periods), "; ")
	r.Facility, r.Operator = strings.Join(distinct(facilities), "; "), strings.Join(distinct(operators), "; ")
}

func (r *TreatmentRecord) treatment(w *writer, t plantTreated) {
	rules := w.coldRules(t)
	r.Rows = append(r.Rows, RecordRow{Kind: "treatment", Text: together(" · ", t.called(w), t.Transport, w.period(t),
		prefixed("CERTIFICATE ", t.Certificate), rules.said())})
	if t.Kind == "cold" && len(t.Sensors) == 0 {
		w.given(t.at+"/sensors", "")
	}
	for i, s := range t.Sensors {
		r.Sensors++
		r.sensor(w, fmt.Sprintf("%s/sensors/%d", t.at, i), s, rules)
	}
	if !rules.known || len(t.Sensors) == 0 {
		return
	}
	held := rules.heldHours(t.Sensors)
	r.Rows = append(r.Rows, RecordRow{Kind: "held", Text: fmt.Sprintf(
		"HELD AT %s OR BELOW BY ALL SENSORS TOGETHER, WITHOUT A GAP: %s HOURS. ASKED FOR: %s HOURS.",
		centiC(rules.limitCentiC), countText(held), countText(rules.hours)), Within: yesNo(held >= rules.hours)})
	if held < rules.hours {
		w.refuse(t.at+"/sensors", words.FormsColdShort, fault.Params{"limit": centiC(rules.limitCentiC), "found": held,
			"expected": rules.hours})
	}
}

// sensor writes what a sensor recorded, day by day.
func (r *TreatmentRecord) sensor(w *writer, at string, s dossier.Sensor, rules coldRules) {
	number := w.latinGiven(at+"/number", s.Number)
	calibrated := dateText(w.given(at+"/calibrated_on", s.CalibratedOn))
	r.Rows = append(r.Rows, RecordRow{Kind: "sensor", Text: together(", ", "SENSOR "+number, w.latin(at+"/place", s.Place),
		"ICE POINT "+centiC(s.IcePointCentiC)+" (TAKEN OFF BELOW)", prefixed("CALIBRATED ", calibrated))})
	if rules.known && max(s.IcePointCentiC, -s.IcePointCentiC) > rules.iceCentiC {
		w.refuse(at+"/ice_point_centi_c", words.FormsColdIce, fault.Params{"sensor": s.Number,
			"found": centiC(s.IcePointCentiC), "limit": centiC(rules.iceCentiC)})
	}
	if len(s.Readings) == 0 {
		w.given(at+"/readings", "")
	}
	var day *RecordRow
	for _, reading := range s.Readings {
		on, _, _ := strings.Cut(reading.At, "T")
		trueCentiC := reading.CentiC - s.IcePointCentiC
		if day == nil || day.On != on {
			r.Rows = append(r.Rows, RecordRow{On: on, Sensor: number, LowCentiC: trueCentiC, HighCentiC: trueCentiC})
			day = &r.Rows[len(r.Rows)-1]
		}
		day.Readings++
		day.LowCentiC, day.HighCentiC = min(day.LowCentiC, trueCentiC), max(day.HighCentiC, trueCentiC)
		if rules.known {
			day.Within = yesNo(day.HighCentiC <= rules.limitCentiC)
		}
	}
}

// centiC prints hundredths of a degree: "1.67 °C".
func centiC(centi int64) string { return sheet.Grouped(centi, 2, 2) + " °C" }

func yesNo(yes bool) string {
	if yes {
		return "YES"
	}
	return "NO"
}
