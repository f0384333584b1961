package papers

import (
	"slices"
	"strconv"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// aPackage is the word for a package of a kind that the register gives no fit name: nobody ships "10 unpacked".
const aPackage = "package"

// unnamed are the codes of Rec 21 whose name is no noun to count with.
var unnamed = []string{"NE", "VO", "VR", "ZZ"}

// writeUnits fills in the transport units, lot by lot, and counts the packages of each kind.
func (d *draft) writeUnits() error {
	for _, loaded := range d.manifest.Units {
		u := Unit{Kind: loaded.Kind, KindZH: unitKind(chinese, loaded.Kind), Number: loaded.Number,
			SizeType: loaded.SizeType, Wagon: loaded.Wagon, Seals: loaded.SealNumbers(), Lots: []Lot{},
			Weights: weightsOf(loaded.Load), PalletTareG: loaded.Load.TareG}
		for _, part := range loaded.Lots {
			lot, err := d.lot(part)
			if err != nil {
				return err
			}
			u.Lots = append(u.Lots, lot)
			u.PalletTareG -= part.Load.TareG
			d.count(lot.Package, lot.Packages)
		}
		var err error
		if u.Pallets, err = d.pallets(loaded, u.PalletTareG); err != nil {
			return err
		}
		d.Units = append(d.Units, u)
	}
	d.KGDecimals = d.kgDecimals()
	return nil
}

// goodsOf names an item as papers print it, and in Lao and Chinese as the master has it.
func goodsOf(item trade.Item) Named { return Named{item.PaperName, item.Name.LO, item.Name.ZH} }

func (d *draft) lot(part store.LoadedLot) (Lot, error) {
	lot, item := d.manifest.Lots[part.LotID], d.manifest.Items[part.ItemID]
	kind, err := d.packageName(part.Package)
	return Lot{Number: lot.Number, Named: goodsOf(item), Grade: string(part.Grade), Orchard: lot.Orchard,
		Packhouse: lot.Packhouse, Package: kind, First: part.First, Last: part.Last, Weights: weightsOf(part.Load)}, err
}

// packageName gives the English name of a Rec 21 kind.
func (d *draft) packageName(code string) (string, error) {
	name, err := d.name("packages", code)
	if name == code || slices.Contains(unnamed, code) {
		name = aPackage
	}
	return name, err
}

// count adds packages to those of their kind.
func (d *draft) count(name string, packages int64) {
	i := slices.IndexFunc(d.Packages, func(p Packages) bool { return p.Name == name })
	if i < 0 {
		d.Packages = append(d.Packages, Packages{Name: name})
		i = len(d.Packages) - 1
	}
	d.Packages[i].Count += packages
}

// pallets counts the pallets that weigh in a transport unit.
func (d *draft) pallets(u store.LoadedUnit, tareG int64) (count int64, err error) {
	if tareG == 0 {
		return 0, nil
	}
	inside, err := d.tx.AllUnitsIn(u.ID.At())
	for _, unit := range inside {
		if unit.Kind == trade.Pallet {
			count++
		}
	}
	return count, err
}

// writeMoney fills in the total. Minor units that nobody can pay are left out, as the register says (no coin
// below one kip circulates), unless some are owed: a paper never rounds money away.
func (d *draft) writeMoney() error {
	total, digits := d.manifest.Amount, d.manifest.MinorDigits
	row, _, err := d.tx.RegisterRow("currencies", total.Currency, d.DatedOn)
	if err != nil {
		return err
	}
	d.Money = &Money{Currency: total.Currency, Name: row.Fields["name_en"], Minor: total.Minor, MinorDigits: digits,
		PrintDigits: digits}
	if d.Money.Name == "" {
		d.Money.Name = total.Currency
	}
	least, bad := strconv.Atoi(row.Fields["print_digits"])
	if bad != nil || least < 0 || least > digits {
		return nil
	}
	coin := power(digits - least)
	owed := total.Minor % coin
	for _, line := range d.manifest.Lines {
		owed = max(owed, line.Amount.Minor%coin)
	}
	if owed == 0 {
		d.Money.PrintDigits = least
	}
	return nil
}
