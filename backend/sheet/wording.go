package sheet

import (
	"errors"
	"regexp"
	"strings"
	"text/template"
)

// Wording is a text of a template, with what is filled in between {{ and }}.
type Wording struct {
	source   string
	compiled *template.Template // nil where nothing is filled in
	short    short              // the same at once; nil where the text is not so simple
}

// UnmarshalText keeps the text; it is compiled when its place in the file is known.
func (w *Wording) UnmarshalText(raw []byte) error {
	w.source = string(raw)
	return nil
}

func (w Wording) given() bool { return w.source != "" }

// compile reads what is filled in. All that is written goes through shown, as html/template sends all through its
// escapers, so that nothing comes out as Go would print it: "<no value>", "map[name:…]" or "false".
func (w *Wording) compile() error {
	w.source = plain(w.source)
	if !strings.Contains(w.source, "{{") {
		w.source = strings.TrimSpace(w.source)
		return nil
	}
	compiled, err := template.New("").Option("missingkey=error").Funcs(functions).Parse(w.source)
	if err != nil {
		return errors.New(strings.TrimPrefix(reasonOf(err), "template: "))
	}
	w.short = shorten(compiled.Root)
	for _, one := range compiled.Templates() {
		show(one.Tree, one.Root)
	}
	w.compiled = compiled
	return nil
}

// ownLine is where text/template says that the fault is: in the text, not in the file. Calling is how it says that a
// function refused.
var (
	ownLine = regexp.MustCompile(`^template: :\d+(:\d+)?: (executing "" at )?(<shown .*?>: error calling shown: )?`)
	calling = regexp.MustCompile(`error calling \w+: `)
)

// reasonOf gives what text/template refused in words for whoever writes a form.
func reasonOf(err error) string {
	said := calling.ReplaceAllString(ownLine.ReplaceAllString(err.Error(), ""), "")
	return strings.Replace(said, "map has no entry for key", "the data have no", 1)
}

// over fills the text in. Blanks at its ends are dropped: they come from lines of a template that said nothing.
func (w Wording) over(data any) (string, error) {
	if w.compiled == nil {
		return w.source, nil
	}
	if w.short != nil {
		if said, ok := w.short.over(data); ok && len(said) <= mostWritten {
			return strings.TrimSpace(plain(said)), nil
		}
	}
	var b bounded
	if err := w.compiled.Execute(&b, data); err != nil {
		return "", errors.New(reasonOf(err))
	}
	return strings.TrimSpace(plain(b.String())), nil
}

// bounded keeps what a text can come to in bounds: a paper of a thousand pages has less.
type bounded struct{ strings.Builder }

const mostWritten = 2 << 20

// Write refuses what is too much; text/template then ends.
func (b *bounded) Write(piece []byte) (int, error) {
	if b.Len()+len(piece) > mostWritten {
		return 0, errors.New("the text does not come to an end")
	}
	return b.Builder.Write(piece)
}

// plain writes line ends one way, a blank for a tab, and drops the byte order marks that editors leave behind: no font
// has a sign for these.
func plain(text string) string {
	if strings.IndexByte(text, '\r') < 0 && strings.IndexByte(text, '\t') < 0 && !strings.Contains(text, byteOrderMark) {
		return text
	}
	return blanks.Replace(text)
}

const byteOrderMark = "\ufeff"

var blanks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ", byteOrderMark, "")
