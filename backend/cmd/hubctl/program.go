package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Exit codes: scripts may rely on them.
const (
	exitOK          = 0
	exitInternal    = 1
	exitInvalid     = 2
	exitNotFound    = 3
	exitConflict    = 4
	exitForbidden   = 5
	exitUnavailable = 6
)

var exitCodes = map[fault.Code]int{fault.Invalid: exitInvalid, fault.NotFound: exitNotFound,
	fault.Conflict: exitConflict, fault.Forbidden: exitForbidden, fault.Unavailable: exitUnavailable}

// program is one run of hubctl, with everything it touches handed in.
type program struct {
	out, err io.Writer
	in       io.Reader
	env      func(string) string
	dir      string // --data
	json     bool   // --json
	command  string // --command
}

// run carries out a command line and gives the exit code.
func (p *program) run(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	root.SetOut(p.out)
	root.SetErr(p.err)
	if err := root.ExecuteContext(ctx); err != nil {
		return p.tell(err)
	}
	return exitOK
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "hubctl",
		Short: "Trade Hub from the command line: from a cooperative's delivery to papers and the platform",
		Long: "Trade Hub from the command line.\n\nExit codes: 0 done, 1 fault of the program, 2 wrong input,\n" +
			"3 not found, 4 against the state of the ledger, 5 not permitted, 6 disk or network does not serve.",
		SilenceUsage: true, SilenceErrors: true,
	}
	root.PersistentFlags().StringVar(&p.dir, "data", "tradehub-data", "the folder of this station's data")
	root.PersistentFlags().BoolVar(&p.json, "json", false, "write results as JSON")
	root.PersistentFlags().StringVar(&p.command, "command", "",
		"a name for this command, so that repeating it after a cut does nothing twice")
	root.AddCommand(p.initCommand(), p.userCommand(), p.settingCommand(), p.masterCommand(), p.importCommand(),
		p.receiveCommand(), p.packCommand(), p.stockCommand(), p.shipCommand(), p.loadCommand(), p.papersCommand(),
		p.syncCommand(), p.sandboxCommand(), p.ledgerCommand(), p.backupCommand(), p.restoreCommand(), p.demoCommand())
	return root
}

// tell writes each fault as its sentences and gives the exit code of the first.
func (p *program) tell(err error) int {
	all := fault.All(err)
	var before *toldAlready
	if errors.As(err, &before) {
		return exitCodes[all[0].Code]
	}
	if len(all) == 0 {
		return p.tellOther(err)
	}
	for _, f := range all {
		if p.json {
			p.write(p.err, map[string]any{"code": f.Code, "key": f.Key, "params": f.Params, "field": f.Field,
				"text": sentence(f)})
			continue
		}
		_, _ = fmt.Fprintln(p.err, sentence(f))
	}
	return exitCodes[all[0].Code]
}

// tellOther speaks of an error that is no fault: a wrong command line, or a fault of the program.
func (p *program) tellOther(err error) int {
	_, _ = fmt.Fprintln(p.err, err)
	return exitInternal
}

func sentence(f *fault.Fault) string { return words.Say(words.English, words.Key(f.Key), f.Params) }

// verb is a command of whoever is signed in.
func (p *program) verb(use, short string, args cobra.PositionalArgs,
	do func(context.Context, *station.Station, trade.Actor, []string) error) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, Args: args, RunE: func(c *cobra.Command, args []string) error {
		return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
			return do(c.Context(), s, actor, args)
		})
	}}
}

// id is the entry id of this command: made from the name it was given, or empty for a new one.
func (p *program) id() trade.EntryID {
	if p.command == "" {
		return ""
	}
	return trade.EntryID(clock.NamedID(p.command))
}

// show writes a result: as JSON where asked for, otherwise as the line given.
func (p *program) show(result any, line string, args ...any) error {
	if p.json {
		p.write(p.out, result)
		return nil
	}
	_, err := fmt.Fprintf(p.out, line+"\n", args...)
	return err
}

func (p *program) write(w io.Writer, v any) {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v) // a closed pipe has nobody to tell
}

// each shows the rows of a list, or says that there are none.
func each[T any](p *program, rows []T, none string, show func(T) error) error {
	if len(rows) == 0 && !p.json {
		_, err := fmt.Fprintln(p.out, none)
		return err
	}
	for _, row := range rows {
		if err := show(row); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a new file; one that is there is never overwritten.
func writeFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, file.Close()); err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	return write(file)
}

// notANumber says which typed field is none.
type notANumber struct{ field, typed string }

// Error names the field.
func (e *notANumber) Error() string {
	return fmt.Sprintf("%s: %q is no number such as 13.5", e.field, e.typed)
}
