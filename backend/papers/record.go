package papers

import (
	"context"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// RecordRequest writes down what an authority returned.
type RecordRequest struct {
	Kind     trade.PaperKind
	Number   string // ours, under which it was handed in
	Official trade.OfficialPaper
	Command  trade.EntryID
}

// Record writes down number and date of a paper that an authority issued on our form, and what else stands on it. It
// may be corrected. Conflict for a paper of ours, for one that does not stand, and for an official number that another
// paper of the kind has. Requires trade.IssuePapers.
func (s *Service) Record(ctx context.Context, actor trade.Actor, r RecordRequest) (trade.Paper, error) {
	r.Official.Number = strings.TrimSpace(r.Official.Number)
	return s.step(ctx, actor, r.Kind, r.Number, r.Command, func(tx *store.Tx, p *trade.Paper) error {
		params := fault.Params{"paper": called(r.Kind), "number": r.Number, "state": p.State, "official": r.Official.Number}
		if form, known := forms.Find(r.Kind); !known || form.Ours {
			return fault.New(fault.Conflict, words.PapersOurs, params)
		}
		if !p.State.CanBecome(trade.PaperRecorded) {
			return fault.New(fault.Conflict, words.PapersNotStanding, params)
		}
		if r.Official.Number == "" {
			return fault.New(fault.Invalid, words.PapersNoOfficial, params).At("official number")
		}
		if _, err := time.Parse(time.DateOnly, r.Official.IssuedOn); err != nil || r.Official.IssuedOn > tx.Today() {
			params["found"] = r.Official.IssuedOn
			return fault.New(fault.Invalid, words.PapersOfficialDate, params).At("official date")
		}
		if err := unused(tx, *p, r.Official.Number, params); err != nil {
			return err
		}
		p.State, p.Official = trade.PaperRecorded, &r.Official
		return nil
	})
}

// unused refuses an official number that another paper of the kind has.
func unused(tx *store.Tx, p trade.Paper, official string, params fault.Params) error {
	all, err := tx.Papers()
	for _, other := range all {
		if other.ID != p.ID && other.Kind == p.Kind && other.Official != nil && other.Official.Number == official {
			params["other"] = other.Number
			return fault.New(fault.Conflict, words.PapersOfficialTwice, params).At("official number")
		}
	}
	return err
}

// HandleRequest writes down what was done with a paper.
type HandleRequest struct {
	Kind    trade.PaperKind
	Number  string
	Step    trade.PaperStep
	Copies  int64  // how many were printed or handed over; 0 where nobody counts
	Note    string // to whom, where it is filed
	Command trade.EntryID
}

// Handle writes down that a paper was printed, handed over or filed, by whom and when. Requires trade.IssuePapers.
func (s *Service) Handle(ctx context.Context, actor trade.Actor, r HandleRequest) (trade.Paper, error) {
	return s.step(ctx, actor, r.Kind, r.Number, r.Command, func(tx *store.Tx, p *trade.Paper) error {
		if !r.Step.Known() {
			return fault.New(fault.Invalid, words.PapersStep, fault.Params{"found": r.Step}).At("step")
		}
		if r.Copies < 0 {
			return fault.New(fault.Invalid, words.PapersCopies, fault.Params{"found": r.Copies}).At("copies")
		}
		p.Handled = append(p.Handled, trade.PaperHandling{Step: r.Step, By: actor.PersonID, At: tx.Now(), Copies: r.Copies,
			Note: strings.TrimSpace(r.Note)})
		return nil
	})
}

// step changes the record of a paper in an entry of its own.
func (s *Service) step(ctx context.Context, actor trade.Actor, kind trade.PaperKind, number string,
	command trade.EntryID, change func(*store.Tx, *trade.Paper) error) (p trade.Paper, err error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return p, err
	}
	err = s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryIssue, actor, command)
		if err != nil {
			return err
		}
		if p, err = find(tx, kind, number); err != nil {
			return err
		}
		if err := change(tx, &p); err != nil {
			return err
		}
		e.Document = p.Number
		if err := tx.PutPaper(e, p); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		return trade.Paper{}, err
	}
	return p, nil
}
