package trade

import (
	"slices"
	"time"
)

type (
	LabelID    string // identifies a Label
	LabelJobID string // identifies a LabelJob
)

// LabelState is how far one label has come.
type LabelState string

// The states of a label. While it is queued it has certainly not left this computer. Sending is written down before
// anything goes to the printer: where no outcome follows, the program was ended in between, and only eyes can tell what
// became of the label, as of one whose fate is unknown. A spooler tells no more than that a label was sent. A person
// says of a label that it is missing; it is printed once more then, still as the one it was, unless it is found before.
const (
	LabelQueued    LabelState = "queued"
	LabelSending   LabelState = "sending"
	LabelSent      LabelState = "sent"
	LabelPrinted   LabelState = "printed"
	LabelUnknown   LabelState = "unknown"
	LabelMissing   LabelState = "missing"
	LabelCancelled LabelState = "cancelled"
)

var labelNext = map[LabelState][]LabelState{
	LabelQueued:  {LabelQueued, LabelSending, LabelCancelled},
	LabelSending: {LabelQueued, LabelSent, LabelPrinted, LabelUnknown, LabelMissing},
	LabelSent:    {LabelPrinted, LabelMissing},
	LabelUnknown: {LabelPrinted, LabelMissing},
	LabelMissing: {LabelQueued, LabelPrinted, LabelCancelled},
}

// CanBecome tells whether one state may follow another.
func (s LabelState) CanBecome(next LabelState) bool { return slices.Contains(labelNext[s], next) }

// Settled tells whether nothing is left to do about a label: it is there, or it was given up.
func (s LabelState) Settled() bool {
	return s == LabelPrinted || s == LabelSent || s == LabelCancelled
}

// Label is one label of a handling unit or of a transport unit, printed or to be printed. Each has one original, which
// is copy 0; what is printed later carries the same SSCC, with a number and a reason of its own.
type Label struct {
	ID          LabelID
	JobID       LabelJobID
	Line        int64           // place in the job, from 1
	UnitID      UnitID          // what it is for: a handling unit, or else
	TransportID TransportUnitID `json:",omitempty"` // a transport unit
	Copy        int64           // 0 is the original
	Reason      string          // why a copy was printed; empty for an original
	Template    string          // id and version of the template
	FactsSHA    string          // SHA-256 of the facts that it says, as JSON, hex
	State       LabelState
	Sends       int64 `json:",omitempty"` // how often it was handed to a printer: again when it was missing
	Looked      bool  `json:",omitempty"` // a person has told of it, so labels of its unit from another life are known
}

// Subject is what the label is for.
func (l Label) Subject() Place {
	if l.TransportID != "" {
		return l.TransportID.At()
	}
	return l.UnitID.At()
}

// LabelJob is a batch of labels that was given to a printer in one go.
type LabelJob struct {
	ID          LabelJobID
	Number      string // by which people know it; unique
	Printer     string // name of the printer that it was given to last
	Shipment    string // reference of the shipment that was named, or empty
	Destination string // ISO 3166-1 alpha-2, where no shipment was named; or empty
	Labels      int64
	By          PersonID
	At          time.Time // UTC
}
