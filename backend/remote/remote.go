// Package remote is the client of the online platform: it sends one message or a batch, and reads the
// platform's head and its changes since a cursor.
//
// The contract is the OpenAPI document beside this file (Contract); the demonstration platform serves and
// enforces the same document. The client never retries by itself: the outbox owns order, patience and the
// decision to give up. Everything the network or the platform can do to a message is a Result; an error means
// that the caller's context ended or that the program called wrongly.
package remote

import (
	_ "embed" // for the contract
	"net"
	"net/url"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Contract is the platform's OpenAPI 3.1 document (JSON). Client and demonstration platform share it.
//
//go:embed openapi.json
var Contract []byte

// Limits of the contract.
const (
	// MaxBatch is how many messages one batch request may carry.
	MaxBatch = 100
	// MaxRequestBytes is the largest request body the platform takes.
	MaxRequestBytes = 1 << 20
	// MaxAnswerBytes is the largest answer the client reads; a longer one is junk.
	MaxAnswerBytes = 8 << 20
)

// Config tells where the platform is and how long to wait for it.
type Config struct {
	BaseURL   string // e.g. "https://platform.example"; paths of the contract are put behind it
	Token     string // bearer token; empty sends none
	TimeoutMS int64  // limit for one request from dial to last byte; 0 means DefaultTimeoutMS
}

// DefaultTimeoutMS is the time limit of one request when the configuration names none.
const DefaultTimeoutMS = 30_000

// check gives the base address as the client uses it. A token never travels in the clear: plain http is for
// this computer only.
func (c Config) check() (*url.URL, error) {
	at, err := url.Parse(strings.TrimRight(c.BaseURL, "/"))
	switch {
	case err != nil, at.Host == "", at.RawQuery != "", at.Fragment != "", at.User != nil:
	case at.Scheme == "https", at.Scheme == "http" && local(at.Hostname()):
		return at, nil
	}
	return nil, fault.New(fault.Invalid, words.RemoteAddress, fault.Params{"address": c.BaseURL}).Because(err)
}

// local tells whether a host is this computer.
func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
