// Package dossier is the record of one shipment in three layers that can be compared: the facts that are ours, what
// each paper said when it was frozen, and what authorities returned. Papers, checks and data files are computed from
// it and from nothing else.
//
// It is plain data with arithmetic: no disk, no clock, no network. Its JSON form is published as a schema
// (templates/schemas/dossier.schema.json), so that a dossier travels as a file.
//
// Numbers are integers with their unit in the name: grams, minor units of the currency, thousandths. Dates are calendar
// dates, YYYY-MM-DD, at the place where they were written; moments are RFC 3339. Countries are ISO 3166-1 alpha-2,
// packages UN/ECE Recommendation 21, units Recommendation 20. What is not known is empty, nought or absent.
package dossier

import "encoding/json"

// Format names the form of a dossier file. A reader refuses any other.
const Format = "tradehub-dossier/1"

// DepartureFormat names the form of a departure file.
const DepartureFormat = "tradehub-departure/1"

// Dossier is all that is known of one shipment.
type Dossier struct {
	Format    string  `json:"format"`    // Format
	Reference string  `json:"reference"` // of the shipment
	Facts     Facts   `json:"facts"`
	Papers    []Paper `json:"papers"`
	Sources   Sources `json:"sources"`
}

// Departure is the dossiers of one train or truck run.
type Departure struct {
	Format    string    `json:"format"`    // DepartureFormat
	Reference string    `json:"reference"` // of the departure
	Dossiers  []Dossier `json:"dossiers"`
}

// Facts are the facts of a shipment that are ours.
type Facts struct {
	Parties       Parties        `json:"parties"`
	Contract      *Reference     `json:"contract,omitempty"`
	Origin        string         `json:"origin"`      // country
	Destination   string         `json:"destination"` // country
	Trading       string         `json:"trading,omitempty"`
	Terms         Terms          `json:"terms"`
	Payment       string         `json:"payment"` // terms of payment, as the invoice prints them
	Bank          string         `json:"bank,omitempty"`
	Marks         string         `json:"marks"` // marks and numbers on the packages
	Currency      string         `json:"currency"`
	MinorDigits   int            `json:"minor_digits"` // of the currency (ISO 4217)
	Charges       []Charge       `json:"charges"`
	Rate          *Rate          `json:"rate,omitempty"` // for customs
	Route         Route          `json:"route"`
	Lines         []Line         `json:"lines"`
	Lots          []Lot          `json:"lots"`
	Transport     []Transport    `json:"transport"`
	Tickets       []Ticket       `json:"tickets"`
	Treatments    []Treatment    `json:"treatments"`
	Tests         []Test         `json:"tests"`
	Registrations []Registration `json:"registrations"`
	Inspection    *Inspection    `json:"inspection,omitempty"`
	Insurance     *Insurance     `json:"insurance,omitempty"`
	Origins       Origins        `json:"certificate_of_origin"`
	Phytosanitary Phytosanitary  `json:"phytosanitary"`
	Customs       Customs        `json:"customs"`
	Labels        []Label        `json:"labels"`
	Settlements   []Settlement   `json:"settlements"`
	Orders        []Order        `json:"orders"`
	Allotments    []Allotment    `json:"allotments"`
}

// Reference names a document by number and date.
type Reference struct {
	Number  string `json:"number"`
	DatedOn string `json:"dated_on"`
}

// Paper is one paper of the shipment: what it said when it was frozen, and what an authority returned.
type Paper struct {
	Kind     string          `json:"kind"`            // slug: "commercial-invoice", "form-e"
	Lines    []int           `json:"lines,omitempty"` // numbers of the lines that it is about; none for all
	Number   string          `json:"number"`
	Version  int             `json:"version"`
	State    string          `json:"state"`    // draft, issued, submitted, recorded, replaced, void
	DatedOn  string          `json:"dated_on"` // the date that stands on it
	Template string          `json:"template,omitempty"`
	SHA256   string          `json:"sha256,omitempty"`  // of the frozen bytes, hex
	Context  json.RawMessage `json:"context,omitempty"` // what it said, as it was frozen
	Official *Official       `json:"official,omitempty"`
	Handling []Handling      `json:"handling"`
}

// Official is what an authority returned: typed in from the paper that it issued.
type Official struct {
	Number    string `json:"number"`
	IssuedOn  string `json:"issued_on"`
	Authority string `json:"authority,omitempty"`
	Place     string `json:"place,omitempty"`
	// Boxes are values that stand on the paper as it was issued, by the names that the paper's context has for them:
	// "net_g": "34020000". What is missing was not compared.
	Boxes map[string]string `json:"boxes,omitempty"`
}

// Handling is one thing that was done with a paper, as its internal copy tells it.
type Handling struct {
	Step string `json:"step"` // prepared, printed, handed over, filed, submitted, recorded, void
	By   string `json:"by"`
	At   string `json:"at"`
	Note string `json:"note,omitempty"`
}
