package forms_test

import (
	"testing"

	"tradehub/backend/forms"
	"tradehub/backend/trade"
)

// Invoice and packing list have the codes of UNTDED 1001; every form has a code, a name, and one place in the folder.
func TestTheFolderKnowsItsPapers(t *testing.T) {
	t.Parallel()
	seen := map[trade.PaperKind]bool{}
	for _, f := range forms.All() {
		if f.Code == "" || f.Name == "" || seen[f.Kind] {
			t.Errorf("the form %q is %+v", f.Kind, f)
		}
		seen[f.Kind] = true
		if found, known := forms.Find(f.Kind); !known || found.Name != f.Name {
			t.Errorf("%s is not found", f.Kind)
		}
	}
	for kind, code := range map[trade.PaperKind]string{trade.CommercialInvoice: "380", trade.PackingList: "271",
		"form-e": "861"} {
		if f, _ := forms.Find(kind); f.Code != code {
			t.Errorf("%s is %q in UNTDED 1001, want %q", kind, f.Code, code)
		}
	}
}
