package words_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/templates/words"
)

// keysOnDisk reads the catalogue of a language without the package under test.
func keysOnDisk(t *testing.T, lang string) map[words.Key][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(lang, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogue of %q: %v", lang, err)
	}
	all := map[words.Key][]string{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var entries map[words.Key]json.RawMessage
		if err := json.Unmarshal(raw, &entries); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for key, value := range entries {
			all[key] = sentences(t, value)
		}
	}
	return all
}

// languagesOnDisk lists the folders of catalogues.
func languagesOnDisk(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		if entry.IsDir() {
			found = append(found, entry.Name())
		}
	}
	return found
}

func sentences(t *testing.T, value json.RawMessage) []string {
	t.Helper()
	var one string
	if json.Unmarshal(value, &one) == nil {
		return []string{one}
	}
	var three []string
	if err := json.Unmarshal(value, &three); err != nil || len(three) != 3 {
		t.Fatalf("%s is neither a text nor three sentences", value)
	}
	return three
}

// constants reads the keys that a program can name.
func constants(t *testing.T) []words.Key {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "keys_gen.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var keys []words.Key
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			key, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, words.Key(key))
		}
		return true
	})
	return keys
}

func TestEveryConstantHasItsSentence(t *testing.T) {
	t.Parallel()
	source := keysOnDisk(t, "en")
	keys := constants(t)
	for _, key := range keys {
		if !words.Known(key) {
			t.Errorf("%s is no key of the English catalogue", key)
		}
	}
	for key := range source {
		if !slices.Contains(keys, key) {
			t.Errorf("%s has no constant; run: go run ./build gen", key)
		}
	}
}

func TestEverySentenceIsSaidWhole(t *testing.T) {
	t.Parallel()
	for _, lang := range languagesOnDisk(t) {
		for key, texts := range keysOnDisk(t, lang) {
			want := strings.Join(texts, " ")
			if said := words.Say(words.Lang(lang), key, nil); said != want {
				t.Errorf("%s in %s: said %q, want %q; does words.go embed the folder?", key, lang, said, want)
			}
		}
	}
}

// Unicode lets some Lao and Thai syllables be typed in two ways that look alike, and a search finds only one.
func TestLaoAndThaiAreSpeltInOneWay(t *testing.T) {
	t.Parallel()
	second := map[string][]string{
		"lo": {
			"\u0ecd\u0eb2",                                 // niggahita and aa, for the one letter am
			"\u0eab\u0e99", "\u0eab\u0ea1", "\u0eab\u0ea5", // ho and a second letter, for their ligature
			"\u0ec0\u0ec0", // e twice, for ae
			"\u200b",       // a break that nobody sees
		},
		"th": {"\u0e4d\u0e32", "\u0e40\u0e40", "\u200b"},
	}
	for lang, sequences := range second {
		for key, texts := range keysOnDisk(t, lang) {
			for _, sequence := range sequences {
				if strings.Contains(strings.Join(texts, " "), sequence) {
					t.Errorf("%s in %s: %+q is not how it is spelt: %q", key, lang, sequence, texts)
				}
			}
		}
	}
}

func TestALanguageThatLacksATextSaysItInEnglish(t *testing.T) {
	t.Parallel()
	english := words.Say(words.English, words.GeneralInternal, nil)
	if said := words.Say("eo", words.GeneralInternal, nil); said != english {
		t.Errorf("said %q, want %q", said, english)
	}
}

func TestAnUnknownKeyIsSaidAsItself(t *testing.T) {
	t.Parallel()
	const unknown words.Key = "nobody.knows"
	if words.Known(unknown) {
		t.Fatal("known")
	}
	if said := words.Say(words.English, unknown, nil); said != "nobody.knows" {
		t.Errorf("said %q", said)
	}
}

func TestPlaceholdersAreFilled(t *testing.T) {
	t.Parallel()
	placeholder := regexp.MustCompile(`\{(\w+)\}`)
	seen := 0
	for key, texts := range keysOnDisk(t, "en") {
		source := strings.Join(texts, " ")
		params := map[string]any{}
		for _, match := range placeholder.FindAllStringSubmatch(source, -1) {
			params[match[1]] = "<" + match[1] + ">"
			seen++
		}
		want := placeholder.ReplaceAllString(source, "<$1>")
		if said := words.Say(words.English, key, params); said != want {
			t.Errorf("%s: said %q, want %q", key, said, want)
		}
	}
	if seen == 0 {
		t.Error("no sentence has a placeholder, so this test has tried nothing")
	}
}

// What a person typed may look like a placeholder; it is said as he typed it.
func TestAFilledInValueIsNeverFilledAgain(t *testing.T) {
	t.Parallel()
	params := map[string]any{"kind": "{name}", "name": "{kind}"}
	const want = "There is no {name} {kind} here. Nothing was changed. Check the name, or add it first."
	if said := words.Say(words.English, words.StoreNotFound, params); said != want {
		t.Errorf("said %q, want %q", said, want)
	}
}

// TestEveryLanguageSaysEverything holds each translation against the English catalogue. What the command line and the
// demonstration platform say is for engineers, and English only.
func TestEveryLanguageSaysEverything(t *testing.T) {
	t.Parallel()
	for _, lang := range languagesOnDisk(t) {
		said := keysOnDisk(t, lang)
		for key := range keysOnDisk(t, "en") {
			room, _, _ := strings.Cut(string(key), ".")
			if _, found := said[key]; !found && room != "hubctl" && room != "sandbox" {
				t.Errorf("%s lacks %s", lang, key)
			}
		}
	}
}
