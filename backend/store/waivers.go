package store

import "tradehub/backend/trade"

var waivers = noun[trade.Waiver]{
	kind:   "waiver",
	id:     func(w trade.Waiver) string { return w.Shipment + "/" + w.Mark },
	groups: func(w trade.Waiver) []string { return []string{w.Shipment} },
}

// PutWaiver adds a new version of a waiver to the entry.
func (tx *Tx) PutWaiver(e *trade.Entry, w trade.Waiver) error { return waivers.put(tx, e, w) }

// Waivers lists the waivers of a shipment, also those that were taken back.
func (tx *Tx) Waivers(shipment string) ([]trade.Waiver, error) { return waivers.list(tx, shipment) }
