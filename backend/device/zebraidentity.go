package device

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"
)

// Identity is what a ZPL printer says of itself.
type Identity struct {
	Model   string // as its maker calls it
	Version string // of its firmware
	DPI     int64  // dots per inch as printers are sold by them: 203, 300 or 600; 0 where it says something else
}

// resolutionOf gives the resolution of a printer by the dots that it has on a millimetre.
//
// Source: Zebra, ZPL II Programming Guide, command ~HI.
var resolutionOf = map[string]int64{"8": 203, "12": 300, "24": 600}

// Identify asks the printer what it is. The faults are those of Status, and unavailable device.silent for one that
// does not say.
func (z *Zebra) Identify(ctx context.Context) (identity Identity, err error) {
	err = z.connected(ctx, func(l *link) error {
		identity, err = l.identity(ctx)
		if errors.Is(err, errSilent) {
			return Silent.Fault(z.address)
		}
		return z.unanswered(ctx, err)
	})
	return identity, err
}

// identity asks for ~HI: model, version, dots per millimetre, memory, between one pair of marks.
func (l *link) identity(ctx context.Context) (Identity, error) {
	if err := l.command("~HI"); err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		return Identity{}, err
	}
	timer := time.NewTimer(l.answer)
	defer timer.Stop()
	block, err := l.block(ctx, timer.C)
	if err != nil {
		return Identity{}, err
	}
	parts := strings.Split(block, ",")
	if len(parts) < 3 {
		return Identity{}, errForeign
	}
	return Identity{Model: strings.TrimSpace(parts[0]), Version: strings.TrimSpace(parts[1]),
		DPI: resolutionOf[strings.TrimSpace(parts[2])]}, nil
}
