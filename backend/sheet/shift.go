package sheet

// Shift moves all that is drawn, to meet a form that a printer feeds a little off. Symbols move by whole dots.
func (d Document) Shift(rightHMM, downHMM int) Document {
	pages := make([]Page, len(d.Pages))
	for i, page := range d.Pages {
		pages[i] = page
		pages[i].Ops = make([]Op, len(page.Ops))
		for k, op := range page.Ops {
			pages[i].Ops[k] = shifted(op, rightHMM, downHMM)
		}
		pages[i].Places = make([]Place, len(page.Places))
		for k, at := range page.Places {
			at.XHMM, at.YHMM = at.XHMM+rightHMM, at.YHMM+downHMM
			pages[i].Places[k] = at
		}
	}
	d.Pages = pages
	return d
}

func shifted(op Op, rightHMM, downHMM int) Op {
	switch o := op.(type) {
	case Text:
		o.XHMM, o.YHMM = o.XHMM+rightHMM, o.YHMM+downHMM
		return o
	case Line:
		o.X1HMM, o.Y1HMM, o.X2HMM, o.Y2HMM = o.X1HMM+rightHMM, o.Y1HMM+downHMM, o.X2HMM+rightHMM, o.Y2HMM+downHMM
		return o
	case Rect:
		o.XHMM, o.YHMM = o.XHMM+rightHMM, o.YHMM+downHMM
		return o
	case Image:
		o.XHMM, o.YHMM = o.XHMM+rightHMM, o.YHMM+downHMM
		return o
	case Symbol:
		o.XDots, o.YDots = o.XDots+Dots(rightHMM, o.DPI), o.YDots+Dots(downHMM, o.DPI)
		return o
	}
	return op
}
