package trade

import (
	"slices"
	"time"
)

// PaperKind is our slug for a kind of paper.
type PaperKind string

// The papers of this product so far, with their UN/EDIFACT 1001 codes in Code.
const (
	CommercialInvoice PaperKind = "commercial-invoice"
	PackingList       PaperKind = "packing-list"
)

// Code gives the UN/EDIFACT 1001 document code.
func (k PaperKind) Code() string {
	return map[PaperKind]string{CommercialInvoice: "380", PackingList: "271"}[k]
}

// PaperState is the state of a paper of our own.
type PaperState string

// Our own paper is issued (frozen and numbered) or void (cancelled for good). A draft is never stored.
const (
	PaperIssued PaperState = "issued"
	PaperVoid   PaperState = "void"
)

var paperNext = map[PaperState][]PaperState{PaperIssued: {PaperVoid}}

// CanBecome tells whether one state may follow another.
func (s PaperState) CanBecome(next PaperState) bool { return slices.Contains(paperNext[s], next) }

// Paper is a document we drafted and froze. Its bytes and the context they were made from lie among the
// attachments under their SHA-256; a reprint gives the same bytes.
type Paper struct {
	ID         PaperID
	Kind       PaperKind
	Number     string
	Version    int
	ShipmentID ShipmentID
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
}
