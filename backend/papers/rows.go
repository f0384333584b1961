package papers

import (
	"slices"
	"strings"

	"tradehub/backend/store"
	"tradehub/backend/trade"
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
	RowSubtotal RowKind = "subtotal" // of a transport unit
	RowTotal    RowKind = "total"
)

// Row is a row of the table of a paper. Every field is there on every row, so that a template can add up and print
// what it likes; those that the kind of the row does not have are empty or nought.
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
	Weights
}

// invoiceRows lists what the invoice prices, then the pallets and the total. Of a line that nothing was loaded of,
// nothing is due.
func (d *draft) invoiceRows() error {
	for _, priced := range d.manifest.Lines {
		if priced.Load == (trade.Load{}) {
			continue
		}
		row, err := d.invoiceRow(priced)
		if err != nil {
			return err
		}
		d.addGoods(row)
	}
	var pallets, tareG int64
	for _, u := range d.Units {
		pallets, tareG = pallets+u.Pallets, tareG+u.PalletTareG
	}
	d.addPallets(pallets, tareG)
	d.Rows = append(d.Rows, Row{Kind: RowTotal, AmountMinor: d.manifest.Amount.Minor, Weights: d.Total})
	return nil
}

func (d *draft) invoiceRow(priced store.PricedLine) (row Row, err error) {
	item := d.manifest.Items[priced.ItemID]
	row = Row{Named: goodsOf(item), Species: item.Species, HS6: item.HS6, Grade: string(priced.Grade),
		QtyMilli: priced.Load.QtyMilli, QtyDecimals: d.quantityDecimals(priced), Unit: priced.Price.Unit,
		PriceScaled: priced.Price.Scaled, PriceDecimals: priced.Price.Decimals, AmountMinor: priced.Amount.Minor,
		Weights: weightsOf(priced.Load)}
	if row.Package, err = d.packageName(item.Package); err != nil {
		return row, err
	}
	if row.Countries, err = d.countries(priced, english); err != nil {
		return row, err
	}
	row.CountriesZH, err = d.countries(priced, chinese)
	return row, err
}

// quantityDecimals prints kilograms as exactly as the other weights of the paper.
func (d *draft) quantityDecimals(priced store.PricedLine) int {
	least := 0
	if priced.Price.Unit == "KGM" {
		least = d.KGDecimals
	}
	return decimals(3, least, priced.Load.QtyMilli)
}

// countries lists the countries that the lots of a line come from; nothing where one of them has no name in the
// language.
func (d *draft) countries(line store.PricedLine, in language) (string, error) {
	var names []string
	for _, u := range d.manifest.Units {
		for _, part := range u.Lots {
			if part.ItemID != line.ItemID || part.Grade != line.Grade {
				continue
			}
			name, err := d.originIn(d.manifest.Lots[part.LotID].Country, in)
			if err != nil || name == "" {
				return "", err
			}
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), in.comma), nil
}

// originIn names a country; in English its code stands for a name that the register lacks.
func (d *draft) originIn(code string, in language) (string, error) {
	if in == english {
		return d.name("countries", code)
	}
	return d.nameIn("countries", code, in)
}

// listRows lists the transport units, each lot by lot, then the total.
func (d *draft) listRows() {
	for _, u := range d.Units {
		d.Rows = append(d.Rows, Row{Kind: RowUnit, Text: u.heading(), TextZH: u.KindZH, Weights: u.Weights})
		for _, lot := range u.Lots {
			d.addGoods(Row{Named: lot.Named, Grade: lot.Grade, Package: lot.Package, Lot: lot.Number,
				Grown: strings.Trim(lot.Orchard+" / "+lot.Packhouse, " /"), Numbers: lot.numbers(), Weights: lot.Weights})
		}
		d.addPallets(u.Pallets, u.PalletTareG)
		d.Rows = append(d.Rows, Row{Kind: RowSubtotal, Text: u.Number, Weights: u.Weights})
	}
	d.Rows = append(d.Rows, Row{Kind: RowTotal, Weights: d.Total})
}

// addGoods adds the next row of goods, which names the kind of its packages where the heading cannot.
func (d *draft) addGoods(row Row) {
	row.Line = 1
	for _, before := range d.Rows {
		row.Line = max(row.Line, before.Line+1)
	}
	row.Package = counted(row.Packages, row.Package)
	if len(d.Packages) == 1 {
		row.Package = ""
	}
	d.Rows = append(d.Rows, row)
}

// addPallets adds what pallets weigh. They are no packages.
func (d *draft) addPallets(count, tareG int64) {
	if tareG == 0 {
		return
	}
	row := Row{Kind: RowPallets, Text: palletText(english, count), TextZH: palletText(chinese, count)}
	row.GrossG = tareG
	d.Rows = append(d.Rows, row)
}

// palletText counts pallets.
func palletText(in language, count int64) string {
	if count == 1 {
		return in.say(words.PapersPallet)
	}
	return in.sayWith(words.PapersPallets, map[string]any{"count": countText(count)})
}

// numbers prints the range of the package numbers. Goods that lie in packages counted with another lot have none.
func (l Lot) numbers() string {
	if l.First == l.Last {
		return l.First
	}
	return l.First + "\u2013" + l.Last
}
