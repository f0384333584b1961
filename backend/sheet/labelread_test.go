package sheet_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/symbol"
)

// identifiers are what a reader says of a symbology (ISO/IEC 15424): whoever takes the data for elements looks at it.
var identifiers = map[symbol.Kind]string{
	symbol.GS1128: "]C1", symbol.Code128: "]C0", symbol.EAN13: "]E0", symbol.GS1DataMatrix: "]d2", symbol.QR: "]Q1",
}

// shown is a label in one of the ways that it comes to paper or to a screen, with the symbols that it must show.
type shown struct {
	name    string
	picture image.Image
	symbols []sheet.Symbol
}

// TestEverySymbolOfEveryLabelIsRead: whichever way a label takes, what a reader gets is what was meant. zbar and ZXing
// were written by different people; zbar knows no Data Matrix.
func TestEverySymbolOfEveryLabelIsRead(t *testing.T) {
	t.Parallel()
	labels := everyWay(t)
	t.Run("zbar", func(t *testing.T) {
		t.Parallel()
		readSingly(t, labels, readZBar, symbol.GS1DataMatrix)
	})
	t.Run("ZXing of the system", func(t *testing.T) {
		t.Parallel()
		readSingly(t, labels, readZXing, symbol.GS1DataMatrix)
	})
	t.Run("ZXing of the window's tests", func(t *testing.T) {
		t.Parallel()
		readWhole(t, labels)
	})
}

// everyWay shows every label as PDF, as ZPL and as PNG.
func everyWay(t *testing.T) (all []shown) {
	t.Helper()
	var documents []sheet.Document
	samples := labels(t)
	for _, l := range samples {
		documents = append(documents, l.laid(t, 203))
	}
	for i, onPaper := range printedFromPDF(t, documents) {
		name, page := samples[i].name, documents[i].Pages[0]
		symbols := symbolsOf(page)
		all = append(all, shown{name + ", PDF", onPaper, symbols}, shown{name + ", ZPL", emulated(t, page), symbols},
			shown{name + ", PNG", previewed(t, page), symbols})
	}
	return all
}

func symbolsOf(page sheet.Page) (all []sheet.Symbol) {
	for _, op := range page.Ops {
		if s, is := op.(sheet.Symbol); is {
			all = append(all, s)
		}
	}
	return all
}

// reading is what a reader made of a symbol. Some give no identifier.
type reading struct{ text, identifier string }

// readSingly shows a reader each symbol by itself, cut out with its quiet zone. (ZXing 1.4 stumbles over a picture that
// has bars and a matrix; and it shows that the quiet zone alone is enough.)
func readSingly(t *testing.T, labels []shown, read func(*testing.T, []string) []reading, unknown ...symbol.Kind) {
	var pieces []image.Image
	var names []string
	var want []sheet.Symbol
	for _, l := range labels {
		for _, s := range l.symbols {
			if !slices.Contains(unknown, s.Modules.Kind) {
				pieces, want = append(pieces, cutOut(l.picture, zoneOf(s))), append(want, s)
				names = append(names, l.name+", "+s.From.Box)
			}
		}
	}
	found := read(t, filed(t, pieces))
	if len(found) != len(want) || len(want) == 0 {
		t.Fatalf("read %d symbols of %d", len(found), len(want))
	}
	for i, r := range found {
		if r.text != want[i].Modules.Data {
			t.Errorf("%s: read %q, want %q", names[i], r.text, want[i].Modules.Data)
		}
		if expected := identifiers[want[i].Modules.Kind]; r.identifier != "" && r.identifier != expected {
			t.Errorf("%s: identifier %s, want %s", names[i], r.identifier, expected)
		}
	}
}

// readWhole shows a reader whole labels: it must find what there is, no more and no less.
func readWhole(t *testing.T, labels []shown) {
	pictures := make([]image.Image, len(labels))
	for i, l := range labels {
		pictures[i] = l.picture
	}
	files := filed(t, pictures)
	found := readWasm(t, files)
	for i, l := range labels {
		want := make([]reading, len(l.symbols))
		for k, s := range l.symbols {
			want[k] = reading{s.Modules.Data, identifiers[s.Modules.Kind]}
		}
		if got := found[files[i]]; !slices.Equal(inOrder(got), inOrder(want)) {
			t.Errorf("%s: read %q, want %q", l.name, got, want)
		}
	}
}

func inOrder(readings []reading) []reading {
	return slices.SortedFunc(slices.Values(readings), func(a, b reading) int { return strings.Compare(a.text, b.text) })
}

// runTool starts a tool; a machine without it skips the test, unless it is one that must have all.
func runTool(t testing.TB, tool string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		toolMissing(t, err)
	}
	command := exec.CommandContext(t.Context(), path, args...)
	var complaints bytes.Buffer
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil && len(out) == 0 {
		t.Fatalf("%s: %v: %s", tool, err, complaints.String())
	}
	return out
}

func toolMissing(t testing.TB, err error) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("install what `go run ./build test` installs: %v", err)
	}
	t.Skip(err)
}

// readZBar asks for the bytes alone, one line to a symbol: the XML that zbar can write spoils all but ASCII.
func readZBar(t *testing.T, pictures []string) (all []reading) {
	t.Helper()
	for line := range strings.Lines(string(runTool(t, "zbarimg", append([]string{"--raw", "--quiet"}, pictures...)...))) {
		all = append(all, reading{text: strings.TrimSuffix(line, "\n")})
	}
	return all
}

func readZXing(t *testing.T, pictures []string) (all []reading) {
	t.Helper()
	for line := range strings.Lines(string(runTool(t, "ZXingReader", pictures...))) {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch name {
		case "File":
			all = append(all, reading{})
		case "Bytes":
			plain, err := hex.DecodeString(strings.ReplaceAll(value, " ", ""))
			if err != nil {
				t.Fatal(err)
			}
			all[len(all)-1].text = string(plain)
		case "Identifier":
			all[len(all)-1].identifier = value
		}
	}
	return all
}

// readWasm gives what is read of each file.
func readWasm(t *testing.T, files []string) map[string][]reading {
	t.Helper()
	frontend := filepath.Join("..", "..", "frontend")
	if _, err := os.Stat(filepath.Join(frontend, "node_modules", "zxing-wasm")); err != nil {
		toolMissing(t, err)
	}
	script := filepath.Join(frontend, "tests", "decode.mjs")
	all := map[string][]reading{}
	for line := range bytes.Lines(runTool(t, "node", append([]string{script}, files...)...)) {
		var found struct{ File, Text, SymbologyIdentifier string }
		if err := json.Unmarshal(line, &found); err != nil {
			t.Fatal(err)
		}
		all[found.File] = append(all[found.File], reading{found.Text, found.SymbologyIdentifier})
	}
	return all
}
