package papers

import (
	"strings"
	"time"

	"tradehub/backend/sheet"
)

// plural gives the plural of a name in a code list, where the noun stands before a comma: "bag, paper" becomes
// "bags, paper".
func plural(name string) string {
	noun, rest, qualified := strings.Cut(name, ",")
	ending := "s"
	for _, hiss := range []string{"s", "x", "ch", "sh"} {
		if strings.HasSuffix(noun, hiss) {
			ending = "es"
		}
	}
	if qualified {
		return noun + ending + "," + rest
	}
	return noun + ending
}

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
	minor := m.Minor / power(m.MinorDigits-m.PrintDigits)
	major := minor / power(m.PrintDigits)
	return sheet.AmountWords(minor, m.PrintDigits, moneyName(m.Name, major))
}

// dateText prints a calendar date as papers do, with the month in letters, so that day and month cannot be taken
// for each other.
func dateText(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return day.Format("2 Jan 2006")
}

// decimals tells how many decimals the scaled integers need to be printed exactly, and not fewer than least:
// rounded figures would not add up to a rounded sum.
func decimals(scale, least int, values ...int64) int {
	for d := least; d < scale; d++ {
		exact := true
		for _, v := range values {
			exact = exact && v%power(scale-d) == 0
		}
		if exact {
			return d
		}
	}
	return scale
}

func power(digits int) int64 {
	p := int64(1)
	for range digits {
		p *= 10
	}
	return p
}

// groups writes the beginning of a hash in groups of four, as a person compares them.
func groups(hash string) string {
	var parts []string
	for i := 0; i+4 <= min(len(hash), 16); i += 4 {
		parts = append(parts, hash[i:i+4])
	}
	return strings.Join(parts, " ")
}
