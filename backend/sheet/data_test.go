package sheet_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

func TestReadData(t *testing.T) {
	t.Parallel()
	got := data(t, `{"a": 9223372036854775807, "b": [1, {"c": -2}], "d": "x", "e": null, "f": true}`)
	inner, _ := got["b"].([]any)
	if got["a"] != int64(9223372036854775807) || len(inner) != 2 || inner[0] != int64(1) || got["e"] != nil {
		t.Errorf("read as %v", got)
	}
	for raw, says := range map[string]string{
		``: "EOF", `null`: "null is no object", `[]`: "array", `7`: "number", `{"a": 1}}`: "something follows",
		`{"a": 1} {}`: "something follows", `{"a": 1.5}`: "a: 1.5 is no whole number", `{"a": 1e3}`: "1e3 is no whole number",
		`{"a": [1, 2.5]}`: "a: 2: 2.5 is no", `{"a": {"b": 99999999999999999999}}`: "a: b: 99999999999999999999 is no",
		`{"a": }`: "invalid character",
	} {
		_, err := sheet.ReadData([]byte(raw))
		if !errors.Is(err, fault.New(fault.Invalid, words.SheetDataBroken, nil)) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s gives %v, want %q", raw, err, says)
		}
	}
}

func TestDataOf(t *testing.T) {
	t.Parallel()
	got, err := sheet.DataOf(struct {
		NetG  int      `json:"net_g"`
		Marks []string `json:"marks"`
	}{NetG: 7, Marks: []string{"a"}})
	if err != nil || got["net_g"] != int64(7) {
		t.Errorf("taken as %v: %v", got, err)
	}
	for _, value := range []any{make(chan int), 7, struct{ X float64 }{1.5}} {
		if _, err := sheet.DataOf(value); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%v gives %v", value, err)
		}
	}
}

// A template without a word of data is laid without any.
func TestNoData(t *testing.T) {
	t.Parallel()
	if _, err := parse(t, boxAt("it", 0, 0, 50, 20)).Lay(nil, laidOptions); err != nil {
		t.Error(err)
	}
}

// FuzzReadData: what is read can be written again as the same JSON; what cannot be read is a fault.
func FuzzReadData(f *testing.F) {
	for _, raw := range []string{`{}`, `{"a": [1, "x", null, true, {"b": -7}]}`, `null`, `{"a": 1e9}`, `{"a": 1}}`, `[`} {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := sheet.ReadData(raw)
		if err != nil {
			if fault.KeyOf(err) != string(words.SheetDataBroken) {
				t.Fatalf("no fault: %v", err)
			}
			return
		}
		again, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := sheet.ReadData(again); err != nil {
			t.Fatalf("%s was read, but not %s: %v", raw, again, err)
		}
	})
}
