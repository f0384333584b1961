package preflight

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"tradehub/backend/dossier"
	"tradehub/backend/gs1"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// wagonTEU is what a flat wagon has room for: one container of 40 feet or two of 20.
const wagonTEU = 2

// wagonsSound: a wagon has a number of seven digits or of twelve with a check digit that fits (TB/T 2435, UIC 438), and
// carries one container of 40 feet or two of 20; all papers name the wagons that there are.
func wagonsSound(a *asked) {
	for _, w := range a.wagons() {
		f := trade.Finding{Of: w.number, Found: w.number, Places: w.places}
		if a.look(!a.isWagonNumber(w.number)) {
			a.report(words.CheckWagonNumber, f, nil)
		}
		if a.look(a.overfull(w)) {
			f.Found = strings.Join(w.names(), ", ")
			a.report(words.CheckWagonFull, f, nil)
		}
	}
	a.agree(words.CheckWagonPapers, nil, Wagon)
}

// wagon is a railway wagon with the transport units that name it.
type wagon struct {
	number string
	units  []dossier.Transport
	places []trade.FindingPlace
}

func (w wagon) names() (all []string) {
	for _, t := range w.units {
		all = append(all, t.Number)
	}
	return all
}

// wagons are the wagons of the shipment in the order of loading, each once.
func (a *asked) wagons() (all []wagon) {
	for i, t := range a.facts.Transport {
		number, place := t.Wagon, at("/facts/transport/%d/wagon", i)
		if t.Kind == string(trade.Wagon) && number == "" {
			number, place = t.Number, at("/facts/transport/%d/number", i)
		}
		if number == "" {
			continue
		}
		k := slices.IndexFunc(all, func(w wagon) bool { return w.number == number })
		if k < 0 {
			k, all = len(all), append(all, wagon{number: number})
		}
		all[k].units, all[k].places = append(all[k].units, t), append(all[k].places, place)
	}
	return all
}

// isWagonNumber tells whether a number has one of the forms that the register knows for wagons, and the check digit
// that belongs to it where it has one.
func (a *asked) isWagonNumber(number string) bool {
	forms := slices.DeleteFunc(a.Registers.Rows("number-forms", a.rulesOn()), func(r trade.RegisterRow) bool {
		return !strings.HasPrefix(r.Code, "wagon-")
	})
	if _, err := gs1.ParseWagon(number); err != nil && (len(forms) == 0 || len(number) == 12) {
		return false
	}
	return len(forms) == 0 || slices.ContainsFunc(forms, func(r trade.RegisterRow) bool {
		return fits(r.Fields["pattern"], number)
	})
}

// fits tells whether a text has a form that a register describes. A form that cannot be read fits everything: the
// register is wrong then, not the text.
func fits(pattern, text string) bool {
	form := patternOf(pattern)
	return form == nil || form.MatchString(text)
}

// patterns are the patterns of registers that were read before; they are few, and asked at every check.
var patterns sync.Map

// patternOf reads a pattern of a register; nil where it is none.
func patternOf(pattern string) *regexp.Regexp {
	if read, known := patterns.Load(pattern); known {
		return read.(*regexp.Regexp)
	}
	form, err := regexp.Compile(pattern)
	if err != nil {
		form = nil
	}
	patterns.Store(pattern, form)
	return form
}

// overfull tells whether more stands on a wagon than it has room for. A container of an unknown type counts as one of
// 20 feet: check 50 tells of the type.
func (a *asked) overfull(w wagon) bool {
	room := 0
	for _, t := range w.units {
		fields, _ := a.row("container-types", t.SizeType)
		switch {
		case t.Kind != string(trade.Container):
			room += wagonTEU
		case fields["teu"] == "2":
			room += wagonTEU
		default:
			room++
		}
	}
	return room > wagonTEU
}
