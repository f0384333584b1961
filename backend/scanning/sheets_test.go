package scanning_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/scanning"
	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
	"tradehub/templates/words"
)

var languages = []words.Lang{"en", "lo", "th", "zh", "vi"}

// sheets lays out both sheets in every language.
func (h *house) sheets() map[string]scanning.Sheet {
	h.t.Helper()
	all := map[string]scanning.Sheet{}
	for _, in := range languages {
		commands, err := h.CommandSheet(h.t.Context(), packer, in)
		h.must(err)
		test, err := h.TestSheet(h.t.Context(), packer, in)
		h.must(err)
		all["commands-"+string(in)], all["test-"+string(in)] = commands, test
	}
	return all
}

// printedDPI is how finely a sheet is drawn for the readers; office printers are finer.
const printedDPI = 300

// printed draws the PDF of a sheet as a printer does, and gives the file of its one page.
func printed(t *testing.T, one scanning.Sheet) string {
	t.Helper()
	content, err := one.PDF()
	if err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(source, content, 0o600); err != nil {
		t.Fatal(err)
	}
	drawn := strings.TrimSuffix(source, ".pdf")
	run(t, "pdftoppm", "-r", strconv.Itoa(printedDPI), "-gray", "-png", "-singlefile", source, drawn)
	return drawn + ".png"
}

// run starts a tool; a machine without it skips the test, unless it is one that must have all.
func run(t *testing.T, tool string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		missing(t, err)
	}
	command := exec.CommandContext(t.Context(), path, args...)
	var complaints bytes.Buffer
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", tool, err, complaints.String())
	}
	return out
}

func missing(t *testing.T, err error) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("install what `go run ./build test` installs: %v", err)
	}
	t.Skip(err)
}

// wanted is what must be read from a sheet.
func wanted(name string) (all []string) {
	if strings.HasPrefix(name, "commands") {
		for _, c := range scanning.Commands() {
			all = append(all, c.Code, c.Code) // as bars and as QR
		}
	} else {
		for _, c := range scanning.TestCodes() {
			all = append(all, c.Data)
		}
	}
	return all
}

func TestEveryCodeOfTheSheetsIsRead(t *testing.T) {
	t.Parallel()
	all := newHouse(t).sheets()
	for _, name := range []string{"commands-en", "commands-th", "test-vi"} { // the symbols are the same in every language
		one := all[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := printed(t, one)
			want := slices.Sorted(slices.Values(wanted(name)))
			if found := readZBar(t, file, one); !slices.Equal(found, want) {
				t.Errorf("zbar read %q, want %q", found, want)
			}
			if found := readZXing(t, file); !slices.Equal(found, want) {
				t.Errorf("ZXing read %q, want %q", found, want)
			}
		})
	}
}

// readZBar reads each symbol by itself, cut out with no more than its quiet zone, as a gun sees it that is held close.
func readZBar(t *testing.T, file string, one scanning.Sheet) (all []string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	page, is := picture.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if !is {
		t.Fatalf("a picture of another kind: %T", picture)
	}
	args := []string{"--raw", "--quiet"}
	for i, op := range one.Document.Pages[0].Ops {
		s, is := op.(sheet.Symbol)
		if !is {
			continue
		}
		var piece bytes.Buffer
		if err := png.Encode(&piece, page.SubImage(zoneOf(s))); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), fmt.Sprintf("%d.png", i))
		if err := os.WriteFile(name, piece.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	all = strings.Split(strings.TrimSuffix(string(run(t, "zbarimg", args...)), "\n"), "\n")
	slices.Sort(all)
	return all
}

// zoneOf gives the place of a symbol with its quiet zones in a picture of printedDPI.
func zoneOf(s sheet.Symbol) image.Rectangle {
	width, height := s.SizeDots()
	side, above := s.Modules.Quiet()
	across, down := side*s.ModuleDots, above*s.ModuleDots
	scale := func(dots int) int { return dots * printedDPI / s.DPI }
	return image.Rect(scale(s.XDots-across), scale(s.YDots-down), scale(s.XDots+width+across),
		scale(s.YDots+height+down))
}

// readZXing reads all symbols of a picture, in order of their texts.
func readZXing(t *testing.T, file string) (all []string) {
	t.Helper()
	frontend := filepath.Join("..", "..", "frontend")
	if _, err := os.Stat(filepath.Join(frontend, "node_modules", "zxing-wasm")); err != nil {
		missing(t, err)
	}
	for line := range bytes.Lines(run(t, "node", filepath.Join(frontend, "tests", "decode.mjs"), file)) {
		var found struct{ Text string }
		if err := json.Unmarshal(line, &found); err != nil {
			t.Fatal(err)
		}
		all = append(all, found.Text)
	}
	slices.Sort(all)
	return all
}

func TestTheSheetsSpeakEveryLanguage(t *testing.T) {
	t.Parallel()
	all := newHouse(t).sheets()
	for _, in := range languages {
		commands, test := saidOn(all["commands-"+string(in)]), saidOn(all["test-"+string(in)])
		for _, c := range scanning.Commands() {
			for _, each := range []words.Lang{in, "lo", "en"} {
				if !strings.Contains(commands, bare(words.Say(each, c.Does, nil))) {
					t.Errorf("%s: %s does not stand on the sheet in %s", in, c.Does, each)
				}
			}
		}
		for _, each := range []words.Lang{in, "en"} {
			for _, key := range []words.Key{words.ScanningTestStep3, words.ScanningTestHint1, words.ScanningTestHint3} {
				if !strings.Contains(test, bare(words.Say(each, key, nil))) {
					t.Errorf("%s: %s does not stand on the test sheet in %s", in, key, each)
				}
			}
		}
	}
}

// saidOn gives all texts of a sheet without blanks: a line may end anywhere between words.
func saidOn(one scanning.Sheet) string {
	var all strings.Builder
	for _, op := range one.Document.Pages[0].Ops {
		if line, is := op.(sheet.Text); is {
			all.WriteString(line.Line.Text)
		}
	}
	return bare(all.String())
}

func bare(text string) string { return strings.Join(strings.Fields(text), "") }

func TestTheCodesThatTeach(t *testing.T) {
	t.Parallel()
	codes := scanning.TestCodes()
	elements, err := gs1.ParseElements(codes[0].Data)
	if err != nil || gs1.Associate(elements...) != nil || gs1.Bracket(elements) != codes[0].Text {
		t.Errorf("A is no label: %v, %v", elements, err)
	}
	inLink, err := gs1.ParseLink(codes[2].Data)
	if err != nil || !slices.Equal(inLink, elements) {
		t.Errorf("C says %v, A says %v: %v", inLink, elements, err)
	}
	if separators := strings.Count(codes[0].Data, "\x1d"); separators != 1 {
		t.Errorf("%d separators", separators)
	}
	for _, c := range codes {
		if _, err := symbol.Encode(c.Kind, c.Data); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
		if strings.ContainsAny(c.Data, "|{}<>^~\\\"';$#") && c.ID != "B" {
			t.Errorf("%s holds a sign that scanners send for a separator", c.ID)
		}
	}
}

func TestCommandsAreTakenForNothingElse(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, c := range scanning.Commands() {
		scan, err := gs1.Classify(c.Code)
		if err != nil || scan.Kind != gs1.KindPlain || seen[c.Code] || seen[c.Name] {
			t.Errorf("%s is %s, %v", c.Code, scan.Kind, err)
		}
		seen[c.Code], seen[c.Name] = true, true
	}
}

func TestOnlyWhoIsSignedInGetsASheet(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, err := h.CommandSheet(t.Context(), nobody, "en")
	h.refused(fault.Forbidden, words.AccessSignIn, err)
	_, err = h.TestSheet(t.Context(), nobody, "en")
	h.refused(fault.Forbidden, words.AccessSignIn, err)
}

func TestTheSamplesAreWhatTheSheetsHold(t *testing.T) {
	t.Parallel()
	for _, form := range []string{"scan-commands", "scanner-test"} {
		found, err := forms.Find(form)
		if err != nil {
			t.Fatal(err)
		}
		if err := found.Check(sheet.Options{CreatedAt: noon}); err != nil {
			t.Error(err)
		}
	}
}
