package store

import (
	"encoding/json"
	"fmt"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// noun says how one kind of fact is kept: how it is named, by which unique keys it is found and in which groups
// it is listed. Everything else about facts is the same for all of them.
type noun[T any] struct {
	kind   string
	id     func(T) string
	unique func(T) []string
	groups func(T) []string
}

// keyer gives the keys that follow from the body of a fact, whatever its kind.
type keyer func(body string) (unique, groups []string, err error)

// keyers holds the keyer of each kind, so that posting and rebuilding derive the same keys.
var keyers = map[string]keyer{
	parties.kind: parties.keys, items.kind: items.keys, locations.kind: locations.keys, lots.kind: lots.keys,
	consignments.kind: consignments.keys, units.kind: units.keys, departures.kind: departures.keys,
	shipments.kind: shipments.keys, transportUnits.kind: transportUnits.keys, papers.kind: papers.keys,
	persons.kind: persons.keys, firms.kind: firms.keys, registers.kind: registers.keys, series.kind: series.keys,
	channels.kind: channels.keys, labels.kind: labels.keys, labelJobs.kind: labelJobs.keys,
	dossiers.kind: dossiers.keys, printers.kind: printers.keys, scales.kind: scales.keys,
	scanners.kind: scanners.keys, refusedScans.kind: refusedScans.keys,
	formStocks.kind: formStocks.keys, formSerials.kind: formSerials.keys, formPrinters.kind: formPrinters.keys,
	signings.kind: signings.keys, waivers.kind: waivers.keys,
}

func (k noun[T]) keys(body string) (unique, groups []string, err error) {
	v, err := k.decode(body)
	if err != nil {
		return nil, nil, err
	}
	if k.unique != nil {
		unique = k.unique(v)
	}
	if k.groups != nil {
		groups = k.groups(v)
	}
	return unique, groups, nil
}

func (k noun[T]) decode(body string) (v T, err error) {
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		return v, fmt.Errorf("stored %s: %w", k.kind, err)
	}
	return v, nil
}

// put adds the next version of a fact to an entry. Put twice into one entry, the later one holds.
func (k noun[T]) put(tx *Tx, e *trade.Entry, v T) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	subject := k.id(v)
	at := putAt{e, k.kind, subject}
	if i, again := tx.put[at]; again {
		e.Facts[i].Body = string(body)
		return nil
	}
	version, _, err := tx.fact(k.kind, subject)
	if err != nil {
		return err
	}
	if tx.put == nil {
		tx.put = map[putAt]int{}
	}
	tx.put[at] = len(e.Facts)
	e.Facts = append(e.Facts, trade.Fact{Kind: k.kind, Subject: subject, Version: version + 1, Body: string(body)})
	return nil
}

// putAt names a fact in an entry. A transaction remembers where in the entry it stands, because an entry may hold
// a hundred thousand of them.
type putAt struct {
	entry         *trade.Entry
	kind, subject string
}

// drop adds to an entry the version from which on the thing is not there.
func (k noun[T]) drop(tx *Tx, e *trade.Entry, subject string) error {
	version, _, err := tx.fact(k.kind, subject)
	e.Facts = append(e.Facts, trade.Fact{Kind: k.kind, Subject: subject, Version: version + 1})
	return err
}

// get reads the newest version of a fact; what names it in the refusal when there is none.
func (k noun[T]) get(tx *Tx, subject string) (v T, err error) {
	_, body, err := tx.fact(k.kind, subject)
	if err != nil {
		return v, err
	}
	if body == "" {
		return v, fault.New(fault.NotFound, words.StoreNotFound, fault.Params{"kind": k.kind, "name": subject})
	}
	return k.decode(body)
}

// find reads the fact that a unique key names.
func (k noun[T]) find(tx *Tx, key string) (v T, err error) {
	var body string
	found, err := tx.row(`SELECT f.body FROM unique_key u JOIN fact f ON f.kind = u.kind AND f.subject = u.subject
		WHERE u.kind = $1 AND u.value = $2 ORDER BY f.version DESC LIMIT 1`, []any{k.kind, key}, &body)
	if err != nil {
		return v, err
	}
	if !found {
		return v, fault.New(fault.NotFound, words.StoreNotFound, fault.Params{"kind": k.kind, "name": key})
	}
	return k.decode(body)
}

// list reads all facts of a group, in the order of their ids.
func (k noun[T]) list(tx *Tx, group string) (all []T, err error) {
	err = tx.each(`SELECT f.body FROM group_key g JOIN fact f ON f.kind = g.kind AND f.subject = g.subject
		WHERE g.kind = $1 AND g.value = $2 AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = g.kind AND subject = g.subject) ORDER BY g.subject`,
		[]any{k.kind, group}, k.into(&all))
	return all, err
}

// into takes the facts whose bodies a query reads, one after the other.
func (k noun[T]) into(all *[]T) func(into func(...any) error) error {
	return func(into func(...any) error) error {
		var body string
		if err := into(&body); err != nil {
			return err
		}
		v, err := k.decode(body)
		*all = append(*all, v)
		return err
	}
}

// fact reads the newest version of a fact and its body; version 0 where there never was one.
func (tx *Tx) fact(kind, subject string) (version int64, body string, err error) {
	_, err = tx.row(`SELECT version, body FROM fact WHERE kind = $1 AND subject = $2 ORDER BY version DESC LIMIT 1`,
		[]any{kind, subject}, &version, &body)
	return version, body, err
}

// everything is the group that lists all of a kind.
const everything = "*"

func listed[T any](T) []string { return []string{everything} }
