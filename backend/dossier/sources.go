package dossier

import "strings"

// Sources tells where facts came from: a JSON pointer into the facts (RFC 6901), such as "/lots/0/orchard", to its
// source. What stands under a pointer has the same source, unless a longer pointer says otherwise.
type Sources map[string]Source

// Source is where a fact came from.
type Source struct {
	Kind  SourceKind `json:"kind"`
	By    string     `json:"by,omitempty"`    // person
	At    string     `json:"at,omitempty"`    // RFC 3339
	Entry string     `json:"entry,omitempty"` // of the ledger
	Note  string     `json:"note,omitempty"`  // file, scale, reason
}

// SourceKind is a way in which a fact came to us.
type SourceKind string

// The kinds of source. An assumed fact was filled in so that an example is whole; nobody may rely on it.
const (
	Scanned  SourceKind = "scan"
	Weighed  SourceKind = "scale"
	Typed    SourceKind = "typed"
	Imported SourceKind = "imported"
	Officer  SourceKind = "official"
	Assumed  SourceKind = "assumed"
)

var sourceKinds = []SourceKind{Scanned, Weighed, Typed, Imported, Officer, Assumed}

// Of finds the source of the fact at a pointer: its own, or that of what it stands under.
func (s Sources) Of(pointer string) (Source, bool) {
	for {
		if found, ok := s[pointer]; ok {
			return found, true
		}
		if pointer == "" {
			return Source{}, false
		}
		pointer = pointer[:max(strings.LastIndexByte(pointer, '/'), 0)]
	}
}
