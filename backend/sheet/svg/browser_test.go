package svg_test

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/svg"
)

// The browser draws the picture, under a policy that forbids all but pictures in the page, as raster draws the same
// page: two drawings of one display list that share no code.
func TestTheBrowserDrawsWhatRasterDraws(t *testing.T) {
	t.Parallel()
	page := sample(t)
	const scale = 2
	got := browsed(t, svg.Paint(page, svg.Options{}), page, scale)
	want, err := raster.Draw(page, 96*scale)
	if err != nil {
		t.Fatal(err)
	}
	differ, ink := 0, 0
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			a, b := int(got.GrayAt(x, y).Y), int(want.GrayAt(x, y).Y)
			differ += max(a-b, b-a)
			ink += 255 - b
		}
	}
	share := float64(differ) / float64(ink) * 100
	t.Logf("%.2f %% of the ink differ", share)
	if share > 4 || ink == 0 {
		t.Errorf("%.2f %% of the ink differ, edges alone would be less than 4", share)
	}
	keep(t, "svg-by-browser.png", got)
	keep(t, "svg-by-raster.png", want)
}

// browsed lets Chromium draw an SVG inside an HTML document.
func browsed(t *testing.T, picture []byte, page sheet.Page, scale int) *image.Gray {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install chromium (go run ./build test does it)")
		}
		t.Skip("chromium is not installed")
	}
	folder := t.TempDir()
	document, shot := filepath.Join(folder, "page.html"), filepath.Join(folder, "shot.png")
	html := `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; ` +
		`img-src data:; style-src 'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='"><style>body{margin:0}</style>` +
		`</head><body>` + string(picture) + `</body></html>`
	if err := os.WriteFile(document, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	size := strconv.Itoa(page.WidthHMM*96/2540+1) + "," + strconv.Itoa(page.HeightHMM*96/2540+1)
	out, err := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--hide-scrollbars", "--force-device-scale-factor="+strconv.Itoa(scale),
		"--user-data-dir="+filepath.Join(folder, "profile"),
		"--window-size="+size, "--screenshot="+shot, "file://"+document).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file, err := os.ReadFile(shot)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	grey := image.NewGray(decoded.Bounds())
	draw.Draw(grey, grey.Rect, decoded, decoded.Bounds().Min, draw.Src)
	return grey
}

// keep leaves a picture in the folder that TRADEHUB_TEST_PAPERS names, for a person to look at.
func keep(t *testing.T, name string, picture image.Image) {
	t.Helper()
	folder := os.Getenv("TRADEHUB_TEST_PAPERS")
	if folder == "" {
		return
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
