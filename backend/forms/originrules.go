package forms

import (
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// originRules are the rules of one form or statement, as the register has them on the date of the paper.
type originRules struct {
	parties   []string // countries of destination that the form is for
	criteria  []string
	fob       string // "rvc": the FOB value is told where the regional value content is the reason; "always", "never"
	hsLong    bool   // the tariff line of the importing country, where it is known
	most      int    // items that the issuer takes on one form; 0 where nobody says
	rvc       string // how the criterion RVC is written, with {n} for the percentage
	producers string // what box of the producer says where there are several; empty where the form does not ask
	same      string // what it says where it is the exporter himself; empty where his name is written again
	nobody    string // what it says where none is known
	gsp       bool   // criteria are told as the EU wants them: P, or W and the heading
	fields    map[string]string
}

func (w *writer) originRules(register, code string) originRules {
	fields, found := w.registers(register, code)
	if !found {
		w.refuse("/facts/certificate_of_origin/form", words.FormsNoRules, fault.Params{"register": register})
	}
	most, _ := strconv.Atoi(fields["max_items"]) // an empty field says nothing of how many
	return originRules{parties: strings.Fields(fields["parties"]), criteria: strings.Fields(fields["criteria"]),
		fob: fields["fob"], hsLong: fields["hs"] == "importing", most: most, rvc: fields["rvc"],
		producers: fields["producers"], same: fields["same_producer"], nobody: fields["no_producer"],
		gsp: fields["criterion"] == "gsp", fields: fields}
}

// criterion says why an item originates, as the form writes it.
func (w *writer) criterion(line dossier.Line, rules originRules) string {
	c, at := line.Criterion, lineAt(line)+"/criterion/code"
	if w.given(at, c.Code) == "" {
		return ""
	}
	if rules.gsp {
		return gspCriterion(line)
	}
	if len(rules.criteria) > 0 && !slices.Contains(rules.criteria, c.Code) {
		w.refuse(at, words.FormsCriterion, fault.Params{"found": c.Code, "known": strings.Join(rules.criteria, ", ")})
	}
	return strings.TrimSpace(w.withPercent(line, rules) + " " + c.Extra)
}

// withPercent writes a criterion with its percentage: RVC as the register has it, partial cumulation as "PC 25%" and
// a change of tariff class together with a regional value content as "CTSH + 35%" (ATIGA Annex 7, overleaf notes).
func (w *writer) withPercent(line dossier.Line, rules originRules) string {
	c, percent := line.Criterion, strconv.FormatInt(line.Criterion.RVCPercent, 10)
	switch {
	case c.Code == "RVC" && rules.rvc != "":
		if strings.Contains(rules.rvc, "{n}") && c.RVCPercent == 0 {
			w.refuse(lineAt(line)+"/criterion/rvc_percent", words.FormsMissing, nil)
		}
		return strings.ReplaceAll(rules.rvc, "{n}", percent)
	case c.RVCPercent == 0:
		return c.Code
	case c.Code == "RVC" || c.Code == "PC":
		return c.Code + " " + percent + "%"
	}
	return c.Code + " + " + percent + "%"
}

// gspCriterion is the origin criterion of the GSP of the European Union: P for what is wholly obtained, W with the
// heading for what was worked sufficiently (Regulation (EU) 2015/2447, Annex 22-07).
func gspCriterion(line dossier.Line) string {
	if code := line.Criterion.Code; code == "WO" || code == "P" {
		return "P"
	}
	digits := strings.ReplaceAll(line.Item.HS6, ".", "")
	return `"W" ` + digits[:min(4, len(digits))]
}

// tellsFOB tells whether an item's FOB value is told.
func (r originRules) tellsFOB(c dossier.Criterion) bool {
	return r.fob == "always" || r.fob == "rvc" && (c.Code == "RVC" || c.RVCPercent > 0)
}

// hs is the heading of the importing country where the form asks for it, in six digits otherwise.
func (w *writer) hs(line dossier.Line, rules originRules) string {
	if rules.hsLong && line.Item.HSImport != "" {
		return line.Item.HSImport
	}
	return w.given(lineAt(line)+"/item/hs6", line.Item.HS6)
}
