package papers

import (
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// MadeBy says who drafts a paper in a view of the ledger, for drafts that other use cases lay out.
func MadeBy(tx *store.Tx, actor trade.Actor) (forms.Made, error) { return madeBy(tx, actor) }
