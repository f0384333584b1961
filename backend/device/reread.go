package device

import (
	"strconv"
	"strings"
)

// Reread makes a reading of a line that was kept, as Reading.Raw has it, of the scale of an address. Whether a bare
// line was stable the lines before it said, so it counts as stable. Faults are those of OpenScale and of Parse.
func Reread(named, raw string) (Reading, error) {
	scale, err := OpenScale(named, ScaleOptions{})
	if err != nil {
		return Reading{}, err
	}
	r, err := Parse(scale.protocol, asItCame(raw))
	r.Stable = r.Stable || r.bare
	return r, err
}

// asItCame undoes legible.
func asItCame(raw string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(raw, `\x`)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		c, err := strconv.ParseUint(after[:min(2, len(after))], 16, 8)
		if err != nil || len(after) < 2 { // no line of ours
			b.WriteString(`\x`)
			raw = after
			continue
		}
		b.WriteByte(byte(c))
		raw = after[2:]
	}
}
