package trade

import (
	"slices"
	"time"
)

// PaperKind is our slug for a kind of paper.
type PaperKind string

// The papers of the sale. What other kinds there are, and what each is, package forms knows.
const (
	CommercialInvoice PaperKind = "commercial-invoice"
	PackingList       PaperKind = "packing-list"
)

// PaperState is the state of a paper. A draft is never stored.
type PaperState string

// Our own paper is issued (frozen and numbered). An authority's is submitted (frozen and handed in), and recorded when
// its number and date came back. One that a newer version took the place of is replaced; void is cancelled for good.
const (
	PaperIssued    PaperState = "issued"
	PaperSubmitted PaperState = "submitted"
	PaperRecorded  PaperState = "recorded"
	PaperReplaced  PaperState = "replaced"
	PaperVoid      PaperState = "void"
)

var paperNext = map[PaperState][]PaperState{
	PaperIssued:    {PaperReplaced, PaperVoid},
	PaperSubmitted: {PaperRecorded, PaperReplaced, PaperVoid},
	PaperRecorded:  {PaperRecorded, PaperReplaced, PaperVoid}, // what came back may be corrected
}

// CanBecome tells whether one state may follow another.
func (s PaperState) CanBecome(next PaperState) bool { return slices.Contains(paperNext[s], next) }

// Stands tells whether the paper counts: it was neither replaced nor cancelled.
func (s PaperState) Stands() bool {
	return s == PaperIssued || s == PaperSubmitted || s == PaperRecorded
}

// Paper is a document we drafted and froze. Its bytes and the context they were made from lie among the
// attachments under their SHA-256; a reprint gives the same bytes.
type Paper struct {
	ID         PaperID
	Kind       PaperKind
	Number     string // ours; of an authority's form the name by which we handed it in
	Version    int
	ShipmentID ShipmentID
	Lines      []int  `json:",omitempty"` // numbers of the lines that it is about; none for all
	DatedOn    string // calendar date on the paper, YYYY-MM-DD
	Template   string // id and version of the layout
	ContextSHA string // SHA-256 of the frozen context, hex
	PDFSHA     string // SHA-256 of the frozen PDF, hex
	Total      Money  // what an invoice comes to; zero for other papers
	Packages   int64
	NetG       int64
	GrossG     int64
	IssuedAt   time.Time
	State      PaperState
	VoidReason string
	Official   *OfficialPaper  `json:",omitempty"` // what the authority returned
	Handled    []PaperHandling `json:",omitempty"` // in the order in which it was done
	Serial     string          `json:",omitempty"` // number of the pre-printed blank that it was printed on
	Signed     *PaperSignature `json:",omitempty"` // of a paper of ours that is signed
}

// OfficialPaper is what an authority returned, typed in from the paper that it issued.
type OfficialPaper struct {
	Number    string
	IssuedOn  string            // calendar date, YYYY-MM-DD
	Authority string            // who issued it
	Place     string            // where
	Boxes     map[string]string // values that stand on it, by the names that our context has for them
}

// PaperHandling is something that was done with a paper.
type PaperHandling struct {
	Step   PaperStep
	By     PersonID
	At     time.Time // UTC
	Copies int64     // how many were printed or handed over
	Note   string    // to whom, where it is filed
}

// PaperStep is a thing that people do with a paper.
type PaperStep string

// The steps that an internal copy tells of, besides its being prepared.
const (
	PaperPrinted    PaperStep = "printed"
	PaperHandedOver PaperStep = "handed over"
	PaperFiled      PaperStep = "filed"
)

// Known tells whether there is such a step.
func (s PaperStep) Known() bool { return s == PaperPrinted || s == PaperHandedOver || s == PaperFiled }
