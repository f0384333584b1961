package exchange_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"tradehub/backend/exchange"
	"tradehub/templates"
)

// registerForms are the registers that ship, with the form of their codes and how many rows they had at least.
var registerForms = map[string]struct {
	code *regexp.Regexp
	rows int
}{
	"commodities":          {regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`), 90},
	"countries":            {regexp.MustCompile(`^[A-Z]{2}$`), 12},
	"currencies":           {regexp.MustCompile(`^[A-Z]{3}$`), 14},
	"customs-documents":    {regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), 13},
	"customs-offices":      {regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`), 18},
	"customs-procedures":   {regexp.MustCompile(`^[A-Z]{2}[1-9]$`), 10},
	"declarations":         {regexp.MustCompile(`^[a-z]{2}-[a-z]{2}(-[a-z]+){2}$`), 12},
	"designated-ports":     {regexp.MustCompile(`^[a-z]{2}[a-z0-9]{3}-(rail|road|sea|air)-[a-z]+$`), 11},
	"documents":            {regexp.MustCompile(`^[0-9]{3}$`), 18},
	"label-rules":          {regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`), 6},
	"modes":                {regexp.MustCompile(`^[1-9]$`), 9},
	"origin-forms":         {regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), 5},
	"origin-statements":    {regexp.MustCompile(`^[a-z]+$`), 3},
	"packages":             {regexp.MustCompile(`^[A-Z0-9]{2}$`), 33},
	"places":               {regexp.MustCompile(`^([A-Z]{2}[A-Z2-9]{3}|[A-Z]{2}(-[A-Z]+)+)$`), 108},
	"print-sets":           {regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), 23},
	"protocol-commodities": {regexp.MustCompile(`^[a-z]{2}-[a-z]{2}(-[a-z]+){2}$`), 30},
	"provinces":            {regexp.MustCompile(`^LA-[A-Z]{2}$`), 18},
	"stations":             {regexp.MustCompile(`^CLR(-[A-Z]+)+$`), 25},
	"units":                {regexp.MustCompile(`^[A-Z0-9]{2,3}$`), 23},
	"railways":             {regexp.MustCompile(`^[A-Z]{2}$`), 2},
	"waybill-kinds":        {regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`), 3},
	"check-tolerances":     {regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`), 25},
	"commodity-checks":     {regexp.MustCompile(`^(any|[0-9]{4}\.[0-9]{2}(-[a-z]+){0,2})$`), 86},
	"container-types":      {regexp.MustCompile(`^[0-9L][0-9][A-Z][0-9]$`), 10},
	"cut-offs":             {regexp.MustCompile(`^[a-z]+(-[a-z]+)*-(rail|road|sea|air)$`), 8},
	"holidays":             {regexp.MustCompile(`^20[0-9]{2}-[0-9]{2}-[0-9]{2}-[A-Z]{2}$`), 120},
	"incoterms":            {regexp.MustCompile(`^[A-Z]{3}$`), 11},
	"lanes":                {regexp.MustCompile(`^[A-Z]{2}-[A-Z]{2}$`), 46},
	"number-forms":         {regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`), 10},
	"obsolete-hs":          {regexp.MustCompile(`^[0-9]{4}\.[0-9]{2}$`), 13},
	"protected-goods":      {regexp.MustCompile(`^[a-z]+$`), 9},
	"registers":            {regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), 41},
	"timeline":             {regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), 20},
}

func TestEveryRegisterReads(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(templates.Registers, "registers/*.csv")
	if err != nil || len(files) != len(registerForms) {
		t.Errorf("%d register files, %d described here (%v)", len(files), len(registerForms), err)
	}
	for name, form := range registerForms {
		file := register(t, name)
		if len(file.Rows) < form.rows {
			t.Errorf("%s has %d rows, want %d at least", name, len(file.Rows), form.rows)
		}
		for _, row := range file.Rows {
			if !form.code.MatchString(row.Code) {
				t.Errorf("%s line %d: code %q is not of the form %s", name, row.Line, row.Code, form.code)
			}
			if row.AsOf < "2026-11-22" {
				t.Errorf("%s line %d: as of %s", name, row.Line, row.AsOf)
			}
		}
	}
}

// TestRegisterFields holds single columns to their form; an empty cell is allowed where the form allows it.
func TestRegisterFields(t *testing.T) {
	t.Parallel()
	lao := `^[\x{0e80}-\x{0eff} ./()A-Z]*$`
	for _, c := range []struct{ register, column, form string }{
		{"countries", "alpha3", `^[A-Z]{3}$`},
		{"countries", "numeric", `^[0-9]{3}$`},
		{"countries", "name_lo", lao},
		{"currencies", "numeric", `^[0-9]{3}$`},
		{"currencies", "minor_digits", `^[0-3]$`},
		{"currencies", "print_digits", `^[0-3]$`},
		{"units", "dimension", `^(mass|count|length|area|volume|time|temperature|ratio|package)$`},
		{"units", "base_per_unit", `^([1-9][0-9]*)?$`},
		{"commodities", "hs6", `^[0-9]{6}$`},
		{"commodities", "ahtn8", `^([0-9]{8})?$`},
		{"commodities", "name_en", `.`},
		{"customs-offices", "modes", `^((rail|road|sea|air) ?)*$`},
		{"customs-procedures", "flow", `^(export|import)$`},
		{"customs-procedures", "regimes", `^([0-9]{2} ?)*$`},
		{"customs-procedures", "max_items", `^[1-9][0-9]*$`},
		{"commodities", "name_lo", lao},
		{"commodities", "name_zh", `^[\p{Han}()/]*$`},
		{"declarations", "required", `^(yes|no)$`},
		{"declarations", "text", `^[A-Z ,.]*$`},
		{"designated-ports", "mode", `^(rail|road|sea|air)$`},
		{"protocol-commodities", "status", `^(open|closed|ask)$`},
		{"protocol-commodities", "registered", `^(orchard ?)?(packhouse)?$`},
		{"protocol-commodities", "cold_centi_c", `^(-?[0-9]+)?$`},
		{"protocol-commodities", "cold_days", `^([1-9][0-9]*)?$`},
		{"stations", "name_zh", `^\p{Han}+$`},
		{"stations", "border", `^(yes|no)$`},
		{"places", "code_kind", `^(locode|site)$`},
		{"provinces", "name_lo", lao},
		{"check-tolerances", "value", `^(0|[1-9][0-9]*)$`},
		{"check-tolerances", "unit", `.`},
		{"commodity-checks", "kind", `^(crop|craft|processed|animal)?$`},
		{"commodity-checks", "tare_g", `^([0-9A-Z]{2} [0-9]+-[0-9]+(, |$))*$`},
		{"commodity-checks", "set_point_least_deci_c", `^(-?[0-9]+)?$`},
		{"commodity-checks", "set_point_most_deci_c", `^(-?[0-9]+)?$`},
		{"commodity-checks", "dry", `^(yes)?$`},
		{"commodity-checks", "odour", `^(gives|takes)?$`},
		{"container-types", "max_gross_g", `^[0-9]+$`},
		{"container-types", "teu", `^[12]$`},
		{"cut-offs", "documents_h", `^[0-9]*$`},
		{"cut-offs", "opens", `^([0-2][0-9]:[0-5][0-9])?$`},
		{"cut-offs", "closes", `^([0-2][0-9]:[0-5][0-9])?$`},
		{"cut-offs", "days", `^([1-7](-[1-7])?)?$`},
		{"holidays", "name_lo", lao},
		{"holidays", "closes", `^((origin|plant-health|customs|bank) ?)*$`},
		{"incoterms", "modes", `^(any|sea)$`},
		{"incoterms", "insurance_percent", `^(110)?$`},
		{"number-forms", "severity", `^(block|warn)$`},
		{"protected-goods", "listing", `^CITES I{1,3}$`},
		{"registers", "group", `^(own|goods|origin|health|transport|customs|checks|codes)$`},
		{"registers", "columns", `^[a-z0-9_]+( [a-z0-9_]+)*$`},
		{"timeline", "hours", `^-?[0-9]+$`},
		{"timeline", "gate", `^[ABC]?$`},
	} {
		form := regexp.MustCompile(c.form)
		for _, row := range register(t, c.register).Rows {
			if value := row.Fields[c.column]; !form.MatchString(value) {
				t.Errorf("%s line %d: %s %q is not of the form %s", c.register, row.Line, c.column, value, c.form)
			}
		}
	}
}

// TestRegistersKnowEachOther follows every reference from one register to another.
func TestRegistersKnowEachOther(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ register, column, target string }{
		{"countries", "currency", "currencies"},
		{"commodities", "unit", "units"},
		{"customs-offices", "place", "places"},
		{"commodities", "unit_alt", "units"},
		{"designated-ports", "place", "places"},
		{"protocol-commodities", "destination", "countries"},
		{"places", "country", "countries"},
		{"places", "part_of", "places"},
		{"stations", "country", "countries"},
		{"stations", "place", "places"},
		{"provinces", "country", "countries"},
		{"cut-offs", "country", "countries"},
		{"cut-offs", "place", "places"},
		{"holidays", "country", "countries"},
		{"lanes", "origin", "countries"},
		{"lanes", "destination", "countries"},
	} {
		known := map[string]bool{"": true}
		for _, row := range register(t, c.target).Rows {
			known[row.Code] = true
		}
		for _, row := range register(t, c.register).Rows {
			if value, has := row.Fields[c.column]; !has || !known[value] {
				t.Errorf("%s line %d: %s %q is not in %s", c.register, row.Line, c.column, value, c.target)
			}
		}
	}
}

func TestCommodityCodesBelongTogether(t *testing.T) {
	t.Parallel()
	for _, row := range register(t, "commodities").Rows {
		hs6, ahtn8 := row.Fields["hs6"], row.Fields["ahtn8"]
		if ahtn8 != "" && !strings.HasPrefix(ahtn8, hs6) {
			t.Errorf("%s: AHTN %s is not under HS %s", row.Code, ahtn8, hs6)
		}
		if ahtn8 == "" && row.Confidence == "high" {
			t.Errorf("%s: sure of an AHTN code that is not there", row.Code)
		}
	}
	for _, row := range register(t, "places").Rows {
		isLocode := len(row.Code) == 5
		if isLocode != (row.Fields["code_kind"] == "locode") || row.Code[:2] != row.Fields["country"] {
			t.Errorf("place %s: kind %s, country %s", row.Code, row.Fields["code_kind"], row.Fields["country"])
		}
	}
	for _, row := range register(t, "packages").Rows {
		if row.Fields["unit_code"] != "X"+row.Code {
			t.Errorf("package %s as a unit is X%s", row.Code, row.Code)
		}
	}
}

// TestWorkedExampleIsCovered looks up what example R1 cannot do without.
func TestWorkedExampleIsCovered(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ register, code, column, want string }{
		{"commodities", "banana-cavendish-fresh", "ahtn8", "08039090"},
		{"commodities", "banana-cavendish-fresh", "name_lo", "ກ້ວຍ"},
		{"commodities", "banana-cavendish-fresh", "name_zh", "香蕉"},
		{"countries", "LA", "numeric", "418"},
		{"currencies", "LAK", "print_digits", "0"},
		{"units", "KGM", "base_per_unit", "1000"},
		{"packages", "CT", "name_en", "carton"},
		{"packages", "CR", "name_en", "crate"},
		{"places", "LA-VIENTIANE-SOUTH", "part_of", "LAVTE"},
		{"places", "CNMHN", "country", "CN"},
		{"stations", "CLR-VIENTIANE-SOUTH", "name_zh", "万象南"},
		{"stations", "CLR-WANGJIAYING-WEST", "name_zh", "王家营西"},
		{"modes", "2", "name_en", "rail transport"},
		{"documents", "861", "name_en", "certificate of origin"},
		{"provinces", "LA-LM", "name_lo", "ຫຼວງນ້ຳທາ"},
	} {
		found := false
		for _, row := range register(t, c.register).Rows {
			found = found || row.Code == c.code && row.Fields[c.column] == c.want
		}
		if !found {
			t.Errorf("%s has no %s with %s %q", c.register, c.code, c.column, c.want)
		}
	}
}

func register(t *testing.T, name string) exchange.RegisterFile {
	t.Helper()
	f, err := templates.Registers.Open("registers/" + name + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	file, err := exchange.ReadRegister(f, name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return file
}
