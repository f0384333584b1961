package exchange

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// needs gathers what keeps a data file from being written: facts that the format asks for and the dossier lacks, and
// those that it cannot hold. All are told at once, each with the JSON pointer of the fact, as dossier.Validate does.
type needs struct {
	format string // as people call it
	faults fault.List
}

func (n *needs) refuse(at string, key words.Key, params fault.Params) {
	if params == nil {
		params = fault.Params{}
	}
	params["at"], params["format"] = at, n.format
	n.faults = append(n.faults, fault.New(fault.Invalid, key, params).At(at))
}

func (n *needs) missing(at string) { n.refuse(at, words.ExchangeDataMissing, nil) }

// given asks for texts, by the pointers of their facts.
func (n *needs) given(at, value string) {
	if value == "" {
		n.missing(at)
	}
}

// code asks for a value that the format has a code for.
func (n *needs) code(at, value, code string) {
	n.given(at, value)
	if value != "" && code == "" {
		n.refuse(at, words.ExchangeDataCode, fault.Params{"found": value})
	}
}

// party asks for who a file cannot do without.
func (n *needs) party(at string, p dossier.Party) {
	n.given(at+"/name", p.Name)
	n.given(at+"/address", p.Address)
	n.given(at+"/country", p.Country)
}

// mode asks for a means of transport that has a code (UN/ECE Recommendation 19).
func (n *needs) mode(r dossier.Route) {
	n.code("/facts/route/mode", r.Mode, trade.Mode(r.Mode).Code())
}

// loaded asks that something of every line is loaded: papers and files with a line of nothing are refused everywhere.
func (n *needs) loaded(f dossier.Facts) {
	if len(f.Lines) == 0 {
		n.missing("/facts/lines")
	}
	n.transport(f)
	for i, line := range f.Lines {
		if sum := f.OfLine(line.Number); len(f.Transport) > 0 && (sum.Packages == 0 || sum.NetG == 0) {
			n.refuse(fmt.Sprintf("/facts/lines/%d", i), words.ExchangeDataUnloaded, nil)
		}
	}
}

// transport asks for what the goods are loaded in.
func (n *needs) transport(f dossier.Facts) {
	if len(f.Transport) == 0 {
		n.missing("/facts/transport")
	}
}

// paper asks for the paper of a kind that is in force, with its date, and tells where it stands; false where there is
// none.
func (n *needs) paper(d dossier.Dossier, kind string) (paper dossier.Paper, at string, found bool) {
	last := -1
	for i, p := range d.Papers {
		if p.Kind == kind && slices.Contains(inForce, p.State) && p.Number != "" {
			last = i
		}
	}
	if last < 0 {
		n.refuse("/papers", words.ExchangeDataPaper, fault.Params{"kind": kind})
		return paper, "", false
	}
	at = fmt.Sprintf("/papers/%d", last)
	n.given(at+"/dated_on", d.Papers[last].DatedOn)
	return d.Papers[last], at, true
}

// inForce are the states in which a paper may be named to others.
var inForce = []string{"issued", "submitted", "recorded"}

// characters refuses what XML cannot hold (XML 1.0, section 2.2): an escape would not help, and leaving it out would
// write another text than the one that is known.
func (n *needs) characters(d dossier.Dossier) {
	n.text("/reference", reflect.ValueOf(d.Reference))
	n.text("/facts", reflect.ValueOf(d.Facts))
	for i, p := range d.Papers {
		at := fmt.Sprintf("/papers/%d/", i)
		n.text(at+"kind", reflect.ValueOf(p.Kind))
		n.text(at+"number", reflect.ValueOf(p.Number))
		n.text(at+"dated_on", reflect.ValueOf(p.DatedOn))
		n.text(at+"official", reflect.ValueOf(p.Official))
	}
}

// text walks through a value to every text in it.
func (n *needs) text(at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if bad, found := foreign(v.String()); found {
			n.refuse(at, words.ExchangeDataCharacter, fault.Params{"found": bad})
		}
	case reflect.Pointer:
		if !v.IsNil() {
			n.text(at, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			n.text(fmt.Sprintf("%s/%d", at, i), v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if kind := v.Field(i).Kind(); kind != reflect.Int64 && kind != reflect.Int && kind != reflect.Bool {
				name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
				n.text(at+"/"+name, v.Field(i))
			}
		}
	}
}

// foreign finds a character that XML cannot hold, written as Unicode does.
func foreign(text string) (bad string, found bool) {
	for i, r := range text {
		control := r < ' ' && r != '\t' && r != '\n' && r != '\r'
		broken := r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD")
		if control || broken || r == '\uFFFE' || r == '\uFFFF' {
			return fmt.Sprintf("U+%04X", r), true
		}
	}
	return "", false
}

// originOf is the country that the goods of a line come from, and all countries where there are several.
func originOf(f dossier.Facts, line int) (country string, all []string) {
	for _, l := range f.Lots {
		if l.Line == line && !slices.Contains(all, l.Country) {
			all = append(all, l.Country)
		}
	}
	if len(all) == 0 {
		return f.Origin, nil
	}
	return all[0], all
}

// vehicle names the means of transport as papers do: a truck with its trailer.
func vehicle(r dossier.Route) string {
	if r.Trailer == "" {
		return r.Vehicle
	}
	return r.Vehicle + " / " + r.Trailer
}

// nameAndAddress is a party on a few lines.
func nameAndAddress(p dossier.Party) string { return p.Name + "\n" + p.Address }

// joined sets texts side by side, without those that are not known.
func joined(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), separator)
}
