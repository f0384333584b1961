package syncing

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// sameValue tells whether two JSON texts say the same: order of members, spaces and escapes do not count, nor
// how a number is written (RFC 8259). A text that is not JSON is the same as no other.
func sameValue(a, b []byte) bool {
	left, err := value(a)
	if err != nil {
		return false
	}
	right, err := value(b)
	return err == nil && same(left, right)
}

func value(text []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return v, d.Decode(&v)
}

func same(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for name, inner := range a {
			other, ok := b[name]
			if !ok || !same(inner, other) {
				return false
			}
		}
		return true
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !same(a[i], b[i]) {
				return false
			}
		}
		return true
	case json.Number:
		b, ok := b.(json.Number)
		return ok && (a == b || sameNumber(string(a), string(b)))
	}
	return a == b
}

// sameNumber compares two numbers exactly, without working them out: a short text may say a number of a
// thousand million digits.
func sameNumber(a, b string) bool {
	left, leftExponent, ok := digits(a)
	if !ok {
		return false
	}
	right, rightExponent, ok := digits(b)
	return ok && left == right && (left == "" || leftExponent == rightExponent)
}

// digits gives the digits of a number without zeros around them, with its sign, and the power of ten of the last
// one; no digits for zero.
func digits(number string) (text string, exponent int64, ok bool) {
	sign := ""
	if rest, negative := strings.CutPrefix(number, "-"); negative {
		sign, number = "-", rest
	}
	mantissa, power, scaled := strings.Cut(strings.ToLower(number), "e")
	if scaled {
		var err error
		if exponent, err = strconv.ParseInt(power, 10, 32); err != nil {
			return "", 0, false
		}
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	all := whole + fraction
	exponent -= int64(len(fraction))
	short := strings.TrimRight(all, "0")
	exponent += int64(len(all) - len(short))
	if short = strings.TrimLeft(short, "0"); short == "" {
		return "", 0, true
	}
	return sign + short, exponent, true
}
