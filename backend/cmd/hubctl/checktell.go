package main

import (
	"fmt"
	"strings"
	"time"

	"tradehub/backend/checking"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// checkedOut is the outcome of a check as JSON.
type checkedOut struct {
	Shipment string       `json:"shipment"`
	Gate     trade.Gate   `json:"gate"`
	At       time.Time    `json:"at"`
	Open     bool         `json:"open"`
	Guarded  bool         `json:"guarded"`
	Asked    int          `json:"asked"`
	Units    []unitOut    `json:"units"`
	Findings []findingOut `json:"findings"`
}

type unitOut struct {
	Number string `json:"number"`
	Hold   bool   `json:"hold"`
}

// findingOut is a finding as JSON.
type findingOut struct {
	Check    int            `json:"check"`
	Severity trade.Severity `json:"severity"`
	Mark     string         `json:"mark"`
	Of       string         `json:"of,omitempty"`
	Expected string         `json:"expected,omitempty"`
	Found    string         `json:"found,omitempty"`
	Sentence string         `json:"sentence"`
	Places   []string       `json:"places"`
	WaivedBy string         `json:"waived_by,omitempty"`
	Reason   string         `json:"reason,omitempty"`
}

// tellChecked writes what was found, and ends with the exit code of the worst.
func (p *program) tellChecked(all []checking.Checked) error {
	code := exitOK
	for _, c := range all {
		if err := p.tellOneChecked(c); err != nil {
			return err
		}
		switch c.Worst() {
		case trade.Block:
			code = exitBlocks
		case trade.Warning:
			code = max(code, exitWarnings)
		}
	}
	if code == exitOK {
		return nil
	}
	return found{code}
}

func (p *program) tellOneChecked(c checking.Checked) error {
	out := checkedOut{Shipment: c.Reference, Gate: c.Gate, At: c.At, Open: !c.Stopped(), Guarded: c.Guarded,
		Asked: len(c.Answers), Units: []unitOut{}, Findings: []findingOut{}}
	for _, u := range c.Units {
		out.Units = append(out.Units, unitOut(u))
	}
	for _, f := range c.Findings {
		out.Findings = append(out.Findings, findingOf(f))
	}
	if p.json {
		p.write(p.out, out)
		return nil
	}
	if err := p.say("%s, gate %s: %s", out.Shipment, out.Gate, verdict(out)); err != nil {
		return err
	}
	for _, f := range out.Findings {
		if err := p.say("  %-5s %2d  %s  %s%s", f.Severity, f.Check, f.Mark, f.Sentence, waivedBy(f)); err != nil {
			return err
		}
	}
	return nil
}

func findingOf(f trade.Finding) findingOut {
	out := findingOut{Check: f.Check, Severity: f.Severity, Mark: f.Mark(), Of: f.Of, Expected: f.Expected,
		Found: f.Found, Sentence: words.Say(words.English, words.Key(f.Sentence.Key), f.Sentence.Params),
		Places: []string{}}
	for _, place := range f.Places {
		out.Places = append(out.Places, strings.TrimSpace(
			strings.Join([]string{string(place.Paper), place.Number, place.Box + place.Fact}, " ")))
	}
	if f.Waiver != nil {
		out.WaivedBy, out.Reason = f.Waiver.By, f.Waiver.Reason
	}
	return out
}

func waivedBy(f findingOut) string {
	if f.WaivedBy == "" {
		return ""
	}
	return fmt.Sprintf(" Waived by %s: %s.", f.WaivedBy, f.Reason)
}

// verdict says whether the gate is open, and which units are held.
func verdict(out checkedOut) string {
	held := []string{}
	for _, u := range out.Units {
		if u.Hold {
			held = append(held, u.Number)
		}
	}
	said := "open"
	if !out.Open {
		said = "closed"
	}
	said += fmt.Sprintf(", %s asked, %s", counted(int64(out.Asked), "check"), counted(int64(len(out.Findings)), "finding"))
	if len(held) > 0 {
		said += ", on hold " + strings.Join(held, ", ")
	}
	return said + "."
}
