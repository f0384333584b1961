package forms

import (
	"slices"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
)

// Drafts lists the papers that a shipment needs and that do not stand yet, each with what would keep it from being
// issued or handed in on a date, YYYY-MM-DD.
func Drafts(d dossier.Dossier, on string, registers Registers) (all []preflight.Draft) {
	there := standing(d, nil)
	for _, form := range Needed(d, registers) {
		if slices.ContainsFunc(there, func(s Standing) bool { return s.Kind == form.Kind }) {
			continue
		}
		draft := preflight.Draft{Kind: form.Kind, Name: form.Name}
		written, err := Write(d, Request{Kind: form.Kind, Head: Head{DatedOn: on}, Registers: registers})
		if err == nil { // all kinds of the folder are known
			draft.Lacks = written.Faults
		}
		all = append(all, draft)
	}
	return all
}
