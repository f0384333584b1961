package trade

import (
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// FormStock is a pad of numbered blanks of an authority's form, as it was bought: "E 0045001" to "E 0045100".
type FormStock struct {
	Form     PaperKind
	Prefix   string // printed before the number
	Width    int    // digits, with leading zeros
	First    int64
	Last     int64
	BoughtOn string // calendar date, YYYY-MM-DD
	Note     string // from whom, under which receipt
}

const (
	mostBlanks       = 100_000 // that are bought at once: an office of an authority sells pads of a hundred
	mostSerialDigits = 18      // what an int64 holds
)

// BlanksBetween reads a pad from its first and its last number, as they are printed: "E 0045001" and "E 0045100".
func BlanksBetween(form PaperKind, first, last string) (FormStock, error) {
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	prefix := strings.TrimRight(first, "0123456789")
	s := FormStock{Form: form, Prefix: prefix, Width: len(first) - len(prefix)}
	var read, readToo bool
	series := Series{Prefix: prefix, Width: s.Width}
	s.First, read = series.Place(first)
	s.Last, readToo = series.Place(last)
	if s.Width == 0 || !read || !readToo || len(last) != len(first) {
		return FormStock{}, fault.New(fault.Invalid, words.PapersSerialsBetween,
			fault.Params{"first": first, "last": last}).At("first number")
	}
	return s, nil
}

// Number writes a number of the stock as it is printed on the blank.
func (s FormStock) Number(n int64) string {
	return Series{Prefix: s.Prefix, Width: s.Width}.Format(n)
}

// Holds tells whether a printed number is of this stock.
func (s FormStock) Holds(number string) bool {
	if !strings.HasPrefix(number, s.Prefix) {
		return false
	}
	n, is := Series{Prefix: s.Prefix, Width: s.Width}.Place(number)
	return is && n >= s.First && n <= s.Last
}

// Overlaps tells whether two stocks of one form have a number in common.
func (s FormStock) Overlaps(other FormStock) bool {
	if s.Form != other.Form {
		return false
	}
	return s.Holds(other.Number(other.First)) || s.Holds(other.Number(other.Last)) || other.Holds(s.Number(s.First))
}

// Count is how many blanks were bought.
func (s FormStock) Count() int64 { return s.Last - s.First + 1 }

// Validate tells every rule the stock breaks, all at once.
func (s FormStock) Validate() error {
	var l fault.List
	l = appendMissing(l, "form", string(s.Form))
	l = appendNotPositive(l, "first number", s.First)
	if s.Width < 1 || s.Width > mostSerialDigits || len(s.Number(s.Last)) != len(s.Prefix)+s.Width {
		l = append(l, fault.New(fault.Invalid, words.PapersSerialsWidth,
			fault.Params{"last": s.Last, "width": s.Width}).At("digits"))
	}
	switch {
	case s.Last < s.First:
		l = append(l, fault.New(fault.Invalid, words.TradeSeriesRange,
			fault.Params{"first": s.First, "last": s.Last}).At("last number"))
	case s.Count() > mostBlanks:
		l = append(l, fault.New(fault.Invalid, words.PapersSerialsMany,
			fault.Params{"found": s.Count(), "most": mostBlanks}).At("last number"))
	}
	if s.Prefix != "" {
		l = appendBadCode(l, "prefix", strings.TrimRight(s.Prefix, " ")) // "E 0045001" is written with a blank
	}
	if _, err := time.Parse(time.DateOnly, s.BoughtOn); err != nil {
		l = append(l, fault.New(fault.Invalid, words.TradeDate,
			fault.Params{"field": "day on which they were bought", "found": s.BoughtOn}).At("bought on"))
	}
	return l.OrNil()
}

// FormSerial is a blank that is gone: a paper was printed on it, or it is spoilt. One that there is none of is unused.
type FormSerial struct {
	Form        PaperKind
	Number      string // as it is printed on the blank
	State       SerialState
	PaperID     PaperID // that it was used for; kept when it is spoilt later
	PaperNumber string  // ours, under which that paper was handed in
	Reason      string  // why it is spoilt
}

// SerialState tells what became of a blank.
type SerialState string

// A blank is used for one paper. One that is spoilt is used for none from then on.
const (
	SerialUsed   SerialState = "used"
	SerialSpoilt SerialState = "spoilt"
)
