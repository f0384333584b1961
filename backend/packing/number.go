package packing

import (
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// series is the number range of all handling units, packages and pallets alike.
const series = "unit"

// numbers are those of the units of one entry, one after the other.
type numbers struct {
	series trade.Series
	firm   trade.Firm
	prefix string // GS1 company prefix in force, or empty
	first  int64
}

// takeNumbers takes as many numbers for an entry. The prefix is that of today, whatever day the goods were packed:
// the labels are made now.
func takeNumbers(tx *store.Tx, e *trade.Entry, count int) (n numbers, err error) {
	if n.series, err = tx.Series(series); err != nil {
		return n, err
	}
	if n.firm, err = tx.Firm(); err != nil {
		return n, err
	}
	n.prefix = n.firm.PrefixOn(tx.Today())
	n.first, err = tx.Take(series, int64(count), e.ID)
	return n, err
}

// name gives a unit its number and what a scan of its label reads: the SSCC, whose serial is the number, or while
// the firm has no GS1 company prefix the firm's letters before the number. Letters and number stand without a sign
// between them, so that no reader can take it for a separator and drop it; Code 128 checks the whole by itself.
func (n numbers) name(u *trade.HandlingUnit, i int) error {
	serial := n.first + int64(i)
	u.Number = n.series.Format(serial)
	if n.prefix == "" {
		u.Fallback = n.firm.Fallback + u.Number
		return nil
	}
	sscc, err := gs1.NewSSCC(n.firm.Extension, n.prefix, serial)
	u.SSCC = string(sscc)
	return err
}
