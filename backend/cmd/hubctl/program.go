package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
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
	root.AddCommand(p.initCommand(), p.userCommand(), p.ledgerCommand(), p.backupCommand(), p.restoreCommand(),
		p.sandboxCommand(), p.syncCommand())
	return root
}

// tell writes each fault as its sentences and gives the exit code of the first.
func (p *program) tell(err error) int {
	all := fault.All(err)
	if len(all) == 0 {
		var unknown *fault.Fault
		if !errors.As(err, &unknown) {
			return p.tellOther(err)
		}
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
