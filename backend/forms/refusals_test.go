package forms_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// limits is what a form asks for, and what it cannot carry.
type limits struct {
	needs string // facts that it must have, as pointers into the facts of a dossier
	latin string // facts that it prints in Latin capitals, and in no other letters
	more  string // what its next sheet says when there is more than the first holds
}

const (
	ofParties = "parties/consignor/name parties/consignor/address parties/consignee/name parties/consignee/address "
	ofGoods   = "lines/0/item/paper_name lines/0/item/hs6 "
	ofTheWay  = "route/from/name route/to/name "
	ofRail    = "transport/0/number transport/0/size_type transport/0/tare_g transport/0/seals transport/0/climate "

	certificateNeeds = ofParties + ofGoods + ofTheWay + "route/entry/name lines/0/criterion/code transport"
	certificateLatin = ofParties + ofTheWay + "route/entry/name route/vehicle marks lines/0/item/paper_name"
	continued        = "CONTINUATION SHEET 2 OF"
)

// limitsOf are the limits of every form of a shipment (domain 1 to 7). Invoice and packing list tell prices and names
// in several letters; what they lack is told by whoever issues them (papers.Service.Issue).
var limitsOf = map[trade.PaperKind]limits{
	"commercial-invoice": {"", "", "Brought forward / 承前页"},
	"packing-list":       {"", "", "Brought forward / 承前页"},
	"origin-letter": {"parties/consignor/name parties/consignor/address parties/growers/0/name " +
		"parties/growers/0/address lots/0/grower lots/0/harvested_on lots/0/accepted_g transport",
		"parties/consignor/name parties/consignor/address", "Page 2 of"},
	"shipping-instruction": {ofParties + ofGoods + ofTheWay + "parties/carrier/name parties/carrier/address " +
		"route/departs_at terms/place transport", ofParties + ofTheWay + "route/vehicle marks lines/0/item/paper_name",
		"Brought forward"},
	"cover-sheet":     {ofTheWay, ofTheWay, "Page 2 of"},
	"form-e":          {certificateNeeds, certificateLatin, continued},
	"form-d":          {certificateNeeds, certificateLatin, continued},
	"form-rcep":       {certificateNeeds, certificateLatin, continued},
	"form-aanz":       {certificateNeeds, certificateLatin, continued},
	"ldc-certificate": {certificateNeeds, certificateLatin, continued},
	"origin-statement": {ofParties + ofGoods + "lines/0/criterion/code certificate_of_origin/signatory transport",
		ofParties + "marks lines/0/item/paper_name", "Page 2 of"},
	"phytosanitary": {ofParties + "lines/0/item/paper_name lines/0/item/species lots/0/orchard lots/0/packhouse " +
		"lots/0/province phytosanitary/authority phytosanitary/declaration phytosanitary/place route/entry/name " +
		"route/vehicle transport", ofParties + "route/vehicle marks lines/0/item/paper_name",
		"ATTACHMENT TO PHYTOSANITARY CERTIFICATE"},
	"fumigation-data": {ofParties + "route/vehicle treatments", ofParties + "route/vehicle marks", "Page 2 of"},
	"treatment-record": {ofParties + "route/vehicle lines/0/item/paper_name treatments transport",
		ofParties + "route/vehicle marks lines/0/item/paper_name", "Page 2 of"},
	"quality-data": {ofParties + "lines/0/item/paper_name tests", ofParties + "marks lines/0/item/paper_name",
		"Page 2 of"},
	"insurance-data": {ofParties + ofTheWay + "route/departs_at route/vehicle lines/0/item/paper_name insurance transport",
		ofParties + ofTheWay + "route/vehicle marks lines/0/item/paper_name", "Page 2 of"},
	"rail-consignment-note": {ofParties + ofGoods + ofTheWay + ofRail + "route/mode route/waybill_kind transport",
		ofParties + "route/vehicle marks lines/0/item/paper_name", "Page 2 of"},
	"wagon-list": {ofParties + ofTheWay + ofRail + "transport/0/wagon route/mode transport", ofParties + "route/vehicle",
		"Brought / 承前页"},
	"weight-note": {ofParties + "lines/0/item/paper_name tickets", ofParties + "route/vehicle lines/0/item/paper_name",
		"Page 2 of"},
	"road-consignment-note": {ofParties + ofGoods + ofTheWay + "parties/carrier parties/carrier/name " +
		"parties/carrier/address route/departs_at route/nationality route/vehicle route/vehicle_lo transport",
		ofParties + ofTheWay + "route/vehicle marks lines/0/item/paper_name", "Brought forward"},
	"truck-manifest": {ofTheWay + "parties/consignor/name parties/consignee/name parties/carrier parties/carrier/name " +
		"parties/carrier/address route/departs_at route/nationality route/vehicle route/vehicle_lo route/driver " +
		"route/driver/name route/driver/passport route/driver/licence route/exit/name transport/0/seals transport",
		ofTheWay + "parties/consignor/name parties/consignee/name route/vehicle route/driver/name", ""},
	"export-declaration": {ofParties + "parties/consignor/tin parties/declarant parties/declarant/name " +
		"parties/declarant/address parties/declarant/card lines/0/item/paper_name lines/0/item/ahtn8 lines/0/package " +
		"currency rate trading terms/rule terms/place route/mode route/vehicle route/nationality route/exit/name " +
		"customs/office customs/declaration customs/procedure customs/regime customs/national customs/nature " +
		"customs/reference customs/location customs/loading customs/manifest transport",
		ofParties + "route/vehicle marks lines/0/item/paper_name", "CUSTOMS DECLARATION, CONTINUATION"},
}

// ready is a dossier from which a form can be written without a fault.
func ready(t *testing.T, kind trade.PaperKind) dossier.Dossier {
	t.Helper()
	d := example(t, "r1")
	switch kind {
	case "road-consignment-note", "truck-manifest":
		return example(t, "t1")
	case "form-d", "form-aanz":
		country := map[trade.PaperKind]string{"form-d": "TH", "form-aanz": "NZ"}[kind]
		d.Facts.Destination, d.Facts.Parties.Consignee.Country = country, country
	case "origin-statement":
		return toEurope(t)
	case "fumigation-data":
		d.Facts.Treatments = []dossier.Treatment{plantFumigation(0)}
	case "treatment-record":
		return plantCold(t, 18*24)
	case "quality-data":
		d.Facts.Tests = []dossier.Test{{Report: "QL-1", Laboratory: "Vientiane Lab", Lot: d.Facts.Lots[0].Number,
			Analyte: "Moisture", Result: "9 %", Limit: "12 % at most", DatedOn: "2026-11-05"}}
	case "insurance-data":
		return plantInsured(t, "CIP", 1_945_944)
	}
	return d
}

// Every form has its limits in the table, and can be written without a fault from what it asks for.
func TestEveryFormIsWrittenFromWhatItNeeds(t *testing.T) {
	t.Parallel()
	for _, form := range forms.All() {
		if _, told := limitsOf[form.Kind]; !told {
			t.Errorf("what %s cannot carry is not in the table", form.Kind)
		}
		if faults := write(t, ready(t, form.Kind), form.Kind).Faults; len(faults) > 0 {
			t.Errorf("%s cannot be written from all that it needs: %v", form.Kind, faults)
		}
	}
}

// Each fact that a form must have is told in a sentence when it is missing, with the form and the fact.
func TestEachMissingFactIsTold(t *testing.T) {
	t.Parallel()
	for kind, limits := range limitsOf {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			form, _ := forms.Find(kind)
			for at := range strings.FieldsSeq(limits.needs) {
				want := fmt.Sprintf("The %s needs /facts/%s, which is not filled in.", form.Name, at)
				if at == "transport" {
					want = fmt.Sprintf("Nothing is loaded yet, so the %s has nothing to say.", form.Name)
				}
				saysFirst(t, write(t, changed(t, ready(t, kind), at, nil), kind).Faults, want)
			}
		})
	}
}

// Letters that a form of an authority does not take are told with the fact and the text.
func TestLettersThatAFormCannotCarry(t *testing.T) {
	t.Parallel()
	for kind, limits := range limitsOf {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			form, _ := forms.Find(kind)
			for at := range strings.FieldsSeq(limits.latin) {
				want := fmt.Sprintf("The %s takes Latin letters only, and /facts/%s says ວຽງຈັນ.", form.Name, at)
				saysFirst(t, write(t, changed(t, ready(t, kind), at, "ວຽງຈັນ"), kind).Faults, want)
			}
		})
	}
}

// A character that no font has is refused when the form is set, with the box and the character.
func TestCharactersThatNoFontHas(t *testing.T) {
	t.Parallel()
	for _, form := range forms.All() {
		at := "parties/consignor/name"
		if form.Kind == "truck-manifest" {
			at = "route/driver/name"
		}
		got := write(t, changed(t, ready(t, form.Kind), at, "\U00013000"), form.Kind)
		template, err := house.Find(string(form.Kind))
		if err != nil {
			t.Fatal(err)
		}
		_, err = template.Lay(dataOf(t, got.Data), sheet.Options{CreatedAt: printedAt})
		uncovered := func(f *fault.Fault) bool {
			said := words.Say(words.English, words.Key(f.Key), f.Params)
			return f.Key == string(words.SheetUncovered) && f.Field != "" && strings.Contains(said, "U+13000")
		}
		if !slices.ContainsFunc(fault.All(err), uncovered) {
			t.Errorf("%s takes a hieroglyph: %v", form.Kind, err)
		}
	}
}

// What is more than the first sheet holds goes on behind it, and the next sheet says so.
func TestWhatIsMoreGoesOn(t *testing.T) {
	t.Parallel()
	for kind, limits := range limitsOf {
		if limits.more == "" {
			continue
		}
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			pages := checkPages(t, write(t, much(t, kind), kind))
			if len(pages) < 2 {
				t.Fatalf("it takes %d sheets", len(pages))
			}
			if said := strings.Join(strings.Fields(pages[1]), " "); !strings.Contains(said, limits.more) {
				t.Errorf("its second sheet does not say %q:\n%s", limits.more, said)
			}
		})
	}
}

// much is a dossier with sixty lines, containers, weighings or papers, as the form lists them.
func much(t *testing.T, kind trade.PaperKind) dossier.Dossier {
	t.Helper()
	const much = 60
	d := ready(t, kind)
	switch kind {
	case "wagon-list", "fumigation-data":
		units := many(t, much).Facts.Transport
		d.Facts.Transport = units
	case "treatment-record": // two sensors, day by day
	case "weight-note":
		for i := range much {
			one := d.Facts.Tickets[0]
			one.Number = fmt.Sprintf("WB-%d", i)
			d.Facts.Tickets = append(d.Facts.Tickets, one)
		}
	case "cover-sheet":
		for range much {
			d.Papers = append(d.Papers, d.Papers[0])
		}
	default:
		d.Facts = inLines(d.Facts, much)
	}
	return d
}

// inLines parts the goods of a dossier into as many lines, each with a lot of its own.
func inLines(f dossier.Facts, count int) dossier.Facts {
	line, lot, load := f.Lines[0], f.Lots[0], f.Transport[0].Loads[0]
	f.Lines, f.Lots, f.Transport = nil, nil, f.Transport[:1]
	f.Transport[0].Loads = nil
	for n := range count {
		line.Number, lot.Line, lot.Number = n+1, n+1, fmt.Sprintf("LOT-%d", n+1)
		load.Lot = lot.Number
		f.Lines, f.Lots = append(f.Lines, line), append(f.Lots, lot)
		f.Transport[0].Loads = append(f.Transport[0].Loads, load)
	}
	return f
}

// saysFirst fails unless one of the faults begins with this sentence; what to do follows it.
func saysFirst(t *testing.T, faults fault.List, want string) {
	t.Helper()
	var all []string
	for _, f := range faults {
		said := words.Say(words.English, words.Key(f.Key), f.Params)
		if strings.HasPrefix(said, want+" ") {
			return
		}
		all = append(all, said)
	}
	t.Errorf("told is %q, want %q", all, want)
}

// changed gives a dossier with one of its facts changed, or taken away when there is nothing to put there.
func changed(t *testing.T, d dossier.Dossier, at string, to any) (out dossier.Dossier) {
	t.Helper()
	raw, err := json.Marshal(d)
	var tree map[string]any
	if err == nil {
		err = json.Unmarshal(raw, &tree)
	}
	if err != nil {
		t.Fatal(err)
	}
	steps := strings.Split("facts/"+at, "/")
	holder := any(tree)
	for _, step := range steps[:len(steps)-1] {
		if list, is := holder.([]any); is {
			n, err := strconv.Atoi(step)
			if err != nil {
				t.Fatal(err)
			}
			holder = list[n]
			continue
		}
		holder = holder.(map[string]any)[step]
	}
	fields := holder.(map[string]any)
	if fields[steps[len(steps)-1]] = to; to == nil {
		delete(fields, steps[len(steps)-1])
	}
	if raw, err = json.Marshal(tree); err == nil {
		err = json.Unmarshal(raw, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}
