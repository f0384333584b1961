package store

import (
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// rekeyUnique replaces the unique keys of a fact; a key that another subject holds is refused with conflict.
func (tx *Tx) rekeyUnique(f trade.Fact, was, is []string) error {
	for _, value := range without(was, is) {
		if err := tx.exec(`DELETE FROM unique_key WHERE kind = $1 AND value = $2`, f.Kind, value); err != nil {
			return err
		}
	}
	for _, value := range without(is, was) {
		err := tx.exec(`INSERT INTO unique_key (kind, value, subject) VALUES ($1, $2, $3)`, f.Kind, value, f.Subject)
		if isUnique(err) {
			return fault.New(fault.Conflict, words.StoreTaken, fault.Params{"kind": f.Kind, "name": value}).Because(err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// rekeyGroups replaces the groups a fact is listed in.
func (tx *Tx) rekeyGroups(f trade.Fact, was, is []string) error {
	for _, value := range without(was, is) {
		err := tx.exec(`DELETE FROM group_key WHERE kind = $1 AND value = $2 AND subject = $3`, f.Kind, value, f.Subject)
		if err != nil {
			return err
		}
	}
	for _, value := range without(is, was) {
		err := tx.exec(`INSERT INTO group_key (kind, value, subject) VALUES ($1, $2, $3)`, f.Kind, value, f.Subject)
		if isUnique(err) {
			return changedSince(f).Because(err) // it is a first version, and there was one
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// without gives the values of one list that another lacks, each once.
func without(list, other []string) []string {
	var rest []string
	for _, v := range list {
		if !slices.Contains(other, v) && !slices.Contains(rest, v) {
			rest = append(rest, v)
		}
	}
	return rest
}
