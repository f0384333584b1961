package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
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

// millimetres is a flag in millimetres whose value is hundredths of one.
func millimetres(f *pflag.FlagSet, lengthHMM *int64, name, usage string) {
	f.Var(scaled{lengthHMM, 2}, name, usage+" (mm)")
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

// readScaled reads a decimal number with at most so many decimals as an integer of its last place.
func readScaled(text string, decimals int) (int64, error) {
	whole, rest, _ := strings.Cut(strings.TrimSpace(text), ".")
	if whole == "" || len(rest) > decimals || strings.Trim(rest, "0123456789") != "" {
		return 0, noDecimal(decimals)
	}
	n, err := strconv.ParseInt(whole+rest+strings.Repeat("0", decimals-len(rest)), 10, 64)
	if err != nil {
		return 0, noDecimal(decimals)
	}
	return n, nil
}

func noDecimal(decimals int) error {
	return fmt.Errorf("it is no number such as 13.5, with at most %d decimals", decimals)
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

// notANumber says which typed field is none.
func notANumber(field, typed string, decimals int) error {
	return fault.New(fault.Invalid, words.HubctlNumber,
		fault.Params{"field": field, "found": typed, "decimals": decimals}).At(field)
}

// parts are the pieces of one line of a form, typed as "name=value,name=value".
type parts map[string]string

// readParts reads a typed line, and refuses names that are not known or stand twice.
func readParts(text string, known ...string) (parts, error) {
	got := parts{}
	for _, piece := range strings.Split(text, ",") {
		name, value, found := strings.Cut(piece, "=")
		name = strings.TrimSpace(name)
		if !found || !slices.Contains(known, name) {
			return nil, fault.New(fault.Invalid, words.HubctlPartUnknown, fault.Params{"found": strings.TrimSpace(piece),
				"example": known[0] + "=…", "known": strings.Join(known, ", ")})
		}
		if _, twice := got[name]; twice {
			return nil, fault.New(fault.Invalid, words.HubctlPartTwice, fault.Params{"name": name, "found": text})
		}
		got[name] = strings.TrimSpace(value)
	}
	return got, nil
}

// number reads a part that is a number into its place; one that was not typed stays 0.
func (p parts) number(name string, decimals int, into *int64) error {
	typed, given := p[name]
	if !given {
		return nil
	}
	n, err := readScaled(typed, decimals)
	if err != nil {
		return notANumber(name, typed, decimals)
	}
	*into = n
	return nil
}

// mostDecimals is how many decimals of a price are read; how many may be kept, the shipment says.
const mostDecimals = 12

// price reads a unit price such as "0.52" with the decimals that were typed.
func (p parts) price() (trade.UnitPrice, error) {
	typed := p["price"]
	_, rest, _ := strings.Cut(typed, ".")
	n, err := readScaled(typed, min(len(rest), mostDecimals))
	if err != nil {
		return trade.UnitPrice{}, notANumber("price", typed, mostDecimals)
	}
	return trade.UnitPrice{Scaled: n, Decimals: len(rest), Currency: p["currency"], Unit: p["unit"]}, nil
}

// over lays the flags that were typed over what is there already: was puts that into the values behind the flags.
func over(f *pflag.FlagSet, was func()) error {
	typed := map[string]string{}
	f.Visit(func(one *pflag.Flag) {
		if _, list := one.Value.(pflag.SliceValue); !list { // lists lie beside what is there
			typed[one.Name] = one.Value.String()
		}
	})
	was()
	for name, text := range typed {
		if err := f.Set(name, text); err != nil {
			return err
		}
	}
	return nil
}
