package forms

import (
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// OnSheet are the items of one sheet of the form. The first sheet has room for one, each further one for three; a place
// that no item takes is null, and is struck out.
type OnSheet []*DeclarationItem

// Room for items on the sheets of the form.
const (
	itemsOnFirst = 1
	itemsOnNext  = 3
)

// DeclarationItem is one item: boxes 31 to 46.
type DeclarationItem struct {
	Number               int        `json:"number"` // of all items, from 1
	Marks                string     `json:"marks"`
	Packages             int64      `json:"packages"`
	PackageCode          string     `json:"package_code"` // UN/ECE Recommendation 21
	PackageName          string     `json:"package_name"` // counted
	Containers           []string   `json:"containers"`
	Goods                string     `json:"goods"`
	Commodity            string     `json:"commodity"`   // AHTN, eight digits
	OriginCode           string     `json:"origin_code"` // of the country
	GrossG               int64      `json:"gross_g"`
	Procedure            string     `json:"procedure"`
	National             string     `json:"national"`
	NetG                 int64      `json:"net_g"`
	Previous             string     `json:"previous"`           // the waybill
	SupplementaryUnit    string     `json:"supplementary_unit"` // Rec 20; none where the net mass says the quantity
	SupplementaryMilli   int64      `json:"supplementary_milli"`
	SupplementaryPrinted int        `json:"supplementary_decimals"`
	PriceMinor           int64      `json:"price_minor"` // of the invoice's currency
	Documents            []Produced `json:"documents"`
	StatisticalMinor     int64      `json:"statistical_minor"` // of the country's currency, in whole coins
}

// Produced is a document that goes with the declaration (box 44).
type Produced struct {
	Code string `json:"code"` // national; the name where the register has none
	Reference
}

// items fills in the items, what they sum up to, and the sheets that they stand on.
func (w *writer) items(d *Declaration, rules procedureRules) {
	d.Sheets = map[string]OnSheet{}
	values := w.values()
	var all OnSheet
	var weights []int64
	if _, known := w.producedCode("commercial-invoice"); w.invoice().Number != "" && !known {
		w.refuse("/papers", words.FormsNoRules, fault.Params{"register": customsDocuments})
	}
	marks, previous := w.marks(), w.latinGiven("/facts/customs/manifest", w.facts.Customs.Manifest)
	regime, national := w.regime(rules), w.given("/facts/customs/national", w.facts.Customs.National)
	for _, line := range w.lines {
		if !w.loaded(line) {
			continue // only ordered
		}
		sum := w.facts.OfLine(line.Number)
		item := w.item(line, sum)
		item.Number, item.Procedure, item.National = len(all)+1, regime, national
		item.Marks, item.Previous = marks, previous
		item.PriceMinor, item.StatisticalMinor = values.prices[line.Number], values.statistical[line.Number]
		all, weights = append(all, item), append(weights, sum.NetG, sum.GrossG())
	}
	switch {
	case len(all) == 0:
		w.refuse("/facts/transport", words.FormsNothingLoaded, nil)
	case rules.most > 0 && len(all) > rules.most:
		w.refuse("/facts/lines", words.FormsManyItems, fault.Params{"found": len(all), "most": rules.most})
	}
	d.ItemCount, d.KGDecimals = len(all), decimals(3, 1, weights...)
	d.Value, d.Rate = w.valueOf(all), w.exchangeRate()
	d.spread(all)
}

// spread puts the items onto sheets.
func (d *Declaration) spread(items OnSheet) {
	room := itemsOnFirst
	for number := 1; number == 1 || len(items) > 0; number++ {
		sheet := make(OnSheet, room)
		taken := copy(sheet, items)
		items, room = items[taken:], itemsOnNext
		d.Sheets[strconv.Itoa(number)] = sheet
	}
	for number := range len(d.Sheets) {
		d.Forms = append(d.Forms, DeclarationForm{number + 1, len(d.Sheets)})
	}
}

// item writes what is declared of a line: what of it is loaded.
func (w *writer) item(line dossier.Line, sum dossier.Figures) *DeclarationItem {
	at := lineAt(line)
	if sum.NetG == 0 {
		w.refuse("/facts/transport", words.FormsMissing, nil)
	}
	item := &DeclarationItem{Packages: sum.Packages, PackageCode: w.given(at+"/package", line.Package),
		PackageName: w.packages(sum.Packages, line.Package), Containers: w.containersOf(line.Number),
		Goods:     w.latinGiven(at+"/item/paper_name", line.Item.PaperName),
		Commodity: strings.ReplaceAll(line.Item.AHTN8, ".", ""), OriginCode: w.oneOrigin(line),
		GrossG: sum.GrossG(), NetG: sum.NetG, Documents: w.produced(line)}
	w.digits(at+"/item/ahtn8", item.Commodity, 8)
	if line.Item.Unit != "KGM" {
		item.SupplementaryUnit, item.SupplementaryMilli = line.Item.Unit, sum.QtyMilli
		item.SupplementaryPrinted = decimals(3, 0, sum.QtyMilli)
	}
	return item
}

// containersOf lists the containers that goods of a line are in.
func (w *writer) containersOf(line int) []string {
	all := []string{}
	for _, t := range w.facts.Transport {
		holds := slices.ContainsFunc(t.Loads, func(l dossier.Load) bool {
			lot, known := w.facts.Lot(l.Lot)
			return known && lot.Line == line
		})
		if holds && isContainer(t) {
			all = append(all, t.Number)
		}
	}
	return all
}

// origins are the countries that what is loaded of a line comes from.
func (w *writer) origins(line int) (all []string) {
	for _, lot := range w.facts.Lots {
		if lot.Line == line && w.facts.OfLot(lot.Number).Packages > 0 && !slices.Contains(all, lot.Country) {
			all = append(all, lot.Country)
		}
	}
	return all
}

// oneOrigin gives the country of origin of an item. The form has room for one: goods of another are another item.
func (w *writer) oneOrigin(line dossier.Line) string {
	all := w.origins(line.Number)
	if len(all) == 0 {
		return w.facts.Origin
	}
	if len(all) > 1 {
		w.refuse(lineAt(line), words.FormsOneOrigin, fault.Params{"found": strings.Join(all, ", ")})
	}
	return all[0]
}

// originOfAll is box 16: the one country that all items come from, or that they come from several.
func (w *writer) originOfAll() string {
	var all []string
	for _, line := range w.lines {
		all = append(all, w.origins(line.Number)...)
	}
	slices.Sort(all)
	switch all = slices.Compact(all); len(all) {
	case 0:
		return w.country(w.facts.Origin)
	case 1:
		return w.country(all[0])
	}
	return "MANY"
}

// produced lists the documents that go with an item (box 44): papers that count, and registrations that are in force,
// both where the register of customs has their kind. What an authority has not numbered yet is not there to be
// produced.
func (w *writer) produced(line dossier.Line) []Produced {
	all := []Produced{}
	for _, p := range w.dossier.Papers {
		if code, known := w.producedCode(p.Kind); known && p.Kind != string(w.form.Kind) && concerns(p, line.Number) {
			if number := producedNumber(p); number.Number != "" {
				all = append(all, Produced{code, number})
			}
		}
	}
	for _, r := range w.facts.Registrations {
		code, known := w.producedCode(slugOf(r.Kind))
		if known && (r.Item == "" || r.Item == line.Item.Code) && w.inForce(r) {
			all = append(all, Produced{code, Reference{Number: r.Number, DatedOn: r.ValidFrom}})
		}
	}
	return all
}

// producedCode is how customs call a kind of document.
func (w *writer) producedCode(kind string) (code string, known bool) {
	fields, known := w.registers(customsDocuments, kind)
	if code = fields["customs_code"]; code == "" {
		code = strings.ToUpper(fields["name_en"])
	}
	return code, known
}

// producedNumber is the number that a paper counts by: ours of one that we issued, else what the authority gave it.
func producedNumber(p dossier.Paper) Reference {
	switch {
	case p.State == "recorded" && p.Official != nil:
		return Reference{Number: p.Official.Number, DatedOn: p.Official.IssuedOn}
	case p.State == "issued":
		return Reference{Number: p.Number, DatedOn: p.DatedOn}
	}
	return Reference{}
}

// concerns tells whether a paper is about a line.
func concerns(p dossier.Paper, line int) bool {
	return len(p.Lines) == 0 || slices.Contains(p.Lines, line)
}

// inForce tells whether a registration holds on the date of the declaration.
func (w *writer) inForce(r dossier.Registration) bool {
	on := w.head.DatedOn
	return (r.ValidFrom == "" || r.ValidFrom <= on) && (r.ValidTo == "" || on <= r.ValidTo)
}
