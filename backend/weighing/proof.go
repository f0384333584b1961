package weighing

import (
	"context"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Prove reads the lines once more that weights are said to come from: a weight of a scale is what its line says,
// whoever hands it over. A weighing that names no scale may come from any scale of this station. Invalid, with every
// weighing that is wrong, when a line says another weight, or none that can be taken down; NotFound for a scale that is
// not here. Requires trade.Look.
func (s *Service) Prove(ctx context.Context, actor trade.Actor, all []trade.Weighing) error {
	if err := actor.Require(trade.Look); err != nil || len(all) == 0 {
		return err
	}
	return s.db.Read(ctx, func(tx *store.Tx) error {
		scales, err := tx.Scales() // also those that were taken out of use a moment ago
		if err != nil {
			return err
		}
		var wrong fault.List
		for _, w := range all {
			if err := proved(scales, w); err != nil {
				wrong = append(wrong, err)
			}
		}
		return wrong.OrNil()
	})
}

// proved tells why a weighing is not what a scale said.
func proved(scales []trade.ScaleSetup, w trade.Weighing) *fault.Fault {
	known := false
	for _, scale := range scales {
		if w.Scale != "" && w.Scale != scale.Name {
			continue
		}
		known = true
		r, err := device.Reread(scale.Address, w.Line)
		if err == nil && r.Refusal() == nil && r.WeightG == w.WeightG && r.Net == w.Net {
			return nil
		}
	}
	if !known && w.Scale != "" {
		return fault.New(fault.NotFound, words.WeighingUnknown, fault.Params{"scale": w.Scale})
	}
	return fault.New(fault.Invalid, words.WeighingDiffers, fault.Params{"weight_g": w.WeightG, "raw": w.Line})
}
