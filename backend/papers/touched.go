package papers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Touched is a paper that no longer says what the dossier says.
type Touched struct {
	Paper  trade.Paper
	Places []string // JSON pointers into its context, in order
}

// Touched lists the papers of a shipment that stand and would say something else if they were written now, with the
// places. They are to be replaced by a next version; all others stay. Requires trade.Look.
func (s *Service) Touched(ctx context.Context, actor trade.Actor, reference string) (all []Touched, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		records, err := papersOf(tx, reference)
		if err != nil {
			return err
		}
		for _, p := range records {
			if _, is := forms.Find(p.Kind); !is || !p.State.Stands() {
				continue
			}
			places, err := s.differences(tx, actor, reference, p)
			if err != nil {
				return err
			}
			if len(places) > 0 {
				all = append(all, Touched{p, places})
			}
		}
		return nil
	})
	return all, err
}

// differences tells where a frozen paper differs from what it would say now. What it says of itself (who, when, which
// template) is not compared.
func (s *Service) differences(tx *store.Tx, actor trade.Actor, reference string, p trade.Paper) ([]string, error) {
	frozen, err := s.attachments.Get(p.ContextSHA)
	if err != nil {
		return nil, naming(p, err)
	}
	now, err := s.compose(tx, actor, DraftRequest{Shipment: reference, Kind: p.Kind, DatedOn: p.DatedOn, Lines: p.Lines})
	if err != nil {
		return nil, err
	}
	said, err := json.Marshal(now.Data)
	if err != nil {
		return nil, err
	}
	was, err := without(frozen, forms.HeadNames())
	if err != nil { // its hash is right, so it was frozen so
		return nil, fault.New(fault.Unavailable, words.PapersDamaged,
			fault.Params{"paper": called(p.Kind), "number": p.Number}).Because(err)
	}
	is, err := without(said, forms.HeadNames())
	return unequal("", was, is), err
}

// without reads a JSON object and leaves some of its names out.
func without(said []byte, names []string) (map[string]any, error) {
	var fields map[string]any
	d := json.NewDecoder(bytes.NewReader(said))
	d.UseNumber()
	err := d.Decode(&fields)
	for _, name := range names {
		delete(fields, name)
	}
	return fields, err
}

// unequal lists the JSON pointers at which two values differ.
func unequal(at string, a, b any) (places []string) {
	switch a := a.(type) {
	case map[string]any:
		b, same := b.(map[string]any)
		if !same {
			return []string{at}
		}
		names := maps.Clone(a)
		maps.Copy(names, b)
		for _, name := range slices.Sorted(maps.Keys(names)) {
			places = append(places, unequal(at+"/"+name, a[name], b[name])...)
		}
		return places
	case []any:
		b, same := b.([]any)
		if !same || len(a) != len(b) {
			return []string{at}
		}
		for i := range a {
			places = append(places, unequal(fmt.Sprintf("%s/%d", at, i), a[i], b[i])...)
		}
		return places
	}
	if !reflect.DeepEqual(a, b) {
		return []string{at}
	}
	return nil
}
