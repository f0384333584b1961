// Package words holds the sentences that people read, one catalogue per language, and the typed keys that the
// rest of the program names them by. English is the source of keys; `go run ./build gen` makes keys_gen.go
// from it, so a key that no catalogue knows does not compile.
//
// A catalogue is a folder of JSON files. A value is either one string or, for a fault, a list of exactly three
// sentences: what is wrong, whether work is safe, what to do. Placeholders stand in braces: {identifier}.
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// Key names one text of the catalogue.
type Key string

// Lang is a language of the screens, as BCP 47 writes it.
type Lang string

// English is the source language; a text that another language lacks is told in English.
const English Lang = "en"

//go:embed en lo th vi zh
var files embed.FS

var catalogues = sync.OnceValue(load)

// text is one entry of a catalogue: one sentence, or the three of a fault.
type text []string

// UnmarshalJSON accepts a string or a list of three strings.
func (t *text) UnmarshalJSON(raw []byte) error {
	var one string
	if json.Unmarshal(raw, &one) == nil {
		*t = text{one}
		return nil
	}
	var three []string
	if err := json.Unmarshal(raw, &three); err != nil {
		return err
	}
	if len(three) != 3 {
		return fmt.Errorf("a fault has three sentences (what, safe, do), found %d", len(three))
	}
	*t = three
	return nil
}

// load reads all embedded catalogues. A file that cannot be read is left out; the package's own test reads
// every file strictly, so a broken one never ships.
func load() map[Lang]map[Key]text {
	all := map[Lang]map[Key]text{}
	_ = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".json") {
			return err
		}
		lang := Lang(path[:strings.Index(path, "/")])
		if all[lang] == nil {
			all[lang] = map[Key]text{}
		}
		raw, err := files.ReadFile(path)
		if err != nil {
			return err
		}
		part := map[Key]text{}
		_ = json.Unmarshal(raw, &part)
		for k, v := range part {
			all[lang][k] = v
		}
		return nil
	})
	return all
}

// Say gives the text of a key in a language with its placeholders filled, its sentences joined by spaces. A
// text the language lacks is told in English; a key nobody knows is told as the key itself.
func Say(lang Lang, key Key, params map[string]any) string {
	found := lookUp(lang, key)
	if found == nil {
		return string(key)
	}
	return fill(strings.Join(found, " "), params)
}

// What gives the first sentence of a fault, what is wrong, to be put into another sentence.
func What(lang Lang, key Key, params map[string]any) string {
	found := lookUp(lang, key)
	if found == nil {
		return string(key)
	}
	return strings.TrimSuffix(fill(found[0], params), ".")
}

// Known tells whether the English catalogue has the key.
func Known(key Key) bool { return catalogues()[English][key] != nil }

func lookUp(lang Lang, key Key) text {
	if found, ok := catalogues()[lang][key]; ok {
		return found
	}
	return catalogues()[English][key]
}

// fill puts the values into their places in one pass, so that what a value says is never taken for a placeholder.
func fill(s string, params map[string]any) string {
	pairs := make([]string, 0, 2*len(params))
	for name, value := range params {
		pairs = append(pairs, "{"+name+"}", fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}
