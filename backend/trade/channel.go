package trade

import "time"

// Channel is a platform endpoint with its profile.
type Channel struct {
	Code    string // "domestic", "cross-border"
	Name    string
	BaseURL string
	Active  bool
}

// MessageKind is what a message to the platform speaks of.
type MessageKind string

// The kinds of message, as the contract names them.
const (
	ConsignmentMessage MessageKind = "consignments"
	ShipmentMessage    MessageKind = "shipments"
	StockMessage       MessageKind = "stock"
)

// MessageState is where a message stands.
type MessageState string

// A message waits until it is sent; one the platform refuses is rejected and one that clashes with what it
// already holds is a conflict: both wait for a person, and hold up only their own subject.
const (
	MessageWaiting  MessageState = "waiting"
	MessageSent     MessageState = "sent"
	MessageRejected MessageState = "rejected"
	MessageConflict MessageState = "conflict"
)

// Message is a change waiting to be sent to a channel. Its body is final when it is written.
type Message struct {
	N       int64 // order in the outbox
	Channel string
	Kind    MessageKind
	Subject string // the external id; messages of one subject go in order
	Key     string // idempotency key
	// Condition is empty: what the platform must hold follows from the message sent before of the same subject.
	// Once a person has chosen, in a conflict, that ours shall stand, it is "replace:vN": N is the version the
	// platform holds, 0 where it holds nothing.
	Condition string
	Body      string
	EntryID   EntryID
	CreatedAt time.Time
	State     MessageState
	Attempts  int64
	NextAt    time.Time // not before
	Detail    string    // what the platform said
	Current   string    // what the platform holds instead, on a conflict
	Version   int64     // the version the platform gave
	Commit    int64     // the platform's commit that holds it
}
