package symbol

import (
	"math"
	"sync"

	"rsc.io/qr/coding"
)

const qrMasks = 8

// qrLayout is what all symbols of a version share: the modules that do not depend on the data, under each mask, and
// where each bit of the codewords goes.
type qrLayout struct {
	side   int
	masks  [qrMasks]qrFace
	places []qrPlace // by bit of the codewords
}

// qrFace is a matrix together with its mirror about the main diagonal, so that columns can be looked at as rows.
type qrFace struct{ upright, mirrored bits }

type qrPlace struct{ column, row uint8 }

// qrLayouts keeps the layouts by version once they were needed; a run of labels uses one or two.
var qrLayouts [coding.MaxVersion + 1]struct {
	once   sync.Once
	layout *qrLayout
	err    error
}

func layoutOf(version coding.Version) (*qrLayout, error) {
	kept := &qrLayouts[version]
	kept.once.Do(func() { kept.layout, kept.err = newLayout(version) })
	return kept.layout, kept.err
}

func newLayout(version coding.Version) (*qrLayout, error) {
	layout := &qrLayout{}
	for mask := range coding.Mask(qrMasks) {
		plan, err := coding.NewPlan(version, qrLevel, mask)
		if err != nil {
			return nil, err
		}
		layout.side = len(plan.Pixel)
		layout.masks[mask] = faceOf(plan)
		if mask == 0 {
			layout.places = placesOf(plan)
		}
	}
	return layout, nil
}

// faceOf takes the modules that a plan makes dark when all codewords are zero.
func faceOf(plan *coding.Plan) qrFace {
	face := newFace(len(plan.Pixel))
	for row, pixels := range plan.Pixel {
		for column, pixel := range pixels {
			if pixel&coding.Black != 0 {
				face.set(column, row)
			}
		}
	}
	return face
}

func placesOf(plan *coding.Plan) []qrPlace {
	places := make([]qrPlace, 8*(plan.DataBytes+plan.CheckBytes))
	for row, pixels := range plan.Pixel {
		for column, pixel := range pixels {
			if role := pixel.Role(); role == coding.Data || role == coding.Check {
				places[pixel.Offset()] = qrPlace{uint8(column), uint8(row)}
			}
		}
	}
	return places
}

func newFace(side int) qrFace { return qrFace{newBits(side, side), newBits(side, side)} }

func (f qrFace) set(column, row int) {
	f.upright.set(column, row)
	f.mirrored.set(row, column)
}

// under lays a mask over the data.
func (f qrFace) under(mask, data qrFace) {
	for i := range f.upright.words {
		f.upright.words[i] = data.upright.words[i] ^ mask.upright.words[i]
		f.mirrored.words[i] = data.mirrored.words[i] ^ mask.mirrored.words[i]
	}
}

// draw places the codewords and lays the best of the masks over them (ISO/IEC 18004, 7.8.3).
func (l *qrLayout) draw(codewords []byte) bits {
	data, best, trial := l.place(codewords), newFace(l.side), newFace(l.side)
	least := math.MaxInt
	for _, mask := range l.masks {
		trial.under(mask, data)
		if p := trial.penalty(); p < least {
			least = p
			best, trial = trial, best
		}
	}
	return best.upright
}

func (l *qrLayout) place(codewords []byte) qrFace {
	data := newFace(l.side)
	for i, place := range l.places {
		if codewords[i/8]>>(7-i%8)&1 != 0 {
			data.set(int(place.column), int(place.row))
		}
	}
	return data
}
