package text

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// checkSumMagic is what the checksum of a whole font file comes to with its adjustment (OpenType 1.9.1, "head").
const checkSumMagic = 0xB1B0AFBA

// writeFont writes a TrueType file of some tables, in the order of their tags, each padded to four bytes.
func writeFont(tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	size := 12 + 16*len(tags)
	for _, tag := range tags {
		size += padded(len(tables[tag]))
	}
	file := make([]byte, 0, size)
	file = appendHead(file, len(tags))
	at := 12 + 16*len(tags)
	for _, tag := range tags {
		content := tables[tag]
		file = append(file, tag...)
		file = binary.BigEndian.AppendUint32(file, checkSum(content))
		file = binary.BigEndian.AppendUint32(file, uint32(at))
		file = binary.BigEndian.AppendUint32(file, uint32(len(content)))
		at += padded(len(content))
	}
	for _, tag := range tags {
		file = append(file, tables[tag]...)
		file = append(file, make([]byte, padded(len(file))-len(file))...)
	}
	return file
}

// appendHead begins a file with the numbers that help to search its table directory by halves.
func appendHead(file []byte, tables int) []byte {
	halvings := bits.Len(uint(tables)) - 1
	span := 16 << halvings
	file = binary.BigEndian.AppendUint32(file, 0x00010000)
	file = binary.BigEndian.AppendUint16(file, uint16(tables))
	file = binary.BigEndian.AppendUint16(file, uint16(span))
	file = binary.BigEndian.AppendUint16(file, uint16(halvings))
	return binary.BigEndian.AppendUint16(file, uint16(16*tables-span))
}

func padded(length int) int { return (length + 3) &^ 3 }

// checkSum adds up the 32-bit words of a table; the last one is filled with zeros.
func checkSum(content []byte) uint32 {
	var sum uint32
	whole := len(content) &^ 3
	for i := 0; i < whole; i += 4 {
		sum += binary.BigEndian.Uint32(content[i:])
	}
	if whole < len(content) {
		var rest [4]byte
		copy(rest[:], content[whole:])
		sum += binary.BigEndian.Uint32(rest[:])
	}
	return sum
}
