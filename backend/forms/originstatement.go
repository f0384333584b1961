package forms

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// StatementKind is a statement on origin that the exporter himself makes: a row of the register origin-statements,
// which has its wording.
type StatementKind string

// The statements that come with the program.
const (
	StatementREX  StatementKind = "rex"  // registered exporter, GSP of the European Union
	StatementAWSC StatementKind = "awsc" // certified exporter, ASEAN-wide self-certification
	StatementRCEP StatementKind = "rcep" // approved exporter
)

// statementKinds are looked through in this order for one that is for the country of destination.
var statementKinds = []StatementKind{StatementREX, StatementAWSC, StatementRCEP}

// statementPaper is the form that a statement stands on.
const statementPaper = "origin-statement"

// Statement is what a statement on origin says.
type Statement struct {
	Head
	Statement      StatementKind `json:"statement"`
	Name           string        `json:"name"`
	Text           string        `json:"text"` // in the words that the importing side prescribes
	Exporter       Party         `json:"exporter"`
	ExporterNumber string        `json:"exporter_number"` // that an authority gave; empty where none is asked for
	NumberName     string        `json:"number_name"`     // what that number is called
	Importer       Party         `json:"importer"`
	Origin         string        `json:"origin"`
	Destination    string        `json:"destination"`
	Invoice        Reference     `json:"invoice"`
	Rows           []OriginRow   `json:"rows"`
	Place          string        `json:"place"`
	Signatory      string        `json:"signatory"`
	ValidMonths    int           `json:"valid_months"`
	Warnings       []string      `json:"warnings"`
}

// OriginStatement writes the statement of a kind about a shipment, in the prescribed words, as it is put onto an
// invoice. The faults are what it lacks.
func OriginStatement(d dossier.Dossier, kind StatementKind, registers Registers) (string, fault.List) {
	form, _ := Find(statementPaper)
	w := &writer{dossier: d, facts: d.Facts, form: form, registers: registers, lines: d.Facts.Lines}
	rules := w.originRules("origin-statements", string(kind))
	w.latinGiven("/facts/parties/consignor/name", d.Facts.Parties.Consignor.Name)
	number, _ := w.exporterNumber(rules)
	var criteria []string
	for _, line := range w.lines {
		if d.Facts.OfLine(line.Number).Packages > 0 {
			criteria = append(criteria, w.criterion(line, rules))
		}
	}
	return w.statement(rules, number, criteria), w.faults
}

func statementOnOrigin(w *writer) Data {
	f, kind := w.facts, w.statementKind()
	rules := w.originRules("origin-statements", string(kind))
	w.destined(rules)
	months, _ := strconv.Atoi(rules.fields["valid_months"])
	number, warnings := w.exporterNumber(rules)
	rows := w.originRows(rules)
	criteria := make([]string, len(rows)-1)
	for i := range criteria {
		criteria[i] = rows[i].Criterion
	}
	return &Statement{Head: w.head, Statement: kind, Name: rules.fields["name_en"], ExporterNumber: number,
		NumberName: rules.fields["number_name"], Text: w.statement(rules, number, criteria), ValidMonths: months,
		Warnings: warnings, Exporter: w.party("/facts/parties/consignor", f.Parties.Consignor),
		Importer: w.party("/facts/parties/consignee", f.Parties.Consignee), Origin: w.country(f.Origin),
		Destination: w.country(f.Destination), Rows: rows,
		Invoice:   Reference{rows[0].Invoice, rows[0].InvoiceOn},
		Place:     w.latin("/facts/certificate_of_origin/signed_at", f.Origins.SignedAt),
		Signatory: w.latinGiven("/facts/certificate_of_origin/signatory", f.Origins.Signatory)}
}

// statementKind is the one that an officer chose, or the first that is for the country of destination.
func (w *writer) statementKind() StatementKind {
	for _, kind := range statementKinds {
		if w.facts.Origins.Form == string(kind) {
			return kind
		}
	}
	for _, kind := range statementKinds {
		fields, _ := w.registers("origin-statements", string(kind))
		if slices.Contains(strings.Fields(fields["parties"]), w.facts.Destination) {
			return kind
		}
	}
	return statementKinds[0]
}

// exporterNumber gives the number by which the exporter may declare the origin himself. A small consignment may go
// without. One of an odd form is warned of and not refused, as the layout of these numbers is not published for every
// country.
func (w *writer) exporterNumber(rules originRules) (number string, warnings []string) {
	at, warnings := "/facts/registrations", []string{}
	number = w.registered(rules.fields["registration"])
	if w.facts.Origins.REX != "" && rules.fields["registration"] == rexRegistration {
		number, at = w.facts.Origins.REX, "/facts/certificate_of_origin/rex"
	}
	if number == "" {
		if !w.small(rules) {
			w.refuse(at, words.FormsOriginNumber, fault.Params{"name": rules.fields["number_name"]})
		}
		return "", warnings
	}
	pattern, err := regexp.Compile(rules.fields["number_pattern"])
	if err == nil && !pattern.MatchString(number) {
		warnings = append(warnings, english.sayWith(words.FormsOriginPattern,
			fault.Params{"found": number, "name": rules.fields["number_name"]}))
	}
	return number, warnings
}

// rexRegistration is the kind of registration whose number the facts of the certificate may have too.
const rexRegistration = "registered exporter"

// registered gives the number of a registration that holds on the date of the paper.
func (w *writer) registered(kind string) string {
	on := w.head.DatedOn
	for _, r := range w.facts.Registrations {
		if r.Kind == kind && (on == "" || (r.ValidFrom == "" || r.ValidFrom <= on) && (r.ValidTo == "" || on <= r.ValidTo)) {
			return r.Number
		}
	}
	return ""
}

// small tells whether the goods are worth so little that any exporter may declare their origin. It is told only where
// the invoice is in the currency of the limit: a rate of that day is not among the facts.
func (w *writer) small(rules originRules) bool {
	limit, err := strconv.ParseInt(rules.fields["free_minor"], 10, 64)
	return err == nil && w.facts.Currency == rules.fields["free_currency"] && w.facts.GoodsMinor() <= limit
}

// unknownNumber stands in a draft where the number is still to come.
const unknownNumber = "…"

// statement fills in the prescribed words. The name of the exporter is looked at where he is a party.
func (w *writer) statement(rules originRules, number string, criteria []string) string {
	text := rules.fields["text"]
	if number == "" && rules.fields["free_text"] != "" {
		text = rules.fields["free_text"]
	}
	said := strings.NewReplacer("{exporter}", strings.ToUpper(w.facts.Parties.Consignor.Name), "{number}",
		cmp.Or(number, unknownNumber), "{origin}", w.country(w.facts.Origin), "{criterion}", eachCriterion(criteria))
	return said.Replace(text)
}

// eachCriterion says the criterion of all items, or that of each where they differ: `P (ITEM 1), "W" 5007 (ITEM 2)`.
func eachCriterion(criteria []string) string {
	if one := slices.Compact(slices.Clone(criteria)); len(one) == 1 {
		return one[0]
	}
	each := make([]string, len(criteria))
	for i, criterion := range criteria {
		each[i] = fmt.Sprintf("%s (ITEM %d)", criterion, i+1)
	}
	return strings.Join(each, ", ")
}
