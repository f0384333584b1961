// Package pdf paints a display list of package sheet as a PDF 1.7 file. It is the only package that knows gofpdf.
//
// gofpdf carries the structure of the file: information, metadata and attachments. Pages and fonts are written here,
// because gofpdf can place shaped text neither finely enough nor so that it reads back. What gofpdf wrote is read again
// and put together with them (finish.go).
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// Paint writes a document as PDF. The same document always gives the same bytes, on any day. The fault
// sheet.not_painted (Internal) means that it has no pages or no time of making, or a glyph that its font lacks.
func Paint(doc sheet.Document) ([]byte, error) {
	var out bytes.Buffer
	w := Begin(doc, &out)
	for _, page := range doc.Pages {
		if err := w.Add(page); err != nil {
			return nil, err
		}
	}
	if err := w.Finish(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Writer paints a document page by page. A page is written as soon as it is painted, so that ten thousand labels take
// no more memory than ten; fonts come at the end, when it is known which letters are used. It is for one goroutine at
// a time.
type Writer struct {
	head   sheet.Document
	codes  codebooks
	album  album
	canvas canvas
	word   word
	out    *output
	file   *file // made with the first page
	pages  []int // the numbers of the pages
}

// Begin opens a document that is written to out. Of head everything counts but its pages, which are handed to Add.
func Begin(head sheet.Document, out io.Writer) *Writer {
	head.Pages = nil
	return &Writer{head: head, codes: newCodebooks(), album: newAlbum(), out: newOutput(out)}
}

// Add paints one more page. After the fault sheet.not_painted the page is not in the document.
func (w *Writer) Add(page sheet.Page) error {
	if w.file == nil {
		if err := w.open(); err != nil {
			return notPainted(err)
		}
	}
	w.canvas.begin(page.HeightHMM)
	for _, op := range page.Ops {
		if err := w.paint(op); err != nil {
			return notPainted(err)
		}
	}
	w.writePage(page.WidthHMM, page.HeightHMM, deflated(w.canvas.bytes))
	return nil
}

// Finish ends the file. The fault sheet.not_painted (Internal) carries the cause, also when out refuses the bytes.
func (w *Writer) Finish() error {
	if len(w.pages) == 0 {
		return notPainted(errors.New("the document has no page"))
	}
	if err := w.finish(); err != nil {
		return notPainted(err)
	}
	return nil
}

func (w *Writer) paint(op sheet.Op) error {
	switch op := op.(type) {
	case sheet.Text:
		return w.text(op)
	case sheet.Line:
		w.canvas.line(op)
	case sheet.Rect:
		w.canvas.rect(op)
	case sheet.Symbol:
		w.canvas.symbol(op)
	case sheet.Image:
		return w.image(op)
	default:
		return fmt.Errorf("no way to paint a %T", op)
	}
	return nil
}

func notPainted(cause error) error {
	return fault.New(fault.Internal, words.SheetNotPainted, nil).Because(cause)
}
