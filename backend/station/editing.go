package station

import (
	"tradehub/backend/backup"
	"tradehub/backend/checking"
	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// UnsavedFolder is the folder of what officers typed and did not save yet, beside the ledger. It is part of backups.
const UnsavedFolder = backup.UnsavedFolder

// find asks the checks for the editor.
func (s *Station) find(tx *store.Tx, d dossier.Dossier, gate trade.Gate, last preflight.Result) (
	preflight.Result, []trade.Finding, error) {
	result, checked, err := s.Checking.Ask(tx, d, checking.Request{Shipment: d.Reference, Gate: gate}, last)
	return result, checked.Findings, err
}
