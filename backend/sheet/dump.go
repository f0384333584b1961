package sheet

import (
	"fmt"
	"strings"
	"time"
)

// String is the readable text form of a document: one line for each drawn thing, in order of drawing. It is
// what goldens compare, so its form is stable: a change of it is a change of every golden.
func (d Document) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "document %q\nauthor %q\nsubject %q\nlang %q\ncreated %s\n",
		d.Title, d.Author, d.Subject, d.Lang, d.CreatedAt.UTC().Format(time.RFC3339))
	for i, page := range d.Pages {
		fmt.Fprintf(&b, "page %d size %s\n", i+1, point(page.WidthHMM, page.HeightHMM))
		for _, op := range page.Ops {
			fmt.Fprintf(&b, "  %s\n", op.describe())
		}
	}
	return b.String()
}

func (t Text) describe() string {
	weight := "regular"
	if t.Bold {
		weight = "bold"
	}
	return fmt.Sprintf("text %s %d.%dpt %s %s grey %d %q",
		point(t.XHMM, t.YHMM), t.SizeDPt/10, t.SizeDPt%10, weight, t.Align, t.Grey, t.Value)
}

func (l Line) describe() string {
	return fmt.Sprintf("line %s to %s weight %s grey %d",
		point(l.X1HMM, l.Y1HMM), point(l.X2HMM, l.Y2HMM), millimetres(l.WeightHMM), l.Grey)
}

func (r Rect) describe() string {
	kind := "frame weight " + millimetres(r.WeightHMM)
	if r.WeightHMM == 0 {
		kind = "ground"
	}
	return fmt.Sprintf("rect %s size %s %s grey %d",
		point(r.XHMM, r.YHMM), point(r.WidthHMM, r.HeightHMM), kind, r.Grey)
}

func point(xHMM, yHMM int) string { return millimetres(xHMM) + "," + millimetres(yHMM) }

// millimetres goes through a float only to print; two decimals hold every HMM exactly.
func millimetres(lengthHMM int) string { return fmt.Sprintf("%.2f", float64(lengthHMM)/100) }
