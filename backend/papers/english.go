package papers

import (
	"strings"
	"time"
)

// dateText prints a calendar date as papers do, with the month in letters, so that day and month cannot be taken
// for each other.
func dateText(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return day.Format("2 Jan 2006")
}

// groups writes the beginning of a hash in groups of four, as a person compares them.
func groups(hash string) string {
	var parts []string
	for i := 0; i+4 <= min(len(hash), 16); i += 4 {
		parts = append(parts, hash[i:i+4])
	}
	return strings.Join(parts, " ")
}
