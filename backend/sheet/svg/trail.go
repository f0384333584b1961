package svg

import (
	"strconv"

	"tradehub/backend/text"
)

// trail writes path data relative to the pen and in few letters, as SVG 2 section 9.3 allows: a command is left out
// where it is the one before, and so is the control of a curve that goes on as the one before ended.
type trail struct {
	strokes                []byte
	xFU, yFU               int // the pen
	startXFU, startYFU     int // of the contour, where closing it takes the pen
	controlXFU, controlYFU int // of a curve that goes on smoothly; the pen itself after anything but a curve
	command                byte
}

// begin stands where a contour starts.
func (t *trail) begin(xFU, yFU int) {
	t.startXFU, t.startYFU = xFU, yFU
	t.stand(xFU, yFU)
	t.command = 'l' // what follows a move without a letter is a line
}

// stand puts the pen somewhere, not at the end of a curve.
func (t *trail) stand(xFU, yFU int) {
	t.xFU, t.yFU, t.controlXFU, t.controlYFU = xFU, yFU, xFU, yFU
}

func (t *trail) follow(s text.Segment) {
	switch s.Op {
	case text.MoveTo:
		t.close()
		t.write('m', s.XFU-t.xFU, s.YFU-t.yFU)
		t.begin(s.XFU, s.YFU)
	case text.LineTo:
		t.line(s.XFU-t.xFU, s.YFU-t.yFU)
		t.stand(s.XFU, s.YFU)
	case text.QuadTo:
		t.curve(s)
	}
}

func (t *trail) line(dxFU, dyFU int) {
	switch {
	case dyFU == 0:
		t.write('h', dxFU)
	case dxFU == 0:
		t.write('v', dyFU)
	default:
		t.write('l', dxFU, dyFU)
	}
}

func (t *trail) curve(s text.Segment) {
	if s.ControlXFU == t.controlXFU && s.ControlYFU == t.controlYFU {
		t.write('t', s.XFU-t.xFU, s.YFU-t.yFU)
	} else {
		t.write('q', s.ControlXFU-t.xFU, s.ControlYFU-t.yFU, s.XFU-t.xFU, s.YFU-t.yFU)
	}
	t.xFU, t.yFU = s.XFU, s.YFU
	t.controlXFU, t.controlYFU = 2*s.XFU-s.ControlXFU, 2*s.YFU-s.ControlYFU
}

func (t *trail) close() {
	t.write('z')
	t.stand(t.startXFU, t.startYFU)
}

// write puts a command and its numbers down. A minus parts numbers as well as a space.
func (t *trail) write(command byte, numbers ...int) {
	parted := command != t.command
	if parted {
		t.strokes = append(t.strokes, command)
		t.command = command
	}
	for _, n := range numbers {
		if !parted && n >= 0 {
			t.strokes = append(t.strokes, ' ')
		}
		t.strokes = strconv.AppendInt(t.strokes, int64(n), 10)
		parted = false
	}
}
