package pdf_test

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/text"
	"tradehub/templates"
)

// letters are the fonts that the pages of this test are set in.
var letters = map[string]string{
	"NotoSans-Regular": templates.NotoSansRegular, "NotoSansLao-Regular": templates.NotoSansLaoRegular,
	"NotoSansThai-Regular": templates.NotoSansThaiRegular, "NotoSansSC-Regular": templates.NotoSansSCRegular,
}

// TestPageAsChromiumDrawsIt sets one page twice, here and in Chromium with the same fonts, and compares the ink. Both
// shape with HarfBuzz's rules, so what is left are hairs of position.
func TestPageAsChromiumDrawsIt(t *testing.T) {
	t.Parallel()
	const limit = 0.015
	written := page(nil, 0)
	for i, line := range set(text.Style{}, append(spoken, spoken...)...) {
		written.Ops = append(written.Ops,
			sheet.Text{XHMM: 2000, YHMM: 2500 + 1137*i, SizeDPt: 110 + 5*(i%7), Line: line})
	}
	ours := inFile(t, "ours.pdf", paint(t, document(written)))
	theirs := printed(t, written)
	cut := []string{"-x", "0", "-y", "0", "-W", "1640", "-H", "2300"} // Chromium's page is a dot shorter
	a, b := greys(t, ours, "200", cut...), greys(t, theirs, "200", cut...)
	differs, ink := 0, 0
	for i := range a.dots {
		differs += max(int(a.dots[i])-int(b.dots[i]), int(b.dots[i])-int(a.dots[i]))
		ink += 255 - int(b.dots[i])
	}
	share := float64(differs) / float64(ink)
	t.Logf("differs from Chromium by %.2f %% of the ink", share*100)
	if ink == 0 || share >= limit {
		t.Errorf("differs by %.2f %% of %d ink, at most %.1f %%", share*100, ink, limit*100)
	}
}

// printed lets Chromium print the texts of a page, and gives the path of its PDF.
func printed(t *testing.T, page sheet.Page) string {
	t.Helper()
	folder := t.TempDir()
	var b strings.Builder
	b.WriteString("<!doctype html><meta charset=utf-8><style>@page{size:210mm 297mm;margin:0}html,body{margin:0}\n" +
		"text{white-space:pre;font-kerning:normal;text-rendering:geometricPrecision}\n")
	for name, content := range letters {
		if err := os.WriteFile(filepath.Join(folder, name+".ttf"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "@font-face{font-family:%s;src:url(%s.ttf)}\n", name, name)
	}
	b.WriteString("</style>\n<svg style='position:absolute;left:0;top:0;width:210mm;height:297mm'" +
		" viewBox='0 0 21000 29700'>\n")
	for _, op := range page.Ops {
		line := op.(sheet.Text)
		fmt.Fprintf(&b, "<text x=%d y=%d font-size=%.4f>", line.XHMM, line.YHMM, float64(line.SizeDPt)*127/36)
		for _, run := range line.Line.Runs {
			fmt.Fprintf(&b, "<tspan font-family=%s>%s</tspan>", run.Face.Name(), html.EscapeString(run.Text))
		}
		b.WriteString("</text>\n")
	}
	b.WriteString("</svg>")
	source, target := filepath.Join(folder, "page.html"), filepath.Join(folder, "theirs.pdf")
	if err := os.WriteFile(source, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+profile(t), "--no-pdf-header-footer", "--print-to-pdf="+target, "file://"+source)
	return target
}

// profile is a folder for a browser, which may still be writing into it when the test ends.
func profile(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "profile")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

// raster is a page in grey dots.
type raster struct {
	width int
	dots  []byte
}

// greys draws the first page of a file.
func greys(t testing.TB, path, dpi string, more ...string) raster {
	t.Helper()
	args := append([]string{"-r", dpi, "-gray", "-singlefile"}, more...)
	out := []byte(run(t, "pdftoppm", append(args, path)...))
	var width, height, white int
	if _, err := fmt.Fscanf(bytes.NewReader(out), "P5\n%d %d\n%d\n", &width, &height, &white); err != nil {
		t.Fatal(err)
	}
	return raster{width, out[len(out)-width*height:]}
}
