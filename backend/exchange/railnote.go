package exchange

import (
	"io"
	"strconv"
)

// RailField is a value of a rail consignment note, for somebody who keys the note into the carrier's own system. Its
// number and its seal are issued there, so a file is all that a shipper can bring.
type RailField struct {
	Box   int    // of the note, as the SMGS form numbers it
	Row   int    // within a box that has several rows, from 1; 0 where there is one value
	Field string // what it is: "station", "mass of goods, kg"
	Value string
}

// WriteRailNoteCSV writes the values of a rail consignment note box by box, as CSV in UTF-8 with byte order mark. What
// is empty is left out: nobody can key it.
func WriteRailNoteCSV(w io.Writer, note []RailField) error {
	var rows [][]string
	for _, f := range note {
		if f.Value == "" {
			continue
		}
		row := ""
		if f.Row > 0 {
			row = strconv.Itoa(f.Row)
		}
		rows = append(rows, []string{strconv.Itoa(f.Box), row, f.Field, f.Value})
	}
	return WriteTable(w, []string{"box", "row", "field", "value"}, rows)
}
