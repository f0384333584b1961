package symbol_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/symbol"
)

// reading is a symbol that a decoder found in a picture. Mark is the symbology identifier (ISO/IEC 15424). In a large
// matrix a decoder may take a few modules for bars of another symbol, so a picture can have several.
type reading struct{ text, mark string }

// readers are three decoders written by different people; zbar gives no symbology identifier and knows no DataMatrix.
var readers = []struct {
	name string
	read func(t *testing.T, pictures []string) map[string][]reading
}{{"zbar", readZBar}, {"zxing", readZXing}, {"zxing-wasm", readWasm}}

// decoder is the script that page tests and label tests use as well.
var decoder = filepath.Join("..", "..", "frontend", "tests", "decode.mjs")

// run starts a decoder; a machine without it skips the test, unless it is the one that must have all.
func run(t *testing.T, tool string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err == nil && tool == "node" {
		_, err = os.Stat(filepath.Join("..", "..", "frontend", "node_modules", "zxing-wasm"))
	}
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("install what `go run ./build test` installs: %v", err)
		}
		t.Skip(err)
	}
	command := exec.CommandContext(t.Context(), path, args...)
	var complaints bytes.Buffer
	command.Stderr = &complaints
	out, err := command.Output()
	if len(out) == 0 {
		t.Fatalf("%s: %v: %s", tool, err, complaints.String())
	}
	return out
}

// readZBar asks for the bytes alone, one line to a symbol, because the XML that zbar can write spoils all but ASCII.
func readZBar(t *testing.T, pictures []string) map[string][]reading {
	t.Helper()
	out := string(run(t, "zbarimg", append([]string{"--raw", "--quiet"}, pictures...)...))
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != len(pictures) {
		t.Fatalf("zbar read %d of %d pictures", len(lines), len(pictures))
	}
	all := map[string][]reading{}
	for i, line := range lines {
		all[pictures[i]] = []reading{{text: line}}
	}
	return all
}

func readZXing(t *testing.T, pictures []string) map[string][]reading {
	t.Helper()
	all := map[string][]reading{}
	file, text := "", ""
	for line := range strings.Lines(string(run(t, "ZXingReader", pictures...))) {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch name {
		case "File":
			file = value
		case "Bytes":
			plain, err := hex.DecodeString(strings.ReplaceAll(value, " ", ""))
			if err != nil {
				t.Fatal(err)
			}
			text = string(plain)
		case "Identifier":
			all[file] = append(all[file], reading{text, value})
		}
	}
	return all
}

func readWasm(t *testing.T, pictures []string) map[string][]reading {
	t.Helper()
	all := map[string][]reading{}
	for line := range bytes.Lines(run(t, "node", append([]string{decoder}, pictures...)...)) {
		var found struct{ File, Text, SymbologyIdentifier string }
		if err := json.Unmarshal(line, &found); err != nil {
			t.Fatal(err)
		}
		all[found.File] = append(all[found.File], reading{found.Text, found.SymbologyIdentifier})
	}
	return all
}

// paint gives the picture of a symbol, some dots to a module, in the quiet zone that it asks for.
func paint(s symbol.Symbol, dots int) *image.Gray {
	side, above := s.Quiet()
	rows := s.Rows
	if s.Linear() {
		rows, above = 30, side
	}
	picture := image.NewGray(image.Rect(0, 0, (s.Columns+2*side)*dots, (rows+2*above)*dots))
	for i := range picture.Pix {
		picture.Pix[i] = 0xff
	}
	for y := above * dots; y < (above+rows)*dots; y++ {
		line := picture.Pix[y*picture.Stride+side*dots:]
		for x := range s.Columns * dots {
			if s.Dark(x/dots, (y/dots-above)%s.Rows) {
				line[x] = 0
			}
		}
	}
	return picture
}

// picturesOf encodes everything and writes the pictures, named by place in the list.
func picturesOf(t *testing.T, kind symbol.Kind, texts []string) []string {
	t.Helper()
	folder := t.TempDir()
	names := make([]string, len(texts))
	for i, text := range texts {
		s, err := symbol.Encode(kind, text)
		if err != nil {
			t.Fatalf("%s %q: %v", kind, text, err)
		}
		var file bytes.Buffer
		if err := png.Encode(&file, paint(s, 3)); err != nil {
			t.Fatal(err)
		}
		names[i] = filepath.Join(folder, fmt.Sprintf("%03d.png", i))
		if err := os.WriteFile(names[i], file.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return names
}
