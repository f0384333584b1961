package sheet_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
)

// formHead begins the small templates of these tests: a page of 100 by 100 mm with one style of each usual name.
const formHead = `id = "form"
version = 1
title = "Form"
page = ["100mm", "100mm"]
[style]
value = { size = "10pt", min = "6pt" }
caption = { size = "6pt" }
cell = { size = "8pt", min = "5pt" }
head = { size = "7pt", bold = true }
hri = { size = "9pt", min = "6pt" }
mark = { size = "60pt", min = "10pt", bold = true, grey = 80 }
`

// formFiles is a folder with one template and a picture of 40 by 20 dots.
func formFiles(t testing.TB, toml string) fstest.MapFS {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		"form/template.toml": {Data: []byte(toml)},
		"form/logo.png":      {Data: picture.Bytes()},
		"form/broken.png":    {Data: []byte("no picture")},
	}
}

// parse reads a template that is right: formHead and what follows it.
func parse(t testing.TB, toml string) *sheet.Template {
	t.Helper()
	parsed, err := sheet.Parse(formFiles(t, formHead+toml), "form/template.toml")
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// laidAt is the time that the documents of these tests say.
var laidAt = time.Date(2026, 11, 4, 8, 0, 0, 0, time.UTC)

// laidOptions are those of these tests.
var laidOptions = sheet.Options{CreatedAt: laidAt}

// lay fills a template with data that it can be filled with.
func lay(t testing.TB, form *sheet.Template, json string) sheet.Document {
	t.Helper()
	doc, err := form.Lay(data(t, json), laidOptions)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// refused lays a template with data that it cannot be filled with, and gives the faults.
func refused(t testing.TB, form *sheet.Template, json string) fault.List {
	t.Helper()
	doc, err := form.Lay(data(t, json), laidOptions)
	if err == nil {
		t.Fatalf("the sheet was laid:\n%s", doc)
	}
	return fault.All(err)
}

func data(t testing.TB, json string) sheet.Data {
	t.Helper()
	d, err := sheet.ReadData([]byte(json))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// said gives the lines of text that a box has on a page, from top to bottom as they were drawn.
func said(page sheet.Page, box string) (lines []string) {
	for _, line := range textOps(page, box) {
		lines = append(lines, line.Line.Text)
	}
	return lines
}

// textOps gives the lines of a box; those of its cells too when it is a table.
func textOps(page sheet.Page, box string) (lines []sheet.Text) {
	for _, op := range page.Ops {
		if line, is := op.(sheet.Text); is && within(line.From.Box, box) {
			lines = append(lines, line)
		}
	}
	return lines
}

func within(id, box string) bool { return id == box || strings.HasPrefix(id, box+"/") }

// ink is the rectangle that a line of text takes on the page: its advance, and its ink above and below the baseline.
func ink(line sheet.Text) (left, top, right, bottom int) {
	wide := sheet.WidthHMM(line.Line.WidthUEm, line.SizeDPt)
	above, below := sheet.WidthHMM(line.Line.AboveUEm, line.SizeDPt), sheet.WidthHMM(line.Line.BelowUEm, line.SizeDPt)
	switch line.TurnDeg {
	case 90:
		return line.XHMM - above, line.YHMM - wide, line.XHMM + below, line.YHMM
	case 180:
		return line.XHMM - wide, line.YHMM - below, line.XHMM, line.YHMM + above
	case 270:
		return line.XHMM - below, line.YHMM, line.XHMM + above, line.YHMM + wide
	}
	return line.XHMM, line.YHMM - above, line.XHMM + wide, line.YHMM + below
}

// inside fails for a line whose ink leaves a rectangle.
func inside(t interface{ Errorf(string, ...any) }, line sheet.Text, left, top, right, bottom int) {
	l, u, r, b := ink(line)
	if l < left || u < top || r > right || b > bottom {
		t.Errorf("%s %q takes %d,%d to %d,%d of %d,%d to %d,%d", line.From.Box, line.Line.Text,
			l, u, r, b, left, top, right, bottom)
	}
}

// onPaper fails for whatever leaves its page.
func onPaper(t interface{ Errorf(string, ...any) }, doc sheet.Document) {
	for n, page := range doc.Pages {
		for _, op := range page.Ops {
			left, top, right, bottom := extent(op)
			if left < 0 || top < 0 || right > page.WidthHMM || bottom > page.HeightHMM {
				t.Errorf("page %d: %s leaves the page: %d,%d to %d,%d", n+1, op.Origin().Box, left, top, right, bottom)
			}
		}
	}
}

func extent(op sheet.Op) (left, top, right, bottom int) {
	switch o := op.(type) {
	case sheet.Text:
		if o.TurnDeg%90 == 0 {
			return ink(o)
		}
	case sheet.Line:
		return min(o.X1HMM, o.X2HMM), min(o.Y1HMM, o.Y2HMM), max(o.X1HMM, o.X2HMM), max(o.Y1HMM, o.Y2HMM)
	case sheet.Rect:
		return o.XHMM, o.YHMM, o.XHMM + o.WidthHMM, o.YHMM + o.HeightHMM
	case sheet.Image:
		return o.XHMM, o.YHMM, o.XHMM + o.WidthHMM, o.YHMM + o.HeightHMM
	case sheet.Symbol:
		width, height := o.SizeDots()
		hmm := func(dots int) int { return dots * 100_000 / sheet.DotsPerMetre(o.DPI) }
		return hmm(o.XDots), hmm(o.YDots), hmm(o.XDots + width), hmm(o.YDots + height)
	}
	return 0, 0, 0, 0
}

// squeezed writes all white space as one blank each, as a person compares two texts.
func squeezed(all ...string) string { return strings.Join(strings.Fields(strings.Join(all, " ")), " ") }

// bare leaves all blanks out: a word of Lao or Chinese may go on in the next line without one.
func bare(all ...string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(all, ""), "\u200b", "")), "")
}
