package sheet_test

import (
	"fmt"
	"strings"
	"testing"
)

// worded fills a text of a template in, in a box with room for anything of a few lines.
func worded(t *testing.T, wording, json string) (lines string, refused string) {
	t.Helper()
	form := parse(t, strings.Replace(boxAt("said", 0, 0, 100, 100), `"x"`, "'''"+wording+"'''", 1))
	doc, err := form.Lay(data(t, json), laidOptions)
	if err != nil {
		return "", err.Error()
	}
	return strings.Join(said(doc.Pages[0], "said"), "\n"), ""
}

// wordings are texts of templates over the data below, and what they say.
var wordings = map[string]string{
	`plain`:                            "plain",
	`  blanks at the ends `:            "blanks at the ends",
	`{{.name}}`:                        "Bounma {{.other}}",
	`{{.n}}`:                           "1234567",
	`[{{.nothing}}]`:                   "[]",
	`[{{.no}}]`:                        "[]",
	`{{if .nothing}}x{{else}}y{{end}}`: "y",
	`{{with .party}}{{.name}}, {{.town}}{{end}}`:               "NTG, Namtha",
	`{{range .list}}<{{.}}>{{else}}x{{end}}`:                   "<a><b><>",
	`{{range .nothing}}x{{else}}none{{end}}`:                   "none",
	`{{join .list " / "}}`:                                     "a / b",
	`[{{join .nothing ", "}}]`:                                 "[]",
	`{{kg .n}} {{kg .n 3}} {{kg .n 0}}`:                        "1,234.6 1,234.567 1,235",
	`[{{kg .nothing}}]`:                                        "[]",
	`{{figure .n 4 2}} {{count .n}}`:                           "123.46 1,234,567",
	`{{words 21}}`:                                             "TWENTY-ONE",
	`[{{words .nothing}}]`:                                     "[]",
	`{{upper .party.town}} {{spaced "123456789"}}`:             "NAMTHA 1234 5678 9",
	`{{date .day}}`:                                            "4 Nov 2026",
	`{{date .day "en"}}`:                                       "4 Nov 2026",
	`{{date .day "zh"}}`:                                       "2026年11月4日",
	`{{date .day "lo"}}`:                                       "4 ພະຈິກ 2026",
	`{{date .day "th"}}`:                                       "4 พฤศจิกายน 2569",
	`{{date .day "vi"}}`:                                       "4/11/2026",
	`[{{date .nothing}}{{date ""}}]`:                           "[]",
	`{{$n := .n}}{{$n}}`:                                       "1234567",
	`{{define "x"}}<{{.}}>{{end}}{{template "x" .party.name}}`: "<NTG>",
	`{{printf "%s/%d" .party.name .n}}`:                        "NTG/1234567",
	`[{{define "x"}}y{{end}}]`:                                 "[]",
	`{{define "x"}}y{{end}}`:                                   "",
	`{{/* said to nobody */}}`:                                 "",
	`{{print .name}}{{println .nothing}}`:                      "Bounma {{.other}}",
	`[{{printf "%s" .nothing}}]`:                               "[]",
	`{{.page}} of {{.pages}}`:                                  "1 of 1",
}

const wordingData = `{"name": "Bounma {{.other}}", "n": 1234567, "nothing": null, "no": false, "yes": true,
	"party": {"name": "NTG", "town": "Namtha"}, "list": ["a", "b", null], "day": "2026-11-04", "deep": {"list": []}}`

func TestWordings(t *testing.T) {
	t.Parallel()
	for wording, want := range wordings {
		t.Run(wording, func(t *testing.T) {
			t.Parallel()
			if got, refused := worded(t, wording, wordingData); got != want || refused != "" {
				t.Errorf("it says %q, want %q: %s", got, want, refused)
			}
		})
	}
}

// refusedWordings are texts of templates that can be read but not filled in, and what is said of them.
var refusedWordings = map[string]string{
	`{{.gone}}`:              `no "gone"`,
	`{{.party.gone}}`:        `no "gone"`,
	`{{.nothing.name}}`:      "nil",
	`{{.name.first}}`:        "can't evaluate field first",
	`{{.party}}`:             "{{.party}} is an object",
	`a {{.list}} b`:          "{{.list}} is a list",
	`{{index .list 7}}`:      "out of range",
	`{{index .nothing 0}}`:   "nil",
	`{{slice .name 3 99}}`:   "out of range",
	`{{kg .name}}`:           `"Bounma {{.other}}" is no whole number`,
	`{{kg .n 99}}`:           "from 0 to 19 decimals",
	`{{figure .n -1 2}}`:     "from 0 to 19 decimals",
	`{{count .party}}`:       "no whole number",
	`{{words .list}}`:        "no whole number",
	`{{date .name}}`:         "is no date (year-month-day)",
	`{{date "2026-02-30"}}`:  "is no date",
	`{{date .day "xx"}}`:     `no form of dates for the language "xx"`,
	`{{join .name ","}}`:     "join wants a list",
	`{{join .deep ","}}`:     "join wants a list",
	`{{upper .party}}`:       "is an object",
	`{{printf "%d" .name}}`:  "does not fit what it prints",
	`{{printf "%v" .party}}`: "is an object",
	`{{print .list}}`:        "is a list",
	`{{template "none"}}`:    "none",
	`{{define "x"}}{{template "x"}}{{end}}{{template "x"}}`: "exceeded maximum template depth",
	`{{range 9999999}}far too much{{end}}`:                  "does not come to an end",
}

func TestRefusedWordings(t *testing.T) {
	t.Parallel()
	for wording, want := range refusedWordings {
		t.Run(wording, func(t *testing.T) {
			t.Parallel()
			got, refused := worded(t, wording, wordingData)
			if !strings.Contains(refused, "sheet.data_missing at said") || !strings.Contains(refused, want) {
				t.Errorf("it says %q, %q; want %q", got, refused, want)
			}
			if strings.Contains(refused, "template:") || strings.Contains(refused, `executing ""`) {
				t.Errorf("%q speaks of the machinery", refused)
			}
		})
	}
}

// A part is drawn on any condition but a blank one, and false is blank.
func TestWhen(t *testing.T) {
	t.Parallel()
	for when, drawn := range map[string]bool{
		"{{.yes}}": true, "{{.no}}": false, "{{.nothing}}": false, "{{.name}}": true, `{{eq .party.name "NTG"}}`: true,
		`{{eq .party.name "X"}}`: false, "{{not .no}}": true, "{{and .yes .nothing}}": false, "{{if .yes}} {{end}}": false,
		"never blank": true,
	} {
		form := parse(t, boxAt("it", 0, 0, 50, 20, fmt.Sprintf("when = '''%s'''", when)))
		if got := said(lay(t, form, wordingData).Pages[0], "it"); (len(got) == 1) != drawn {
			t.Errorf("on %s it is drawn: %v", when, len(got) == 1)
		}
	}
}
