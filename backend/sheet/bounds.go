package sheet

import (
	"regexp"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// The bounds of what a template can ask for. They are wide; what lies outside is a slip of the pen.
const (
	leastPageHMM = 1_000
	mostPageHMM  = 508_000 // 14,400 points, the longest side of a page in PDF (ISO 32000-1, annex C)

	leastSizeDPt = 30
	mostSizeDPt  = 3_000

	leastLeading = 80 // per cent of the size
	usualLeading = 125
	mostLeading  = 400
)

var (
	langForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	nameForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`) // so that "table/3/column" has one meaning
)

func (c *checker) completePage() {
	page := c.t.Page
	c.pair("page", page)
	if len(page) == 2 && (min(page.x(), page.y()) < leastPageHMM || max(page.x(), page.y()) > mostPageHMM) {
		c.say("page", "a side of a page is from %smm to %smm", millimetres(leastPageHMM), millimetres(mostPageHMM))
	}
}

// namesOnce refuses two parts of one name: a fault and a preview could not tell them apart.
func (c *checker) namesOnce() {
	seen := map[string]string{}
	for _, p := range c.t.places() {
		other, taken := seen[p.id]
		if taken && other != p.at { // a table has several places
			c.say(p.at, "%s is the name of the part on line %d too", p.id, c.t.lines.at(other))
			continue
		}
		seen[p.id] = p.at
	}
}

// named refuses a part without a name, or with one that would be read as something else.
func (c *checker) named(at, id string) {
	switch {
	case id == "":
		c.say(at, "it has no id")
	case !nameForm.MatchString(id):
		c.say(at, "%q is no id; it is made of letters, digits, - and _", id)
	}
}

func (c *checker) pair(at string, p Pair) {
	if len(p) != 2 {
		c.say(at, `it takes two lengths, like ["20mm", "10mm"]`)
	}
}

func (c *checker) extent(at string, p Pair) {
	c.pair(at, p)
	if len(p) == 2 && min(p.x(), p.y()) == 0 {
		c.say(at, "it has no extent")
	}
}

func (c *checker) grey(at string, g Grey) {
	if g < 0 || g > 100 {
		c.say(at, "a grey is from 0, black, to 100, white")
	}
}

func (c *checker) quarter(at string, turn int) {
	if turn%90 != 0 || turn < 0 || turn > 270 {
		c.say(at, "a box is turned by 0, 90, 180 or 270 degrees")
	}
}

// choice refuses a word that is none of those that there are.
func choice[S ~string](c *checker, at string, word S, allowed ...S) {
	if word != "" && !slices.Contains(allowed, word) {
		c.say(at, "%q is none of %s", word, strings.Join(fields(allowed), ", "))
	}
}

func fields[S ~string](allowed []S) []string {
	all := make([]string, len(allowed))
	for i, a := range allowed {
		all[i] = string(a)
	}
	return all
}

// plainNumbers are the keys that take a number without a unit.
var plainNumbers = []string{"version", "leading", "grey", "head_grey", "lines_grey", "ground", "turn"}

// spelling refuses what the decoder is lenient about: it would take 12 for 12 hundredths of a millimetre, and Text for
// text, or for a second text that wins.
func (c *checker) spelling(raw []byte) {
	for path := range c.t.lines {
		if strange := capitals(path); strange != "" {
			c.faults = append(c.faults, fault.New(fault.Invalid, words.SheetTemplateKey,
				fault.Params{"file": c.t.file, "line": c.t.lines.at(path), "key": strange}))
		}
	}
	for path, number := range numbersOf(raw) {
		if name := path[strings.LastIndexByte(path, '.')+1:]; !slices.Contains(plainNumbers, name) {
			c.say(path, "%s stands in quotes, with its unit where it is a measure: \"%smm\"", number, number)
		}
	}
}

// capitals gives a name in the path of a key that is not written in small letters; styles and columns have the names
// that the template gives them.
func capitals(path string) string {
	names := strings.Split(path, ".")
	for i, name := range names {
		given := i > 0 && (names[i-1] == "style" || names[i-1] == "cells")
		if !given && name != strings.ToLower(name) {
			return path
		}
	}
	return ""
}

// styled fills in the style of a part and refuses one that there is not.
func (c *checker) styled(at string, name *string, otherwise string) {
	*name = either(*name, otherwise)
	if _, found := c.t.Style[*name]; !found {
		c.say(at, "there is no style %q", *name)
	}
}
