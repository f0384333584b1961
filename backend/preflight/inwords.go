package preflight

import (
	"regexp"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// wordsAreFigures: a number that stands on a paper in words is the one that stands beside it in figures; what an
// invoice comes to in words is what it comes to.
func wordsAreFigures(a *asked) {
	for _, p := range a.Papers {
		for _, s := range p.Statements {
			if s.Term != CountInWords || s.Said == "" {
				continue
			}
			figures, there := figuresBeside(p, s)
			if a.look(there && !says(s.Said, figures) || !there && !s.Agrees()) {
				a.report(words.CheckInWords, trade.Finding{Of: s.Of, Expected: figures, Found: s.Said,
					Places: []trade.FindingPlace{on(p, s.Box)}}, fault.Params{"paper": p.Name, "number": p.Number})
			}
		}
	}
}

// figuresBeside are the figures in the same box of a paper as a number in words, or the amount of its invoice. Where
// the paper has none, they are what holds.
func figuresBeside(p Paper, inWords Statement) (figures string, there bool) {
	for _, s := range p.Statements {
		count := s.Term == PackageCount && s.Box == inWords.Box
		amount := inWords.Box == "/amount_in_words" && s.Box == "/money/minor"
		if (count || amount) && s.Official == inWords.Official && s.Said != "" {
			return s.Said, true
		}
	}
	return inWords.Holds, false
}

// says tells whether words and figures are the same number: "SIXTY" and "60", "ONE US DOLLAR AND 05/100" and "1.05".
func says(inWords, figures string) bool {
	part := hundredths.FindStringSubmatch(inWords)
	scale, fraction := 0, ""
	if part != nil {
		scale, fraction = len(part[1]), part[1]
	}
	number, readable := readDecimal(figures, scale)
	value, known := spelt(inWords)
	tail, _ := readDecimal(fraction, 0)
	for range scale {
		value *= 10
	}
	return readable && known && value+tail == max(number, -number)
}

// hundredths is how the part below one of an amount stands behind its words.
var hundredths = regexp.MustCompile(`([0-9]+)/10*$`)

// spelt reads a number in English words up to the first word that belongs to none.
func spelt(text string) (n int64, known bool) {
	var below int64 // a thousand, a million ...
	for _, word := range strings.Fields(strings.ReplaceAll(text, "-", " ")) {
		value, small := smallNumbers[word]
		scale, large := largeNumbers[word]
		switch {
		case small:
			below += value
		case word == "HUNDRED":
			below *= 100
		case large:
			n, below = n+below*scale, 0
		case word != "AND" && word != "MINUS":
			return n + below, known
		}
		known = known || small
	}
	return n + below, known
}

var smallNumbers = map[string]int64{"ZERO": 0, "ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5, "SIX": 6,
	"SEVEN": 7, "EIGHT": 8, "NINE": 9, "TEN": 10, "ELEVEN": 11, "TWELVE": 12, "THIRTEEN": 13, "FOURTEEN": 14,
	"FIFTEEN": 15, "SIXTEEN": 16, "SEVENTEEN": 17, "EIGHTEEN": 18, "NINETEEN": 19, "TWENTY": 20, "THIRTY": 30,
	"FORTY": 40, "FIFTY": 50, "SIXTY": 60, "SEVENTY": 70, "EIGHTY": 80, "NINETY": 90}

var largeNumbers = map[string]int64{"THOUSAND": 1e3, "MILLION": 1e6, "BILLION": 1e9, "TRILLION": 1e12,
	"QUADRILLION": 1e15}
