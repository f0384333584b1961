package store

import "tradehub/backend/trade"

var persons = noun[trade.Person]{
	kind:   "person",
	id:     func(p trade.Person) string { return string(p.ID) },
	unique: func(p trade.Person) []string { return []string{p.Name} },
	groups: listed[trade.Person],
}

// PutPerson adds a new version of a person to the entry.
func (tx *Tx) PutPerson(e *trade.Entry, p trade.Person) error { return persons.put(tx, e, p) }

// Person reads a person. NotFound when there is none.
func (tx *Tx) Person(id trade.PersonID) (trade.Person, error) { return persons.get(tx, string(id)) }

// PersonByName reads the person who signs in with a name. NotFound when there is none.
func (tx *Tx) PersonByName(name string) (trade.Person, error) { return persons.find(tx, name) }

// People lists all people.
func (tx *Tx) People() ([]trade.Person, error) { return persons.list(tx, everything) }
