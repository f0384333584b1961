package exchange

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// SADOptions are what registers add to a dossier. Lao customs have published no list for the exchange of files, so all
// of it is data that an officer keeps, and what is not given is left empty for the broker.
type SADOptions struct {
	Documents map[string]SADDocument // by kind of paper; papers of other kinds are not named in box 44
	Offices   map[string]string      // codes of customs offices, by their names
	Countries map[string]string      // names of countries, by their codes (ISO 3166-1 alpha-2)
	Packages  map[string]string      // names of kinds of packages, by their codes (UN/ECE Recommendation 21)
}

// SADDocument is how customs call a kind of paper.
type SADDocument struct{ Code, Name string }

// sadFormat is how people call the file.
const sadFormat = "SAD XML"

const sadComment = "EXPERIMENTAL: data of an export declaration for the broker, in the manner of ASYCUDA World. " +
	"Customs have neither published this form nor confirmed that they read it. Not a declaration."

// The form holds 999 items, and two lines of 40 characters for marks.
const (
	mostItems = 999
	mostMark  = 40
)

// The form of a commodity code, and of a nature of transaction in two digits (box 24).
var (
	ahtnForm   = regexp.MustCompile(`^\d{8}$`)
	natureForm = regexp.MustCompile(`^\d/?\d$`)
)

// WriteSAD writes the data of an export declaration (SAD boxes 1 to 54) in the manner of ASYCUDA World, its misspelt
// names included. It is EXPERIMENTAL: the form is taken from public samples of Albanian declarations, and whether Lao
// customs read such a file is not known; the file says so at its top. It is data for the broker, never a declaration.
//
// Figures: item prices are the lines of the invoice with their share of what else stands on it, so that box 22 is the
// sum of boxes 42; costs are told per item, parted by amount; the statistical value is the value at the border in the
// currency of the rate. All faults (Invalid) are told at once: exchange.data_missing and its like, with pointers.
func WriteSAD(w io.Writer, d dossier.Dossier, o SADOptions) error {
	n := &needs{format: sadFormat}
	n.characters(d)
	n.declaration(d.Facts)
	n.invoiceCode(d, o)
	if len(n.faults) > 0 {
		return n.faults
	}
	return writeXML(w, sadComment, newDeclaration(d, o).asycuda())
}

// declaration asks for what the boxes of an export declaration must hold, with a worksheet as with a file.
func (n *needs) declaration(f dossier.Facts) {
	n.declarants(f.Parties)
	n.loaded(f)
	n.given("/facts/destination", f.Destination)
	n.given("/facts/trading", f.Trading)
	n.given("/facts/terms/rule", f.Terms.Rule)
	n.given("/facts/terms/place", f.Terms.Place)
	n.given("/facts/currency", f.Currency)
	if f.Rate == nil {
		n.missing("/facts/rate")
	}
	n.customs(f.Customs)
	n.mode(f.Route)
	n.given("/facts/route/vehicle", f.Route.Vehicle)
	n.given("/facts/route/nationality", f.Route.Nationality)
	n.given("/facts/route/exit/name", f.Route.Exit.Name)
	n.marks(f.Marks)
	if len(f.Lines) > mostItems {
		n.refuse("/facts/lines", words.ExchangeDataMany, fault.Params{"found": len(f.Lines), "most": mostItems})
	}
	for i, line := range f.Lines {
		n.item(fmt.Sprintf("/facts/lines/%d", i), f, line)
	}
}

func (n *needs) declarants(p dossier.Parties) {
	n.party("/facts/parties/consignor", p.Consignor)
	n.given("/facts/parties/consignor/tin", p.Consignor.TIN)
	n.party("/facts/parties/consignee", p.Consignee)
	if p.Declarant == nil {
		n.missing("/facts/parties/declarant")
		return
	}
	n.given("/facts/parties/declarant/name", p.Declarant.Name)
	n.given("/facts/parties/declarant/card", p.Declarant.Card)
}

func (n *needs) customs(c dossier.Customs) {
	for _, one := range []struct{ name, value string }{
		{"declaration", c.Declaration}, {"procedure", c.Procedure}, {"regime", c.Regime}, {"national", c.National},
		{"location", c.Goods}, {"loading", c.Loading}, {"reference", c.Reference}, {"manifest", c.Manifest},
	} {
		n.given("/facts/customs/"+one.name, one.value)
	}
	n.code("/facts/customs/nature", c.Nature, natureForm.FindString(c.Nature))
}

func (n *needs) marks(marks string) {
	n.given("/facts/marks", marks)
	if lines := markLines(marks); len(lines) > 2 {
		n.refuse("/facts/marks", words.ExchangeDataLong,
			fault.Params{"found": len([]rune(marks)), "most": 2 * mostMark})
	}
}

func (n *needs) item(at string, f dossier.Facts, line dossier.Line) {
	n.code(at+"/item/ahtn8", line.Item.AHTN8, ahtnForm.FindString(digitsOf(line.Item.AHTN8)))
	n.given(at+"/item/paper_name", line.Item.PaperName)
	n.given(at+"/package", line.Package)
	if _, countries := originOf(f, line.Number); len(countries) > 1 {
		n.refuse(at, words.ExchangeDataOrigins, fault.Params{"found": strings.Join(countries, ", ")})
	}
}

// invoiceCode asks for the code of the invoice, without which box 44 is refused.
func (n *needs) invoiceCode(d dossier.Dossier, o SADOptions) {
	_, at, found := n.paper(d, "commercial-invoice")
	if found && o.Documents["commercial-invoice"].Code == "" {
		n.refuse(at+"/kind", words.ExchangeDataCode, fault.Params{"found": "commercial-invoice"})
	}
}

// digitsOf takes the points out of a commodity code: "0803.90.90" is "08039090".
func digitsOf(code string) string { return strings.ReplaceAll(code, ".", "") }

// markLines parts marks into the lines of the form, between words where that is possible.
func markLines(marks string) (lines []string) {
	rest := []rune(strings.Join(strings.Fields(marks), " "))
	for len(rest) > mostMark {
		end := mostMark
		for end > 0 && rest[end] != ' ' {
			end--
		}
		if end == 0 {
			end = mostMark
		}
		lines = append(lines, string(rest[:end]))
		rest = []rune(strings.TrimLeft(string(rest[end:]), " "))
	}
	return append(lines, string(rest))
}

// sadDate writes a date as the system does: 2026-11-06 is 11/6/26. What is no date has none.
func sadDate(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return day.Format("1/2/06")
}

// declaration is a dossier with what is computed for its declaration, once.
type declaration struct {
	dossier.Dossier
	f           dossier.Facts
	o           SADOptions
	costs       costs
	prices      []int64 // box 42 of each item, in minor units of the invoice's currency
	statistical []int64 // box 46 of each item, in minor units of the rate's currency
	documents   []attached
}

// attached is a paper that box 44 names.
type attached struct {
	SADDocument
	reference, date string
}

func newDeclaration(d dossier.Dossier, o SADOptions) declaration {
	f := d.Facts
	v := declaration{Dossier: d, f: f, o: o, costs: costsOf(f), statistical: f.StatisticalMinor()}
	v.prices = v.shares(f.InvoiceMinor())
	for _, p := range d.Papers {
		document, known := o.Documents[p.Kind]
		if known && slices.Contains(inForce, p.State) && p.Kind != "export-declaration" {
			v.documents = append(v.documents, attached{document, p.Number, p.DatedOn})
		}
	}
	return v
}

// shares parts an amount among the items, by what they come to. The last takes what rounding left, so that the parts
// are the whole.
func (v declaration) shares(minor int64) []int64 {
	parts, left, goods := make([]int64, len(v.f.Lines)), minor, v.f.GoodsMinor()
	for i, line := range v.f.Lines {
		parts[i] = left
		if i < len(v.f.Lines)-1 {
			parts[i] = share(minor, v.f.AmountMinor(line), goods)
		}
		left -= parts[i]
	}
	return parts
}

// costs are what lies between the invoice and the value at the border, in minor units of the invoice's currency.
type costs struct{ internal, insurance, other, deduction int64 }

// costsOf sorts the charges as Facts.FOBMinor adds them: what the way to the border costs beside is added, what the
// invoice holds for the way beyond it is taken off.
func costsOf(f dossier.Facts) (c costs) {
	for _, charge := range f.Charges {
		switch {
		case charge.BeyondBorder && charge.Paid != dossier.Beside:
			c.deduction += charge.Minor
		case charge.BeyondBorder || charge.Paid != dossier.Beside: // it is no part, or stands on the invoice already
		case strings.Contains(charge.Kind, "insurance"):
			c.insurance += charge.Minor
		case strings.Contains(charge.Kind, "freight"):
			c.internal += charge.Minor
		default:
			c.other += charge.Minor
		}
	}
	return c
}

// net is what the costs come to.
func (c costs) net() int64 { return c.internal + c.insurance + c.other - c.deduction }

// containers are the transport units that are containers (box 19 and 31).
func containers(f dossier.Facts) []dossier.Transport {
	return slices.DeleteFunc(slices.Clone(f.Transport), func(t dossier.Transport) bool {
		return trade.TransportUnitKind(t.Kind) != trade.Container
	})
}
