package forms

import (
	"strings"

	"tradehub/backend/sheet"
)

// counted names packages in words, as many as there are.
func counted(count int64, name string) string {
	if count == 1 {
		return name
	}
	return plural(name)
}

// pluralMoney are the last words of currency names that take a plural; most of this region (kip, baht, yuan,
// dong, riel, ringgit, yen, won) take none.
var pluralMoney = []string{"dollar", "rupee", "euro", "pound", "franc"}

// moneyName names the major unit in capitals for an amount in words: US DOLLARS, LAO KIP.
func moneyName(name string, major int64) string {
	for _, last := range pluralMoney {
		if strings.HasSuffix(strings.ToLower(name), last) && major != 1 {
			return strings.ToUpper(plural(name))
		}
	}
	return strings.ToUpper(name)
}

// inWords spells the total: SEVENTEEN THOUSAND SIX HUNDRED AND NINETY US DOLLARS AND 40/100.
func (m Money) inWords() string {
	minor := m.Minor / powerOf(m.MinorDigits-m.PrintDigits)
	major := minor / powerOf(m.PrintDigits)
	return sheet.AmountWords(minor, m.PrintDigits, moneyName(m.Name, major))
}

// decimals tells how many decimals the scaled integers need to be printed exactly, and not fewer than least:
// rounded figures would not add up to a rounded sum.
func decimals(scale, least int, values ...int64) int {
	for d := least; d < scale; d++ {
		exact := true
		for _, v := range values {
			exact = exact && v%powerOf(scale-d) == 0
		}
		if exact {
			return d
		}
	}
	return scale
}

func powerOf(digits int) int64 {
	p := int64(1)
	for range digits {
		p *= 10
	}
	return p
}
