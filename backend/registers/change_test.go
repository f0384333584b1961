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

func TestEndGivesARowItsLastDay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	check(t, o.change(row("kilo", "2026-01-01", "")))
	check(t, o.change(row("kilogram", "2026-11-06", "")))
	end := func(from, on string) error {
		return o.End(ctx, officer, registers.EndRequest{Register: "units", Code: "KGM", ValidFrom: from, On: on})
	}
	check(t, end("2026-11-06", "2026-12-31"))
	for name, c := range map[string]struct{ from, on, want string }{
		"no such row":          {"2026-05-05", "2026-12-31", "registers.row_unknown"},
		"before it begins":     {"2026-11-06", "2026-11-05", "registers.period"},
		"no day":               {"2026-11-06", "", "trade.missing"},
		"no such day":          {"2026-11-06", "2026-11-31", "trade.date"},
		"into the row after":   {"2026-01-01", "2026-11-06", "registers.later_row"},
		"a day before it ends": {"2026-01-01", "2026-11-04", ""},
	} {
		if got := told(t, end(c.from, c.on)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	got, err := o.Rows(ctx, officer, "units")
	check(t, err)
	want := []trade.RegisterRow{row("kilo", "2026-01-01", "2026-11-04"), row("kilogram", "2026-11-06", "2026-12-31")}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestEveryShippedRegisterIsDescribedInFiveLanguages(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.LoadShipped(ctx, officer, "")
	check(t, err)
	all, err := o.List(ctx, hand)
	check(t, err)
	rows := 0
	for _, about := range all {
		for _, names := range []trade.Names{about.Title, about.Purpose} {
			if names.EN == "" || names.LO == "" || names.ZH == "" || names.TH == "" || names.VI == "" {
				t.Errorf("%s is called %+v", about.Name, names)
			}
		}
		if about.Group == "" || about.Group == "other" || len(about.Columns) == 0 || about.Holding > about.Rows {
			t.Errorf("%+v", about)
		}
		rows += about.Rows
	}
	if want := shippedRows(t); rows != want {
		t.Errorf("the registers listed have %d rows, the files %d: one is not described", rows, want)
	}
}

// TestAListOfTheFirmIsOneOfTheRegisters brings a register that nobody knew, once from a file and once by hand.
func TestAListOfTheFirmIsOneOfTheRegisters(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	before, err := o.List(ctx, hand)
	check(t, err)
	_, err = o.Import(ctx, officer, registers.ImportRequest{Register: "gate-staff", File: strings.NewReader(
		"code,phone,name_en,valid_from,valid_to,source,as_of,confidence\nG1,020,Bounmy,,,own,2026-11-06,high\n")})
	check(t, err)
	byHand := row("north", "", "")
	byHand.Register = "yards"
	check(t, o.change(byHand))
	check(t, o.change(byHand))
	all, err := o.List(ctx, hand)
	check(t, err)
	want := []registers.Description{
		{Name: "gate-staff", Group: "other", Columns: []string{"name_en", "phone"}, Title: trade.Names{EN: "gate-staff"},
			Rows: 1, Holding: 1},
		{Name: "yards", Group: "other", Columns: []string{"name_en"}, Title: trade.Names{EN: "yards"}, Rows: 1, Holding: 1},
	}
	if got := all[len(before):]; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestADescriptionCanBeChanged(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	check(t, o.change(trade.RegisterRow{Register: "registers", Code: "units", Source: "own", AsOf: "2026-11-06",
		Confidence: "high", Fields: map[string]string{"group": "goods", "name_en": "Measures", "columns": "note name_en"}}))
	all, err := o.List(ctx, hand)
	check(t, err)
	for _, about := range all {
		if about.Name == "units" && (about.Title.EN != "Measures" || !reflect.DeepEqual(about.Columns,
			[]string{"note", "name_en"})) {
			t.Errorf("units are %+v", about)
		}
	}
}

func TestImportDryRunTellsWhatWouldChange(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	check(t, o.change(row("kilo", "", "")))
	dry := func(rows string) (registers.Imported, error) {
		return o.Import(ctx, officer, registers.ImportRequest{Register: "units", DryRun: true,
			File: strings.NewReader(heading + rows)})
	}
	got, err := dry("KGM,kilogram,,2026-12-31,Rec 20,2026-11-06,high\nGRM,gram,,,Rec 20,2026-11-06,high\n")
	check(t, err)
	want := registers.Imported{Saved: 2, Changes: []registers.Change{
		{Code: "KGM", Fields: []registers.FieldChange{{Column: "name_en", Was: "kilo", Is: "kilogram"},
			{Column: "valid_to", Is: "2026-12-31"}}},
		{Code: "GRM", New: true, Fields: []registers.FieldChange{{Column: "name_en", Is: "gram"},
			{Column: "source", Is: "Rec 20"}, {Column: "as_of", Is: "2026-11-06"}, {Column: "confidence", Is: "high"}}},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got, err = dry("KGM,kilo,,,Rec 20,2026-11-06,high\n"); err != nil || got.Saved != 0 || got.Same != 1 {
		t.Errorf("a row that is here as it is: %+v, %v", got, err)
	}
	if _, err := dry("GRM,gram,,,,2026-11-06,high\nTNE,tonne,,,Rec 20,soon,high\n"); told(t, err) !=
		"exchange.csv_empty exchange.csv_date" {
		t.Errorf("wrong rows: %v", err)
	}
	rows, err := o.Rows(ctx, officer, "units")
	check(t, err)
	if len(rows) != 1 {
		t.Errorf("a dry run saved something: %+v", rows)
	}
}
