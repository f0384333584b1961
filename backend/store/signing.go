package store

import "tradehub/backend/trade"

var signings = noun[trade.Signing]{
	kind: "signing",
	id:   func(s trade.Signing) string { return s.Station },
}

// PutSigning adds to the entry how this station signs its papers from now on.
func (tx *Tx) PutSigning(e *trade.Entry, s trade.Signing) error {
	s.Station = tx.Station()
	return signings.put(tx, e, s)
}

// Signing reads how this station signs its papers. NotFound where that was never set up.
func (tx *Tx) Signing() (trade.Signing, error) { return signings.get(tx, tx.Station()) }
