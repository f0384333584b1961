package trade

import (
	"slices"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// PrinterSetup is a label printer as this station reaches it, and how labels are moved to sit right in it.
type PrinterSetup struct {
	Name     string // by which people know it; unique
	Address  string // tcp:HOST:PORT, spool:NAME or file:PATH
	DPI      int64  // 203, 300 or 600
	RightHMM int64  // moves everything to the right, hundredths of a millimetre; negative to the left
	DownHMM  int64  // moves everything down, hundredths of a millimetre; negative up
	Darkness int64  // steps beside what the printer is set to, -30 to 30
	Removed  bool   // it is no longer used; kept, since jobs name it
}

// resolutions are those of the label printers on the market.
var resolutions = []int64{203, 300, 600}

const (
	mostDarkness  = 30   // ^MD takes no more (Zebra, ZPL II Programming Guide)
	mostOffsetHMM = 2000 // what must be moved by more than 20 mm lies in the printer wrongly
)

// Validate tells every rule the set-up breaks, all at once. Whether the address can be read, its printer says.
func (p PrinterSetup) Validate() error {
	var l fault.List
	l = appendBadCode(l, "printer", p.Name)
	l = appendMissing(l, "address", p.Address)
	if !slices.Contains(resolutions, p.DPI) {
		l = append(l, fault.New(fault.Invalid, words.LabelsPrinterDpi, fault.Params{"found": p.DPI}).At("dpi"))
	}
	if p.Darkness < -mostDarkness || p.Darkness > mostDarkness {
		l = append(l, fault.New(fault.Invalid, words.LabelsPrinterDarkness,
			fault.Params{"found": p.Darkness, "most": mostDarkness}).At("darkness"))
	}
	for _, offset := range []int64{p.RightHMM, p.DownHMM} {
		if offset < -mostOffsetHMM || offset > mostOffsetHMM {
			l = append(l, fault.New(fault.Invalid, words.LabelsPrinterOffset,
				fault.Params{"most_mm": mostOffsetHMM / 100}).At("offset"))
		}
	}
	return l.OrNil()
}
