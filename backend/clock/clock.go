// Package clock gives time and identifiers. It is the only place that asks the machine for either, so that a
// test can give a fixed time and the rest of the program never depends on the hour it runs at.
package clock

import (
	"time"

	"github.com/google/uuid"
)

// Clock tells the time in UTC.
type Clock func() time.Time

// System is the machine's clock.
func System() Clock {
	return func() time.Time { return time.Now().UTC() }
}

// Fixed always tells the same time.
func Fixed(at time.Time) Clock {
	return func() time.Time { return at.UTC() }
}

// Layout is how every stored time is written: UTC, fixed width, so that text order is time order.
const Layout = "2006-01-02T15:04:05.000000Z"

// Format writes a time in Layout.
func Format(t time.Time) string { return t.UTC().Format(Layout) }

// Parse reads a time in Layout.
func Parse(s string) (time.Time, error) { return time.Parse(Layout, s) }

// NewID makes a UUIDv7 (RFC 9562, section 5.7): unique without asking anyone, and in order of making, so that
// the ledger's indexes grow at their end.
func NewID() string {
	return uuid.Must(uuid.NewV7()).String()
}

// namespace makes named ids of Trade Hub differ from everybody else's.
var namespace = uuid.MustParse("6f0c3f0e-2f5b-5e7e-9c1d-7d3b8a4f1c55")

// NamedID makes the same id from the same name each time (UUIDv5, RFC 9562, section 5.5). A caller that may be
// killed and run again names its commands, so that the ledger can tell what it has already done.
func NamedID(name string) string {
	return uuid.NewSHA1(namespace, []byte(name)).String()
}
