package forms

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// writer fills a form in. It gathers what is missing and what the form cannot carry.
type writer struct {
	dossier   dossier.Dossier
	facts     dossier.Facts
	form      Form
	head      Head
	registers Registers
	folder    []Form         // all forms, in their order
	lines     []dossier.Line // that the paper is about
	faults    fault.List
}

// choose picks the lines that the paper is about.
func (w *writer) choose(numbers []int) error {
	for _, n := range numbers {
		if _, known := w.facts.Line(n); !known {
			return fault.New(fault.Invalid, words.FormsLine, fault.Params{"found": n, "shipment": w.dossier.Reference}).
				At("lines")
		}
	}
	for _, line := range w.facts.Lines {
		if len(numbers) == 0 || slices.Contains(numbers, line.Number) {
			w.lines = append(w.lines, line)
		}
	}
	return nil
}

// refuse notes why the paper cannot be issued; the pointer leads to the fact.
func (w *writer) refuse(at string, key words.Key, params fault.Params) {
	if params == nil {
		params = fault.Params{}
	}
	params["at"], params["paper"] = at, w.form.Name
	told := fault.New(fault.Invalid, key, params).At(at)
	same := func(f *fault.Fault) bool { return f.Error() == told.Error() }
	if !slices.ContainsFunc(w.faults, same) { // a fact that stands in several boxes is told once
		w.faults = append(w.faults, told)
	}
}

// given gives a fact that the form must have, and notes when it is missing.
func (w *writer) given(at, value string) string {
	if strings.TrimSpace(value) == "" {
		w.refuse(at, words.FormsMissing, nil)
	}
	return value
}

// latin gives a text in the capitals that forms of authorities demand, and notes characters that are no Latin ones:
// the Latin name belongs into the masters beside the Lao one.
func (w *writer) latin(at, value string) string {
	for _, r := range value {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			w.refuse(at, words.FormsNotLatin, fault.Params{"found": value})
			break
		}
	}
	return strings.ToUpper(value)
}

// latinGiven is both.
func (w *writer) latinGiven(at, value string) string { return w.latin(at, w.given(at, value)) }

// named gives the name of a code in a register, or the code itself where the register has none.
func (w *writer) named(register, code, field string) string {
	if fields, found := w.registers(register, code); found && fields[field] != "" {
		return fields[field]
	}
	return code
}

// country names a country in Latin capitals, as forms print it.
func (w *writer) country(code string) string {
	return strings.ToUpper(w.named("countries", code, "name_en"))
}

// Party is a party as forms print it.
type Party struct {
	Name        string `json:"name"`
	NameLO      string `json:"name_lo"`
	NameZH      string `json:"name_zh"`
	Address     string `json:"address"`
	Country     string `json:"country"`
	CountryZH   string `json:"country_zh"`
	CountryLine string `json:"country_line"` // the country, or empty where the address ends with it
	TIN         string `json:"tin"`
	Phone       string `json:"phone"`
}

// party gives a party whose name and address the form must have.
func (w *writer) party(at string, p dossier.Party) Party {
	said := w.said(p)
	said.Name, said.Address = w.latinGiven(at+"/name", p.Name), w.latinGiven(at+"/address", p.Address)
	return said
}

// partyOr gives a party that need not be there.
func (w *writer) partyOr(at string, p *dossier.Party) Party {
	if p == nil {
		return Party{}
	}
	return w.party(at, *p)
}

// laoNames are the names in Lao that the paper may print.
func (w *writer) laoNames() []string {
	p := w.facts.Parties
	names := []string{p.Consignor.NameLO, p.Consignee.NameLO}
	for _, other := range []*dossier.Party{p.Carrier, p.Forwarder} {
		if other != nil {
			names = append(names, other.NameLO)
		}
	}
	for _, g := range p.Growers {
		names = append(names, g.NameLO)
	}
	for _, line := range w.lines {
		names = append(names, line.Item.NameLO)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// figures sums what the paper is about.
func (w *writer) figures() (sum dossier.Figures) {
	for _, line := range w.lines {
		sum = sum.Plus(w.facts.OfLine(line.Number))
	}
	return sum
}

// Reference names another paper.
type Reference struct {
	Number  string `json:"number"`
	DatedOn string `json:"dated_on"`
}

// paper finds the paper of a kind that counts, of several the last. Nothing where there is none yet.
func (w *writer) paper(kind string) (found dossier.Paper, ok bool) {
	for _, p := range w.dossier.Papers {
		if p.Kind == kind && p.State != "void" && p.State != "replaced" {
			found, ok = p, true
		}
	}
	return found, ok
}

// invoice names the invoice, which most forms must.
func (w *writer) invoice() Reference {
	p, found := w.paper("commercial-invoice")
	if !found {
		w.refuse("/papers", words.FormsNoInvoice, nil)
	}
	return Reference{p.Number, p.DatedOn}
}

// lineAt is the pointer to a line.
func lineAt(line dossier.Line) string { return fmt.Sprintf("/facts/lines/%d", line.Number-1) }
