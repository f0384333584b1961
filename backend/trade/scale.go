package trade

import (
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// ScaleSetup is a scale as this station reaches it.
type ScaleSetup struct {
	Name       string // by which people know it; unique
	Address    string // protocol and wire: sics, and or cas, then tcp:HOST:PORT or serial:PORT[@BAUD,MODE]
	PatienceMS int64  // how long a reading may take until it is stable, milliseconds; 0 is the standard
	Removed    bool   // it is no longer used; kept, since weighings name it
}

// mostPatienceMS is longer than anybody stands before a scale that says nothing.
const mostPatienceMS = 60_000

// Validate tells every rule the set-up breaks, all at once. Whether the address can be read, its scale says.
func (s ScaleSetup) Validate() error {
	var l fault.List
	l = appendBadCode(l, "scale", s.Name)
	l = appendMissing(l, "address", s.Address)
	if s.PatienceMS < 0 || s.PatienceMS > mostPatienceMS {
		l = append(l, fault.New(fault.Invalid, words.WeighingPatience,
			fault.Params{"found_ms": s.PatienceMS, "most_ms": mostPatienceMS}).At("patience"))
	}
	return l.OrNil()
}

// Weighing is one reading of a scale that was taken down. It is evidence: the figure, and the line that it was read
// from.
type Weighing struct {
	WeightG int64     // as the scale showed it
	Net     bool      `json:",omitempty"` // the scale said that it had taken a tare off
	Scale   string    // name of the scale
	Line    string    // as it came from the wire, bytes that are no letters written as \x80
	At      time.Time // UTC
}

// SumG adds up what was weighed, grams.
func SumG(all []Weighing) int64 {
	var sum int64
	for _, w := range all {
		sum += w.WeightG
	}
	return sum
}

// appendBadWeighings adds a fault when a weight that is said to be weighed is not what the scale showed: the weighings
// differ from it, one of them names no scale or no line, or the scale had taken a tare off.
func appendBadWeighings(l fault.List, field string, weightG int64, all []Weighing) fault.List {
	if len(all) == 0 {
		return l
	}
	for _, w := range all {
		if w.WeightG <= 0 || strings.TrimSpace(w.Scale) == "" || strings.TrimSpace(w.Line) == "" || w.At.IsZero() {
			return append(l, fault.New(fault.Invalid, words.WeighingUnproven,
				fault.Params{"weight_g": w.WeightG}).At(field))
		}
		if w.Net {
			return append(l, fault.New(fault.Invalid, words.WeighingNet,
				fault.Params{"scale": w.Scale, "raw": w.Line}).At(field))
		}
	}
	if sum := SumG(all); sum != weightG {
		return append(l, fault.New(fault.Invalid, words.WeighingSum,
			fault.Params{"field": field, "weight_g": weightG, "sum_g": sum}).At(field))
	}
	return l
}
