package sheet

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
)

// String is the readable text form of a document: one line for each drawn thing, in order of drawing. It is what
// goldens compare, so its form is stable: a change of it is a change of every golden.
func (d Document) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "document %q\nauthor %q\nsubject %q\nlang %q\ncreated %s\nmedium %s at %d dpi\n",
		d.Title, d.Author, d.Subject, d.Lang, d.CreatedAt.UTC().Format(time.RFC3339), d.Medium, d.DPI)
	for i, page := range d.Pages {
		fmt.Fprintf(&b, "page %d size %s\n", i+1, point(page.WidthHMM, page.HeightHMM))
		for _, op := range page.Ops {
			fmt.Fprintf(&b, "  %-5s %s: %s\n", op.Origin().Layer, op.Origin().Box, op.describe())
		}
	}
	for _, f := range d.Files {
		fmt.Fprintf(&b, "file %q %d bytes\n", f.Name, len(f.Content))
	}
	return b.String()
}

// describe names the face of each run with its text, so that a golden shows which letters would be drawn.
func (t Text) describe() string {
	var runs strings.Builder
	for _, r := range t.Line.Runs {
		fmt.Fprintf(&runs, " %s %q", r.Face.Name(), r.Text)
	}
	return fmt.Sprintf("text %s %d.%dpt%s %s%s width %s%s", point(t.XHMM, t.YHMM), t.SizeDPt/10, t.SizeDPt%10,
		turned(t.TurnDeg), t.Align, t.Grey.describe(), millimetres(WidthHMM(t.Line.WidthUEm, t.SizeDPt)), runs.String())
}

func (l Line) describe() string {
	return fmt.Sprintf("line %s to %s weight %s%s",
		point(l.X1HMM, l.Y1HMM), point(l.X2HMM, l.Y2HMM), millimetres(l.WeightHMM), l.Grey.describe())
}

func (r Rect) describe() string {
	kind := "frame weight " + millimetres(r.WeightHMM)
	if r.WeightHMM == 0 {
		kind = "ground"
	}
	return fmt.Sprintf("rect %s size %s %s%s",
		point(r.XHMM, r.YHMM), point(r.WidthHMM, r.HeightHMM), kind, r.Grey.describe())
}

func (i Image) describe() string {
	return fmt.Sprintf("image %s size %s %s sha256 %x",
		point(i.XHMM, i.YHMM), point(i.WidthHMM, i.HeightHMM), i.Name, sha256.Sum256(i.PNG))
}

func (s Symbol) describe() string {
	widthDots, heightDots := s.SizeDots()
	return fmt.Sprintf("symbol %s at dot %d,%d of %d dpi, %d dots a module, %d by %d modules, %d by %d dots%s %q",
		s.Modules.Kind, s.XDots, s.YDots, s.DPI, s.ModuleDots, s.Modules.Columns, s.Modules.Rows,
		widthDots, heightDots, turned(s.TurnDeg), s.Modules.Data)
}

func (g Grey) describe() string {
	if g == Ink {
		return ""
	}
	return fmt.Sprintf(" grey %d", int(g))
}

func turned(deg int) string {
	if deg == 0 {
		return ""
	}
	return fmt.Sprintf(" turned %d", deg)
}

func point(xHMM, yHMM int) string { return millimetres(xHMM) + "," + millimetres(yHMM) }

// millimetres goes through a float only to print; two decimals hold every HMM exactly.
func millimetres(lengthHMM int) string { return fmt.Sprintf("%.2f", float64(lengthHMM)/100) }
