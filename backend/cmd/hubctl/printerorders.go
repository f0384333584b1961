package main

import (
	"bufio"
	"context"
	"strconv"
	"strings"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// orders says what the lines on standard input do with a simulated printer while it runs.
const orders = `
While it runs, each line on standard input does something with it, and is answered on standard output:

  break KIND[,after=LABELS]   lets something go wrong, as --fault does
  mend                        puts everything right
  off, on                     switches it off and on again, at the same address
  slow MS                     makes each label take so many milliseconds`

// obey does what comes on standard input, until that ends. An order that means nothing is told, and the next is read.
func (p *program) obey(do func(order string) error) {
	lines := bufio.NewScanner(p.in)
	for lines.Scan() {
		order := strings.TrimSpace(lines.Text())
		if order == "" {
			continue
		}
		if err := do(order); err != nil {
			p.tell(err)
			continue
		}
		_ = p.show(map[string]any{"done": order}, "Done: %s.", order) // nobody may be reading any more
	}
}

// orderPrinter does one thing with a simulated printer.
func orderPrinter(ctx context.Context, sim *device.PrinterSimulator, order string) error {
	verb, rest, _ := strings.Cut(order, " ")
	switch verb {
	case "break":
		return breakBy(sim, "kind="+strings.TrimSpace(rest))
	case "mend":
		sim.Mend()
	case "off":
		sim.PowerOff()
	case "on":
		sim.PowerOff() // twice on is once on
		return sim.PowerOn(ctx)
	case "slow":
		each, err := strconv.ParseInt(strings.TrimSpace(rest), 10, 64)
		if err != nil || each < 0 {
			return fault.New(fault.Invalid, words.HubctlNumber, fault.Params{"found": rest, "field": "slow", "decimals": 0})
		}
		sim.Slow(each)
	default:
		return fault.New(fault.Invalid, words.HubctlCommandUnknown,
			fault.Params{"found": verb, "command": "the printer", "known": "break, mend, off, on, slow"})
	}
	return nil
}
