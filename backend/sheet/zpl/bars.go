package zpl

import (
	"image"
	"strings"

	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
)

// maxModuleDots is the widest module that ^BY and ^BQ take.
const maxModuleDots = 10

// symbol lets the printer draw a symbol itself, if it is known to draw the same one in the same place.
func (p *Painter) symbol(op sheet.Symbol, area image.Rectangle) bool {
	width, height := op.SizeDots()
	place := image.Rect(op.XDots, op.YDots, op.XDots+width, op.YDots+height)
	letter, quarter := orientation(op.TurnDeg)
	if !quarter || !place.In(area) || op.ModuleDots > maxModuleDots {
		return false
	}
	switch op.Modules.Kind {
	case symbol.GS1128, symbol.Code128:
		return p.code128(op, letter)
	case symbol.EAN13:
		return p.ean13(op, letter)
	case symbol.GS1DataMatrix:
		return p.dataMatrix(op, letter)
	case symbol.QR:
		return p.qr(op)
	}
	return false
}

// code128 writes ^BC in mode N with every codeword of the symbol spelled out, so that the printer has nothing to
// choose.
func (p *Painter) code128(op sheet.Symbol, letter byte) bool {
	data, ok := spell(op.Modules.Codewords())
	if ok {
		p.bars(op, "^BC", letter, ",N,N,N,N", data)
	}
	return ok
}

// ean13 writes ^BE, which reckons the check digit itself.
func (p *Painter) ean13(op sheet.Symbol, letter byte) bool {
	if len(op.Modules.Data) != 13 {
		return false
	}
	p.bars(op, "^BE", letter, ",N,N", op.Modules.Data[:12])
	return true
}

// bars writes a linear symbol by its command; the options are those behind the height.
func (p *Painter) bars(op sheet.Symbol, command string, letter byte, options, data string) {
	p.command("^FO", op.XDots, op.YDots)
	p.command("^BY", op.ModuleDots, 2, op.BarDots)
	p.out = append(p.out, command...)
	p.out = append(p.out, letter, ',')
	p.command("", op.BarDots)
	p.out = append(p.out, options...)
	p.data(data)
}

// dataMatrix writes ^BX of quality 200 in the size of our symbol, with "_1" for FNC1. Data with a character that is
// escaped twice over are left to us.
func (p *Painter) dataMatrix(op sheet.Symbol, letter byte) bool {
	data := op.Modules.Data
	if !plain(strings.ReplaceAll(data, separator, "")) || strings.ContainsAny(data, "^~_") {
		return false
	}
	p.command("^FO", op.XDots, op.YDots)
	p.out = append(p.out, "^BX"...)
	p.out = append(p.out, letter, ',')
	p.command("", op.ModuleDots, 200, op.Modules.Columns, op.Modules.Rows)
	p.out = append(p.out, ",,_,1^FD_1"...)
	p.out = append(p.out, strings.ReplaceAll(data, separator, "_1")...)
	p.out = append(p.out, "^FS\n"...)
	return true
}

// separator stands between two elements of GS1 data where one is needed.
const separator = "\x1d"

// byteCapacity is how many bytes a QR Code of level M holds, by version (ISO/IEC 18004:2015, table 7).
var byteCapacity = []int{14, 26, 42, 62, 84, 106, 122, 152, 180, 213}

// qr writes ^BQ, level M. Printers set it one ^BY height lower than told, and only upright. A printer may be clumsier
// than we are and take a larger version; where it could, the symbol is left to us.
func (p *Painter) qr(op sheet.Symbol) bool {
	version := (op.Modules.Columns - 17) / 4
	data := op.Modules.Data
	if op.TurnDeg%360 != 0 || !plain(data) || op.YDots == 0 ||
		version > len(byteCapacity) || len(data) > byteCapacity[version-1] {
		return false
	}
	p.command("^FO", op.XDots, op.YDots-1)
	p.command("^BY", op.ModuleDots, 2, 1)
	p.command("^BQN,", 2, op.ModuleDots)
	p.data("MA," + data)
	return true
}
