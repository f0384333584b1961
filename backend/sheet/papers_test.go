package sheet_test

import (
	"testing"

	"tradehub/backend/sheet"
	"tradehub/templates"
)

// TestPapersAreLaidOutAsBefore compares the invoice and the packing list, with both samples, with what they were. A
// form that is changed on purpose is looked at before its golden is: hubctl sheet render ... --to png.
func TestPapersAreLaidOutAsBefore(t *testing.T) {
	t.Parallel()
	forms := sheet.NewLibrary(templates.Sheets(), nil)
	for _, id := range []string{"commercial-invoice", "packing-list"} {
		for _, sample := range []string{sheet.Shortest, sheet.Longest} {
			t.Run(id+" "+sample, func(t *testing.T) {
				t.Parallel()
				form, err := forms.Find(id)
				if err != nil {
					t.Fatal(err)
				}
				data, err := form.Sample(sample)
				if err != nil {
					t.Fatal(err)
				}
				doc, err := form.Lay(data, sheet.Options{CreatedAt: packedAt})
				if err != nil {
					t.Fatal(err)
				}
				onPaper(t, doc)
				golden(t, id+"-"+sample, doc.String())
			})
		}
	}
}
