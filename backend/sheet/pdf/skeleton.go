package pdf

import (
	"bytes"
	"fmt"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
)

// producer names the program in the file.
const producer = "Trade Hub"

// skeleton lets gofpdf write the document with one empty page, and takes it apart. Nothing in it depends on the hour or
// on the order of a map.
func (w *Writer) skeleton() (*file, error) {
	written := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt"})
	written.SetCatalogSort(true)
	written.SetCompression(false) // of the empty page; attachments are compressed all the same
	written.SetCreationDate(w.head.CreatedAt.UTC())
	written.SetModificationDate(w.head.CreatedAt.UTC())
	w.inform(written)
	written.AddPage()
	var out bytes.Buffer
	if err := written.Output(&out); err != nil {
		return nil, fmt.Errorf("gofpdf: %w", err)
	}
	f, err := reread(out.Bytes())
	if err != nil {
		return nil, err
	}
	pages := f.find("<</Type /Page\n")
	if len(pages) != 1 {
		return nil, fmt.Errorf("the skeleton has %d pages for one", len(pages))
	}
	f.emptyPage = pages[0]
	return f, nil
}

// inform hands over what the document says of itself. gofpdf 1.16.2 knows no characters above U+FFFF, so its strings
// are encoded here.
func (w *Writer) inform(written *gofpdf.Fpdf) {
	written.SetProducer(producer, false)
	for _, field := range []struct {
		set   func(string, bool)
		value string
	}{{written.SetTitle, w.head.Title}, {written.SetAuthor, w.head.Author}, {written.SetSubject, w.head.Subject}} {
		if field.value != "" {
			field.set(utf16Text(field.value), false)
		}
	}
	written.SetXmpMetadata(w.metadata())
	attachments := make([]gofpdf.Attachment, len(w.head.Files))
	for i, f := range w.head.Files {
		attachments[i] = gofpdf.Attachment{Content: f.Content}
	}
	written.SetAttachments(attachments)
}

// utf16Text encodes a text string as PDF has it, without its brackets.
func utf16Text(s string) string {
	b := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(s)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return string(b)
}
