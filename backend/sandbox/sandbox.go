// Package sandbox is the demonstration platform: the other side of the contract in package remote, with a
// small durable store of its own. It holds every request and every answer against the contract while it runs,
// and can be told to misbehave in the ways real platforms and networks do. It listens on this computer only.
package sandbox

import (
	"context"
	"errors"
	"net/http"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/templates/words"
)

// Sandbox is an open demonstration platform. It is safe for use by several goroutines.
type Sandbox struct {
	clk      clock.Clock
	token    string
	contract *contract
	ledger   *ledger
	handler  http.Handler
	faults   switchboard
	running  running
	pages    pages
	tally    tally
}

// Open opens the platform whose store is the SQLite file at path, and makes the file when there is none. One
// program may have the file open at a time. A file that cannot be opened is an unavailable fault
// "sandbox.cannot_open".
func Open(path string, clk clock.Clock) (*Sandbox, error) {
	compiled, err := compileContract(remote.Contract)
	if err != nil {
		return nil, err
	}
	held, err := openLedger(context.Background(), path)
	if err != nil {
		return nil, fault.New(fault.Unavailable, words.SandboxCannotOpen, fault.Params{"path": path}).Because(err)
	}
	s := &Sandbox{
		clk: clk, contract: compiled, ledger: held,
		running: running{keys: map[string]*call{}},
		tally:   tally{answers: map[string]int64{}, outcomes: map[remote.Outcome]int64{}},
	}
	if s.handler, err = s.route(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// RequireToken makes every request need this bearer token; empty needs none. Call it before serving.
func (s *Sandbox) RequireToken(token string) { s.token = token }

// Handler serves the contract.
func (s *Sandbox) Handler() http.Handler { return s.handler }

// Close closes the store. Close servers first.
func (s *Sandbox) Close() error { return s.ledger.close() }
