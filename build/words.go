package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"go/token"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const (
	wordsFolder = "templates/words"
	keysFile    = wordsFolder + "/keys_gen.go"

	pageKeysFile = "frontend/src/lib/words/keys_gen.ts"
	// faultSentences are what is wrong, whether work is safe, what to do.
	faultSentences = 3
)

var (
	keyShape    = regexp.MustCompile(`^[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\.[a-z0-9]+(?:_[a-z0-9]+)*)+$`)
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
)

// word is one entry of a catalogue.
type word struct {
	file  string
	key   string
	texts []string
	list  bool // a fault, told in three sentences
}

// catalogue is one language, by key.
type catalogue map[string]word

// readCatalogue reads all files of one language. Problems are broken rules that leave the keys readable.
func readCatalogue(root, lang string) (catalogue, []problem, error) {
	full := filepath.Join(root, filepath.FromSlash(wordsFolder), lang)
	found, err := filepath.Glob(filepath.Join(full, "*.json"))
	if err != nil {
		return nil, nil, err
	}
	all := catalogue{}
	var problems []problem
	for _, name := range found {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		file := path.Join(wordsFolder, lang, filepath.Base(name))
		words, err := readWords(file, content)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, w := range words {
			if earlier, twice := all[w.key]; twice {
				text := fmt.Sprintf("the key %q stands in %s as well", w.key, earlier.file)
				problems = append(problems, problem{file, 0, "words", text})
			}
			all[w.key] = w
		}
	}
	return all, problems, nil
}

// readWords reads one file token by token, because decoding into a map would hide a key given twice.
func readWords(file string, content []byte) ([]word, error) {
	dec := json.NewDecoder(bytes.NewReader(content))
	if start, err := dec.Token(); err != nil || start != json.Delim('{') {
		return nil, errors.Join(errors.New("not a JSON object"), err)
	}
	var all []word
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		w := word{file: file, key: fmt.Sprint(key)}
		if w.texts, w.list, err = readTexts(dec); err != nil {
			return nil, fmt.Errorf("%q: %w", w.key, err)
		}
		all = append(all, w)
	}
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the closing brace")
	}
	return all, nil
}

// readTexts reads one value: a string, or a list of strings.
func readTexts(dec *json.Decoder) (texts []string, list bool, err error) {
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return nil, false, err
	}
	var one *string
	if json.Unmarshal(raw, &one) == nil && one != nil {
		return []string{*one}, false, nil
	}
	var many []string
	if err := json.Unmarshal(raw, &many); err != nil || many == nil {
		return nil, false, errors.New("the value is neither a string nor a list of strings")
	}
	return many, true, nil
}

// judgeEnglish holds the source catalogue against the rules of a sentence.
func judgeEnglish(english catalogue) []problem {
	var found []problem
	for _, key := range slices.Sorted(maps.Keys(english)) {
		w := english[key]
		if !keyShape.MatchString(key) {
			found = append(found, w.problem("a key is written room.what_it_says"))
		}
		found = append(found, judgeShape(w)...)
		for _, sentence := range w.texts {
			if w.list && !strings.HasSuffix(sentence, ".") {
				found = append(found, w.problem("each sentence of a fault ends with a full stop"))
			}
		}
	}
	return found
}

// judgeShape holds of every language.
func judgeShape(w word) []problem {
	var found []problem
	if w.list && len(w.texts) != faultSentences {
		found = append(found, w.problem(fmt.Sprintf(
			"a fault has three sentences (what is wrong, whether work is safe, what to do), found %d", len(w.texts))))
	}
	if slices.ContainsFunc(w.texts, func(s string) bool { return strings.TrimSpace(s) == "" }) {
		found = append(found, w.problem("an empty text"))
	}
	return found
}

// judgeOther holds a translation against its English source. What it lacks is told in English, so that is no
// problem; a full stop is not asked for, because not every script has one.
func judgeOther(other, english catalogue) []problem {
	var found []problem
	for _, key := range slices.Sorted(maps.Keys(other)) {
		w := other[key]
		source, ok := english[key]
		if !ok {
			found = append(found, w.problem("English does not have this key"))
			continue
		}
		found = append(found, judgeShape(w)...)
		if w.list != source.list {
			found = append(found, w.problem("English has one text where this has a list, or the other way round"))
		}
		if mine, theirs := w.placeholders(), source.placeholders(); !slices.Equal(mine, theirs) {
			found = append(found, w.problem(fmt.Sprintf("placeholders %v, English has %v", mine, theirs)))
		}
	}
	return found
}

func (w word) problem(text string) problem {
	return problem{w.file, 0, "words", fmt.Sprintf("%q: %s", w.key, text)}
}

// placeholders are the distinct names in braces, sorted: another language may put them in another order.
func (w word) placeholders() []string {
	all := placeholder.FindAllString(strings.Join(w.texts, " "), -1)
	slices.Sort(all)
	return slices.Compact(all)
}

// constant is the Go name of a key: unit.already_loaded becomes UnitAlreadyLoaded.
func constant(key string) string {
	var b strings.Builder
	for part := range strings.FieldsFuncSeq(key, func(r rune) bool { return r == '.' || r == '_' }) {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// keysSource writes the Go file of typed keys. Two keys that would share a constant are an error.
func keysSource(english catalogue) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("// Code generated by go run ./build gen; DO NOT EDIT.\n\npackage words\n\n")
	b.WriteString("// The keys of the catalogue, named after the English source.\nconst (\n")
	taken := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(english)) {
		name := constant(key)
		if !token.IsIdentifier(name) {
			return nil, fmt.Errorf("the key %q makes no Go name", key)
		}
		if other, twice := taken[name]; twice {
			return nil, fmt.Errorf("the keys %q and %q would both be named %s", other, key, name)
		}
		taken[name] = key
		fmt.Fprintf(&b, "\t%s Key = %q\n", name, key)
	}
	b.WriteString(")\n")
	return format.Source(b.Bytes())
}

// pageKeysSource makes the keys as a type of the pages, so that a key no catalogue knows does not compile there.
func pageKeysSource(english catalogue) []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated by go run ./build gen; DO NOT EDIT.\n\n")
	b.WriteString("/** The keys of the catalogue. */\nexport type Key =")
	for _, key := range slices.Sorted(maps.Keys(english)) {
		fmt.Fprintf(&b, "\n  | '%s'", key)
	}
	b.WriteString(";\n")
	return b.Bytes()
}
