package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
)

// Standing is a paper of the shipment that counts: it was issued or handed in, and neither replaced nor cancelled.
type Standing struct {
	Kind     trade.PaperKind  `json:"kind"`
	Name     string           `json:"name"` // of the form, in English
	Number   string           `json:"number"`
	DatedOn  string           `json:"dated_on"`
	State    trade.PaperState `json:"state"` // issued, submitted or recorded
	Official bool             `json:"official"`
	at       string           // JSON pointer into the dossier
}

// standing lists the papers that count, in the order of the folder; of one kind in the order of the dossier. A paper
// that an authority issued has its number and date.
func standing(d dossier.Dossier, folder []Form) []Standing {
	all := []Standing{}
	for i, p := range d.Papers {
		state := trade.PaperState(p.State)
		if !state.Stands() {
			continue
		}
		one := Standing{Kind: trade.PaperKind(p.Kind), Name: strings.ReplaceAll(p.Kind, "-", " "), Number: p.Number,
			DatedOn: p.DatedOn, State: state, at: fmt.Sprintf("/papers/%d", i)}
		if p.Official != nil {
			one.Number, one.DatedOn, one.Official = p.Official.Number, p.Official.IssuedOn, true
		}
		all = append(all, one)
	}
	place := func(s Standing) int {
		if i := slices.IndexFunc(folder, func(f Form) bool { return f.Kind == s.Kind }); i >= 0 {
			return i
		}
		return len(folder) // a kind from another program stands behind ours
	}
	for i := range all {
		if p := place(all[i]); p < len(folder) {
			all[i].Name = folder[p].Name
		}
	}
	slices.SortStableFunc(all, func(a, b Standing) int { return place(a) - place(b) })
	return all
}

// standing lists the papers that count beside this one and the sheet that lists them all.
func (w *writer) standing() []Standing {
	return slices.DeleteFunc(standing(w.dossier, w.folder), func(s Standing) bool {
		return s.Kind == w.form.Kind || s.Kind == coverSheetKind
	})
}

// documents names them in capitals: "COMMERCIAL INVOICE NTG-26-0121", "PACKING LIST NTG-26-0121".
func (w *writer) documents() (said []string) {
	for _, s := range w.standing() {
		said = append(said, strings.ToUpper(s.Name)+" "+s.Number)
	}
	return said
}
