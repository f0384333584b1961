package papers

import (
	"sync"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// loaded remembers what was loaded when it was read last. An officer looks at one draft again and again, with another
// date or in its other kind, and nine tenths of the time it takes to draw it went into adding up the same units.
type loaded struct {
	mu       sync.Mutex
	at       loadedAt
	manifest store.Manifest
}

// loadedAt says when a manifest is the same: nothing was posted since, as the head of the chain tells, and no register
// has come into force with another day.
type loadedAt struct {
	head, today string
	shipment    trade.ShipmentID
}

// of reads what is loaded for a shipment. Nobody may change what it gives, since others are given the same.
func (l *loaded) of(tx *store.Tx, shipment trade.ShipmentID) (store.Manifest, error) {
	at := loadedAt{tx.ChainHead(), tx.Today(), shipment}
	if manifest, known := l.last(at); known {
		return manifest, nil
	}
	manifest, err := tx.Manifest(shipment)
	if err == nil {
		l.mu.Lock()
		l.at, l.manifest = at, manifest
		l.mu.Unlock()
	}
	return manifest, err
}

func (l *loaded) last(at loadedAt) (store.Manifest, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.manifest, l.at == at
}
