package sheet_test

import "testing"

// TestShortTextsSayTheSame says texts at once and, with an empty text behind them, through text/template: both say the
// same, and refuse the same.
func TestShortTextsSayTheSame(t *testing.T) {
	t.Parallel()
	all := []string{
		`{{.lot}}`, `{{.party}}`, `{{.list}}`, `{{.name.first}}`, `{{.party.name.first}}`, `{{.nothing.name}}`, `{{.yes}}`,
		`{{kg .name}}`, `{{kg .n .n}}`, `{{kg .n "3"}}`, `{{kg .n 1.5}}`, `{{figure .n 0 -1}}`, `{{count .party}}`,
		`{{count .lot}}`, `{{kg .party.name}} kg`, `{{- .name -}} {{.n}}`, `{{/* nothing */}}`, `{{.n | count}}`,
		"{{.name}}\r\n\t{{count .n}} packages ", `{{(.party).name}}`, `{{$.name}}`, `{{.}}`,
	}
	for wording := range wordings {
		all = append(all, wording)
	}
	for _, wording := range all {
		t.Run(wording, func(t *testing.T) {
			t.Parallel()
			atOnce, refused := worded(t, wording, wordingData)
			slowly, refusedSlowly := worded(t, wording+`{{""}}`, wordingData)
			if atOnce != slowly || refused != refusedSlowly {
				t.Errorf("at once %q %s\nslowly  %q %s", atOnce, refused, slowly, refusedSlowly)
			}
		})
	}
}
