package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tradehub/backend/archive"
	"tradehub/backend/backup"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// tokenFile keeps the session of the person who signed in, readable by him alone.
const tokenFile = "session"

// pin reads the PIN from HUBCTL_PIN, or from the first line of standard input.
func (p *program) pin(ctx context.Context) (string, error) {
	pin, err := p.secret(ctx, "HUBCTL_PIN", "PIN: ")
	return strings.TrimSpace(pin), err
}

// secret reads what others must not see from the environment, or from the first line of standard input, for which a
// person is asked: never from the command line.
func (p *program) secret(ctx context.Context, variable, ask string) (string, error) {
	if secret := p.env(variable); secret != "" {
		return secret, nil
	}
	if file, ok := p.in.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			_, _ = fmt.Fprint(p.err, ask)
		}
	}
	for line, err := range lines(ctx, p.in) {
		return strings.TrimRight(line, "\r\n"), err
	}
	return "", nil
}

// open opens the station, making its ledger where there is none, and closes it after the command.
func (p *program) open(ctx context.Context, do func(*station.Station) error) (err error) {
	s, err := station.Open(ctx, station.Config{Dir: p.dir, Clock: p.now, Token: p.env("HUBCTL_TOKEN")})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return do(s)
}

// with opens a station that is there already: a slip in --data must not make a new ledger.
func (p *program) with(ctx context.Context, do func(*station.Station) error) error {
	if err := backup.Recover(p.dir); err != nil { // a restore that was cut has still to bring the ledger
		return err
	}
	if _, err := os.Stat(filepath.Join(p.dir, backup.LedgerFile)); errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotFound, words.HubctlNoLedger, fault.Params{"path": p.dir})
	}
	return p.open(ctx, do)
}

// as opens the station for a command of whoever is signed in.
func (p *program) as(ctx context.Context, do func(*station.Station, trade.Actor) error) error {
	return p.with(ctx, func(s *station.Station) error {
		token, err := p.token()
		if err != nil {
			return err
		}
		actor, err := s.Access.Resume(ctx, token)
		if err != nil {
			return err
		}
		return do(s, actor)
	})
}

// token reads the session of the person who signed in.
func (p *program) token() (string, error) {
	path := filepath.Join(p.dir, tokenFile)
	token, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fault.New(fault.Forbidden, words.AccessSignIn, nil)
	case err != nil:
		return "", unreadable(path, err)
	}
	return string(token), nil
}

// keep keeps the session of the person who signed in.
func (p *program) keep(token string) error {
	return archive.WriteFile(filepath.Join(p.dir, tokenFile), []byte(token))
}
