package trade

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"tradehub/backend/fault"
)

// Gate is a point on the way of a shipment at which its papers are checked against each other.
type Gate string

// The gates, in their order. What is asked at one is asked at all that follow.
const (
	GateApplication Gate = "A" // before the certificate of origin and the phytosanitary certificate are applied for
	GateDespatch    Gate = "B" // before sealing and despatch
	GatePlatform    Gate = "C" // before the platform is told
)

// Gates lists them in order.
var Gates = []Gate{GateApplication, GateDespatch, GatePlatform}

// Known tells whether there is such a gate.
func (g Gate) Known() bool { return g == GateApplication || g == GateDespatch || g == GatePlatform }

// Asks tells whether a check that begins at a gate is asked at this one.
func (g Gate) Asks(from Gate) bool { return from <= g }

// Severity is how much a finding weighs.
type Severity string

// A block stops the gate unless a person who may waives it; a warning and an information do not.
const (
	Block   Severity = "block"
	Warning Severity = "warn"
	Info    Severity = "info"
)

// Finding is one thing that a check found.
type Finding struct {
	Check    int // its number
	Severity Severity
	From     Gate           // the first gate at which it counts; empty is that of its check
	Sentence *fault.Fault   // what is wrong, what comes of it, what to do
	Of       string         // the transport unit, lot, line or paper that it is about; empty for the whole shipment
	Places   []FindingPlace // what contradicts what; the first is where to mend it
	Expected string
	Found    string
	Waiver   *Waiver // who let it pass

	// Figures are all that its places say, where they say more than one thing: only the mark is made of them.
	Figures string
}

// FindingPlace is a place that a finding speaks of: a fact, or a box of a paper.
type FindingPlace struct {
	Fact   string    // JSON pointer into the dossier, or empty
	Paper  PaperKind // or empty
	Number string    // of the paper
	Box    string    // JSON pointer into what the paper says
}

// Stops tells whether the finding keeps the gate closed.
func (f Finding) Stops() bool { return f.Severity == Block && f.Waiver == nil }

// Mark names a finding by what it says. A waiver is for a mark: when other figures are found, it is another finding.
func (f Finding) Mark() string {
	said := fmt.Sprintf("%d\x00%s\x00%s\x00%s\x00%s", f.Check, f.Of, f.Sentence.Key, f.Expected, f.Found)
	for _, p := range f.Places {
		said += fmt.Sprintf("\x00%s\x00%s\x00%s\x00%s", p.Fact, p.Paper, p.Number, p.Box)
	}
	if f.Figures != "" {
		said += "\x00" + f.Figures
	}
	sum := sha256.Sum256([]byte(said))
	return hex.EncodeToString(sum[:8])
}

// Waiver lets a finding pass: a named person took the responsibility, for a reason.
type Waiver struct {
	Shipment string // reference
	Mark     string // of the finding
	Check    int
	By       string // name of the person
	At       time.Time
	Reason   string
	Ended    bool // taken back
}
