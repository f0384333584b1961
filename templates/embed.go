// Package templates holds what the program ships as data: registers, demonstration files, and beside it the
// words, forms, labels and fonts.
package templates

import (
	"embed"
	"io/fs"
)

// Registers are the code lists under registers/, one CSV file each, with source and date in every row. They
// are the first filling of the registers that an officer then keeps up to date.
//
//go:embed registers
var Registers embed.FS

// Demo are the files of the worked examples under demo/: r1 holds the three delivery sheets of the banana
// train to Kunming.
//
//go:embed demo
var Demo embed.FS

// Dossiers are the worked examples under dossiers/ as dossier and departure files: r1 (bananas by rail), t1 (melons and
// coffee by road), s1 (a train of 25 containers). Parties, numbers and codes in them are invented.
//
//go:embed dossiers
var Dossiers embed.FS

// Schemas are the published forms of our files (JSON Schema) under schemas/.
//
//go:embed schemas
var Schemas embed.FS

// sheets are the papers and labels under sheets/, one folder each: template.toml, pictures, and the shortest and the
// longest sample of its data.
//
//go:embed sheets
var sheets embed.FS

// Sheets gives the folder of papers and labels.
func Sheets() fs.FS {
	inner, _ := fs.Sub(sheets, "sheets") // the folder is there, or the program would not have been built
	return inner
}
