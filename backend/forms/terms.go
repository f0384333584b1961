package forms

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"tradehub/backend/preflight"
	"tradehub/backend/trade"
)

// termRule tells what the values of a paper are about, by where they stand in its data. Names mean the same in all
// papers, so one list serves them all; the first rule that fits counts.
type termRule struct {
	at    *regexp.Regexp
	kinds []trade.PaperKind // where the rule is for some papers only
	term  preflight.Term
}

// rule reads a place as a regular expression; a final name in another language is that of the name itself.
func rule(at string, term preflight.Term, kinds ...trade.PaperKind) termRule {
	return termRule{regexp.MustCompile(`^(?:` + at + `)(_zh|_lo)?$`), kinds, term}
}

// printing are the places that tell how something is printed and not what.
var printing = regexp.MustCompile(
	`(_decimals|_digits|_print|/printed|_heading|/warnings|/warnings/\d+|/see_list|/print)$`)

var termRules = []termRule{
	rule(`/(consignor|exporter|sender)/.*`, preflight.Consignor),
	rule(`/rows/\d+/consignor`, preflight.Consignor),
	rule(`/(consignee|importer)/.*`, preflight.Consignee),
	rule(`/rows/\d+/consignee`, preflight.Consignee),
	rule(`/(notify|buyer)(/.*)?`, preflight.Buyer),
	rule(`/(notify_is_consignee|third_party|exhibition|remarks)`, preflight.Buyer),
	rule(`/ticks/.*`, preflight.Ticks),
	rule(`/back_to_back/.*`, preflight.Ticks),
	rule(`/invoice/.*`, preflight.Invoice),
	rule(`/rows/\d+/invoice(_on)?`, preflight.Invoice),

	rule(`/(rows|recipients)/.*`, preflight.Documents, coverSheetKind),
	rule(`/(units|contract/.*)`, preflight.Other, coverSheetKind),
	rule(`/rows/.*`, preflight.Treatment, "fumigation-data", "treatment-record"),
	rule(`/treatment(s|/.*)?`, preflight.Treatment),
	rule(`/inspected_.*`, preflight.Inspected),
	rule(`/officer`, preflight.Inspected),
	rule(`/declarations/climates/\d+`, preflight.Climate),
	rule(`/declarations/permits/\d+`, preflight.Permits),
	rule(`/declarations/\d+`, preflight.Declaration),
	rule(`/(permits|agreements)(/.*)?`, preflight.Permits),
	rule(`/(climate|loggers|instructions)(/.*)?`, preflight.Climate),
	rule(`/rows/\d+/climate`, preflight.Climate),

	rule(`.*(first_g|second_g|weighed_g|difference_g|apart_g|limit_g)`, preflight.Weighing),
	rule(`/(within|tolerance|standard_mass|tickets/.*)`, preflight.Weighing),
	rule(`/rows/\d+/(ticket|bridge|calibrated_to|operator|on|time)`, preflight.Weighing),
	rule(`/rows/\d+/packing`, preflight.PackageCount, "truck-manifest"),
	rule(`.*/(packages|packages_said|pallets|count)`, preflight.PackageCount),
	rule(`.*(net_g|quantity|qty_milli|supplementary_milli)`, preflight.NetWeight),
	rule(`.*(gross_g|cargo_g|packages_g|pallet_tare_g|/gross)`, preflight.GrossWeight),
	rule(`.*(tare_g|total_g|capacity_g|axles)`, preflight.UnitMass),
	rule(`/packages/\d+/name`, preflight.Unit),
	rule(`.*/(unit|package|package_code|package_name|packing|supplementary_unit)`, preflight.Unit),

	rule(`/(value/statistical|sheets/.*/statistical)_minor`, preflight.Statistical),
	rule(`/(rate/scaled|rate/decimals|value/national)`, preflight.Statistical),
	rule(`.*/fob(_minor)?`, preflight.FOBValue),
	rule(`/(money|value)/.*`, preflight.Amount),
	rule(`.*/(amount_minor|price|price_scaled|price_minor)`, preflight.Amount),
	rule(`/charges/.*`, preflight.Amount),

	rule(`.*/(hs|hs6|commodity)`, preflight.HSCode),
	rule(`.*/species`, preflight.Species),
	rule(`.*/criterion`, preflight.OriginRule),
	rule(`/rows/\d+/kind`, preflight.EndLine, "form-e", "form-d", "form-rcep", "form-aanz", "ldc-certificate"),
	rule(`/units/\d+/(number|size_type|kind)`, preflight.Container),
	rule(`/units/\d+`, preflight.Container),
	rule(`/rows/\d+/text`, preflight.Container, "packing-list"), // the rows that head what is in each unit
	rule(`/(units_and_seals|containers)`, preflight.Container),
	rule(`.*/(container|containers/\d+|size_type|transport)`, preflight.Container),
	rule(`.*/wagons?(/.*|_type)?`, preflight.Wagon),
	rule(`.*/(seals|seal_count)(/\d+)?`, preflight.Seals),
	rule(`/units/\d+/lots/\d+/(number|orchard|packhouse|first|last|grade)`, preflight.LotCodes),
	rule(`/(lots|orchards|packhouses|growers)(/.*)?`, preflight.LotCodes),
	rule(`.*/(lot|lots|grown|numbers|producers?|grade|orchard|packhouse)(/\d+)?`, preflight.LotCodes),
	rule(`.*/marks`, preflight.Marks),
	rule(`.*/(goods|produce|text)`, preflight.Description),

	rule(`.*/(departs_(on|at)|taking_on|established_on|gate_at)`, preflight.Departure),
	rule(`/entry`, preflight.Entry),
	rule(`/(carrier|truck|driver|sections/\d+/(carrier|code))(/.*)?`, preflight.Vehicle),
	rule(`.*/(vehicle|conveyance|nationality|said)`, preflight.Vehicle),
	rule(`/(carriage|loading|discharge|border|border_codes|delivery|taking|gate|established_in|location)`,
		preflight.RouteTerm),
	rule(`.*/(from|to|via)(/.*)?`, preflight.RouteTerm),
	rule(`/(exit|transport)/.*`, preflight.RouteTerm),
	rule(`/(terms|terms_place|freight_by|freight/.*)`, preflight.Delivery),
	rule(`.*/(documents|previous)(/.*)?`, preflight.Documents),
	rule(`/(declaration|procedure|office/.*|nature/\d+|mode|reference|declarant/.*|declarant_card)`,
		preflight.Procedure),
	rule(`/sheets/.*/(procedure|national)`, preflight.Procedure),
	rule(`/(item_count|forms/.*)`, preflight.Items),
	rule(`/sheets/.*/number`, preflight.Items),
	rule(`/rows/\d+/(item|line|kind)`, preflight.Items),
	rule(`/(origin|destination|destination_code|produced_in|exported_to|issued_in|issuer)`, preflight.Countries),
	rule(`/(export|export_code|export_region|first_destination|trading)`, preflight.Countries),
	rule(`.*/(country|countries|origin_code)`, preflight.Countries),
}

// isPrinting tells whether a place says how something is printed.
func isPrinting(at string) bool {
	key := rowless(at)
	if is, known := printingRead.Load(key); known {
		return is.(bool)
	}
	is := printing.MatchString(at)
	printingRead.Store(key, is)
	return is
}

var printingRead sync.Map

// termOf tells what the value at a place is about. The marks of a phytosanitary certificate tell several things, one a
// line.
func termOf(kind trade.PaperKind, at, said string) preflight.Term {
	if kind == "phytosanitary" && markLine.MatchString(at) {
		return markTerm(said)
	}
	if strings.HasPrefix(said, endOfItems) {
		return preflight.EndLine
	}
	key := string(kind) + rowless(at)
	if term, known := termsRead.Load(key); known {
		return term.(preflight.Term)
	}
	term := ruled(kind, at)
	termsRead.Store(key, term)
	return term
}

// termsRead are the terms of places that were looked at before: papers have the same places again and again, and the
// rules are many.
var termsRead sync.Map

func ruled(kind trade.PaperKind, at string) preflight.Term {
	for _, r := range termRules {
		if (len(r.kinds) == 0 || slices.Contains(r.kinds, kind)) && r.at.MatchString(at) {
			return r.term
		}
	}
	return preflight.Other
}

// rowless names a place without the numbers of its rows.
func rowless(at string) string {
	name := make([]byte, 0, len(at))
	for i := range len(at) {
		digit := at[i] >= '0' && at[i] <= '9'
		if !digit || len(name) > 0 && name[len(name)-1] != '/' && name[len(name)-1] != '0' {
			name = append(name, at[i])
		} else if name[len(name)-1] == '/' {
			name = append(name, '0')
		}
	}
	return string(name)
}

var markLine = regexp.MustCompile(`^/marks/\d+$`)

func markTerm(said string) preflight.Term {
	for beginning, term := range map[string]preflight.Term{"LOT": preflight.LotCodes, "ORCHARD": preflight.LotCodes,
		"PACKING HOUSE": preflight.LotCodes, "CONTAINER": preflight.Container, "WAGON": preflight.Container,
		"TRAILER": preflight.Container} {
		if strings.HasPrefix(said, beginning) {
			return term
		}
	}
	return preflight.Marks
}
