package receiving

import (
	"cmp"
	"slices"
	"strings"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// code is a code by which a delivery names something, and where it stands.
type code struct {
	text   string
	field  string                   // what it names, as a form calls it
	row    int                      // of the sheet
	column string                   // of the sheet, letter and heading; empty when the code was typed
	known  func() ([]string, error) // the codes that would be right
}

// refuse notes something that is wrong with the delivery.
func (d *delivery) refuse(f *fault.Fault) { d.faults = append(d.faults, f) }

// named reads what a code names. A code that is missing or not known here is noted, and gives nothing.
func named[T any](d *delivery, c code, find func(string) (T, error)) (found T, err error) {
	if strings.TrimSpace(c.text) == "" {
		d.refuse(fault.New(fault.Invalid, words.TradeMissing, fault.Params{"field": c.field}).At(c.field))
		return found, nil
	}
	found, err = find(c.text)
	if fault.CodeOf(err) != fault.NotFound {
		return found, err
	}
	return found, d.notKnown(c, err)
}

// notKnown notes that a code is not known here: in words of its cell when it comes from a sheet, and as the look-up
// says when it was typed.
func (d *delivery) notKnown(c code, why error) error {
	if c.column == "" {
		for _, f := range fault.All(why) {
			d.refuse(f.At(c.field))
		}
		return nil
	}
	right, err := c.known()
	if err != nil {
		return err
	}
	d.refuse(d.inCell(words.ReceivingRow, c, fault.Params{"expected": listed(right)}))
	return nil
}

// inCell makes a fault of a code that stands in a sheet.
func (d *delivery) inCell(key words.Key, c code, params fault.Params) *fault.Fault {
	params["sheet"], params["row"], params["column"] = d.sheet.Places.Sheet, c.row, c.column
	params["found"] = c.text
	return fault.New(fault.Invalid, key, params).At(c.field)
}

// places says where the codes of the delivery stand; all empty when it was typed.
func (d *delivery) places() exchange.DeliveryPlaces {
	if d.sheet == nil {
		return exchange.DeliveryPlaces{}
	}
	return d.sheet.Places
}

// row is the row of a line in the sheet.
func (d *delivery) row(line int) int {
	if d.sheet == nil {
		return 0
	}
	return d.sheet.Rows[line].Row
}

func (d *delivery) cooperativeCode(text string) code {
	at := d.places()
	return code{text, "cooperative", at.CooperativeRow, at.Cooperative, func() ([]string, error) {
		all, err := d.tx.Parties()
		all = slices.DeleteFunc(all, func(p trade.Party) bool { return !delivers(p) })
		return codesOf(all, func(p trade.Party) string { return p.Code }), err
	}}
}

func (d *delivery) itemCode(line int, text string) code {
	return code{text, "item", d.row(line), d.places().Item, func() ([]string, error) {
		all, err := d.tx.Items()
		return codesOf(all, func(i trade.Item) string { return i.Code }), err
	}}
}

// packageRegister is the register of package kinds (UN/ECE Recommendation 21).
const packageRegister = "packages"

func (d *delivery) packageCode(line int, text string) code {
	return code{text, "package", d.row(line), d.places().Package, func() ([]string, error) {
		all, err := d.tx.RegisterRows(packageRegister)
		all = slices.DeleteFunc(all, func(r trade.RegisterRow) bool { return !r.ValidOn(d.tx.Today()) })
		return codesOf(all, func(r trade.RegisterRow) string { return r.Code }), err
	}}
}

// checkPackage holds the package kind of a line against its register.
func (d *delivery) checkPackage(i int, kind string) error {
	if kind == "" {
		return nil
	}
	_, found, err := d.tx.RegisterRow(packageRegister, kind, d.tx.Today())
	if err != nil || found {
		return err
	}
	return d.notKnown(d.packageCode(i, kind), fault.New(fault.NotFound, words.MastersNotRegistered,
		fault.Params{"register": packageRegister, "code": kind}))
}

// checkLot notes a lot number that is taken: by a lot that is here, or by a line above. Within a sheet no number
// stands twice: reading it has seen to that.
func (d *delivery) checkLot(i int, number string) error {
	_, err := d.tx.LotByNumber(number)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return err
	}
	typed := d.sheet == nil
	above := typed && slices.ContainsFunc(d.lots, func(l trade.Lot) bool { return l.Number == number })
	switch {
	case number == "" || err != nil && !above:
	case typed:
		d.refuse(fault.New(fault.Conflict, words.StoreTaken, fault.Params{"kind": "lot", "name": number}).At("lot"))
	default:
		lot := code{text: number, field: "lot", row: d.row(i), column: d.sheet.Places.Lot}
		d.refuse(d.inCell(words.ReceivingLotKnown, lot, fault.Params{}))
	}
	return nil
}

func codesOf[T any](all []T, code func(T) string) []string {
	codes := make([]string, len(all))
	for i, one := range all {
		codes[i] = code(one)
	}
	return codes
}

// mostListed is how many codes a sentence lists before it grows too long to be read.
const mostListed = 12

// listed writes codes for a sentence: in their order, not more than a reader takes in.
func listed(codes []string) string {
	slices.Sort(codes)
	codes = slices.Compact(codes)
	if len(codes) > mostListed {
		codes = append(codes[:mostListed], "…")
	}
	return cmp.Or(strings.Join(codes, ", "), "–")
}
