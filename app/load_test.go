package app

import (
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
)

func TestPricesAreReadAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		typed    string
		scaled   int64
		decimals int
		written  string
	}{
		{"0.52", 52, 2, "0.52"}, {" 0,52 ", 52, 2, "0.52"}, {"12", 12, 0, "12"}, {".5", 5, 1, "0.5"},
		{"0.005", 5, 3, "0.005"}, {"1250.00", 125_000, 2, "1250.00"}, {"7.", 7, 0, "7"},
	} {
		got, ok := readPrice(tt.typed)
		if !ok || got.Scaled != tt.scaled || got.Decimals != tt.decimals {
			t.Errorf("%q is read as %+v, %v", tt.typed, got, ok)
		}
		if text := writePrice(got); text != tt.written {
			t.Errorf("%q is written as %q, want %q", tt.typed, text, tt.written)
		}
	}
	for _, typed := range []string{"", ".", "half", "-1", "+1", "1.2.3", "1,2,3", "1 2", "1234567890123456"} {
		if got, ok := readPrice(typed); ok {
			t.Errorf("%q is read as %+v", typed, got)
		}
	}
}

func TestEveryPriceThatIsNoneIsToldAtItsLine(t *testing.T) {
	t.Parallel()
	_, err := LoadPlan{Lines: []LoadPlanLine{{Price: "half"}, {Price: "1"}, {Price: "2x"}}}.request("")
	all := fault.All(err)
	if len(all) != 2 || all[0].Field != "lines.0.price" || all[1].Field != "lines.2.price" {
		t.Errorf("told %v", err)
	}
}

func TestDeparturesKeepTheClockOfTheirPlace(t *testing.T) {
	t.Parallel()
	typed := LoadDeparture{Reference: "X8102", Mode: trade.Rail, From: "Vientiane South", To: "Kunming",
		DepartsAt: "2026-11-06T22:10", Zone: "Asia/Vientiane"}
	d := typed.departure()
	if got := stamp(d.DepartsAt); got != "2026-11-06T15:10:00Z" {
		t.Errorf("departs at %s", got)
	}
	if again := loadDeparture(d); again != typed {
		t.Errorf("shown as %+v, typed %+v", again, typed)
	}
	for _, bad := range []LoadDeparture{{DepartsAt: "soon", Zone: "Asia/Vientiane"}, {DepartsAt: "2026-11-06T22:10",
		Zone: "Nowhere/Here"}} {
		if err := bad.departure().Validate(); err == nil {
			t.Errorf("%+v is a departure", bad)
		}
	}
}

func TestNumbersAreJudgedWhileTheyAreTyped(t *testing.T) {
	t.Parallel()
	var door Load
	for _, tt := range []struct{ kind, typed, kept, says string }{
		{"container", "csqu 305438-3", "CSQU3054383", ""},
		{"container", "CSQU3054384", "", `"expected":"3"`},
		{"container", "CSQ", "", "gs1.container_form"},
		{"wagon", "523 1417", "5231417", ""},
		{"wagon", "318159512349", "", "gs1.wagon_check_digit"},
		{"trailer", "KK 0937", "KK 0937", ""},
	} {
		kept, err := door.CheckNumber(tt.kind, tt.typed)
		if kept != tt.kept || (err == nil) != (tt.says == "") {
			t.Errorf("%s %s is kept as %q, %v", tt.kind, tt.typed, kept, err)
		}
		if err != nil && (!strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), `"field":"number"`)) {
			t.Errorf("%s %s: told %v", tt.kind, tt.typed, err)
		}
	}
}
