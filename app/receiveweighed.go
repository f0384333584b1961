package app

import (
	"time"

	"tradehub/backend/trade"
)

// TakenWeight is a weight that was taken from a scale, with the line that it was read from.
type TakenWeight struct {
	WeightG int64  `json:"weightG"`
	Net     bool   `json:"net"` // the scale had taken a tare off
	Scale   string `json:"scale"`
	Line    string `json:"line"`
	At      string `json:"at"` // RFC 3339
}

// evidence reads what a page took. A time that cannot be read is none, and such a weighing is refused.
func evidence(taken []TakenWeight) []trade.Weighing {
	var all []trade.Weighing
	for _, w := range taken {
		at, _ := time.Parse(time.RFC3339, w.At)
		all = append(all, trade.Weighing{WeightG: w.WeightG, Net: w.Net, Scale: w.Scale, Line: w.Line, At: at.UTC()})
	}
	return all
}

func takenWeights(all []trade.Weighing) []TakenWeight {
	taken := []TakenWeight{}
	for _, w := range all {
		taken = append(taken, TakenWeight{w.WeightG, w.Net, w.Scale, w.Line, stamp(w.At)})
	}
	return taken
}
