package shipping

import (
	"context"
	"regexp"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// sealNumber is what a high-security seal shows (ISO 17712 wants it unique to the seal and asks for no format):
// capital letters, digits, dashes.
var sealNumber = regexp.MustCompile(`^[A-Z0-9-]{4,15}$`)

// SealRequest closes a transport unit with the seals put on it.
type SealRequest struct {
	TransportRequest
	Seals []trade.Seal
}

// Seal closes a transport unit that holds goods: nothing more is loaded into it.
func (s *Service) Seal(ctx context.Context, actor trade.Actor, r SealRequest) (trade.TransportUnit, error) {
	return s.change(ctx, actor, r.TransportRequest, func(tx *store.Tx, sh trade.Shipment, u *trade.TransportUnit) error {
		if err := stillOpen(*u); err != nil {
			return err
		}
		load, err := tx.LoadOf(u.ID.At())
		if err != nil {
			return err
		}
		if load.Packages == 0 {
			return fault.New(fault.Conflict, words.ShippingNothingLoaded, fault.Params{"transport": u.Number})
		}
		if err := freshSeals(tx, sh, *u, r.Seals); err != nil {
			return err
		}
		u.Seals, u.State = r.Seals, trade.TransportClosed
		return nil
	})
}

// Unseal opens a closed transport unit for loading again; its seals are broken and no longer its own.
func (s *Service) Unseal(ctx context.Context, actor trade.Actor, r TransportRequest) (trade.TransportUnit, error) {
	return s.change(ctx, actor, r, func(_ *store.Tx, _ trade.Shipment, u *trade.TransportUnit) error {
		if u.State != trade.TransportClosed {
			return fault.New(fault.Conflict, words.ShippingNotClosed, fault.Params{"transport": u.Number})
		}
		u.Seals, u.State = nil, trade.TransportOpen
		return nil
	})
}

// change posts a new version of a transport unit of an open shipment.
func (s *Service) change(ctx context.Context, actor trade.Actor, r TransportRequest,
	to func(*store.Tx, trade.Shipment, *trade.TransportUnit) error) (u trade.TransportUnit, err error) {
	_, err = s.post(ctx, actor, trade.LoadUnits, trade.EntryClose, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		sh, err := openShipment(tx, r.Shipment)
		if err != nil {
			return err
		}
		if u, err = transportOf(tx, sh, r.Transport); err != nil {
			return err
		}
		if err := to(tx, sh, &u); err != nil {
			return err
		}
		e.Document = sh.Reference
		return tx.PutTransportUnit(e, u)
	})
	return u, err
}

// freshSeals refuses no seal at all, a text that is no seal number, and a seal that is on something already.
func freshSeals(tx *store.Tx, sh trade.Shipment, u trade.TransportUnit, seals []trade.Seal) error {
	if len(seals) == 0 {
		return fault.New(fault.Invalid, words.ShippingNoSeal, fault.Params{"transport": u.Number})
	}
	others, err := tx.TransportUnitsOf(sh.ID)
	if err != nil {
		return err
	}
	on := map[string]string{}
	for _, other := range others {
		for _, seal := range other.Seals {
			on[seal.Number] = other.Number
		}
	}
	for _, seal := range seals {
		if !sealNumber.MatchString(seal.Number) {
			return fault.New(fault.Invalid, words.ShippingSealFormat, fault.Params{"seal": seal.Number}).At("seal")
		}
		if transport, taken := on[seal.Number]; taken {
			return fault.New(fault.Conflict, words.ShippingSealTaken,
				fault.Params{"seal": seal.Number, "transport": transport}).At("seal")
		}
		on[seal.Number] = u.Number
	}
	return nil
}
