package editing

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// carried are the facts that a new shipment takes over from an earlier one, by pattern or by the part they stand in:
// what stays the same from one trade to the next. The plan of the shipment brings its own (planned). All else is
// cleared: lots, weights, seals, dates, numbers, drivers, what authorities returned.
var carried = []string{
	"/facts/parties/buyer", "/facts/parties/carrier", "/facts/parties/forwarder", "/facts/parties/declarant",
	"/facts/trading", "/facts/bank", "/facts/charges", "/facts/route/nationality", "/facts/route/from/code",
	"/facts/route/to/code", "/facts/route/entry", "/facts/route/exit", "/facts/route/waybill_kind",
	"/facts/route/freight_by", "/facts/lines/*/item/hs_import", "/facts/lines/*/criterion",
	"/facts/lines/*/declaration", "/facts/registrations/*/kind", "/facts/registrations/*/number",
	"/facts/registrations/*/holder", "/facts/registrations/*/item", "/facts/registrations/*/hs6",
	"/facts/registrations/*/valid_from", "/facts/registrations/*/valid_to", "/facts/insurance/insurer",
	"/facts/insurance/currency", "/facts/insurance/clauses", "/facts/insurance/agent",
	"/facts/certificate_of_origin/form", "/facts/certificate_of_origin/issued_in",
	"/facts/certificate_of_origin/producer", "/facts/certificate_of_origin/rex",
	"/facts/certificate_of_origin/signatory", "/facts/certificate_of_origin/signed_at",
	"/facts/certificate_of_origin/accumulation", "/facts/phytosanitary", "/facts/customs/declaration",
	"/facts/customs/procedure", "/facts/customs/regime", "/facts/customs/national", "/facts/customs/office",
	"/facts/customs/region", "/facts/customs/nature", "/facts/customs/location", "/facts/customs/loading",
}

// planned are the facts that the plan of the new shipment takes over, in the room where shipments are planned.
var planned = []string{"/facts/parties/consignor", "/facts/parties/consignee", "/facts/parties/notify", "/facts/terms",
	"/facts/payment", "/facts/marks", "/facts/currency", "/facts/origin", "/facts/destination", "/facts/minor_digits",
	"/facts/lines/*/number", "/facts/lines/*/item", "/facts/lines/*/grade", "/facts/lines/*/package",
	"/facts/lines/*/planned_packages", "/facts/lines/*/price"}

// under tells whether a pattern is one of some, or stands beneath one.
func under(pattern string, some []string) bool {
	return slices.ContainsFunc(some, func(one string) bool {
		return pattern == one || strings.HasPrefix(pattern, one+"/")
	})
}

// Copied tells what a new shipment takes over from a shipment, and what it does not.
type Copied struct {
	From    string
	Copied  []Value
	Cleared []Value
}

// Copied lists what a copy of a shipment would take over and what it would clear, so that nobody is surprised. Of
// registrations those are cleared that are no longer valid today. NotFound when there is no such shipment. Requires
// trade.Look.
func (s *Service) Copied(ctx context.Context, actor trade.Actor, from string) (c Copied, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return c, err
	}
	c.From = from
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		v, err := s.view(tx, from)
		if err != nil {
			return err
		}
		c.list(v)
		return nil
	})
	return c, err
}

func (c *Copied) list(v *view) {
	coding := v.coding()
	for _, leaf := range v.dossier.Facts.Leaves() {
		one := Value{Pointer: leaf.Pointer, Value: leaf.Said(v.dossier.Facts, coding)}
		switch {
		case one.Value == "" || leaf.Field.Pair:
		case v.takenOver(leaf):
			c.Copied = append(c.Copied, one)
		default:
			c.Cleared = append(c.Cleared, one)
		}
	}
}

// takenOver tells whether a copy takes a fact over.
func (v *view) takenOver(leaf dossier.Leaf) bool {
	return !v.expired(leaf.Pointer) && (under(leaf.Field.Pattern, carried) || under(leaf.Field.Pattern, planned))
}

// expired tells whether a fact stands in a registration that is no longer valid.
func (v *view) expired(pointer string) bool {
	rest, is := strings.CutPrefix(pointer, "/facts/registrations/")
	if !is {
		return false
	}
	row, _, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(row)
	if err != nil || i >= len(v.dossier.Facts.Registrations) {
		return false
	}
	to := v.dossier.Facts.Registrations[i].ValidTo
	return to != "" && to < v.today
}

// CopyRequest takes facts over into a shipment that is planned already.
type CopyRequest struct {
	From, To string // references
	Command  trade.EntryID
}

// CopyFacts takes over what Copied lists from one shipment to another, as the next version of what was added to it.
// Facts of a line go to the line of the same item and grade. Conflict for a shipment and itself. Requires
// trade.IssuePapers.
func (s *Service) CopyFacts(ctx context.Context, actor trade.Actor, r CopyRequest) (version int64, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return 0, err
	}
	if r.From == r.To {
		return 0, fault.New(fault.Conflict, words.EditorCopyItself, fault.Params{"shipment": r.To})
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryDossier, actor, r.Command)
		if err != nil {
			return err
		}
		from, err := s.view(tx, r.From)
		if err != nil {
			return err
		}
		to, err := s.view(tx, r.To)
		if err != nil {
			return err
		}
		version, err = to.save(tx, e, SaveRequest{Shipment: r.To, Base: to.base, Changes: from.takeOver(to)},
			dossier.Kept{Edited: true, Copied: r.From})
		return err
	})
	return version, err
}

// takeOver makes the changes that a copy begins with.
func (v *view) takeOver(to *view) (changes []dossier.Change) {
	coding, rows := v.coding(), map[string]int{}
	for _, leaf := range v.dossier.Facts.Leaves() {
		said := leaf.Said(v.dossier.Facts, coding)
		if said == "" || leaf.Field.Pair || !leaf.Field.Added() || !under(leaf.Field.Pattern, carried) ||
			v.expired(leaf.Pointer) {
			continue
		}
		if pointer, there := v.placeIn(to, leaf.Pointer, rows); there {
			changes = append(changes, dossier.Change{Pointer: pointer, Value: said})
		}
	}
	return changes
}

// placeIn tells where a fact stands in the other shipment: that of a line at the same goods, that of a registration
// behind those that were taken over before it.
func (v *view) placeIn(to *view, pointer string, rows map[string]int) (string, bool) {
	parts := strings.SplitN(pointer, "/", 5)
	switch {
	case strings.HasPrefix(pointer, "/facts/lines/"):
		i, err := strconv.Atoi(parts[3])
		if err != nil || i >= len(v.dossier.Facts.Lines) {
			return "", false
		}
		line := v.dossier.Facts.Lines[i]
		at := slices.IndexFunc(to.dossier.Facts.Lines, func(l dossier.Line) bool {
			return l.Item.Code == line.Item.Code && l.Grade == line.Grade
		})
		return fmt.Sprintf("/facts/lines/%d/%s", at, parts[4]), at >= 0
	case strings.HasPrefix(pointer, "/facts/registrations/"), strings.HasPrefix(pointer, "/facts/charges/"):
		row := strings.Join(parts[:4], "/")
		if _, known := rows[row]; !known {
			rows[row] = rows[parts[2]]
			rows[parts[2]]++
		}
		return fmt.Sprintf("/facts/%s/%d/%s", parts[2], rows[row], parts[4]), true
	}
	return pointer, true
}
