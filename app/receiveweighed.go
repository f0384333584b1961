package app

import (
	"slices"
	"time"

	"tradehub/backend/receiving"
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

// weighingsOf gives all weighings of a delivery.
func weighingsOf(r receiving.ReceiveRequest) (all []trade.Weighing) {
	for _, line := range r.Lines {
		all = slices.Concat(all, line.Weighings, line.TareWeighings)
	}
	return all
}

// byScale is a gross weight that is said to come from a scale, whichever it was; none for one that was typed.
func byScale(grossG int64, line string) []trade.Weighing {
	if line == "" {
		return nil
	}
	return []trade.Weighing{{WeightG: grossG, Line: line}}
}
