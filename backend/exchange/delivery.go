// Package exchange reads and writes the files that pass between Trade Hub and the people around it: delivery
// sheets of cooperatives (XLSX) and registers (CSV). It knows formats, not the ledger: what it returns are
// plain records, and a file is either returned clean or refused with every error in it, told in one pass.
package exchange

// DeliverySheet is what one cooperative hands over in one delivery, as its XLSX sheet says.
type DeliverySheet struct {
	DeliveryNote    string // the cooperative's own number, required
	CooperativeCode string // required
	DeliveredOn     string // date, YYYY-MM-DD, required
	Vehicle         string
	Driver          string
	Remarks         string
	Rows            []DeliveryRow // at least one
	Places          DeliveryPlaces
}

// DeliveryPlaces tells where the codes of a sheet that was read stand, so that whoever knows which codes there are can
// name the cell of one that is wrong. Columns are named as people find them, by letter and heading: "A (Item code)".
type DeliveryPlaces struct {
	Sheet          string // the sheet's name, as the file spells it
	CooperativeRow int    // as the spreadsheet shows it; the row of all others is DeliveryRow.Row
	Cooperative    string // column
	Item           string // column
	Lot            string // column
	Package        string // column
}

// DeliveryRow is one lot of a delivery. Weights are grams; NetG is always GrossG less TareG.
type DeliveryRow struct {
	Row           int // row number in the sheet, as the spreadsheet shows it
	ItemCode      string
	LotNumber     string
	OrchardCode   string
	PackhouseCode string
	HarvestDate   string // YYYY-MM-DD
	Packages      int64  // count
	PackageCode   string // UN/ECE Recommendation 21
	GrossG        int64
	TareG         int64
	NetG          int64
	Graded        bool // the cooperative has graded; then the three weights below sum to NetG
	GradeAG       int64
	GradeBG       int64
	RejectG       int64
}
