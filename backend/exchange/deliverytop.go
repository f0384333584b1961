package exchange

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"tradehub/templates/words"
)

// isHeadingRow tells the row of the headings from the block above it: it has at least three of them.
func isHeadingRow(cells []string) bool {
	known := 0
	for _, text := range cells {
		if columnOf(text) >= 0 {
			known++
		}
	}
	return known >= 3
}

// columnOf gives the index of the column with this heading, or -1.
func columnOf(heading string) int {
	for i, c := range deliveryColumns {
		if sameLabel(heading, c.heading) {
			return i
		}
	}
	return -1
}

// sameLabel compares headings without regard to case and blanks.
func sameLabel(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), b)
}

func headingList() string {
	names := make([]string, columnCount)
	for i, c := range deliveryColumns {
		names[i] = c.heading
	}
	return strings.Join(names, ", ")
}

// takeHeadings finds the columns. A heading that nobody knows is refused rather than passed over: it may be a
// misspelt one, and its column would be lost in silence.
func (d *deliveryReader) takeHeadings(cells []string) {
	for i, text := range cells {
		at := cell{row: d.heading, column: i + 1, heading: text}
		switch known := columnOf(text); {
		case strings.TrimSpace(text) == "":
		case known < 0:
			d.strange = true
			d.refuse(words.ExchangeHeadingUnknown, at, text, headingList(), "")
		case d.columns[known] > 0:
			d.refuse(words.ExchangeHeadingTwice, at, text, "1 ×", "")
		default:
			d.columns[known] = i + 1
		}
	}
	for i, c := range deliveryColumns {
		if d.columns[i] == 0 && !c.optional {
			at := cell{row: d.heading, column: i + 1, heading: c.heading}
			d.refuse(words.ExchangeHeadingMissing, at, "", c.heading, c.heading)
		}
	}
}

// takeHeader reads the block above the rows.
func (d *deliveryReader) takeHeader() {
	for _, field := range headerFields {
		at, found := d.findHeader(field)
		if !found {
			d.refuse(words.ExchangeHeadingMissing, at, "", field.label, field.label)
			continue
		}
		d.takeHeaderValue(field, at)
	}
}

// findHeader gives the cell right of a label.
func (d *deliveryReader) findHeader(field headerField) (at cell, found bool) {
	for i, cells := range d.top {
		for j, text := range cells {
			if sameLabel(text, field.label) {
				return cell{row: i + 1, column: j + 2, heading: field.label, text: textAt(cells, j+2)}, true
			}
		}
	}
	return cell{row: field.row, column: field.column + 1, heading: field.label}, false
}

func (d *deliveryReader) takeHeaderValue(field headerField, at cell) {
	if formula, ok := d.marks.formulas[position{at.row, at.column}]; ok {
		d.refuse(words.ExchangeFormula, at, formula, field.kind.expected(), field.example)
		return
	}
	if field.fixed != "" {
		if at.text != field.fixed {
			d.refuse(words.ExchangeTemplateVersion, at, at.text, field.fixed, field.fixed)
		}
		return
	}
	value, ok := d.parse(at, field.kind, field.required, field.example)
	if ok {
		*field.text(&d.sheet) = value.text
	}
}

// parse reads a cell by its kind and notes what is wrong with it.
func (d *deliveryReader) parse(at cell, kind cellKind, required bool, example string) (parsed, bool) {
	if at.text == "" {
		if required {
			d.refuse(words.ExchangeCellEmpty, at, "", kind.expected(), example)
		}
		return parsed{}, !required
	}
	value := kind.parse(at.text, d.epoch)
	if value.problem == "" {
		return value, true
	}
	if value.expected == "" {
		value.expected = kind.expected()
	}
	d.refuse(value.problem, at, at.text, value.expected, example)
	return parsed{}, false
}

// takeMerged refuses merged cells from the headings on: all but one of them are empty in the file, whatever
// the screen shows. In the block above they do no harm.
func (d *deliveryReader) takeMerged() {
	for _, reference := range d.marks.merged {
		first, last, _ := strings.Cut(reference, ":")
		column, row, err := excelize.CellNameToCoordinates(first)
		_, end, endErr := excelize.CellNameToCoordinates(last)
		if err != nil || endErr != nil || end < d.heading {
			continue
		}
		at := cell{row: row, column: column}
		if i := d.indexAt(column); i >= 0 {
			at.heading = deliveryColumns[i].heading
		}
		d.refuse(words.ExchangeMerged, at, reference, first, "")
	}
}

// indexAt gives the index of the column that stands at a place of the sheet, or -1.
func (d *deliveryReader) indexAt(column int) int {
	for i, c := range d.columns {
		if c == column {
			return i
		}
	}
	return -1
}

// textAt gives the trimmed text of a cell; a row may end before the column.
func textAt(cells []string, column int) string {
	if column < 1 || column > len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[column-1])
}
