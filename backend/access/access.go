// Package access knows the people of a station: who may sign in, with which PIN, and what each may do.
//
// A PIN says who did something; it does not keep a stolen disk secret, because six digits can be tried through
// at leisure by whoever holds the file. Against guessing at the screen stand the waits after wrong PINs, which
// are kept in the ledger and so outlive a restart.
package access

import (
	"sync"
	"time"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Limits of signing in.
const (
	SessionHours = 12 // a session ends after a long working day
	freeFailures = 2  // so many wrong PINs are slips of the finger and cost no wait
	lockFailures = 10 // from so many on only an administrator's new PIN helps
)

// Service is the use case of people and signing in.
type Service struct {
	db   *store.DB
	cost Cost
	one  sync.Mutex // one PIN is judged at a time: each takes much memory, and waits cannot be run around
}

// New makes the service. Cost is what judging one PIN takes: StandardCost, or less in tests.
func New(db *store.DB, cost Cost) *Service { return &Service{db: db, cost: cost} }

// Session is a signed-in person.
type Session struct {
	Token     string // to be shown again at every request; the ledger knows only its hash
	Actor     trade.Actor
	ExpiresAt time.Time // UTC
}

// Listed is a person as the administrator sees him.
type Listed struct {
	trade.Person
	Locked bool // after too many wrong PINs: needs a new one
}

// AddPersonRequest asks for somebody new.
type AddPersonRequest struct {
	Name    string
	Roles   []trade.Role
	PIN     string
	Command trade.EntryID
}

// ChangePINRequest asks for another PIN.
type ChangePINRequest struct {
	PersonID trade.PersonID
	NewPIN   string
	Command  trade.EntryID
}

// ChangePersonRequest says what a person may do from now on. One who is not active cannot sign in.
type ChangePersonRequest struct {
	PersonID trade.PersonID
	Roles    []trade.Role
	Active   bool
	Command  trade.EntryID
}

func actorOf(p trade.Person) trade.Actor {
	return trade.Actor{PersonID: p.ID, Name: p.Name, Roles: p.Roles}
}
