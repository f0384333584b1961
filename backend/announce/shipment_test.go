package announce_test

import (
	"strings"
	"testing"
	"time"

	"tradehub/backend/announce"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// shipped is a shipment on a train that leaves at ten in the morning.
func shipped(currency string) trade.Shipment {
	return trade.Shipment{ID: "s", Reference: "NTG-2026-11", DepartureID: "d", ConsignorID: "firm", ConsigneeID: "buyer",
		Terms: trade.Terms{Rule: "FCA", Place: "Nateuy"}, State: trade.ShipmentDespatched,
		Lines: []trade.ShipmentLine{{ItemID: "ban", Grade: trade.GradeA, Packages: 3,
			Price: trade.UnitPrice{Scaled: 525, Decimals: 3, Currency: currency, Unit: "KGM"}}}}
}

// load fills a container with three cartons of two lots, of 13.5 kg net and 1.2 kg tare each.
func (h house) load(t *testing.T, s trade.Shipment) {
	t.Helper()
	h.arrive(t, ripe, trade.GradeA, kg(27))
	h.arrive(t, green, trade.GradeA, trade.Amount{QtyMilli: 13_500, NetG: 13_500})
	box := trade.TransportUnit{ID: "t", DepartureID: "d", ShipmentID: "s", Kind: trade.Container, Number: "CLRU4520038",
		TareG: 4_800_000, Seals: []trade.Seal{{Number: "LA-77", By: "customs"}, {Number: "B 2", By: "carrier"}}}
	h.post(t, func(tx *store.Tx, e *trade.Entry) {
		check(t, tx.PutDeparture(e, trade.Departure{ID: "d", Reference: "X8102/2026-11-06", Mode: trade.Rail,
			From: "Vientiane South", To: "Wangjiaying West", Zone: "Asia/Vientiane",
			DepartsAt: time.Date(2026, 11, 6, 10, 0, 0, 0, time.FixedZone("", 7*3600))}))
		check(t, tx.PutShipment(e, s))
		e.Put(box.ID.At(), trade.Nowhere, site.At())
		check(t, tx.PutTransportUnit(e, box))
	})
	h.post(t, func(tx *store.Tx, e *trade.Entry) {
		for i, lot := range []trade.Lot{ripe, green, ripe} {
			u := trade.HandlingUnit{ID: trade.UnitID(number(i)), Number: number(i), Kind: trade.Carton, ItemID: "ban",
				GrossG: 14_700, TareG: 1_200, NetG: 13_500, State: trade.UnitActive}
			check(t, tx.PutUnit(e, u))
			e.Move(cold.At(), trade.Packing, goods(lot, trade.GradeA), trade.Amount{QtyMilli: 13_500, NetG: 13_500})
			e.Move(trade.Packing, u.ID.At(), goods(lot, trade.GradeA),
				trade.Amount{Packages: 1, QtyMilli: 13_500, NetG: 13_500})
			e.Put(u.ID.At(), trade.Nowhere, box.ID.At())
		}
	})
}

func TestAShipmentIsTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	s := shipped("USD")
	h.load(t, s)
	h.tell(t, s)
	m := h.last(t)
	says(t, m, trade.ShipmentMessage, "NTG-2026-11", `{"station":"NT1","external_id":"NTG-2026-11",
		"consignor":{"name":"Nam Tha Green","country":"LA"},"consignee":{"name":"Kunming Fruit","country":"CN"},
		"mode":"rail","departure":{"reference":"X8102/2026-11-06","departs_at":"2026-11-06T03:00:00Z",
		"zone":"Asia/Vientiane","from":"Vientiane South","to":"Wangjiaying West"},
		"terms":"FCA Nateuy, Incoterms 2020","currency":"USD","transport_units":[
		{"number":"CLRU4520038","kind":"container","seals":["LA-77","B 2"],"lots":[
			{"lot":"LNT-1","item":"BAN-CAV","grade":"A","packages":2,"net_kg":"27","gross_kg":"29.4"},
			{"lot":"LNT-2","item":"BAN-CAV","grade":"A","packages":1,"net_kg":"13.5","gross_kg":"14.7"}],
		"packages":3,"net_kg":"40.5","gross_kg":"44.1"}],
		"totals":{"packages":3,"net_kg":"40.5","gross_kg":"44.1","amount":"21.26"}}`)
	accepted(t, m)
}

func (h house) tell(t *testing.T, s trade.Shipment) {
	t.Helper()
	h.post(t, func(*store.Tx, *trade.Entry) {},
		func(tx *store.Tx, e *trade.Entry) error { return announce.Shipment(tx, e, s) })
}

// TestAnAmountHasTheDigitsOfItsCurrency values 40.5 kg at 0.525, which is 21.2625.
func TestAnAmountHasTheDigitsOfItsCurrency(t *testing.T) {
	t.Parallel()
	for currency, want := range map[string]string{"USD": "21.26", "VND": "21", "KWD": "21.263"} {
		h := newHouse(t)
		s := shipped(currency)
		h.load(t, s)
		h.tell(t, s)
		if m := h.last(t); !strings.Contains(m.Body, `"amount":"`+want+`"`) {
			t.Errorf("in %s: %s, want %s", currency, m.Body, want)
		}
		accepted(t, h.last(t))
	}
}

// TestAnEmptyShipmentIsToldAsSuch has no transport unit yet: the lists are empty and there all the same.
func TestAnEmptyShipmentIsToldAsSuch(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	s := shipped("USD")
	h.post(t, func(tx *store.Tx, e *trade.Entry) {
		check(t, tx.PutDeparture(e, trade.Departure{ID: "d", Reference: "X1", Mode: trade.Road, Zone: "Asia/Vientiane",
			DepartsAt: noon}))
		check(t, tx.PutShipment(e, s))
	})
	h.tell(t, s)
	if m := h.last(t); !strings.Contains(m.Body, `"transport_units":[],"totals":{"packages":0,"net_kg":"0",`) ||
		!strings.Contains(m.Body, `"amount":"0.00"`) {
		t.Errorf("told %s", m.Body)
	}
	accepted(t, h.last(t))
}
