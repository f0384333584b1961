package device

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"go.bug.st/serial"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Scale is a scale on a serial port or a TCP address. It is connected only while it is read or watched, so that a
// pulled cable or another program harms one reading and not the next.
type Scale struct {
	named    string
	protocol Protocol
	speech   speech
	wire     wire
	options  ScaleOptions
	watch    atomic.Pointer[watch] // while it is watched
}

// ScaleOptions tune how a scale is read; zero takes the default.
type ScaleOptions struct {
	PatienceMS int64 // 3,000: how long a reading may take until the weight is stable
	AnswerMS   int64 // 400: after how long without an answer the scale is asked again
}

// speech is what a protocol says besides its lines.
type speech struct {
	ask, tare, zero string      // commands; empty where the scale tells without being asked
	usual           serial.Mode // how its serial port comes from the factory
}

var speeches = map[Protocol]speech{
	SICS: {ask: "SI\r\n", tare: "T\r\n", zero: "Z\r\n", usual: serial.Mode{BaudRate: 9600, DataBits: 8}},
	AND: {ask: "Q\r\n", tare: "T\r\n", zero: "Z\r\n",
		usual: serial.Mode{BaudRate: 2400, DataBits: 7, Parity: serial.EvenParity}},
	CAS: {usual: serial.Mode{BaudRate: 9600, DataBits: 8}},
}

// OpenScale gives the scale of an address; nothing is connected yet. An address is protocol, wire and settings, for
// example sics:tcp:192.168.1.50:4001, and:serial:COM3 or cas:serial:/dev/ttyUSB0@9600,8N1. Any other is an invalid
// fault "device.scale_address".
func OpenScale(named string, o ScaleOptions) (*Scale, error) {
	protocol, rest, _ := strings.Cut(named, ":")
	speech, known := speeches[Protocol(protocol)]
	w, ok := parseWire(rest, speech.usual)
	if !known || !ok {
		return nil, unreadableAddress(words.DeviceScaleAddress, named)
	}
	return &Scale{named: named, protocol: Protocol(protocol), speech: speech, wire: w, options: o}, nil
}

// How a scale is read.
const (
	usualPatienceMS = 3000
	// agreeing is how many equal lines are a stable weight, where the lines do not say whether they are.
	agreeing = 3
	// askPause is how long a moving scale is left alone before it is asked again.
	askPause = 60 * time.Millisecond
)

// errPatience ends a reading that took too long.
var errPatience = errors.New("no stable weight in time")

// Read gives the first weight that can be taken down: stable, in kilograms, more than nothing. While it waits, tell
// gets each reading as it comes; it may be nil. Overload, a wrong unit and an empty scale are told at once; a moving
// weight, garbage and silence only when the patience is over. The faults are those of Parse and Reading.Refusal,
// device.scale_silent, and those of the wire.
func (s *Scale) Read(ctx context.Context, tell func(Reading)) (found Reading, err error) {
	err = s.connected(ctx, func(ctx context.Context, c *conversation) error {
		found, err = c.accepted(ctx, tell)
		return err
	})
	return found, err
}

// connected opens the wire for as long as one reading may take.
func (s *Scale) connected(ctx context.Context, do func(context.Context, *conversation) error) error {
	limited, stop := context.WithTimeoutCause(ctx, ms(s.options.PatienceMS, usualPatienceMS), errPatience)
	defer stop()
	l, err := s.wire.open(limited)
	if errors.Is(err, errPatience) {
		err = fault.New(fault.Unavailable, words.DeviceWireMissing, fault.Params{"address": s.wire.tcp})
	}
	if err != nil {
		return err
	}
	defer l.close()
	c := s.converse(l)
	return c.patiently(do(limited, c))
}

func (s *Scale) converse(l *line) *conversation {
	return &conversation{scale: s, line: l, lines: splitter{most: longestLine}}
}

// patiently tells, where the patience was over, why nothing came.
func (c *conversation) patiently(err error) error {
	if errors.Is(err, errPatience) {
		return c.unheard()
	}
	return err
}

// Tare makes the scale take what lies on it for nothing. It is done when the scale says so or shows nothing. A scale
// that takes no commands is an invalid fault "device.scale_mute". While the scale is watched, the watch hands it on.
func (s *Scale) Tare(ctx context.Context) error { return s.order(ctx, s.speech.tare) }

// Zero makes an empty scale show nothing.
func (s *Scale) Zero(ctx context.Context) error { return s.order(ctx, s.speech.zero) }

func (s *Scale) order(ctx context.Context, command string) error {
	if command == "" {
		return fault.New(fault.Invalid, words.DeviceScaleMute, fault.Params{"scale": s.named})
	}
	if w := s.watch.Load(); w != nil {
		return w.order(ctx, command)
	}
	return s.connected(ctx, func(ctx context.Context, c *conversation) error { return c.order(ctx, command) })
}

// order gives a command and waits until the scale has done it.
func (c *conversation) order(ctx context.Context, command string) error {
	if _, err := fmt.Fprint(c.line, command); err != nil {
		return c.lost(err)
	}
	if c.scale.protocol == SICS {
		return c.obeyed(ctx, command[:1])
	}
	return c.nothing(ctx)
}

// conversation is one connection to a scale.
type conversation struct {
	scale   *Scale
	line    *line
	lines   splitter
	problem error // why the last weight could not be taken down
	noise   error // the last line that was no weight
	begun   bool  // a line was heard before
	last    Reading
	equal   int // how many equal bare lines came in a row
}

// unheard tells why no weight came within the patience.
func (c *conversation) unheard() error {
	rest := c.lines.rest()
	switch {
	case c.problem != nil:
		return c.problem
	case c.noise != nil:
		return c.noise
	case len(rest) > 0:
		return said(fault.Invalid, words.DeviceScalePartial, string(rest))
	}
	return fault.New(fault.Unavailable, words.DeviceScaleSilent, fault.Params{"scale": c.scale.named})
}

// lost tells that the connection broke.
func (c *conversation) lost(err error) error {
	return fault.New(fault.Unavailable, words.DeviceScaleLost, fault.Params{"scale": c.scale.named}).Because(err)
}

// next gives the next line, asking for it as often as the scale needs. Errors are those of the context, and
// device.scale_lost.
func (c *conversation) next(ctx context.Context, ask string) (string, error) {
	for {
		if text, found := c.lines.next(); found {
			return text, nil
		}
		if err := c.say(ask); err != nil {
			return "", err
		}
		timer := time.NewTimer(ms(c.scale.options.AnswerMS, 400))
		err := c.hear(ctx, timer.C)
		timer.Stop()
		if err != nil && !errors.Is(err, errSilent) {
			return "", err
		}
	}
}

// say asks, unless an answer is on its way.
func (c *conversation) say(ask string) error {
	if ask == "" || len(c.lines.rest()) > 0 {
		return nil
	}
	if _, err := fmt.Fprint(c.line, ask); err != nil {
		return c.lost(err)
	}
	return nil
}

// hear waits until a whole line is there. The beginning of a line is given up when nothing more of it comes.
func (c *conversation) hear(ctx context.Context, until <-chan time.Time) error {
	heard := false
	for !c.lines.whole() {
		piece, err := c.line.in.next(ctx, until)
		switch {
		case err == nil:
			c.lines.add(piece)
			heard = true
		case errors.Is(err, errSilent):
			if rest := c.lines.rest(); len(rest) > 0 && !heard {
				c.noise = said(fault.Invalid, words.DeviceScalePartial, string(rest))
				c.lines.drop()
			}
			return errSilent
		case ctx.Err() != nil:
			return context.Cause(ctx)
		default:
			return c.lost(err)
		}
	}
	return nil
}

// accepted waits for a weight that can be taken down.
func (c *conversation) accepted(ctx context.Context, tell func(Reading)) (Reading, error) {
	for {
		r, err := c.reading(ctx)
		if err != nil {
			return Reading{}, err
		}
		if tell != nil {
			tell(r)
		}
		if c.problem = r.Refusal(); c.problem == nil || r.Stable {
			return r, c.problem
		}
		if err := c.rest(ctx); err != nil {
			return Reading{}, err
		}
	}
}

// rest leaves a scale that is asked alone for a moment; one that tells by itself sets the pace.
func (c *conversation) rest(ctx context.Context) error {
	if c.scale.speech.ask == "" {
		return nil
	}
	return pause(ctx, askPause)
}

// passing are what may pass while one waits: the scale is busy, or a line came only in part.
var passing = []words.Key{words.DeviceScaleRefused, words.DeviceScaleGarbled, words.DeviceScalePartial}

// reading waits for a line that is a weight.
func (c *conversation) reading(ctx context.Context) (Reading, error) {
	for {
		text, err := c.next(ctx, c.scale.speech.ask)
		if err != nil {
			return Reading{}, err
		}
		r, err := Parse(c.scale.protocol, text)
		if err == nil {
			c.begun = true
			return c.agreed(r), nil
		}
		if c.begun { // the first line may be the end of one that began before we listened
			c.noise = err
		}
		c.begun = true
		for _, key := range passing {
			if fault.KeyOf(err) == string(key) {
				err = c.rest(ctx)
				break
			}
		}
		if err != nil {
			return Reading{}, err
		}
	}
}

// agreed makes a bare line stable when it is the last of several equal ones.
func (c *conversation) agreed(r Reading) Reading {
	if !r.bare {
		return r
	}
	if r.Raw != c.last.Raw {
		c.equal = 0
	}
	c.equal++
	c.last = r
	r.Stable = c.equal >= agreeing
	return r
}

// obeyed waits for the answer to a command of MT-SICS: "T S" and a weight, "Z A", or a refusal.
func (c *conversation) obeyed(ctx context.Context, command string) error {
	for {
		text, err := c.next(ctx, "")
		if err != nil {
			return err
		}
		parts := strings.Fields(text)
		if len(parts) > 1 && parts[0] == command && (parts[1] == "S" || parts[1] == "A" || parts[1] == "D") {
			return nil
		}
		if len(parts) > 1 && parts[0] != command {
			continue
		}
		_, err = Parse(SICS, text)
		return err
	}
}

// nothing waits until the scale shows nothing.
func (c *conversation) nothing(ctx context.Context) error {
	for {
		r, err := c.reading(ctx)
		if err != nil || r.Stable && r.WeightG == 0 {
			return err
		}
		c.problem = fault.New(fault.Unavailable, words.DeviceScaleRefused, fault.Params{"raw": r.Raw})
		if err := c.rest(ctx); err != nil {
			return err
		}
	}
}

// longestLine is more than any scale or scanner sends without a line end.
const longestLine = 256

// splitter parts what comes into lines. Ends are CR, LF or both; empty lines are passed over.
type splitter struct {
	most int
	kept []byte
}

func (s *splitter) add(piece []byte) { s.kept = append(s.kept, piece...) }

// rest is what has come of a line that has no end yet.
func (s *splitter) rest() []byte {
	s.kept = bytes.TrimLeft(s.kept, "\r\n")
	return s.kept
}

// whole tells whether a line is there; one that is longer than any is taken to be one.
func (s *splitter) whole() bool {
	return bytes.ContainsAny(s.rest(), "\r\n") || len(s.kept) > s.most
}

func (s *splitter) drop() { s.kept = nil }

func (s *splitter) next() (string, bool) {
	if !s.whole() {
		return "", false
	}
	end := bytes.IndexAny(s.kept, "\r\n")
	if end < 0 {
		end = len(s.kept)
	}
	text := string(s.kept[:end])
	s.kept = s.kept[end:]
	return text, true
}
