package labels_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/sheet"
	"tradehub/templates"
	"tradehub/templates/words"
)

// ownForm is a template of the station with one symbol more than it should have.
const ownForm = `id = "own"
version = 1
title = "Own label"
medium = "label"
page = ["100mm", "150mm"]
lang = "en"
document = "{{.serial}}"

[[symbol]]
id = "item"
kind = "gs1-128"
at = ["2mm", "2mm"]
size = ["96mm", "37mm"]
module = "0.495mm"
height = "31.75mm"
text = "(01){{.gtin}}"

[[symbol]]
id = "more"
kind = "KIND"
at = ["2mm", "70mm"]
size = ["96mm", "60mm"]
module = "0.495mm"
text = "TEXT"
`

func TestTheSymbolsOfALabelAreJudgedTogether(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind, text string
		want       words.Key // empty: it is printed
	}{
		"a lot belongs to the item":  {"gs1-datamatrix", "(10){{.lot}}", ""},
		"two kinds of item":          {"gs1-datamatrix", "(01)09521234000013", words.Gs1ElementRepeated},
		"contents beside an item":    {"gs1-datamatrix", "(02){{.gtin}}(37)01", words.Gs1ElementExcludes},
		"a route of no unit":         {"gs1-datamatrix", "(403)123", words.Gs1ElementNeeds},
		"a link to another item":     {"qr", "https://id.gs1.org/01/09521234000013", words.Gs1ElementRepeated},
		"a link to the item":         {"qr", "{{.link}}", ""},
		"a wrong check digit inside": {"qr", "https://id.gs1.org/01/09521234000014", words.Gs1CheckDigit},
		"a page of somebody's own":   {"qr", "https://example.com/bananas", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			form := strings.NewReplacer("KIND", c.kind, "TEXT", c.text).Replace(ownForm)
			own := fstest.MapFS{"own/template.toml": {Data: []byte(form)}}
			h.Service = labels.New(h.db, sheet.NewLibrary(templates.Sheets(), own), h.open)
			h.rules(rule("own", "0803", "", "carton", "own", "", ""))
			carton := h.pack(bananaLot, 1)
			if c.want == "" {
				h.print(carton...)
				return
			}
			h.refused(fault.Conflict, c.want, func() error {
				_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: carton}, nil)
				return err
			})
			seen, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: carton[0]})
			h.must(err)
			if len(seen.Faults) == 0 {
				t.Error("the preview does not tell")
			}
		})
	}
}
