package trade

import "time"

// Signing says under which certificate a station signs its own papers. The private key is never part of the ledger: it
// lies in a file of the data folder, and a ledger that says how papers are signed here knows when it is gone.
type Signing struct {
	Station     string
	Subject     string // who signs, as the certificate names him
	Issuer      string // who says so; the same for a certificate that we made ourselves
	Fingerprint string // SHA-256 of the certificate, hex
	ValidFrom   time.Time
	ValidTo     time.Time
	Chain       [][]byte // the certificate and those above it, DER
	Removed     bool     // papers are no longer signed
}

// SelfMade tells whether nobody but ourselves vouches for the certificate.
func (s Signing) SelfMade() bool { return s.Subject == s.Issuer }

// HoldsAt tells whether the certificate holds at a moment.
func (s Signing) HoldsAt(at time.Time) bool { return !at.Before(s.ValidFrom) && !at.After(s.ValidTo) }

// PaperSignature tells how a paper of ours was signed.
type PaperSignature struct {
	Subject     string
	Fingerprint string // SHA-256 of the certificate, hex
}
