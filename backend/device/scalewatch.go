package device

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// watch is a connection that stays. A serial port opens once, so whoever wants something of a watched scale asks here.
type watch struct {
	scale  *Scale
	orders chan order
	ended  chan struct{}
}

// order is a command to a watched scale.
type order struct {
	command string
	done    chan error
}

// Watch stays connected and tells every line of the scale as it comes: a reading, and why it cannot be taken down,
// nil where it can. Where the line was no weight, or no line came within the patience, the reading is empty. The scale
// waits for tell. Watch returns nil when the context ends, and otherwise why there is no connection: the faults of the
// wire, or device.scale_lost.
func (s *Scale) Watch(ctx context.Context, tell func(Reading, error)) error {
	l, err := s.wire.open(ctx)
	if err != nil {
		return unlessEnded(ctx, err)
	}
	defer l.close()
	w := &watch{scale: s, orders: make(chan order), ended: make(chan struct{})}
	s.watch.Store(w)
	defer close(w.ended)
	defer s.watch.CompareAndSwap(w, nil)
	return unlessEnded(ctx, w.keep(ctx, s.converse(l), tell))
}

// keep listens until the context or the wire ends.
func (w *watch) keep(ctx context.Context, c *conversation, tell func(Reading, error)) error {
	for {
		w.obey(ctx, c)
		r, err := c.heard(ctx)
		if ctx.Err() != nil || fault.KeyOf(err) == string(words.DeviceScaleLost) {
			return err
		}
		tell(r, err)
		if err := c.rest(ctx); err != nil {
			return err
		}
	}
}

// obey carries out a command that waits. What a broken wire did to it, the next line shows too.
func (w *watch) obey(ctx context.Context, c *conversation) {
	select {
	case o := <-w.orders:
		limited, stop := c.limit(ctx)
		defer stop()
		o.done <- c.patiently(c.order(limited, o.command))
	default:
	}
}

// order hands a command to the watch and waits for what came of it.
func (w *watch) order(ctx context.Context, command string) error {
	o := order{command, make(chan error, 1)}
	select {
	case w.orders <- o:
	case <-w.ended:
		return w.lost()
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	select {
	case err := <-o.done:
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (w *watch) lost() error {
	return fault.New(fault.Unavailable, words.DeviceScaleLost, fault.Params{"scale": w.scale.named})
}

// limit bounds what follows by the patience.
func (c *conversation) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	c.problem, c.noise = nil, nil
	return context.WithTimeoutCause(ctx, ms(c.scale.options.PatienceMS, usualPatienceMS), errPatience)
}

// heard gives the next line as a reading, and why it cannot be taken down.
func (c *conversation) heard(ctx context.Context) (Reading, error) {
	limited, stop := c.limit(ctx)
	defer stop()
	for {
		text, err := c.next(limited, c.scale.speech.ask)
		if err != nil {
			return Reading{}, c.patiently(err)
		}
		r, err := Parse(c.scale.protocol, text)
		whole := c.begun || err == nil // the first line may be the end of one that began before we listened
		c.begun = true
		switch {
		case err == nil:
			r = c.agreed(r)
			return r, r.Refusal()
		case whole:
			return Reading{}, err
		}
	}
}

// unlessEnded gives no error where the context ended: whoever watched has seen enough.
func unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}
