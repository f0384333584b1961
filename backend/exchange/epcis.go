package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// EPCISOptions are what the events say beyond the dossier, which knows packages by their numbers alone.
type EPCISOptions struct {
	// Identify gives the identifier of a package by its number, as a URI: an SSCC or SGTIN as a GS1 Digital Link. A
	// refusal becomes a fault at the range of the number, of each range the first; any other error is given back.
	Identify func(number string) (string, error)
	// Pallet gives the identifier of the pallet that a package stands on, or "" for none. It may be missing: then all
	// packages stand in their transport units directly.
	Pallet      func(number string) (string, error)
	Departed    bool      // the goods have left; without it nothing is told as shipped, however late it is
	ReadPoint   string    // where the events were seen, as a URI; empty leaves it out
	BizLocation string    // where the goods are thereafter, as a URI; empty leaves it out
	WrittenAt   time.Time // of the document
}

const epcisFormat = "EPCIS"

// The context of EPCIS 2.0, and the names of master data that CBV 2.0 gives to a commissioned object.
const (
	epcisContext = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
	masterData   = "urn:epcglobal:cbv:mda:"
)

type epcisDocument struct {
	Context       []any     `json:"@context"`
	ID            string    `json:"id"`
	Type          string    `json:"type"`
	SchemaVersion string    `json:"schemaVersion"`
	CreationDate  string    `json:"creationDate"`
	Body          epcisBody `json:"epcisBody"`
}

type epcisBody struct {
	Events []*epcisEvent `json:"eventList"`
}

// epcisEvent is an ObjectEvent or an AggregationEvent; what does not belong to its type is left out.
type epcisEvent struct {
	at          time.Time
	Type        string            `json:"type"`
	ID          string            `json:"eventID,omitempty"`
	Time        string            `json:"eventTime"`
	Offset      string            `json:"eventTimeZoneOffset"`
	EPCs        []string          `json:"epcList,omitempty"`
	Parent      string            `json:"parentID,omitempty"`
	Children    []string          `json:"childEPCs,omitempty"`
	Action      string            `json:"action"`
	Step        string            `json:"bizStep"`
	Disposition string            `json:"disposition"`
	ReadPoint   *epcisPlace       `json:"readPoint,omitempty"`
	Location    *epcisPlace       `json:"bizLocation,omitempty"`
	Lot         map[string]string `json:"ilmd,omitempty"`
}

type epcisPlace struct {
	ID string `json:"id"`
}

// WriteEPCIS writes what was done with the packages of a shipment as an EPCIS 2.0 document (JSON-LD): each lot's
// packages commissioned, aggregated to their pallets and to their containers, wagons or trailers, and these shipped.
//
// An event's id is a UUID named by its content, so that the same event written again is known as the same, and a
// changed one is another. Times: a lot is commissioned at noon of its last packing day, since the dossier tells no
// hour, but never after it was loaded; it is loaded when its transport unit was weighed, or else when it departs; it
// departs as the route says. What is still to come when the document is written is left out: an event has happened.
// Containers are named by the EPC scheme BIC, others by a UUID of their number.
//
// Faults are Invalid and told at once, with pointers: exchange.data_missing, _range, _identifier and their like.
func WriteEPCIS(w io.Writer, d dossier.Dossier, o EPCISOptions) error {
	n := &needs{format: epcisFormat}
	n.given("/reference", d.Reference)
	n.transport(d.Facts)
	n.place("read point", o.ReadPoint)
	n.place("location", o.BizLocation)
	departs, err := time.Parse(time.RFC3339, d.Facts.Route.DepartsAt)
	if err != nil {
		n.missing("/facts/route/departs_at")
	}
	_, offset := departs.Zone()
	s := &story{needs: n, f: d.Facts, o: o, departs: departs.In(time.FixedZone("", offset)),
		lots: map[string]*packedLot{}}
	s.read()
	if s.broken != nil {
		return s.broken
	}
	if len(n.faults) > 0 {
		return n.faults
	}
	return writeIndented(w, epcisDocument{
		Context: []any{epcisContext, map[string]string{"cbvmda": masterData}},
		ID:      "urn:uuid:" + clock.NamedID("epcis document of "+d.Reference),
		Type:    "EPCISDocument", SchemaVersion: "2.0", CreationDate: o.WrittenAt.UTC().Format(time.RFC3339),
		Body: epcisBody{s.events()},
	})
}

func (n *needs) place(at, uri string) {
	if uri != "" && !isURI(uri) {
		n.refuse(at, words.ExchangeDataCode, fault.Params{"found": uri})
	}
}

// isURI tells whether a text names something by a scheme, in the characters of RFC 3986.
func isURI(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.IsAbs() && !strings.ContainsAny(text, " \"<>\\^`{|}") && text == strings.ToValidUTF8(text, "")
}

// events tells the story: what was packed, then what was loaded, then what went.
func (s *story) events() []*epcisEvent {
	all := []*epcisEvent{}
	for _, lot := range s.f.Lots {
		if packed := s.lots[lot.Number]; packed != nil {
			e := s.event("ObjectEvent", s.packedAt(lot, packed.loadedBy), "ADD", "commissioning", "active")
			e.EPCs, e.Lot = packed.packages, lotData(lot)
			all = append(all, e)
		}
	}
	for _, u := range s.loads {
		for _, pallet := range u.pallets {
			e := s.event("AggregationEvent", u.at, "ADD", "packing", "in_progress")
			e.Parent, e.Children = pallet, u.onPallet[pallet]
			all = append(all, e)
		}
		e := s.event("AggregationEvent", u.at, "ADD", "loading", "in_progress")
		e.Parent, e.Children = u.id, append(append([]string{}, u.pallets...), u.direct...)
		all = append(all, e)
	}
	for _, u := range s.gone() {
		e := s.event("ObjectEvent", s.departs, "OBSERVE", "shipping", "in_transit")
		e.EPCs = []string{u.id}
		all = append(all, e)
	}
	all = slices.DeleteFunc(all, func(e *epcisEvent) bool { return e.at.After(s.o.WrittenAt) })
	for _, e := range all {
		e.ID = "urn:uuid:" + clock.NamedID("epcis event "+e.digest())
	}
	return all
}

// gone are the transport units that have left.
func (s *story) gone() []loadedUnit {
	if !s.o.Departed {
		return nil
	}
	return s.loads
}

func (s *story) event(kind string, at time.Time, action, step, disposition string) *epcisEvent {
	e := &epcisEvent{at: at, Type: kind, Time: at.Format(time.RFC3339), Offset: at.Format("-07:00"), Action: action,
		Step: step, Disposition: disposition}
	if s.o.ReadPoint != "" {
		e.ReadPoint = &epcisPlace{s.o.ReadPoint}
	}
	if s.o.BizLocation != "" && step != "shipping" { // what is shipped has left, and nobody says where it is
		e.Location = &epcisPlace{s.o.BizLocation}
	}
	return e
}

// lotData is what is known of a lot (CBV 2.0, instance and lot master data).
func lotData(lot dossier.Lot) map[string]string {
	data := map[string]string{"cbvmda:lotNumber": lot.Number, "cbvmda:countryOfOrigin": lot.Country}
	if lot.HarvestedOn != "" {
		data["cbvmda:harvestStartDate"] = lot.HarvestedOn
	}
	return data
}

// digest is the SHA-256 of what an event says, without its id.
func (e epcisEvent) digest() string {
	e.ID = ""
	content, _ := json.Marshal(e) // texts and lists of texts always can be
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
