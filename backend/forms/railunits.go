package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// rowEnd closes a list, so that nothing can be added behind it.
const rowEnd RowKind = "end"

// RailFigures are what a wagon, a container or a list of them comes to. The railway's mass of the cargo is what customs
// calls gross mass: goods with all packing and pallets.
type RailFigures struct {
	Packages int64 `json:"packages"`
	NetG     int64 `json:"net_g"`
	CargoG   int64 `json:"cargo_g"`
	TareG    int64 `json:"tare_g"`  // of containers; a wagon's own tare is told apart
	TotalG   int64 `json:"total_g"` // cargo and tare
}

func (f RailFigures) plus(o RailFigures) RailFigures {
	return RailFigures{f.Packages + o.Packages, f.NetG + o.NetG, f.CargoG + o.CargoG, f.TareG + o.TareG,
		f.TotalG + o.TotalG}
}

// RailRow is a row of goods, or a wagon or container with what is in it.
type RailRow struct {
	Kind      RowKind `json:"kind"`
	Item      int     `json:"item"` // from 1
	Wagon     string  `json:"wagon"`
	WagonType string  `json:"wagon_type"`
	Container string  `json:"container"` // empty for goods that lie in the wagon itself
	SizeType  string  `json:"size_type"`
	Goods     string  `json:"goods"`
	GoodsZH   string  `json:"goods_zh"`
	HS        string  `json:"hs"`
	Marks     string  `json:"marks"`
	Packing   string  `json:"packing"` // Rec 21
	Seals     string  `json:"seals"`
	SealCount int     `json:"seal_count"`
	Climate   string  `json:"climate"`
	RailFigures
}

// railLines are the goods, line by line.
func (w *writer) railLines() []RailRow {
	rows, marks := []RailRow{}, w.marks()
	for _, line := range w.loadedLines() {
		sum, at := w.facts.OfLine(line.Number), lineAt(line)
		rows = append(rows, RailRow{Item: len(rows) + 1, GoodsZH: line.Item.NameZH, Marks: marks, Packing: line.Package,
			Goods: w.latinGiven(at+"/item/paper_name", line.Item.PaperName), HS: w.given(at+"/item/hs6", line.Item.HS6),
			RailFigures: RailFigures{Packages: sum.Packages, NetG: sum.NetG, CargoG: sum.GrossG()}})
	}
	if len(rows) == 0 {
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	}
	return rows
}

// railUnits are the wagons and containers with what is in them.
func (w *writer) railUnits() []RailRow {
	rows := []RailRow{}
	for i, t := range w.facts.Transport {
		at := fmt.Sprintf("/facts/transport/%d", i)
		row := RailRow{Item: i + 1, Wagon: wagonOf(t), SizeType: t.SizeType, Seals: w.sealNumbers(at, t),
			SealCount: len(t.Seals), RailFigures: railFigures(t)}
		if t.Car != nil {
			row.WagonType = t.Car.Type
		}
		w.given(at+"/number", t.Number)
		if t.Kind == string(trade.Container) {
			row.Container = t.Number
			w.containerFacts(at, t)
		}
		if t.Climate != nil {
			row.Climate = celsius(t.Climate.SetPointDeciC)
		}
		w.unitGoods(&row, t)
		rows = append(rows, row)
	}
	return rows
}

// containerFacts notes what the railway refuses a container without: its tare, its type, and for fresh goods in a
// reefer how it is set.
func (w *writer) containerFacts(at string, t dossier.Transport) {
	if t.TareG == 0 {
		w.refuse(at+"/tare_g", words.FormsMissing, nil)
	}
	w.given(at+"/size_type", t.SizeType)
	if t.Climate == nil && reefer(t.SizeType) && w.holdsFresh(t) {
		w.refuse(at+"/climate", words.FormsMissing, nil)
	}
}

// reefer tells whether a size and type of ISO 6346 is that of a container with cooling.
func reefer(sizeType string) bool {
	return len(sizeType) >= 3 && (sizeType[2] == 'R' || sizeType[2] == 'H')
}

func (w *writer) holdsFresh(t dossier.Transport) bool {
	return slices.ContainsFunc(t.Loads, func(load dossier.Load) bool {
		lot, _ := w.facts.Lot(load.Lot)
		line, known := w.facts.Line(lot.Line)
		return known && line.Item.Fresh
	})
}

// sealNumbers lists the seals, which must be on the paper as they are on the door.
func (w *writer) sealNumbers(at string, t dossier.Transport) string {
	if len(t.Seals) == 0 {
		w.refuse(at+"/seals", words.FormsMissing, nil)
	}
	numbers := make([]string, len(t.Seals))
	for i, s := range t.Seals {
		numbers[i] = w.latin(fmt.Sprintf("%s/seals/%d/number", at, i), s.Number)
	}
	return strings.Join(numbers, ", ")
}

// unitGoods names what is in a transport unit: each kind of goods once.
func (w *writer) unitGoods(row *RailRow, t dossier.Transport) {
	var goods, goodsZH, hs, packing []string
	for _, load := range t.Loads {
		lot, _ := w.facts.Lot(load.Lot)
		line, known := w.facts.Line(lot.Line)
		if !known || slices.Contains(goods, line.Item.PaperName) {
			continue
		}
		goods, hs = append(goods, line.Item.PaperName), append(hs, line.Item.HS6)
		goodsZH, packing = append(goodsZH, line.Item.NameZH), append(packing, line.Package)
	}
	row.Goods = strings.ToUpper(strings.Join(goods, "; "))
	row.HS = strings.Join(slices.Compact(hs), ", ")
	row.GoodsZH = strings.Trim(strings.Join(goodsZH, "；"), "；")
	row.Packing = strings.Join(slices.Compact(packing), ", ")
}

// wagonOf is the number of the wagon that a transport unit goes on, or that it is.
func wagonOf(t dossier.Transport) string {
	if t.Wagon == "" && t.Kind == string(trade.Wagon) {
		return t.Number
	}
	return t.Wagon
}

func railFigures(t dossier.Transport) RailFigures {
	sum := t.Figures()
	return RailFigures{sum.Packages, sum.NetG, sum.GrossG(), t.TareG, t.MassG()}
}

// railTotal sums wagons and containers, and counts the seals.
func railTotal(units []RailRow) (sum RailFigures, seals int) {
	for _, u := range units {
		sum, seals = sum.plus(u.RailFigures), seals+u.SealCount
	}
	return sum, seals
}

// massDecimals tells with how many decimals all masses are exact, and not fewer than least.
func massDecimals(least int, rows []RailRow) int {
	var all []int64
	for _, r := range rows {
		all = append(all, r.NetG, r.CargoG, r.TareG, r.TotalG)
	}
	return decimals(3, least, all...)
}

// onlyPackage is the kind of package that all goods are in, or the code of any package where there are several.
func (w *writer) onlyPackage() string {
	only := ""
	for _, line := range w.loadedLines() {
		if only != "" && only != line.Package {
			return "PK"
		}
		only = line.Package
	}
	return only
}

// climates says how the containers are set: once where all are set alike, otherwise for each.
func (w *writer) climates() []string {
	said := []string{}
	var units []string
	for _, t := range w.facts.Transport {
		if t.Climate == nil {
			continue
		}
		text := "SET POINT " + celsius(t.Climate.SetPointDeciC)
		if v := t.Climate.VentM3H; v > 0 {
			text += fmt.Sprintf(", VENTILATION %d M3/H", v)
		}
		said, units = append(said, text), append(units, t.Number)
	}
	if alike := slices.Compact(slices.Clone(said)); len(alike) == 1 {
		return alike
	}
	for i := range said {
		said[i] = units[i] + ": " + said[i]
	}
	return said
}

// celsius says tenths of a degree with their sign: "+13.5 °C".
func celsius(deci int64) string {
	sign := ""
	if deci > 0 {
		sign = "+"
	}
	return sign + sheet.Grouped(deci, 1, 1) + " °C"
}

// ticketNumbers are those of the weighbridge, each once.
func (w *writer) ticketNumbers() []string {
	numbers := []string{}
	for _, t := range w.facts.Tickets {
		if !slices.Contains(numbers, t.Number) {
			numbers = append(numbers, t.Number)
		}
	}
	return numbers
}

// standardMass tells whether all packages of each line have the same mass, as goods packed to a standard mass have.
func (w *writer) standardMass() bool {
	each := map[int]int64{}
	for _, t := range w.facts.Transport {
		for _, load := range t.Loads {
			lot, _ := w.facts.Lot(load.Lot)
			if load.Packages == 0 || load.GrossG%load.Packages != 0 {
				return false
			}
			mass := load.GrossG / load.Packages
			if before, told := each[lot.Line]; told && before != mass {
				return false
			}
			each[lot.Line] = mass
		}
	}
	return len(each) > 0
}
