package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"path"
)

// mostPixels is what a picture may have at most: twice an A4 page of 600 dots to the inch. A small file can claim to be
// so large that no memory holds it.
const mostPixels = 70_000_000

// pictures reads the files of the images.
func (c *checker) pictures() {
	for i := range c.t.Image {
		at := fmt.Sprintf("image[%d].file", i)
		if err := c.t.Image[i].read(c.t.files, c.t.folder()); err != nil {
			c.say(at, "%v", err)
		}
	}
}

// read takes a picture that lies beside the template. It must be a whole PNG, so that no painter fails by it later.
func (p *Picture) read(files fs.FS, folder string) error {
	content, err := fs.ReadFile(files, path.Join(folder, p.File))
	if p.File != path.Base(p.File) || err != nil {
		return fmt.Errorf("there is no picture %q beside the template", p.File)
	}
	size, err := png.DecodeConfig(bytes.NewReader(content))
	if err == nil && size.Width*size.Height > mostPixels {
		err = errors.New("it has too many dots")
	}
	if err == nil {
		_, err = png.Decode(bytes.NewReader(content))
	}
	if err != nil {
		return fmt.Errorf("the picture %q cannot be used as PNG: %w", p.File, err)
	}
	p.png, p.widthPX, p.heightPX = content, size.Width, size.Height
	return nil
}

// placed gives the picture as large as its place holds it whole and undistorted, about the middle.
func (p *Picture) placed() Image {
	width, height := p.Size.x(), p.Size.y()
	if p.widthPX*height > p.heightPX*width { // wider in shape than its place
		height = width * p.heightPX / p.widthPX
	} else {
		width = height * p.widthPX / p.heightPX
	}
	return Image{From: p.origin(), XHMM: p.At.x() + (p.Size.x()-width)/2, YHMM: p.At.y() + (p.Size.y()-height)/2,
		WidthHMM: max(width, 1), HeightHMM: max(height, 1), Name: p.File, PNG: p.png}
}
