package app

import (
	"context"
	"net/http"

	"tradehub/backend/checking"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Checks asks the checks of a shipment before its gates, and lets findings pass. Check sheets come over documents.
type Checks struct{ d *desk }

// CheckView is what was found at a gate.
type CheckView struct {
	Reference string         `json:"reference"`
	Gate      trade.Gate     `json:"gate"`
	At        string         `json:"at"`
	Open      bool           `json:"open"`
	Guarded   bool           `json:"guarded"` // the gate stays closed while a block stands; otherwise it is only told
	Units     []CheckUnit    `json:"units"`
	Findings  []CheckFinding `json:"findings"` // blocks first
	Answers   []CheckAnswer  `json:"answers"`  // by number of the check
}

// CheckUnit is a transport unit, which may go or is held.
type CheckUnit struct {
	Number string `json:"number"`
	Hold   bool   `json:"hold"`
}

// CheckFinding is one thing that was found.
type CheckFinding struct {
	Mark     string         `json:"mark"`
	Check    int            `json:"check"`
	Title    string         `json:"title"` // key of its words
	Severity trade.Severity `json:"severity"`
	Of       string         `json:"of"`
	Expected string         `json:"expected"`
	Found    string         `json:"found"`
	Sentence Fault          `json:"sentence"`
	Places   []CheckPlace   `json:"places"` // the first is where to mend it
	Waiver   *CheckWaiver   `json:"waiver"`
}

// CheckPlace is a fact, or a box of a paper.
type CheckPlace struct {
	Fact   string          `json:"fact"` // JSON pointer into the dossier
	Paper  trade.PaperKind `json:"paper"`
	Number string          `json:"number"`
	Box    string          `json:"box"` // JSON pointer into what the paper says
}

// CheckWaiver is who let a finding pass, and why.
type CheckWaiver struct {
	By     string `json:"by"`
	At     string `json:"at"`
	Reason string `json:"reason"`
}

// CheckAnswer is what one check had to say.
type CheckAnswer struct {
	Check    int    `json:"check"`
	Title    string `json:"title"` // key of its words
	Compared int    `json:"compared"`
	Found    int    `json:"found"`
}

// Look asks all checks of a gate about a shipment; an empty gate is that which is still ahead.
func (c *Checks) Look(reference, gate string) (view *CheckView, err error) {
	err = c.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		checked, err := s.Checking.Check(ctx, actor, checking.Request{Shipment: reference, Gate: trade.Gate(gate)})
		view = checkView(checked)
		return err
	})
	return view, err
}

// CheckBoard is one shipment of a departure: which of its units go, and which are held.
type CheckBoard struct {
	Reference string      `json:"reference"`
	Open      bool        `json:"open"`
	Blocks    int         `json:"blocks"`
	Warnings  int         `json:"warnings"`
	Units     []CheckUnit `json:"units"`
	First     *Fault      `json:"first"` // the sentence of the first block
}

// Board asks all checks of a gate about every shipment of a departure.
func (c *Checks) Board(departure, gate string) (board []CheckBoard, err error) {
	board = []CheckBoard{}
	err = c.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		all, err := s.Checking.CheckDeparture(ctx, actor, departure, checking.Request{Gate: trade.Gate(gate)})
		for _, checked := range all {
			board = append(board, boardOf(checked))
		}
		return err
	})
	return board, err
}

func boardOf(c checking.Checked) CheckBoard {
	one := CheckBoard{Reference: c.Reference, Open: !c.Stopped(), Units: []CheckUnit{}}
	for _, u := range c.Units {
		one.Units = append(one.Units, CheckUnit(u))
	}
	for _, f := range c.Findings {
		switch {
		case f.Stops():
			if one.Blocks++; one.First == nil {
				one.First = &toldFaults(fault.List{f.Sentence})[0]
			}
		case f.Severity == trade.Warning && f.Waiver == nil:
			one.Warnings++
		}
	}
	return one
}

// Waive lets a finding pass, with the reason. The command is the page's own id of this wish.
func (c *Checks) Waive(command, reference, gate, mark, reason string) error {
	return c.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		_, err := s.Checking.Waive(ctx, actor, checking.WaiveRequest{Shipment: reference, Gate: trade.Gate(gate),
			Mark: mark, Reason: reason, Command: trade.EntryID(command)})
		return err
	})
}

// TakeBack ends a waiver: the finding counts again.
func (c *Checks) TakeBack(command, reference, mark string) error {
	return c.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return s.Checking.TakeBack(ctx, actor, checking.WaiveRequest{Shipment: reference, Mark: mark,
			Command: trade.EntryID(command)})
	})
}

// checkDocuments serves check sheets: of a shipment, at a gate, in a language.
func (d *desk) checkDocuments(mux *http.ServeMux) {
	mux.HandleFunc("GET /documents/check", func(w http.ResponseWriter, r *http.Request) {
		shipment, gate := r.URL.Query().Get("shipment"), r.URL.Query().Get("gate")
		d.servePDF(w, paperFile("check-sheet-"+gate, shipment),
			func(ctx context.Context, s *station.Station, actor trade.Actor) ([]byte, error) {
				return s.Checking.Sheet(ctx, actor, checking.Request{Shipment: shipment, Gate: trade.Gate(gate)},
					words.Lang(r.URL.Query().Get("in")))
			})
	})
}

func checkView(c checking.Checked) *CheckView {
	view := &CheckView{Reference: c.Reference, Gate: c.Gate, At: stamp(c.At), Open: !c.Stopped(), Guarded: c.Guarded,
		Units: []CheckUnit{}, Findings: []CheckFinding{}, Answers: []CheckAnswer{}}
	titles := map[int]string{}
	for _, a := range c.Answers {
		titles[a.Check.Number] = string(a.Check.Title)
		view.Answers = append(view.Answers, CheckAnswer{a.Check.Number, string(a.Check.Title), a.Compared,
			len(a.Findings)})
	}
	for _, u := range c.Units {
		view.Units = append(view.Units, CheckUnit(u))
	}
	for _, f := range c.Findings {
		view.Findings = append(view.Findings, checkFinding(f, titles[f.Check]))
	}
	return view
}

func checkFinding(f trade.Finding, title string) CheckFinding {
	one := CheckFinding{Mark: f.Mark(), Check: f.Check, Title: title, Severity: f.Severity, Of: f.Of,
		Expected: f.Expected, Found: f.Found, Sentence: toldFaults(fault.List{f.Sentence})[0], Places: []CheckPlace{}}
	for _, p := range f.Places {
		one.Places = append(one.Places, CheckPlace(p))
	}
	if w := f.Waiver; w != nil {
		one.Waiver = &CheckWaiver{By: w.By, At: stamp(w.At), Reason: w.Reason}
	}
	return one
}
