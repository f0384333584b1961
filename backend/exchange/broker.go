package exchange

import (
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
)

// brokerFormat is how people call the file.
const brokerFormat = "XLSX"

// brokerCell is a value with the way in which a spreadsheet shows it: codes as text, so that 0803 keeps its nought;
// weights and amounts as numbers, so that the broker can add them.
type brokerCell struct{ value, format string }

func asText(value string) brokerCell   { return brokerCell{value, "@"} }
func asCount(n int64) brokerCell       { return brokerCell{whole(n), "#,##0"} }
func asThousandths(n int64) brokerCell { return brokerCell{kilograms(n), "#,##0.0##"} }
func asDate(date string) brokerCell    { return brokerCell{date, "@"} }
func asAmount(n int64, digits int) brokerCell {
	format := "#,##0"
	if digits > 0 {
		format += "." + strings.Repeat("0", digits)
	}
	return brokerCell{fixed(n, digits), format}
}

// brokerSheet is a sheet of the worksheet: a title, headings with the numbers of the boxes, rows.
type brokerSheet struct {
	name, title string
	heads       []string
	widths      []float64
	rows        [][]brokerCell
}

// WriteBroker writes a worksheet for the customs broker who types the declaration: general segment, items, containers
// and documents on a sheet each, with the numbers of the SAD's boxes. Codes are text. It asks for the same facts as
// WriteSAD, but for codes of documents and offices, which the broker knows. Faults are Invalid and told at once. The
// same dossier always gives the same bytes.
func WriteBroker(w io.Writer, d dossier.Dossier, o SADOptions) error {
	n := &needs{format: brokerFormat}
	n.characters(d)
	n.declaration(d.Facts)
	n.paper(d, "commercial-invoice")
	if len(n.faults) > 0 {
		return n.faults
	}
	v := newDeclaration(d, o)
	return writeBrokerSheets(w, []brokerSheet{v.generalSheet(), v.itemSheet(), v.containerSheet(), v.documentSheet()})
}

// generalSheet is what stands once on a declaration.
func (v declaration) generalSheet() brokerSheet {
	s := brokerSheet{name: "General", title: "Export declaration: general (draft for the broker)",
		heads: []string{"Box", "Caption", "Value"}, widths: []float64{8, 44, 70}}
	row := func(box, caption string, value brokerCell) {
		s.rows = append(s.rows, []brokerCell{asText(box), asText(caption), value})
	}
	f, c, r := v.f, v.f.Customs, v.f.Route
	row("A", "Office of export", asText(c.Office))
	row("1", "Declaration", asText(c.Declaration+" "+c.Procedure))
	row("2", "Exporter", asText(nameAndAddress(f.Parties.Consignor)))
	row("2", "Exporter, tax number", asText(f.Parties.Consignor.TIN))
	row("5", "Items", asCount(int64(len(f.Lines))))
	row("6", "Total packages", asCount(f.Total().Packages))
	row("7", "Reference number", asText(c.Reference))
	row("8", "Consignee", asText(nameAndAddress(f.Parties.Consignee)))
	row("10", "Country of first destination", asText(f.Destination))
	row("11", "Trading country", asText(f.Trading))
	row("14", "Declarant", asText(nameAndAddress(*f.Parties.Declarant)))
	row("14", "Declarant, card", asText(f.Parties.Declarant.Card))
	row("15", "Country of export", asText(f.Parties.Consignor.Country))
	row("16", "Country of origin", asText(v.originCodes()))
	row("17", "Country of destination", asText(f.Destination))
	row("18", "Means of transport at departure", asText(vehicle(r)+" "+r.Nationality))
	row("19", "Containers", asText(map[bool]string{true: "1", false: "0"}[len(containers(f)) > 0]))
	row("20", "Delivery terms", asText(f.Terms.Rule+" "+f.Terms.Place))
	row("21", "Means of transport crossing the border", asText(vehicle(r)+" "+r.Nationality))
	row("22", "Currency", asText(f.Currency))
	row("22", "Total amount invoiced", asAmount(f.InvoiceMinor(), f.MinorDigits))
	row("23", "Exchange rate, "+f.Rate.To+" for 1 "+f.Currency, asAmount(f.Rate.Scaled, f.Rate.Decimals))
	row("23", "Exchange rate, day", asDate(f.Rate.On))
	row("24", "Nature of transaction", asText(c.Nature))
	row("25", "Mode of transport at the border", asText(trade.Mode(r.Mode).Code()))
	row("27", "Place of loading", asText(c.Loading))
	row("28", "Financial and banking data", asText(joined(", ", f.Bank, f.Payment)))
	row("29", "Office of exit", asText(r.Exit.Name))
	row("30", "Location of goods", asText(c.Goods))
	row("35", "Gross mass of all items, kg", asThousandths(f.Total().GrossG()))
	row("38", "Net mass of all items, kg", asThousandths(f.Total().NetG))
	row("40", "Previous document", asText(c.Manifest))
	row("45", "Costs to the border, "+f.Currency, asAmount(v.costs.net(), f.MinorDigits))
	row("46", "Statistical value of all items, "+f.Rate.To, asAmount(f.Exchanged(f.FOBMinor()), f.Rate.MinorDigits))
	return s
}

// originCodes are the countries of origin of all items, each once.
func (v declaration) originCodes() string {
	var all []string
	for _, line := range v.f.Lines {
		if country, _ := originOf(v.f, line.Number); !strings.Contains(strings.Join(all, " "), country) {
			all = append(all, country)
		}
	}
	return strings.Join(all, ", ")
}

func (v declaration) itemSheet() brokerSheet {
	s := brokerSheet{name: "Items", title: "Export declaration: items",
		heads: []string{"32 Item", "31 Packages", "31 Kind", "31 Marks", "31 Description", "33 Commodity code",
			"34 Origin", "35 Gross mass, kg", "37 Procedure", "37 National", "38 Net mass, kg", "41 Quantity", "41 Unit",
			"42 Item price, " + v.f.Currency, "46 Statistical value, " + v.f.Rate.To},
		widths: []float64{8, 11, 8, 32, 40, 16, 9, 14, 11, 10, 14, 12, 8, 18, 22}}
	for i, line := range v.f.Lines {
		sum := v.f.OfLine(line.Number)
		origin, _ := originOf(v.f, line.Number)
		s.rows = append(s.rows, []brokerCell{asCount(int64(line.Number)), asCount(sum.Packages), asText(line.Package),
			asText(v.f.Marks), asText(line.Item.PaperName), asText(digitsOf(line.Item.AHTN8)), asText(origin),
			asThousandths(sum.GrossG()), asText(v.f.Customs.Regime), asText(v.f.Customs.National), asThousandths(sum.NetG),
			asThousandths(sum.QtyMilli), asText(line.Item.Unit), asAmount(v.prices[i], v.f.MinorDigits),
			asAmount(v.statistical[i], v.f.Rate.MinorDigits)})
	}
	return s
}

// containerSheet lists what each transport unit holds of each item; trailers and wagons too, since the broker asks.
func (v declaration) containerSheet() brokerSheet {
	s := brokerSheet{name: "Containers", title: "Export declaration: containers, wagons and trailers",
		heads: []string{"31 Number", "Kind", "Size and type", "Wagon", "Seals", "32 Item", "31 Packages", "35 Gross mass, kg",
			"38 Net mass, kg", "Tare, kg"},
		widths: []float64{18, 12, 14, 12, 34, 8, 12, 18, 18, 12}}
	for _, t := range v.f.Transport {
		for _, line := range v.f.Lines {
			in := inTransport(v.f, t, line.Number)
			if in.Packages == 0 {
				continue
			}
			s.rows = append(s.rows, []brokerCell{asText(t.Number), asText(t.Kind), asText(t.SizeType), asText(t.Wagon),
				asText(sealNumbers(t)), asCount(int64(line.Number)), asCount(in.Packages), asThousandths(in.GrossG()),
				asThousandths(in.NetG), asThousandths(t.TareG)})
		}
	}
	return s
}

// sealNumbers are the seals on a transport unit.
func sealNumbers(t dossier.Transport) string {
	all := make([]string, len(t.Seals))
	for i, s := range t.Seals {
		all[i] = s.Number
	}
	return strings.Join(all, ", ")
}

// documentSheet lists what box 44 names: papers that are in force, and registrations and permits.
func (v declaration) documentSheet() brokerSheet {
	s := brokerSheet{name: "Documents", title: "Export declaration: documents and permits (box 44)",
		heads: []string{"44 Code", "Document", "Number", "Date", "Valid to"}, widths: []float64{10, 40, 34, 14, 14}}
	for _, p := range v.Papers {
		if !slices.Contains(inForce, p.State) || p.Kind == "export-declaration" {
			continue
		}
		document := v.o.Documents[p.Kind]
		name := document.Name
		if name == "" {
			name = strings.ReplaceAll(p.Kind, "-", " ")
		}
		s.rows = append(s.rows, []brokerCell{asText(document.Code), asText(name), asText(p.Number), asDate(p.DatedOn),
			asText("")})
	}
	for _, r := range v.f.Registrations {
		s.rows = append(s.rows, []brokerCell{asText(""), asText(r.Kind), asText(r.Number), asDate(r.ValidFrom),
			asDate(r.ValidTo)})
	}
	return s
}

// The rows of a sheet: title, headings, values.
const (
	brokerTitleRow   = 1
	brokerHeadingRow = 3
	brokerFirstRow   = 4
)

func writeBrokerSheets(w io.Writer, sheets []brokerSheet) error {
	file := excelize.NewFile()
	out := sheetWriter{file: file}
	out.keep(file.SetSheetName("Sheet1", sheets[0].name))
	out.keep(file.SetDocProps(&excelize.DocProperties{
		Title: "Worksheet for the customs broker", Creator: "Trade Hub", LastModifiedBy: "Trade Hub",
		Created: "2026-01-01T00:00:00Z", Modified: "2026-01-01T00:00:00Z",
	}))
	out.makeStyles()
	styles := map[string]int{}
	for i, s := range sheets {
		if i > 0 {
			out.addSheet(s.name)
		}
		out.on(s.name).writeBrokerSheet(s, styles)
	}
	if out.err != nil {
		return out.err
	}
	if err := file.Write(w); err != nil {
		return err
	}
	return file.Close()
}

func (s *sheetWriter) writeBrokerSheet(of brokerSheet, styles map[string]int) {
	s.writeText(1, brokerTitleRow, of.title, s.styles.title)
	for i, head := range of.heads {
		s.writeText(i+1, brokerHeadingRow, head, s.styles.heading)
		letter, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		s.keep(s.file.SetColWidth(s.name, letter, letter, of.widths[i]))
	}
	for i, row := range of.rows {
		for j, cell := range row {
			s.writeBrokerCell(j+1, brokerFirstRow+i, cell, styles)
		}
	}
	s.keep(s.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: brokerHeadingRow,
		TopLeftCell: reference(1, brokerFirstRow), ActivePane: "bottomLeft"}))
	paperA4, landscape, across, down := 9, "landscape", 1, 0
	s.keep(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &paperA4, Orientation: &landscape,
		FitToWidth: &across, FitToHeight: &down}))
	fit := true
	s.keep(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

func (s *sheetWriter) writeBrokerCell(column, row int, cell brokerCell, styles map[string]int) {
	style, made := styles[cell.format]
	if !made {
		style = s.newStyle(excelize.Style{CustomNumFmt: &cell.format, Font: &excelize.Font{Family: laoFont, Size: 10},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
		styles[cell.format] = style
	}
	s.style(column, row, style)
	switch {
	case cell.value == "":
	case cell.format == "@":
		s.keep(s.file.SetCellStr(s.name, reference(column, row), cell.value))
	default:
		s.keep(s.file.SetCellDefault(s.name, reference(column, row), cell.value))
	}
}
