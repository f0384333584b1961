package forms

import (
	"fmt"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// RailStation is a station as the register names it.
type RailStation struct {
	Name    string `json:"name"`
	NameZH  string `json:"name_zh"`
	Code    string `json:"code"`    // of the railway, where it is known
	Country string `json:"country"` // ISO 3166-1
}

// RailSection is a part of the way that one railway carries the goods.
type RailSection struct {
	Carrier   string `json:"carrier"`
	CarrierZH string `json:"carrier_zh"`
	Code      string `json:"code"` // of the railway, where it is known
	From      string `json:"from"`
	To        string `json:"to"`
}

// railStation names a station. Carriers refuse notes whose station they do not know, so the register must.
func (w *writer) railStation(at string, s dossier.Station) RailStation {
	return w.stationNamed(at+"/name", s.Code, s.Name)
}

func (w *writer) stationNamed(at, code, name string) RailStation {
	if w.given(at, name) == "" {
		return RailStation{}
	}
	if !strings.HasPrefix(code, stationPrefix) {
		code = stationCode(name)
	}
	fields, found := w.registers("stations", code)
	if !found {
		w.refuse(at, words.FormsStation, fault.Params{"found": name})
	}
	return RailStation{w.latin(at, name), fields["name_zh"], fields["railway_code"], fields["country"]}
}

// stationPrefix begins our codes of stations on the line from Vientiane to Kunming.
const stationPrefix = "CLR-"

// stationCode is the code that the register has for a station of a name: "Pu'er" is CLR-PUER.
func stationCode(name string) string {
	name = strings.ToUpper(strings.ReplaceAll(name, "'", ""))
	return stationPrefix + strings.Join(strings.Fields(name), "-")
}

// railBorder are the stations at the border, in the order of the way.
func (w *writer) railBorder() (via []RailStation) {
	for i, name := range w.facts.Route.Via {
		via = append(via, w.stationNamed(fmt.Sprintf("/facts/route/via/%d", i), "", name))
	}
	return via
}

// railSections parts the way by the railway of each country, which hands over at the border. Where no station is known
// the carrier of the dossier has the whole way.
func (w *writer) railSections(stops []RailStation) []RailSection {
	sections, last, untold := []RailSection{}, "", true
	for _, stop := range stops {
		if n := len(sections); n > 0 && (stop.Country == last || stop.Country == "") {
			sections[n-1].To = stop.Name
			continue
		}
		last = stop.Country
		section := RailSection{From: stop.Name, To: stop.Name}
		if fields, found := w.registers("railways", last); found {
			section.Carrier, section.CarrierZH = strings.ToUpper(fields["name_en"]), fields["name_zh"]
			section.Code = fields["railway_code"]
		} else if c := w.facts.Parties.Carrier; c != nil {
			section.Carrier = w.latin("/facts/parties/carrier/name", c.Name)
		} else if untold {
			untold = false
			w.refuse("/facts/parties/carrier", words.FormsMissing, nil)
		}
		sections = append(sections, section)
	}
	return sections
}

// joined says the same of all stations: "BOTEN/MOHAN". It is empty where one of them lacks it.
func joined(stops []RailStation, of func(RailStation) string) string {
	all := make([]string, len(stops))
	for i, s := range stops {
		if all[i] = of(s); all[i] == "" {
			return ""
		}
	}
	return strings.Join(all, "/")
}
