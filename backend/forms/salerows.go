package forms

import (
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/templates/words"
)

// RowKind is the kind of a row in the table of a paper; a template says how each kind is set.
type RowKind string

// The kinds of rows. An invoice has a row for all goods of an item and grade, a packing list one for each lot in each
// transport unit.
const (
	RowGoods    RowKind = ""
	RowUnit     RowKind = "unit"     // heads the goods of a transport unit
	RowPallets  RowKind = "pallets"  // what the pallets weigh, once
	RowCharge   RowKind = "charge"   // what is asked for beside the goods, or taken off
	RowSubtotal RowKind = "subtotal" // of a transport unit
	RowTotal    RowKind = "total"
)

// Row is a row of the table of an invoice or packing list. Every field is there on every row, so that a template can
// add up and print what it likes; those that the kind of the row does not have are empty or nought.
type Row struct {
	Kind   RowKind `json:"kind"`
	Line   int64   `json:"line"` // goods are numbered from 1
	Text   string  `json:"text"` // what a row that is not of goods is about
	TextZH string  `json:"text_zh"`
	Named
	Grade         string `json:"grade"`
	Package       string `json:"package"` // kind of package, counted; empty where the heading of the column tells it
	Species       string `json:"species"`
	HS6           string `json:"hs6"`
	Countries     string `json:"countries"` // that the lots come from
	CountriesZH   string `json:"countries_zh"`
	QtyMilli      int64  `json:"qty_milli"`
	QtyDecimals   int    `json:"qty_decimals"` // how many are needed to print the quantity exactly
	Unit          string `json:"unit"`         // Rec 20
	PriceScaled   int64  `json:"price_scaled"`
	PriceDecimals int    `json:"price_decimals"`
	AmountMinor   int64  `json:"amount_minor"`
	Lot           string `json:"lot"`
	Grown         string `json:"grown"`   // codes of orchard and packhouse
	Numbers       string `json:"numbers"` // first and last package number
	EachNetG      int64  `json:"each_net_g"`
	EachGrossG    int64  `json:"each_gross_g"` // of one package where all of the row weigh the same, else nought
	Weights
}

// invoiceRows lists what the invoice prices, then the pallets and the total. Of a line that nothing was loaded of,
// nothing is due.
func (s *sale) invoiceRows() {
	for _, line := range s.facts.Lines {
		sum := s.facts.OfLine(line.Number)
		if sum == (dossier.Figures{}) {
			continue
		}
		s.addGoods(s.invoiceRow(line, sum))
	}
	var pallets, tareG int64
	for _, u := range s.Units {
		pallets, tareG = pallets+u.Pallets, tareG+u.PalletTareG
	}
	s.addPallets(pallets, tareG)
	s.addCharges()
	s.Rows = append(s.Rows, Row{Kind: RowTotal, AmountMinor: s.facts.InvoiceMinor(), Weights: s.Total})
}

// addCharges adds what the invoice asks for beside the goods. What is in the prices, or paid beside, is no row of it.
func (s *sale) addCharges() {
	for _, c := range s.facts.Charges {
		if c.Paid == dossier.OnInvoice && c.Minor != 0 {
			s.Rows = append(s.Rows, Row{Kind: RowCharge, Text: c.Kind, AmountMinor: c.Minor})
		}
	}
}

// invoiceRow is one line. Pallets have a row of their own, so the gross weight here is that of the packages.
func (s *sale) invoiceRow(line dossier.Line, sum dossier.Figures) Row {
	row := Row{Named: goodsOf(line.Item), Species: line.Item.Species, HS6: line.Item.HS6, Grade: line.Grade,
		QtyMilli: sum.QtyMilli, QtyDecimals: s.quantityDecimals(line, sum), Unit: line.Price.Unit,
		PriceScaled: line.Price.Scaled, PriceDecimals: line.Price.Decimals, AmountMinor: s.facts.AmountMinor(line),
		Package: s.packageName(line.Package), Weights: Weights{sum.Packages, sum.NetG, sum.PackedG}}
	row.Countries, row.CountriesZH = s.countries(line)
	return row
}

// quantityDecimals prints kilograms as exactly as the other weights of the paper.
func (s *sale) quantityDecimals(line dossier.Line, sum dossier.Figures) int {
	least := 0
	if line.Price.Unit == "KGM" {
		least = s.KGDecimals
	}
	return decimals(3, least, sum.QtyMilli)
}

// countries lists the countries that the lots of a line come from; in Chinese nothing where one has no name.
func (s *sale) countries(line dossier.Line) (said, saidZH string) {
	var names, namesZH []string
	for _, lot := range s.facts.Lots {
		if lot.Line == line.Number && s.facts.OfLot(lot.Number).Packages > 0 {
			name, nameZH := s.countryIn(lot.Country)
			names, namesZH = append(names, name), append(namesZH, nameZH)
		}
	}
	return listOf(english, names), listOf(chinese, namesZH)
}

func listOf(in language, names []string) string {
	slices.Sort(names)
	if len(names) > 0 && names[0] == "" {
		return ""
	}
	return strings.Join(slices.Compact(names), in.comma)
}

// listRows lists the transport units, each lot by lot, then the total.
func (s *sale) listRows() {
	for _, u := range s.Units {
		s.Rows = append(s.Rows, Row{Kind: RowUnit, Text: u.heading(), TextZH: u.KindZH, Weights: u.Weights})
		for _, lot := range u.Lots {
			row := Row{Named: lot.Named, Grade: lot.Grade, Package: lot.Package, Lot: lot.Number,
				Grown: strings.Trim(lot.Orchard+" / "+lot.Packhouse, " /"), Numbers: lot.numbers(), Weights: lot.Weights}
			row.EachNetG, row.EachGrossG = lot.each()
			s.addGoods(row)
		}
		s.addPallets(u.Pallets, u.PalletTareG)
		s.Rows = append(s.Rows, Row{Kind: RowSubtotal, Text: u.Number, Weights: u.Weights})
	}
	s.Rows = append(s.Rows, Row{Kind: RowTotal, Weights: s.Total})
}

// addGoods adds the next row of goods, which names the kind of its packages where the heading cannot.
func (s *sale) addGoods(row Row) {
	row.Line = 1
	for _, before := range s.Rows {
		row.Line = max(row.Line, before.Line+1)
	}
	row.Package = counted(row.Packages, row.Package)
	if len(s.Packages) == 1 {
		row.Package = ""
	}
	s.Rows = append(s.Rows, row)
}

// addPallets adds what pallets weigh. They are no packages.
func (s *sale) addPallets(count, tareG int64) {
	if tareG == 0 {
		return
	}
	row := Row{Kind: RowPallets, Text: palletText(english, count), TextZH: palletText(chinese, count)}
	row.GrossG = tareG
	s.Rows = append(s.Rows, row)
}

// palletText counts pallets.
func palletText(in language, count int64) string {
	if count == 1 {
		return in.say(words.PapersPallet)
	}
	return in.sayWith(words.PapersPallets, map[string]any{"count": countText(count)})
}

// writeMoney fills in the total. Minor units that nobody can pay are left out, as the register says (no coin
// below one kip circulates), unless some are owed: a paper never rounds money away.
func (s *sale) writeMoney() {
	f := s.facts
	fields, _ := s.registers("currencies", f.Currency)
	s.Money = &Money{Currency: f.Currency, Name: fields["name_en"], Minor: f.InvoiceMinor(), MinorDigits: f.MinorDigits,
		PrintDigits: f.MinorDigits}
	if s.Money.Name == "" {
		s.Money.Name = f.Currency
	}
	least, bad := strconv.Atoi(fields["print_digits"])
	if bad != nil || least < 0 || least > f.MinorDigits {
		return
	}
	coin := powerOf(f.MinorDigits - least)
	owed := s.Money.Minor % coin
	for _, row := range s.Rows {
		owed = max(owed, row.AmountMinor%coin, -row.AmountMinor%coin)
	}
	if owed == 0 {
		s.Money.PrintDigits = least
	}
}
