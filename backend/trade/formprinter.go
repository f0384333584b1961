package trade

import (
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// FormPrinter is how far a paper printer feeds the blanks of a form off: what is filled in is moved by as much, so that
// it meets its boxes.
type FormPrinter struct {
	Name    string    // by which people know the printer
	Form    PaperKind // empty: every form that it has no other offset for
	XHMM    int64     // to the right, hundredths of a millimetre; negative to the left
	YHMM    int64     // down, hundredths of a millimetre; negative up
	Removed bool      // no longer used
}

// mostFormOffsetHMM is 30 mm: what is off by more lies in the tray wrongly.
const mostFormOffsetHMM = 3000

// Validate tells every rule the offset breaks, all at once.
func (p FormPrinter) Validate() error {
	l := appendBadCode(nil, "printer", p.Name)
	return append(l, fault.All(ValidFormOffset(p.XHMM, p.YHMM))...).OrNil()
}

// ValidFormOffset refuses offsets that no printer has, in hundredths of a millimetre.
func ValidFormOffset(offsetsHMM ...int64) error {
	for _, offset := range offsetsHMM {
		if offset < -mostFormOffsetHMM || offset > mostFormOffsetHMM {
			return fault.New(fault.Invalid, words.PapersFormOffset,
				fault.Params{"most_mm": mostFormOffsetHMM / 100}).At("offset")
		}
	}
	return nil
}
