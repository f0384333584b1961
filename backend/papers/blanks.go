package papers

import (
	"cmp"
	"context"
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Blanks is a stock of numbered blanks with what became of them.
type Blanks struct {
	Stock  trade.FormStock
	Unused int64
	Used   int64
	Spoilt int64
	Next   string             // the first that nothing was done with; empty when none is left
	Gone   []trade.FormSerial // used or spoilt, by number
}

// List gives the blanks of a form, or of all forms where it is empty, in the order in which they were bought. Requires
// trade.Look.
func (s *Serials) List(ctx context.Context, actor trade.Actor, form trade.PaperKind) (all []Blanks, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		all, err = blanksOf(tx, form)
		return err
	})
	return all, err
}

// blanksOf counts the blanks of a form, or of all, the stock that was bought first in front.
func blanksOf(tx *store.Tx, form trade.PaperKind) ([]Blanks, error) {
	stocks, err := tx.FormStocks(form)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(stocks, func(a, b trade.FormStock) int {
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.BoughtOn, b.BoughtOn))
	})
	all, gone := make([]Blanks, len(stocks)), map[trade.PaperKind][]trade.FormSerial{}
	for i, stock := range stocks {
		if _, read := gone[stock.Form]; !read {
			if gone[stock.Form], err = goneBlanks(tx, stock.Form); err != nil {
				return nil, err
			}
		}
		all[i] = counted(stock, gone[stock.Form])
	}
	return all, nil
}

// goneBlanks are the blanks of a form that are used or spoilt, those too that the ledger has forgotten since it was
// restored from a backup: they are not offered again. Whoever writes down anew what was printed on one names it.
func goneBlanks(tx *store.Tx, form trade.PaperKind) ([]trade.FormSerial, error) {
	known, err := tx.FormSerials(form)
	if err != nil {
		return nil, err
	}
	forgotten, err := tx.ForgottenBlanks(form)
	all := append(known, forgotten...)
	slices.SortStableFunc(all, func(a, b trade.FormSerial) int { return cmp.Compare(a.Number, b.Number) })
	return all, err
}

// counted counts the blanks of one stock.
func counted(stock trade.FormStock, gone []trade.FormSerial) Blanks {
	b := Blanks{Stock: stock, Unused: stock.Count(), Gone: []trade.FormSerial{}}
	taken := map[string]bool{}
	for _, serial := range gone {
		if !stock.Holds(serial.Number) {
			continue
		}
		b.Gone, b.Unused, taken[serial.Number] = append(b.Gone, serial), b.Unused-1, true
		if serial.State == trade.SerialSpoilt {
			b.Spoilt++
		} else {
			b.Used++
		}
	}
	for n := stock.First; b.Unused > 0 && b.Next == ""; n++ {
		if number := stock.Number(n); !taken[number] {
			b.Next = number
		}
	}
	return b
}

// change makes an entry of a kind, lets it be filled, and posts it.
func change(ctx context.Context, db *store.DB, actor trade.Actor, permission trade.Permission, kind trade.EntryKind,
	command trade.EntryID, fill func(*store.Tx, *trade.Entry) error) error {
	if err := actor.Require(permission); err != nil {
		return err
	}
	return db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, actor, command)
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
}
