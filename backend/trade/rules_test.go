package trade_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// told gives what an error tells: the last part of each fault's key and the field it points at.
func told(t *testing.T, err error) string {
	t.Helper()
	var all []string
	for _, f := range fault.All(err) {
		said := words.Say(words.English, words.Key(f.Key), f.Params)
		if f.Code != fault.Invalid || said == f.Key || strings.ContainsAny(said, "{}") {
			t.Errorf("%v is told as %q", f, said)
		}
		all = append(all, strings.TrimPrefix(f.Key, "trade.")+"@"+f.Field)
	}
	return strings.Join(all, " ")
}

// rule is one change of a good noun and all that must be told of it then.
type rule[T any] struct {
	name   string
	change func(*T)
	want   string
}

// hold changes a good noun in one way after another; fresh gives a new one each time, as nouns hold slices.
func hold[T any](t *testing.T, fresh func() T, validate func(T) error, rules []rule[T]) {
	t.Helper()
	if got := told(t, validate(fresh())); got != "" {
		t.Fatalf("a good one is refused: %s", got)
	}
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			v := fresh()
			r.change(&v)
			if got := told(t, validate(v)); got != r.want {
				t.Errorf("told %q, want %q", got, r.want)
			}
		})
	}
}

func TestParty(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Party {
		return trade.Party{ID: "p", Code: "COOP-NAMHA", Name: trade.Names{EN: "Ban Nam Ha"}, Country: "LA",
			Roles: []trade.PartyRole{trade.Cooperative}}
	}, trade.Party.Validate, []rule[trade.Party]{
		{"no role", func(p *trade.Party) { p.Roles = nil }, ""},
		{"a strange role", func(p *trade.Party) { p.Roles = append(p.Roles, "broker") }, "party_role@roles"},
		{"no English name", func(p *trade.Party) { p.Name = trade.Names{LO: "ບ້ານນ້ຳຫາ"} }, "missing@name"},
		{"country in full", func(p *trade.Party) { p.Country = "Laos" }, "country@country"},
		{"country in small letters", func(p *trade.Party) { p.Country = "la" }, "country@country"},
		{"nothing at all", func(p *trade.Party) { *p = trade.Party{} }, "missing@code missing@name country@country"},
	})
}

// TestCode tries the rule that all codes share: what the contract of the platform takes, and eyes can tell apart.
func TestCode(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ code, want string }{
		"plain":            {"NH-2611-014", ""},
		"Lao":              {"ນ້ຳຫາ 14/2026", ""},
		"a dot inside":     {"A.1", ""},
		"80 characters":    {strings.Repeat("ກ", 80), ""},
		"81 characters":    {strings.Repeat("ກ", 81), "code@code"},
		"a dot in front":   {".hidden", "code@code"},
		"a blank in front": {" A", "code@code"},
		"a blank behind":   {"A\u00a0", "code@code"},
		"a line break":     {"A\n1", "code@code"},
		"a control":        {"A\x00", "code@code"},
		"blanks only":      {" \t", "missing@code"},
		"nothing":          {"", "missing@code"},
	} {
		party := trade.Party{Code: c.code, Name: trade.Names{EN: "Ban Nam Ha"}, Country: "LA"}
		if got := told(t, party.Validate()); got != c.want {
			t.Errorf("%s: told %q, want %q", name, got, c.want)
		}
	}
}

func TestItemRules(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Item {
		return trade.Item{ID: "i", Code: "BAN-CAV", Name: trade.Names{EN: "Banana"}, PaperName: "FRESH BANANAS",
			HS6: "0803.90", Unit: "KGM", Package: "CT", NetG: 13_500, TareG: 1_200, MinNetG: 13_000, MaxNetG: 14_000}
	}, trade.Item.Validate, []rule[trade.Item]{
		{"a long code", func(i *trade.Item) { i.Code = strings.Repeat("B", 81) }, "code@code"},
		{"HS without its point", func(i *trade.Item) { i.HS6 = "080390" }, "hs6@hs6"},
		{"HS of eight digits", func(i *trade.Item) { i.HS6 = "0803.9010" }, "hs6@hs6"},
		{"range upside down", func(i *trade.Item) { i.MaxNetG = 12_999 }, "weight_range@max_net_g"},
		{"range of one weight", func(i *trade.Item) { i.MaxNetG = 13_000 }, ""},
		{"no upper end", func(i *trade.Item) { i.MaxNetG = 0 }, ""},
		{"below zero", func(i *trade.Item) { i.NetG, i.TareG, i.PieceNetG = -1, -1, -1 },
			"negative@ negative@ negative@"},
		{"nothing at all", func(i *trade.Item) { *i = trade.Item{} },
			"missing@code missing@name missing@paper name missing@unit missing@package hs6@hs6"},
	})
}

func TestLocation(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Location {
		return trade.Location{ID: "l", Code: "COLD", Name: trade.Names{EN: "Cold room"}, Zone: "Asia/Vientiane"}
	}, trade.Location.Validate, []rule[trade.Location]{
		{"no zone of its own", func(l *trade.Location) { l.Zone = "" }, ""},
		{"a zone nobody knows", func(l *trade.Location) { l.Zone = "Asia/Nateuy" }, "zone@zone"},
		{"a blank behind the code", func(l *trade.Location) { l.Code = "COLD " }, "code@code"},
		{"nothing at all", func(l *trade.Location) { *l = trade.Location{} }, "missing@code missing@name"},
	})
}

func TestLot(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Lot {
		return trade.Lot{ID: "l", Number: "LNT-BAN-261103-01", ItemID: "i", PartyID: "p", HarvestedOn: "2026-11-03",
			Country: "LA", Origins: []trade.LotShare{{LotID: "green", NetG: 1}}}
	}, trade.Lot.Validate, []rule[trade.Lot]{
		{"no date", func(l *trade.Lot) { l.HarvestedOn = "" }, "date@harvested on"},
		{"no such day", func(l *trade.Lot) { l.HarvestedOn = "2026-02-29" }, "date@harvested on"},
		{"day first", func(l *trade.Lot) { l.HarvestedOn = "03/11/2026" }, "date@harvested on"},
		{"nothing of another lot", func(l *trade.Lot) { l.Origins[0].NetG = 0 }, "not_positive@origin net weight"},
		{"nothing at all", func(l *trade.Lot) { *l = trade.Lot{} },
			"missing@lot number missing@item country@country date@harvested on"},
	})
}

func TestUnit(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.HandlingUnit {
		return trade.HandlingUnit{ID: "u", Number: "0000001", Kind: trade.Carton, GrossG: 14_700, TareG: 1_200,
			NetG: 13_500}
	}, trade.HandlingUnit.Validate, []rule[trade.HandlingUnit]{
		{"weights disagree", func(u *trade.HandlingUnit) { u.GrossG++ }, "weights@gross weight"},
		{"a pallet never weighed", func(u *trade.HandlingUnit) { u.Kind, u.GrossG, u.NetG = trade.Pallet, 0, 0 }, ""},
		{"no kind", func(u *trade.HandlingUnit) { u.Kind = "" }, "unit_kind@kind"},
		{"net below zero", func(u *trade.HandlingUnit) { u.NetG, u.GrossG = -1_200, 0 }, "negative@"},
		{"no number", func(u *trade.HandlingUnit) { u.Number = " " }, "missing@number"},
	})
}

func TestTransportUnit(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.TransportUnit {
		return trade.TransportUnit{ID: "t", DepartureID: "d", ShipmentID: "s", Kind: trade.Container,
			Number: "CLRU4520038", TareG: 4_800_000, MaxGrossG: 34_000_000}
	}, trade.TransportUnit.Validate, []rule[trade.TransportUnit]{
		{"no kind", func(u *trade.TransportUnit) { u.Kind = "ship" }, "unit_kind@kind"},
		{"below zero", func(u *trade.TransportUnit) { u.TareG, u.Packages = -1, -1 }, "negative@ negative@"},
		{"a blank behind its number", func(u *trade.TransportUnit) { u.Number += " " }, "code@number"},
		{"nothing at all", func(u *trade.TransportUnit) { *u = trade.TransportUnit{} },
			"missing@number missing@departure missing@shipment unit_kind@kind"},
	})
}

func TestDepartureRules(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Departure {
		return trade.Departure{ID: "d", Reference: "X8102/2026-11-06", Mode: trade.Rail, From: "Nateuy", To: "Kunming",
			DepartsAt: time.Date(2026, 11, 6, 2, 0, 0, 0, time.UTC), Zone: "Asia/Vientiane"}
	}, trade.Departure.Validate, []rule[trade.Departure]{
		{"no mode", func(d *trade.Departure) { d.Mode = "mail" }, "mode@mode"},
		{"no time", func(d *trade.Departure) { d.DepartsAt = time.Time{} }, "missing@departure time"},
		{"a zone nobody knows", func(d *trade.Departure) { d.Zone = "Vientiane" }, "zone@zone"},
		{"the machine's own zone", func(d *trade.Departure) { d.Zone = "Local" }, "zone@zone"},
		{"nothing at all", func(d *trade.Departure) { *d = trade.Departure{} },
			"missing@reference missing@from missing@to mode@mode missing@departure time zone@zone"},
	})
}

func TestFirm(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Firm {
		return trade.Firm{Fallback: "NTG", Extension: 9, Prefixes: []trade.GS1Prefix{{"8850001", "2026-11-01"}}}
	}, trade.Firm.Validate, []rule[trade.Firm]{
		{"no prefix yet", func(f *trade.Firm) { f.Prefixes = nil }, ""},
		{"an extension of two digits", func(f *trade.Firm) { f.Extension = 10 }, "extension@"},
		{"an extension below zero", func(f *trade.Firm) { f.Extension = -1 }, "extension@"},
		{"a short prefix", func(f *trade.Firm) { f.Prefixes[0].Prefix = "885" }, "gs1_prefix@"},
		{"a long prefix", func(f *trade.Firm) { f.Prefixes[0].Prefix = "8850001234567" }, "gs1_prefix@"},
		{"a prefix with a blank", func(f *trade.Firm) { f.Prefixes[0].Prefix = "885 0001" }, "gs1_prefix@"},
		{"a prefix of no day", func(f *trade.Firm) { f.Prefixes[0].ValidFrom = "" }, "date@valid from"},
		{"no letters", func(f *trade.Firm) { f.Fallback = "" }, "missing@fallback letters"},
	})
}

func TestPersonRules(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Person { return trade.Person{ID: "p", Name: "Noy", Roles: []trade.Role{trade.Officer}} },
		trade.Person.Validate, []rule[trade.Person]{
			{"no role", func(p *trade.Person) { p.Roles = nil }, "missing@role"},
			{"a strange role", func(p *trade.Person) { p.Roles = append(p.Roles, "boss") }, "role@role"},
			{"no name", func(p *trade.Person) { p.Name = " " }, "missing@name"},
		})
}

func TestRegisterRowRules(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.RegisterRow {
		return trade.RegisterRow{Register: "units", Code: "KGM", Source: "UN/ECE Rec 20", AsOf: "2026-11-22"}
	}, trade.RegisterRow.Validate, []rule[trade.RegisterRow]{
		{"limited in time", func(r *trade.RegisterRow) { r.ValidFrom, r.ValidTo = "2026-01-01", "2026-12-31" }, ""},
		{"limits that are no days", func(r *trade.RegisterRow) { r.ValidFrom, r.ValidTo = "2026", "ever" },
			"date@validity date@validity"},
		{"nothing at all", func(r *trade.RegisterRow) { *r = trade.RegisterRow{} },
			"missing@register missing@code missing@source date@as of"},
	})
}

func TestSeriesRules(t *testing.T) {
	t.Parallel()
	hold(t, func() trade.Series { return trade.Series{Name: "unit", Width: 7, First: 1, Last: 9, Block: 5} },
		trade.Series.Validate, []rule[trade.Series]{
			{"one number", func(s *trade.Series) { s.Last = 1 }, ""},
			{"upside down", func(s *trade.Series) { s.First = 10 }, "series_range@last number"},
			{"no block", func(s *trade.Series) { s.Block = 0 }, "not_positive@block"},
			{"from nought", func(s *trade.Series) { s.First = 0 }, "not_positive@first number"},
			{"no name", func(s *trade.Series) { s.Name = "" }, "missing@series"},
		})
}

func TestKnownGrades(t *testing.T) {
	t.Parallel()
	for _, g := range []trade.Grade{trade.GradeA, trade.GradeB, trade.Reject} {
		if !g.Known() || !slices.Contains(trade.Grades, g) {
			t.Errorf("%q is no result of grading", g)
		}
	}
	for _, g := range []trade.Grade{trade.Ungraded, "", "a", "C"} {
		if g.Known() {
			t.Errorf("%q is a result of grading", g)
		}
	}
}
