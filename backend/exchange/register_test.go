package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
)

const (
	registerHeading = "code,name_en,note,valid_from,valid_to,source,as_of,confidence\n"
	kgm             = "KGM,kilogram,,,,UN/ECE Rec 20,2026-11-22,seen\n"
)

func TestReadRegister(t *testing.T) {
	t.Parallel()
	text := "\ufeff" + registerHeading + kgm +
		"LAK,\"Lao kip, new\",\"'=not a formula\",2026-01-01,2026-12-31,ISO 4217,2026-11-22,high\r\n" +
		"LAK,ກີບ,,2027-01-01,,ISO 4217,2026-11-22,high\n"
	got, err := exchange.ReadRegister(strings.NewReader(text), "units.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := exchange.RegisterFile{Columns: []string{"name_en", "note"}, Rows: []exchange.RegisterRow{
		{Line: 2, Code: "KGM", Fields: fields("kilogram", ""), Source: "UN/ECE Rec 20",
			AsOf: "2026-11-22", Confidence: "seen"},
		{Line: 3, Code: "LAK", Fields: fields("Lao kip, new", "=not a formula"), ValidFrom: "2026-01-01",
			ValidTo: "2026-12-31", Source: "ISO 4217", AsOf: "2026-11-22", Confidence: "high"},
		{Line: 4, Code: "LAK", Fields: fields("ກີບ", ""), ValidFrom: "2027-01-01", Source: "ISO 4217",
			AsOf: "2026-11-22", Confidence: "high"},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestReadRegisterTellsAllFaults(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"no rows":   {registerHeading, []string{"exchange.csv_no_rows row=1"}},
		"nothing":   {"", []string{"exchange.csv_no_rows row=1"}},
		"not UTF-8": {registerHeading + "KGM,\xc3\x28,,,,s,2026-11-22,high\n", []string{"exchange.csv_not_text"}},
		"quotes":    {registerHeading + kgm + "A,\"b\nc", []string{"exchange.csv_quotes column=2 row=4"}},
		"heading twice": {
			"code,name,Name,valid_from,valid_to,source,as_of,confidence\n" + kgm,
			[]string{"exchange.csv_heading_twice column=3 found=name row=1"},
		},
		"headings": {
			"code,source,as_of\n",
			[]string{
				"exchange.csv_heading_missing expected=valid_from row=1",
				"exchange.csv_heading_missing expected=valid_to row=1",
				"exchange.csv_heading_missing expected=confidence row=1",
			},
		},
		"twice in force": {
			registerHeading + kgm + "\n" + kgm,
			[]string{"exchange.csv_code_twice column=code first=2 found=KGM row=4"},
		},
		"twice, overlapping by a day": {
			registerHeading + "A,,,,2026-06-30,s,2026-11-22,low\nA,,,2026-06-30,,s,2026-11-22,low\n",
			[]string{"exchange.csv_code_twice column=code first=2 found=A row=3"},
		},
		"many at once": {
			registerHeading + ",x,,,,,,\nB,x,,03/11/2026,,s,2026-13-01,sure\nC,x\n" + kgm +
				"D,x,,2026-02-01,2026-01-01,s,2026-11-22,high\n",
			[]string{
				"exchange.csv_empty column=code example=KGM row=2",
				"exchange.csv_empty column=source example=UN/ECE Rec 20 row=2",
				"exchange.csv_empty column=as_of example=2026-11-22 row=2",
				"exchange.csv_empty column=confidence example=high row=2",
				"exchange.csv_date column=valid_from example=2026-11-22 expected=YYYY-MM-DD found=03/11/2026 row=3",
				"exchange.csv_date column=as_of example=2026-11-22 expected=YYYY-MM-DD found=2026-13-01 row=3",
				"exchange.csv_confidence column=confidence expected=high, medium, low, seen found=sure row=3",
				"exchange.csv_columns expected=8 found=2 row=4",
				"exchange.csv_period column=valid_to expected=2026-02-01 found=2026-01-01 row=6",
			},
		},
	} {
		file, err := exchange.ReadRegister(strings.NewReader(c.text), "units.csv")
		var got []string
		for _, f := range fault.All(err) {
			checkSentence(t, f)
			text, _, _ := strings.Cut(strings.TrimPrefix(f.Error(), "invalid: "), ": ")
			got = append(got, text)
		}
		if !reflect.DeepEqual(got, c.want) || len(file.Rows) > 0 {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, c.want)
		}
	}
}

func TestReadRegisterFromBadDisk(t *testing.T) {
	t.Parallel()
	_, err := exchange.ReadRegister(iotest.ErrReader(errors.New("disk gone")), "units.csv")
	if fault.KeyOf(err) != "exchange.csv_unreadable" {
		t.Errorf("got %v", err)
	}
	_, err = exchange.ReadRegister(strings.NewReader(strings.Repeat("x", 16<<20+1)), "units.csv")
	if fault.KeyOf(err) != "exchange.csv_too_big" {
		t.Errorf("got %v", err)
	}
}

// A file of the wrong kind is told with as many faults as anybody reads, and one without end is not read to its end.
func TestReadRegisterWithoutEnd(t *testing.T) {
	t.Parallel()
	var rows strings.Builder
	for i := range 100_001 {
		fmt.Fprintf(&rows, "C%d,x,,,,s,2026-11-22,low\n", i)
	}
	for name, c := range map[string]struct{ text, last string }{
		"100,001 rows":    {registerHeading + rows.String(), "exchange.csv_too_many_rows"},
		"a million lines": {registerHeading + strings.Repeat("x\n", 1_000_000), "exchange.csv_too_many_errors"},
		"one code a hundred thousand times": {registerHeading + strings.Repeat("A,x,,,,s,2026-11-22,low\n", 100_000),
			"exchange.csv_too_many_errors"},
	} {
		_, err := exchange.ReadRegister(strings.NewReader(c.text), "units.csv")
		all := fault.All(err)
		if len(all) == 0 || len(all) > 1010 || all[len(all)-1].Key != c.last {
			t.Errorf("%s: %d faults", name, len(all))
			continue
		}
		checkSentence(t, all[len(all)-1])
	}
}

func TestWriteRegisterDisarmsFormulas(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\u00a0=1", "\u3000+1", "＝1", "＋1", "－1", "＠x",
	} {
		out := writtenRegister(t, registerOf(text))
		if !strings.Contains(out, "'"+text) {
			t.Errorf("%q was written bare: %q", text, out)
		}
	}
	out := writtenRegister(t, registerOf("kilogram"))
	if !strings.HasPrefix(out, "\ufeff"+registerHeading+"C,kilogram,") {
		t.Errorf("an ordinary text was changed: %q", out)
	}
}

// lineEnds are those that CSV reads as one: of "\r\r\n" it would take the last two.
var lineEnds = regexp.MustCompile(`\r+\n`)

func TestRegisterRoundTrip(t *testing.T) {
	t.Parallel()
	sign := rapid.SampledFrom([]rune("=+-@\t\r\n '\",;＝＋－＠ab ກ້蕉\u00a0\u3000"))
	rapid.Check(t, func(rt *rapid.T) {
		text := lineEnds.ReplaceAllString(rapid.StringOf(sign).Draw(rt, "text"), "\n")
		want := registerOf(text)
		got, err := exchange.ReadRegister(strings.NewReader(writtenRegister(t, want)), "units.csv")
		if err != nil || !reflect.DeepEqual(got, want) {
			rt.Errorf("%q came back as %+v, %v", text, got, err)
		}
	})
}

func fields(name, note string) map[string]string {
	return map[string]string{"name_en": name, "note": note}
}

func registerOf(text string) exchange.RegisterFile {
	return exchange.RegisterFile{Columns: []string{"name_en", "note"}, Rows: []exchange.RegisterRow{{
		Line: 2, Code: "C", Fields: fields(text, "last"), Source: "test", AsOf: "2026-11-22", Confidence: "low",
	}}}
}

func writtenRegister(t *testing.T, file exchange.RegisterFile) string {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.WriteRegister(&out, file); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
