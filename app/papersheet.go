package app

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/svg"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// PaperSheet is the draft of a paper as it would be printed now, for the screen: from the same display list as its PDF.
type PaperSheet struct {
	Template string      `json:"template"`
	Pages    []SheetPage `json:"pages"`
	Faults   []Fault     `json:"faults"` // of what could not be laid out; their field is the box
	Lacks    []PaperLack `json:"lacks"`  // what keeps it from being issued or handed in
}

// PaperLack is a fact that a paper lacks or cannot carry; its field is the JSON pointer of the fact.
type PaperLack struct {
	Fault
	Box string `json:"box"` // where it would stand on the sheet; empty where that is not known
}

// SheetPage is one page. Lengths are hundredths of a millimetre.
type SheetPage struct {
	SVG       string       `json:"svg"` // one svg element
	WidthHMM  int          `json:"widthHMM"`
	HeightHMM int          `json:"heightHMM"`
	Places    []SheetPlace `json:"places"` // from top to bottom, and there from left to right
}

// SheetPlace is where a box of the template stands on its page. Its id is the box, in the groups of the picture too.
type SheetPlace struct {
	Box       string `json:"box"`
	Caption   string `json:"caption"`
	XHMM      int    `json:"xHMM"`
	YHMM      int    `json:"yHMM"`
	WidthHMM  int    `json:"widthHMM"`
	HeightHMM int    `json:"heightHMM"`
}

// Sheet draws a paper as it would be if it were issued now, dated so, about some lines or all of them: whole, or the
// fill alone, as it goes onto the pre-printed form. What cannot be laid out is told with the sheet, since a person
// finds a box on the sheet and not in a sentence. Nothing is kept.
//
// Pages cross as SVG in text and not as data to be drawn again, so that there is one painter for the screen. They come
// with the answer of the call and not as documents: a second request would lay the sheet out a second time, and by then
// the goods may be others.
func (p *Papers) Sheet(reference, kind, on string, lines []int, fillOnly bool) (drawn *PaperSheet, err error) {
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		seen, err := s.Papers.Preview(ctx, actor, papers.DraftRequest{Shipment: reference,
			Kind: trade.PaperKind(kind), DatedOn: on, Lines: lines})
		if err != nil {
			return err
		}
		if fillOnly && len(seen.Faults) == 0 {
			o, err := s.Papers.Overlay(ctx, actor, papers.OverlayRequest{Draft: papers.DraftRequest{Shipment: reference,
				Kind: trade.PaperKind(kind), DatedOn: on, Lines: lines}})
			if err != nil {
				return err
			}
			seen.Sheet = o.Sheet
		}
		drawn = paperSheet(seen)
		return nil
	})
	return drawn, err
}

func paperSheet(seen papers.Previewed) *PaperSheet {
	drawn := &PaperSheet{Template: seen.Data.Heading().Template, Pages: []SheetPage{}, Faults: toldFaults(seen.Faults),
		Lacks: []PaperLack{}}
	for _, page := range seen.Sheet.Pages {
		drawn.Pages = append(drawn.Pages, sheetPage(page))
	}
	for _, lack := range toldFaults(seen.Lacks) {
		drawn.Lacks = append(drawn.Lacks, PaperLack{lack, seen.Boxes[lack.Field]})
	}
	return drawn
}

func sheetPage(page sheet.Page) SheetPage {
	drawn := SheetPage{SVG: string(svg.Paint(page, svg.Options{})),
		WidthHMM: page.WidthHMM, HeightHMM: page.HeightHMM, Places: []SheetPlace{}}
	for _, at := range page.Places {
		drawn.Places = append(drawn.Places, SheetPlace(at))
	}
	slices.SortStableFunc(drawn.Places, func(a, b SheetPlace) int {
		return cmp.Or(cmp.Compare(a.YHMM, b.YHMM), cmp.Compare(a.XHMM, b.XHMM))
	})
	return drawn
}
