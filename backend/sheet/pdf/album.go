package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"strconv"

	"tradehub/backend/sheet"
)

// album holds the pictures of a document, each once.
type album struct {
	seen     map[*byte]*picture // the same bytes in memory need not be summed again
	bySum    map[[sha256.Size]byte]*picture
	pictures []*picture
}

// picture is a picture ready for the file.
type picture struct {
	name     string // in pages, /I0 and so on
	wide     int
	high     int
	space    string // of colour: DeviceGray or DeviceRGB
	colours  []byte // deflated, 8 bits each
	coverage []byte // deflated; nil when nothing shows through
}

func newAlbum() album {
	return album{seen: map[*byte]*picture{}, bySum: map[[sha256.Size]byte]*picture{}}
}

func (w *Writer) image(i sheet.Image) error {
	p, err := w.album.take(i.PNG)
	if err != nil {
		return fmt.Errorf("picture %s: %w", i.Name, err)
	}
	w.canvas.add("q ")
	w.canvas.numbers(i.WidthHMM, 0, 0, i.HeightHMM, i.XHMM, w.canvas.heightHMM-i.YHMM-i.HeightHMM)
	w.canvas.add("cm /" + p.name + " Do Q\n")
	return nil
}

// take gives the picture of some PNG bytes.
func (a *album) take(encoded []byte) (*picture, error) {
	if len(encoded) == 0 {
		return nil, fmt.Errorf("it is empty")
	}
	if p, ok := a.seen[&encoded[0]]; ok {
		return p, nil
	}
	sum := sha256.Sum256(encoded)
	p, ok := a.bySum[sum]
	if !ok {
		decoded, err := png.Decode(bytes.NewReader(encoded))
		if err != nil {
			return nil, err
		}
		p = develop(decoded)
		p.name = "I" + strconv.Itoa(len(a.pictures))
		a.bySum[sum], a.pictures = p, append(a.pictures, p)
	}
	a.seen[&encoded[0]] = p
	return p, nil
}

// develop takes a picture apart into colours and coverage, for PDF keeps them so.
func develop(decoded image.Image) *picture {
	bounds := decoded.Bounds()
	dots := image.NewRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(dots, dots.Bounds(), decoded, bounds.Min, draw.Src)
	p := &picture{wide: bounds.Dx(), high: bounds.Dy(), space: "DeviceGray"}
	colours, coverage := make([]byte, 0, len(dots.Pix)/4*3), make([]byte, 0, len(dots.Pix)/4)
	grey, solid := true, true
	for i := 0; i < len(dots.Pix); i += 4 {
		red, green, blue := dots.Pix[i], dots.Pix[i+1], dots.Pix[i+2]
		alpha := dots.Pix[i+3]
		grey, solid = grey && red == green && green == blue, solid && alpha == 255
		colours = append(colours, full(red, alpha), full(green, alpha), full(blue, alpha))
		coverage = append(coverage, alpha)
	}
	if !grey {
		p.space = "DeviceRGB"
	} else {
		colours = everyThird(colours)
	}
	p.colours = deflated(colours)
	if !solid {
		p.coverage = deflated(coverage)
	}
	return p
}

// full gives a colour as it was before it was thinned by its coverage.
func full(colour, alpha byte) byte {
	if alpha == 0 {
		return 255
	}
	return byte(int(colour) * 255 / int(alpha))
}

func everyThird(colours []byte) []byte {
	for i := range len(colours) / 3 {
		colours[i] = colours[3*i]
	}
	return colours[:len(colours)/3]
}
