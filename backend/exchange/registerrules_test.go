package exchange_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/exchange"
	"tradehub/templates"
)

// TestListsWithinCellsNameWhatIsThere follows cells that name several rows of another register.
func TestListsWithinCellsNameWhatIsThere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ register, column, target string }{
		{"lanes", "forms", "origin-forms"},
		{"lanes", "statements", "origin-statements"},
	} {
		known := codes(t, c.target)
		for _, row := range register(t, c.register).Rows {
			for _, code := range strings.Fields(row.Fields[c.column]) {
				if !known[code] {
					t.Errorf("%s %s: %s %q is not in %s", c.register, row.Code, c.column, code, c.target)
				}
			}
		}
	}
	packages := codes(t, "packages")
	for _, row := range register(t, "commodity-checks").Rows {
		for part := range strings.SplitSeq(row.Fields["tare_g"], ", ") {
			if code, _, _ := strings.Cut(part, " "); part != "" && !packages[code] {
				t.Errorf("%s: no package %s", row.Code, code)
			}
		}
	}
	papers := codes(t, "customs-documents")
	for _, row := range register(t, "commodity-checks").Rows {
		for _, paper := range strings.Fields(row.Fields["wants"]) {
			if !papers[paper] && paper != "veterinary" {
				t.Errorf("%s wants %q, which customs do not know", row.Code, paper)
			}
		}
	}
}

// TestEveryCommodityHasItsLimits looks for each commodity as the checks do, and holds ranges to their order.
func TestEveryCommodityHasItsLimits(t *testing.T) {
	t.Parallel()
	limits := map[string]bool{}
	for _, row := range register(t, "commodity-checks").Rows {
		hs6, _, _ := strings.Cut(row.Code, "-")
		limits[hs6] = true
		for _, c := range [][2]string{{"set_point_least_deci_c", "set_point_most_deci_c"},
			{"vent_least_m3_h", "vent_most_m3_h"}, {"harvest_age_least_days", "harvest_age_most_days"},
			{"yield_least_per_mille", "yield_most_per_mille"}} {
			least, _ := strconv.Atoi(row.Fields[c[0]])
			most, _ := strconv.Atoi(row.Fields[c[1]])
			if (row.Fields[c[0]] == "") != (row.Fields[c[1]] == "") || least > most {
				t.Errorf("%s: %s is %d, %s %d", row.Code, c[0], least, c[1], most)
			}
		}
		if row.Fields["dry"] != "" && row.Fields["set_point_most_deci_c"] != "" {
			t.Errorf("%s is dry and has a temperature", row.Code)
		}
	}
	for _, row := range register(t, "commodities").Rows {
		if hs6 := row.Fields["hs6"][:4] + "." + row.Fields["hs6"][4:]; !limits[hs6] {
			t.Errorf("commodity %s (%s) has no row of limits", row.Code, hs6)
		}
	}
}

// TestDatedRowsSayTheSameTwice holds codes and columns to the validity beside them.
func TestDatedRowsSayTheSameTwice(t *testing.T) {
	t.Parallel()
	for _, row := range register(t, "holidays").Rows {
		if row.ValidFrom != row.Fields["date"] || row.ValidTo != row.Fields["date"] ||
			row.Code != row.Fields["date"]+"-"+row.Fields["country"] {
			t.Errorf("holiday %+v", row)
		}
	}
	for _, row := range register(t, "lanes").Rows {
		if row.Code != row.Fields["origin"]+"-"+row.Fields["destination"] {
			t.Errorf("lane %+v", row)
		}
		for _, form := range strings.Fields(row.Fields["forms"]) {
			if !formServes(t, form, row.Fields["destination"]) {
				t.Errorf("lane %s: %s does not serve there", row.Code, form)
			}
		}
	}
	for _, row := range register(t, "obsolete-hs").Rows {
		if row.ValidFrom == "" || slices.Contains(strings.Fields(row.Fields["now"]), row.Code) {
			t.Errorf("obsolete %+v", row)
		}
	}
}

func formServes(t *testing.T, form, country string) bool {
	t.Helper()
	for _, row := range register(t, "origin-forms").Rows {
		if row.Code == form {
			return slices.Contains(strings.Fields(row.Fields["parties"]), country)
		}
	}
	return false
}

func TestNumberFormsFitTheirExamples(t *testing.T) {
	t.Parallel()
	for _, row := range register(t, "number-forms").Rows {
		form, err := regexp.Compile(row.Fields["pattern"])
		if err != nil || !form.MatchString(row.Fields["example"]) || form.MatchString("?") {
			t.Errorf("%s: %v", row.Code, err)
		}
	}
}

// TestRegistersAreDescribedWithTheirColumns compares the register of registers with the files, also with those that a
// firm fills itself, of which the demonstration has examples.
func TestRegistersAreDescribedWithTheirColumns(t *testing.T) {
	t.Parallel()
	for _, row := range register(t, "registers").Rows {
		columns := strings.Fields(row.Fields["columns"])
		for _, folder := range []string{"registers/", "demo/registers/"} {
			if file, is := columnsIn(t, folder+row.Code+".csv"); is && !slices.Equal(file, columns) {
				t.Errorf("%s is described with %v, and has %v", row.Code, columns, file)
			}
		}
	}
}

func columnsIn(t *testing.T, name string) (columns []string, is bool) {
	t.Helper()
	folder := templates.Registers
	if strings.HasPrefix(name, "demo/") {
		folder = templates.Demo
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	file, err := exchange.ReadRegister(f, name)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return file.Columns, true
}

// TestDemonstrationRegistersKnowTheWorkedExamples looks up what R1, T1 and S1 carry.
func TestDemonstrationRegistersKnowTheWorkedExamples(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"orchards":        {"LA-BAN-O-0007", "LA-BAN-O-0011", "LA-BAN-O-0015", "LA-WML-O-0021", "LA-WML-O-0024"},
		"packhouses":      {"LA-BAN-P-0002", "LA-WML-P-0006"},
		"eligibility":     {"CPE-2026-0311", "CPE-2026-0355", "CPE-2026-0356"},
		"permits":         {"CN-QP-2026-77120", "CN-QP-2026-77121", "EL-2026-0098", "CN-LA-26-5512"},
		"declarant-cards": {"DC-2026-0417"},
		"food-producers":  {"CLAO21052611050003"},
	} {
		f, err := templates.Demo.Open("demo/registers/" + name + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		file, err := exchange.ReadRegister(f, name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		known := map[string]bool{}
		for _, row := range file.Rows {
			known[row.Code] = true
		}
		for _, code := range want {
			if !known[code] {
				t.Errorf("%s has no %s", name, code)
			}
		}
	}
}

func codes(t *testing.T, name string) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for _, row := range register(t, name).Rows {
		known[row.Code] = true
	}
	return known
}
