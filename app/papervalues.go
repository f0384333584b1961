package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"tradehub/backend/forms"
)

// valuesOf takes what a paper said apart into its values, in the order of their places, so that they can be compared
// with what an authority returned. What a paper says of itself is not among them, nor what is empty.
func valuesOf(said []byte) []PaperBox {
	all := []PaperBox{}
	fields, head := map[string]any{}, map[string]any{}
	own, err := json.Marshal(forms.Head{})
	if err != nil || decodeNumbers(own, &head) != nil || decodeNumbers(said, &fields) != nil {
		return all
	}
	for name := range head {
		delete(fields, name)
	}
	return append(all, values("", fields)...)
}

// decodeNumbers reads JSON, and leaves numbers as they are written.
func decodeNumbers(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return d.Decode(into)
}

func values(at string, value any) (all []PaperBox) {
	switch value := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			all = append(all, values(under(at, name), value[name])...)
		}
	case []any:
		for i, one := range value {
			all = append(all, values(under(at, fmt.Sprint(i)), one)...)
		}
	case string, json.Number:
		if text := fmt.Sprint(value); text != "" && text != "0" {
			all = append(all, PaperBox{at, text})
		}
	}
	return all
}

func under(at, name string) string {
	if at == "" {
		return name
	}
	return at + "/" + name
}
