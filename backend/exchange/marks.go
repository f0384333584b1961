package exchange

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// marks are what a sheet holds besides values: formulas and merged cells. The row iteration of excelize gives
// the last result of a formula as if someone had typed it, so the sheet's XML is asked itself.
type marks struct {
	formulas map[position]string
	merged   []string // references such as "A8:B9"
	rows     int      // row elements in the file
}

// position is a cell: row and column, both from 1.
type position struct{ row, column int }

// maxMarks bounds what a hostile file can make us remember. Whatever lies beyond it changes nothing: the file
// is refused for what was found before.
const maxMarks = 10_000

var errBrokenSheet = errors.New("the worksheet is cut short, or its rows do not follow one another")

// readMarks reads the marks of one sheet part. Almost every sheet has none; then looking at the names of its
// tags, many times faster than reading XML, is all that is done.
func readMarks(part *zip.File) (marks, error) {
	tags, err := countTags(part)
	if err != nil {
		return marks{}, err
	}
	if !tags.marked {
		return marks{rows: tags.rows}, nil
	}
	r, err := part.Open()
	if err != nil {
		return marks{}, err
	}
	defer r.Close()
	reader := markReader{xml: xml.NewDecoder(r), shared: map[string]string{}}
	reader.marks = marks{formulas: map[position]string{}, rows: tags.rows}
	return reader.read()
}

// tagCount is what the tags of a sheet tell without reading it.
type tagCount struct {
	rows     int
	marked   bool // there is a formula or a merged cell
	complete bool // the last tag is the end of the worksheet
}

// countTags looks at the tags of a sheet. It also makes sure that the part ends with the end of its worksheet:
// excelize takes broken XML for the end of the sheet, and rows would be lost in silence.
func countTags(part *zip.File) (tagCount, error) {
	r, err := part.Open()
	if err != nil {
		return tagCount{}, err
	}
	defer r.Close()
	var tags tagCount
	in, inText := bufio.NewReaderSize(r, 1<<16), true
	for {
		chunk, err := in.ReadSlice('<') // from behind one "<" to the next
		if !inText {
			tags.add(chunk)
		}
		inText = errors.Is(err, bufio.ErrBufferFull) // a long text: the next chunk goes on with it
		switch {
		case errors.Is(err, io.EOF) && !tags.complete:
			return tagCount{}, errBrokenSheet
		case errors.Is(err, io.EOF):
			return tags, nil
		case err != nil && !inText:
			return tagCount{}, err
		}
	}
}

func (t *tagCount) add(chunk []byte) {
	name, isEnd := bytes.CutPrefix(chunk, []byte("/"))
	if end := bytes.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	if colon := bytes.IndexByte(name, ':'); colon >= 0 {
		name = name[colon+1:] // the namespace prefix that some programs write
	}
	t.complete = isEnd && string(name) == "worksheet"
	switch string(name) {
	case "f", "mergeCell":
		t.marked = true
	case "row":
		if !isEnd {
			t.rows++
		}
	}
}

// markReader walks through the XML of a sheet (ECMA-376, part 1, section 18.3.1).
type markReader struct {
	xml    *xml.Decoder
	at     position
	shared map[string]string // text of a shared formula, by its index
	marks  marks
}

func (m *markReader) read() (marks, error) {
	for {
		token, err := m.xml.Token()
		if errors.Is(err, io.EOF) {
			return m.marks, nil
		}
		if err != nil {
			return marks{}, err
		}
		if element, ok := token.(xml.StartElement); ok {
			if err := m.take(element); err != nil {
				return marks{}, err
			}
		}
	}
}

func (m *markReader) take(element xml.StartElement) error {
	switch element.Name.Local {
	case "row":
		m.at = position{row: rowNumber(element, m.at.row+1)}
	case "c":
		m.moveTo(attribute(element, "r"))
	case "f":
		return m.takeFormula(element)
	case "extLst":
		return m.xml.Skip() // extensions have formulas of their own, for drop-downs and colours
	case "mergeCell":
		if len(m.marks.merged) < maxMarks {
			m.marks.merged = append(m.marks.merged, attribute(element, "ref"))
		}
	}
	return nil
}

// moveTo follows the reference of a cell; a cell without one stands right of the cell before.
func (m *markReader) moveTo(reference string) {
	column, row, err := excelize.CellNameToCoordinates(reference)
	if err != nil {
		m.at.column++
		return
	}
	m.at = position{row: row, column: column}
}

func (m *markReader) takeFormula(element xml.StartElement) error {
	var text string
	if err := m.xml.DecodeElement(&text, &element); err != nil {
		return err
	}
	text = strings.TrimSpace(text)
	if index := attribute(element, "si"); index != "" {
		if text == "" {
			text = m.shared[index]
		} else if len(m.shared) < maxMarks {
			m.shared[index] = text
		}
	}
	if len(m.marks.formulas) < maxMarks {
		m.marks.formulas[m.at] = "=" + text
	}
	return nil
}

func rowNumber(element xml.StartElement, next int) int {
	if number, err := strconv.Atoi(attribute(element, "r")); err == nil {
		return number
	}
	return next
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
