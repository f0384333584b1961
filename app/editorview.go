package app

import (
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/fault"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// EditorField describes a fact; its pattern has * for every index.
type EditorField struct {
	Pattern string `json:"pattern"`
	Kind    string `json:"kind"`
	Caption string `json:"caption"` // word key
	Group   string `json:"group"`
	Room    string `json:"room"` // in which it is changed; empty: here
	List    string `json:"list"` // among Choices, or empty
	Unit    string `json:"unit"`
	Hidden  bool   `json:"hidden"` // typed together with another
}

// EditorList describes a list, or a part of a dossier.
type EditorList struct {
	Pattern  string `json:"pattern"`
	Group    string `json:"group"`
	Caption  string `json:"caption"`  // word key: of one row, or of the part
	List     bool   `json:"list"`     // otherwise a single part
	Optional bool   `json:"optional"` // a part that may be absent
	Grows    bool   `json:"grows"`    // an officer adds it and takes it away
}

// EditorChoice is a code of a list, with names or with the key of its word.
type EditorChoice struct {
	Code   string            `json:"code"`
	Name   string            `json:"name"`
	NameLO string            `json:"nameLO"`
	NameZH string            `json:"nameZH"`
	Key    string            `json:"key"`
	Fill   map[string]string `json:"fill"` // of a party: its other facts, by their names in the pointer
}

// EditorBase is what changes were made on; pages hand it back as it came.
type EditorBase struct {
	Version int64    `json:"version"`
	Rows    []string `json:"rows"`
}

func (b EditorBase) base() editing.Base { return editing.Base(b) }

func editorBase(b editing.Base) EditorBase {
	return EditorBase{b.Version, append([]string{}, b.Rows...)}
}

// EditorValue is a fact as it stands in its input.
type EditorValue struct {
	Pointer string       `json:"pointer"`
	Value   string       `json:"value"`
	Source  EditorSource `json:"source"`
}

// EditorSource tells where a fact came from; its kind is empty where nothing is known yet.
type EditorSource struct {
	Kind string `json:"kind"`
	By   string `json:"by"`
	At   string `json:"at"`
	Note string `json:"note"`
}

// EditorShipment is a dossier as an officer opens it.
type EditorShipment struct {
	Reference string         `json:"reference"`
	Imported  bool           `json:"imported"` // read from a file
	MayEdit   bool           `json:"mayEdit"`
	Consignee string         `json:"consignee"`
	DepartsAt string         `json:"departsAt"`
	Copied    string         `json:"copied"` // the shipment that facts were copied from, or empty
	Base      EditorBase     `json:"base"`
	Values    []EditorValue  `json:"values"`
	Papers    []EditorPaper  `json:"papers"`
	Unsaved   *EditorUnsaved `json:"unsaved"`
	Told      []Fault        `json:"told"` // of unsaved work that could not be read
}

// EditorUnsaved is work that was not saved yet, fitted to the rows that are there now.
type EditorUnsaved struct {
	At      string           `json:"at"`
	Base    EditorBase       `json:"base"`
	Changes []dossier.Change `json:"changes"`
	Gone    []dossier.Change `json:"gone"`  // of rows that are no longer there
	Newer   bool             `json:"newer"` // somebody saved since
}

// EditorTry asks what changes would do.
type EditorTry struct {
	Reference string           `json:"reference"`
	Base      EditorBase       `json:"base"`
	Changes   []dossier.Change `json:"changes"`
	Paper     string           `json:"paper"` // kind, or empty
	Lines     []int            `json:"lines"`
	On        string           `json:"on"`
	Gate      string           `json:"gate"`
	Seq       int64            `json:"seq"` // comes back with the answer
}

func (t EditorTry) boxes() editing.BoxesRequest {
	return editing.BoxesRequest{Shipment: t.Reference, Base: t.Base.base(), Changes: t.Changes,
		Paper: trade.PaperKind(t.Paper), Lines: t.Lines, DatedOn: t.On}
}

// EditorTried is what changes would do.
type EditorTried struct {
	Seq       int64           `json:"seq"`
	Values    []EditorValue   `json:"values"`
	Wrong     []Fault         `json:"wrong"` // their field is the pointer
	Sheet     *PaperSheet     `json:"sheet"`
	SheetTold []Fault         `json:"sheetTold"` // why there is none
	Findings  []EditorFinding `json:"findings"`
	Papers    []EditorPaper   `json:"papers"`
	Newer     bool            `json:"newer"`
}

// EditorFinding is what a check found.
type EditorFinding struct {
	Check    int           `json:"check"`
	Title    string        `json:"title"` // word key
	Severity string        `json:"severity"`
	Sentence Fault         `json:"sentence"`
	Of       string        `json:"of"`
	Expected string        `json:"expected"`
	Found    string        `json:"found"`
	Waived   string        `json:"waived"` // by whom, or empty
	Places   []EditorPlace `json:"places"`
}

// EditorPlace is a place that a finding speaks of.
type EditorPlace struct {
	Fact   string   `json:"fact"`
	Paper  string   `json:"paper"`
	Number string   `json:"number"`
	Box    string   `json:"box"`   // into what the paper says
	Boxes  []string `json:"boxes"` // of the chosen paper
}

// EditorPaper is how far a paper is.
type EditorPaper struct {
	Kind    trade.PaperKind `json:"kind"`
	Name    string          `json:"name"` // in English
	Ours    bool            `json:"ours"`
	Group   string          `json:"group"`
	Needed  bool            `json:"needed"`
	State   string          `json:"state"` // lacking, ready, issued, submitted, recorded
	Number  string          `json:"number"`
	Lacks   []Fault         `json:"lacks"`
	Touched bool            `json:"touched"`      // it stands, and would say something else now
	Moved   bool            `json:"movedByThese"` // the changes move what it says
}

// EditorMoved are the boxes of a paper that a fact moves.
type EditorMoved struct {
	Paper trade.PaperKind `json:"paper"`
	Boxes []string        `json:"boxes"`
}

// EditorSpot is a box with the facts that move it.
type EditorSpot struct {
	Box   string   `json:"box"`
	Facts []string `json:"facts"`
}

// EditorSaved is the version that was saved, or what somebody else saved meanwhile.
type EditorSaved struct {
	Version  int64            `json:"version"`
	Conflict []EditorConflict `json:"conflict"`
}

// EditorConflict is a fact that two people left in different ways.
type EditorConflict struct {
	Pointer string `json:"pointer"`
	Base    string `json:"base"`
	Mine    string `json:"mine"`
	Theirs  string `json:"theirs"`
	By      string `json:"by"`
	At      string `json:"at"`
	Clash   bool   `json:"clash"`
}

func editorChoices(all []editing.Choice) []EditorChoice {
	choices := []EditorChoice{}
	for _, c := range all {
		one := EditorChoice{c.Code, c.Name, c.NameLO, c.NameZH, string(c.Key), c.Fill}
		if one.Fill == nil {
			one.Fill = map[string]string{}
		}
		choices = append(choices, one)
	}
	return choices
}

func editorValues(all []editing.Value) []EditorValue {
	values := []EditorValue{}
	for _, v := range all {
		values = append(values, EditorValue{v.Pointer, v.Value, editorSource(v.Source)})
	}
	return values
}

func editorSource(s dossier.Source) EditorSource {
	return EditorSource{string(s.Kind), s.By, s.At, s.Note}
}

func editorShipment(o editing.Opened, actor trade.Actor) *EditorShipment {
	f := o.Dossier.Facts
	opened := &EditorShipment{Reference: o.Dossier.Reference, Imported: o.Imported,
		MayEdit: actor.Require(trade.IssuePapers) == nil, Consignee: f.Parties.Consignee.Name,
		DepartsAt: f.Route.DepartsAt, Copied: o.Copied, Base: editorBase(o.Base), Values: editorValues(o.Values),
		Papers: editorPapers(o.Papers), Told: []Fault{}}
	if o.Damaged != nil {
		opened.Told = toldFaults(fault.List{o.Damaged})
	}
	if u := o.Unsaved; u != nil {
		opened.Unsaved = &EditorUnsaved{At: stamp(u.At), Base: editorBase(u.Base),
			Changes: append([]dossier.Change{}, u.Changes...), Gone: append([]dossier.Change{}, u.Gone...), Newer: u.Newer}
	}
	return opened
}

func editorPapers(all []editing.Progress) []EditorPaper {
	progress := []EditorPaper{}
	for _, p := range all {
		one := EditorPaper{Kind: p.Form.Kind, Name: p.Form.Name, Ours: p.Form.Ours, Group: string(p.Form.Group()),
			Needed: p.Needed, State: p.State, Number: p.Number, Lacks: toldFaults(p.Lacks), Touched: p.Touched, Moved: p.Moved}
		if one.State == "draft" {
			one.State = "ready"
			if len(p.Lacks) > 0 {
				one.State = "lacking"
			}
		}
		progress = append(progress, one)
	}
	return progress
}

func editorTried(t editing.Tried) *EditorTried {
	tried := &EditorTried{Values: editorValues(t.Values), Wrong: toldFaults(t.Wrong), Findings: []EditorFinding{},
		SheetTold: []Fault{}, Papers: editorPapers(t.Papers), Newer: t.Newer}
	if t.NoSheet != nil {
		tried.SheetTold = toldFaults(fault.All(t.NoSheet))
	}
	if t.Sheet != nil {
		tried.Sheet = editorSheet(t)
	}
	for _, f := range t.Findings {
		tried.Findings = append(tried.Findings, editorFinding(f))
	}
	return tried
}

func editorSheet(t editing.Tried) *PaperSheet {
	drawn := &PaperSheet{Template: t.Template, Pages: []SheetPage{}, Faults: toldFaults(t.Unset), Lacks: []PaperLack{}}
	for _, page := range t.Sheet.Pages {
		drawn.Pages = append(drawn.Pages, sheetPage(page))
	}
	for _, lack := range t.Lacks {
		drawn.Lacks = append(drawn.Lacks, PaperLack{toldFaults(fault.List{lack.Fault})[0], lack.Box})
	}
	return drawn
}

func editorFinding(f editing.Found) EditorFinding {
	one := EditorFinding{Check: f.Check, Severity: string(f.Severity), Sentence: toldFaults(fault.List{f.Sentence})[0],
		Of: f.Of, Expected: f.Expected, Found: f.Finding.Found, Places: []EditorPlace{}}
	if check, known := preflight.Find(f.Check); known {
		one.Title = string(check.Title)
	}
	if f.Waiver != nil {
		one.Waived = f.Waiver.By
	}
	for i, p := range f.Places {
		one.Places = append(one.Places, EditorPlace{p.Fact, string(p.Paper), p.Number, p.Box,
			append([]string{}, f.Boxes[i]...)})
	}
	return one
}

func editorSaved(s editing.Saved) *EditorSaved {
	saved := &EditorSaved{Version: s.Version, Conflict: []EditorConflict{}}
	for _, c := range s.Conflicts {
		saved.Conflict = append(saved.Conflict, EditorConflict{c.Pointer, c.Base, c.Mine, c.Theirs, c.By, stamp(c.At),
			c.Clash})
	}
	return saved
}

// moment writes a time with the offset of its place; empty where it is not known.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
