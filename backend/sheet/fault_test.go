package sheet_test

import (
	"errors"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/templates/words"
)

// refusals are forms that cannot be set: how each is spoilt, and what it is refused with.
var refusals = map[string]struct {
	spoil func(*sheet.Form)
	want  words.Key
	field string
	says  string
}{
	"a Lao name": {
		func(f *sheet.Form) { f.Parties[1].Lines[0] = "ບໍລິສັດ KUNMING" },
		words.SheetNotDrawable, "Consignee", "ບ (U+0E9A)",
	},
	"a Chinese cell": {
		func(f *sheet.Form) { f.Tables[0].Rows[1].Cells[1] = "香蕉" },
		words.SheetNotDrawable, "Kind and description of goods, row 2", "香 (U+9999), 蕉 (U+8549)",
	},
	"an undrawable number": {
		func(f *sheet.Form) { f.Number.Value = "ນທກ-1" },
		words.SheetNotDrawable, "Invoice no.", "ນ (U+0E99)",
	},
	"a control character": {
		func(f *sheet.Form) { f.Notes[0].Value = "LKCU\x1d4200177" },
		words.SheetNotDrawable, "Containers and seals", "U+001D",
	},
	"a word wider than its column": {
		func(f *sheet.Form) { f.Tables[0].Rows[0].Cells[2] = "12345678901234567890" },
		words.SheetTooWide, "Cartons, row 1", "12345678901234567890",
	},
	"a title wider than the page": {
		func(f *sheet.Form) { f.Title = strings.Repeat("INVOICE ", 12) },
		words.SheetTooWide, "Title", "INVOICE",
	},
	"a cell longer than a page": {
		func(f *sheet.Form) { f.Tables[0].Rows[2].Cells[1] = strings.Repeat("bananas\n", 90) },
		words.SheetTooTall, ", row 3", "longer than a page",
	},
	"a head longer than a page": {
		func(f *sheet.Form) { f.Parties[0].Lines = strings.Fields(strings.Repeat("x ", 90)) },
		words.SheetTooTall, "Head", "longer than a page",
	},
	"a note longer than a page": {
		func(f *sheet.Form) { f.Notes[1].Value = strings.Repeat("words\n", 90) },
		words.SheetTooTall, "Total in words", "longer than a page",
	},
	"a signature longer than a page": {
		func(f *sheet.Form) { f.Notes, f.Signature.Name = nil, strings.Repeat("words\n", 90)+"end" },
		words.SheetTooTall, "Signature", "longer than a page",
	},
	"a footer that leaves no body": {
		func(f *sheet.Form) { f.Footer = strings.Repeat("words\n", 90) },
		words.SheetTooTall, "Footer", "longer than a page",
	},
	"more cells than columns": {
		func(f *sheet.Form) { f.Tables[0].Rows[0].Cells = make([]string, 8) },
		words.SheetBadColumns, "", "columns",
	},
	"columns wider than the page": {
		func(f *sheet.Form) { f.Tables[0].Columns[0].WidthHMM = 9000 },
		words.SheetBadColumns, "", "columns",
	},
}

func TestPlainRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range refusals {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			form := invoice()
			c.spoil(&form)
			f := onlyFault(t, form)
			said := words.Say(words.English, words.Key(f.Key), f.Params)
			if f.Key != string(c.want) || f.Field != c.field || !strings.Contains(said, c.says) {
				t.Errorf("got %s at %q: %s", f.Key, f.Field, said)
			}
			if strings.ContainsAny(said, "{}") {
				t.Errorf("a placeholder is left: %s", said)
			}
		})
	}
}

// onlyFault sets a form that cannot be set and gives the one fault it has.
func onlyFault(t *testing.T, form sheet.Form) *fault.Fault {
	t.Helper()
	doc, err := sheet.Plain(form, pdf.Helvetica())
	if len(doc.Pages) != 0 {
		t.Error("a refused form must not give pages")
	}
	all := fault.All(err)
	if len(all) != 1 {
		t.Fatalf("want one fault, got %v", err)
	}
	return all[0]
}

func TestAllFaultsAreToldTogether(t *testing.T) {
	t.Parallel()
	form := invoice()
	form.Parties[1].Lines[1] = "昆明"
	form.Footer = "ຜູ້ກະກຽມ"
	form.Tables[0].Rows[0].Cells[1] = "ກ້ວຍ"
	_, err := sheet.Plain(form, pdf.Helvetica())
	if got := len(fault.All(err)); got != 3 {
		t.Errorf("want 3 faults, got %d: %v", got, err)
	}
	if !errors.Is(err, fault.New(fault.Invalid, words.SheetNotDrawable, nil)) {
		t.Errorf("want %s, got %v", words.SheetNotDrawable, err)
	}
}
