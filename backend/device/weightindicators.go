package device

import (
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// The lengths of lines without their line end.
const (
	andLength       = 15 // ST,+00012.50 kg: header 2, comma, number 9, unit 3
	andLongLength   = 16 // ST,GS,+0012.50kg: two headers, number 8, unit 2
	andNumberAt     = 3
	andUnitAt       = 12
	andLongNumberAt = 6
	andLongUnitAt   = 14

	casLength   = 20 // ST,GS,1L,   12.50 kg: two headers, device and lamp, number 8, blank, unit 2
	casLampAt   = 7
	casNumberAt = 9
	casBlankAt  = 17
	casUnitAt   = 18
	casBare     = 8 // the number alone
)

// The lamps of a CAS indicator, bits of one byte. The highest bit is always on.
const (
	lampAlways = 0x80
	lampStable = 0x40
	lampHold   = 0x10
)

// parseAND reads the standard format of A&D: ST stable, US moving, QT a count, OL out of range.
//
// Sources: A&D, EK-L series manual, section 9-2 (17 bytes with the line end); AD-4403 manual, section 8-6 (18 bytes,
// with GS gross, NT net, TR tare).
func parseAND(line string) (Reading, error) {
	head, rest, _ := strings.Cut(line, ",")
	switch head {
	case "OL":
		return outOfRange(line, strings.TrimPrefix(strings.TrimPrefix(rest, "GS,"), "NT,"))
	case "QT":
		if len(line) == andLength {
			return Reading{}, fault.New(fault.Invalid, words.DeviceScaleUnit,
				fault.Params{"unit": strings.Trim(line[andUnitAt:], " "), "raw": legible(line)})
		}
	case "ST", "US":
		return andWeight(line, rest)
	}
	if head == line && len(line) < andLength && legible(line) == line {
		return Reading{}, said(fault.Invalid, words.DeviceScalePartial, line)
	}
	return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
}

func andWeight(line, rest string) (Reading, error) {
	second, _, long := strings.Cut(rest, ",")
	length, numberAt, unitAt := andLength, andNumberAt, andUnitAt
	if long {
		length, numberAt, unitAt = andLongLength, andLongNumberAt, andLongUnitAt
	}
	switch {
	case len(line) < length:
		return Reading{}, said(fault.Invalid, words.DeviceScalePartial, line)
	case len(line) > length, long && second != "GS" && second != "NT":
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	}
	r, err := reading(line, line[numberAt:unitAt], strings.Trim(line[unitAt:], " "))
	r.Stable, r.Net = err == nil && line[:2] == "ST", err == nil && second == "NT"
	return r, err
}

// outOfRange tells over from under by the sign of what stands for the number.
func outOfRange(line, number string) (Reading, error) {
	switch number = strings.TrimLeft(number, " "); {
	case number == "":
		return Reading{}, said(fault.Invalid, words.DeviceScalePartial, line)
	case number[0] == '-':
		return Reading{}, said(fault.Unavailable, words.DeviceScaleUnderload, line)
	}
	return Reading{}, said(fault.Unavailable, words.DeviceScaleOverload, line)
}

// parseCAS reads the two formats of CAS indicators. The long one says all; the short one is a number alone, and only
// a run of equal ones is stable.
//
// Source: CAS, CI-600D series manual, section 10; CI-400 series manual, appendix 1.
func parseCAS(line string) (Reading, error) {
	if len(line) == casBare && !strings.Contains(line, ",") {
		r, err := reading(line, line, kilogram)
		r.bare = err == nil
		return r, err
	}
	head := line[:min(2, len(line))]
	switch {
	case head == "ER":
		return Reading{}, said(fault.Unavailable, words.DeviceScaleRefused, line)
	case head != "ST" && head != "US" && head != "OL":
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	case len(line) < casLength:
		return Reading{}, said(fault.Invalid, words.DeviceScalePartial, line)
	case len(line) > casLength || line[2] != ',' || line[5] != ',' || line[8] != ',' || line[casBlankAt] != ' ':
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	case head == "OL" && !strings.Contains(line[casNumberAt:casBlankAt], "-"):
		return Reading{}, said(fault.Unavailable, words.DeviceScaleOverload, line)
	case head == "OL":
		return Reading{}, said(fault.Unavailable, words.DeviceScaleUnderload, line)
	}
	return casWeight(line, head)
}

func casWeight(line, head string) (Reading, error) {
	kind := line[3:5]
	if kind != "GS" && kind != "NT" {
		return Reading{}, said(fault.Invalid, words.DeviceScaleGarbled, line)
	}
	r, err := reading(line, line[casNumberAt:casBlankAt], strings.Trim(line[casUnitAt:], " "))
	if err != nil {
		return r, err
	}
	lamp := line[casLampAt]
	lit := lamp&lampAlways == 0 || lamp&lampStable != 0 && lamp&lampHold == 0 // a held weight may be an old one
	r.Stable, r.Net = head == "ST" && lit, kind == "NT"
	return r, nil
}
