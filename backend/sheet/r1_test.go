package sheet_test

import (
	"fmt"
	"time"

	"tradehub/backend/sheet"
)

// The forms below are the worked example R1: bananas by rail from Vientiane South to Kunming. All parties,
// numbers and codes are invented.

var made = time.Date(2026, 11, 4, 2, 30, 0, 0, time.UTC)

func head(title, numberLabel string) sheet.Form {
	return sheet.Form{
		Title:  title,
		Number: sheet.Fact{Label: numberLabel, Value: "NTG-26-0117"},
		Date:   sheet.Fact{Label: "Date", Value: "4 Nov 2026"},
		Parties: []sheet.Block{
			{Label: "Seller / exporter", Lines: []string{"NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
				"BAN NATEUY, NAMTHA DISTRICT", "LUANG NAMTHA PROVINCE, LAO PDR", "TIN 123456789000"}},
			{Label: "Consignee", Lines: []string{"KUNMING YUNGUO IMPORT CO., LTD.",
				"NO. 8 WANGJIAYING ROAD", "KUNMING, YUNNAN, CHINA"}},
			{Label: "Notify party", Lines: []string{"Same as consignee"}},
		},
		Facts: []sheet.Fact{
			{Label: "Country of origin", Value: "Lao People's Democratic Republic"},
			{Label: "Country of destination", Value: "China"},
			{Label: "Terms of delivery", Value: "FCA Vientiane South Railway Station, Incoterms 2020", Wide: true},
			{Label: "Terms of payment", Value: "Telegraphic transfer, 30 days from invoice date", Wide: true},
			{Label: "Transport", Value: "Rail, train X8102"},
			{Label: "Departure", Value: "6 Nov 2026"},
			{Label: "From", Value: "Vientiane South"},
			{Label: "To", Value: "Wangjiaying West"},
		},
		Footer: "Prepared by Officer A, Nam Tha Green, on 4 Nov 2026. This paper was prepared and printed here; it was " +
			"not filed with any authority.\nLedger head 9f2c 41d0 77ab 5e13",
		Signature: sheet.Signature{PlaceDate: "Vientiane, 4 Nov 2026", Name: "Officer A\nExport manager"},
		Author:    "Nam Tha Green Consolidation", Subject: title + " R1", CreatedAt: made,
	}
}

func invoice() sheet.Form {
	form := head("COMMERCIAL INVOICE", "Invoice no.")
	lot := func(lot string, cells ...string) sheet.Row {
		goods := "FRESH BANANAS (CAVENDISH, GREEN)\nMusa acuminata, HS 0803.90\nLot " + lot
		return sheet.Row{Cells: append([]string{"NTG / KUNMING\nLOT AS PER PL", goods}, cells...)}
	}
	form.Tables = []sheet.Table{{
		Columns: []sheet.Column{
			{Heading: "Marks and numbers", WidthHMM: 2700},
			{Heading: "Kind and description of goods"},
			{Heading: "Cartons", WidthHMM: 1500, Align: sheet.Right},
			{Heading: "Net weight\nkg", WidthHMM: 1900, Align: sheet.Right},
			{Heading: "Gross weight\nkg", WidthHMM: 2000, Align: sheet.Right},
			{Heading: "Unit price\nUSD per kg", WidthHMM: 1800, Align: sheet.Right},
			{Heading: "Amount\nUSD", WidthHMM: 2500, Align: sheet.Right},
		},
		Rows: []sheet.Row{
			lot("LNT-BAN-261103-01", "900", "12,150.0", "13,230.0", "0.52", "6,318.00"),
			lot("LNT-BAN-261103-02", "810", "10,935.0", "11,907.0", "0.52", "5,686.20"),
			lot("LNT-BAN-261104-03", "810", "10,935.0", "11,907.0", "0.52", "5,686.20"),
			{Kind: sheet.RowTotal, Cells: []string{"Total", "", sheet.Grouped(2520, 0, 0),
				sheet.Grouped(34020000, 3, 1), sheet.Grouped(37044000, 3, 1), "", "USD\u00a017,690.40"}},
		},
	}}
	form.Notes = []sheet.Fact{
		{Label: "Containers and seals", Value: "LKCU4200177 (seal NTG552011), LKCU4200182 (seal NTG552012)"},
		{Label: "Total in words", Value: sheet.NumberWords(2520) + " (2,520) CARTONS\n" +
			sheet.AmountWords(1769040, 2, "US DOLLARS")},
	}
	return form
}

// part is a lot, or the piece of it, in one container.
type part struct {
	lot, orchard string
	cartons      int
}

func packingList() sheet.Form {
	form := head("PACKING LIST", "Packing list no.")
	rows := []sheet.Row{}
	first := 1
	for _, box := range []struct {
		number string
		parts  []part
	}{
		{"LKCU4200177, seal NTG552011", []part{
			{"LNT-BAN-261103-01", "LA-BAN-O-0007", 900}, {"LNT-BAN-261103-02", "LA-BAN-O-0011", 360}}},
		{"LKCU4200182, seal NTG552012", []part{
			{"LNT-BAN-261103-02", "LA-BAN-O-0011", 450}, {"LNT-BAN-261104-03", "LA-BAN-O-0015", 810}}},
	} {
		rows = append(rows, sheet.Row{Kind: sheet.RowGroup, Cells: []string{"Container " + box.number}})
		for _, p := range box.parts {
			rows = append(rows, cartonRows(p, first)...)
			first += p.cartons
		}
		rows = append(rows, sumRow(sheet.RowSubtotal, "Subtotal "+box.number[:11], 1260))
	}
	rows = append(rows, sumRow(sheet.RowTotal, "Total", 2520))
	form.Tables = []sheet.Table{{Columns: cartonColumns(), Rows: rows}, containers()}
	form.Notes = []sheet.Fact{{Label: "Total packages in words", Value: sheet.NumberWords(2520) + " (2,520) CARTONS"}}
	return form
}

func containers() sheet.Table {
	return sheet.Table{
		Heading: "Containers",
		Columns: []sheet.Column{
			{Heading: "Container", WidthHMM: 3100},
			{Heading: "Type", WidthHMM: 1500, Align: sheet.Center},
			{Heading: "Shipper seal"}, {Heading: "Rail seal"}, {Heading: "Wagon"},
			{Heading: "Cartons", Align: sheet.Right},
			{Heading: "Gross goods kg", Align: sheet.Right},
			{Heading: "Tare kg", Align: sheet.Right},
		},
		Rows: []sheet.Row{
			{Cells: []string{"LKCU4200177", "45R1", "NTG552011", "LCR0091834", "5231417", "1,260", "18,522.0", "4,800.0"}},
			{Cells: []string{"LKCU4200182", "45R1", "NTG552012", "LCR0091835", "5231418", "1,260", "18,522.0", "4,800.0"}},
			{Kind: sheet.RowTotal, Cells: []string{"Total", "", "", "", "", "2,520", "37,044.0", "9,600.0"}},
		},
	}
}

func cartonColumns() []sheet.Column {
	return []sheet.Column{
		{Heading: "Carton numbers", WidthHMM: 3100},
		{Heading: "Lot", WidthHMM: 3300},
		{Heading: "Orchard", WidthHMM: 2600},
		{Heading: "Cartons", WidthHMM: 1500, Align: sheet.Right},
		{Heading: "Net each, kg", Align: sheet.Right},
		{Heading: "Gross each, kg", Align: sheet.Right},
		{Heading: "Net kg", Align: sheet.Right},
		{Heading: "Gross kg", Align: sheet.Right},
	}
}

// cartonRows lists a part in rows of 20 cartons; a carton is 13.500 kg net and 14.700 kg gross.
func cartonRows(p part, first int) []sheet.Row {
	var rows []sheet.Row
	for done := 0; done < p.cartons; done += 20 {
		n := min(20, p.cartons-done)
		span := fmt.Sprintf("%07d\u2013%07d", first+done, first+done+n-1)
		rows = append(rows, sheet.Row{Cells: []string{span, p.lot, p.orchard, fmt.Sprint(n), "13.500", "14.700",
			sheet.Grouped(int64(n)*13500, 3, 1), sheet.Grouped(int64(n)*14700, 3, 1)}})
	}
	return rows
}

func sumRow(kind sheet.RowKind, label string, cartons int64) sheet.Row {
	return sheet.Row{Kind: kind, Cells: []string{label, "", "", sheet.Grouped(cartons, 0, 0), "", "",
		sheet.Grouped(cartons*13500, 3, 1), sheet.Grouped(cartons*14700, 3, 1)}}
}
