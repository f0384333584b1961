package papers

import (
	"encoding/json"

	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
)

// PaintFrozen paints a paper from its frozen context alone.
func PaintFrozen(library *sheet.Library, said []byte) ([]byte, error) {
	var c forms.Sale
	if err := json.Unmarshal(said, &c); err != nil {
		return nil, err
	}
	form, err := library.Find(c.Template)
	if err != nil {
		return nil, err
	}
	names := []string{c.Consignor.NameLO, c.Consignee.NameLO}
	for _, row := range c.Rows {
		names = append(names, row.GoodsLO)
	}
	doc, err := new(typesetter).set(&c, c.Made.At, names, form.Lay)
	if err != nil {
		return nil, err
	}
	return pdf.Paint(doc)
}
