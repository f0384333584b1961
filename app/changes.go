package app

import (
	"sync"
	"time"

	"tradehub/backend/station"
	"tradehub/backend/store"
)

// changes tells every desk when the ledger has grown, at whichever of them: a page that shows what is drawn from the
// ledger is then as new as the ledger.
type changes struct {
	mu    sync.Mutex
	desks []*desk
	seen  ledgerHead
	due   *time.Timer // while there is something to tell
}

// ledgerHead is how far a ledger is. A restored one begins another epoch.
type ledgerHead struct{ epoch, seq int64 }

// gathering is how long changes are gathered before they are told: pages that read again must not be in the way of the
// answer to the scan that changed something, and of a burst of scans one word is enough.
const gathering = 150 * time.Millisecond

// join lets a desk hear of changes from now on.
func (c *changes) join(d *desk) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.desks = append(c.desks, d)
}

// look sees how far the ledger is, and has it told if it has grown. The first look has nothing to compare with.
func (c *changes) look(head ledgerHead) {
	c.mu.Lock()
	defer c.mu.Unlock()
	grown := c.seen != head && c.seen != ledgerHead{}
	if c.seen = head; grown && c.due == nil {
		c.due = time.AfterFunc(gathering, c.tell)
	}
}

// tell says "changed" to all desks.
func (c *changes) tell() {
	c.mu.Lock()
	c.due = nil
	c.mu.Unlock()
	c.emit("changed", nil)
}

// stop leaves untold what is gathered: the ledger is closed, and whatever opens it is read anew.
func (c *changes) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.due != nil {
		c.due.Stop()
		c.due = nil
	}
}

// lookForChanges looks how far the ledger is after a page has called. A ledger that cannot be read has its own faults
// to tell, at the call that meets them.
func (h *house) lookForChanges(s *station.Station) {
	var head ledgerHead
	err := s.DB.Read(h.ctx, func(tx *store.Tx) error {
		head = ledgerHead{tx.Epoch(), tx.Seq()}
		return nil
	})
	if err == nil {
		h.changes.look(head)
	}
}
