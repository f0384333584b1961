package main

import (
	"slices"
	"strings"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// scaleOrders says what the lines on standard input do with a simulated scale while it runs.
const scaleOrders = `
While it runs, each line on standard input does something with it, and is answered on standard output:

  weigh KG [STATE]   puts so much on it; states are those of --state
  show LINE          lets it send a line of your choice, as it stands`

// orderScale does one thing with a simulated scale.
func orderScale(sim *device.ScaleSimulator, order string) error {
	verb, rest, _ := strings.Cut(order, " ")
	switch verb {
	case "weigh":
		text, state, given := strings.Cut(strings.TrimSpace(rest), " ")
		if !given {
			state = string(device.ScaleStable)
		}
		if !slices.Contains(device.ScaleStates(), device.ScaleState(state)) {
			return notOneOf("state", state, joined(device.ScaleStates()))
		}
		grams, err := readScaled(text, 3)
		if err != nil {
			return fault.New(fault.Invalid, words.HubctlNumber, fault.Params{"found": text, "field": verb, "decimals": 3})
		}
		sim.Weigh(grams, device.ScaleState(state))
	case "show":
		sim.Show(rest + "\r\n")
	default:
		return fault.New(fault.Invalid, words.HubctlCommandUnknown,
			fault.Params{"found": verb, "command": "the scale", "known": "weigh, show"})
	}
	return nil
}
