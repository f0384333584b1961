package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"tradehub/backend/sheet"
)

// boxAt is a box at a place in millimetres, with some more keys.
func boxAt(id string, left, top, width, height int, keys ...string) string {
	return fmt.Sprintf("[[box]]\nid = %q\nat = [\"%dmm\", \"%dmm\"]\nsize = [\"%dmm\", \"%dmm\"]\n%s\n",
		id, left, top, width, height, strings.Join(append([]string{`text = "x"`}, keys...), "\n"))
}

// ruleFrom is a rule between two points in millimetres.
func ruleFrom(x1, y1, x2, y2 int) string {
	return fmt.Sprintf("[[rule]]\nfrom = [\"%dmm\", \"%dmm\"]\nto = [\"%dmm\", \"%dmm\"]\n", x1, y1, x2, y2)
}

// tableAt is a table whose first place is 80 by 40 mm at 10,30 and whose next place begins at 10,10.
func tableAt(keys string) string {
	return tabled(`rows = "lines"`, `rows = "lines"
next_at = ["10mm", "10mm"]
next_size = ["80mm", "60mm"]
`+keys)
}

// places are parts of a template, and what is said of where they lie; nothing where they lie well.
var places = map[string]struct{ toml, says string }{
	"on the edge":          {boxAt("a", 0, 0, 100, 100), ""},
	"over the right edge":  {boxAt("a", 80, 0, 21, 10), "a does not lie on the page of 100.00 by 100.00 mm"},
	"over the lower edge":  {boxAt("a", 0, 95, 10, 6), "a does not lie on the page"},
	"rule off the page":    {ruleFrom(0, 0, 0, 101), "rule[0] does not lie on the page"},
	"mark off the page":    {strings.Replace(markOf("x"), `["0mm", "0mm"]`, `["9mm", "0mm"]`, 1), "draft does not lie"},
	"annex off the page":   {strings.Replace(annexOf, `"80mm"]`, `"95mm"]`, 1), "annex does not lie on the page"},
	"table off the page":   {tabled("rows =", "next_at = [\"30mm\", \"0mm\"]\nrows ="), "goods does not lie"},
	"side by side":         {boxAt("a", 0, 0, 50, 50) + boxAt("b", 50, 0, 50, 50), ""},
	"one in the other":     {boxAt("a", 0, 0, 50, 50) + boxAt("b", 10, 10, 5, 5), "b overlaps a of line 12"},
	"corner in corner":     {boxAt("a", 0, 0, 50, 50) + boxAt("b", 49, 49, 5, 5), "b overlaps a of line 12"},
	"first and next":       {boxAt("a", 0, 0, 50, 50) + boxAt("b", 0, 0, 50, 50, `on = "next"`), ""},
	"first and last":       {boxAt("a", 0, 0, 50, 50) + boxAt("b", 0, 0, 50, 50, `on = "last"`), "b overlaps a"},
	"next and last":        {boxAt("a", 0, 0, 5, 5, `on = "next"`) + boxAt("b", 0, 0, 5, 5, `on = "last"`), "b overlaps"},
	"first and annex":      {boxAt("a", 0, 0, 50, 50) + boxAt("b", 0, 0, 50, 50, `on = "annex"`), ""},
	"every and annex":      {annexOf + boxAt("a", 0, 0, 50, 50, `on = "every"`), "annex overlaps a"},
	"frame under fill":     {boxAt("a", 0, 0, 50, 50, `layer = "frame"`) + boxAt("b", 0, 0, 50, 50), ""},
	"caption over fill":    {strings.Replace(boxAt("a", 0, 0, 5, 5), "text", "caption", 1) + boxAt("b", 0, 0, 5, 5), ""},
	"one of two":           {boxAt("a", 0, 0, 5, 5, `when = "{{.a}}"`) + boxAt("b", 0, 0, 5, 5, `when = "{{.b}}"`), ""},
	"one of them always":   {boxAt("a", 0, 0, 50, 50, `when = "{{.a}}"`) + boxAt("b", 0, 0, 50, 50), "b overlaps a"},
	"box in a table":       {tableAt("") + boxAt("a", 10, 60, 20, 10), "goods overlaps a"},
	"box on further rows":  {tableAt("") + boxAt("a", 10, 10, 20, 10, `on = "next"`), "goods overlaps a"},
	"head above a table":   {tableAt("") + boxAt("a", 10, 10, 20, 20), ""},
	"head on every sheet":  {tableAt("") + boxAt("a", 10, 10, 20, 20, `on = "every"`), "goods overlaps a"},
	"in the reserve":       {tableAt(`reserve = "10mm"`) + boxAt("a", 10, 60, 20, 10, `on = "last"`), ""},
	"above the reserve":    {tableAt(`reserve = "10mm"`) + boxAt("a", 10, 59, 20, 10, `on = "last"`), "goods overlaps a"},
	"reserve not the last": {tableAt(`reserve = "10mm"`) + boxAt("a", 10, 60, 20, 10), "goods overlaps a"},
	"rule by a symbol":     {symbolAt() + ruleFrom(60, 0, 60, 100), ""},
	"rule in a quiet zone": {symbolAt() + ruleFrom(61, 0, 61, 100), "code overlaps rule[0]"},
	"rule across a symbol": {symbolAt() + ruleFrom(0, 61, 100, 61), "code overlaps rule[0]"},
	"form in a quiet zone": {symbolAt() + boxAt("a", 55, 55, 10, 10, `layer = "frame"`), "code overlaps a"},
}

func symbolAt() string { return symbolOf("kind = \"qr\"\nmodule = \"0.4mm\"") }

func TestPlaces(t *testing.T) {
	t.Parallel()
	for name, c := range places {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := sheet.Parse(formFiles(t, formHead+c.toml), "form/template.toml")
			switch {
			case c.says == "" && err != nil:
				t.Errorf("it is refused: %v", err)
			case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
				t.Errorf("%v does not say %q", err, c.says)
			}
		})
	}
}

// Two parts on conditions may share a place, but not a sheet.
func TestOneOfTwoParts(t *testing.T) {
	t.Parallel()
	form := parse(t, boxAt("draft", 0, 0, 50, 50, `when = "{{.draft}}"`)+
		boxAt("final", 0, 0, 50, 50, `when = "{{.final}}"`))
	page := lay(t, form, `{"draft": true, "final": false}`).Pages[0]
	if len(said(page, "draft")) != 1 || len(said(page, "final")) != 0 {
		t.Errorf("a draft has %q and %q", said(page, "draft"), said(page, "final"))
	}
	faults := refused(t, form, `{"draft": true, "final": true}`)
	if len(faults) != 1 || faults[0].Key != "sheet.overlap" || faults[0].Params["other"] != "draft" {
		t.Errorf("two parts in one place give %v", faults)
	}
}
