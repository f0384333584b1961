package dossier

import "slices"

// choices are the lists that are fixed, with the codes that forms and checks know.
var choices = map[string][]string{
	"charge-kinds":    {"inland freight", "freight", "insurance", "discount", "other"},
	"charge-paid":     {string(OnInvoice), string(InPrice), string(Beside)},
	"transport-modes": {"rail", "road", "sea", "air"},
	"freight-by":      {"consignor", "consignee"}, "transport-kinds": {"container", "wagon", "trailer"},
	"car-providers": {"P", "O"}, "sealers": {"shipper", "carrier", "customs", "quarantine"},
	"treatment-kinds": {"fumigation", "cold", "heat", "other"},
	"registration-kinds": {"eligibility", "orchard", "packhouse", "food producer", "import permit", "export licence",
		"declarant card", "road permit", "cites permit", "forest permit", "rex"},
	"criterion-extra": {"ACU", "DMI"}, "customs-lanes": {"green", "yellow", "red"},
	"deduction-kinds": {"cartons", "labour", "haulage", "fund", "advance"},
}

// closed are the fixed lists that have all there is. In the others people may write what is not listed.
var closed = []string{"charge-paid", "transport-modes", "freight-by", "car-providers", "criterion-extra",
	"customs-lanes"}

// ChoicesOf gives the codes of a fixed list; nothing where the list is a register or one of the dossier.
func ChoicesOf(list string) []string { return slices.Clone(choices[list]) }

// FixedLists names the fixed lists.
func FixedLists() (all []string) {
	for list := range choices {
		all = append(all, list)
	}
	slices.Sort(all)
	return all
}

// OnlyThese tells whether a fixed list has all there is.
func OnlyThese(list string) bool { return slices.Contains(closed, list) }
