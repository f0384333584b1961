package sheet

// Table is a list that goes on over as many sheets as it needs. Its head is repeated and its rows are never split.
type Table struct {
	Spot
	NextAt    Pair   `toml:"next_at"`   // place on the sheets after the first; as on the first when it is not given
	NextSize  Pair   `toml:"next_size"` // extent there
	Reserve   Length // kept free at the lower end on the last sheet, for what stands there
	Rows      string // where the list lies in the data: "lines"
	Style     string
	HeadStyle string `toml:"head_style"`
	HeadGrey  *Grey  `toml:"head_grey"`
	Pad       Length
	Lines     Length // weight of rules
	LinesGrey *Grey  `toml:"lines_grey"` // of rules; Muted when it is not given
	Stretch   bool   // the frame goes down to the end of the place
	Column    []Column
	Kind      []Kind
	Carry     *Carry
}

// Column is one column of a table. Columns without a width share what the others leave.
type Column struct {
	ID    string
	Width Length
	Head  Wording
	Align Align
	Text  Wording // one part, over the row; what is not of the row is under "top"
	Style string  // as the table when it is not given
	Part  []Part  // or several below each other
	Wrap  *bool
}

// Kind is how rows of a kind are set: those whose field "kind" has its name. Rows without a kind use the columns'
// texts.
type Kind struct {
	Name   string
	Style  string
	Span   Wording            // one cell across the table, or
	Cells  map[string]Wording // a cell for some columns
	Ground *Grey
	Keep   Keep
	Count  bool // carried forward like rows without a kind
}

// Keep says beside which row a row stays.
type Keep string

// The neighbours.
const (
	KeepNext     Keep = "next"
	KeepPrevious Keep = "previous"
)

// Carry is the line at the foot of a sheet that adds up what stands above, repeated at the head of the next one. Its
// cells are texts over the sums, by the names of the fields that are added up.
type Carry struct {
	Style   string
	Column  string // the column that says what the line is
	Forward Wording
	Brought Wording
	Sums    []string
	Cells   map[string]Wording
}
