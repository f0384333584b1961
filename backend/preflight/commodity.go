package preflight

import (
	"strings"

	"tradehub/backend/dossier"
)

// commodity reads a column of the register commodity-checks for an item, on the day of departure. A row for the
// subheading and the botanical name counts first, then one for the subheading, then that for any goods; a column that
// a row leaves empty is read from the next. Empty where no row has a rule.
func (a *asked) commodity(item dossier.Item, column string) string {
	codes := []string{"any"}
	if item.HS6 != "" {
		codes = []string{item.HS6 + "-" + botanical(item.Species), item.HS6, "any"}
	}
	for _, code := range codes {
		if fields, known := a.row("commodity-checks", code); known && fields[column] != "" {
			return fields[column]
		}
	}
	return ""
}

// botanical is the genus and species of a botanical name as codes of registers have them: "musa-acuminata".
func botanical(species string) string {
	name := strings.Fields(crosses.Replace(strings.ToLower(species)))
	return strings.Join(name[:min(2, len(name))], "-")
}

// crosses takes the sign of a hybrid and the points of abbreviations out of a botanical name.
var crosses = strings.NewReplacer("×", " ", ".", "")
