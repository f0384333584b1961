package editing

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// BoxesRequest asks which boxes facts move, with changes that nobody saved yet.
type BoxesRequest struct {
	Shipment string
	Base     Base
	Changes  []dossier.Change
	Fact     string          // Boxes: the pointer of the fact
	Paper    trade.PaperKind // FactsOf: the paper
	Lines    []int
	DatedOn  string
}

// MovedBoxes are the boxes of one paper that a fact moves.
type MovedBoxes struct {
	Paper trade.PaperKind
	Boxes []string
}

// Spot is a box with the facts that move it, those first that move the fewest boxes.
type Spot struct {
	Box   string
	Facts []string
}

func sorted(boxes map[string]bool) []string { return slices.Sorted(maps.Keys(boxes)) }

// Boxes tells which boxes of which papers a fact moves, of all papers that the shipment needs or has. Requires
// trade.Look.
func (s *Service) Boxes(ctx context.Context, actor trade.Actor, r BoxesRequest) (all []MovedBoxes, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	v, d, err := s.looked(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, kind := range v.papersOf(d) {
		r.Paper = kind
		trace, err := s.trace(v, d, r)
		if err != nil {
			return nil, err
		}
		if boxes := trace.Moves(r.Fact); len(boxes) > 0 {
			all = append(all, MovedBoxes{kind, sorted(boxes)})
		}
	}
	return all, nil
}

// FactsOf tells for every box of a paper which facts move it. Requires trade.Look.
func (s *Service) FactsOf(ctx context.Context, actor trade.Actor, r BoxesRequest) ([]Spot, error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	v, d, err := s.looked(ctx, r)
	if err != nil {
		return nil, err
	}
	key, err := spotsKey(v, d, r)
	if err != nil {
		return nil, err
	}
	if known, asked := remembered(s, s.spots, key); asked {
		return known, nil
	}
	trace, err := s.trace(v, d, r)
	if err != nil {
		return nil, err
	}
	all := spots(trace)
	remember(s, s.spots, key, all)
	return all, nil
}

// spotsKey tells when the same is asked again: the same facts in the same ledger, on the same paper.
func spotsKey(v *view, d dossier.Dossier, r BoxesRequest) (string, error) {
	facts, err := json.Marshal(d.Facts)
	sum := sha256.Sum256(facts)
	return fmt.Sprint(v.at, hex.EncodeToString(sum[:]), r.Paper, r.Lines, r.DatedOn), err
}

func spots(trace *forms.Trace) (all []Spot) {
	facts, moves := map[string][]string{}, map[string]int{}
	for _, pointer := range trace.Pointers() {
		boxes := trace.Moves(pointer)
		moves[pointer] = len(boxes)
		for box := range boxes {
			facts[box] = append(facts[box], pointer)
		}
	}
	for _, box := range slices.Sorted(maps.Keys(facts)) {
		slices.SortStableFunc(facts[box], func(a, b string) int { return cmp.Compare(moves[a], moves[b]) })
		all = append(all, Spot{box, facts[box]})
	}
	return all
}

// looked reads the dossier with changes; those that cannot be made do not count.
func (s *Service) looked(ctx context.Context, r BoxesRequest) (v *view, d dossier.Dossier, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		if v, err = s.view(tx, r.Shipment); err == nil {
			d, _, err = v.changed(r.Base, r.Changes)
		}
		return err
	})
	return v, d, err
}

// papersOf lists the papers that a shipment needs or has.
func (v *view) papersOf(d dossier.Dossier) (kinds []trade.PaperKind) {
	needed := forms.Needed(d, v.on(""))
	for _, form := range forms.All() {
		has := slices.ContainsFunc(d.Papers, func(p dossier.Paper) bool {
			return p.Kind == string(form.Kind) && trade.PaperState(p.State).Stands()
		})
		if has || slices.ContainsFunc(needed, func(f forms.Form) bool { return f.Kind == form.Kind }) {
			kinds = append(kinds, form.Kind)
		}
	}
	return kinds
}

func (s *Service) trace(v *view, d dossier.Dossier, r BoxesRequest) (*forms.Trace, error) {
	form, err := s.parts.Forms.Find(string(r.Paper))
	if err != nil {
		return nil, err
	}
	if r.DatedOn == "" {
		r.DatedOn = v.today
	}
	return forms.NewTrace(d, forms.Request{Kind: r.Paper, Lines: r.Lines, Registers: v.on(r.DatedOn),
		Head: forms.Head{Template: form.Ref(), State: forms.StateDraft, DatedOn: r.DatedOn}}, form)
}
