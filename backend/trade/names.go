package trade

// Names is one name in the five languages of the screens; English is always there, as papers need it.
type Names struct {
	EN, LO, ZH, TH, VI string
}

// In gives the name in a language ("en", "lo", "zh", "th", "vi"), or the English one where it is lacking.
func (n Names) In(lang string) string {
	name := map[string]string{"lo": n.LO, "zh": n.ZH, "th": n.TH, "vi": n.VI}[lang]
	if name == "" {
		return n.EN
	}
	return name
}
