package trade

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

var (
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`) // ISO 3166-1 alpha-2
	currencyCode = regexp.MustCompile(`^[A-Z]{3}$`) // ISO 4217
	hs6          = regexp.MustCompile(`^\d{4}\.\d{2}$`)
)

// maxCode is the most characters of a code. The platform's contract takes 100 of one, and 200 of two that are joined
// into a business key with a sign between them.
const maxCode = 80

// appendMissing adds a fault when a required text is empty.
func appendMissing(l fault.List, field, value string) fault.List {
	if strings.TrimSpace(value) != "" {
		return l
	}
	return append(l, fault.New(fault.Invalid, words.TradeMissing, fault.Params{"field": field}).At(field))
}

// appendBadCode adds a fault when a text cannot serve as a code, by which a thing is known on papers, in scans and on
// the platform: it is missing, too long, begins with a dot, or has blanks or control characters that nobody sees.
func appendBadCode(l fault.List, field, value string) fault.List {
	if strings.TrimSpace(value) == "" {
		return appendMissing(l, field, value)
	}
	if strings.TrimSpace(value) == value && value[0] != '.' && utf8.RuneCountInString(value) <= maxCode &&
		!strings.ContainsFunc(value, unicode.IsControl) {
		return l
	}
	return append(l, fault.New(fault.Invalid, words.TradeCode,
		fault.Params{"field": field, "found": value, "most": maxCode}).At(field))
}

// appendBadCountry adds a fault when a text does not have the form of a country code (ISO 3166-1 alpha-2).
func appendBadCountry(l fault.List, value string) fault.List {
	if countryCode.MatchString(value) {
		return l
	}
	return append(l, fault.New(fault.Invalid, words.TradeCountry, fault.Params{"found": value}).At("country"))
}

// appendBadZone adds a fault when a text is no name of the IANA time zone database. "Local" is none, although Go takes
// it: it would mean another zone on each machine.
func appendBadZone(l fault.List, value string) fault.List {
	if _, err := time.LoadLocation(value); err == nil && value != "" && value != "Local" {
		return l
	}
	return append(l, fault.New(fault.Invalid, words.TradeZone, fault.Params{"found": value}).At("zone"))
}

// appendNegative adds a fault when one of some weights or counts is below zero.
func appendNegative(l fault.List, values ...int64) fault.List {
	for _, v := range values {
		if v < 0 {
			l = append(l, fault.New(fault.Invalid, words.TradeNegative, fault.Params{"found": v}))
		}
	}
	return l
}

// appendNotPositive adds a fault when a number that must be above zero is not.
func appendNotPositive(l fault.List, field string, value int64) fault.List {
	if value > 0 {
		return l
	}
	return append(l, fault.New(fault.Invalid, words.TradeNotPositive,
		fault.Params{"field": field, "found": value}).At(field))
}

// appendBadDate adds a fault when a text is no calendar date (ISO 8601, YYYY-MM-DD).
func appendBadDate(l fault.List, field, value string) fault.List {
	if _, err := time.Parse(time.DateOnly, value); err == nil {
		return l
	}
	return append(l, fault.New(fault.Invalid, words.TradeDate, fault.Params{"field": field, "found": value}).At(field))
}
