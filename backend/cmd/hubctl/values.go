package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"tradehub/backend/trade"
)

// scaled is a decimal number as people type it, kept as an integer: "13.5" with three decimals is 13500.
type scaled struct {
	value    *int64
	decimals int
}

// kilograms is a flag in kilograms whose value is grams.
func kilograms(f *pflag.FlagSet, grams *int64, name, usage string) {
	f.Var(scaled{grams, 3}, name, usage+" (kg)")
}

// Set reads a decimal number; more decimals than are kept are refused, not rounded.
func (s scaled) Set(text string) error {
	n, err := readScaled(text, s.decimals)
	*s.value = n
	return err
}

// String writes the number as it is typed.
func (s scaled) String() string {
	if s.value == nil {
		return "0"
	}
	return writeScaled(*s.value, s.decimals)
}

// Type names the value in the help.
func (s scaled) Type() string { return "decimal" }

var errDecimal = errors.New("is no number such as 13.5")

// readScaled reads a decimal number with at most so many decimals as an integer of its last place.
func readScaled(text string, decimals int) (int64, error) {
	whole, rest, _ := strings.Cut(strings.TrimSpace(text), ".")
	if whole == "" || len(rest) > decimals || strings.Trim(rest, "0123456789") != "" {
		return 0, errDecimal
	}
	n, err := strconv.ParseInt(whole+rest+strings.Repeat("0", decimals-len(rest)), 10, 64)
	if err != nil {
		return 0, errDecimal
	}
	return n, nil
}

func writeScaled(n int64, decimals int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	text := strconv.FormatInt(n, 10)
	text = strings.Repeat("0", max(0, decimals+1-len(text))) + text
	whole, rest := text[:len(text)-decimals], strings.TrimRight(text[len(text)-decimals:], "0")
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}

// kg writes grams as kilograms.
func kg(grams int64) string { return writeScaled(grams, 3) }

// readPrice reads a price such as "0.52" with the decimals that were typed.
func readPrice(text, currency, unit string) (trade.UnitPrice, error) {
	_, rest, _ := strings.Cut(text, ".")
	n, err := readScaled(text, len(rest))
	return trade.UnitPrice{Scaled: n, Decimals: len(rest), Currency: currency, Unit: unit}, err
}

// fields reads "name=value,name=value" as typed for one line of a form, and refuses a name it does not know.
func fields(text string, known ...string) (map[string]string, error) {
	got := map[string]string{}
	for _, piece := range strings.Split(text, ",") {
		name, value, found := strings.Cut(piece, "=")
		name = strings.TrimSpace(name)
		if !found || !slices.Contains(known, name) {
			return nil, errors.New(strconv.Quote(piece) + " is none of " + strings.Join(known, "=, ") + "=")
		}
		got[name] = strings.TrimSpace(value)
	}
	return got, nil
}
