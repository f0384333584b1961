package registers_test

import (
	"reflect"
	"strings"
	"testing"

	"tradehub/backend/registers"
	"tradehub/backend/trade"
)

func row(name, from, to string) trade.RegisterRow {
	return trade.RegisterRow{Register: "units", Code: "KGM", Fields: map[string]string{"name_en": name}, ValidFrom: from,
		ValidTo: to, Source: "Rec 20", AsOf: "2026-11-06", Confidence: "high"}
}

func (o office) change(r trade.RegisterRow) error {
	return o.Change(ctx, officer, registers.ChangeRequest{Row: r})
}

func TestChangeEndsTheRowBefore(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	check(t, o.change(row("kilo", "", "")))
	check(t, o.change(row("kilogram", "2026-11-06", "")))
	check(t, o.change(row("kilogramme", "2027-01-01", "2027-12-31")))
	got, err := o.Rows(ctx, officer, "units")
	check(t, err)
	want := []trade.RegisterRow{row("kilo", "", "2026-11-05"), row("kilogram", "2026-11-06", "2026-12-31"),
		row("kilogramme", "2027-01-01", "2027-12-31")}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestChangeOfTheSameDayCorrects(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	check(t, o.change(row("kilo", "2026-11-06", "")))
	check(t, o.change(row("kilogram", "2026-11-06", "")))
	got, err := o.Rows(ctx, officer, "units")
	check(t, err)
	if want := []trade.RegisterRow{row("kilogram", "2026-11-06", "")}; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestChangeRefuses(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	check(t, o.change(row("kilogram", "2026-11-06", "")))
	unsourced, unnamed := row("kilogram", "2027-01-01", ""), row("kilogram", "2027-01-01", "")
	unsure := row("kilogram", "2027-01-01", "")
	unsure.Confidence = "perhaps"
	unsourced.Source, unsourced.AsOf, unnamed.Register = "", "yesterday", "Units of measure"
	for name, c := range map[string]struct {
		row  trade.RegisterRow
		want string
	}{
		"no source, no date":       {unsourced, "trade.missing trade.date"},
		"no known confidence":      {unsure, "registers.confidence"},
		"no register":              {unnamed, "registers.name"},
		"ends before it begins":    {row("kilogram", "2027-01-01", "2026-12-31"), "registers.period"},
		"covers one that is later": {row("kilogram", "2026-01-01", ""), "registers.later_row"},
	} {
		if got := told(t, o.change(c.row)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	err := o.Change(ctx, hand, registers.ChangeRequest{Row: row("kilogram", "2027-01-01", "")})
	if got := told(t, err); got != "access.not_permitted" {
		t.Errorf("a warehouse hand: %q", got)
	}
	got, err := o.Rows(ctx, officer, "units")
	check(t, err)
	if len(got) != 1 {
		t.Errorf("refusals saved something: %+v", got)
	}
}

func TestNamesAreThoseOfTheShippedRegisters(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.LoadShipped(ctx, officer, "")
	check(t, err)
	names, err := registers.Names()
	check(t, err)
	for _, name := range names {
		if rows, err := o.Rows(ctx, officer, name); err != nil || len(rows) == 0 {
			t.Errorf("register %s has %d rows (%v)", name, len(rows), err)
		}
	}
	if len(names) < 5 {
		t.Errorf("registers are %v", names)
	}
}

func TestImportDryRunSavesNothing(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	check(t, o.change(row("kilogram", "", "")))
	dry := func(rows string) (int, error) {
		return o.Import(ctx, officer, registers.ImportRequest{Register: "units", DryRun: true,
			File: strings.NewReader(heading + rows)})
	}
	count, err := dry("KGM,kilogram,,,Rec 20,2026-11-06,high\nGRM,gram,,,Rec 20,2026-11-06,high\n")
	check(t, err)
	if count != 1 {
		t.Errorf("%d rows would be saved, want 1: one is here as it is", count)
	}
	if _, err := dry("GRM,gram,,,,2026-11-06,high\nTNE,tonne,,,Rec 20,soon,high\n"); told(t, err) !=
		"exchange.csv_empty exchange.csv_date" {
		t.Errorf("wrong rows: %v", err)
	}
	got, err := o.Rows(ctx, officer, "units")
	check(t, err)
	if len(got) != 1 {
		t.Errorf("a dry run saved something: %+v", got)
	}
}
