package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// open begins the file with what gofpdf makes of a document of one empty page.
func (w *Writer) open() error {
	if w.head.CreatedAt.IsZero() {
		return errors.New("the document has no time of making") // gofpdf would take today's
	}
	f, err := w.skeleton()
	if err != nil {
		return err
	}
	w.file = f
	w.out.put("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") // bytes above 127 tell that it is not text (ISO 32000-1, 7.5.2)
	return nil
}

// finish puts together what gofpdf wrote and what the pages need, and writes it behind them.
func (w *Writer) finish() error {
	f := w.file
	f.objects[pageTree] = object{body: w.pageTree()}
	f.objects[resources] = object{body: w.resources(w.addFonts(f), w.addPictures(f))}
	files, err := w.mendFiles(f)
	if err != nil {
		return err
	}
	w.mendInfo(f)
	w.mendCatalog(f, files)
	return f.end(w.out)
}

// The objects that gofpdf begins every file with: the tree of pages, and the names of fonts and pictures for all.
const (
	pageTree  = 1
	resources = 2
)

// find gives the numbers of the objects that begin so.
func (f *file) find(beginning string) []int {
	var found []int
	for n, o := range f.objects {
		if bytes.HasPrefix(o.body, []byte(beginning)) {
			found = append(found, n)
		}
	}
	return found
}

// writePage writes a page and its content. The first takes the place of gofpdf's empty page, whose content is the
// object behind it. The size of a page is rounded down, for a renderer takes a page that is a hair wider than its last
// dot as one dot wider.
func (w *Writer) writePage(widthHMM, heightHMM int, content []byte) {
	f := w.file
	n := f.emptyPage
	if len(w.pages) > 0 {
		n = f.add(object{})
		f.add(object{})
	}
	w.pages = append(w.pages, n)
	body := []byte("<</Type /Page /Parent 1 0 R /MediaBox [0 0 ")
	body = append(appendFixed(body, pointsDown(widthHMM), 4), ' ')
	body = append(appendFixed(body, pointsDown(heightHMM), 4), "] /Resources 2 0 R /Contents "...)
	f.objects[n].body = append(strconv.AppendInt(body, int64(n+1), 10), " 0 R>>"...)
	f.objects[n+1] = packed("", content)
	f.write(w.out, n)
	f.write(w.out, n+1)
}

// pageTree names the pages in order.
func (w *Writer) pageTree() []byte {
	body := []byte("<</Type /Pages /Kids [")
	for _, n := range w.pages {
		body = append(strconv.AppendInt(body, int64(n), 10), " 0 R "...)
	}
	return fmt.Appendf(body, "]/Count %d>>", len(w.pages))
}

// pointsDown gives a length in points with four decimals.
func pointsDown(lengthHMM int) int { return lengthHMM * 72 * 10_000 / 2540 }

// packed makes the object of a deflated stream.
func packed(entries string, stream []byte) object {
	body := "<<" + entries + "/Filter /FlateDecode /Length " + strconv.Itoa(len(stream)) + ">>"
	return object{body: []byte(body), stream: stream}
}

// resources names the fonts and pictures.
func (w *Writer) resources(fonts, pictures []int) []byte {
	body := []byte("<<")
	if len(fonts) > 0 {
		body = append(body, "/Font <<"...)
		for i, n := range fonts {
			body = fmt.Appendf(body, "/%s %d 0 R ", w.codes.cuts[i].name, n)
		}
		body = append(body, ">>"...)
	}
	if len(pictures) > 0 {
		body = append(body, "/XObject <<"...)
		for i, n := range pictures {
			body = fmt.Appendf(body, "/%s %d 0 R ", w.album.pictures[i].name, n)
		}
		body = append(body, ">>"...)
	}
	return append(body, ">>"...)
}

// addPictures appends the pictures and gives their numbers.
func (w *Writer) addPictures(f *file) []int {
	numbers := make([]int, len(w.album.pictures))
	for i, p := range w.album.pictures {
		form := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8", p.wide, p.high)
		colours := form + "/ColorSpace /" + p.space
		if p.coverage != nil {
			colours += fmt.Sprintf("/SMask %d 0 R", f.add(packed(form+"/ColorSpace /DeviceGray", p.coverage)))
		}
		numbers[i] = f.add(packed(colours, p.colours))
	}
	return numbers
}

// mendInfo says that the times are those of Greenwich; gofpdf leaves that open.
func (w *Writer) mendInfo(f *file) {
	at := w.head.CreatedAt.UTC().Format("(D:20060102150405")
	f.objects[f.info].body = bytes.ReplaceAll(f.objects[f.info].body, []byte(at+")"), []byte(at+"Z)"))
}

// mendCatalog writes the root of the file: gofpdf's knows neither language nor metadata.
func (w *Writer) mendCatalog(f *file, files []int) {
	body := []byte("<</Type /Catalog /Pages 1 0 R /ViewerPreferences <</DisplayDocTitle true>>")
	if w.head.Lang != "" {
		body = append(appendText(append(body, "/Lang "...), w.head.Lang), '\n')
	}
	for _, n := range f.find("<< /Type /Metadata") {
		body = fmt.Appendf(body, "/Metadata %d 0 R", n)
	}
	if len(files) > 0 {
		body = w.nameFiles(body, files)
	}
	f.objects[f.root].body = append(body, ">>"...)
}

// write writes an object and lets go of it.
func (f *file) write(o *output, n int) {
	written := &f.objects[n]
	at := o.at
	o.put(strconv.Itoa(n) + " 0 obj\n")
	o.bytes(written.body)
	if written.stream != nil {
		o.put("\nstream\n")
		o.bytes(written.stream)
		o.put("\nendstream")
	}
	o.put("\nendobj\n")
	*written = object{at: at}
}

// end writes the objects that are left, and the table of all. The file has a number of its own (/ID) that is the sum of
// its bytes: the same file has the same.
func (f *file) end(o *output) error {
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		if f.objects[n].at == 0 {
			f.write(o, n)
		}
		table = fmt.Appendf(table, "%010d 00000 n \n", f.objects[n].at)
	}
	id := o.sum.Sum(nil)[:16]
	start := o.at
	o.bytes(table)
	o.put(fmt.Sprintf("trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects), f.root, f.info, id, id, start))
	return o.to.Flush()
}
