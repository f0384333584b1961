package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// Part is a PDF that goes into a bundle.
type Part struct {
	Title string // in the outline of the bundle
	PDF   []byte
}

// Bundle writes one PDF with the pages of all parts, in their order, and an outline that leads to each. The pages look
// as they do in the parts; the bytes are others, so a bundle is for reading and handing on, is never frozen, and has no
// signature of its parts.
// Errors are those of a part that is no PDF, and of the writer.
func Bundle(w io.Writer, parts []Part) error {
	api.DisableConfigDir() // a library does not write into the home of whoever runs the program
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.CreateBookmarks = false
	inputs := make([]io.ReadSeeker, len(parts))
	marks, page := make([]pdfcpu.Bookmark, len(parts)), 1
	for i, part := range parts {
		part.PDF = Unsigned(part.PDF)
		pages, err := api.PageCount(bytes.NewReader(part.PDF), conf)
		if err != nil {
			return fmt.Errorf("bundle, %s: %w", part.Title, err)
		}
		inputs[i] = bytes.NewReader(part.PDF)
		marks[i] = pdfcpu.Bookmark{Title: part.Title, PageFrom: page, PageThru: page + pages - 1}
		page += pages
	}
	var merged bytes.Buffer
	if err := api.MergeRaw(inputs, &merged, false, conf); err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	return api.AddBookmarks(bytes.NewReader(merged.Bytes()), w, marks, true, conf)
}
