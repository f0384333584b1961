package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"tradehub/backend/sheet"
)

// show writes a result: as JSON where asked for, otherwise as the line given.
func (p *program) show(result any, line string, args ...any) error {
	if p.json {
		p.write(p.out, result)
		return nil
	}
	return p.say(line, args...)
}

// say writes a line for people.
func (p *program) say(line string, args ...any) error {
	_, err := fmt.Fprintf(p.out, line+"\n", args...)
	return err
}

func (p *program) write(w io.Writer, v any) {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v) // a closed pipe has nobody to tell
}

// column is the heading of a column; numbers stand to its right end.
type column struct {
	heading string
	number  bool
}

// heads makes columns of headings; one that ends in a full stop is of numbers.
func heads(headings ...string) []column {
	columns := make([]column, len(headings))
	for i, heading := range headings {
		columns[i].heading, columns[i].number = strings.CutSuffix(heading, ".")
	}
	return columns
}

// list writes rows: as JSON one a line, for people as a table, or as the sentence that says that there are none.
func list[T any](p *program, rows []T, none string, columns []column, cells func(T) []string) error {
	if p.json {
		for _, row := range rows {
			p.write(p.out, row)
		}
		return nil
	}
	if len(rows) == 0 {
		return p.say("%s", none)
	}
	table := make([][]string, len(rows))
	for i, row := range rows {
		table[i] = cells(row)
	}
	return p.table(columns, table)
}

// table writes rows with every column as wide as its widest cell.
func (p *program) table(columns []column, rows [][]string) error {
	headings, widths := make([]string, len(columns)), make([]int, len(columns))
	for i, c := range columns {
		headings[i] = c.heading
	}
	rows = append([][]string{headings}, rows...)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			blank := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if columns[i].number {
				cell, blank = blank+cell, ""
			}
			line.WriteString(cell + blank + "  ")
		}
		if err := p.say("%s", strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// kg writes grams as kilograms: with one decimal, and with more where the scale gave more. Nothing is rounded away.
func kg(grams int64) string {
	decimals := 1
	for rest := grams % 100; rest != 0 && decimals < 3; rest = rest * 10 % 100 {
		decimals++
	}
	return sheet.Grouped(grams, 3, decimals)
}

// number writes a count with commas between thousands.
func number(n int64) string { return sheet.Grouped(n, 0, 0) }

// counted writes a count with its noun: "1 package", "2,520 packages".
func counted(n int64, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ie"
	}
	return number(n) + " " + noun + "s"
}

// moment writes a time, or nothing for none.
func moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format("2006-01-02 15:04 UTC")
}

// joined writes words with commas between them.
func joined[S ~string](all []S) string {
	texts := make([]string, len(all))
	for i, one := range all {
		texts[i] = string(one)
	}
	return strings.Join(texts, ", ")
}
