package stock

import (
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// manyLots is from how many unknown lots of an item on it is quicker to read all lots of the item at once than one
// by one, although the item may have many more that are gone.
const manyLots = 1000

// names keeps the items, lots and owners that were read, so that each is read once.
type names struct {
	tx      *store.Tx
	items   map[trade.ItemID]trade.Item
	lots    map[trade.LotID]trade.Lot
	parties map[trade.PartyID]trade.Party
}

func newNames(tx *store.Tx) names {
	return names{tx, map[trade.ItemID]trade.Item{}, map[trade.LotID]trade.Lot{}, map[trade.PartyID]trade.Party{}}
}

// read takes in whatever the goods name that is not known yet.
func (n names) read(held map[trade.Goods]trade.Stock) (err error) {
	unknown := map[trade.ItemID][]trade.LotID{}
	for goods := range held {
		if _, known := n.items[goods.ItemID]; !known {
			if n.items[goods.ItemID], err = n.tx.Item(goods.ItemID); err != nil {
				return err
			}
		}
		if _, known := n.parties[goods.OwnerID]; !known {
			if n.parties[goods.OwnerID], err = n.tx.Party(goods.OwnerID); err != nil {
				return err
			}
		}
		if _, known := n.lots[goods.LotID]; !known {
			n.lots[goods.LotID] = trade.Lot{} // asked for once, also where it lies in several grades
			unknown[goods.ItemID] = append(unknown[goods.ItemID], goods.LotID)
		}
	}
	for item, lots := range unknown {
		if err := n.readLots(item, lots); err != nil {
			return err
		}
	}
	return nil
}

func (n names) readLots(item trade.ItemID, lots []trade.LotID) (err error) {
	if len(lots) < manyLots {
		for _, id := range lots {
			if n.lots[id], err = n.tx.Lot(id); err != nil {
				return err
			}
		}
		return nil
	}
	all, err := n.tx.LotsOf(item)
	for _, lot := range all {
		n.lots[lot.ID] = lot
	}
	return err
}
