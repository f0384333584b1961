package symbol_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/fault"
	"tradehub/backend/symbol"
	"tradehub/templates/words"
)

var kinds = []symbol.Kind{symbol.GS1128, symbol.Code128, symbol.EAN13, symbol.GS1DataMatrix, symbol.QR}

func encode(t *testing.T, kind symbol.Kind, data string) symbol.Symbol {
	t.Helper()
	s, err := symbol.Encode(kind, data)
	if err != nil {
		t.Fatalf("%s %q: %v", kind, data, err)
	}
	if s.Kind != kind || s.Data != data {
		t.Fatalf("%s of %q calls itself %s of %q", kind, data, s.Kind, s.Data)
	}
	return s
}

// hexOf writes the modules of each row four to a digit, light ones added at the end, as zint dumps them.
func hexOf(s symbol.Symbol) string {
	rows := make([]string, s.Rows)
	for row := range rows {
		for column := 0; column < s.Columns; column += 4 {
			digit := 0
			for i := range 4 {
				digit <<= 1
				if s.Dark(column+i, row) {
					digit |= 1
				}
			}
			rows[row] += fmt.Sprintf("%X", digit)
		}
	}
	return strings.Join(rows, " ")
}

// TestModulesAreThoseOfAnotherEncoder compares with what zint 2.11.1 drew (zint --gs1 --square --dump).
func TestModulesAreThoseOfAnotherEncoder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind       symbol.Kind
		data, want string
	}{
		{symbol.GS1128, "00095212340000000013", "D39EBB66648DC56722C6CCD99B33664DCE598EB"},
		{symbol.EAN13, "4003994155486", "A353BD165CEAB34E9D72450A"},
		{
			symbol.GS1DataMatrix, "00095212340000000013",
			"AAAA CF03 8B7C A367 EC38 A477 A124 9779 C32A CBF5 8968 A3A9 E38E 8C6D B99A FFFF",
		},
		{
			symbol.GS1DataMatrix, "011952123400001010LOT-7" + gs + "219",
			"AAAA8 D73BC 8B2C0 B2DBC ECA10 A2164 A13A8 95F74 C5460 D2A9C 96C38 C4D34 893E0 8D7AC FC690 F2204 8A540 FFFFC",
		},
	} {
		if got := hexOf(encode(t, c.kind, c.data)); got != c.want {
			t.Errorf("%s of %q is\n%s, want\n%s", c.kind, c.data, got, c.want)
		}
	}
}

func TestSymbolTellsItsShape(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind                       symbol.Kind
		data                       string
		columns, rows, side, above int
	}{
		{symbol.GS1128, "00095212340000000013", 156, 1, 10, 0},
		{symbol.Code128, "NTG-000123", 123, 1, 10, 0},
		{symbol.EAN13, "9521234000013", 95, 1, 11, 0},
		{symbol.GS1DataMatrix, "00095212340000000013", 16, 16, 1, 1},
		{symbol.QR, "NTG", 21, 21, 4, 4},
	} {
		s := encode(t, c.kind, c.data)
		side, above := s.Quiet()
		if s.Columns != c.columns || s.Rows != c.rows || side != c.side || above != c.above {
			t.Errorf("%s: %d by %d, quiet %d and %d", c.kind, s.Columns, s.Rows, side, above)
		}
		if s.Linear() != (c.rows == 1) {
			t.Errorf("%s: linear %v", c.kind, s.Linear())
		}
		if !s.Dark(0, 0) || s.Dark(-1, 0) || s.Dark(0, -1) || s.Dark(s.Columns, 0) || s.Dark(0, s.Rows) {
			t.Errorf("%s: its corner is light, or something outside is dark", c.kind)
		}
	}
	var none symbol.Symbol
	if side, above := none.Quiet(); side != 0 || above != 0 || none.Dark(0, 0) || len(none.Areas()) != 0 {
		t.Error("an empty symbol has modules")
	}
}

func TestAreasCoverTheDarkModulesOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		data := "9521234000013"
		if texts := anything[kind]; texts != nil {
			data = texts.Draw(t, "data")
		}
		s, err := symbol.Encode(kind, data)
		if err != nil {
			t.Fatal(err)
		}
		covered := map[[2]int]bool{}
		for _, a := range s.Areas() {
			for row := a.Row; row < a.Row+a.Rows; row++ {
				for column := a.Column; column < a.Column+a.Columns; column++ {
					if !s.Dark(column, row) || covered[[2]int{column, row}] {
						t.Fatalf("%v covers a light module, or one twice", a)
					}
					covered[[2]int{column, row}] = true
				}
			}
		}
		for row := range s.Rows {
			for column := range s.Columns {
				if s.Dark(column, row) && !covered[[2]int{column, row}] {
					t.Fatalf("the module at %d, %d is not covered", column, row)
				}
			}
		}
	})
}

func TestAreasAreFew(t *testing.T) {
	t.Parallel()
	bars := encode(t, symbol.GS1128, "00095212340000000013").Areas()
	if len(bars) != 3*13+4 || bars[0] != (symbol.Area{Column: 0, Row: 0, Columns: 2, Rows: 1}) {
		t.Errorf("13 characters of three bars and the stop of four have %d areas, first %v", len(bars), bars[0])
	}
	finder := encode(t, symbol.QR, "NTG").Areas()
	for _, want := range []symbol.Area{{0, 0, 7, 1}, {0, 1, 1, 5}, {2, 2, 3, 3}, {6, 1, 1, 5}, {0, 6, 7, 1}} {
		if !slices.Contains(finder, want) {
			t.Errorf("the finder in the corner lacks %v", want)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("1", 49)
	for _, c := range []struct {
		kind       symbol.Kind
		data       string
		key, found string
	}{
		{"pdf417", "1", "symbol.kind", `"pdf417"`},
		{"", "1", "symbol.kind", `""`},
		{symbol.GS1128, "", "symbol.data", `""`},
		{symbol.GS1128, long, "symbol.too_long", "49"},
		{symbol.GS1128, gs + "10A", "symbol.data", `"\x1d"`},
		{symbol.GS1128, "10A" + gs, "symbol.data", `"\x1d"`},
		{symbol.GS1128, "10A" + gs + gs + "37126", "symbol.data", `"\x1d"`},
		{symbol.GS1128, "10A B", "symbol.data", `" "`},
		{symbol.GS1128, "10ກ້ວຍ", "symbol.data", `"ກ"`},
		{symbol.GS1128, "10\xf1", "symbol.data", `"�"`},
		{symbol.Code128, "", "symbol.data", `""`},
		{symbol.Code128, "Ngân", "symbol.data", `"â"`},
		{symbol.Code128, strings.Repeat("a", 81), "symbol.too_long", "81"},
		{symbol.EAN13, "952123400001", "symbol.data", `"952123400001"`},
		{symbol.EAN13, "", "symbol.data", `""`},
		{symbol.EAN13, "952123400001O", "symbol.data", `"O"`},
		{symbol.EAN13, "9521234000014", "symbol.check_digit", "9521234000014"},
		{symbol.GS1DataMatrix, "", "symbol.data", `""`},
		{symbol.GS1DataMatrix, "10A" + gs, "symbol.data", `"\x1d"`},
		{symbol.GS1DataMatrix, "10\xe8", "symbol.data", `"�"`},
		{symbol.GS1DataMatrix, strings.Repeat("a", 1558), "symbol.too_long", "1558"},
		{symbol.QR, "", "symbol.data", `""`},
		{symbol.QR, "\xff", "symbol.data", `"\xff"`},
		{symbol.QR, strings.Repeat("ກ", 777), "symbol.too_long", "777"},
	} {
		got, err := symbol.Encode(c.kind, c.data)
		refused := fault.All(err)
		if len(refused) != 1 || refused[0].Key != c.key || refused[0].Code != fault.Invalid || got.Columns != 0 {
			t.Errorf("%s of %q gave %v", c.kind, c.data, err)
			continue
		}
		if found := fmt.Sprint(refused[0].Params["found"]); found != c.found {
			t.Errorf("%s of %q finds %s, want %s", c.kind, c.data, found, c.found)
		}
		said := words.Say(words.English, words.Key(refused[0].Key), refused[0].Params)
		if strings.ContainsAny(said, "{}") {
			t.Errorf("%s is told as %q", c.key, said)
		}
	}
	_, err := symbol.Encode(symbol.EAN13, "9521234000014")
	if all := fault.All(err); len(all) != 1 || all[0].Params["expected"] != "3" || all[0].Params["kind"] != "EAN-13" {
		t.Errorf("the right check digit is not named: %v", err)
	}
}

func TestSymbolsHoldWhatTheyMay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind symbol.Kind
		data string
	}{
		{symbol.GS1128, strings.Repeat("a", 48)}, {symbol.Code128, strings.Repeat("\x00a", 40)},
		{symbol.GS1DataMatrix, strings.Repeat("a", 1557)}, {symbol.QR, strings.Repeat("ກ", 776)},
	} {
		encode(t, c.kind, c.data)
	}
}
