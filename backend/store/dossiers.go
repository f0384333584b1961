package store

import (
	"tradehub/backend/dossier"
	"tradehub/backend/trade"
)

var dossiers = noun[dossier.Kept]{
	kind:   "dossier",
	id:     func(k dossier.Kept) string { return k.Reference },
	groups: listed[dossier.Kept],
}

// PutDossier adds a new version of what is kept of a dossier to the entry.
func (tx *Tx) PutDossier(e *trade.Entry, k dossier.Kept) error { return dossiers.put(tx, e, k) }

// Dossier reads what is kept of the dossier of a shipment. NotFound when nothing was added to it and none was read.
func (tx *Tx) Dossier(reference string) (dossier.Kept, error) { return dossiers.get(tx, reference) }

// Dossiers lists what is kept of all dossiers.
func (tx *Tx) Dossiers() ([]dossier.Kept, error) { return dossiers.list(tx, everything) }
