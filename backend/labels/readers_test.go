package labels_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ingridhq/zebrash"
	"github.com/ingridhq/zebrash/drawers"

	"tradehub/backend/sheet/pdf"
)

// way is one way in which labels come to paper: a picture of each.
type way struct {
	name     string
	pictures []string
}

// drawnFromZPL lets a printer that is not ours draw what came out of the simulated one.
func drawnFromZPL(t *testing.T, all []said) way {
	t.Helper()
	w, folder := way{name: "ZPL"}, t.TempDir()
	for i, s := range all {
		found, err := zebrash.NewParser().Parse(s.zpl)
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %d labels, %v", s.name, len(found), err)
		}
		var picture bytes.Buffer
		page := s.sheet.Pages[0]
		if err := zebrash.NewDrawer().DrawLabelAsPng(found[0], &picture, drawers.DrawerOptions{
			LabelWidthMm: float64(page.WidthHMM) / 100, LabelHeightMm: float64(page.HeightHMM) / 100, Dpmm: 8,
		}); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(folder, fmt.Sprintf("%03d.png", i))
		if err := os.WriteFile(file, picture.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		w.pictures = append(w.pictures, file)
	}
	return w
}

// drawnFromPDF writes the labels as PDF and lets a reader of PDF that is not ours draw them.
func drawnFromPDF(t *testing.T, all []said) way {
	t.Helper()
	folder := t.TempDir()
	source := filedPDF(t, all, folder)
	tool(t, "pdftoppm", "-r", "203.2", "-gray", "-png", source, filepath.Join(folder, "label"))
	pictures, err := filepath.Glob(filepath.Join(folder, "label-*.png"))
	if err != nil || len(pictures) != len(all) {
		t.Fatalf("%d of %d labels are drawn: %v", len(pictures), len(all), err)
	}
	slices.Sort(pictures) // their numbers have noughts in front
	return way{"PDF", pictures}
}

// textsOfPDF gives the text of each label, without blanks.
func textsOfPDF(t *testing.T, all []said) []string {
	t.Helper()
	folder := t.TempDir()
	source := filedPDF(t, all, folder)
	pages := strings.Split(string(tool(t, "pdftotext", "-raw", source, "-")), "\f")
	if len(pages) != len(all)+1 {
		t.Fatalf("%d texts of %d labels", len(pages)-1, len(all))
	}
	for i, page := range pages {
		pages[i] = squeezed(page)
	}
	return pages[:len(all)]
}

func filedPDF(t *testing.T, all []said, folder string) string {
	t.Helper()
	var file bytes.Buffer
	writer := pdf.Begin(all[0].sheet, &file)
	for _, s := range all {
		if err := writer.Add(s.sheet.Pages[0]); err != nil {
			t.Fatal(err)
		}
	}
	source := filepath.Join(folder, "labels.pdf")
	if err := writer.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(source, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return source
}

// tool starts a tool; a machine without it skips the test, unless it is one that must have all.
func tool(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		without(t, err)
	}
	command := exec.CommandContext(t.Context(), path, args...)
	out, err := command.Output()
	if err != nil && len(out) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func without(t *testing.T, err error) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("install what `go run ./build test` installs: %v", err)
	}
	t.Skip(err)
}

// readZBar gives what zbar reads of each picture. It knows no Data Matrix.
func readZBar(t *testing.T, pictures []string) [][]string {
	t.Helper()
	all := make([][]string, len(pictures))
	for i, picture := range pictures {
		for line := range strings.Lines(string(tool(t, "zbarimg", "--raw", "--quiet", picture))) {
			all[i] = append(all[i], strings.TrimSuffix(line, "\n"))
		}
	}
	return all
}

// readZXing gives what the ZXing of the window's tests reads of each picture.
func readZXing(t *testing.T, pictures []string) [][]string {
	t.Helper()
	frontend := filepath.Join("..", "..", "frontend")
	if _, err := os.Stat(filepath.Join(frontend, "node_modules", "zxing-wasm")); err != nil {
		without(t, err)
	}
	all := make([][]string, len(pictures))
	script := filepath.Join(frontend, "tests", "decode.mjs")
	for line := range bytes.Lines(tool(t, "node", append([]string{script}, pictures...)...)) {
		var found struct{ File, Text string }
		if err := json.Unmarshal(line, &found); err != nil {
			t.Fatal(err)
		}
		i := slices.Index(pictures, found.File)
		all[i] = append(all[i], found.Text)
	}
	return all
}
