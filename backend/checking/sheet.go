package checking

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/preflight"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/text"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// checkSheet is the template of check sheets.
const checkSheet = "check-sheet"

// typesetter lays check sheets out, one at a time.
type typesetter struct {
	mutex  sync.Mutex
	setter *text.Setter
}

func (t *typesetter) lay(form *sheet.Template, said any, at time.Time) (sheet.Document, error) {
	data, err := sheet.DataOf(said)
	if err != nil {
		return sheet.Document{}, err
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.setter == nil {
		t.setter = text.NewSetter()
	}
	return form.Lay(data, sheet.Options{CreatedAt: at, Setter: t.setter})
}

// sheetSaid is what a check sheet says. All words come with it.
type sheetSaid struct {
	Shipment  string            `json:"shipment"`
	Departure string            `json:"departure"`
	Gate      trade.Gate        `json:"gate"`
	GateSaid  string            `json:"gate_said"`
	At        string            `json:"at"`
	Verdict   string            `json:"verdict"`
	Words     map[string]string `json:"words"`
	Rows      []sheetRow        `json:"rows"`
	Made      forms.Made        `json:"made"`
}

// sheetRow is a check, or what it found.
type sheetRow struct {
	Kind    string `json:"kind"` // empty, or finding
	Number  int    `json:"number"`
	What    string `json:"what"`
	Figures string `json:"figures"`
	Result  string `json:"result"`
}

// Sheet prints every check of a gate with its result, what it found and who let what pass, in a language. It is an
// internal paper and is not kept. Requires trade.Look.
func (s *Service) Sheet(ctx context.Context, actor trade.Actor, r Request, in words.Lang) (printed []byte, err error) {
	return s.sheet(ctx, actor, r, in, func(tx *store.Tx) (dossier.Dossier, error) {
		return s.parts.Dossiers(tx, r.Shipment)
	})
}

// SheetOf prints the check sheet of a dossier that was read from a file. Requires trade.Look.
func (s *Service) SheetOf(ctx context.Context, actor trade.Actor, d dossier.Dossier, r Request, in words.Lang) (
	[]byte, error) {
	return s.sheet(ctx, actor, r, in, func(*store.Tx) (dossier.Dossier, error) { return d, nil })
}

func (s *Service) sheet(ctx context.Context, actor trade.Actor, r Request, in words.Lang,
	read func(*store.Tx) (dossier.Dossier, error)) (printed []byte, err error) {
	if err := ready(actor, r.Gate); err != nil {
		return nil, err
	}
	form, err := s.parts.Forms.Find(checkSheet)
	if err != nil {
		return nil, err
	}
	var said sheetSaid
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		d, err := read(tx)
		if err != nil {
			return err
		}
		c, err := s.look(tx, d, r)
		if err != nil {
			return err
		}
		said = c.said(in)
		said.Made = forms.Made{By: actor.Name, At: tx.Now(), On: tx.Today(), Station: tx.Station(), Epoch: tx.Epoch(),
			Seq: tx.Seq(), Head: tx.ChainHead(), HeadShort: short(tx.ChainHead())}
		return nil
	})
	if err != nil {
		return nil, err
	}
	set, err := s.typesetter.lay(form, said, said.Made.At)
	if err != nil {
		return nil, err
	}
	return pdf.Paint(set)
}

// short is the beginning of a hash, in groups of four as a person compares it.
func short(hash string) string {
	groups := []string{}
	for i := 0; i+4 <= min(len(hash), 16); i += 4 {
		groups = append(groups, hash[i:i+4])
	}
	return strings.Join(groups, " ")
}

// sheetWords are the captions of the sheet.
var sheetWords = map[string]words.Key{"title": words.ChecksheetTitle, "shipment": words.ChecksheetShipment,
	"departure": words.ChecksheetDeparture, "at": words.ChecksheetAt, "number": words.ChecksheetNumber,
	"check": words.ChecksheetCheck, "figures": words.ChecksheetFigures, "result": words.ChecksheetResult,
	"internal": words.ChecksheetInternal}

var gateWords = map[trade.Gate]words.Key{trade.GateApplication: words.ChecksheetGateA,
	trade.GateDespatch: words.ChecksheetGateB, trade.GatePlatform: words.ChecksheetGateC}

func (c Checked) said(in words.Lang) sheetSaid {
	said := sheetSaid{Shipment: c.Reference, Departure: c.Departure, Gate: c.Gate,
		GateSaid: words.Say(in, gateWords[c.Gate], nil), At: c.At.Format(momentSaid), Verdict: c.verdict(in),
		Words: map[string]string{}, Rows: []sheetRow{}}
	for name, key := range sheetWords {
		said.Words[name] = words.Say(in, key, nil)
	}
	for _, a := range c.Answers {
		said.Rows = append(said.Rows, answerRow(in, a))
		for _, f := range a.Findings {
			said.Rows = append(said.Rows, findingRow(in, f))
			if f.Waiver != nil {
				said.Rows = append(said.Rows, waiverRow(in, *f.Waiver, c.At.Location()))
			}
		}
	}
	return said
}

// verdict tells whether the gate is open, and what was found.
func (c Checked) verdict(in words.Lang) string {
	count := map[string]int{}
	for _, f := range c.Findings {
		if f.Waiver != nil {
			count["waived"]++
		} else {
			count[string(f.Severity)]++
		}
	}
	key := words.ChecksheetOpen
	if c.Stopped() {
		key = words.ChecksheetClosed
	}
	return words.Say(in, key, fault.Params{"blocks": count["block"], "warnings": count["warn"], "infos": count["info"],
		"waived": count["waived"]})
}

func answerRow(in words.Lang, a preflight.Answer) sheetRow {
	row := sheetRow{Number: a.Check.Number, What: words.Say(in, a.Check.Title, nil),
		Figures: words.Say(in, words.ChecksheetCompared, fault.Params{"count": a.Compared}),
		Result:  words.Say(in, words.ChecksheetPassed, nil)}
	switch {
	case len(a.Findings) > 0:
		row.Result = fmt.Sprint(len(a.Findings))
	case a.Compared == 0:
		row.Figures, row.Result = "", words.Say(in, words.ChecksheetNothing, nil)
	}
	return row
}

var severityWords = map[trade.Severity]words.Key{trade.Block: words.ChecksheetBlock,
	trade.Warning: words.ChecksheetWarn, trade.Info: words.ChecksheetInfo}

func findingRow(in words.Lang, f trade.Finding) sheetRow {
	row := sheetRow{Kind: "finding", What: words.Say(in, words.Key(f.Sentence.Key), f.Sentence.Params),
		Result: words.Say(in, severityWords[f.Severity], nil)}
	lines := []string{}
	if f.Expected != "" {
		lines = append(lines, words.Say(in, words.ChecksheetExpected, fault.Params{"value": f.Expected}))
	}
	if f.Found != "" {
		lines = append(lines, words.Say(in, words.ChecksheetFound, fault.Params{"value": f.Found}))
	}
	for _, p := range f.Places {
		if said := strings.TrimSpace(paperName(p.Paper) + " " + p.Number); said != "" && !slices.Contains(lines, said) {
			lines = append(lines, said)
		}
	}
	row.Figures = strings.Join(lines, "\n")
	return row
}

// paperName is how sentences call a kind of paper.
func paperName(kind trade.PaperKind) string {
	if form, known := forms.Find(kind); known {
		return form.Name
	}
	return string(kind)
}

// momentSaid is how a sheet tells a moment: by the clocks of the station, and how far they are from UTC.
const momentSaid = "2006-01-02 15:04 UTC-07:00"

func waiverRow(in words.Lang, w trade.Waiver, zone *time.Location) sheetRow {
	return sheetRow{Kind: "finding", Result: words.Say(in, words.ChecksheetWaived, nil),
		What: words.Say(in, words.ChecksheetLetPass, fault.Params{"by": w.By, "at": w.At.In(zone).Format(momentSaid),
			"reason": w.Reason})}
}
