package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/backend/sandbox"
	"tradehub/templates/words"
)

// platform is how the demonstration platform is to be served.
type platform struct {
	db         string
	address    string
	urlFile    string
	misbehave  []string
	forget     int64
	wantsToken bool
}

func (p *program) sandboxCommand() *cobra.Command {
	var served platform
	c := &cobra.Command{Use: "sandbox", Short: "serve the demonstration platform on this computer until it is stopped",
		RunE: func(c *cobra.Command, _ []string) error { return p.serve(c.Context(), served) }}
	c.PersistentFlags().StringVar(&served.db, "db", "sandbox.db", "the platform's own database")
	f := c.Flags()
	f.StringVar(&served.address, "listen", "127.0.0.1:8420",
		"address of this computer to listen at; port 0 is any free one")
	f.StringVar(&served.urlFile, "url-file", "", "file to write the platform's address into once it listens")
	f.StringArrayVar(&served.misbehave, "misbehave", nil, "one way to misbehave: kind="+
		"[,count=,path=,delay-ms=,retry-after-s=]; repeat for each; kinds are "+joined(sandbox.FaultKinds()))
	f.Int64Var(&served.forget, "restore-to-past", 0, "forget the last so many commits before listening")
	f.BoolVar(&served.wantsToken, "require-token", false, "want the token that HUBCTL_TOKEN holds")
	c.AddCommand(p.recordCommand(&served.db))
	return c
}

// serve serves the platform until the command is stopped.
func (p *program) serve(ctx context.Context, served platform) (err error) {
	faults, err := readFaults(served.misbehave)
	if err != nil {
		return err
	}
	s, err := sandbox.Open(served.db, p.now)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // what it acknowledged is on disk
	if served.wantsToken {
		s.RequireToken(p.env("HUBCTL_TOKEN"))
	}
	for _, f := range faults {
		if err := s.Misbehave(f); err != nil {
			return err
		}
	}
	if err := s.RestoreToPast(ctx, served.forget); err != nil {
		return err
	}
	server, err := s.Serve(ctx, served.address)
	if err != nil {
		return cannotListen(served.address, err)
	}
	if err := p.announce(server.URL(), served.urlFile); err != nil {
		return errors.Join(err, server.Close())
	}
	<-ctx.Done()
	return server.Close()
}

func cannotListen(address string, err error) error {
	if fault.CodeOf(err) != fault.Internal {
		return err
	}
	return fault.New(fault.Unavailable, words.HubctlAddressTaken, fault.Params{"address": address}).Because(err)
}

// announce tells where the platform listens, on standard output and, for scripts that started it, in a file.
func (p *program) announce(url, file string) error {
	if file != "" {
		if err := archive.WriteFile(file, []byte(url+"\n")); err != nil {
			return err
		}
	}
	return p.show(map[string]any{"url": url}, "The platform listens at %s; stop it with Ctrl-C.", url)
}

// readFaults reads ways to misbehave as typed.
func readFaults(typed []string) (all []sandbox.Fault, err error) {
	for _, text := range typed {
		got, err := readParts(text, "kind", "count", "path", "delay-ms", "retry-after-s")
		if err != nil {
			return nil, err
		}
		f := sandbox.Fault{Kind: sandbox.FaultKind(got["kind"]), PathPrefix: got["path"]}
		for name, into := range map[string]*int64{"count": &f.Count, "delay-ms": &f.DelayMS,
			"retry-after-s": &f.RetryAfterS} {
			if err := got.number(name, 0, into); err != nil {
				return nil, err
			}
		}
		all = append(all, f)
	}
	return all, nil
}

func (p *program) recordCommand(db *string) *cobra.Command {
	return &cobra.Command{Use: "record", Short: "show what the platform holds",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := isThere(*db); err != nil {
				return err
			}
			s, err := sandbox.Open(*db, p.now)
			if err != nil {
				return err
			}
			defer func() { _ = s.Close() }() // it was only read
			record, err := s.Record(c.Context())
			if err != nil {
				return err
			}
			if p.json {
				return p.show(record, "")
			}
			return list(p, record.Documents, "The platform holds nothing.", heads("kind", "subject", "version.",
				"taken."), func(d sandbox.DocumentRecord) []string {
				return []string{string(d.Kind), d.ExternalID, number(d.Version), number(d.Accepted)}
			})
		}}
}
