package sheet

import "time"

// Form is the content of a plain paper: an invoice, a packing list, any list with a head. Every text may hold
// line breaks; a text too long for its box is set on more lines, never cut. Empty parts are left out.
type Form struct {
	Title     string // "COMMERCIAL INVOICE"
	Number    Fact   // its number, first in the grid and repeated on every page
	Date      Fact   // its date, second in the grid and repeated on every page
	Mark      Mark
	Parties   []Block // left column of the head, from the top
	Facts     []Fact  // right column of the head, two to a line
	Tables    []Table
	Notes     []Fact // full-width boxes below the tables: the amount in words, an origin statement
	Signature Signature
	Footer    string // small print at the foot of every page: who prepared this, filed or not, chain head

	Lang      string // of the fixed words ("Page 1 of 2"), BCP 47; empty is English
	Author    string
	Subject   string
	CreatedAt time.Time // the time of the draft or of issuing, never the time of printing
}

// Mark says on every page that a paper does not count.
type Mark string

// The marks of a paper.
const (
	Issued Mark = "" // counts; carries no mark
	Draft  Mark = "draft"
	Void   Mark = "void"
)

// Block is a party: a label ("Consignee") and its lines. The first line is the name and is set bold.
type Block struct {
	Label string
	Lines []string
}

// Fact is a labelled value. Wide gives it both columns of the grid.
type Fact struct {
	Label string
	Value string
	Wide  bool
}

// Table is a list that may run over many pages: its head is repeated, its rows are never split.
type Table struct {
	Heading string
	Columns []Column
	Rows    []Row
}

// Column is one column of a table. Columns without a width share what the others leave of the body (180 mm).
type Column struct {
	Heading  string
	WidthHMM int
	Align    Align // empty is Left
}

// Row is one line of a table, with one cell for each column.
type Row struct {
	Kind  RowKind
	Cells []string
}

// RowKind says how a row is set and what it is kept together with.
type RowKind string

// The kinds of rows.
const (
	RowGoods    RowKind = ""         // an ordinary row
	RowGroup    RowKind = "group"    // one cell across the table that heads the rows below; kept with the next
	RowSubtotal RowKind = "subtotal" // sum of a group; kept with the row above
	RowTotal    RowKind = "total"    // sum of the table; kept with the row above
)

// Signature is the place where a person signs by hand. The program never draws a signature.
type Signature struct {
	PlaceDate string // "Vientiane, 4 Nov 2026"
	Name      string // name and capacity of the person who signs
}
