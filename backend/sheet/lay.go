package sheet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/text"
	"tradehub/templates/words"
)

// Options are what a sheet is laid out for, beside its data.
type Options struct {
	DPI       int          // of the printer; 0 is 203 for a label and 600 for a paper
	CreatedAt time.Time    // what the document says; never the time of printing
	Setter    *text.Setter // keeps what was set from sheet to sheet; nil makes a new one
}

// mostSheets ends a layout that would never end.
const mostSheets = 500

// Lay fills a template in and gives the display list. What cannot be laid out is told all at once, each fault with the
// template, the box and the cause: data that a text asks for and are not there (sheet.data_missing), characters that no
// font has (sheet.uncovered), a text too long for its box (sheet.overflow), a symbol too wide for its place
// (sheet.symbol_wide) or of data it cannot hold (sheet.symbol_data).
func (t *Template) Lay(data Data, o Options) (Document, error) {
	doc, err := t.Preview(data, o)
	if err != nil {
		return Document{}, err
	}
	return doc, nil
}

// Preview lays out as Lay does, and gives what could be laid out beside the faults of the rest, so that whoever looks
// for the box that a fault names finds it on the sheet. It is for the screen; nothing is printed of such a sheet.
func (t *Template) Preview(data Data, o Options) (Document, error) {
	if o.Setter == nil {
		o.Setter = text.NewSetter()
	}
	if o.DPI == 0 {
		o.DPI = 600
		if t.Medium == Label {
			o.DPI = 203
		}
	}
	l := &layout{t: t, o: o, data: data, total: 1}
	l.settle()
	doc := Document{Lang: t.Lang, CreatedAt: o.CreatedAt, Medium: t.Medium, DPI: o.DPI, Pages: l.pages}
	doc.Title, doc.Author = l.say("document", t.Document, data), l.say("author", t.Author, data)
	doc.Subject = l.say("subject", t.Subject, data)
	return doc, l.faults.OrNil()
}

// layout is a sheet being laid out.
type layout struct {
	t      *Template
	o      Options
	data   Data
	total  int // of sheets, as far as is known
	pages  []Page
	annex  []annexed
	faults fault.List
}

// stand is where a part is drawn: the sheet, what is drawn there, and the data as this sheet has them.
type stand struct {
	page *Page
	data Data
	is   sheetIs
}

// sheetIs says which sheets of the template a sheet counts as.
type sheetIs struct{ first, last, annex bool }

func (is sheetIs) takes(on Sheets) bool {
	switch on {
	case First:
		return is.first
	case Next:
		return !is.first && !is.annex
	case Last:
		return is.last
	case Extra:
		return is.annex
	}
	return true
}

// mostRounds ends a layout whose sheets depend on how many there are, and are never as many as they say.
const mostRounds = 5

// settle lays the sheets until as many have come out as stands on them: the number is guessed until it is right. What a
// wrong guess was refused for is forgotten.
func (l *layout) settle() {
	flows, sheets := l.flow()
	l.total = sheets // right unless there is an annex
	ofRows := slices.Clip(l.faults)
	for range mostRounds {
		l.faults = ofRows
		l.run(flows, sheets)
		if len(l.pages) == l.total || len(l.pages) > mostSheets {
			return
		}
		l.total = len(l.pages)
	}
	l.refuse(words.SheetEndless, "", nil)
}

// run lays all sheets: those of the tables, then the annex.
func (l *layout) run(flows []*flow, sheets int) {
	l.pages, l.annex = nil, nil
	for n := range sheets {
		at, ok := l.begin(sheetIs{first: n == 0, last: n == sheets-1})
		if !ok {
			return
		}
		for _, f := range flows {
			l.placeRows(at, f, n)
		}
		l.placeBoxes(at)
	}
	l.placeAnnex()
}

// begin starts a sheet with what lies behind the filling. It gives false when there are too many.
func (l *layout) begin(is sheetIs) (stand, bool) {
	if len(l.pages) > mostSheets {
		return stand{}, false
	}
	if len(l.pages) == mostSheets {
		l.refuse(words.SheetEndless, "", nil)
	}
	l.pages = append(l.pages, Page{WidthHMM: l.t.Page.x(), HeightHMM: l.t.Page.y(), is: is})
	at := stand{page: &l.pages[len(l.pages)-1], is: is,
		data: l.data.with(map[string]any{"page": int64(len(l.pages)), "pages": int64(l.total)})}
	l.placeBehind(at)
	return at, true
}

// placeBehind draws what lies behind the filling: grounds, over them the marks, and over those what is of lines, which
// a mark must not cut.
func (l *layout) placeBehind(at stand) {
	l.placeAreas(at, true)
	for i := range l.t.Mark {
		if m := &l.t.Mark[i]; l.drawn(at, m.Spot) {
			l.placeMark(at, m)
		}
	}
	l.placeAreas(at, false)
	for _, r := range l.t.Rule {
		if at.is.takes(r.On) && l.holds(at, r.ID, r.When) {
			at.draw(Line{Origin{r.ID, r.Layer}, r.From.x(), r.From.y(), r.To.x(), r.To.y(), int(r.Weight), r.Grey})
		}
	}
	for _, p := range l.t.Image {
		if l.drawn(at, p.Spot) {
			at.draw(p.placed())
		}
	}
}

// placeAreas draws the filled areas, or those that are frames.
func (l *layout) placeAreas(at stand, filled bool) {
	for _, a := range l.t.Area {
		if filled == (a.Weight == 0) && l.drawn(at, a.Spot) {
			at.draw(Rect{a.origin(), a.At.x(), a.At.y(), a.Size.x(), a.Size.y(), int(a.Weight), a.Grey})
		}
	}
}

func (l *layout) placeBoxes(at stand) {
	for i := range l.t.Box {
		if b := &l.t.Box[i]; l.drawn(at, b.Spot) {
			l.placeBox(at, b)
		}
	}
	for i := range l.t.Symbol {
		if b := &l.t.Symbol[i]; l.drawn(at, b.Spot) {
			l.placeSymbol(at, b)
		}
	}
	l.oneEach(at)
}

// oneEach refuses a sheet on which two parts have come to stand in one place: their conditions were meant to exclude
// each other.
func (l *layout) oneEach(at stand) {
	if len(l.t.shared) == 0 {
		return
	}
	drawn := map[string]bool{}
	for _, op := range at.page.Ops {
		part, _, _ := strings.Cut(op.Origin().Box, "/")
		drawn[part] = true
	}
	for _, pair := range l.t.shared {
		if drawn[pair[0]] && drawn[pair[1]] {
			l.refuse(words.SheetOverlap, pair[0], fault.Params{"other": pair[1]})
		}
	}
}

func (at stand) draw(ops ...Op) { at.page.Ops = append(at.page.Ops, ops...) }

func (s Spot) origin() Origin { return Origin{s.ID, s.Layer} }

// drawn tells whether a part is drawn on a sheet.
func (l *layout) drawn(at stand, s Spot) bool { return at.is.takes(s.On) && l.holds(at, s.ID, s.When) }

func (l *layout) holds(at stand, box string, when Wording) bool {
	return !when.given() || l.say(box, when, at.data) != ""
}

// say fills a text in; what its data lack is a fault of the box.
func (l *layout) say(box string, w Wording, data any) string {
	if d, is := data.(Data); is {
		data = map[string]any(d)
	}
	said, err := w.over(data)
	if err != nil {
		l.refuse(words.SheetDataMissing, box, fault.Params{"cause": err})
	}
	return said
}

// mostFaults is as many as anybody will read.
const mostFaults = 100

// refuse tells a fault once, however often the sheets are laid.
func (l *layout) refuse(key words.Key, box string, params fault.Params) {
	all := fault.Params{"template": l.t.Ref(), "box": box}
	for name, value := range params {
		all[name] = value
	}
	f := fault.New(fault.Invalid, key, all).At(box)
	if len(l.faults) >= mostFaults {
		return
	}
	for _, told := range l.faults {
		if told.Error() == f.Error() {
			return
		}
	}
	l.faults = append(l.faults, f)
}

// covered refuses a text with characters that no font has.
func (l *layout) covered(box string, style *Style, said string) bool {
	missing := l.o.Setter.Uncovered(style.letters(), said)
	if len(missing) == 0 {
		return true
	}
	l.refuse(words.SheetUncovered, box, fault.Params{"text": excerpt(said), "characters": spelt(missing)})
	return false
}

// spelt writes characters with their code points, since whoever reads of them may have no font for them either.
func spelt(characters []rune) string {
	all := make([]string, len(characters))
	for i, c := range characters {
		all[i] = fmt.Sprintf("%c (U+%04X)", c, c)
	}
	return excerpt(strings.Join(all, ", "))
}

// excerpt gives as much of a text as a sentence about it needs.
func excerpt(text string) string {
	const most = 60 // characters
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + "…"
		}
	}
	return text
}

func (s *Style) letters() text.Style { return text.Style{Family: text.Family(s.Family), Bold: s.Bold} }
