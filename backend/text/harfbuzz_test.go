package text_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tradehub/backend/text"
	"tradehub/templates"
)

// shaped is text as HarfBuzz should shape it in one face and script.
type shaped struct {
	face, file, script string
	style              text.Style
	words              []string
}

// Every word of both dictionaries, and words and phrases of the other scripts, with their kerning, come out as
// HarfBuzz shapes them: the same glyphs in the same places.
func TestEveryDictionaryWordIsShapedAsHarfBuzzDoes(t *testing.T) {
	t.Parallel()
	lao, thai := text.LaoWords(), text.ThaiWords()
	if len(lao) != 30_550 || len(thai) != 26_383 {
		t.Errorf("%d Lao and %d Thai words, want the 30,550 and 26,383 of ICU 72.1", len(lao), len(thai))
	}
	bold := text.Style{Bold: true}
	phetsarath := text.Style{Family: text.Phetsarath}
	heavy := text.Style{Family: text.Phetsarath, Bold: true}
	latin, han := spoken(t, "vi", unicode.Latin), spoken(t, "zh", unicode.Han)
	latin = append(latin, strings.Fields("AVATAR To Ty Yes LTD. P.O. 11,170.50 fluffi office Trường e\u0302\u0323")...)
	for _, c := range []shaped{
		{"NotoSansLao-Regular", templates.NotoSansLaoRegular, "Laoo", text.Style{}, lao},
		{"NotoSansLao-Bold", templates.NotoSansLaoBold, "Laoo", bold, lao},
		{"Phetsarath-Regular", templates.PhetsarathRegular, "Laoo", phetsarath, lao},
		{"Phetsarath-Bold", templates.PhetsarathBold, "Laoo", heavy, lao},
		{"NotoSansThai-Regular", templates.NotoSansThaiRegular, "Thai", text.Style{}, thai},
		{"NotoSansThai-Bold", templates.NotoSansThaiBold, "Thai", bold, thai},
		{"NotoSans-Regular", templates.NotoSansRegular, "Latn", text.Style{}, latin},
		{"NotoSans-Bold", templates.NotoSansBold, "Latn", bold, latin},
		{"NotoSansSC-Regular", templates.NotoSansSCRegular, "Hani", text.Style{}, han},
		{"NotoSansSC-Bold", templates.NotoSansSCBold, "Hani", bold, han},
	} {
		t.Run(c.face, func(t *testing.T) {
			t.Parallel()
			c.compare(t)
		})
	}
}

func (c shaped) compare(t *testing.T) {
	want := c.harfBuzz(t)
	s := text.NewSetter()
	wrong := 0
	for i, word := range c.words {
		line := s.Line(c.style, word)
		if len(line.Runs) != 1 || line.Runs[0].Face.Name() != c.face {
			t.Errorf("%s is set in %d runs, the first in %s", word, len(line.Runs), line.Runs[0].Face.Name())
			continue
		}
		if got := inHarfBuzzStyle(line.Runs[0].Glyphs); got != want[i] {
			wrong++
			t.Errorf("%s is %s, HarfBuzz has %s", word, got, want[i])
		}
		if wrong > 20 {
			t.Fatal("and so on")
		}
	}
	t.Logf("%d words", len(c.words))
}

// harfBuzz gives what the program of HarfBuzz itself makes of the words.
func (c shaped) harfBuzz(t *testing.T) []string {
	t.Helper()
	tool, err := exec.LookPath("hb-shape")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install libharfbuzz-bin (go run ./build test does it)")
		}
		t.Skip("hb-shape is not installed")
	}
	folder := t.TempDir()
	font, words := filepath.Join(folder, c.face+".ttf"), filepath.Join(folder, "words.txt")
	for name, content := range map[string]string{font: c.file, words: strings.Join(c.words, "\n") + "\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), tool, "--font-file="+font, "--text-file="+words, "--script="+c.script,
		"--language=und", "--direction=ltr", "--no-glyph-names", "--utf8-clusters", "--remove-default-ignorables").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(c.words) {
		t.Fatalf("%d lines from hb-shape for %d words", len(lines), len(c.words))
	}
	return lines
}

// inHarfBuzzStyle writes glyphs as hb-shape does: number, cluster, offset if there is one, advance.
func inHarfBuzzStyle(glyphs []text.Glyph) string {
	all := make([]string, len(glyphs))
	for i, g := range glyphs {
		all[i] = fmt.Sprintf("%d=%d", g.ID, g.Cluster)
		if g.XOffsetFU != 0 || g.YOffsetFU != 0 {
			all[i] += fmt.Sprintf("@%d,%d", g.XOffsetFU, g.YOffsetFU)
		}
		all[i] += fmt.Sprintf("+%d", g.AdvanceFU)
	}
	return "[" + strings.Join(all, "|") + "]"
}

// spoken gives the words of one script in the program's own sentences.
func spoken(t *testing.T, language string, script *unicode.RangeTable) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "templates", "words", language, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var sentences map[string]any
		if err := json.Unmarshal(content, &sentences); err != nil {
			t.Fatal(err)
		}
		for _, word := range strings.FieldsFunc(fmt.Sprint(sentences), func(r rune) bool {
			return !unicode.Is(script, r) && !unicode.Is(unicode.Mn, r)
		}) {
			words[word] = true
		}
	}
	if len(words) < 300 {
		t.Fatalf("%d words in %s, want some hundred", len(words), language)
	}
	return slices.Sorted(maps.Keys(words))
}

// Every character of every face is shaped as HarfBuzz does beside itself and beside punctuation.
func TestEveryCharacterIsShapedAsHarfBuzzDoes(t *testing.T) {
	t.Parallel()
	for _, c := range []shaped{
		{"NotoSans-Regular", templates.NotoSansRegular, "Latn", text.Style{}, nil},
		{"NotoSans-Bold", templates.NotoSansBold, "Latn", text.Style{Bold: true}, nil},
		{"NotoSansLao-Regular", templates.NotoSansLaoRegular, "Laoo", text.Style{}, nil},
		{"NotoSansThai-Regular", templates.NotoSansThaiRegular, "Thai", text.Style{}, nil},
		{"NotoSansSC-Regular", templates.NotoSansSCRegular, "Hani", text.Style{}, nil},
		{"NotoSansSC-Bold", templates.NotoSansSCBold, "Hani", text.Style{Bold: true}, nil},
		{"Phetsarath-Regular", templates.PhetsarathRegular, "Laoo", text.Style{Family: text.Phetsarath}, nil},
	} {
		t.Run(c.face, func(t *testing.T) {
			t.Parallel()
			c.words = setIn(c)
			c.compare(t)
		})
	}
}

// setIn gives all short texts of one character, doubled and beside others, that are set in one face as one script.
func setIn(c shaped) []string {
	s := text.NewSetter()
	beside := map[string]string{"Latn": "T.-“VAo", "Laoo": "ກ", "Thai": "ก", "Hani": "（国，"}[c.script]
	var words []string
	for r := rune(0x20); r < 0x30000; r++ {
		if !unicode.In(r, unicode.Common, unicode.Inherited, scripts[c.script]) || r == '\u00A0' {
			continue
		}
		word := string([]rune{r, r}) + beside + string(r)
		line := s.Line(c.style, word)
		if len(line.Runs) == 1 && line.Runs[0].Face.Name() == c.face && s.Uncovered(c.style, word) == nil &&
			word == strings.TrimSpace(word) {
			words = append(words, word)
		}
	}
	return words
}

var scripts = map[string]*unicode.RangeTable{
	"Latn": unicode.Latin, "Laoo": unicode.Lao, "Thai": unicode.Thai, "Hani": unicode.Han,
}
