package trade

import (
	"slices"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Grade is a quality result that sets price and use.
type Grade string

// The grades. Ungraded goods are on stock but may not be packed for export.
const (
	Ungraded Grade = "-"
	GradeA   Grade = "A" // export
	GradeB   Grade = "B" // domestic
	Reject   Grade = "reject"
)

// Grades lists the results of grading in the order people say them.
var Grades = []Grade{GradeA, GradeB, Reject}

// Item is a trade item: what is bought, packed and sold under one name.
type Item struct {
	ID         ItemID
	Code       string // our own code, unique; the platform's SKU
	GTIN       string // GS1 key of the packed item, where it has one
	Name       Names
	PaperName  string // as papers print it, Latin upper case: FRESH BANANAS (CAVENDISH, GREEN)
	HS6        string // HS 2022, six digits with a point: 0803.90
	AHTN8      string // AHTN 2022: 0803.90.90
	Species    string // botanical name
	Unit       string // Rec 20 unit of quantity: KGM, H87 ...
	Package    string // Rec 21 kind of package: CT, JT ...
	NetG       int64  // standard net weight of one package, grams; 0 for catch weight only
	TareG      int64  // standard weight of one empty package, grams
	MinNetG    int64  // least plausible net weight of one package, grams
	MaxNetG    int64  // most plausible net weight of one package, grams
	PieceNetG  int64  // net weight of one unit of quantity where Unit is not a mass, grams
	Perishable bool
}

// unitMassG gives the grams in one unit of a mass unit of Rec 20, or 0 for a unit that is no mass.
func unitMassG(unit string) int64 {
	return map[string]int64{"GRM": 1, "KGM": 1_000, "DTN": 100_000, "TNE": 1_000_000}[unit]
}

// QtyMilli tells the quantity, in thousandths of the item's unit, that a net weight in grams is. For a unit
// that is no mass it asks for the net weight of one piece, and answers 0 where that is unknown.
func (i Item) QtyMilli(netG int64) int64 {
	perUnitG := unitMassG(i.Unit)
	if perUnitG == 0 {
		perUnitG = i.PieceNetG
	}
	if perUnitG == 0 {
		return 0
	}
	return netG * 1000 / perUnitG
}

// Plausible tells whether a net weight lies in the item's weight range; an item without a range takes all.
func (i Item) Plausible(netG int64) bool {
	return netG >= i.MinNetG && (i.MaxNetG == 0 || netG <= i.MaxNetG)
}

// Validate tells every rule the item breaks, all at once.
func (i Item) Validate() error {
	var l fault.List
	l = appendBadCode(l, "code", i.Code)
	l = appendMissing(l, "name", i.Name.EN)
	l = appendMissing(l, "paper name", i.PaperName)
	l = appendMissing(l, "unit", i.Unit)
	l = appendMissing(l, "package", i.Package)
	if !hs6.MatchString(i.HS6) {
		l = append(l, fault.New(fault.Invalid, words.TradeHs6, fault.Params{"found": i.HS6}).At("hs6"))
	}
	if i.MaxNetG != 0 && i.MaxNetG < i.MinNetG {
		l = append(l, fault.New(fault.Invalid, words.TradeWeightRange,
			fault.Params{"min_g": i.MinNetG, "max_g": i.MaxNetG}).At("max_net_g"))
	}
	return appendNegative(l, i.NetG, i.TareG, i.MinNetG, i.PieceNetG).OrNil()
}

// Known tells whether a text is one of the grades that grading can give.
func (g Grade) Known() bool { return slices.Contains(Grades, g) }
