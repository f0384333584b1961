// Package zpl writes labels for thermal printers that speak ZPL II. What a printer cannot set itself (every text but
// plain ASCII; by default the symbols too) goes as graphic fields, the dots that raster draws: Lao marks stand where
// they belong, and every printer prints the same symbol.
//
// Source of the commands: Zebra, ZPL II Programming Guide, P1012728.
package zpl

import (
	"image"
	"slices"
	"strconv"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/templates/words"
)

// Options say for which printer a label is written, and how.
type Options struct {
	DPI int // 203, 300 or 600

	// HostText sends every text as dots, so that the label is the preview dot by dot. Otherwise plain ASCII is set in
	// the printer's own font 0: fewer bytes, and letters that are narrower than those of the preview.
	HostText bool

	// NativeSymbols lets the printer draw the symbols that it is known to draw alike; fewer bytes on a slow line.
	NativeSymbols bool

	Copies    int // 0 and 1 are one
	Darkness  int // steps beside what the printer is set to, -30 to 30 (^MD)
	ShiftDots int // moves everything to the left on a printer that feeds askew (^LS)
}

// resolutions are those of the thermal printers on the market.
var resolutions = []int{203, 300, 600}

// Painter writes labels and remembers the letters that it has drawn. It is for one goroutine at a time.
type Painter struct {
	options Options
	raster  *raster.Painter
	packer  packer
	lines   map[lineKey]field
	out     []byte
	spare   []byte
}

// NewPainter makes a painter. The fault zpl.dpi (Invalid) names a resolution that no printer has.
func NewPainter(o Options) (*Painter, error) {
	if !slices.Contains(resolutions, o.DPI) {
		return nil, fault.New(fault.Invalid, words.ZplDpi, fault.Params{"dpi": o.DPI})
	}
	return &Painter{options: o, raster: raster.NewPainter(o.DPI), lines: map[lineKey]field{}}, nil
}

// Paint writes one label. For many, keep a Painter.
func Paint(page sheet.Page, o Options) ([]byte, error) {
	p, err := NewPainter(o)
	if err != nil {
		return nil, err
	}
	return p.Paint(page)
}

// Paint writes one label, from ^XA to ^XZ. Faults, both Invalid: zpl.other_grid when a symbol stands on the dots of
// another resolution (its bars would come out uneven), and raster.picture when a picture is no PNG.
func (p *Painter) Paint(page sheet.Page) ([]byte, error) {
	p.out = p.out[:0]
	width, height := raster.Size(page, p.options.DPI)
	p.head(width, height)
	mark := len(p.out)
	for i := range page.Ops {
		whole, err := p.op(page, i, image.Rect(0, 0, width, height))
		if err != nil {
			return nil, err
		}
		if !whole {
			continue
		}
		p.out = p.out[:mark]
		if err := p.picture(page); err != nil {
			return nil, err
		}
		break
	}
	p.command("^PQ", max(p.options.Copies, 1))
	p.out = append(p.out, "^XZ\n"...)
	return slices.Clone(p.out), nil
}

// head sets all that an earlier job may have left otherwise.
func (p *Painter) head(width, height int) {
	p.out = append(p.out, "^XA^CI28"...)
	p.command("^PW", width)
	p.command("^LL", height)
	p.out = append(p.out, "^LH0,0"...)
	p.command("^LS", p.options.ShiftDots)
	if p.options.Darkness != 0 {
		p.command("^MD", p.options.Darkness)
	}
	p.out = append(p.out, '\n')
}

// op writes one drawn thing. It answers whole when the page can only be told as one picture.
func (p *Painter) op(page sheet.Page, i int, area image.Rectangle) (whole bool, err error) {
	op := page.Ops[i]
	if raster.Light(op) {
		return p.light(page, i, area)
	}
	switch o := op.(type) {
	case sheet.Text:
		if p.options.HostText || !p.letters(o, area) {
			p.textDots(o, area)
		}
		return false, nil
	case sheet.Line:
		if rule, straight := p.raster.Rule(o); straight {
			p.box(rule.Intersect(area), 0, 'B')
			return false, nil
		}
	case sheet.Rect:
		outer, border := p.raster.Frame(o)
		if border == 0 {
			outer = outer.Intersect(area)
		}
		if outer.In(area) {
			p.box(outer, border, 'B')
			return false, nil
		}
	case sheet.Symbol:
		if o.DPI != p.options.DPI {
			return false, fault.New(fault.Invalid, words.ZplOtherGrid,
				fault.Params{"found": o.DPI, "dpi": p.options.DPI})
		}
		if p.options.NativeSymbols && p.symbol(o, area) {
			return false, nil
		}
	}
	patch, err := p.raster.Patch(op)
	if err != nil {
		return false, err
	}
	p.dots(patch.Within(area))
	return false, nil
}

// light writes a thing that whitens what lies under it. On white paper it is nothing at all; a white box the printer
// knows; anything else in white over black needs the whole page as one picture.
func (p *Painter) light(page sheet.Page, i int, area image.Rectangle) (whole bool, err error) {
	over, err := p.overInk(page, i)
	if err != nil || !over {
		return false, err
	}
	switch o := page.Ops[i].(type) {
	case sheet.Line:
		if rule, straight := p.raster.Rule(o); straight {
			p.box(rule.Intersect(area), 0, 'W')
			return false, nil
		}
	case sheet.Rect:
		if outer, border := p.raster.Frame(o); outer.In(area) || border == 0 {
			p.box(outer.Intersect(area), border, 'W')
			return false, nil
		}
	}
	return true, nil
}

// overInk tells whether something black may lie under a thing.
func (p *Painter) overInk(page sheet.Page, i int) (bool, error) {
	top, err := p.raster.Patch(page.Ops[i])
	if err != nil {
		return false, err
	}
	for _, op := range page.Ops[:i] {
		if raster.Light(op) {
			continue
		}
		under, err := p.raster.Patch(op)
		if err != nil {
			return false, err
		}
		if under.Area().Overlaps(top.Area()) {
			return true, nil
		}
	}
	return false, nil
}

// picture writes the whole page as one graphic field.
func (p *Painter) picture(page sheet.Page) error {
	dots, err := p.raster.Dots(page)
	if err != nil {
		return err
	}
	p.dots(raster.Patch{Bitmap: dots}.Cropped())
	return nil
}

// box writes a box (^GB); a border of 0 fills it.
func (p *Painter) box(r image.Rectangle, border int, colour byte) {
	if r.Empty() {
		return
	}
	if border == 0 {
		border = min(r.Dx(), r.Dy())
	}
	p.command("^FO", r.Min.X, r.Min.Y)
	p.command("^GB", r.Dx(), r.Dy(), border)
	if colour != 'B' {
		p.out = append(p.out, ',', colour)
	}
	p.out = append(p.out, "^FS\n"...)
}

// command writes a command with its numbers.
func (p *Painter) command(name string, numbers ...int) {
	p.out = appendCommand(p.out, name, numbers...)
}

func appendCommand(out []byte, name string, numbers ...int) []byte {
	out = append(out, name...)
	for i, n := range numbers {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendInt(out, int64(n), 10)
	}
	return out
}

// orientation gives the letter of a quarter turn. ZPL counts them clockwise.
func orientation(turnDeg int) (letter byte, quarter bool) {
	switch ((turnDeg % 360) + 360) % 360 {
	case 0:
		return 'N', true
	case 90:
		return 'B', true
	case 180:
		return 'I', true
	case 270:
		return 'R', true
	}
	return 0, false
}
