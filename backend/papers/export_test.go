package papers

import (
	"encoding/json"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
)

// PaintFrozen paints a paper from its frozen context alone.
func PaintFrozen(forms *sheet.Library, said []byte) ([]byte, error) {
	var c Context
	if err := json.Unmarshal(said, &c); err != nil {
		return nil, err
	}
	form, err := forms.Find(c.Template)
	if err != nil {
		return nil, err
	}
	doc, err := new(typesetter).set(c, form.Lay)
	if err != nil {
		return nil, err
	}
	return pdf.Paint(doc)
}
