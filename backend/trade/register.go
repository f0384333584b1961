package trade

import "tradehub/backend/fault"

// RegisterRow is one row of a dated, sourced code list (countries, units, commodity codes ...). Rows are
// never overwritten in meaning: a change is a new row with its own validity.
type RegisterRow struct {
	Register   string
	Code       string
	Fields     map[string]string
	ValidFrom  string // calendar date or empty for always
	ValidTo    string // calendar date or empty for open
	Source     string
	AsOf       string // the date the source was read
	Confidence string // seen, high, medium, low
}

// ValidOn tells whether the row holds on a date.
func (r RegisterRow) ValidOn(date string) bool {
	return (r.ValidFrom == "" || r.ValidFrom <= date) && (r.ValidTo == "" || date <= r.ValidTo)
}

// Overlaps tells whether there is a day on which both rows hold.
func (r RegisterRow) Overlaps(other RegisterRow) bool {
	startsInTime := r.ValidFrom == "" || other.ValidTo == "" || r.ValidFrom <= other.ValidTo
	endsInTime := r.ValidTo == "" || other.ValidFrom == "" || r.ValidTo >= other.ValidFrom
	return startsInTime && endsInTime
}

// Validate tells every rule the row breaks, all at once.
func (r RegisterRow) Validate() error {
	var l fault.List
	l = appendMissing(l, "register", r.Register)
	l = appendMissing(l, "code", r.Code)
	l = appendMissing(l, "source", r.Source)
	l = appendBadDate(l, "as of", r.AsOf)
	for _, d := range []string{r.ValidFrom, r.ValidTo} {
		if d != "" {
			l = appendBadDate(l, "validity", d)
		}
	}
	return l.OrNil()
}
