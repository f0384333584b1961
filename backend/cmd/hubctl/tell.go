package main

import (
	"context"
	"errors"
	"fmt"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Exit codes: scripts may rely on them. The manual in the help of the program explains them.
const (
	exitOK          = 0
	exitInternal    = 1
	exitInvalid     = 2
	exitNotFound    = 3
	exitConflict    = 4
	exitForbidden   = 5
	exitUnavailable = 6
)

// exitCode gives the exit code of a kind of refusal.
func exitCode(code fault.Code) int {
	switch code {
	case fault.Invalid:
		return exitInvalid
	case fault.NotFound:
		return exitNotFound
	case fault.Conflict:
		return exitConflict
	case fault.Forbidden:
		return exitForbidden
	case fault.Unavailable:
		return exitUnavailable
	}
	return exitInternal
}

// toldAlready is an error whose sentences were written while the command ran; only its exit code is left.
type toldAlready struct{ error }

// Unwrap gives the error that was told.
func (t *toldAlready) Unwrap() error { return t.error }

// tell writes each fault as its sentences and gives the exit code of the first.
func (p *program) tell(err error) int {
	all := fault.All(err)
	if len(all) == 0 {
		all = fault.List{unexpected(err)}
	}
	var before *toldAlready
	if !errors.As(err, &before) {
		for _, f := range all {
			p.tellOne(f)
		}
	}
	return exitCode(all[0].Code)
}

// unexpected makes a fault of an error that is none: somebody stopped the command, or the program is at fault.
func unexpected(err error) *fault.Fault {
	if errors.Is(err, context.Canceled) {
		return fault.New(fault.Unavailable, words.HubctlStopped, nil)
	}
	return fault.New(fault.Internal, words.GeneralInternal, fault.Params{"cause": err.Error()}).Because(err)
}

// tellOne writes one fault. Below its sentences stands what only some have: how a command is written, and what
// support needs to know of a fault of the program.
func (p *program) tellOne(f *fault.Fault) {
	text := words.Say(words.English, words.Key(f.Key), f.Params)
	if p.json {
		p.write(p.err, map[string]any{"code": f.Code, "key": f.Key, "params": f.Params, "field": f.Field, "text": text})
		return
	}
	_, _ = fmt.Fprintln(p.err, text)
	if line, there := f.Params["usage"]; there {
		_, _ = fmt.Fprintf(p.err, "Usage: %s\n", line)
	}
	if f.Code == fault.Internal {
		_, _ = fmt.Fprintf(p.err, "(%s)\n", f.Error())
	}
}
