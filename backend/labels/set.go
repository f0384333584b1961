package labels

import (
	"context"
	"slices"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/raster"
	"tradehub/backend/sheet/zpl"
	"tradehub/backend/text"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// set lays every label of a task out and writes it for the printer; the labels learn their template and what they say.
// What is wrong is told of all labels at once.
func (s *Service) set(ctx context.Context, t *task, setup trade.PrinterSetup) (sheets []device.Label, err error) {
	painter, err := zpl.NewPainter(zpl.Options{DPI: int(setup.DPI), Darkness: int(setup.Darkness)})
	if err != nil {
		return nil, err
	}
	options := sheet.Options{DPI: int(setup.DPI), CreatedAt: t.at, Setter: text.NewSetter(t.laoNames()...)}
	var wrong fault.List
	for i := range t.labels {
		if err := context.Cause(ctx); err != nil {
			return nil, err
		}
		p := &t.labels[i]
		doc, err := s.lay(p, options)
		if found := fault.All(err); len(found) > 0 {
			if wrong = append(wrong, found...); len(wrong) >= mostTold {
				return nil, wrong
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		page := doc.Shift(int(setup.RightHMM), int(setup.DownHMM)).Pages[0]
		if offEdge(page, int(setup.DPI)) {
			return nil, fault.New(fault.Conflict, words.LabelsOffEdge,
				fault.Params{"unit": p.subject.number, "printer": setup.Name})
		}
		written, err := painter.Paint(page)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, device.Label{ID: p.subject.number, Data: written})
	}
	return sheets, wrong.OrNil()
}

// lay lays one label out and judges what its symbols say together.
func (s *Service) lay(p *planned, options sheet.Options) (doc sheet.Document, err error) {
	form, err := s.forms.Find(p.form)
	if err != nil {
		return doc, err
	}
	p.label.Template = form.Ref()
	if p.label.FactsSHA, err = p.said.hash(); err != nil {
		return doc, err
	}
	data, err := sheet.DataOf(p.said)
	if err != nil {
		return doc, err
	}
	if doc, err = form.Lay(data, options); err == nil {
		err = sound(doc.Pages[0])
	}
	if err != nil {
		return doc, refused(*p, err)
	}
	return doc, nil
}

// laoNames are the names in Lao, which is written without spaces: they count as words when lines are broken.
func (t *task) laoNames() (names []string) {
	for _, p := range t.labels {
		for _, name := range []string{p.said.Consignor.NameLO, p.said.Goods.NameLO} {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// offEdge tells whether a symbol was moved over the edge of the label: it could not be read.
func offEdge(page sheet.Page, dpi int) bool {
	width, height := raster.Size(page, dpi)
	for _, op := range page.Ops {
		s, is := op.(sheet.Symbol)
		if !is {
			continue
		}
		across, down := s.SizeDots()
		if s.XDots < 0 || s.YDots < 0 || s.XDots+across > width || s.YDots+down > height {
			return true
		}
	}
	return false
}
