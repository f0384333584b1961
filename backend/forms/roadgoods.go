package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// GoodsRow is a line of goods as carriers and forwarders need it, a remark on them, or the total.
type GoodsRow struct {
	Kind  string `json:"kind"` // "" goods, "remark", "total"
	Item  int    `json:"item"`
	Text  string `json:"text"` // of a remark
	Marks string `json:"marks"`
	Named
	Packing string `json:"packing"` // kind of packages, as many as there are: "CARTONS"
	HS      string `json:"hs"`
	Weights
}

// goodsRows lists the goods line by line, what there is to remark on how they are packed and sealed, and the total.
// The gross weight holds the pallets, once.
func (w *writer) goodsRows() []GoodsRow {
	rows := []GoodsRow{}
	for _, line := range w.lines {
		sum, at := w.facts.OfLine(line.Number), lineAt(line)
		if sum == (dossier.Figures{}) {
			continue // ordered, and nothing of it loaded
		}
		row := GoodsRow{Item: len(rows) + 1, Marks: w.marks(), Named: goodsOf(line.Item), Weights: weightsOf(sum),
			Packing: w.packages(sum.Packages, line.Package), HS: w.given(at+"/item/hs6", line.Item.HS6)}
		row.Goods = w.latinGiven(at+"/item/paper_name", line.Item.PaperName)
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
	for _, t := range w.facts.Transport {
		inside := w.inside(t)
		if inside == (dossier.Figures{}) {
			continue
		}
		rows = append(rows, GoodsRow{Kind: "remark", Text: sealed(t)})
		if t.Pallets != nil && inside.PalletG > 0 {
			rows = append(rows, GoodsRow{Kind: "remark", Text: palletRemark(*t.Pallets, inside.PalletG)})
		}
	}
	return append(rows, GoodsRow{Kind: string(RowTotal), Weights: weightsOf(w.figures())})
}

// inside sums what a transport unit holds of the lines that the paper is about.
func (w *writer) inside(t dossier.Transport) (sum dossier.Figures) {
	for _, load := range t.Loads {
		if lot, known := w.facts.Lot(load.Lot); known && w.about(lot.Line) {
			sum = sum.Plus(load.Figures())
		}
	}
	return sum
}

// palletRemark says what pallets there are: they are no packages, and weigh in the gross weight. How many of them carry
// these goods is known where all do.
func palletRemark(p dossier.Pallets, tareG int64) string {
	which := strings.ToUpper(countText(p.Count) + " " + counted(p.Count, "pallet"))
	if tareG < p.TareG {
		which = "ON PALLETS"
	}
	said := fmt.Sprintf("%s, NOT COUNTED AS PACKAGES; THEIR %s KG ARE IN THE GROSS WEIGHT", which,
		sheet.Grouped(tareG, 3, decimals(3, 1, tareG)))
	if p.Mark != "" {
		said += "; ISPM 15 MARK " + p.Mark
	}
	return said
}

// goodsLoaded names what is loaded in each language, every name once.
func (w *writer) goodsLoaded() Named {
	var said, saidLO, saidZH []string
	add := func(to *[]string, name string) {
		if name != "" && !slices.Contains(*to, name) {
			*to = append(*to, name)
		}
	}
	for _, line := range w.lines {
		if w.facts.OfLine(line.Number) != (dossier.Figures{}) {
			add(&said, strings.ToUpper(line.Item.PaperName))
			add(&saidLO, line.Item.NameLO)
			add(&saidZH, line.Item.NameZH)
		}
	}
	return Named{strings.Join(said, "; "), strings.Join(saidLO, ", "), strings.Join(saidZH, "、")}
}

// kinds counts the packages of each kind, in the order of the lines.
func (w *writer) kinds() []Packages {
	all := []Packages{}
	for _, line := range w.lines {
		name, count := w.packageName(line.Package), w.facts.OfLine(line.Number).Packages
		i := slices.IndexFunc(all, func(p Packages) bool { return p.Name == name })
		if i < 0 {
			i, all = len(all), append(all, Packages{Name: name})
		}
		all[i].Count += count
	}
	return slices.DeleteFunc(all, func(p Packages) bool { return p.Count == 0 })
}

// kindsSaid says them: "1,100 CARTONS, 60 JUTE BAGS".
func (w *writer) kindsSaid() string {
	var said []string
	for _, p := range w.kinds() {
		said = append(said, strings.ToUpper(countText(p.Count)+" "+counted(p.Count, p.Name)))
	}
	return strings.Join(said, ", ")
}

// loadedInWords says how many packages are loaded: "ONE THOUSAND ONE HUNDRED AND SIXTY (1,160) PACKAGES".
func (w *writer) loadedInWords() string {
	return Sale{Packages: w.kinds(), Total: weightsOf(w.figures())}.allPackagesInWords()
}

// weightDecimals tells with how many decimals all weights of the paper are exact, one at least.
func (w *writer) weightDecimals() int {
	var all []int64
	for _, line := range w.lines {
		sum := w.facts.OfLine(line.Number)
		all = append(all, sum.NetG, sum.GrossG())
	}
	return decimals(3, 1, all...)
}
