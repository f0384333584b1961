// Package checking asks the checks of package preflight about shipments, keeps who let which finding pass, and holds
// the gates: before the certificates are applied for, before despatch, and before the platform is told.
package checking

import (
	"context"
	"slices"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/preflight"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Dossiers gives the dossier of a shipment as it is in a view of the ledger.
type Dossiers func(tx *store.Tx, reference string) (dossier.Dossier, error)

// Departures gives the dossiers of all shipments of a departure.
type Departures func(tx *store.Tx, reference string) ([]dossier.Dossier, error)

// Unset tells what of a paper that is not issued yet cannot be set in its boxes.
type Unset func(tx *store.Tx, d dossier.Dossier, kind trade.PaperKind) (fault.List, error)

// Edits tells who works on the dossier of a shipment and has not saved it yet.
type Edits func(tx *store.Tx, reference string) ([]preflight.Edit, error)

// Parts are what the service is given, since use cases do not know each other.
type Parts struct {
	Dossiers   Dossiers
	Departures Departures
	Unset      Unset
	Edits      Edits
	Forms      *sheet.Library // has the check sheet
}

// Service asks checks and keeps waivers.
type Service struct {
	db         *store.DB
	parts      Parts
	around     around
	typesetter typesetter
}

// New makes the service over an open ledger.
func New(db *store.DB, parts Parts) *Service { return &Service{db: db, parts: parts} }

// Request asks about a shipment.
type Request struct {
	Shipment string     // reference
	Gate     trade.Gate // empty is the first that is still ahead
	At       time.Time  // zero is now

	applying bool // applications that stand are about to be replaced, and not looked at
}

// Checked is what was found at a gate.
type Checked struct {
	Reference string
	Departure string
	Gate      trade.Gate
	At        time.Time
	Guarded   bool               // the gate stays closed while a block stands; otherwise it is only told
	Answers   []preflight.Answer // of the checks that are asked at the gate, with waivers
	Findings  []trade.Finding    // blocks first
	Units     []Unit
}

// Unit is a transport unit, which may go or is held.
type Unit struct {
	Number string
	Hold   bool
}

// Stopped tells whether a block stands that nobody waived.
func (c Checked) Stopped() bool { return slices.ContainsFunc(c.Findings, trade.Finding.Stops) }

// Worst is the weight of the heaviest finding that nobody waived, or empty.
func (c Checked) Worst() (worst trade.Severity) {
	for _, f := range c.Findings {
		switch {
		case f.Waiver != nil:
		case f.Severity == trade.Block:
			return trade.Block
		case worst == "" || f.Severity == trade.Warning:
			worst = f.Severity
		}
	}
	return worst
}

// Check asks all checks of a gate about a shipment. NotFound when there is none. Requires trade.Look.
func (s *Service) Check(ctx context.Context, actor trade.Actor, r Request) (c Checked, err error) {
	if err := ready(actor, r.Gate); err != nil {
		return c, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		d, err := s.parts.Dossiers(tx, r.Shipment)
		if err != nil {
			return err
		}
		c, err = s.look(tx, d, r)
		return err
	})
	return c, err
}

// CheckDossier asks all checks of a gate about a dossier that was read from a file. Requires trade.Look.
func (s *Service) CheckDossier(ctx context.Context, actor trade.Actor, d dossier.Dossier, r Request) (
	c Checked, err error) {
	if err := ready(actor, r.Gate); err != nil {
		return c, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		c, err = s.look(tx, d, r)
		return err
	})
	return c, err
}

// CheckDeparture asks all checks of a gate about every shipment of a departure, so that one sees which units go and
// which are held. NotFound when there is no such departure. Requires trade.Look.
func (s *Service) CheckDeparture(ctx context.Context, actor trade.Actor, departure string, r Request) (
	all []Checked, err error) {
	if err := ready(actor, r.Gate); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		of, err := s.parts.Departures(tx, departure)
		for _, d := range of {
			if err != nil {
				return err
			}
			var c Checked
			if c, err = s.look(tx, d, r); err == nil {
				all = append(all, c)
			}
		}
		return err
	})
	return all, err
}

func ready(actor trade.Actor, gate trade.Gate) error {
	if gate != "" && !gate.Known() {
		return fault.New(fault.Invalid, words.CheckingGate, fault.Params{"found": gate}).At("gate")
	}
	return actor.Require(trade.Look)
}

// look asks about a dossier in a view of the ledger.
func (s *Service) look(tx *store.Tx, d dossier.Dossier, r Request) (c Checked, err error) {
	r.At = here(tx, r.At)
	if r.Gate == "" {
		r.Gate = ahead(d)
	}
	in, err := s.input(tx, d, r.At)
	if err != nil {
		return c, err
	}
	if r.applying {
		in.Papers = slices.DeleteFunc(in.Papers, isApplication)
	}
	if err := s.unset(tx, &in); err != nil {
		return c, err
	}
	return s.told(tx, preflight.Run(in), d, r)
}

func isApplication(p preflight.Paper) bool {
	form, known := forms.Find(p.Kind)
	return known && form.Applied()
}

// here gives a moment as the clocks of this station show it, and the one of the transaction where none is asked for:
// days and sheets go by it.
func here(tx *store.Tx, at time.Time) time.Time {
	if at.IsZero() {
		at = tx.Now()
	}
	return tx.Local(at)
}

// ahead is the first gate that a shipment has still before it: that of the applications until one of its certificates
// came back, then that of despatch, at which all is asked once more.
func ahead(d dossier.Dossier) trade.Gate {
	for _, p := range d.Papers {
		applied := isApplication(preflight.Paper{Kind: trade.PaperKind(p.Kind)})
		if applied && p.State == string(trade.PaperRecorded) {
			return trade.GateDespatch
		}
	}
	return trade.GateApplication
}

// told puts the answers of a gate together, with who let which finding pass.
func (s *Service) told(tx *store.Tx, result preflight.Result, d dossier.Dossier, r Request) (c Checked, err error) {
	c = Checked{Reference: d.Reference, Departure: d.Facts.Route.Departure, Gate: r.Gate, At: r.At}
	let, err := s.waived(tx, d.Reference)
	if err != nil {
		return c, err
	}
	firm, err := tx.Firm()
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return c, err
	}
	c.Guarded = firm.Guards(r.Gate) && preflight.Abroad(d.Facts)
	for _, answer := range result.Answers {
		if r.Gate.Asks(answer.Check.From) {
			answer.Findings = withWaivers(answer.At(r.Gate), let)
			c.Answers = append(c.Answers, answer)
		}
	}
	c.Findings = withWaivers(result.At(r.Gate), let)
	for _, t := range d.Facts.Transport {
		c.Units = append(c.Units, Unit{t.Number, holds(c.Findings, t.Number, d.Facts)})
	}
	return c, nil
}

// holds tells whether a finding keeps a transport unit back: one that is about it, or about no single one.
func holds(findings []trade.Finding, unit string, f dossier.Facts) bool {
	return slices.ContainsFunc(findings, func(one trade.Finding) bool {
		other := slices.ContainsFunc(f.Transport, func(t dossier.Transport) bool { return t.Number == one.Of })
		return one.Stops() && (one.Of == unit || !other)
	})
}

func withWaivers(found []trade.Finding, let map[string]trade.Waiver) []trade.Finding {
	all := slices.Clone(found)
	for i, f := range all {
		if w, is := let[f.Mark()]; is {
			all[i].Waiver = &w
		}
	}
	return all
}

// said trims a reason; it may not be empty.
func said(reason string) (string, error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return "", fault.New(fault.Invalid, words.CheckingReason, nil).At("reason")
	}
	return reason, nil
}
