package text_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"

	"tradehub/backend/text"
)

func TestTextIsBrokenWhereItsLanguageAllows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		limitEm    int
		want       string
		forced     bool
	}{
		{name: "at spaces", text: "Net weight of the goods", limitEm: 6, want: "Net weight|of the goods"},
		{name: "at line feeds", text: "a\nb\r\n\nc\n", limitEm: 50, want: "a|b||c"},
		{name: "only a line feed", text: "\n", limitEm: 50, want: ""},
		{name: "spaces of a line's end are left out", text: "ab  \n  cd  ", limitEm: 50, want: "ab|  cd"},
		{name: "spaces before a word that does not fit", text: "     weight", limitEm: 4, want: "weight"},
		{name: "only spaces", text: "   ", limitEm: 1, want: ""},
		{name: "Lao words", text: "ຜູ້ລວບລວມສິນຄ້າ", limitEm: 5, want: "ຜູ້ລວບລວມ|ສິນຄ້າ"},
		{name: "Thai words", text: "หนังสือรับรองถิ่นกำเนิดสินค้า", limitEm: 5, want: "หนังสือ|รับรองถิ่น|กำเนิดสินค้า"},
		{name: "a repetition stays with its word", text: "ອື່ນໆທັງໝົດ ต่าง ๆ", limitEm: 3, want: "ອື່ນໆ|ທັງໝົດ|ต่าง ๆ"},
		{name: "terms of the trade", text: "ຕູ້ຄອນເທນເນີ", limitEm: 5, want: "ຕູ້|ຄອນເທນເນີ"},
		{name: "a break that is allowed", text: "ຄອນ\u200Bເທນເນີ", limitEm: 3, want: "ຄອນ|ເທນເນີ"},
		{name: "a break that is forbidden", text: "ສິນຄ້າ\u2060ລາວ ດີງາມ", limitEm: 5, want: "ສິນຄ້າ\u2060ລາວ|ດີງາມ"},
		{name: "a no-break space", text: "at 20\u00A0kg", limitEm: 3, want: "at|20\u00A0kg"},
		{name: "a soft hyphen is not drawn, so no break", text: "consign\u00ADment", limitEm: 4, want: "consign\u00AD|ment",
			forced: true},
		{name: "numbers stay whole", text: "kg 1,234,567.89 kg", limitEm: 7, want: "kg|1,234,567.89|kg"},
		{name: "dates stay whole", text: "on 2026-11-22 or", limitEm: 6, want: "on|2026-11-22|or"},
		{name: "full-width figures stay whole", text: "约１２３个", limitEm: 3, want: "约|１２３|个"},
		{name: "after a hyphen", text: "packing-list", limitEm: 5, want: "packing-|list"},
		{name: "Chinese punctuation begins no line", text: "千克（净重），共", limitEm: 3, want: "千克|（净|重），|共"},
		{name: "a word wider than the line", text: "ສິນຄ້າ", limitEm: 2, want: "ສິນ|ຄ້າ", forced: true},
		{name: "a number wider than the line", text: "12345678", limitEm: 3, want: "12345|678", forced: true},
		{name: "clusters stay whole", text: "ເກົ່າກ້ວຍນ້ຳ", limitEm: 0, want: "ເກົ່າ|ກ້|ວ|ຍ|ນ້ຳ", forced: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			filled := text.NewSetter().Fill(text.Style{}, c.text, c.limitEm*1_000_000)
			if got := linesOf(filled); got != c.want || filled.Forced != c.forced {
				t.Errorf("%q (forced %v), want %q (%v)", got, filled.Forced, c.want, c.forced)
			}
			check(t, c.text, c.limitEm*1_000_000)
		})
	}
	if filled := text.NewSetter().Fill(text.Style{}, "", 1); len(filled.Lines) != 0 {
		t.Errorf("no text has %d lines", len(filled.Lines))
	}
}

func linesOf(f text.Filled) string {
	all := make([]string, len(f.Lines))
	for i, l := range f.Lines {
		all[i] = l.Text
	}
	return strings.Join(all, "|")
}

// A name is kept whole while a line can hold it, and is then broken between its words.
func TestNamesAreKeptWhole(t *testing.T) {
	t.Parallel()
	const name = "ສະຫະກອນກະສິກຳປາກຊ່ອງ"
	named, plain := text.NewSetter("ບໍລິສັດ "+name+" 1975"), text.NewSetter()
	const sentence = "ຜູ້ສົ່ງ" + name
	for _, c := range []struct {
		setter  *text.Setter
		limitEm int
		want    string
	}{
		{plain, 10, "ຜູ້ສົ່ງສະຫະກອນກະສິກຳ|ປາກຊ່ອງ"},
		{named, 10, "ຜູ້ສົ່ງ|ສະຫະກອນກະສິກຳປາກຊ່ອງ"},
		{named, 7, "ຜູ້ສົ່ງ|ສະຫະກອນກະສິກຳ|ປາກຊ່ອງ"},
	} {
		filled := c.setter.Fill(text.Style{}, sentence, c.limitEm*1_000_000)
		if got := linesOf(filled); got != c.want || filled.Forced {
			t.Errorf("in %d em: %q (forced %v), want %q", c.limitEm, got, filled.Forced, c.want)
		}
	}
}

func TestFillIsRemembered(t *testing.T) {
	t.Parallel()
	s := text.NewSetter()
	first := s.Fill(text.Style{}, goodsText, 9_000_000)
	for i := range 10_000 {
		s.Fill(text.Style{}, "kg", i)
	}
	if again := s.Fill(text.Style{}, goodsText, 9_000_000); !reflect.DeepEqual(first, again) {
		t.Error("after 10,000 other fills the text is broken in another way")
	}
}

// letters are what texts of the property test are made of; the last is no UTF-8.
var letters = strings.Split("ກ ຂ ງ ສ ຫ ມ ນ ອ ວ ຍ ເ ແ ໂ ໃ ໄ ະ າ ຳ ິ ີ ຸ ົ ັ ່ ້ ໊ ຽ ໆ ຯ ໑ ສິນຄ້າ ປາກຊ່ອງ "+
	"ก ข ง ท น เ แ โ ใ ไ ะ า ำ ิ ี ุ ั ็ ่ ้ ๆ ฯ ๑ ฿ สินค้า a b W ffi ợ e\u0301 \u0323 0 1 9 , . - / ( ) \" ' % $ "+
	"中 国 𠂇 （ ） ， 。 「 あ ア ー ０ ９ Ω ж א ع 한 ក 😀 👍🏽 🇱🇦 \u200B \u2060 \u00AD \u00A0 \u200C \u200D \uFEFF \u202E \uFE0F "+
	"\u2028 \u3000 \u2009 \u2007 \u25CC \u0000 \u0085 \r \v \xff", " ")

// Whatever the text: no character is lost, no line is too wide, no cluster is cut, and each line is set as it would
// be by itself.
func TestAnyTextIsFilledWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom(append(letters, " ", " ", "  ", "\n", "\t")), 0, 40).Draw(t, "pieces")
		check(t, strings.Join(pieces, ""), rapid.IntRange(-1, 12_000_000).Draw(t, "limit"))
	})
}

func FuzzFill(f *testing.F) {
	f.Add(goodsText, 5_000_000)
	f.Add(strings.Join(letters, ""), 3_000_000)
	f.Add(strings.Join(letters, " \n"), 0)
	f.Fuzz(func(t *testing.T, content string, limitUEm int) { check(t, content, limitUEm) })
}

// tester is a test, or a property of one.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
}

// check holds a filled text against the promises of Fill, with rules of its own for clusters.
func check(t tester, content string, limitUEm int) {
	t.Helper()
	filled := text.NewSetter("ບໍລິສັດ ປາກຊ່ອງ").Fill(text.Style{}, content, limitUEm)
	edges := clusterEdges(content)
	at := 0
	for i, line := range filled.Lines {
		begin, ok := follows(content, at, line.Text)
		if !ok {
			t.Errorf("%q in %d: line %d, %q, does not follow", content, limitUEm, i, line.Text)
			return
		}
		end := begin + len(line.Text)
		broken := i > 0 && line.Text != "" && !strings.ContainsFunc(content[at:begin], newLine)
		at = end
		if broken && !slices.Contains(edges, begin) {
			t.Errorf("%q in %d: line %d, %q, begins within a cluster", content, limitUEm, i, line.Text)
		}
		if clusters := within(edges, begin, end); line.WidthUEm > limitUEm && clusters > 1 {
			t.Errorf("%q: line %d, %q, is %d wide, more than %d", content, i, line.Text, line.WidthUEm, limitUEm)
		}
		if alone := text.NewSetter().Line(text.Style{}, line.Text); !reflect.DeepEqual(line, alone) {
			t.Errorf("%q in %d: line %d, %q, is not set as it is by itself", content, limitUEm, i, line.Text)
		}
	}
	if strings.TrimFunc(content[at:], spacing) != "" {
		t.Errorf("%q in %d: %q is lost", content, limitUEm, content[at:])
	}
}

// follows finds a line in a text from some byte on, with nothing but spaces before it.
func follows(content string, at int, line string) (begin int, ok bool) {
	first, _ := utf8.DecodeRuneInString(line)
	for {
		r, size := utf8.DecodeRuneInString(content[at:])
		if strings.HasPrefix(content[at:], line) && (r == first || line == "") {
			return at, true
		}
		if size == 0 || !spacing(r) {
			return 0, false
		}
		at += size
	}
}

func newLine(r rune) bool {
	return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r)
}

func spacing(r rune) bool {
	return r == '\u200B' || unicode.IsSpace(r) && !strings.ContainsRune("\u00A0\u2007\u202F", r)
}

// guides are characters that are not drawn and belong to what stands before them.
var guides = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, {Lo: 0x034F, Hi: 0x034F, Stride: 1}, {Lo: 0x200B, Hi: 0x200F, Stride: 1},
	{Lo: 0x202A, Hi: 0x202E, Stride: 1}, {Lo: 0x2060, Hi: 0x2069, Stride: 1}, {Lo: 0xFE00, Hi: 0xFE0F, Stride: 1},
	{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
}, LatinOffset: 1}

// within counts the clusters of a line.
func within(edges []int, begin, end int) int {
	clusters := 1
	for _, at := range edges {
		if begin < at && at < end {
			clusters++
		}
	}
	return clusters
}

// clusterEdges gives the bytes between two clusters: graphemes that are no part of a Lao or Thai syllable's writing.
func clusterEdges(content string) []int {
	var edges, at []int
	var runes []rune
	for i, r := range content {
		runes, at = append(runes, r), append(at, i)
	}
	var graphemes segmenter.Segmenter
	graphemes.Init(runes)
	for it := graphemes.GraphemeIterator(); it.Next(); {
		i := it.Grapheme().Offset
		if i == 0 || strings.ContainsRune("เแโใไເແໂໃໄ", runes[i-1]) || unicode.Is(unicode.Mn, runes[i]) ||
			strings.ContainsRune("ฯะาำๅๆຯະາຳຽໆ", runes[i]) || spacing(runes[i]) || unicode.Is(guides, runes[i]) {
			continue
		}
		edges = append(edges, at[i])
	}
	return edges
}

func TestALineOfAnyBytesIsSet(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		content := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		line := text.NewSetter().Line(text.Style{Family: text.Phetsarath}, content)
		if utf8.ValidString(content) && !strings.ContainsFunc(content, newLine) && line.Text != content {
			t.Errorf("%q became %q", content, line.Text)
		}
	})
}
