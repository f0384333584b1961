package sheet_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

const oneBox = `
[[box]]
id = "name"
at = ["10mm", "10mm"]
size = ["30mm", "10mm"]
text = "{{.name}}"
`

const oneTable = `
[[table]]
id = "goods"
at = ["10mm", "30mm"]
size = ["80mm", "40mm"]
rows = "lines"
[[table.column]]
id = "what"
text = "{{.what}}"
[[table.column]]
id = "net"
width = "20mm"
text = "{{.net}}"
`

// edited is oneBox with something else in place of a piece of it.
func edited(old, piece string) string { return strings.Replace(oneBox, old, piece, 1) }

// tabled is oneTable with something else in place of a piece of it.
func tabled(old, piece string) string { return strings.Replace(oneTable, old, piece, 1) }

// symbolOf is a symbol of 30 by 30 mm with some more keys.
func symbolOf(keys string) string {
	return "[[symbol]]\nid = \"code\"\nat = [\"60mm\", \"60mm\"]\nsize = [\"30mm\", \"30mm\"]\n" +
		"text = \"{{.code}}\"\n" + keys + "\n"
}

// imageOf is a picture of a file.
func imageOf(file string) string {
	return "[[image]]\nat = [\"10mm\", \"10mm\"]\nsize = [\"20mm\", \"20mm\"]\nfile = \"" + file + "\" #!"
}

const annexOf = `[annex]
at = ["10mm", "10mm"]
size = ["80mm", "80mm"]
refer = "see annex"
more = "more in the annex"
`

// wrong is a template with one thing wrong, on the line that ends in "#!", and what is said of it.
type wrong struct{ toml, cause string }

var wrongFiles = map[string]wrong{
	"unknown key":          {oneBox + `colour = "red" #!`, "box.colour"},
	"capital letters":      {oneBox + `Style = "value" #!`, "box[0].Style"},
	"unknown section":      {"[[boxes]] #!\nid = \"a\"", "boxes"},
	"no unit":              {edited(`"10mm"]`, `"10"] #!`), `"10" is no measure`},
	"wrong unit":           {"[style.big] \nsize = \"4mm\" #!", `"4mm" is no measure; write it like "12.5pt"`},
	"number for measure":   {oneBox + "pad = 2 #!", "2 stands in quotes, with its unit"},
	"less than nothing":    {edited(`"10mm"]`, `"-1mm"] #!`), `"-1mm" is no measure`},
	"too fine":             {edited(`"10mm"]`, `"1.005mm"] #!`), `"1.005mm" is no measure`},
	"enormous":             {edited(`"10mm"]`, `"123456789mm"] #!`), "is no measure"},
	"point without digits": {edited(`"10mm"]`, `"1.mm"] #!`), "is no measure"},
	"no TOML":              {oneBox + "style = #!", "value"},
	"no such align":        {oneBox + `align = "justify" #!`, `"justify" is none of left, right, center`},
	"no such function":     {edited(`"{{.name}}"`, `"{{total .name}}" #!`), `function "total" not defined`},
	"open action":          {edited(`"{{.name}}"`, `"{{.name" #!`), "unclosed action"},
}

var wrongBoxes = map[string]wrong{
	"no such style":      {oneBox + `style = "huge" #!`, `there is no style "huge"`},
	"one length":         {edited(`["10mm", "10mm"]`, `["10mm"] #!`), "two lengths"},
	"no extent":          {edited(`["30mm", "10mm"]`, `["30mm", "0mm"] #!`), "it has no extent"},
	"pad without room":   {oneBox + `pad = "5mm" #!`, "the pad leaves no room"},
	"odd turn":           {oneBox + "turn = 45 #!", "0, 90, 180 or 270"},
	"decimal box":        {oneBox + `align = "decimal" #!`, `"decimal" is none of left, right, center`},
	"no annex":           {oneBox + `overflow = "annex" #!`, "the template has no [annex]"},
	"no id":              {edited("[[box]]\nid = \"name\"", "[[box]] #!"), "it has no id"},
	"id with a slash":    {edited("[[box]]\nid = \"name\"", "[[box]] #!\nid = \"a/b\""), `"a/b" is no id`},
	"id twice":           {oneBox + edited("[[box]]", "[[box]] #!"), "line 13 too"},
	"text and parts":     {edited("[[box]]", "[[box]] #!") + "[[box.part]]\ntext = \"x\"", "either a text or parts"},
	"part without text":  {edited(`text = "{{.name}}"`, "[[box.part]] #!"), "a part has a text"},
	"nothing in a box":   {strings.Replace(edited(`text = "{{.name}}"`, ""), "[[box]]", "[[box]] #!", 1), "either a text"},
	"font size 0":        {"[style.none]\nsize = \"0pt\" #!", "a style has a size, from 3pt to 300pt"},
	"least above size":   {"[style.odd]\nsize = \"8pt\"\nmin = \"9pt\" #!", "the least size"},
	"no leading":         {"[style.odd]\nsize = \"8pt\"\nleading = 5 #!", "the leading is from 80 to 400"},
	"no such family":     {"[style.odd]\nsize = \"8pt\"\nfamily = \"serif\" #!", `there is no family "serif"`},
	"whiter than white":  {"[style.odd]\nsize = \"8pt\"\ngrey = 101 #!", "a grey is from 0, black, to 100"},
	"missing picture":    {imageOf("gone.png"), `no picture "gone.png"`},
	"broken picture":     {imageOf("broken.png"), `"broken.png" cannot be used as PNG`},
	"picture elsewhere":  {imageOf("../form/logo.png"), "no picture"},
	"mark without text":  {"[[mark]] #!\nat = [\"1mm\", \"1mm\"]\nsize = [\"5mm\", \"5mm\"]", "a mark has a text"},
	"no such symbol":     {symbolOf("module = \"1mm\"\nkind = \"pdf417\" #!"), `"pdf417" is none of gs1-128, code-128`},
	"no module":          {symbolOf("kind = \"qr\"\nmodule = \"0mm\" #!"), "a symbol has a least width"},
	"most below module":  {symbolOf("kind = \"qr\"\nmost = \"0.3mm\"\nmodule = \"0.375mm\" #!"), "not below it"},
	"decimal symbol":     {symbolOf("kind = \"qr\"\nmodule = \"0.4mm\"\nalign = \"decimal\" #!"), `"decimal" is none`},
	"annex to the annex": {oneBox + "on = \"annex\"\noverflow = \"continue\" #!\n" + annexOf, "a box of the annex cannot"},
	"annex unsaid":       {"[annex] #!\nat = [\"1mm\", \"1mm\"]\nsize = [\"5mm\", \"5mm\"]", "refer and more"},
}

var wrongTables = map[string]wrong{
	"no columns": {"[[table]] #!\nid = \"a\"\nat = [\"1mm\", \"1mm\"]\nsize = [\"5mm\", \"5mm\"]", "rows and columns"},
	"columns too wide": {strings.Replace(tabled("[[table]]", "[[table]] #!"), `width = "20mm"`,
		`width = "90mm"`, 1), "-10.00 mm are left for 1 columns"},
	"columns short": {strings.Replace(tabled("[[table]]", "[[table]] #!"), `id = "what"`,
		"id = \"what\"\nwidth = \"59mm\"", 1), "1.00 mm are left for 0 columns"},
	"column twice": {tabled("[[table.column]]\nid = \"net\"", "[[table.column]] #!\nid = \"what\""),
		"column what already"},
	"column unnamed": {tabled("[[table.column]]\nid = \"net\"", "[[table.column]] #!"), "it has no id"},
	"column all pad": {strings.Replace(tabled("[[table.column]]\nid = \"net\"", "[[table.column]] #!\nid = \"net\""),
		`rows = "lines"`, "rows = \"lines\"\npad = \"10mm\"", 1), "no room in the column"},
	"other width next": {tabled("rows =", "next_size = [\"70mm\", \"40mm\"] #!\nrows ="), "as wide on further"},
	"all reserve":      {tabled(`rows = "lines"`, "rows = \"lines\"\nreserve = \"40mm\" #!"), "no room for rows"},
	"on some sheet":    {tabled("[[table]]", "[[table]] #!\non = \"last\""), "neither on nor layer"},
	"kind unnamed":     {oneTable + "[[table.kind]] #!\nspan = \"x\"", "has a name"},
	"kind twice": {oneTable + "[[table.kind]]\nname = \"a\"\nspan = \"x\"\n[[table.kind]] #!\nname = \"a\"\nspan = \"y\"",
		"a kind a already"},
	"kind of nothing": {oneTable + "[[table.kind]] #!\nname = \"a\"", "either a span or cells"},
	"cell nowhere":    {oneTable + "[[table.kind]]\nname = \"a\"\n[table.kind.cells]\nx = \"x\" #!", `no column "x"`},
	"function in a cell": {oneTable + "[[table.kind]]\nname = \"a\"\n[table.kind.cells]\nnet = \"{{sum}}\" #!",
		`function "sum" not defined`},
	"kept with both": {oneTable + "[[table.kind]]\nname = \"a\"\nspan = \"x\"\nkeep = \"all\" #!", `"all" is none of`},
	"carried nowhere": {oneTable + "[table.carry]\nforward = \"f\"\nbrought = \"b\"\ncolumn = \"x\" #!",
		`no column "x"`},
	"carried unsaid": {oneTable + "[table.carry] #!\ncolumn = \"what\"", "forward and brought"},
}

func TestWrongTemplates(t *testing.T) {
	t.Parallel()
	for _, all := range []map[string]wrong{wrongFiles, wrongBoxes, wrongTables} {
		for name, c := range all {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				wants(t, formHead+c.toml, c.cause)
			})
		}
	}
}

// wants parses a template that is wrong in one place and looks whether the fault names the file, the line marked "#!"
// and the cause.
func wants(t *testing.T, toml, cause string) {
	t.Helper()
	_, err := sheet.Parse(formFiles(t, toml), "form/template.toml")
	faults := fault.All(err)
	if len(faults) != 1 {
		t.Fatalf("got %d faults, want one: %v", len(faults), err)
	}
	f := faults[0]
	before, _, marked := strings.Cut(toml, "#!")
	if line := 1 + strings.Count(before, "\n"); !marked || f.Params["line"] != line {
		t.Errorf("the fault is on line %v, want %d: %v", f.Params["line"], line, f)
	}
	if f.Code != fault.Invalid || f.Params["file"] != "form/template.toml" || !strings.Contains(f.Error(), cause) {
		t.Errorf("%v does not name the file and %q", f, cause)
	}
	if f.Key != string(words.SheetTemplateWrong) && f.Key != string(words.SheetTemplateKey) {
		t.Errorf("the key is %s", f.Key)
	}
}

func TestAllThatIsWrongIsToldInOrder(t *testing.T) {
	t.Parallel()
	toml := formHead + edited(`text = "{{.name}}"`, "text = \"{{nope}}\"\nstyle = \"huge\"\nturn = 7") +
		strings.Replace(edited(`id = "name"`, `id = "other"`), `"10mm"]`, `"10mm", "1mm"]`, 1)
	_, err := sheet.Parse(formFiles(t, toml), "form/template.toml")
	var lines []int
	for _, f := range fault.All(err) {
		lines = append(lines, f.Params["line"].(int))
	}
	if len(lines) != 4 || !slices.IsSorted(lines) {
		t.Errorf("four things are wrong, told in lines %v: %v", lines, err)
	}
}

func TestFilesOfOtherEditors(t *testing.T) {
	t.Parallel()
	windows := "\ufeff" + strings.ReplaceAll(formHead+edited(`"30mm", "10mm"`, `"30mm", "30mm"`)+`caption = """two
lines"""
`, "\n", "\r\n")
	form, err := sheet.Parse(formFiles(t, windows), "form/template.toml")
	if err != nil {
		t.Fatal(err)
	}
	got := said(lay(t, form, `{"name": "Tick\tTock\r\nand\rso on\ufeff"}`).Pages[0], "name")
	if want := []string{"two", "lines", "Tick Tock", "and", "so on"}; !slices.Equal(got, want) {
		t.Errorf("the box says %q, want %q", got, want)
	}
}

func TestTemplateOnly(t *testing.T) {
	t.Parallel()
	form := parse(t, oneBox)
	if form.Ref() != "form/1" || form.Medium != sheet.Paper || form.Lang != "en" || len(form.SHA256) != 64 {
		t.Errorf("read as %s, %s, %s, hash %q", form.Ref(), form.Medium, form.Lang, form.SHA256)
	}
	_, err := sheet.Parse(formFiles(t, ""), "gone/template.toml")
	if !errors.Is(err, fault.New(fault.NotFound, words.SheetTemplateFile, nil)) {
		t.Errorf("a missing file gives %v", err)
	}
	_, err = sheet.Parse(formFiles(t, ""), "form/template.toml")
	if told := err.Error(); !strings.Contains(told, "has a version") || !strings.Contains(told, "has no id") ||
		!strings.Contains(told, "has a title") || !strings.Contains(told, "two lengths") {
		t.Errorf("an empty file gives %v", err)
	}
}

// FuzzParse: whatever stands in a file, it is read or refused with a line, and what was read can be laid or refused.
func FuzzParse(f *testing.F) {
	f.Add(formHead + oneBox)
	f.Add(formHead + oneTable + annexOf)
	f.Add(formHead + symbolOf("kind = \"qr\"\nmodule = \"0.4mm\"\nturn = 90\nhri = \"above\""))
	for _, all := range []map[string]wrong{wrongFiles, wrongBoxes, wrongTables} {
		for _, c := range all {
			f.Add(formHead + c.toml)
		}
	}
	filling := sheet.Data{"name": "Bounma", "code": "ABC", "lines": []any{map[string]any{"what": "x", "net": int64(1)}}}
	f.Fuzz(func(t *testing.T, toml string) {
		if strings.Contains(toml, "range") || strings.Contains(toml, "printf") {
			t.Skip("a template may ask for as much work as it likes")
		}
		form, err := sheet.Parse(formFiles(t, toml), "form/template.toml")
		if err == nil {
			_, err = form.Lay(filling, sheet.Options{})
		}
		if err != nil && len(fault.All(err)) == 0 {
			t.Errorf("no fault: %v", err)
		}
	})
}
