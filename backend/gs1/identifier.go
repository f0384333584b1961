package gs1

import (
	"sort"
	"strings"
)

// identifier is one row of the table: an application identifier, or a family of them that differ in their last digit.
// Source: the GS1 General Specifications, section 3.2, and the GS1 syntax dictionary, both as of January 2026; a test
// holds the table against the dictionary.
type identifier struct {
	ai    string // the first of a family
	to    string // the last of a family, or "" for one that stands alone
	title string // the data title, the same in all languages
	parts []part
	// link is the part in a GS1 Digital Link: "" none, asData a query parameter, or asKey a primary key, with the
	// sequences of its qualifiers in the order of the path: "key 22 10 21|235".
	link string
	// needs says what must stand on the same label: one of the alternatives, each of which is one or more identifiers.
	// "01+21 253" is GTIN with serial number, or GDTI. A letter n stands for any digit.
	needs string
	// excludes lists what must not stand on the same label.
	excludes string
}

// part is one piece of a value, of the characters of a set; traits say what else holds for it.
type part struct {
	set    charset
	min    int
	max    int
	traits trait
}

// charset is a set of characters that values are made of (GS1 General Specifications, section 7.11).
type charset int

const (
	num    charset = iota // digits
	chars                 // character set 82
	cset39                // digits, capital letters, # - and /
	cset64                // of base 64 in file names, filled up with =
)

// The parts that identifiers play in a GS1 Digital Link.
const (
	asData = "data"
	asKey  = "key"
)

// What many identifiers need on the same label.
const (
	ofGoods      = "01 02 03 8006 8026" // trade item, contents, made to order, piece of an item, contents in pieces
	ofAnyItem    = "01 02 03"
	ofItem       = "01 02"
	ofPiece      = "01 03 8006"
	ofUnit       = "00"
	ofUnitOrItem = "00 01"
	ofPerson     = "8017 8018"
)

// Formats that many identifiers share.
var (
	sixDigits         = []part{{num, 6, 6, 0}}
	dayFormat         = []part{{num, 6, 6, yymmd0}}
	glnFormat         = []part{{num, 13, 13, csum | prefix1}}
	upTo20            = []part{{chars, 1, 20, 0}}
	upTo30            = []part{{chars, 1, 30, 0}}
	upTo90            = []part{{chars, 1, 90, 0}}
	nameFormat        = []part{{chars, 1, 35, percent}}
	addressFormat     = []part{{chars, 1, 70, percent}}
	certificateFormat = []part{{chars, 2, 2, 0}, {chars, 1, 28, 0}}
	processorFormat   = []part{{num, 3, 3, country999}, {chars, 1, 27, 0}}
	temperatureFormat = []part{{num, 6, 6, 0}, {chars, 1, 1, optional | hyphens}}
	countriesFormat   = []part{{num, 3, 3, country}, {num, 3, 3, optional | country}, {num, 3, 3, optional | country},
		{num, 3, 3, optional | country}, {num, 3, 3, optional | country}}
)

// tables are the identifiers by their first digit, each in the order of the numbers.
var tables = [10][]identifier{goodsTable, goodsTable, goodsTable, measuresTable, partiesTable, nil, nil, detailsTable,
	assetsTable, assetsTable}

// identify finds the identifier that a text begins with, and how many digits it has. No identifier is the beginning of
// another, so the order of the table is enough.
func identify(text string) (id *identifier, digits int) {
	if text == "" || text[0] < '0' || text[0] > '9' {
		return nil, 0
	}
	table := tables[text[0]-'0']
	i := sort.Search(len(table), func(i int) bool { return table[i].last() >= head(text, len(table[i].ai)) })
	if i == len(table) {
		return nil, 0
	}
	id = &table[i]
	digits = len(id.ai)
	if ai := head(text, digits); len(ai) < digits || ai < id.ai || ai > id.last() || !isDigits(ai) {
		return nil, 0
	}
	return id, digits
}

// identifierOf finds the identifier of a whole AI.
func identifierOf(ai string) *identifier {
	id, digits := identify(ai)
	if digits != len(ai) {
		return nil
	}
	return id
}

// Title gives the data title of an AI, such as SSCC or BATCH/LOT, and "" for one that is not assigned (GS1 General
// Specifications, section 3.2). It is the same in all languages.
func Title(ai string) string {
	if id := identifierOf(ai); id != nil {
		return id.title
	}
	return ""
}

func (id *identifier) last() string {
	if id.to == "" {
		return id.ai
	}
	return id.to
}

// lengths gives the least and the greatest length of a value.
func (id *identifier) lengths() (least, most int) {
	for _, p := range id.parts {
		if p.traits&optional == 0 {
			least += p.min
		}
		most += p.max
	}
	return least, most
}

// isKey tells whether the value is a GS1 key that ends in its check digit, and nothing else.
func (id *identifier) isKey() bool { return len(id.parts) == 1 && id.parts[0].traits&csum != 0 }

// inLinks tells whether the identifier may stand among the query parameters of a GS1 Digital Link.
func (id *identifier) inLinks() bool { return id.link != "" }

// qualifiers gives the sequences of qualifiers of a primary key of a GS1 Digital Link; false for any other identifier.
func (id *identifier) qualifiers() (sequences [][]string, isKey bool) {
	rest, isKey := strings.CutPrefix(id.link, asKey)
	for sequence := range strings.SplitSeq(rest, "|") {
		sequences = append(sequences, strings.Fields(sequence))
	}
	return sequences, isKey
}

// predefinedLength gives the length of AI and value together where no separator is needed, by the first two digits of
// the AI, assigned or not (GS1 General Specifications, figure 7.8.5-2); 0 where a separator ends the value.
func predefinedLength(text string) int {
	if len(text) < 2 {
		return 0
	}
	switch text[:2] {
	case "00":
		return 20
	case "01", "02", "03", "41":
		return 16
	case "04":
		return 18
	case "11", "12", "13", "14", "15", "16", "17", "18", "19":
		return 8
	case "20":
		return 4
	case "31", "32", "33", "34", "35", "36":
		return 10
	}
	return 0
}

func head(text string, length int) string { return text[:min(length, len(text))] }
