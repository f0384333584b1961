package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
)

// plantTreated is a treatment of the goods that a paper is about, with its place in the dossier.
type plantTreated struct {
	dossier.Treatment
	at string
}

// treatedGoods are the treatments of the lines, and of the transport units that hold some of them.
func (w *writer) treatedGoods() (all []plantTreated) {
	for i, t := range w.facts.Treatments {
		holds := func(u plantUnit) bool { return u.Number == t.Transport }
		if (t.Line == 0 || w.about(t.Line)) && (t.Transport == "" || slices.ContainsFunc(w.plantUnits(), holds)) {
			all = append(all, plantTreated{t, fmt.Sprintf("/facts/treatments/%d", i)})
		}
	}
	return all
}

// wasTreated tells whether a line was treated so.
func (w *writer) wasTreated(line dossier.Line, kind string) bool {
	return slices.ContainsFunc(w.treatedGoods(), func(t plantTreated) bool {
		return t.Kind == kind && (t.Line == 0 || t.Line == line.Number)
	})
}

// treatmentNames say the kinds of treatment as certificates name them.
var treatmentNames = map[string]string{"fumigation": "FUMIGATION", "cold": "COLD TREATMENT", "heat": "HEAT TREATMENT"}

// called names the treatment; one of another kind is named by its note.
func (t plantTreated) called(w *writer) string {
	if name, known := treatmentNames[t.Kind]; known {
		return name
	}
	return w.latinGiven(t.at+"/note", t.Note)
}

// plantTreatment is section III. Of several treatments each has its number, in every box.
func (w *writer) plantTreatment() PlantTreatment {
	all := w.treatedGoods()
	if len(all) == 0 {
		return PlantTreatment{sayNil, sayNil, sayNil, sayNil, sayNil, sayNil}
	}
	said := make([]PlantTreatment, len(all))
	for i, t := range all {
		said[i] = w.sectionIII(t)
	}
	each := func(of func(PlantTreatment) string) string {
		parts := make([]string, len(said))
		for i, s := range said {
			parts[i] = of(s)
			if len(said) > 1 {
				parts[i] = fmt.Sprintf("(%d) %s", i+1, parts[i])
			}
		}
		return strings.Join(parts, " ")
	}
	return PlantTreatment{each(func(t PlantTreatment) string { return t.Date }),
		each(func(t PlantTreatment) string { return t.Treatment }),
		each(func(t PlantTreatment) string { return t.Chemical }),
		each(func(t PlantTreatment) string { return t.Duration }),
		each(func(t PlantTreatment) string { return t.Concentration }),
		each(func(t PlantTreatment) string { return t.More })}
}

// sectionIII says one treatment. Only a fumigation has a chemical; the other boxes are never empty.
func (w *writer) sectionIII(t plantTreated) PlantTreatment {
	said := PlantTreatment{Date: w.period(t), Treatment: t.called(w), Chemical: sayNil, Concentration: sayNil,
		Duration: together(", ", w.asWritten(t.at+"/duration", w.given(t.at+"/duration", t.Duration)),
			w.asWritten(t.at+"/temperature", w.given(t.at+"/temperature", t.Temperature)))}
	if t.Kind == "fumigation" || t.Chemical != "" {
		said.Chemical = w.asWritten(t.at+"/chemical", w.given(t.at+"/chemical", t.Chemical))
		said.Concentration = w.asWritten(t.at+"/concentration", w.given(t.at+"/concentration", t.Concentration))
	}
	note := t.Note
	if said.Treatment == strings.ToUpper(note) {
		note = ""
	}
	said.More = together("; ", prefixed("CERTIFICATE ", w.latin(t.at+"/certificate", t.Certificate)),
		prefixed("BY ", w.latin(t.at+"/by", t.By)), prefixed("FACILITY ", w.latin(t.at+"/facility", t.Facility)),
		w.latin(t.at+"/transport", t.Transport), w.latin(t.at+"/note", note))
	if said.More == "" {
		said.More = sayNil
	}
	return said
}

// period says when goods were treated, in calendar dates: "3 NOV 2026", or "1 NOV 2026 TO 19 NOV 2026".
func (w *writer) period(t plantTreated) string {
	from, _, _ := strings.Cut(w.given(t.at+"/started_at", t.StartedAt), "T")
	to, _, _ := strings.Cut(w.given(t.at+"/ended_at", t.EndedAt), "T")
	if to == "" || to == from {
		return dateText(from)
	}
	return dateText(from) + " TO " + dateText(to)
}

// asWritten gives a text with formulas and units, which capitals would make wrong: CH3Br, g/m3. It is Latin all the
// same.
func (w *writer) asWritten(at, value string) string {
	w.latin(at, value)
	return value
}
