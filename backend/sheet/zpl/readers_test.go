package zpl_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/sheet/raster"
)

// reading is what a decoder made of a picture. Mark is the symbology identifier (ISO/IEC 15424).
type reading struct{ text, mark string }

// readers are decoders by different people. zbar gives no symbology identifier; only the last one is asked for
// DataMatrix (zbar knows none, and Debian's ZXing does not find it).
var readers = []struct {
	name                string
	marks, dataMatrices bool
	read                func(t *testing.T, pictures []string) []reading
}{{"zbar", false, false, readZBar}, {"zxing", true, false, readZXing}, {"zxing-wasm", true, true, readWasm}}

var frontend = filepath.Join("..", "..", "..", "frontend")

// run starts a decoder; a machine without it skips the test, unless it is the one that must have all.
func run(t *testing.T, tool string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err == nil && tool == "node" {
		_, err = os.Stat(filepath.Join(frontend, "node_modules", "zxing-wasm"))
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

func readZBar(t *testing.T, pictures []string) []reading {
	t.Helper()
	var all []reading
	for text := range strings.Lines(string(run(t, "zbarimg", append([]string{"--raw", "--quiet"}, pictures...)...))) {
		all = append(all, reading{text: strings.TrimSuffix(text, "\n")})
	}
	return all
}

func readZXing(t *testing.T, pictures []string) []reading {
	t.Helper()
	var all []reading
	for text := range strings.Lines(string(run(t, "ZXingReader", pictures...))) {
		name, value, _ := strings.Cut(text, ":")
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
			all[len(all)-1].mark = value
		}
	}
	return all
}

func readWasm(t *testing.T, pictures []string) []reading {
	t.Helper()
	script := filepath.Join(frontend, "tests", "decode.mjs")
	var all []reading
	for text := range bytes.Lines(run(t, "node", append([]string{script}, pictures...)...)) {
		var found struct{ Text, SymbologyIdentifier string }
		if err := json.Unmarshal(text, &found); err != nil {
			t.Fatal(err)
		}
		all = append(all, reading{found.Text, found.SymbologyIdentifier})
	}
	return all
}

// filed writes pictures of dots to files, in order.
func filed(t *testing.T, pictures []*raster.Bitmap) []string {
	t.Helper()
	folder := t.TempDir()
	names := make([]string, len(pictures))
	for i, dots := range pictures {
		var file bytes.Buffer
		if err := png.Encode(&file, dots.Picture()); err != nil {
			t.Fatal(err)
		}
		names[i] = filepath.Join(folder, strconv.Itoa(i)+".png")
		if err := os.WriteFile(names[i], file.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return names
}
