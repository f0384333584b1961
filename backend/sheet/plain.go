package sheet

import (
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// A4 with the margins of the UN Layout Key (UNECE Recommendation 1, ISO 6422): 10 mm top, 20 mm left.
const (
	pageWidthHMM  = 21000
	pageHeightHMM = 29700
	leftHMM       = 2000
	topHMM        = 1000
	rightHMM      = leftHMM + BodyWidthHMM
	footHMM       = pageHeightHMM - 1000 // lower end of the small print
)

// BodyWidthHMM is what a page offers between its margins: the columns of a table share it.
const BodyWidthHMM = 18000

// mastheadHMM is the height of the strip that names the paper on every page.
const mastheadHMM = 1000

// gapHMM parts the head, the tables and the closing boxes.
const gapHMM = 300

// The styles of a plain paper. Small print stops at 6 pt: below it a stamped photocopy cannot be read.
var (
	titleStyle   = style{sizeDPt: 160, minDPt: 100, bold: true}
	runningStyle = style{sizeDPt: 110, minDPt: 80, bold: true}
	labelStyle   = style{sizeDPt: 60, minDPt: 60, grey: Muted}
	nameStyle    = style{sizeDPt: 90, minDPt: 70, bold: true}
	valueStyle   = style{sizeDPt: 90, minDPt: 65}
	columnStyle  = style{sizeDPt: 65, minDPt: 60, bold: true}
	cellStyle    = style{sizeDPt: 80, minDPt: 60}
	strongStyle  = style{sizeDPt: 80, minDPt: 60, bold: true}
	footStyle    = style{sizeDPt: 60, minDPt: 60, grey: Muted}
	markStyle    = style{sizeDPt: 90, minDPt: 60, bold: true}
	behindStyle  = style{sizeDPt: 1300, minDPt: 300, bold: true, grey: Faint}
)

// Weights of rules.
const (
	hairHMM  = 12
	frameHMM = 25
	heavyHMM = 45
)

// layout is a paper being set: the pages so far and where on the last of them to go on.
type layout struct {
	setter
	form   Form
	lang   words.Lang
	fixed  fixed
	pages  []Page
	yHMM   int
	endHMM int // lower end of the body
}

// Plain sets a form on A4 pages after the UN Layout Key (UNECE Recommendation 1, ISO 6422). A text that cannot
// be drawn whole is a fault (sheet.not_drawable, sheet.too_wide, sheet.too_tall), and so is a table that is not
// one (sheet.bad_columns, internal); then there is no document, and all faults come together as a fault.List.
func Plain(form Form, font Font) (Document, error) {
	l := &layout{setter: setter{font: font}, form: form, lang: words.Lang(form.Lang)}
	if form.Lang == "" {
		l.lang = words.English
	}
	l.setFixed()
	l.addPage()
	l.placeHead()
	for _, table := range form.Tables {
		l.placeTable(table)
	}
	l.placeClosing()
	l.placeFoots()
	if err := l.faults.OrNil(); err != nil {
		return Document{}, err
	}
	return Document{Title: form.Title + " " + form.Number.Value, Author: form.Author, Subject: form.Subject,
		Lang: string(l.lang), CreatedAt: form.CreatedAt, Pages: l.pages}, nil
}

func (l *layout) draw(ops ...Op) {
	last := &l.pages[len(l.pages)-1]
	last.Ops = append(last.Ops, ops...)
}

// fits tells whether a thing of this height has room on the page.
func (l *layout) fits(heightHMM int) bool { return l.yHMM+heightHMM <= l.endHMM }

// bodyHMM is the height of the body of a page without the head.
func (l *layout) bodyHMM() int { return l.endHMM - topHMM - mastheadHMM }

// tooTall refuses a text that no page can hold.
func (l *layout) tooTall(field string) {
	l.refuse(fault.New(fault.Invalid, words.SheetTooTall, fault.Params{"field": field}).At(field))
}

func rule(x1HMM, y1HMM, x2HMM, y2HMM, weightHMM int, grey Grey) Line {
	return Line{X1HMM: x1HMM, Y1HMM: y1HMM, X2HMM: x2HMM, Y2HMM: y2HMM, WeightHMM: weightHMM, Grey: grey}
}

func frame(xHMM, yHMM, widthHMM, heightHMM int) Rect {
	return Rect{XHMM: xHMM, YHMM: yHMM, WidthHMM: widthHMM, HeightHMM: heightHMM, WeightHMM: frameHMM, Grey: Ink}
}
