package sheet

import (
	"strings"

	"tradehub/templates/words"
)

// footRoomHMM is kept free above the small print for "continued on next page".
const footRoomHMM = 550

// mostSmallHMM is how much of a page the small print may take.
const mostSmallHMM = 6000

// pageNumberHMM is the width at the right of the foot that the page number takes.
const pageNumberHMM = 3000

// fixed is what stands on every page alike. It is fitted once, so that a wrong text is told once.
type fixed struct {
	title     passage // on the first page
	running   passage // on the others
	reference passage // number and date, on the others
	mark      passage
	behind    passage // the large faint mark
	continued passage
	small     passage
}

// setFixed fits what stands on every page, which also tells where the body ends.
func (l *layout) setFixed() {
	const halfHMM = BodyWidthHMM / 2
	f := l.form
	l.fixed.title = l.fitLine("Title", f.Title, titleStyle, halfHMM)
	if len(l.fixed.title.lines) > 0 { // else the fault is told already
		l.fixed.running = l.fitLine("Title", f.Title, runningStyle, halfHMM)
	}
	reference := strings.Trim(labelled(f.Number)+" \u00b7 "+labelled(f.Date), " \u00b7")
	if l.undrawable(labelled(f.Number)+labelled(f.Date)) == "" { // else the grid of facts tells it, under the right field
		l.fixed.reference = l.fitLine(f.Number.Label, reference, valueStyle, halfHMM)
	}
	if f.Mark != Issued {
		short, long := markWords(f.Mark)
		l.fixed.mark = l.fitLine("Mark", words.Say(l.lang, long, nil), markStyle, halfHMM-2*padHMM)
		l.fixed.behind = l.fitLine("Mark", words.Say(l.lang, short, nil), behindStyle, BodyWidthHMM)
	}
	l.fixed.continued = l.fitLine("Foot", words.Say(l.lang, words.SheetContinued, nil), footStyle, BodyWidthHMM)
	l.fixed.small = l.fit("Footer", f.Footer, footStyle, BodyWidthHMM-pageNumberHMM)
	if l.fixed.small.heightHMM() > mostSmallHMM {
		l.tooTall("Footer")
		l.fixed.small = passage{style: footStyle}
	}
	l.endHMM = footHMM - max(l.fixed.small.heightHMM(), footStyle.leadingHMM()) - footRoomHMM
}

func labelled(f Fact) string { return strings.TrimSpace(f.Label + " " + f.Value) }

func markWords(m Mark) (short, long words.Key) {
	if m == Void {
		return words.SheetMarkVoid, words.SheetMarkVoidSays
	}
	return words.SheetMarkDraft, words.SheetMarkDraftSays
}

// addPage begins a page: the faint mark behind everything, then the strip that names the paper.
func (l *layout) addPage() {
	first := len(l.pages) == 0
	l.pages = append(l.pages, Page{WidthHMM: pageWidthHMM, HeightHMM: pageHeightHMM})
	l.draw(l.fixed.behind.place(pageWidthHMM/2, pageHeightHMM/2, Center)...)
	if first {
		l.draw(l.fixed.title.place(leftHMM, topHMM+100, Left)...)
	} else {
		l.draw(l.fixed.running.place(leftHMM, topHMM, Left)...)
		l.draw(l.fixed.reference.place(leftHMM, topHMM+480, Left)...)
	}
	l.drawMark()
	l.yHMM = topHMM + mastheadHMM
}

// drawMark frames the words of the mark in the upper right corner.
func (l *layout) drawMark() {
	mark := l.fixed.mark
	if len(mark.lines) == 0 {
		return
	}
	widthHMM := l.font.Measure(mark.lines[0], mark.bold, mark.sizeDPt) + 2*padHMM
	heightHMM := mark.heightHMM() + padHMM
	l.draw(frame(rightHMM-widthHMM, topHMM+100, widthHMM, heightHMM))
	l.draw(mark.place(rightHMM-padHMM, topHMM+100+padHMM/2, Right)...)
}

// turnPage tells the reader that there is more and begins the next page.
func (l *layout) turnPage() {
	l.draw(l.fixed.continued.place(rightHMM, l.endHMM+padHMM, Right)...)
	l.addPage()
}

// placeFoots writes the foot of every page, last, when the number of pages is known.
func (l *layout) placeFoots() {
	topOfFootHMM := l.endHMM + footRoomHMM
	for i := range l.pages {
		number := words.Say(l.lang, words.SheetPageOf, map[string]any{"page": i + 1, "pages": len(l.pages)})
		page := &l.pages[i]
		page.Ops = append(page.Ops, rule(leftHMM, topOfFootHMM-60, rightHMM, topOfFootHMM-60, hairHMM, Muted))
		page.Ops = append(page.Ops, l.fixed.small.place(leftHMM, topOfFootHMM, Left)...)
		page.Ops = append(page.Ops, l.fitLine("Foot", number, footStyle, pageNumberHMM).
			place(rightHMM, topOfFootHMM, Right)...)
	}
}
