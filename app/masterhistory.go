package app

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// MasterVersion is one version of a master: who made it, when, and what it changed.
type MasterVersion struct {
	Number  int64          `json:"number"`
	At      string         `json:"at"` // RFC 3339
	By      string         `json:"by"` // name of the person; empty for the first set-up
	Gone    bool           `json:"gone"`
	Changes []MasterChange `json:"changes"` // none in the first version
}

// MasterChange is one field that a version changed.
type MasterChange struct {
	Field string `json:"field"` // as in "Name.LO" or "NetG"
	Was   string `json:"was"`
	Is    string `json:"is"`
}

// PartyHistory tells how a party came to be what it is, the newest version first.
func (m *Masters) PartyHistory(id string) ([]MasterVersion, error) {
	return m.history(func(tx *store.Tx) ([]store.Version, error) { return tx.PartyVersions(trade.PartyID(id)) })
}

// ItemHistory tells how an item came to be what it is, the newest version first.
func (m *Masters) ItemHistory(id string) ([]MasterVersion, error) {
	return m.history(func(tx *store.Tx) ([]store.Version, error) { return tx.ItemVersions(trade.ItemID(id)) })
}

// LocationHistory tells how a location came to be what it is, the newest version first.
func (m *Masters) LocationHistory(id string) ([]MasterVersion, error) {
	return m.history(func(tx *store.Tx) ([]store.Version, error) { return tx.LocationVersions(trade.LocationID(id)) })
}

// RegisterHistory tells how a row of a register came to be what it is, the newest version first.
func (m *Masters) RegisterHistory(row RegisterRow) ([]MasterVersion, error) {
	return m.history(func(tx *store.Tx) ([]store.Version, error) {
		return tx.RegisterRowVersions(trade.RegisterRow(row))
	})
}

func (m *Masters) history(read func(*store.Tx) ([]store.Version, error)) ([]MasterVersion, error) {
	all := []MasterVersion{}
	err := m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			versions, err := read(tx)
			if err != nil {
				return err
			}
			all, err = changesOf(tx, versions)
			return err
		})
	})
	return all, err
}

// changesOf compares each version with the one before.
func changesOf(tx *store.Tx, versions []store.Version) ([]MasterVersion, error) {
	all := []MasterVersion{}
	before := map[string]string{}
	for i, v := range versions {
		fields, err := fieldsOf(tx, v.Body)
		if err != nil {
			return nil, err
		}
		one := MasterVersion{Number: v.Number, At: stamp(v.RecordedAt), By: nameOf(tx, v.Actor), Gone: v.Body == "",
			Changes: []MasterChange{}}
		if i > 0 && !one.Gone {
			one.Changes = masterChanges(before, fields)
		}
		all, before = append(all, one), fields
	}
	slices.Reverse(all)
	return all, nil
}

// nameOf gives the name of the person behind an entry, or nothing where nobody is known.
func nameOf(tx *store.Tx, id trade.PersonID) string {
	person, err := tx.Person(id)
	if err != nil {
		return "" // the first entries were made before there was anybody
	}
	return person.Name
}

func masterChanges(before, after map[string]string) []MasterChange {
	changes := []MasterChange{}
	names := slices.Concat(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(after)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if was, is := before[name], after[name]; was != is {
			changes = append(changes, MasterChange{Field: name, Was: was, Is: is})
		}
	}
	return changes
}

// fieldsOf lays the stored form of a noun flat: each field that holds something, by its path.
func fieldsOf(tx *store.Tx, body string) (map[string]string, error) {
	fields := map[string]string{}
	if body == "" {
		return fields, nil
	}
	var stored map[string]any
	decoder := json.NewDecoder(strings.NewReader(body))
	decoder.UseNumber()
	if err := decoder.Decode(&stored); err != nil {
		return nil, err
	}
	flattenFact(fields, "", stored)
	if parent := fields["Parent"]; parent != "" {
		above, err := tx.Location(trade.LocationID(parent))
		if err != nil {
			return nil, err
		}
		fields["Parent"] = above.Code
	}
	return fields, nil
}

func flattenFact(fields map[string]string, path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			flattenFact(fields, strings.TrimPrefix(path+"."+name, "."), inner)
		}
	case []any:
		parts := make([]string, len(v))
		for i, one := range v {
			parts[i] = fmt.Sprint(one)
		}
		flattenFact(fields, path, strings.Join(parts, ", "))
	case nil:
	default:
		if text := fmt.Sprint(v); text != "" && text != "0" && text != "false" {
			fields[path] = text
		}
	}
}
