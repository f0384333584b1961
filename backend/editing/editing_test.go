package editing_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestADossierOpensWithTheSourcesOfItsFacts(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.save(set("/facts/contract/number", "KM-2026-041"))
	opened := o.open(officer)
	for pointer, want := range map[string]struct{ value, kind, by string }{
		"/facts/contract/number":                    {"KM-2026-041", "typed", "Noy"},
		"/facts/transport/0/loads/0/net_g":          {"", "scan", ""},
		"/facts/parties/consignee/name":             {"KUNMING YUNGUO IMPORT CO., LTD.", "typed", ""},
		"/facts/certificate_of_origin/form":         {"form-e", "imported", ""},
		"/facts/insurance/number":                   {"", "", ""},
		"/facts/transport/0/seals/0/number":         {"", "typed", ""},
		"/facts/lots/0/accepted_g":                  {"", "typed", ""},
		"/facts/transport/0/climate/logger":         {"", "", ""},
		"/facts/route/departs_at":                   {"2026-11-06T22:10", "typed", ""},
		"/facts/lines/0/price/scaled":               {"0.52", "typed", ""},
		"/facts/lines/0/item/hs6":                   {"0803.90", "typed", ""},
		"/facts/transport/0/tare_g":                 {"", "typed", ""},
		"/facts/lines/0/criterion/code":             {"WO", "imported", ""},
		"/facts/certificate_of_origin/rex":          {"", "", ""},
		"/facts/phytosanitary/wanted":               {"", "", ""},
		"/facts/parties/growers/0/code":             {"", "typed", ""},
		"/facts/transport/0/loads/0/ranges/0/first": {"", "scan", ""},
	} {
		got, there := value(opened.Values, pointer)
		if want.kind == "" {
			continue // it may be there or not
		}
		if !there || want.value != "" && got.Value != want.value || string(got.Source.Kind) != want.kind ||
			want.by != "" && got.Source.By != want.by && got.Source.By != string(officer.PersonID) {
			t.Errorf("%s is %+v (%v), want %+v", pointer, got, there, want)
		}
	}
	if opened.Base.Version == 0 || len(opened.Base.Rows) < 5 || len(opened.Papers) < 5 || opened.Imported {
		t.Errorf("opened %+v with %d papers", opened.Base, len(opened.Papers))
	}
}

func TestATryTellsWhatChangesWouldDo(t *testing.T) {
	t.Parallel()
	o := open(t)
	tried := o.try(editing.TryRequest{Paper: "form-e", Changes: []dossier.Change{
		set("/facts/certificate_of_origin/signatory", "QX SENGDAO"),
		set("/facts/lines/0/criterion/code", ""), set("/facts/contract/dated_on", "soon"),
		set("/facts/lots/0/orchard", "X"), set("/facts/parties/buyer/name", "QX BUYER")}})
	if got, _ := value(tried.Values, "/facts/certificate_of_origin/signatory"); got.Value != "QX SENGDAO" {
		t.Errorf("moved %+v", tried.Values)
	}
	var wrong []string
	for _, f := range tried.Wrong {
		wrong = append(wrong, f.Key+" "+f.Field)
	}
	for _, want := range []string{"editor.no_date /facts/contract/dated_on", "editor.ledger_tells /facts/lots/0/orchard",
		"editor.missing /facts/parties/buyer/code"} {
		if !slices.Contains(wrong, want) {
			t.Errorf("%s is not told: %v", want, wrong)
		}
	}
	if tried.Sheet == nil || tried.NoSheet != nil || !strings.Contains(tried.Sheet.String(), "QX SENGDAO") ||
		!strings.Contains(tried.Sheet.String(), "Noy") {
		t.Errorf("the sheet does not say so: %v", tried.NoSheet)
	}
	moved := map[trade.PaperKind]bool{}
	for _, p := range tried.Papers {
		moved[p.Form.Kind] = p.Moved
		if p.Form.Kind == "form-e" && (p.State != "draft" || len(p.Lacks) == 0) {
			t.Errorf("a certificate without criterion is %+v", p)
		}
	}
	if !moved["form-e"] || !moved["commercial-invoice"] || moved["weight-note"] {
		t.Errorf("moved are %v", moved)
	}
	if len(tried.Lacks) == 0 || !slices.ContainsFunc(tried.Lacks, func(l editing.Lack) bool {
		return l.Fault.Field == "/facts/lines/0/criterion/code" && l.Box == "items/1/criterion"
	}) {
		t.Errorf("lacks %+v", tried.Lacks)
	}
	if again := o.open(officer); again.Unsaved != nil || again.Base.Version != o.base().Version {
		t.Error("trying saved something")
	}
}

// What the checks say follows the changes, and comes back with them.
func TestFindingsFollowTheChanges(t *testing.T) {
	t.Parallel()
	o := open(t)
	count := func(changes ...dossier.Change) int {
		tried := o.try(editing.TryRequest{Paper: "form-e", Changes: changes, Gate: trade.GateDespatch})
		for _, f := range tried.Findings {
			if len(f.Boxes) != len(f.Places) {
				t.Errorf("check %d has %d places and boxes of %d", f.Check, len(f.Places), len(f.Boxes))
			}
		}
		return len(tried.Findings)
	}
	before := count()
	worse := count(set("/facts/transport/0/climate/set_point_deci_c", "-13.5"))
	if worse <= before || count() != before {
		t.Errorf("%d findings, %d with a reefer at -13.5, then %d", before, worse, count())
	}
}

func TestAFactLeadsToItsBoxesAndBack(t *testing.T) {
	t.Parallel()
	o := open(t)
	moved, err := o.Editing.Boxes(ctx, officer, editing.BoxesRequest{Shipment: r1, Base: o.base(),
		Fact: "/facts/transport/0/loads/0/net_g"})
	check(t, err)
	boxes := map[trade.PaperKind][]string{}
	for _, m := range moved {
		boxes[m.Paper] = m.Boxes
	}
	if !slices.Contains(boxes["form-e"], "items/1/quantity") || len(boxes["packing-list"]) == 0 ||
		len(boxes["rail-consignment-note"]) == 0 {
		t.Errorf("a net weight moves %v", boxes)
	}
	spots, err := o.Editing.FactsOf(ctx, officer, editing.BoxesRequest{Shipment: r1, Base: o.base(), Paper: "form-e",
		Changes: []dossier.Change{set("/facts/certificate_of_origin/signatory", "QX")}})
	check(t, err)
	facts := map[string][]string{}
	for _, s := range spots {
		facts[s.Box] = s.Facts
	}
	for box, want := range map[string]string{"importer": "/facts/parties/consignee/name",
		"items/1/quantity": "/facts/transport/1/loads/0/net_g", "signed": "/facts/certificate_of_origin/signatory",
		"items/1/invoice": "/papers/0/number"} {
		if !slices.Contains(facts[box], want) {
			t.Errorf("%s is moved by %v, want %s among them", box, facts[box], want)
		}
	}
}

func TestWhatAFigureRestsOn(t *testing.T) {
	t.Parallel()
	o := open(t)
	behind, err := o.Editing.Behind(ctx, officer, r1, "/facts/transport/0/loads/0/net_g")
	check(t, err)
	if len(behind.Loads) != 1 || len(behind.Loads[0].Ranges) == 0 || len(behind.Loads[0].Scanned) == 0 ||
		behind.Loads[0].Scanned[0].Units == 0 || behind.Loads[0].Scanned[0].By == "" || len(behind.Weighings) == 0 {
		t.Errorf("behind a load: %+v", behind)
	}
	line, err := o.Editing.Behind(ctx, officer, r1, "/facts/lines/0/planned_packages")
	check(t, err)
	var packages int64
	for _, l := range line.Loads {
		packages += l.Packages
	}
	if packages != 2520 || len(line.Loads) != 4 {
		t.Errorf("behind the line are %d packages in %d loads", packages, len(line.Loads))
	}
	o.save(set("/facts/contract/number", "A"))
	o.save(set("/facts/contract/number", "B"))
	typed, err := o.Editing.Behind(ctx, officer, r1, "/facts/contract/number")
	check(t, err)
	if len(typed.Versions) < 2 || typed.Versions[0].Value != "B" || typed.Versions[1].Value != "A" ||
		typed.Versions[0].How != dossier.Typed || len(typed.Loads) > 0 {
		t.Errorf("behind the contract: %+v", typed)
	}
	_, err = o.Editing.Behind(ctx, officer, r1, "/facts/nothing")
	wants(t, err, words.EditorNoSuchFact, "/facts/nothing")
}

func TestEveryMethodAsksForItsPermission(t *testing.T) {
	t.Parallel()
	o := open(t)
	base := o.base()
	look := map[string]func(trade.Actor) error{
		"open": func(a trade.Actor) error { _, err := o.Editing.Open(ctx, a, r1); return err },
		"boxes": func(a trade.Actor) error {
			_, err := o.Editing.Boxes(ctx, a, editing.BoxesRequest{Shipment: r1})
			return err
		},
		"behind":   func(a trade.Actor) error { _, err := o.Editing.Behind(ctx, a, r1, "/facts/marks"); return err },
		"copied":   func(a trade.Actor) error { _, err := o.Editing.Copied(ctx, a, r1); return err },
		"choices":  func(a trade.Actor) error { _, err := o.Editing.Choices(ctx, a, r1); return err },
		"timeline": func(a trade.Actor) error { _, err := o.Editing.TimeLine(ctx, a, r1, ""); return err },
		"facts of": func(a trade.Actor) error {
			_, err := o.Editing.FactsOf(ctx, a, editing.BoxesRequest{Shipment: r1, Paper: "form-e"})
			return err
		},
	}
	write := map[string]func(trade.Actor) error{
		"try": func(a trade.Actor) error {
			_, err := o.Editing.Try(ctx, a, editing.TryRequest{Shipment: r1})
			return err
		},
		"save": func(a trade.Actor) error {
			_, err := o.Editing.Save(ctx, a, editing.SaveRequest{Shipment: r1, Base: base})
			return err
		},
		"keep": func(a trade.Actor) error {
			return o.Editing.Keep(ctx, a, editing.SaveRequest{Shipment: r1, Changes: []dossier.Change{set("/facts/bank", "X")}})
		},
		"discard": func(a trade.Actor) error { return o.Editing.Discard(ctx, a, r1) },
		"copy": func(a trade.Actor) error {
			_, err := o.Editing.CopyFacts(ctx, a, editing.CopyRequest{From: r1, To: "X"})
			return err
		},
	}
	for name, call := range look {
		if fault.CodeOf(call(stranger)) != fault.Forbidden {
			t.Errorf("%s is open to strangers", name)
		}
		check(t, call(loader))
	}
	for name, call := range write {
		if fault.CodeOf(call(loader)) != fault.Forbidden {
			t.Errorf("%s is open to the warehouse", name)
		}
	}
	for name, call := range map[string]func(string) error{
		"open":     func(of string) error { _, err := o.Editing.Open(ctx, officer, of); return err },
		"timeline": func(of string) error { _, err := o.Editing.TimeLine(ctx, officer, of, ""); return err },
		"keep": func(of string) error {
			return o.Editing.Keep(ctx, officer, editing.SaveRequest{Shipment: of,
				Changes: []dossier.Change{set("/facts/bank", "X")}})
		},
	} {
		if err := call("NOBODY"); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("%s of no shipment is told %v", name, err)
		}
	}
}
