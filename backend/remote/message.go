package remote

import (
	"encoding/json"
	"fmt"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Kind is one kind of document the platform holds, spelled as in the contract's paths.
type Kind string

// The three kinds of documents.
const (
	Consignments Kind = "consignments"
	Shipments    Kind = "shipments"
	Stock        Kind = "stock"
)

// Condition says when the platform may apply a message; it is what If-None-Match and If-Match say on a single
// send (RFC 9110, section 13.1) and what `condition` says in a batch.
type Condition string

// The conditions that carry no version.
const (
	// Create applies the message only where the platform holds no document under its external id.
	Create Condition = "create"
	// Latest is the condition of stock, which is ordered by its own as_of: an older one is not applied.
	Latest Condition = "latest"
)

// Replace applies the message only where the platform holds exactly this version.
func Replace(version int64) Condition {
	return Condition(fmt.Sprintf("replace:v%d", version))
}

// Message is one document on its way to the platform.
type Message struct {
	Key        string    // idempotency key: the same key with the same body is applied once, however often it is sent
	Kind       Kind      // which kind of document
	ExternalID string    // the business key; a fact entered again after a restore meets the same document
	Condition  Condition // when the platform may apply it
	Body       []byte    // the final JSON document, sent byte for byte, so that a resend equals the first send
}

// Outcome is what became of a message.
type Outcome string

// The six outcomes.
const (
	// Accepted: the platform holds the document durably, and took it now.
	Accepted Outcome = "accepted"
	// Replayed: the platform took this very message before; an earlier answer was lost. Nothing changed now.
	Replayed Outcome = "replayed"
	// Stale: the platform already holds newer stock; this message is done with and was not applied.
	Stale Outcome = "stale"
	// Conflict: the platform holds another version than the condition expects. Result.Current has it; a person
	// or a rule decides.
	Conflict Outcome = "conflict"
	// Rejected: the platform refuses this message as it is; sending it again cannot help.
	Rejected Outcome = "rejected"
	// Retry: nobody can say that the platform took it; send the same bytes with the same key again, not before
	// Result.RetryAfter.
	Retry Outcome = "retry"
)

// Reason tells why a message is to be sent again.
type Reason string

// The reasons of a retry.
const (
	// Offline: the platform was not reached, or the connection was cut before the answer was whole.
	Offline Reason = "offline"
	// Slow: the connection stood, but the answer did not come within the time limit.
	Slow Reason = "slow"
	// Busy: the platform asks to come again later (408, 409 key_in_use, 425, 429, 503).
	Busy Reason = "busy"
	// Server: the platform failed (other 5xx), or what answered does not speak the contract: a captive portal,
	// a proxy's own page, a redirect.
	Server Reason = "server"
	// Token: the platform does not accept our token (401, 403). No message is at fault, so none is rejected.
	Token Reason = "token"
)

// Document is what the platform holds under an external id.
type Document struct {
	Kind       Kind            `json:"kind"`
	ExternalID string          `json:"external_id"`
	Version    int64           `json:"version"`  // 1 for the first, grows by one with each accepted message
	Commit     int64           `json:"commit"`   // commit number of the platform that stored this version
	Key        string          `json:"key"`      // idempotency key of the message that brought this version
	Station    string          `json:"station"`  // who sent this version
	Body       json.RawMessage `json:"document"` // the document's bytes as they were sent
}

// Result is what one send of one message came to; single sends and batches give the same type. Which fields
// are set follows from Outcome.
type Result struct {
	Key        string        // the message's key
	Outcome    Outcome       // what became of it
	Version    int64         // accepted, replayed, stale: version the platform holds of this document
	Commit     int64         // accepted, replayed, stale: commit number of the platform that stored it
	Current    *Document     // conflict: what the platform holds now
	Code       string        // conflict, rejected: the platform's stable code, e.g. "invalid_document"
	Detail     string        // conflict, rejected: where and why, in the platform's words; retry: what came back
	Reason     Reason        // retry: why
	RetryAfter time.Duration // retry: how long the platform asks to wait; 0 when it did not say
}

// Done tells whether the message needs no further send and no decision: accepted, replayed or stale.
func (r Result) Done() bool {
	return r.Outcome == Accepted || r.Outcome == Replayed || r.Outcome == Stale
}

// Fault puts a result that is not done in words for people; it is nil when the message is done.
func (r Result) Fault() *fault.Fault {
	switch r.Outcome {
	case Conflict:
		return fault.New(fault.Conflict, words.RemoteConflict, fault.Params{"code": r.Code})
	case Rejected:
		return fault.New(fault.Invalid, words.RemoteRejected, fault.Params{"code": r.Code, "detail": r.Detail})
	case Retry:
		return unavailable(r.Reason)
	}
	return nil
}

// reasonKeys names the sentence of each reason.
var reasonKeys = map[Reason]words.Key{
	Offline: words.RemoteOffline,
	Slow:    words.RemoteSlow,
	Busy:    words.RemoteBusy,
	Server:  words.RemoteServer,
	Token:   words.RemoteToken,
}

// unavailable is the fault of a platform that does not serve now.
func unavailable(reason Reason) *fault.Fault {
	return fault.New(fault.Unavailable, reasonKeys[reason], nil)
}

// Head is where the platform's history stands.
type Head struct {
	History    string `json:"history"`     // id of the platform's history; another id is another platform
	Commit     int64  `json:"commit"`      // number of the last commit; smaller than one once acknowledged = restored
	ServerTime string `json:"server_time"` // the platform's clock (clock.Layout), to show skew; never to order by
}

// StationHead is the highest as_of the platform has accepted in stock documents of one station; zero if none.
type StationHead struct {
	Epoch int64 `json:"epoch"`
	Seq   int64 `json:"seq"`
}

// Page is one page of the changes feed, in commit order. An item may come again on a later page; it always
// shows the document's latest version.
type Page struct {
	Items      []Document `json:"items"`
	NextCursor string     `json:"next_cursor"` // opaque; store it in the transaction that applies the page
	HasMore    bool       `json:"has_more"`
}
