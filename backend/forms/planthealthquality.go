package forms

import (
	"fmt"

	"tradehub/backend/dossier"
)

// Quality is what the inspection company needs for its certificate of quality: the lots, and what laboratories found.
type Quality struct {
	Head
	Seller       Party        `json:"seller"`
	Buyer        Party        `json:"buyer"`
	Contract     Reference    `json:"contract"`
	Invoice      Reference    `json:"invoice"`
	Marks        string       `json:"marks"`
	Origin       string       `json:"origin"`
	Destination  string       `json:"destination"`
	PackagesSaid string       `json:"packages_said"`
	Packages     int64        `json:"packages"`
	NetG         int64        `json:"net_g"`
	GrossG       int64        `json:"gross_g"`
	KGDecimals   int          `json:"kg_decimals"` // with which all weights are exact
	Tests        int          `json:"tests"`
	NotPassed    int          `json:"not_passed"`
	Rows         []QualityRow `json:"rows"`
}

// QualityRow is a lot (kind lot), one result under it (no kind), or that there is none (kind none).
type QualityRow struct {
	Kind       string `json:"kind"`
	Lot        string `json:"lot"`
	Goods      string `json:"goods"`
	Quantity   string `json:"quantity"` // packages and net weight
	Analyte    string `json:"analyte"`
	Method     string `json:"method"`
	Sampling   string `json:"sampling"`
	Result     string `json:"result"`
	Limit      string `json:"limit"`
	Passed     string `json:"passed"` // YES or NO
	Report     string `json:"report"`
	Laboratory string `json:"laboratory"`
	DatedOn    string `json:"dated_on"`
}

func qualityData(w *writer) Data {
	f, sum, buyer := w.facts, w.figures(), "/facts/parties/consignee"
	q := &Quality{Head: w.head, Seller: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Buyer: w.party(buyer, f.Parties.Consignee), Contract: referenceOf(f.Contract), Invoice: w.invoice(),
		Marks: w.marks(), Origin: w.country(f.Origin), Destination: w.country(f.Destination),
		PackagesSaid: w.kindsSaid(), Packages: sum.Packages, NetG: sum.NetG, GrossG: sum.GrossG(),
		KGDecimals: w.weightDecimals(), Rows: []QualityRow{}}
	if f.Parties.Buyer != nil {
		q.Buyer = w.party("/facts/parties/buyer", *f.Parties.Buyer)
	}
	lots, _ := w.plantLots()
	for _, lot := range lots {
		q.writeLot(w, lot)
	}
	if q.Tests == 0 {
		w.given("/facts/tests", "")
	}
	return q
}

// writeLot writes a lot with its results.
func (q *Quality) writeLot(w *writer, lot dossier.Lot) {
	line, _ := w.facts.Line(lot.Line)
	sum, before := w.facts.OfLot(lot.Number), q.Tests
	q.Rows = append(q.Rows, QualityRow{Kind: "lot", Lot: w.latin("/facts/lots", lot.Number),
		Goods: w.latinGiven(lineAt(line)+"/item/paper_name", line.Item.PaperName),
		Quantity: fmt.Sprintf("%s %s, %s KG NET", countText(sum.Packages), w.packages(sum.Packages, line.Package),
			kgPlain(sum.NetG))})
	for i, t := range w.facts.Tests {
		if t.Lot != lot.Number {
			continue
		}
		q.Tests++
		q.Rows = append(q.Rows, w.tested(fmt.Sprintf("/facts/tests/%d", i), t))
		if !t.Passed {
			q.NotPassed++
		}
	}
	if q.Tests == before {
		q.Rows = append(q.Rows, QualityRow{Kind: "none", Lot: lot.Number})
	}
}

func (w *writer) tested(at string, t dossier.Test) QualityRow {
	row := QualityRow{Lot: t.Lot, Analyte: w.asWritten(at+"/analyte", w.given(at+"/analyte", t.Analyte)),
		Method: w.asWritten(at+"/method", t.Method), Sampling: w.asWritten(at+"/sampling", t.Sampling),
		Result: w.asWritten(at+"/result", w.given(at+"/result", t.Result)), Limit: w.asWritten(at+"/limit", t.Limit),
		Passed: "NO", Report: w.latinGiven(at+"/report", t.Report),
		Laboratory: w.latinGiven(at+"/laboratory", t.Laboratory), DatedOn: w.given(at+"/dated_on", t.DatedOn)}
	if t.Passed {
		row.Passed = "YES"
	}
	return row
}
