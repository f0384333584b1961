package store

import (
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// LastTransportUnit reads a transport unit as it was last, also one that was taken off since: its labels, and whatever
// else names it, stay. NotFound when there never was one.
func (tx *Tx) LastTransportUnit(id trade.TransportUnitID) (trade.TransportUnit, error) {
	var all []trade.TransportUnit
	err := tx.each(`SELECT body FROM fact WHERE kind = $1 AND subject = $2 AND body <> ''
		ORDER BY version DESC LIMIT 1`, []any{transportUnits.kind, string(id)}, transportUnits.into(&all))
	if err != nil {
		return trade.TransportUnit{}, err
	}
	if len(all) == 0 {
		return trade.TransportUnit{}, fault.New(fault.NotFound, words.StoreNotFound,
			fault.Params{"kind": transportUnits.kind, "name": string(id)})
	}
	return all[0], nil
}

// TakenOffBefore finds the transport unit with a number that was taken off a departure; found is false when none was.
func (tx *Tx) TakenOffBefore(d trade.DepartureID, number string) (u trade.TransportUnit, found bool, err error) {
	var all []trade.TransportUnit
	err = tx.each(`SELECT f.body FROM fact f WHERE f.kind = $1 AND f.body <> ''
		AND EXISTS (SELECT 1 FROM fact o WHERE o.kind = f.kind AND o.subject = f.subject
		  AND o.version = f.version + 1 AND o.body = '')
		ORDER BY f.n DESC`, []any{transportUnits.kind}, transportUnits.into(&all))
	for _, one := range all {
		if one.DepartureID == d && one.Number == number {
			return one, true, err
		}
	}
	return u, false, err
}
