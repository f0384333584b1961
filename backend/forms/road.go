package forms

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// road are the papers of the road: consignment note, manifest of truck and driver.
var road = []Form{
	{Kind: "road-consignment-note", Code: "730", Name: "road consignment note", Ours: true, data: roadNote},
	{Kind: truckManifestKind, Code: "785", Name: "truck manifest", Ours: true, data: truckManifest},
}

const truckManifestKind trade.PaperKind = "truck-manifest"

// byRoad notes when the goods do not go by road.
func (w *writer) byRoad() {
	if at, mode := "/facts/route/mode", w.facts.Route.Mode; mode != string(trade.Road) {
		w.refuse(at, words.FormsByRoad, fault.Params{"found": mode})
	}
}

// Truck is the vehicle, with the plate as it is mounted beside the one in Latin letters.
type Truck struct {
	Plate   string `json:"plate"`
	PlateLO string `json:"plate_lo"`
	Country string `json:"country"`
	Trailer string `json:"trailer"`
}

// truck gives the vehicle. A Lao plate is told in its own letters too: officers on the road compare it with the truck.
func (w *writer) truck() Truck {
	r := w.facts.Route
	t := Truck{Plate: w.latinGiven("/facts/route/vehicle", r.Vehicle), PlateLO: r.VehicleLO,
		Trailer: w.latin("/facts/route/trailer", r.Trailer)}
	if w.given("/facts/route/nationality", r.Nationality) != "" {
		t.Country = w.country(r.Nationality)
	}
	if r.Nationality == "LA" && r.Mode == string(trade.Road) {
		w.given("/facts/route/vehicle_lo", r.VehicleLO)
	}
	return t
}

// carrier gives the carrier, whom papers of the road must name.
func (w *writer) carrier() Party {
	if w.facts.Parties.Carrier == nil {
		w.refuse("/facts/parties/carrier", words.FormsMissing, nil)
	}
	return w.partyOr("/facts/parties/carrier", w.facts.Parties.Carrier)
}

// permits names what allows the carrier to drive: "ROAD PERMIT CN-LA-26-5512 (TO 31 DEC 2026)".
func (w *writer) permits() string {
	var said []string
	for _, r := range w.facts.Registrations {
		if c := w.facts.Parties.Carrier; c == nil || r.Holder != c.Code {
			continue
		}
		one := strings.ToUpper(r.Kind) + " " + r.Number
		if r.ValidTo != "" {
			one += " (TO " + dateText(r.ValidTo) + ")"
		}
		said = append(said, one)
	}
	return strings.Join(said, ", ")
}

// sealed names a transport unit with its seals: "TRAILER 0937 (SEAL NTG552077)".
func sealed(t dossier.Transport) string {
	u := Unit{Kind: trade.TransportUnitKind(t.Kind), Number: t.Number}
	for _, seal := range t.Seals {
		u.Seals = append(u.Seals, seal.Number)
	}
	return strings.ToUpper(u.name() + " (" + u.sealText() + ")")
}

// unitsAndSeals names all transport units with their seals.
func (w *writer) unitsAndSeals() string {
	said := []string{}
	for _, t := range w.facts.Transport {
		said = append(said, sealed(t))
	}
	return strings.Join(said, ", ")
}

// keeping says how the goods are to be kept, for each transport unit that is cooled.
func (w *writer) keeping() (said []string) {
	for _, t := range w.facts.Transport {
		if t.Climate == nil {
			continue
		}
		unit := Unit{Kind: trade.TransportUnitKind(t.Kind), Number: t.Number}.name()
		said = append(said, strings.ToUpper(unit)+": "+climateText(*t.Climate))
	}
	return said
}

// climateText says how a reefer is set: "KEEP AT +13.5 °C, VENTILATION 20 M3/H, LOGGER TL-0177".
func climateText(c dossier.Climate) string {
	said := "KEEP AT " + celsius(c.SetPointDeciC)
	if c.VentM3H > 0 {
		said += fmt.Sprintf(", VENTILATION %d M3/H", c.VentM3H)
	}
	if c.PreCooledTo != nil {
		said += ", PRE-COOLED TO " + celsius(*c.PreCooledTo)
	}
	if c.Logger != "" {
		said += ", LOGGER " + c.Logger
	}
	return said
}

// momentText prints a moment as the clocks at its place show it: "9 NOV 2026, 06:00 (UTC+07:00)".
func momentText(moment string) string {
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		return moment
	}
	return strings.ToUpper(at.Format("2 Jan 2006, 15:04 (UTC-07:00)"))
}

// together joins what is said, without what is empty.
func together(comma string, said ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(said), func(s string) bool { return s == "" }), comma)
}
