package editing_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/shipping"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var planner = trade.Actor{PersonID: "p-sengdao", Name: "Sengdao",
	Roles: []trade.Role{trade.Consolidator, trade.Officer}}

// next plans a shipment of the same goods for the next train.
func (o *office) next() string {
	o.t.Helper()
	_, err := o.Shipping.PlanShipment(ctx, planner, shipping.ShipmentRequest{Reference: "NTG-2026-NEXT",
		Departure: o.open(officer).Dossier.Facts.Route.Departure,
		Consignee: o.open(officer).Dossier.Facts.Parties.Consignee.Code, Destination: "CN", Payment: "TT",
		Terms: trade.Terms{Rule: "FCA", Place: "Vientiane South"}, Lines: []shipping.LineRequest{{
			Item: o.open(officer).Dossier.Facts.Lines[0].Item.Code, Grade: trade.GradeA, Packages: 10,
			Price: trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"}}}})
	check(o.t, err)
	return "NTG-2026-NEXT"
}

func TestACopyTakesOverWhatIsListed(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.save(set("/facts/registrations/0/valid_to", "2026-01-01"), set("/facts/insurance/insurer", "AGL"),
		set("/facts/insurance/number", "P-1"))
	listed, err := o.Editing.Copied(ctx, officer, r1)
	check(t, err)
	for _, tt := range []struct {
		pointer string
		copied  bool
	}{
		{"/facts/parties/consignee/name", true}, {"/facts/lines/0/price/scaled", true}, {"/facts/marks", true},
		{"/facts/certificate_of_origin/form", true}, {"/facts/lines/0/criterion/code", true},
		{"/facts/insurance/insurer", true}, {"/facts/registrations/1/number", true},
		{"/facts/registrations/0/number", false}, {"/facts/insurance/number", false}, {"/facts/lots/0/number", false},
		{"/facts/transport/0/seals/0/number", false}, {"/facts/transport/0/loads/0/net_g", false},
		{"/facts/transport/0/climate/set_point_deci_c", false}, {"/facts/route/departs_at", false},
	} {
		_, copied := value(listed.Copied, tt.pointer)
		_, cleared := value(listed.Cleared, tt.pointer)
		if copied != tt.copied || cleared == tt.copied {
			t.Errorf("%s is copied: %v, cleared: %v", tt.pointer, copied, cleared)
		}
	}
	to := o.next()
	r := editing.CopyRequest{From: r1, To: to, Command: "copy-1"}
	version, err := o.Editing.CopyFacts(ctx, officer, r)
	check(t, err)
	_, err = o.Editing.CopyFacts(ctx, officer, r)
	wants(t, err, words.StorePosted, "")
	opened, err := o.Editing.Open(ctx, officer, to)
	check(t, err)
	if version != 1 || opened.Copied != r1 || len(opened.Dossier.Facts.Lots) > 0 {
		t.Errorf("version %d, copied from %q", version, opened.Copied)
	}
	for _, one := range listed.Copied {
		field, _ := dossier.FieldOf(one.Pointer)
		if !field.Added() || strings.HasPrefix(one.Pointer, "/facts/registrations/") {
			continue
		}
		if got, _ := value(opened.Values, one.Pointer); got.Value != one.Value || got.Source.Note != r1 {
			t.Errorf("%s is %+v, want %q", one.Pointer, got, one.Value)
		}
	}
	first, _ := value(opened.Values, "/facts/registrations/0/number")
	second, _ := value(listed.Copied, "/facts/registrations/1/number")
	if first.Value != second.Value {
		t.Errorf("the first registration is %q, want %q", first.Value, second.Value)
	}
	for _, one := range listed.Cleared {
		field, _ := dossier.FieldOf(one.Pointer)
		if got, there := value(opened.Values, one.Pointer); there && field.Added() && got.Value == one.Value &&
			!strings.HasPrefix(one.Pointer, "/facts/registrations/") && strings.Trim(got.Value, "0.") != "" {
			t.Errorf("%s was taken over: %q", one.Pointer, got.Value)
		}
	}
}

func TestCopiesThatAreRefused(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, err := o.Editing.CopyFacts(ctx, officer, editing.CopyRequest{From: r1, To: r1})
	wants(t, err, words.EditorCopyItself, "")
	for _, r := range []editing.CopyRequest{{From: r1, To: "NOBODY"}, {From: "NOBODY", To: r1}} {
		_, err := o.Editing.CopyFacts(ctx, officer, r)
		wants(t, err, words.StoreNotFound, "")
	}
}

// Whoever adds a fact decides whether a copy takes it over: each stands in one list or is cleared on purpose.
func TestEveryFactIsCopiedOrClearedOnPurpose(t *testing.T) {
	t.Parallel()
	cleared := []string{"/facts/contract", "/facts/rate", "/facts/route/vehicle_lo", "/facts/route/trailer",
		"/facts/route/driver", "/facts/route/booking", "/facts/route/gate_at", "/facts/route/cut_off_at",
		"/facts/route/waybill", "/facts/lots", "/facts/transport", "/facts/tickets", "/facts/treatments", "/facts/tests",
		"/facts/registrations/*/left_g", "/facts/inspection", "/facts/insurance/number", "/facts/insurance/insured_minor",
		"/facts/insurance/dated_on", "/facts/certificate_of_origin/retroactive",
		"/facts/certificate_of_origin/exhibition", "/facts/certificate_of_origin/third_party",
		"/facts/certificate_of_origin/third_party_invoice", "/facts/certificate_of_origin/back_to_back",
		"/facts/certificate_of_origin/back_to_back_country", "/facts/certificate_of_origin/de_minimis",
		"/facts/certificate_of_origin/partial_cumulation", "/facts/customs/reference", "/facts/customs/manifest",
		"/facts/customs/registered_on", "/facts/customs/lane", "/facts/labels", "/facts/settlements", "/facts/orders",
		"/facts/allotments"}
	for _, f := range dossier.Fields() {
		if !f.Added() {
			continue
		}
		clears := slices.ContainsFunc(cleared, func(one string) bool {
			return f.Pattern == one || strings.HasPrefix(f.Pattern, one+"/")
		})
		if clears == editing.Carries(f.Pattern) {
			t.Errorf("%s: cleared %v, copied %v", f.Pattern, clears, !clears)
		}
	}
}

func TestTheTimeLineOfR1(t *testing.T) {
	t.Parallel()
	o := open(t)
	line, err := o.Editing.TimeLine(ctx, officer, r1, "2026-11-06T16:00:00+07:00")
	check(t, err)
	steps := map[string]editing.Step{}
	for i, s := range line.Steps {
		steps[s.Code] = s
		if i > 0 && s.At.Before(line.Steps[i-1].At) {
			t.Errorf("%s stands behind a later step", s.Code)
		}
	}
	for code, want := range map[string]struct {
		at         string
		done, late bool
	}{
		"invoice":            {"2026-11-05T10:10:00+07:00", true, false},
		"stuffing":           {"2026-11-06T02:10:00+07:00", true, false},
		"export-declaration": {"2026-11-05T22:10:00+07:00", false, true},
		"departure":          {"2026-11-06T22:10:00+07:00", false, false},
		"arrival":            {"2026-11-09T10:10:00+07:00", false, false},
	} {
		got := steps[code]
		if got.At.Format(time.RFC3339) != want.at || got.Done != want.done || got.Late != want.late || got.Name == "" {
			t.Errorf("%s is %+v, want %+v", code, got, want)
		}
	}
	if _, road := steps["documents-road"]; road || steps["invoice"].Gate != trade.GateApplication ||
		!steps["documents"].At.Equal(line.CutOffAt) || line.CutOffAt.IsZero() || len(line.Offices) == 0 {
		t.Errorf("cut-off %v, offices %+v", line.CutOffAt, line.Offices)
	}
	if line.Offices[0].Code != "vientiane-south-rail" {
		t.Errorf("offices %+v", line.Offices)
	}
	_, err = o.Editing.TimeLine(ctx, officer, r1, "now")
	wants(t, err, words.EditorNoAt, "at")
	now, err := o.Editing.TimeLine(ctx, officer, r1, "")
	check(t, err)
	if !now.Now.Equal(noon) {
		t.Errorf("now is %v", now.Now)
	}
}

// A holiday is told where the office that a step needs is closed.
func TestHolidaysStandOnTheTimeLine(t *testing.T) {
	t.Parallel()
	o := open(t)
	d, err := o.Papers.Dossier(ctx, officer, r1)
	check(t, err)
	d.Reference, d.Facts.Route.DepartsAt, d.Facts.Route.CutOffAt = "PI-MAI", "2026-04-15T22:10:00+07:00", ""
	o.read(d)
	line, err := o.Editing.TimeLine(ctx, officer, "PI-MAI", "")
	check(t, err)
	closed := map[string]int{}
	for _, s := range line.Steps {
		closed[s.Code] = len(s.Holidays)
	}
	if closed["export-declaration"] == 0 || closed["origin"] == 0 || closed["packing"] != 0 || len(line.Holidays) < 2 {
		t.Errorf("closed for %v on %+v", closed, line.Holidays)
	}
	d.Reference, d.Facts.Route.DepartsAt = "UNKNOWN-DAY", ""
	o.read(d)
	none, err := o.Editing.TimeLine(ctx, officer, "UNKNOWN-DAY", "")
	if err != nil || len(none.Steps) > 0 || !none.DepartsAt.IsZero() {
		t.Errorf("without a departure: %+v, %v", none, err)
	}
}

func TestChoicesAreTheListsAsTheyHold(t *testing.T) {
	t.Parallel()
	o := open(t)
	all, err := o.Editing.Choices(ctx, officer, r1)
	check(t, err)
	for list, code := range map[string]string{"countries": "CN", "incoterms": "FCA", "lots": "LNT-BAN-261103-01",
		"lines": "1", "certificates": "form-e", "criteria": "WO", "charge-paid": "beside", "growers": "", "transport": "",
		"parties": "", "registration-kinds": "import permit"} {
		choices := all[list]
		is := func(c editing.Choice) bool { return code == "" || c.Code == code }
		if !slices.ContainsFunc(choices, is) {
			t.Errorf("%s has %+v", list, choices)
		}
		for _, c := range choices {
			if c.Key != "" && words.Say(words.English, c.Key, nil) == string(c.Key) {
				t.Errorf("no words for %s", c.Key)
			}
		}
	}
	for _, f := range dossier.Fields() {
		if f.List != "" && len(all[f.List]) == 0 && f.List != "stations" {
			t.Errorf("%s chooses from %s, which is empty", f.Pattern, f.List)
		}
	}
	if party := all["parties"][0]; party.Fill["country"] == "" {
		t.Errorf("a party fills %+v", party)
	}
}
