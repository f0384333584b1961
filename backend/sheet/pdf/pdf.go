// Package pdf paints a display list of package sheet as a PDF file. It is the only package that knows gofpdf.
//
// This cut sets the PDF core font Helvetica, which every reader has and which covers code page 1252 and nothing
// else; a character beyond it is refused before anything is painted, never shown as a question mark.
package pdf

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// hmmPerMM turns the display list's unit into the one gofpdf draws in.
const hmmPerMM = 100.0

// Paint writes the document as PDF. The same document always gives the same bytes, on any day. The fault
// sheet.not_painted (internal) means the document was not made by a layout that knew Helvetica, or has no time.
func Paint(doc sheet.Document) ([]byte, error) {
	if doc.CreatedAt.IsZero() {
		return nil, notPainted(errors.New("the document has no time of making")) // gofpdf would take today's
	}
	if len(doc.Pages) == 0 {
		return nil, notPainted(errors.New("the document has no page"))
	}
	file := open(doc)
	for _, page := range doc.Pages {
		file.AddPageFormat("P", gofpdf.SizeType{Wd: mm(page.WidthHMM), Ht: mm(page.HeightHMM)})
		for _, op := range page.Ops {
			if err := paintOp(file, op); err != nil {
				return nil, notPainted(err)
			}
		}
	}
	var out bytes.Buffer
	if err := file.Output(&out); err != nil {
		return nil, notPainted(err)
	}
	return out.Bytes(), nil
}

func notPainted(cause error) error {
	return fault.New(fault.Internal, words.SheetNotPainted, nil).Because(cause)
}

// open prepares a file in which nothing depends on the hour or on the order of a map.
func open(doc sheet.Document) *gofpdf.Fpdf {
	file := gofpdf.New("P", "mm", "A4", "")
	file.SetCatalogSort(true)
	file.SetCreationDate(doc.CreatedAt.UTC())
	file.SetModificationDate(doc.CreatedAt.UTC())
	file.SetCompression(true)
	file.SetAutoPageBreak(false, 0)
	file.SetTitle(doc.Title, true)
	file.SetAuthor(doc.Author, true)
	file.SetSubject(doc.Subject, true)
	file.SetProducer("Trade Hub", true)
	return file
}

func paintOp(file *gofpdf.Fpdf, op sheet.Op) error {
	switch op := op.(type) {
	case sheet.Text:
		return paintText(file, op)
	case sheet.Line:
		stroke(file, op.WeightHMM, op.Grey)
		file.Line(mm(op.X1HMM), mm(op.Y1HMM), mm(op.X2HMM), mm(op.Y2HMM))
	case sheet.Rect:
		paintRect(file, op)
	default:
		return fmt.Errorf("no way to paint a %T", op)
	}
	return nil
}

func paintText(file *gofpdf.Fpdf, text sheet.Text) error {
	encoded, ok := encode(text.Value)
	if !ok {
		return fmt.Errorf("Helvetica cannot draw %q", text.Value)
	}
	weight := ""
	if text.Bold {
		weight = "B"
	}
	file.SetFont("Helvetica", weight, float64(text.SizeDPt)/10)
	file.SetTextColor(level(text.Grey), level(text.Grey), level(text.Grey))
	x := mm(text.XHMM)
	switch text.Align {
	case sheet.Right:
		x -= file.GetStringWidth(encoded)
	case sheet.Center:
		x -= file.GetStringWidth(encoded) / 2
	}
	file.Text(x, mm(text.YHMM), encoded)
	return nil
}

func paintRect(file *gofpdf.Fpdf, rect sheet.Rect) {
	how := "D"
	if rect.WeightHMM == 0 {
		how = "F"
		file.SetFillColor(level(rect.Grey), level(rect.Grey), level(rect.Grey))
	} else {
		stroke(file, rect.WeightHMM, rect.Grey)
	}
	file.Rect(mm(rect.XHMM), mm(rect.YHMM), mm(rect.WidthHMM), mm(rect.HeightHMM), how)
}

func stroke(file *gofpdf.Fpdf, weightHMM int, grey sheet.Grey) {
	file.SetLineWidth(mm(weightHMM))
	file.SetDrawColor(level(grey), level(grey), level(grey))
}

func mm(lengthHMM int) float64 { return float64(lengthHMM) / hmmPerMM }

// level turns per cent of white into the 0 to 255 of a colour channel.
func level(grey sheet.Grey) int { return int(grey) * 255 / 100 }
