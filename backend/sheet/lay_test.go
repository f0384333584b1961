package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/text"
)

// corners is where a box lies: left, top, right and lower edge.
var corners = [4]int{2000, 3000, 6000, 5000}

// cornered is a box there, with some more keys.
func cornered(keys ...string) string {
	return boxAt("name", 20, 30, 40, 20, append([]string{`pad = "1mm"`}, keys...)...)
}

func filledBox(keys ...string) string {
	return strings.Replace(cornered(keys...), `text = "x"`, `text = "{{.name}}"`, 1)
}

func TestTurnedBox(t *testing.T) {
	t.Parallel()
	for _, turn := range []int{0, 90, 180, 270} {
		t.Run(fmt.Sprint(turn), func(t *testing.T) {
			t.Parallel()
			form := parse(t, filledBox(fmt.Sprintf("turn = %d", turn), `caption = "Name"`))
			page := lay(t, form, `{"name": "Bounma\nVientiane"}`).Pages[0]
			lines := textOps(page, "name")
			if got := said(page, "name"); !slices.Equal(got, []string{"Name", "Bounma", "Vientiane"}) {
				t.Fatalf("the box says %q", got)
			}
			for i, line := range lines {
				inside(t, line, corners[0]+100, corners[1]+100, corners[2]-100, corners[3]-100)
				if i > 0 && !follows(turn, lines[i-1], line) {
					t.Errorf("%q does not stand below %q", line.Line.Text, lines[i-1].Line.Text)
				}
			}
			if first := lines[0]; !begins(turn, first) {
				t.Errorf("%q begins at %d,%d", first.Line.Text, first.XHMM, first.YHMM)
			}
		})
	}
}

// follows tells whether a line stands below another for who turns his head.
func follows(turn int, before, line sheet.Text) bool {
	switch turn {
	case 90:
		return line.XHMM > before.XHMM
	case 180:
		return line.YHMM < before.YHMM
	case 270:
		return line.XHMM < before.XHMM
	}
	return line.YHMM > before.YHMM
}

// begins tells whether a line begins at the edge of the box that is its left one, turned counter-clockwise.
func begins(turn int, line sheet.Text) bool {
	switch turn {
	case 90:
		return line.YHMM == corners[3]-100
	case 180:
		return line.XHMM == corners[2]-100
	case 270:
		return line.YHMM == corners[1]+100
	}
	return line.XHMM == corners[0]+100
}

func TestAlignment(t *testing.T) {
	t.Parallel()
	at := func(keys ...string) sheet.Text {
		return textOps(lay(t, parse(t, filledBox(keys...)), `{"name": "Bounma"}`).Pages[0], "name")[0]
	}
	wide := func(line sheet.Text) int { return sheet.WidthHMM(line.Line.WidthUEm, line.SizeDPt) }
	if line := at(`align = "right"`); line.XHMM+wide(line) != corners[2]-100 {
		t.Errorf("at the right it ends at %d", line.XHMM+wide(line))
	}
	if line := at(`align = "center"`); line.XHMM+wide(line)/2 < 3999 || line.XHMM+wide(line)/2 > 4001 {
		t.Errorf("in the middle it stands about %d", line.XHMM+wide(line)/2)
	}
	top, middle, bottom := at().YHMM, at(`valign = "middle"`).YHMM, at(`valign = "bottom"`).YHMM
	if bottom <= middle || middle <= top || 2*middle-top-bottom > 1 || 2*middle-top-bottom < -1 {
		t.Errorf("top, middle and bottom stand at %d, %d and %d", top, middle, bottom)
	}
}

// A text is set as large as it fits; the words stay whole as long as they can.
func TestShrink(t *testing.T) {
	t.Parallel()
	form := parse(t, filledBox())
	size := func(name string) int {
		return textOps(lay(t, form, `{"name": "`+name+`"}`).Pages[0], "name")[0].SizeDPt
	}
	long := strings.Repeat("Bounma Phommachanh ", 4)
	if size("Bounma") != 100 || size(long) >= 100 || size(long) < 60 {
		t.Errorf("short is %d, long is %d tenths of a point", size("Bounma"), size(long))
	}
	if whole := size("Antidisestablishmentarianism"); whole >= 100 || whole < 60 {
		t.Errorf("a long word is %d, it should shrink to stay whole", whole)
	}
	if broken := size(strings.Repeat("W", 60)); broken != 60 {
		t.Errorf("a word that has to be broken is %d, not in the smallest print", broken)
	}
	unbroken := parse(t, filledBox("wrap = false"))
	if faults := refused(t, unbroken, `{"name": "`+strings.Repeat("W", 60)+`"}`); faults[0].Key != "sheet.overflow" {
		t.Errorf("what may not be broken gives %v", faults)
	}
	exact := parse(t, filledBox(`overflow = "error"`))
	if faults := refused(t, exact, `{"name": "`+long+long+`"}`); faults[0].Key != "sheet.overflow" {
		t.Errorf("what may not shrink gives %v", faults)
	}
}

func TestFaultsNameTemplateBoxAndCause(t *testing.T) {
	t.Parallel()
	form := parse(t, filledBox()+boxAt("net", 20, 60, 40, 20, `caption = "{{.gone}}"`))
	for data, want := range map[string]fault.Params{
		`{"gone": "", "name": "` + strings.Repeat("Far too long. ", 100) + `"}`: {"box": "name",
			"text": "Far too long. Far too long. Far too long. Far too long. Far …"},
		"{\"gone\": \"\", \"name\": \"\U00013000 and \ue000\"}": {"box": "name", "text": "\U00013000 and \ue000",
			"characters": "\U00013000 (U+13000), \ue000 (U+E000)"},
		`{"gone": ""}`: {"box": "name", "cause": `<.name>: the data have no "name"`},
		`{"gone": {"name": "x"}, "name": ""}`: {"box": "net",
			"cause": "{{.gone}} is an object, of which a text can say one field"},
		`{"gone": [], "name": ""}`: {"box": "net", "cause": "{{.gone}} is a list; use join or range"},
	} {
		f := refused(t, form, data)[0]
		for name, value := range want {
			if fmt.Sprint(f.Params[name]) != value {
				t.Errorf("%s is %q, want %q", name, f.Params[name], value)
			}
		}
		if f.Code != fault.Invalid || f.Params["template"] != "form/1" || f.Field != want["box"] {
			t.Errorf("%v does not name the template and the box", f)
		}
	}
	if faults := refused(t, form, `{}`); len(faults) != 2 {
		t.Errorf("two boxes lack data, %d faults: %v", len(faults), faults)
	}
}

// The number of sheets stands on them, and may decide what is drawn: where no number is right, the layout ends.
func TestNumberOfPages(t *testing.T) {
	t.Parallel()
	long := strings.Replace(boxAt("long", 0, 0, 30, 5, `overflow = "annex"`, "KEYS"), `"x"`, `"{{.long}}"`, 1)
	foot := strings.Replace(boxAt("page", 0, 91, 50, 6, `on = "every"`), `text = "x"`,
		`text = "Page {{.page}} of {{.pages}}"`, 1)
	data := `{"long": "` + strings.Repeat("very long ", 40) + `"}`
	doc := lay(t, parse(t, annexOf+foot+strings.Replace(long, "KEYS", "", 1)), data)
	for n, want := range []string{"Page 1 of 2", "Page 2 of 2"} {
		if got := said(doc.Pages[n], "page"); !slices.Equal(got, []string{want}) {
			t.Errorf("sheet %d says %q", n+1, got)
		}
	}
	restless := parse(t, annexOf+foot+strings.Replace(long, "KEYS", `when = "{{eq .pages 1}}"`, 1))
	if faults := refused(t, restless, data); len(faults) != 1 || faults[0].Key != "sheet.endless" {
		t.Errorf("a sheet that is never right gives %v", faults)
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	form := parse(t, strings.TrimSuffix(imageOf("logo.png"), "#!")+`
[[area]]
id = "ground"
at = ["10mm", "40mm"]
size = ["80mm", "5mm"]
grey = 94
[[area]]
id = "frame"
at = ["10mm", "40mm"]
size = ["80mm", "5mm"]
weight = "0.3mm"
when = "{{.framed}}"
[[mark]]
at = ["0mm", "0mm"]
size = ["100mm", "100mm"]
text = "{{.mark}}"
turn = 45
`+ruleFrom(10, 50, 90, 50)+strings.Replace(boxAt("name", 10, 60, 80, 20, "border = \"0.2mm\"\ncaption = \"Name\""),
		`"x"`, `"{{.name}}"`, 1))
	doc := lay(t, form, `{"framed": true, "mark": "DRAFT ຮ່າງ 草稿", "name": "Bounma\n\nVientiane"}`)
	onPaper(t, doc)
	golden(t, "lay-parts", doc.String())
	golden(t, "lay-proof", form.Proof(doc).String())
	without := lay(t, form, `{"framed": false, "mark": "", "name": ""}`)
	if got := len(without.Pages[0].Ops); got != 5 { // the picture, the ground, the rule, the border and the caption
		t.Errorf("with nothing filled in %d things are drawn:\n%s", got, without)
	}
	fill, frame := doc.Only(sheet.Fill).Pages[0].Ops, doc.Only(sheet.Frame).Pages[0].Ops
	if len(fill) != 3 || len(fill)+len(frame) != len(doc.Pages[0].Ops) {
		t.Errorf("%d things of the fill and %d of the frame", len(fill), len(frame))
	}
}

// markOf is a mark about the middle of the page.
func markOf(text string) string {
	return fmt.Sprintf(`[[mark]]
id = "draft"
at = ["0mm", "0mm"]
size = ["100mm", "100mm"]
text = %q
`, text)
}

// A mark runs over everything but not off the page: it shrinks, and is refused at last.
func TestMark(t *testing.T) {
	t.Parallel()
	form := parse(t, markOf("{{.mark}}"))
	size := func(mark string) int {
		doc := lay(t, form, `{"mark": "`+mark+`"}`)
		onPaper(t, doc)
		return textOps(doc.Pages[0], "draft")[0].SizeDPt
	}
	if short, long := size("ABC"), size("CANCELLED"); short != 600 || long >= 600 {
		t.Errorf("a short mark is %d, a long one %d tenths of a point", short, long)
	}
	if faults := refused(t, form, `{"mark": "`+strings.Repeat("W", 60)+`"}`); faults[0].Key != "sheet.overflow" {
		t.Errorf("a mark off the page gives %v", faults)
	}
}

// Pieces that texts are made of: all our scripts, long words, blanks, and signs that could be taken for something else.
var pieces = []string{"Bounma ", "ນ້ຳທາ", "ສະຫະກອນ ", "กล้วยหอม", "新鲜香蕉", "Đường ", "WWWWWWWWWWWW", "\n", "  ", "- ",
	"1,234.50 ",
	"{{.name}} ", "\u200b", "(", ") ", "fi", "\t", "e\u0301"}

func anyText(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, most).Draw(t, "pieces"), "")
	})
}

// Whatever text and whatever box: the text stands in the box with all its ink, or is refused; and none of it is lost.
func TestAnyTextFitsOrIsRefused(t *testing.T) {
	t.Parallel()
	forms := map[string]*sheet.Template{}
	for _, turn := range []int{0, 90, 180, 270} {
		for _, align := range []string{"left", "right", "center"} {
			keys := fmt.Sprintf("%d %s", turn, align)
			forms[keys] = parse(t, filledBox(fmt.Sprintf("turn = %d\nalign = %q\nvalign = \"bottom\"", turn, align)))
		}
	}
	setter := text.NewSetter()
	rapid.Check(t, func(t *rapid.T) {
		name := anyText(40).Draw(t, "text")
		form := forms[fmt.Sprintf("%d %s", rapid.SampledFrom([]int{0, 90, 180, 270}).Draw(t, "turn"),
			rapid.SampledFrom([]string{"left", "right", "center"}).Draw(t, "align"))]
		doc, err := form.Lay(sheet.Data{"name": name}, sheet.Options{Setter: setter})
		if err != nil {
			if f := fault.All(err); len(f) != 1 || f[0].Key != "sheet.overflow" && f[0].Key != "sheet.uncovered" {
				t.Fatalf("it is refused by %v", err)
			}
			return
		}
		for _, line := range textOps(doc.Pages[0], "name") {
			inside(t, line, corners[0]+100, corners[1]+100, corners[2]-100, corners[3]-100)
		}
		if got := bare(said(doc.Pages[0], "name")...); got != bare(name) {
			t.Fatalf("the box says %q of %q", got, bare(name))
		}
	})
}

// A text of any length is refused, or goes on in the annex, without much ado.
func TestVeryLongText(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ສະຫະກອນ fresh bananas 新鲜香蕉 ", 2000)
	if faults := refused(t, parse(t, filledBox()), `{"name": "`+long+`"}`); faults[0].Key != "sheet.overflow" {
		t.Errorf("it gives %v", faults)
	}
	for _, overflow := range []string{"continue", "annex"} {
		form := parse(t, annexOf+filledBox("overflow = \""+overflow+"\""))
		doc := lay(t, form, `{"name": "`+long+`"}`)
		if len(doc.Pages) < 20 {
			t.Errorf("%d sheets", len(doc.Pages))
		}
	}
	form := parse(t, strings.Replace(annexOf, `["80mm", "80mm"]`, `["80mm", "8mm"]`, 1)+filledBox(`overflow = "annex"`))
	if faults := refused(t, form, `{"name": "`+long+`"}`); len(faults) != 1 || faults[0].Key != "sheet.endless" {
		t.Errorf("an annex of thousands of sheets gives %v", faults)
	}
}
