package dossier

import (
	"fmt"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// lines refuses lines that are not numbered from 1 on, and prices that are none.
func (c *check) lines(f Facts) {
	if len(f.Lines) == 0 {
		c.refuse("/facts/lines", words.DossierMissing, nil)
	}
	for i, line := range f.Lines {
		at := fmt.Sprintf("/facts/lines/%d", i)
		if line.Number != i+1 {
			c.refuse(at+"/number", words.DossierNumbering, fault.Params{"found": line.Number, "expected": i + 1})
		}
		c.given(at+"/item/code", line.Item.Code)
		c.given(at+"/item/paper_name", line.Item.PaperName)
		c.given(at+"/item/unit", line.Item.Unit)
		c.given(at+"/package", line.Package)
		c.notNegative(at+"/price/scaled", line.Price.Scaled)
		c.decimals(at+"/price/decimals", line.Price.Decimals)
	}
}

// decimals refuses more decimals than a number of money can have.
func (c *check) decimals(at string, found int) {
	if found < 0 || found > 9 {
		c.refuse(at, words.DossierDecimals, fault.Params{"found": found})
	}
}

// lots refuses lots that are told twice, or belong to a line or a grower that there is not.
func (c *check) lots(f Facts) {
	seen := map[string]bool{}
	for i, lot := range f.Lots {
		at := fmt.Sprintf("/facts/lots/%d", i)
		c.given(at+"/number", lot.Number)
		c.country(at+"/country", lot.Country)
		for name, value := range map[string]string{"harvested_on": lot.HarvestedOn, "packed_from": lot.PackedFrom,
			"packed_to": lot.PackedTo} {
			c.date(at+"/"+name, value)
		}
		if seen[lot.Number] {
			c.refuse(at+"/number", words.DossierTwice, fault.Params{"found": lot.Number})
		}
		seen[lot.Number] = true
		if _, known := f.Line(lot.Line); !known {
			c.refuse(at+"/line", words.DossierUnknown, fault.Params{"found": lot.Line})
		}
		if _, known := f.Parties.Grower(lot.Grower); !known && lot.Grower != "" {
			c.refuse(at+"/grower", words.DossierUnknown, fault.Params{"found": lot.Grower})
		}
	}
}

// transport refuses a transport unit whose loads do not fit together.
func (c *check) transport(at string, f Facts, t Transport) {
	c.given(at+"/kind", t.Kind)
	c.given(at+"/number", t.Number)
	c.notNegative(at+"/tare_g", t.TareG)
	for i, seal := range t.Seals {
		c.given(fmt.Sprintf("%s/seals/%d/number", at, i), seal.Number)
	}
	for i, load := range t.Loads {
		c.load(fmt.Sprintf("%s/loads/%d", at, i), f, load)
	}
	var told int64
	if t.Pallets != nil {
		told = t.Pallets.TareG
	}
	if beneath := t.Figures().PalletG; told != beneath {
		c.refuse(at+"/pallets/tare_g", words.DossierSum, fault.Params{"found": told, "expected": beneath})
	}
}

func (c *check) load(at string, f Facts, load Load) {
	if _, known := f.Lot(load.Lot); !known {
		c.refuse(at+"/lot", words.DossierUnknown, fault.Params{"found": load.Lot})
	}
	for name, value := range map[string]int64{"packages": load.Packages, "qty_milli": load.QtyMilli, "net_g": load.NetG,
		"gross_g": load.GrossG, "pallet_tare_g": load.PalletTareG} {
		c.notNegative(at+"/"+name, value)
	}
	if load.GrossG < load.NetG {
		c.refuse(at+"/gross_g", words.DossierGross, fault.Params{"gross_g": load.GrossG, "net_g": load.NetG})
	}
	if len(load.Ranges) == 0 {
		return // numbers of packages may be unknown where nothing was scanned
	}
	var counted int64
	for _, r := range load.Ranges {
		counted += r.Count
	}
	if counted != load.Packages {
		c.refuse(at+"/ranges", words.DossierSum, fault.Params{"found": counted, "expected": load.Packages})
	}
}
