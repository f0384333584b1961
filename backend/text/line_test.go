package text_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"tradehub/backend/text"
)

// runsOf writes a line as face:text, one run after the other.
func runsOf(l text.Line) string {
	all := make([]string, len(l.Runs))
	for i, r := range l.Runs {
		all[i] = strings.TrimSuffix(strings.TrimPrefix(r.Face.Name(), "NotoSans"), "-Regular") + ":" + r.Text
	}
	return strings.Join(all, "|")
}

func TestEachScriptIsSetInItsFace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text, want string
		style            text.Style
	}{
		{name: "one face for a sentence with spaces", text: "ນ້ຳ ໜັກ", want: "Lao:ນ້ຳ ໜັກ"},
		{name: "figures and punctuation are Latin", text: "ໜັກ 20,5 ກກ.", want: "Lao:ໜັກ |:20,5 |Lao:ກກ|:."},
		{name: "figures of Lao are Lao", text: "໑໒໓", want: "Lao:໑໒໓"},
		{name: "Thai", text: "น้ำหนัก (กก.)", want: "Thai:น้ำหนัก |:(|Thai:กก|:.)"},
		{name: "Chinese with its punctuation", text: "毛重（千克）：20 kg", want: "SC:毛重（千克）：|:20 kg"},
		{name: "kana, another script in the same face", text: "あ中", want: "SC:あ|SC:中"},
		{name: "Vietnamese", text: "Trọng lượng tịnh", want: ":Trọng lượng tịnh"},
		{name: "Greek and Cyrillic apart from Latin", text: "aΩж", want: ":a|:Ω|:ж"},
		{name: "signs of money", text: "₭ 5 ฿ 5 ¥ 5", want: ":₭ 5 |Thai:฿ |:5 ¥ 5"},
		{name: "a mark stays with its letter", text: "e\u0301 ກ\u0EC9", want: ":e\u0301 |Lao:ກ\u0EC9"},
		{name: "a dotted circle goes with its mark", text: "\u25CC\u0EB4 \u25CC", want: "Lao:\u25CC\u0EB4 |:\u25CC"},
		{name: "a mark that no face has with its letter", text: "ກ\u0E49", want: "Lao:ກ|Thai:\u0E49"},
		{name: "characters above U+FFFF", text: "中𠂇A", want: "SC:中𠂇|:A"},
		{name: "a choice of form stays with its letter", text: "中\uFE00国", want: "SC:中\uFE00国"},
		{name: "characters that are not drawn", text: "\u2060ກ\u200Bຂ\u00AD中", want: "Lao:\u2060ກ\u200Bຂ\u00AD|SC:中"},
		{name: "Phetsarath for Lao only", text: "ກ ก A", style: text.Style{Family: text.Phetsarath},
			want: "Phetsarath:ກ |Thai:ก |:A"},
		{name: "a letter that Phetsarath lacks", text: "ກ\u0E86", style: text.Style{Family: text.Phetsarath},
			want: "Phetsarath:ກ|Lao:\u0E86"},
		{name: "bold", text: "ກA", style: text.Style{Bold: true}, want: "Lao-Bold:ກ|-Bold:A"},
		{name: "line breaks count as spaces", text: "a\nb\r\nc\u2028d", want: ":a b c d"},
		{name: "nothing", text: "", want: ""},
		{name: "only what is not drawn", text: "\u200B\u00AD", want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			line := text.NewSetter().Line(c.style, c.text)
			if got := runsOf(line); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			all := ""
			for _, r := range line.Runs {
				all += r.Text
			}
			if len(line.Runs) > 0 && all != line.Text {
				t.Errorf("the runs hold %q of %q", all, line.Text)
			}
		})
	}
}

// What is not drawn has no glyph, and letters on both sides of it are kerned.
func TestCharactersThatGuideAreNotDrawn(t *testing.T) {
	t.Parallel()
	s := text.NewSetter()
	plain := s.Line(text.Style{}, "AVAກ ຂ")
	for _, guided := range []string{
		"A\u00ADVA\u200Bກ ຂ", "A\u2060VA\u2060ກ\u200C \u200Dຂ", "\uFEFFAV\u200EA\u202Aກ \u2069ຂ\u200B",
	} {
		line := s.Line(text.Style{}, guided)
		if line.WidthUEm != plain.WidthUEm {
			t.Errorf("%+q is %d UEm wide, want %d", guided, line.WidthUEm, plain.WidthUEm)
		}
		if got, want := ids(line), ids(plain); !reflect.DeepEqual(got, want) {
			t.Errorf("%+q has the glyphs %v, want %v", guided, got, want)
		}
		if missing := s.Uncovered(text.Style{}, guided); missing != nil {
			t.Errorf("%+q: %+q are said to be uncovered", guided, missing)
		}
	}
	got, want := ids(s.Line(text.Style{}, "a\u00A0b")), ids(s.Line(text.Style{}, "a b"))
	if !reflect.DeepEqual(got, want) {
		t.Errorf("a no-break space has the glyphs %v, want those of a space %v", got, want)
	}
}

func ids(l text.Line) (all []text.GlyphID) {
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			all = append(all, g.ID)
		}
	}
	return all
}

func TestUncoveredNamesEachCharacterOnce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"ກ ก 中 A ₭ 20.5 kg\nđặng", ""},
		{"a\r\nb", ""},
		{"a\rb\tc\u0085", "\r\t\u0085"},
		{"😀x𠀋😀", "😀𠀋"},
		{"한글 ကြီး", "한글က\u103C\u102E\u1038"},
		{"a\xff\xfe", ""}, // drawn as U+FFFD
		{"𠂇𰻝", ""},
	} {
		for _, style := range []text.Style{{}, {Family: text.Phetsarath, Bold: true}} {
			if got := string(text.NewSetter().Uncovered(style, c.text)); got != c.want {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		}
	}
}

// The ink of stacked vowels and tones is measured where it is drawn, so that a box can be high enough.
func TestInkIsMeasuredWhereItIsDrawn(t *testing.T) {
	t.Parallel()
	s := text.NewSetter()
	for _, style := range []text.Style{
		{}, {Bold: true}, {Family: text.Phetsarath}, {Family: text.Phetsarath, Bold: true},
	} {
		for _, c := range []struct{ stacked, plain string }{
			{"ກີ່", "ກ"}, {"ນ້ຳ", "ນ"}, {"ປີ້", "ປ"}, {"ຂໍ້", "ຂ"}, {"ที่", "ท"}, {"น้ำ", "น"}, {"Ệ", "E"}, {"ກຸ", "ກ"},
		} {
			line := s.Line(style, c.stacked)
			above, below := ink(line)
			if line.AboveUEm != above || line.BelowUEm != below {
				t.Errorf("%s: %d above and %d below, its outlines reach %d and %d",
					c.stacked, line.AboveUEm, line.BelowUEm, above, below)
			}
			plain := s.Line(style, c.plain)
			if line.AboveUEm+line.BelowUEm <= plain.AboveUEm+plain.BelowUEm {
				t.Errorf("%s is not higher than %s", c.stacked, c.plain)
			}
		}
	}
	if blank := s.Line(text.Style{}, "  "); blank.AboveUEm != 0 || blank.BelowUEm != 0 || blank.WidthUEm != 520_000 {
		t.Errorf("two spaces: %+v", blank)
	}
}

// ink measures the outlines of a line.
func ink(l text.Line) (aboveUEm, belowUEm int) {
	for _, r := range l.Runs {
		perEm := r.Face.UnitsPerEm()
		for _, g := range r.Glyphs {
			for _, s := range r.Face.Outline(g.ID) {
				y := s.YFU + g.YOffsetFU
				aboveUEm = max(aboveUEm, (y*1_000_000+perEm-1)/perEm)
				belowUEm = max(belowUEm, (-y*1_000_000+perEm-1)/perEm)
			}
		}
	}
	return aboveUEm, belowUEm
}

func TestClustersAreBytesOfTheRun(t *testing.T) {
	t.Parallel()
	line := text.NewSetter().Line(text.Style{}, "A\u2060ນ້ຳBe\u0301")
	var got [][]int
	for _, r := range line.Runs {
		var clusters []int
		for _, g := range r.Glyphs {
			clusters = append(clusters, g.Cluster)
		}
		got = append(got, clusters)
	}
	if want := [][]int{{0}, {0, 0, 0}, {0, 1}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A setter that has forgotten gives what it gave before, and so do setters that work at the same time.
func TestSettersAgree(t *testing.T) {
	t.Parallel()
	texts := append(append([]string{}, text.LaoWords()[:5000]...), "净重 20 kg", "น้ำหนัก", "Trọng lượng")
	first := text.NewSetter()
	want := make([]text.Line, len(texts))
	for i, word := range texts {
		want[i] = first.Line(text.Style{}, word)
	}
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			s := first
			if worker > 0 {
				s = text.NewSetter()
			}
			for i, word := range texts {
				if got := s.Line(text.Style{}, word); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("worker %d sets %s in another way", worker, word)
				}
			}
		})
	}
	wait.Wait()
}
