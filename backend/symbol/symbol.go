// Package symbol encodes bar and matrix symbols as modules, dark or light. It is the only package that knows the
// encoders; how large a module is printed, and where, is the sheet's business.
package symbol

import (
	"strconv"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Kind is a symbology.
type Kind string

// The symbologies (GS1 General Specifications, section 5; ISO/IEC 15417, 15420, 16022, 18004).
const (
	GS1128        Kind = "gs1-128"
	Code128       Kind = "code-128"
	EAN13         Kind = "ean-13"
	GS1DataMatrix Kind = "gs1-datamatrix"
	QR            Kind = "qr"
)

// allKinds names them as a template does.
const allKinds = GS1128 + ", " + Code128 + ", " + EAN13 + ", " + GS1DataMatrix + ", " + QR

// Symbol is an encoded symbol. A linear symbol has one row.
type Symbol struct {
	Kind          Kind
	Data          string // as encoded; the separator of GS1 elements is the control character GS (0x1d)
	Columns, Rows int
	dark          bits
}

// Encode makes the symbol of some data. GS1-128 and GS1 DataMatrix take an element string with GS between elements
// where one is needed, and put FNC1 first; Code 128 takes ASCII; EAN-13 takes 13 digits; QR takes UTF-8 text. Faults
// (all Invalid): symbol.data names what the symbology cannot hold, symbol.too_long the characters given,
// symbol.check_digit the number of an EAN-13, symbol.kind a symbology that is none of these.
func Encode(kind Kind, data string) (Symbol, error) {
	encode, known := encoders[kind]
	if !known {
		return Symbol{}, fault.New(fault.Invalid, words.SymbolKind, fault.Params{
			"found": strconv.Quote(string(kind)), "kinds": allKinds,
		})
	}
	dark, err := encode(kind, data)
	if err != nil {
		return Symbol{}, err
	}
	return Symbol{Kind: kind, Data: data, Columns: dark.columns, Rows: dark.rows, dark: dark}, nil
}

// encoders check the data, so that what a library answers to it is no surprise.
var encoders = map[Kind]func(Kind, string) (bits, error){
	GS1128: encodeGS1128, Code128: encodeCode128, EAN13: encodeEAN13, GS1DataMatrix: encodeDataMatrix, QR: encodeQR,
}

// Dark tells whether a module is dark. Modules outside the symbol are light.
func (s Symbol) Dark(column, row int) bool {
	return column >= 0 && column < s.Columns && row >= 0 && row < s.Rows && s.dark.at(column, row)
}

// Linear tells whether the symbol is bars, which can be of any height.
func (s Symbol) Linear() bool { return s.Rows == 1 }

// Quiet gives the width of the quiet zone in modules that its standard wants at the left and right, and above and
// below: 10X beside Code 128 (ISO/IEC 15417), 11X left of an EAN-13 and 7X right of it, of which the larger is given
// (ISO/IEC 15420), 1X around a Data Matrix (ISO/IEC 16022), 4X around a QR Code (ISO/IEC 18004).
func (s Symbol) Quiet() (side, above int) {
	switch s.Kind {
	case GS1128, Code128:
		return 10, 0
	case EAN13:
		return 11, 0
	case GS1DataMatrix:
		return 1, 1
	case QR:
		return 4, 4
	}
	return 0, 0
}

// title is the name of a symbology as people know it.
func (k Kind) title() string {
	switch k {
	case GS1128:
		return "GS1-128"
	case Code128:
		return "Code 128"
	case EAN13:
		return "EAN-13"
	case GS1DataMatrix:
		return "GS1 DataMatrix"
	}
	return "QR"
}

func cannotHold(kind Kind, found string) error {
	return fault.New(fault.Invalid, words.SymbolData, fault.Params{
		"kind": kind.title(), "found": strconv.Quote(found),
	})
}

func tooLong(kind Kind, characters int) error {
	return fault.New(fault.Invalid, words.SymbolTooLong, fault.Params{"kind": kind.title(), "found": characters})
}
