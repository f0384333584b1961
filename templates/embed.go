// Package templates holds what the program ships as data: registers, demonstration files, and beside it the
// words, forms, labels and fonts.
package templates

import "embed"

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
