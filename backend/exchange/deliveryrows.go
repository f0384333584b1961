package exchange

import (
	"strconv"
	"strings"

	"tradehub/templates/words"
)

// takeRow reads one row under the headings. Rows without any text are passed over.
func (d *deliveryReader) takeRow(number int, cells []string) {
	if isBlank(cells) {
		return
	}
	if len(d.sheet.Rows) == d.maxRows {
		at := cell{row: number, column: 1}
		d.refuse(words.ExchangeTooManyRows, at, "", strconv.Itoa(d.maxRows), "")
		d.done = true
		return
	}
	row := DeliveryRow{Row: number}
	var sound [columnCount]bool
	for i := range deliveryColumns {
		sound[i] = d.columns[i] > 0 && d.takeCell(&row, i, d.cellOf(i, number, cells))
	}
	d.checkWeights(row, sound)
	d.checkGrades(row, sound)
	d.checkLot(row, sound)
	d.sheet.Rows = append(d.sheet.Rows, row)
}

func isBlank(cells []string) bool {
	for _, text := range cells {
		if strings.TrimSpace(text) != "" {
			return false
		}
	}
	return true
}

func (d *deliveryReader) cellOf(index, row int, cells []string) cell {
	column := d.columns[index]
	return cell{row: row, column: column, heading: deliveryColumns[index].heading, text: textAt(cells, column)}
}

// takeCell reads one cell into the row and tells whether its value can be relied on.
func (d *deliveryReader) takeCell(row *DeliveryRow, index int, at cell) bool {
	column := deliveryColumns[index]
	if formula, ok := d.marks.formulas[position{at.row, at.column}]; ok {
		d.refuse(words.ExchangeFormula, at, formula, column.kind.expected(), column.example)
		return false
	}
	value, ok := d.parse(at, column.kind, !column.optional, column.example)
	if column.text != nil {
		*column.text(row) = value.text
	} else {
		*column.number(row) = value.number
	}
	row.Graded = row.Graded || column.optional && at.text != ""
	return ok
}

// at gives the place of a column in a row, for a fault that several cells make together.
func (d *deliveryReader) at(index int, row DeliveryRow) cell {
	return cell{row: row.Row, column: d.columns[index], heading: deliveryColumns[index].heading}
}

func (d *deliveryReader) checkWeights(row DeliveryRow, sound [columnCount]bool) {
	if !sound[columnGross] || !sound[columnTare] {
		return
	}
	if row.TareG > row.GrossG {
		d.refuse(words.ExchangeTareOverGross, d.at(columnTare, row),
			kilograms(row.TareG), kilograms(row.GrossG), deliveryColumns[columnTare].example)
		return
	}
	if !sound[columnNet] {
		return
	}
	net, right := kilograms(row.NetG), kilograms(row.GrossG-row.TareG)
	switch {
	case row.NetG != row.GrossG-row.TareG:
		d.refuse(words.ExchangeNetDisagrees, d.at(columnNet, row), net, right, right)
	case row.NetG == 0:
		d.refuse(words.ExchangeZero, d.at(columnNet, row), net, "0.000", deliveryColumns[columnNet].example)
	}
}

// checkGrades holds the three grades against the net weight; an empty one counts as nothing. Under a heading
// that nobody knows there may be a grade, so then the sum says nothing.
func (d *deliveryReader) checkGrades(row DeliveryRow, sound [columnCount]bool) {
	if !row.Graded || !sound[columnNet] || d.strange {
		return
	}
	last := 0
	for _, i := range []int{columnGradeA, columnGradeB, columnReject} {
		if d.columns[i] == 0 {
			continue
		}
		if !sound[i] {
			return
		}
		last = i
	}
	if sum := row.GradeAG + row.GradeBG + row.RejectG; sum != row.NetG {
		d.refuse(words.ExchangeGradesDisagree, d.at(last, row), kilograms(sum), kilograms(row.NetG), "")
	}
}

func (d *deliveryReader) checkLot(row DeliveryRow, sound [columnCount]bool) {
	if !sound[columnLot] {
		return
	}
	first, taken := d.lots[row.LotNumber]
	if !taken {
		d.lots[row.LotNumber] = row.Row
		return
	}
	params := d.refuse(words.ExchangeLotTwice, d.at(columnLot, row), row.LotNumber, "1 ×", "")
	params["first"] = first
}
