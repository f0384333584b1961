package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

func (p *program) signingCommand() *cobra.Command {
	c := group("signing", "digital signature of our own papers: set, show, remove", p.signingSetCommand(),
		p.signingShowCommand(), p.signingRemoveCommand())
	c.Long = c.Short + `

Once it is set up, every paper of our own is signed when it is issued, and refused where that cannot be done. Whoever
has the PDF can check it, with pdfsig or any reader that knows signatures. Forms of authorities are never signed.

The private key lies in the folder "signing" of the data folder, readable by the user of this computer alone. It is in
no entry of the ledger and in no backup: keep the file that it came from in a safe place.`
	return c
}

func (p *program) signingSetCommand() *cobra.Command {
	var r papers.SetSigningRequest
	var passwordFile string
	c := p.verb("set [FILE]", "sign with the key of a PKCS#12 or PEM file, or with one that is made here",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) (err error) {
			r.Command = p.id()
			if len(args) > 0 {
				if r.File, r.Password, err = p.keyFile(ctx, args[0], passwordFile); err != nil {
					return err
				}
			}
			got, err := s.Signing.Set(ctx, actor, r)
			if err != nil {
				return err
			}
			return p.show(got, "Papers are signed as %s from now on, until %s.", got.Subject, dayOf(got.ValidTo))
		})
	c.Flags().Int64Var(&r.SelfMadeYears, "self-made", 0,
		"without FILE: make a key whose certificate holds so many years, and that nobody but us vouches for")
	c.Flags().StringVar(&passwordFile, "password-file", "",
		"file whose first line is the password of FILE; HUBCTL_SIGNING_PASSWORD, or asked for, where left out")
	return c
}

// keyFile reads a file with a key, and its password where it has one: never from the command line, where others could
// see it.
func (p *program) keyFile(ctx context.Context, path, passwordFile string) (content []byte, password string, err error) {
	if content, err = wholeFile(path); err != nil || bytes.Contains(content, []byte("-----BEGIN ")) {
		return content, "", err
	}
	if passwordFile == "" {
		password, err = p.secret(ctx, "HUBCTL_SIGNING_PASSWORD", "Password of the file: ")
		return content, password, err
	}
	said, err := wholeFile(passwordFile)
	password, _, _ = strings.Cut(string(said), "\n")
	return content, strings.TrimSuffix(password, "\r"), err
}

// wholeFile reads a small file that somebody named.
func wholeFile(path string) (content []byte, err error) {
	err = readFile(path, func(r io.Reader) error {
		content, err = io.ReadAll(r)
		return err
	})
	return content, err
}

func dayOf(at time.Time) string { return at.UTC().Format(time.DateOnly) }

func (p *program) signingShowCommand() *cobra.Command {
	return p.verb("show", "tell how papers are signed",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			got, err := s.Signing.State(ctx, actor)
			if err != nil {
				return err
			}
			switch {
			case !got.SetUp:
				return p.show(got, "Papers are not signed.")
			case !got.KeyHere:
				return p.show(got, "Papers are to be signed as %s, but the key is not here: none is issued.", got.Subject)
			case !got.Holds:
				return p.show(got, "Papers are to be signed as %s, but the certificate holds from %s to %s: none is issued.",
					got.Subject, dayOf(got.ValidFrom), dayOf(got.ValidTo))
			}
			return p.show(got, "Papers are signed as %s (%s), until %s. SHA-256 of the certificate: %s", got.Subject,
				vouched(got.Signing), dayOf(got.ValidTo), got.Fingerprint)
		})
}

// vouched says who stands for a certificate.
func vouched(s trade.Signing) string {
	if s.SelfMade() {
		return "self-made"
	}
	return "certified by " + s.Issuer
}

func (p *program) signingRemoveCommand() *cobra.Command {
	return p.verb("remove", "issue papers without a signature from now on, and delete the key",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			if err := s.Signing.Remove(ctx, actor, p.id()); err != nil {
				return err
			}
			return p.show(map[string]any{"removed": true}, "Papers are no longer signed; the key is deleted.")
		})
}
