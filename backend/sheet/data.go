package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Data is what a sheet is filled with: objects, lists, texts, truths and whole numbers, as JSON has them.
type Data map[string]any

// ReadData reads the data of a sheet from JSON. The fault sheet.data_broken (Invalid) tells what is wrong with it; a
// number with a fraction is, since a figure on a paper is an integer with a stated scale.
func ReadData(raw []byte) (Data, error) {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value map[string]any
	if err := decoder.Decode(&value); err != nil {
		return nil, brokenData(err)
	}
	if value == nil {
		return nil, brokenData(errors.New("null is no object"))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, brokenData(errors.New("something follows the object"))
	}
	if err := whole(value); err != nil {
		return nil, brokenData(err)
	}
	return value, nil
}

// DataOf takes the data of a sheet from a value that JSON can hold.
func DataOf(value any) (Data, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, brokenData(err)
	}
	return ReadData(raw)
}

func brokenData(cause error) error {
	return fault.New(fault.Invalid, words.SheetDataBroken, fault.Params{"cause": cause}).Because(cause)
}

// whole turns the numbers of a value into integers, in place.
func whole(value any) error {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			n, err := wholeNumber(inner)
			if err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			v[key] = n
		}
	case []any:
		for i, inner := range v {
			n, err := wholeNumber(inner)
			if err != nil {
				return fmt.Errorf("%d: %w", i+1, err)
			}
			v[i] = n
		}
	}
	return nil
}

func wholeNumber(value any) (any, error) {
	number, is := value.(json.Number)
	if !is {
		return value, whole(value)
	}
	n, err := number.Int64()
	if err != nil {
		return nil, fmt.Errorf("%s is no whole number", number)
	}
	return n, nil
}

// with gives the data with some more fields.
func (d Data) with(more map[string]any) Data {
	all := make(map[string]any, len(d)+len(more))
	maps.Copy(all, d)
	maps.Copy(all, more)
	return all
}

// list finds the rows of a table by a path such as "lines" or "goods.lines".
func (d Data) list(path string) ([]any, error) {
	var at any = map[string]any(d)
	for name := range strings.SplitSeq(path, ".") {
		object, is := at.(map[string]any)
		if !is {
			return nil, fmt.Errorf("there is no %s", path)
		}
		inner, found := object[name]
		if !found {
			return nil, fmt.Errorf("there is no %s", path)
		}
		at = inner
	}
	if at == nil {
		return nil, nil
	}
	rows, is := at.([]any)
	if !is {
		return nil, fmt.Errorf("%s is no list", path)
	}
	return rows, nil
}
