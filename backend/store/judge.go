package store

import (
	"fmt"
	"slices"

	"tradehub/backend/trade"
)

// judge says which entry is wrong where the journal has this row, and why; nothing when all is well. Before the
// row everything was well, and previous is the hash it ended with.
func judge(row journalRow, links []link, position int, previous string) (wrong trade.EntryID, why string) {
	order := int64(position) + 1
	switch {
	case row.n < order:
		return row.ID, fmt.Sprintf("it stands at %d in the journal", row.n)
	case position == len(links):
		return row.ID, "the chain does not have this entry"
	case row.n > order:
		return links[position].entry, fmt.Sprintf("the journal does not have it in its place, and goes on with %s", row.ID)
	case row.broken != nil:
		return row.ID, row.broken.Error()
	}
	l := links[position]
	if l.entry != row.ID || !fits(links, position, l) {
		return misplaced(row, links, position)
	}
	if l.hash != l.hashOf(previous, row.Entry, row.effectiveAt, row.recordedAt) {
		return row.ID, "its content does not fit its hash in the chain"
	}
	return "", ""
}

// misplaced says which of two is wrong where chain and journal part: the link that stands there, when the row's
// own link would fit, and otherwise the row's entry.
func misplaced(row journalRow, links []link, position int) (wrong trade.EntryID, why string) {
	there := links[position]
	own := slices.IndexFunc(links, func(l link) bool { return l.entry == row.ID })
	switch {
	case own < 0:
		return row.ID, fmt.Sprintf("the chain has %s in its place", there.entry)
	case own != position && fits(links, position, links[own]):
		return there.entry, fmt.Sprintf("the chain has it in the place of %s", row.ID)
	}
	return row.ID, fmt.Sprintf("its place in the chain (epoch %d, sequence %d) does not follow the one before",
		links[own].epoch, links[own].seq)
}

// fits tells whether a link may stand at a position: it counts on from the one before, or begins the ledger or a
// new epoch with one.
func fits(links []link, position int, l link) bool {
	if position == 0 {
		return l.seq == 1 && l.epoch == links[0].epoch
	}
	before := links[position-1]
	return l.epoch == before.epoch && l.seq == before.seq+1 || l.epoch > before.epoch && l.seq == 1
}
