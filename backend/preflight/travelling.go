package preflight

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// placedLine is a line with its place in the dossier.
type placedLine struct {
	dossier.Line
	at string // "/facts/lines/0"
}

// placedLot is a lot with its place in the dossier.
type placedLot struct {
	dossier.Lot
	at string // "/facts/lots/0"
}

// lines are all lines of the shipment.
func (a *asked) lines() []placedLine {
	all := make([]placedLine, len(a.facts.Lines))
	for i, line := range a.facts.Lines {
		all[i] = placedLine{line, fmt.Sprintf("/facts/lines/%d", i)}
	}
	return all
}

// travelling are the lines that go: those of which something is loaded, or all while nothing is loaded yet.
func (a *asked) travelling() []placedLine {
	if a.facts.Total().Packages == 0 {
		return a.lines()
	}
	return slices.DeleteFunc(a.lines(), func(l placedLine) bool { return a.facts.OfLine(l.Number).Packages == 0 })
}

// lotsOf are the lots of a line that go, or those of all lines for nought.
func (a *asked) lotsOf(line int) (all []placedLot) {
	unloaded := a.facts.Total().Packages == 0
	for i, lot := range a.facts.Lots {
		if (line == 0 || lot.Line == line) && (unloaded || a.facts.OfLot(lot.Number).Packages > 0) {
			all = append(all, placedLot{lot, fmt.Sprintf("/facts/lots/%d", i)})
		}
	}
	return all
}

func (a *asked) abroad() bool { return Abroad(a.facts) }

// Abroad tells whether goods leave the country of the consignor; not while nobody said where they go. Where they were
// grown does not matter: Thai fruit that is sold from Laos to Thailand crosses a border.
func Abroad(f dossier.Facts) bool {
	return f.Destination != "" && f.Destination != f.Parties.Consignor.Country
}

// agreeIn is agree for those statements alone that a test picks.
func (a *asked) agreeIn(key words.Key, which func(Paper) bool, picks func(Statement) bool, about ...Term) {
	for _, p := range a.Papers {
		if which != nil && !which(p) {
			continue
		}
		picked := []Statement{}
		for _, s := range p.Statements {
			if picks(s) {
				picked = append(picked, s)
			}
		}
		p.Statements = picked
		a.agreePaper(key, p, about)
	}
}

// boxes picks the statements of some boxes. A box that ends with a stroke stands for all below it.
func boxes(names ...string) func(Statement) bool {
	return func(s Statement) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			return s.Box == name || strings.HasSuffix(name, "/") && strings.HasPrefix(s.Box, name)
		})
	}
}

// isCertificate tells whether a paper is a certificate of origin.
func isCertificate(p Paper) bool { return slices.Contains(certificates, p.Kind) }

// about tells whether a paper is about a line.
func (p Paper) about(line int) bool { return len(p.Lines) == 0 || slices.Contains(p.Lines, line) }

// registered finds a registration of a kind that covers a line: one that holds on the day of departure, or else the
// last that was given.
func (a *asked) registered(kind string, line dossier.Line) (r dossier.Registration, at string, found bool) {
	for i, one := range a.facts.Registrations {
		if one.Kind != kind || one.Item != "" && one.Item != line.Item.Code || one.HS6 != "" && one.HS6 != line.Item.HS6 {
			continue
		}
		r, at, found = one, fmt.Sprintf("/facts/registrations/%d", i), true
		if holds(r, a.rulesOn()) {
			return r, at, true
		}
	}
	return r, at, found
}

// holds tells whether a registration is valid on a date.
func holds(r dossier.Registration, on string) bool {
	return (r.ValidFrom == "" || r.ValidFrom <= on) && (r.ValidTo == "" || on <= r.ValidTo)
}

// listed tells whether a register of the firm's own has a row for a line that holds on the day of departure: of its
// subheading, and with a party among its holders.
func (a *asked) listed(register, holder string, line dossier.Line, fits func(fields map[string]string) bool) bool {
	for _, row := range a.Registers.Rows(register, a.rulesOn()) {
		held := strings.Fields(row.Fields["holder"])
		if row.Fields["hs6"] == line.Item.HS6 && slices.Contains(held, holder) && fits(row.Fields) {
			return true
		}
	}
	return false
}

// dated are the parts that a check needs which reads registers, beside others: they are read as on the day of
// departure, or today where that is not known.
func dated(parts ...Part) []Part { return append(parts, CodeLists, Route, Time) }

// digits are the digits of a code, without points and blanks.
func digits(code string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, code)
}

// unsaid stands in a sentence for what is not there.
const unsaid = "—"

// reportLine notes a finding about a line, with the name of its goods for the sentence.
func (a *asked) reportLine(line placedLine, key words.Key, f trade.Finding, params fault.Params) {
	f.Of = strconv.Itoa(line.Number)
	filled := fault.Params{"goods": line.Item.PaperName}
	maps.Copy(filled, params)
	a.report(key, f, filled)
}

// fact is a place among the facts, by its pointer.
func fact(pointer string) trade.FindingPlace { return trade.FindingPlace{Fact: pointer} }
