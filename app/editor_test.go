package app

import (
	"encoding/json"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/templates/words"
)

func changed(pointer, to string) []dossier.Change {
	return []dossier.Change{{Pointer: pointer, Value: to}}
}

// noNulls fails the test when a list crosses as null.
func noNulls(t *testing.T, what string, v any) {
	t.Helper()
	text, err := json.Marshal(v)
	must(t, err)
	if i := strings.Index(string(text), "null"); i >= 0 && !strings.Contains(string(text)[max(0, i-12):i], `"unsaved":`) &&
		!strings.Contains(string(text)[max(0, i-10):i], `"sheet":`) {
		t.Errorf("%s has a null: …%s…", what, text[max(0, i-60):min(len(text), i+20)])
	}
}

// An officer opens a dossier, tries, leaves, comes back, saves, and another one hears of it.
func TestAnOfficerWorksOnADossier(t *testing.T) {
	t.Parallel()
	e := &Editor{deskOnDay(t, "apply", "Noy")}
	opened, err := e.Open(shipmentOfDay)
	must(t, err)
	if !opened.MayEdit || opened.Unsaved != nil || len(opened.Values) < 200 || opened.Consignee == "" {
		t.Errorf("opened %+v", opened)
	}
	typed := changed("/facts/contract/number", "KM-9")
	tried, err := e.Try(EditorTry{Reference: shipmentOfDay, Base: opened.Base, Changes: typed, Paper: "form-e", Seq: 7})
	must(t, err)
	if tried.Seq != 7 || tried.Sheet == nil || len(tried.Sheet.Pages) == 0 || len(tried.Values) != 1 || tried.Newer {
		t.Errorf("tried %+v", tried)
	}
	none, err := e.Try(EditorTry{Reference: shipmentOfDay, Base: opened.Base, Paper: "no-such-paper"})
	must(t, err)
	if none.Sheet != nil || len(none.SheetTold) != 1 {
		t.Errorf("of no paper: %+v", none.SheetTold)
	}
	must(t, e.Keep(shipmentOfDay, opened.Base, typed))
	back, err := e.Open(shipmentOfDay)
	must(t, err)
	if back.Unsaved == nil || back.Unsaved.Changes[0].Value != "KM-9" {
		t.Errorf("back to %+v", back.Unsaved)
	}
	saved, err := e.Save(shipmentOfDay, back.Base, back.Unsaved.Changes, "")
	must(t, err)
	late, err := e.Save(shipmentOfDay, back.Base, changed("/facts/contract/number", "KM-8"), "")
	must(t, err)
	if saved.Version != back.Base.Version+1 || len(late.Conflict) != 1 || !late.Conflict[0].Clash {
		t.Errorf("saved %+v, then %+v", saved, late)
	}
	must(t, e.Discard(shipmentOfDay))
	_, err = e.Save(shipmentOfDay, back.Base, changed("/facts/marks", "X"), "")
	if keyOf(err) != string(words.EditorLedgerTells) {
		t.Errorf("what the ledger tells is refused with %v", err)
	}
	behind, err := e.Behind(shipmentOfDay, "/facts/transport/0/loads/0/net_g")
	must(t, err)
	moved, err := e.Boxes(EditorTry{Reference: shipmentOfDay, Base: back.Base}, "/facts/parties/consignee/name")
	must(t, err)
	spots, err := e.FactsOf(EditorTry{Reference: shipmentOfDay, Base: back.Base, Paper: "commercial-invoice"})
	must(t, err)
	line, err := e.TimeLine(shipmentOfDay, "")
	must(t, err)
	choices, err := e.Choices(shipmentOfDay)
	must(t, err)
	if len(behind.Loads) != 1 || len(moved) < 5 || len(spots) < 20 || len(line.Steps) < 15 || len(choices) < 20 {
		t.Errorf("%d loads, %d papers, %d boxes, %d steps, %d lists", len(behind.Loads), len(moved), len(spots),
			len(line.Steps), len(choices))
	}
	for what, v := range map[string]any{"opened": opened, "tried": tried, "none": none, "saved": saved, "late": late,
		"behind": behind, "moved": moved, "spots": spots, "line": line, "choices": choices, "fields": e.Fields(),
		"lists": e.Lists()} {
		noNulls(t, what, v)
	}
}

// A shipment is copied by one command, however often it comes.
func TestAShipmentIsCopied(t *testing.T) {
	t.Parallel()
	e := &Editor{deskOnDay(t, "apply", "Sengdao")}
	copied, err := e.Copied(shipmentOfDay)
	must(t, err)
	plan, err := e.ClonePlan(shipmentOfDay)
	must(t, err)
	noNulls(t, "copied", copied)
	noNulls(t, "plan", plan)
	if len(copied.Copied) < 30 || len(copied.Cleared) < 50 || plan.Reference != "" || plan.Consignee == "" ||
		len(plan.Lines) != 1 || copied.Copied[0].Caption == "" {
		t.Fatalf("%d copied, %d cleared, plan %+v", len(copied.Copied), len(copied.Cleared), plan)
	}
	opened, err := e.Open(shipmentOfDay)
	must(t, err)
	plan.Reference = "NTG-2026-NEXT"
	for _, v := range opened.Values {
		if v.Pointer == "/facts/route/departure" {
			plan.Departure = v.Value
		}
	}
	for range 2 {
		must(t, e.Clone(EditorClone{From: shipmentOfDay, Plan: *plan}, "clone-1"))
	}
	next, err := e.Open("NTG-2026-NEXT")
	must(t, err)
	if next.Copied != shipmentOfDay || next.Base.Version != 1 {
		t.Errorf("the copy is %+v", next.Base)
	}
	plan.Reference, plan.Consignee = "NTG-2026-OTHER", "NOBODY"
	if err := e.Clone(EditorClone{From: shipmentOfDay, Plan: *plan}, "clone-2"); err == nil {
		t.Error("a plan for nobody is taken")
	}
	loader := &Editor{deskOnDay(t, "apply", "Khamla")}
	err = loader.Clone(EditorClone{From: shipmentOfDay, Plan: *plan}, "clone-3")
	if keyOf(err) != string(words.AccessNotPermitted) {
		t.Errorf("the warehouse is told %v", err)
	}
}
