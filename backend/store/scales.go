package store

import "tradehub/backend/trade"

var scales = noun[trade.ScaleSetup]{
	kind:   "scale",
	id:     func(s trade.ScaleSetup) string { return s.Name },
	groups: listed[trade.ScaleSetup],
}

// PutScale adds a new version of a scale's set-up to the entry.
func (tx *Tx) PutScale(e *trade.Entry, s trade.ScaleSetup) error { return scales.put(tx, e, s) }

// Scale reads a scale's set-up, also of one that is no longer used. NotFound when there never was one.
func (tx *Tx) Scale(name string) (trade.ScaleSetup, error) { return scales.get(tx, name) }

// Scales lists all scales, also those that are no longer used.
func (tx *Tx) Scales() ([]trade.ScaleSetup, error) { return scales.list(tx, everything) }
