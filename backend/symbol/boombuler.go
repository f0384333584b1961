package symbol

import (
	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/datamatrix"
	"github.com/boombuler/barcode/ean"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

const ean13Digits = 13

func encodeEAN13(kind Kind, data string) (bits, error) {
	if len(data) != ean13Digits {
		return bits{}, cannotHold(kind, data)
	}
	if err := checkCharacters(kind, data, '0', '9'); err != nil {
		return bits{}, err
	}
	body := data[:ean13Digits-1]
	code, err := ean.Encode(body)
	if err != nil {
		return bits{}, cannotHold(kind, data)
	}
	if right := code.Content(); right != data {
		return bits{}, fault.New(fault.Invalid, words.SymbolCheckDigit, fault.Params{
			"kind": kind.title(), "found": data, "expected": right[len(body):],
		})
	}
	return modulesOf(code), nil
}

// encodeDataMatrix makes a square symbol in ASCII encodation, pairs of digits in one codeword.
func encodeDataMatrix(kind Kind, data string) (bits, error) {
	if err := checkElements(kind, data); err != nil {
		return bits{}, err
	}
	code, err := datamatrix.Encode(string(withFunction1(data, datamatrix.FNC1)))
	if err != nil {
		return bits{}, tooLong(kind, len(data))
	}
	return modulesOf(code), nil
}

// modulesOf reads the modules from the picture that the library makes of a symbol.
func modulesOf(picture barcode.Barcode) bits {
	size := picture.Bounds()
	all := newBits(size.Dx(), size.Dy())
	ink := barcode.ColorScheme16.Foreground
	for row := range all.rows {
		for column := range all.columns {
			if picture.At(column, row) == ink {
				all.set(column, row)
			}
		}
	}
	return all
}
