package device

import (
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Reading is what a scale said once.
type Reading struct {
	WeightG int64  `json:"weight_g"` // as shown: gross, or less what the scale was tared by; rounded to whole grams
	Stable  bool   `json:"stable"`   // the scale says that it does not move
	Net     bool   `json:"net"`      // the scale says that a tare was taken off
	StepG   int64  `json:"step_g"`   // what one more in the last place of the display is; the scale may count by several
	Raw     string `json:"raw"`      // the line as it came, bytes that are no letters written as \x80

	digits int64 // the weight without its decimal point, and without zeros at the end
	bare   bool  // the line says neither unit nor whether the weight is stable
}

// MostDigits is what a weight on a label may have: the identifiers 310n have six digits (GS1 General Specifications,
// section 3.6.2).
const MostDigits = 999_999

// Refusal tells why a weight cannot be taken down, or nil: it moves, it is nothing or less, or it has more digits than
// fit on a label.
func (r Reading) Refusal() error {
	switch {
	case !r.Stable:
		return fault.New(fault.Unavailable, words.DeviceScaleUnstable, fault.Params{"raw": r.Raw})
	case r.digits < 0:
		return fault.New(fault.Unavailable, words.DeviceScaleUnderload, fault.Params{"raw": r.Raw})
	case r.WeightG == 0:
		return fault.New(fault.Unavailable, words.DeviceScaleEmpty, fault.Params{"raw": r.Raw})
	case r.digits > MostDigits:
		return fault.New(fault.Invalid, words.DeviceScaleRange, fault.Params{"raw": r.Raw})
	}
	return nil
}

// Protocol is how a scale speaks.
type Protocol string

// The three protocols.
const (
	SICS Protocol = "sics" // Mettler Toledo, MT-SICS level 0
	AND  Protocol = "and"  // A&D standard format, 17 bytes, and its indicators' with 18
	CAS  Protocol = "cas"  // CAS indicators, 22 and 10 bytes
)

// Parse makes a reading of one line, without its line end. What a line says besides a weight is a fault: the
// unavailable faults device.scale_overload, device.scale_underload and device.scale_refused, and the invalid faults
// device.scale_unit, device.scale_partial and device.scale_garbled.
func Parse(p Protocol, line string) (Reading, error) {
	switch p {
	case SICS:
		return parseSICS(line)
	case AND:
		return parseAND(line)
	case CAS:
		return parseCAS(line)
	}
	return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
}

// said makes a fault of a line.
func said(code fault.Code, key words.Key, line string) error {
	return fault.New(code, key, fault.Params{"raw": legible(line)})
}

// legible writes a line with every byte that is no printable ASCII as \x and two digits.
func legible(line string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for _, c := range []byte(line) {
		if c < ' ' || c > '~' || c == '\\' {
			b.WriteString(`\x` + string(hex[c>>4]) + string(hex[c&15]))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

const kilogram = "kg"

// reading makes a reading of a decimal number and its unit. Only kilograms are taken: whoever switched the scale to
// another unit may not know it.
func reading(line, number, unit string) (Reading, error) {
	if unit != kilogram {
		if unit == "" || strings.Trim(unit, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%") != "" {
			return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
		}
		return Reading{}, fault.New(fault.Invalid, words.DeviceScaleUnit,
			fault.Params{"unit": unit, "raw": legible(line)})
	}
	r, ok := decimal(number)
	if !ok {
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	}
	r.Raw = legible(line)
	return r, nil
}

// The numbers of scales: no display has more digits, and a gram is the third decimal of a kilogram.
const (
	mostPlaces   = 9
	gramDecimals = 3
)

// decimal reads a number in kilograms: blanks, a sign, blanks, digits with at most one point. Half a gram is rounded
// away from zero.
func decimal(text string) (r Reading, ok bool) {
	text = strings.Trim(text, " ")
	negative := strings.HasPrefix(text, "-")
	if negative || strings.HasPrefix(text, "+") {
		text = strings.TrimLeft(text[1:], " ")
	}
	whole, rest, point := strings.Cut(text, ".")
	if whole == "" || point && rest == "" || len(whole)+len(rest) > mostPlaces ||
		strings.Trim(whole+rest, "0123456789") != "" {
		return Reading{}, false
	}
	shown := strings.TrimRight(rest, "0")
	digits, err := strconv.ParseInt(whole+shown, 10, 64)
	if err != nil {
		return Reading{}, false
	}
	grams := digits
	for n := len(shown); n < gramDecimals; n++ {
		grams *= 10
	}
	for n := len(shown); n > gramDecimals; n-- {
		if n == gramDecimals+1 {
			grams += 5
		}
		grams /= 10
	}
	if negative {
		digits, grams = -digits, -grams
	}
	return Reading{WeightG: grams, StepG: stepOf(len(rest)), digits: digits}, true
}

// stepOf is what the last of so many decimals of a kilogram counts in grams; a part of a gram counts as one.
func stepOf(decimals int) int64 {
	step := int64(1)
	for n := decimals; n < gramDecimals; n++ {
		step *= 10
	}
	return step
}

// parseSICS reads an answer to S, SI, T or Z.
//
// Source: Mettler Toledo, MT-SICS Reference Manual, level 0: "S S WeightValue Unit" is stable, "S D" moves, "S I" is
// not executable now, "S +" and "S -" are over and under the range; ES, ET and EL are errors of the command.
func parseSICS(line string) (Reading, error) {
	parts := strings.Fields(line)
	if len(parts) == 0 {
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	}
	switch parts[0] {
	case "ES", "ET", "EL":
		if len(parts) == 1 {
			return Reading{}, said(fault.Unavailable, words.DeviceScaleRefused, line)
		}
	case "S", "T", "Z":
		return sicsWeight(line, parts)
	}
	return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
}

func sicsWeight(line string, parts []string) (Reading, error) {
	if len(parts) == 1 {
		return Reading{}, said(fault.Invalid, words.DeviceScalePartial, line)
	}
	state := parts[1]
	switch {
	case len(parts) == 2 && state == "I":
		return Reading{}, said(fault.Unavailable, words.DeviceScaleRefused, line)
	case len(parts) == 2 && state == "+":
		return Reading{}, said(fault.Unavailable, words.DeviceScaleOverload, line)
	case len(parts) == 2 && state == "-":
		return Reading{}, said(fault.Unavailable, words.DeviceScaleUnderload, line)
	case state != "S" && state != "D":
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	case len(parts) < 4:
		return Reading{}, said(fault.Invalid, words.DeviceScalePartial, line)
	case len(parts) > 4:
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	}
	r, err := reading(line, parts[2], parts[3])
	r.Stable = err == nil && state == "S"
	return r, err
}
