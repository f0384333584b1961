package trade

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// ScannerSetup is a scanner as this station hears it, and what it adds to what it reads.
type ScannerSetup struct {
	Name         string // by which people know it; unique
	Address      string // serial:PORT[@BAUD,MODE] or tcp:HOST:PORT; empty where it types as a keyboard does
	Prefix       string // sent before each scan, empty for none
	Suffix       string // sent behind each scan; empty: a line end, a tab, or a gap
	GSSubstitute string // sent for the group separator 0x1d, empty where it comes as it is
	Layout       string // keyboard that a typing scanner takes the computer's for: us, uk, fr or de; else empty
	Removed      bool   // it is no longer used
}

// Types tells whether the scanner types as a keyboard does.
func (s ScannerSetup) Types() bool { return s.Address == "" }

// KeyboardLayouts are those that typing scanners come with, by the country of the keyboard.
var KeyboardLayouts = []string{"us", "uk", "fr", "de"}

// longestMark is the most characters that a scanner adds at one place; manuals of scanners offer no more than 20.
const longestMark = 20

// aimIdentifier is the mark of a symbology, such as ]C1 (ISO/IEC 15424). It says what was read and must stay.
var aimIdentifier = regexp.MustCompile(`^\][A-Za-z][0-9A-Za-z]$`)

// Validate tells every rule the set-up breaks, all at once. Whether the address can be read, its wire says.
func (s ScannerSetup) Validate() error {
	var l fault.List
	l = appendBadCode(l, "scanner", s.Name)
	for field, mark := range s.marks() {
		if utf8.RuneCountInString(mark) > longestMark {
			l = append(l, fault.New(fault.Invalid, words.ScanningMarkLong,
				fault.Params{"found": mark, "most": longestMark}).At(field))
		}
	}
	if aimIdentifier.MatchString(s.Prefix) {
		l = append(l, fault.New(fault.Invalid, words.ScanningPrefixAim, fault.Params{"found": s.Prefix}).At("prefix"))
	}
	if s.GSSubstitute != "" && !strings.ContainsFunc(s.GSSubstitute, isSign) {
		l = append(l, fault.New(fault.Invalid, words.ScanningSubstitute,
			fault.Params{"found": s.GSSubstitute}).At("substitute"))
	}
	if s.Types() && !slices.Contains(KeyboardLayouts, s.Layout) {
		l = append(l, fault.New(fault.Invalid, words.ScanningLayout,
			fault.Params{"found": s.Layout, "known": strings.Join(KeyboardLayouts, ", ")}).At("layout"))
	}
	return l.OrNil()
}

// marks gives what the scanner adds, in the order in which it is told.
func (s ScannerSetup) marks() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		_ = yield("prefix", s.Prefix) && yield("suffix", s.Suffix) && yield("substitute", s.GSSubstitute)
	}
}

// isSign tells whether a character is neither letter nor digit: what stands for a separator must not be able to stand
// in a lot number.
func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// RefusedScanID identifies a RefusedScan.
type RefusedScanID string

// RefusedScan is a scan that was refused, kept so that it can be told later what was tried: a duplicate, a unit of
// another shipment, a code that nobody knew.
type RefusedScan struct {
	ID        RefusedScanID
	Scan      string            // what the scanner read, separators as 0x1d
	Key       string            // of the sentence that refused it
	Params    map[string]string // that fill the sentence
	Room      string            // where it was scanned, such as load
	Task      string            // what it was scanned for: a shipment, a pallet; may be empty
	Unknown   bool              // nobody knew the code
	By        PersonID
	At        time.Time
	Settled   bool   // somebody has said what became of it
	Note      string // what became of it, in that person's words
	SettledBy PersonID
	SettledAt time.Time
}
