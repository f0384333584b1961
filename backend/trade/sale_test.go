package trade_test

import (
	"math"
	"testing"

	"tradehub/backend/trade"
)

func TestAmountIsRoundedHalfUp(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		qtyMilli    int64
		scaled      int64
		decimals    int
		minorDigits int
		want        int64
	}{
		"R1, 34,020 kg at 0.52":           {34_020_000, 52, 2, 2, 1_769_040},
		"one unit":                        {1_000, 52, 2, 2, 52},
		"nothing":                         {0, 52, 2, 2, 0},
		"below the half":                  {1_009, 50, 2, 2, 50},     // 50.45
		"the half itself":                 {1_010, 50, 2, 2, 51},     // 50.5
		"just below the half":             {1_009_999, 50, 5, 2, 50}, // 50.49995
		"above the half":                  {1_011, 50, 2, 2, 51},     // 50.55
		"one thousandth of the smallest":  {1, 1, 2, 2, 0},           // 0.001
		"half of the smallest":            {500, 1, 2, 2, 1},         // 0.5
		"a finer price":                   {1_000, 5_205, 4, 2, 52},  // 52.05
		"a finer price, half":             {1_000, 525, 3, 2, 53},    // 52.5
		"nine decimals":                   {1_000_000, 520_000_001, 9, 2, 52_000},
		"a price without decimals":        {2_500, 3, 0, 2, 750},
		"kip, which print no minor units": {1_500, 8_001, 0, 2, 1_200_150},
		"dong, which have none":           {1_500, 8_001, 0, 0, 12_002},          // 12,001.5
		"dinar of three digits":           {1_500, 1_001, 3, 3, 1_502},           // 1,501.5
		"taken back":                      {-1_010, 50, 2, 2, -50},               // -50.5: half up is towards zero
		"taken back, below the half":      {-1_011, 50, 2, 2, -51},               // -50.55
		"more than 64 bits on the way":    {math.MaxInt64, 1, 9, 2, 922_337_204}, // 922,337,203.685…
	} {
		p := trade.UnitPrice{Scaled: c.scaled, Decimals: c.decimals, Currency: "USD", Unit: "KGM"}
		if got := p.Amount(c.qtyMilli, c.minorDigits); got != (trade.Money{Minor: c.want, Currency: "USD"}) {
			t.Errorf("%s: %+v, want %d", name, got, c.want)
		}
	}
}

func TestPrice(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.UnitPrice { return trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"} },
		trade.UnitPrice.Validate, []rule[trade.UnitPrice]{
			{"no decimals", func(p *trade.UnitPrice) { p.Decimals = 0 }, ""},
			{"nine decimals", func(p *trade.UnitPrice) { p.Decimals = 9 }, ""},
			{"ten decimals", func(p *trade.UnitPrice) { p.Decimals = 10 }, "decimals@price"},
			{"decimals below zero", func(p *trade.UnitPrice) { p.Decimals = -1 }, "decimals@price"},
			{"for nothing", func(p *trade.UnitPrice) { p.Scaled = 0 }, "not_positive@price"},
			{"no unit", func(p *trade.UnitPrice) { p.Unit = "" }, "missing@unit of the price"},
			{"a sign for a currency", func(p *trade.UnitPrice) { p.Currency = "$" }, "currency@currency"},
			{"a currency in small letters", func(p *trade.UnitPrice) { p.Currency = "usd" }, "currency@currency"},
		})
}

// TestTerms follows ICC Incoterms 2020: seven rules for any mode of transport, four for water only.
func TestTerms(t *testing.T) {
	t.Parallel()
	modes := []trade.Mode{trade.Sea, trade.Rail, trade.Road, trade.Air}
	for _, rule := range []string{"EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP"} {
		for _, mode := range modes {
			if got := told(t, trade.Terms{Rule: rule, Place: "Nateuy"}.Validate(mode)); got != "" {
				t.Errorf("%s by %s: %s", rule, mode, got)
			}
		}
	}
	for _, rule := range []string{"FAS", "FOB", "CFR", "CIF"} {
		for _, mode := range modes {
			want := "terms_mode@terms"
			if mode == trade.Sea {
				want = ""
			}
			if got := told(t, trade.Terms{Rule: rule, Place: "Laem Chabang"}.Validate(mode)); got != want {
				t.Errorf("%s by %s: %q, want %q", rule, mode, got, want)
			}
		}
	}
	for name, c := range map[string]struct {
		terms trade.Terms
		want  string
	}{
		"no place":          {trade.Terms{Rule: "FCA"}, "terms_place@terms"},
		"a blank place":     {trade.Terms{Rule: "FOB", Place: " "}, "terms_place@terms"},
		"a rule of 2010":    {trade.Terms{Rule: "DAT", Place: "Kunming"}, "terms_rule@terms"},
		"in small letters":  {trade.Terms{Rule: "fca", Place: "Kunming"}, "terms_rule@terms"},
		"a place, no rule":  {trade.Terms{Place: "Kunming"}, "terms_rule@terms"},
		"neither":           {trade.Terms{}, "terms_place@terms"},
		"a rule by no mode": {trade.Terms{Rule: "FOB", Place: "Kunming"}, "terms_mode@terms"},
	} {
		if got := told(t, c.terms.Validate("")); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	terms := trade.Terms{Rule: "FCA", Place: "Vientiane South Railway Station"}
	if said := terms.String(); said != "FCA Vientiane South Railway Station, Incoterms 2020" {
		t.Errorf("printed as %q", said)
	}
}

func goodShipment() trade.Shipment {
	price := trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"}
	return trade.Shipment{ID: "s", Reference: "NTG-2026-11", DepartureID: "d", ConsignorID: "firm", ConsigneeID: "buyer",
		Terms: trade.Terms{Rule: "FCA", Place: "Nateuy"}, Origin: "LA", Destination: "CN", Lines: []trade.ShipmentLine{
			{ItemID: "ban", Grade: trade.GradeA, Packages: 2_520, Price: price},
			{ItemID: "ban", Grade: trade.GradeB, Packages: 1, Price: price},
			{ItemID: "mango", Grade: trade.GradeA, Packages: 1, Price: price},
		}}
}

func TestShipment(t *testing.T) {
	t.Parallel()
	byRail := func(s trade.Shipment) error { return s.Validate(trade.Rail) }
	hold(t, goodShipment, byRail, []rule[trade.Shipment]{
		{"a sea rule by rail", func(s *trade.Shipment) { s.Terms.Rule = "FOB" }, "terms_mode@terms"},
		{"a reference of two lines", func(s *trade.Shipment) { s.Reference = "A\r\nB" }, "code@reference"},
		{"no country of destination", func(s *trade.Shipment) { s.Destination = "" }, "country@country"},
		{"two currencies", func(s *trade.Shipment) { s.Lines[2].Price.Currency = "CNY" }, "one_currency@currency"},
		{"a line twice", func(s *trade.Shipment) { s.Lines[1].Grade = trade.GradeA }, "line_twice@lines"},
		{"a line of nothing", func(s *trade.Shipment) { s.Lines[0].Packages = 0 }, "not_positive@packages"},
		{"a line of no item", func(s *trade.Shipment) { s.Lines[0].ItemID = "" }, "missing@item"},
		{"ungraded goods", func(s *trade.Shipment) { s.Lines[0].Grade = trade.Ungraded }, "grade@grade"},
		{"a line without a price", func(s *trade.Shipment) { s.Lines[2].Price = trade.UnitPrice{} },
			"not_positive@price missing@unit of the price currency@currency one_currency@currency"},
		{"nothing at all", func(s *trade.Shipment) { *s = trade.Shipment{} },
			"missing@reference missing@departure missing@consignor missing@consignee terms_place@terms country@country " +
				"country@country no_lines@lines"},
	})
}

func TestLineFor(t *testing.T) {
	t.Parallel()
	s := goodShipment()
	if line, found := s.LineFor("ban", trade.GradeB); !found || line.Packages != 1 || line.Grade != trade.GradeB {
		t.Errorf("found %+v, %v", line, found)
	}
	if line, found := s.LineFor("mango", trade.GradeB); found || line != (trade.ShipmentLine{}) {
		t.Errorf("found %+v", line)
	}
	if s.Currency() != "USD" || (trade.Shipment{}).Currency() != "" {
		t.Errorf("currency %q", s.Currency())
	}
}
