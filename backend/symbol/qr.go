package symbol

import (
	"slices"
	"unicode/utf8"

	"rsc.io/qr/coding"
)

// qrLevel restores 15 % of the codewords: labels get scratched, and a higher level needs smaller modules.
const qrLevel = coding.M

// qrClasses are the versions whose segments have counts of the same width, each with its first and last version
// (ISO/IEC 18004, table 3).
var qrClasses = [...]struct{ first, last coding.Version }{{1, 9}, {10, 26}, {27, coding.MaxVersion}}

// encodeQR makes the smallest symbol that holds the text. A text beyond ASCII says that it is UTF-8: readers that have
// to find out by themselves take Thai or Chinese for Japanese now and then.
func encodeQR(kind Kind, data string) (bits, error) {
	if data == "" || !utf8.ValidString(data) {
		return bits{}, cannotHold(kind, data)
	}
	for _, class := range qrClasses {
		segments, size := segment(data, class.first)
		if !isASCII(data) {
			segments = slices.Insert(segments, 0, coding.Encoding(utf8Mark{}))
			size += utf8Mark{}.Bits(class.first)
		}
		for version := class.first; version <= class.last; version++ {
			if size <= 8*version.DataBytes(qrLevel) {
				return drawQR(version, segments)
			}
		}
	}
	return bits{}, tooLong(kind, utf8.RuneCountInString(data))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// utf8Mark is the segment that says what the octets behind it mean: extended channel interpretation 26, UTF-8
// (ISO/IEC 18004, 7.4.2).
type utf8Mark struct{}

// Check finds nothing wrong.
func (utf8Mark) Check() error { return nil }

// Bits gives the length of the segment, the same in all versions.
func (utf8Mark) Bits(coding.Version) int { return 12 }

// Encode writes the mode and the number of the interpretation.
func (utf8Mark) Encode(b *coding.Bits, _ coding.Version) {
	b.Write(7, 4)
	b.Write(26, 8)
}

// drawQR draws the symbol under the mask that strains a reader least.
func drawQR(version coding.Version, segments []coding.Encoding) (bits, error) {
	layout, err := layoutOf(version)
	if err != nil {
		return bits{}, err
	}
	var codewords coding.Bits
	for _, s := range segments {
		s.Encode(&codewords, version)
	}
	codewords.AddCheckBytes(version, qrLevel)
	return layout.draw(codewords.Bytes()), nil
}
