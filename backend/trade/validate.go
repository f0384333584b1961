package trade

import (
	"regexp"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

var (
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`) // ISO 3166-1 alpha-2
	currencyCode = regexp.MustCompile(`^[A-Z]{3}$`) // ISO 4217
	hs6          = regexp.MustCompile(`^\d{4}\.\d{2}$`)
)

// appendMissing adds a fault when a required text is empty.
func appendMissing(l fault.List, field, value string) fault.List {
	if strings.TrimSpace(value) != "" {
		return l
	}
	return append(l, fault.New(fault.Invalid, words.TradeMissing, fault.Params{"field": field}).At(field))
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
