package svg_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/svg"
	"tradehub/backend/text"
)

// Every run is one path, and read as a browser reads it, it holds the outlines of its glyphs where they stand.
func TestARunIsOnePathOfItsOutlines(t *testing.T) {
	t.Parallel()
	page := sample(t)
	var want [][]text.Segment
	for _, op := range page.Ops {
		if words, is := op.(sheet.Text); is {
			for _, run := range words.Line.Runs {
				want = append(want, outlines(run))
			}
		}
	}
	var got [][]text.Segment
	for _, e := range elements(t, svg.Paint(page, svg.Options{})) {
		if strings.Contains(attribute(e, "transform"), "matrix") {
			got = append(got, segments(t, attribute(e, "d")))
		}
	}
	if len(got) != len(want) || len(want) < 5 {
		t.Fatalf("%d paths for %d runs", len(got), len(want))
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("run %d is %v\nwant %v", i, got[i], want[i])
		}
	}
}

// A run of blanks draws nothing.
func TestBlanksHaveNoPath(t *testing.T) {
	t.Parallel()
	page := sheet.Page{Ops: []sheet.Op{sheet.Text{From: at("a", sheet.Fill), SizeDPt: 100,
		Line: text.NewSetter().Line(text.Style{}, "  ")}}}
	for _, e := range elements(t, svg.Paint(page, svg.Options{})) {
		if e.Name.Local == "path" {
			t.Errorf("%v", e)
		}
	}
}

// outlines places the glyphs of a run.
func outlines(run text.Run) (all []text.Segment) {
	penFU := 0
	for _, g := range run.Glyphs {
		for _, s := range run.Face.Outline(g.ID) {
			x, y := penFU+g.XOffsetFU, g.YOffsetFU
			placed := text.Segment{Op: s.Op, XFU: x + s.XFU, YFU: y + s.YFU}
			if s.Op == text.QuadTo {
				placed.ControlXFU, placed.ControlYFU = x+s.ControlXFU, y+s.ControlYFU
			}
			all = append(all, placed)
		}
		penFU += g.AdvanceFU
	}
	return all
}

// numbersOf says how many a command of path data takes (SVG 2 section 9.3).
var numbersOf = map[string]int{"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "t": 2, "z": 0}

// segments reads path data of relative commands.
func segments(t *testing.T, data string) (all []text.Segment) {
	t.Helper()
	var x, y, startX, startY int
	command, open := "", false
	for tokens := regexp.MustCompile(`[a-z]|-?[0-9]+|[^ ]`).FindAllString(data, -1); len(tokens) > 0; {
		if count, is := numbersOf[tokens[0]]; is {
			command, tokens = tokens[0], tokens[1:]
			if (command == "m") == open {
				t.Fatalf("a contour begins or ends with %q in %s", command, data)
			}
			open = command != "z"
			if count == 0 {
				x, y = startX, startY
				continue
			}
		}
		var n [4]int
		for i := range numbersOf[command] {
			n[i], tokens = number(t, tokens[0]), tokens[1:]
		}
		next := text.Segment{Op: text.LineTo, XFU: x + n[0], YFU: y + n[1]}
		switch command {
		case "m":
			next.Op, startX, startY, command = text.MoveTo, next.XFU, next.YFU, "l"
		case "v":
			next.XFU, next.YFU = x, y+n[0]
		case "q":
			next = text.Segment{Op: text.QuadTo, ControlXFU: x + n[0], ControlYFU: y + n[1], XFU: x + n[2], YFU: y + n[3]}
		case "t":
			next.Op = text.QuadTo
			next.ControlXFU, next.ControlYFU = mirrored(all[len(all)-1], x, y)
		}
		x, y, all = next.XFU, next.YFU, append(all, next)
	}
	return all
}

// mirrored is the control of a curve that goes on as the one before.
func mirrored(before text.Segment, x, y int) (controlX, controlY int) {
	if before.Op != text.QuadTo {
		return x, y
	}
	return 2*x - before.ControlXFU, 2*y - before.ControlYFU
}

func number(t *testing.T, token string) int {
	t.Helper()
	n, err := strconv.Atoi(token)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
