package trade_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestStatesOfAShipment(t *testing.T) {
	t.Parallel()
	all := []trade.ShipmentState{trade.ShipmentOpen, trade.ShipmentClosed, trade.ShipmentDespatched,
		trade.ShipmentCancelled, ""}
	allowed := map[trade.ShipmentState][]trade.ShipmentState{
		trade.ShipmentOpen:   {trade.ShipmentClosed, trade.ShipmentCancelled},
		trade.ShipmentClosed: {trade.ShipmentOpen, trade.ShipmentDespatched},
	}
	for _, from := range all {
		for _, to := range all {
			if want := slices.Contains(allowed[from], to); from.CanBecome(to) != want {
				t.Errorf("%q to %q: want %v", from, to, want)
			}
		}
	}
}

func TestStatesOfAPaper(t *testing.T) {
	t.Parallel()
	may := map[trade.PaperState][]trade.PaperState{
		trade.PaperIssued:    {trade.PaperReplaced, trade.PaperVoid},
		trade.PaperSubmitted: {trade.PaperRecorded, trade.PaperReplaced, trade.PaperVoid},
		trade.PaperRecorded:  {trade.PaperRecorded, trade.PaperReplaced, trade.PaperVoid},
	}
	all := []trade.PaperState{trade.PaperIssued, trade.PaperSubmitted, trade.PaperRecorded, trade.PaperReplaced,
		trade.PaperVoid, ""}
	for _, from := range all {
		for _, to := range all {
			if want := slices.Contains(may[from], to); from.CanBecome(to) != want {
				t.Errorf("%q to %q: want %v", from, to, want)
			}
		}
		if _, stands := may[from]; from.Stands() != stands {
			t.Errorf("%q stands: %v", from, from.Stands())
		}
	}
	if trade.PaperStep("lost").Known() || !trade.PaperFiled.Known() {
		t.Error("the steps are not known apart")
	}
}

// TestWhoMayDoWhat lists for each permission all roles that have it.
func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	const w, o, c, a = trade.Warehouse, trade.Officer, trade.Consolidator, trade.Administrator
	for permission, may := range map[trade.Permission][]trade.Role{
		trade.Look:          {w, o, c, a},
		trade.EditMasters:   {o, c, a},
		trade.EditRegisters: {o, c, a},
		trade.Receive:       {w, c, a},
		trade.Pack:          {w, c, a},
		trade.PlanShipment:  {o, c, a},
		trade.LoadUnits:     {w, c, a},
		trade.Despatch:      {c, a},
		trade.IssuePapers:   {o, c, a},
		trade.AdjustStock:   {c, a},
		trade.SyncPlatform:  {o, c, a},
		trade.EditSettings:  {a},
		trade.ManagePeople:  {a},
		trade.KeepLedger:    {c, a},
	} {
		for _, role := range trade.Roles {
			actor := trade.Actor{PersonID: "p", Name: "Noy", Roles: []trade.Role{role}}
			want := string(words.AccessNotPermitted)
			if slices.Contains(may, role) {
				want = ""
			}
			if err := actor.Require(permission); fault.KeyOf(err) != want {
				t.Errorf("%s asked to %s: %v, want %q", role, permission, err, want)
			}
		}
	}
}

func TestWhoeverIsNobodyMayNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		actor trade.Actor
		want  words.Key
	}{
		"nobody":            {trade.Actor{}, words.AccessSignIn},
		"somebody, no role": {trade.Actor{PersonID: "p", Name: "Noy"}, words.AccessNotPermitted},
		"a role nobody has": {trade.Actor{PersonID: "p", Roles: []trade.Role{"boss"}}, words.AccessNotPermitted},
	} {
		err := c.actor.Require(trade.Look)
		if fault.KeyOf(err) != string(c.want) || fault.CodeOf(err) != fault.Forbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	both := trade.Actor{PersonID: "p", Roles: []trade.Role{trade.Warehouse, trade.Officer}}
	if both.Require(trade.LoadUnits) != nil || both.Require(trade.IssuePapers) != nil {
		t.Error("two roles may less than each of them")
	}
	err := trade.Actor{PersonID: "p", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}.Require(trade.Despatch)
	if l := fault.All(err); l[0].Params["name"] != "Kham" || l[0].Params["permission"] != trade.Despatch {
		t.Errorf("it does not say who lacks what: %v", err)
	}
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		place    trade.Place
		kind     trade.PlaceKind
		id       string
		physical bool
	}{
		{trade.LocationID("cold").At(), trade.LocationPlace, "cold", true},
		{trade.UnitID("a:b").At(), trade.UnitPlace, "a:b", true},
		{trade.TransportUnitID("t1").At(), trade.TransportPlace, "t1", true},
		{trade.PartyID("coop").At(), trade.PartyPlace, "coop", false},
		{trade.Grading, trade.AdjustmentPlace, "grading", false},
		{trade.Nowhere, 0, "", false},
		{"x", 0, "", false},
	} {
		if c.place.Kind() != c.kind || c.place.ID() != c.id || c.place.Physical() != c.physical {
			t.Errorf("%q is %c %q %v", c.place, c.place.Kind(), c.place.ID(), c.place.Physical())
		}
	}
}

func TestReversedLinesUndo(t *testing.T) {
	t.Parallel()
	var e trade.Entry
	goods := trade.Goods{ItemID: "i", LotID: "l", Grade: trade.GradeA, OwnerID: "o"}
	e.Move("l:a", trade.Packing, goods, trade.Amount{NetG: 7, QtyMilli: 7})
	e.Move("l:a", trade.Packing, goods, trade.Amount{})
	e.Move(trade.Packing, "u:1", goods, trade.Amount{Packages: 1, NetG: 7, QtyMilli: 7})
	e.Put("u:1", trade.Nowhere, "l:a")
	e.Put("u:1", "l:a", "t:1")
	movements, placements := e.ReversedLines()
	if len(e.Movements) != 2 {
		t.Errorf("a movement of nothing was kept: %+v", e.Movements)
	}
	if movements[0].From != "u:1" || movements[0].To != trade.Packing || movements[1].To != "l:a" ||
		placements[0] != (trade.Placement{Subject: "u:1", From: "t:1", To: "l:a"}) ||
		placements[1] != (trade.Placement{Subject: "u:1", From: "l:a", To: trade.Nowhere}) {
		t.Errorf("undone by %+v and %+v", movements, placements)
	}
	twice := trade.Entry{Movements: movements, Placements: placements}
	back, put := twice.ReversedLines()
	if !reflect.DeepEqual(back, e.Movements) || !reflect.DeepEqual(put, e.Placements) {
		t.Error("undone twice is not as before")
	}
	if a := (trade.Amount{Packages: 1, QtyMilli: 2, NetG: 3}); !a.Plus(a.Minus()).Zero() || a.Zero() {
		t.Error("an amount and its opposite do not make nothing")
	}
}

func TestDatesInForce(t *testing.T) {
	t.Parallel()
	firm := trade.Firm{Prefixes: []trade.GS1Prefix{{"8850002", "2027-01-01"}, {"8850001", "2026-11-01"}}}
	for date, want := range map[string]string{
		"2026-10-31": "", "2026-11-01": "8850001", "2026-12-31": "8850001", "2027-01-01": "8850002", "2030-01-01": "8850002",
	} {
		if got := firm.PrefixOn(date); got != want {
			t.Errorf("prefix on %s is %q, want %q", date, got, want)
		}
	}
	row := trade.RegisterRow{ValidFrom: "2026-01-01", ValidTo: "2026-12-31"}
	for date, want := range map[string]bool{
		"2025-12-31": false, "2026-01-01": true, "2026-12-31": true, "2027-01-01": false,
	} {
		if row.ValidOn(date) != want {
			t.Errorf("valid on %s: want %v", date, want)
		}
	}
	if !(trade.RegisterRow{}).ValidOn("1900-01-01") {
		t.Error("a row without limits is not always valid")
	}
}

func TestDepartureTellsTheTimeOfItsPlace(t *testing.T) {
	t.Parallel()
	d := trade.Departure{DepartsAt: time.Date(2026, 11, 5, 18, 30, 0, 0, time.UTC), Zone: "Asia/Vientiane"}
	if got := d.LocalTime().Format("2006-01-02 15:04"); got != "2026-11-06 01:30" {
		t.Errorf("departs at %s", got)
	}
	d.Zone = "Nowhere/None"
	if got := d.LocalTime().Format("2006-01-02 15:04 MST"); got != "2026-11-05 18:30 UTC" {
		t.Errorf("departs at %s", got)
	}
}

func TestUnitsAndLoads(t *testing.T) {
	t.Parallel()
	for kind, packages := range map[trade.UnitKind]int64{trade.Carton: 1, trade.Crate: 1, trade.Bag: 1, trade.Pallet: 0} {
		if got := (trade.HandlingUnit{Kind: kind}).Packages(); got != packages {
			t.Errorf("papers count a %s %d times", kind, got)
		}
	}
	u := trade.HandlingUnit{Number: "0000001", Fallback: "NTG0000001", Customer: "KM-7"}
	if got := u.Identifiers(); !slices.Equal(got, []string{"0000001", "NTG0000001", "KM-7"}) {
		t.Errorf("identifiers %v", got)
	}
	sum := trade.Load{Packages: 1, QtyMilli: 2, NetG: 3, TareG: 4}.Plus(trade.Load{Packages: 10, QtyMilli: 20, NetG: 30,
		TareG: 40})
	if sum != (trade.Load{Packages: 11, QtyMilli: 22, NetG: 33, TareG: 44}) || sum.GrossG() != 77 {
		t.Errorf("sum %+v, gross %d", sum, sum.GrossG())
	}
	seals := trade.TransportUnit{Seals: []trade.Seal{{"B2", "customs"}, {"A1", "shipper"}}}.SealNumbers()
	if !slices.Equal(seals, []string{"B2", "A1"}) {
		t.Errorf("seals %v", seals)
	}
}

func TestCodesOfTheStandards(t *testing.T) {
	t.Parallel()
	for mode, want := range map[trade.Mode]string{
		trade.Sea: "1", trade.Rail: "2", trade.Road: "3", trade.Air: "4", "mail": "",
	} {
		if got := mode.Code(); got != want {
			t.Errorf("%s is %q in Rec 19, want %q", mode, got, want)
		}
	}
	if got := (trade.Series{Prefix: "CON-", Width: 5}).Format(42); got != "CON-00042" {
		t.Errorf("numbered as %s", got)
	}
	names := trade.Names{EN: "Banana", LO: "ກ້ວຍ", ZH: "香蕉"}
	for lang, want := range map[string]string{"lo": "ກ້ວຍ", "zh": "香蕉", "en": "Banana", "th": "Banana", "xx": "Banana"} {
		if got := names.In(lang); got != want {
			t.Errorf("in %s it is %s, want %s", lang, got, want)
		}
	}
}
