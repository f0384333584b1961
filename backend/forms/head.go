package forms

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"tradehub/backend/trade"
)

// Head is what every paper says of itself. A template may ask for any of it.
type Head struct {
	Template       string          `json:"template"` // id and version of the form: "form-e/1"
	TemplateSHA256 string          `json:"template_sha256"`
	State          State           `json:"state"`
	Kind           trade.PaperKind `json:"kind"`
	Code           string          `json:"code"`   // UN/EDIFACT 1001
	Ours           bool            `json:"ours"`   // our own paper; otherwise an authority issues it
	Number         string          `json:"number"` // ours; empty on a draft, and on what an authority numbers
	Version        int             `json:"version"`
	DatedOn        string          `json:"dated_on"`
	Shipment       string          `json:"shipment"`
	Made           Made            `json:"made"`
}

// Heading is the head itself: every paper's data have one.
func (h *Head) Heading() *Head { return h }

// HeadNames are the names, in the data of any paper, of what it says of itself: who, when, which template.
func HeadNames() []string { return slices.Clone(headNames()) }

var headNames = sync.OnceValue(func() (names []string) {
	head := reflect.TypeFor[Head]()
	for i := range head.NumField() {
		name, _, _ := strings.Cut(head.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
})

// State tells whether a paper counts.
type State string

// A draft counts for nothing. What was handed in to an authority counts once the authority has issued it.
const (
	StateDraft     State = "draft"
	StateIssued    State = "issued"
	StateSubmitted State = "submitted"
	StateVoid      State = "void"
)

// Made says who drafted the paper, where and when, and how far the ledger was: the head of the chain on a paper
// anchors the ledger outside.
type Made struct {
	By        string    `json:"by"`
	At        time.Time `json:"at"` // UTC
	On        string    `json:"on"` // calendar date at the station
	Place     string    `json:"place"`
	Station   string    `json:"station"`
	Epoch     int64     `json:"epoch"`
	Seq       int64     `json:"seq"`
	Head      string    `json:"head"`
	HeadShort string    `json:"head_short"` // its beginning in groups of four, as a person compares it
}
