package papers_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// t1 is the worked example T1: watermelons in cartons and coffee in bags, on four pallets, in one trailer. All
// parties, numbers and codes are invented.
func t1(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.at(time.Date(2026, 11, 8, 4, 0, 0, 0, time.UTC))
	d.shipment = trade.Shipment{ID: "t1", Reference: "MH-2026-007", DepartureID: "truck", ConsignorID: "firm",
		ConsigneeID: "importer", Terms: trade.Terms{Rule: "DAP", Place: "Boten"}, Origin: "LA", Destination: "CN",
		State: trade.ShipmentOpen, Lines: []trade.ShipmentLine{
			{ItemID: "wml", Grade: trade.GradeA, Packages: 1100, Price: perKG(28)},
			{ItemID: "ara", Grade: trade.GradeA, Packages: 60, Price: perKG(560)},
			{ItemID: "ara", Grade: trade.GradeB, Packages: 10, Price: perKG(300)}, // none of it is loaded
		}}
	d.units = []trade.TransportUnit{{ID: "tu", DepartureID: "truck", ShipmentID: "t1", Kind: trade.Trailer,
		Number: "0937", State: trade.TransportOpen}}
	d.post(trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
		e.Put("t:tu", trade.Nowhere, "l:site")
		return first(tx.PutShipment(e, d.shipment), tx.PutTransportUnit(e, d.units[0]),
			tx.PutDeparture(e, trade.Departure{ID: "truck", Reference: "KK4821/2026-11-09", Mode: trade.Road,
				Vehicle: "KK 4821 VIENTIANE CAPITAL", From: "Vientiane", To: "Mohan", Zone: "Asia/Vientiane",
				DepartsAt: time.Date(2026, 11, 8, 18, 0, 0, 0, time.UTC)}), // 9 Nov, 01:00 in Vientiane
			tx.PutItem(e, trade.Item{ID: "wml", Code: "WML", PaperName: "FRESH WATERMELONS", HS6: "0807.11",
				Species: "Citrullus lanatus", Unit: "KGM", Package: "CT"}),
			tx.PutItem(e, trade.Item{ID: "ara", Code: "ARA", PaperName: "GREEN COFFEE, ARABICA, BOLAVEN", HS6: "0901.11",
				Unit: "KGM", Package: "JT"}),
			tx.PutLot(e, trade.Lot{ID: "w1", Number: "VTE-WML-261108-01", ItemID: "wml", Country: "LA",
				Orchard: "LA-WML-O-0021"}),
			tx.PutLot(e, trade.Lot{ID: "w2", Number: "VTE-WML-261108-02", ItemID: "wml", Country: "LA",
				Orchard: "LA-WML-O-0024"}),
			tx.PutLot(e, trade.Lot{ID: "c1", Number: "CPS-ARA-26-114", ItemID: "ara", Country: "LA"}))
	})
	melons := trade.HandlingUnit{Kind: trade.Carton, GrossG: 15_800, TareG: 800, NetG: 15_000}
	d.pack(part{0, 0, 650}, goodsA("wml", "w1"), melons, trade.Nowhere)
	d.pack(part{0, 0, 450}, goodsA("wml", "w2"), melons, trade.Nowhere)
	for i := range 4 {
		pallet := trade.HandlingUnit{ID: trade.UnitID(fmt.Sprint("pal", i)), Number: fmt.Sprint("P", i), Kind: trade.Pallet,
			TareG: 22_000, State: trade.UnitActive}
		d.post(trade.EntryPallet, func(tx *store.Tx, e *trade.Entry) error {
			e.Put(pallet.ID.At(), trade.Nowhere, "t:tu")
			return tx.PutUnit(e, pallet)
		})
		d.pack(part{0, 0, 15}, goodsA("ara", "c1"),
			trade.HandlingUnit{Kind: trade.Bag, GrossG: 60_600, TareG: 600, NetG: 60_000}, pallet.ID.At())
	}
	d.close()
	return d
}

func perKG(cents int64) trade.UnitPrice {
	return trade.UnitPrice{Scaled: cents, Decimals: 2, Currency: "USD", Unit: "KGM"}
}

func goodsA(item trade.ItemID, lot trade.LotID) trade.Goods {
	return trade.Goods{ItemID: item, LotID: lot, Grade: trade.GradeA, OwnerID: "firm"}
}

func TestPalletsWeighOnceAndAreNoPackages(t *testing.T) {
	t.Parallel()
	d := t1(t)
	var text [2]string
	for i, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		got, err := d.Issue(t.Context(), officer, papers.IssueRequest{Shipment: "MH-2026-007", Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		pages := textOf(t, "t1-"+string(kind), got.PDF)
		text[i] = strings.Join(pages, "\n")
		if len(pages) != 1 || got.Paper.Packages != 1160 || got.Paper.GrossG != 21_104_000 {
			t.Errorf("%d pages, record %+v", len(pages), got.Paper)
		}
		reads(t, text[i], "Road, vehicle KK 4821", "VIENTIANE CAPITAL", "9 Nov 2026", "DAP Boten, Incoterms 2020",
			"4 pallets / 4 个托盘 88.0", "Total / 合计 1,160 20,100.0 21,104.0",
			"ONE THOUSAND ONE HUNDRED AND SIXTY (1,160) PACKAGES: 60 JUTE BAGS, 1,100 CARTONS")
	}
	reads(t, text[0], "FRESH WATERMELONS 1,100 16,500.0 17,380.0 16,500.0 KGM 0.28 4,620.00",
		"GREEN COFFEE, ARABICA, BOLAVEN 60 3,600.0 3,636.0 3,600.0 KGM 5.60 20,160.00", "USD 24,780.00",
		"HS 0901.11, grade A, Lao PDR jute bags", "TWENTY-FOUR THOUSAND SEVEN HUNDRED AND EIGHTY US DOLLARS AND 00/100",
		"Trailer 0937 (seals NTG552011, LCR0091834)")
	if strings.Contains(text[0], "grade B") {
		t.Error("the invoice tells of goods that were not loaded")
	}
	reads(t, text[1], "Trailer 0937, seals NTG552011, LCR0091834",
		"VTE-WML-261108-01 FRESH WATERMELONS A 0000001–0000650 650", "LA-WML-O-0024",
		"Subtotal / 小计 0937 1,160 20,100.0 21,104.0")
}
