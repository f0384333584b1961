package masters

import (
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// wanted is a code that a register must have.
type wanted struct{ register, field, code string }

// registered refuses codes that their registers do not have today, all at once.
func registered(tx *store.Tx, codes ...wanted) error {
	var l fault.List
	for _, w := range codes {
		_, found, err := tx.RegisterRow(w.register, w.code, tx.Today())
		if err != nil {
			return err
		}
		if !found {
			l = append(l, fault.New(fault.NotFound, words.MastersNotRegistered,
				fault.Params{"register": w.register, "code": w.code}).At(w.field))
		}
	}
	return l.OrNil()
}

// The platform knows deliveries by the code of their cooperative, and stock by the codes of item and site. A code that
// changed afterwards would make each of them a second one there.

// keepsPartyCode refuses another code for a party whose deliveries are known by it.
func keepsPartyCode(tx *store.Tx, p trade.Party) error {
	was, err := tx.Party(p.ID)
	if fault.CodeOf(err) == fault.NotFound || err == nil && was.Code == p.Code {
		return nil
	}
	if err != nil {
		return err
	}
	all, err := tx.Consignments()
	if err != nil || !slices.ContainsFunc(all, func(c trade.Consignment) bool { return c.PartyID == p.ID }) {
		return err
	}
	return codeInUse(was.Code)
}

// keepsSiteCode refuses another code for the firm's site.
func keepsSiteCode(tx *store.Tx, l trade.Location) error {
	firm, err := tx.Firm()
	if err != nil || firm.SiteID != l.ID {
		return err
	}
	was, err := tx.Location(l.ID)
	if err != nil || was.Code == l.Code {
		return err
	}
	return codeInUse(was.Code)
}

// comparedG is a weight by which to compare how two versions of an item reckon quantities.
const comparedG = 1_000_000_000

// staysItself refuses to make another item of one that there are lots of: another code, or another reckoning of
// quantities, in which what is on stock would not come out even any more.
func staysItself(tx *store.Tx, i trade.Item) error {
	was, err := tx.Item(i.ID)
	if fault.CodeOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	sameUnit := was.Unit == i.Unit && was.QtyMilli(comparedG) == i.QtyMilli(comparedG)
	if was.Code == i.Code && sameUnit {
		return nil
	}
	lots, err := tx.LotsOf(i.ID)
	switch {
	case err != nil || len(lots) == 0:
		return err
	case !sameUnit:
		return fault.New(fault.Conflict, words.MastersUnitInUse,
			fault.Params{"code": was.Code, "unit": was.Unit}).At("unit")
	}
	return codeInUse(was.Code)
}

func codeInUse(code string) error {
	return fault.New(fault.Conflict, words.MastersCodeInUse, fault.Params{"code": code}).At("code")
}
