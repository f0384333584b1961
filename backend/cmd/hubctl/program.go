package main

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"tradehub/backend/clock"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// program is one run of hubctl, with everything it touches handed in.
type program struct {
	out, err io.Writer
	in       io.Reader
	env      func(string) string
	now      clock.Clock
	dir      string // --data
	json     bool   // --json
	command  string // --command
	begun    bool   // the command line could be read; what goes wrong from then on is no matter of usage
}

const manual = `Trade Hub from the command line: from a cooperative's delivery to cartons, containers, papers and
the platform.

Every command works on the folder that --data names. Set a station up there with init, sign in with user sign-in,
and go on; a session lasts twelve hours. Results are sentences and tables for people; with --json they are JSON,
one value a line, and refusals are JSON on standard error.

Environment:
  HUBCTL_PIN    the PIN where a command asks for one; otherwise it is read from standard input
  HUBCTL_SIGNING_PASSWORD
                the password of a file with a key, where papers signing set asks for one
  HUBCTL_TOKEN  the token that the platform gave to this station, where it wants one

Exit codes:
  0  done
  1  a fault of the program
  2  wrong input: correct it and try again
  3  not found: what is named does not exist here
  4  conflict: the input is fine, but the state of the ledger is against it
  5  not permitted: nobody is signed in, or who is may not do this
  6  not available: disk, network or platform does not serve now; what was saved before is safe
  10 checked, and there are warnings
  11 checked, and a block stands that nobody waived`

// run carries out a command line and gives the exit code.
func (p *program) run(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	c, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitOK
	}
	if code, is := foundCode(err); is {
		return code
	}
	if !p.begun {
		p.json = p.json || slices.Contains(args, "--json") // it may stand behind what could not be read
		err = usageFault(c, err)
	}
	return p.tell(err)
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{Use: "hubctl", Short: "Trade Hub from the command line", Long: manual,
		SilenceUsage: true, SilenceErrors: true}
	root.PersistentFlags().StringVar(&p.dir, "data", "tradehub-data", "the folder of this station's data")
	root.PersistentFlags().BoolVar(&p.json, "json", false, "write results as JSON, one value a line")
	root.PersistentFlags().StringVar(&p.command, "command", "",
		"a name for this command, once in a ledger: repeated after a cut, it does nothing twice")
	root.AddCommand(p.initCommand(), p.userCommand(), p.settingCommand(), p.masterCommand(), p.registerCommand(),
		p.importCommand(), p.receiveCommand(), p.packCommand(), p.stockCommand(), p.shipCommand(), p.loadCommand(),
		p.papersCommand(), p.dossierCommand(), p.sheetCommand(), p.syncCommand(), p.sandboxCommand(),
		p.ledgerCommand(), p.backupCommand(), p.restoreCommand(), p.demoCommand(), p.scanCommand(),
		p.printerCommand(), p.scaleCommand(), p.labelCommand(), p.scannerCommand(), p.checkCommand())
	p.lay(root)
	return root
}

// group is a command that only holds others.
func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short}
	c.AddCommand(commands...)
	return c
}

// verb is a command of whoever is signed in.
func (p *program) verb(use, short string,
	do func(context.Context, *station.Station, trade.Actor, []string) error) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, RunE: func(c *cobra.Command, args []string) error {
		return p.as(c.Context(), func(s *station.Station, actor trade.Actor) error {
			return do(c.Context(), s, actor, args)
		})
	}}
}

// id is the entry id of this command: made from the name it was given, or empty for a new one.
func (p *program) id() trade.EntryID { return p.idOf("") }

// idOf is the entry id of one step of this command.
func (p *program) idOf(step string) trade.EntryID {
	if p.command == "" {
		return ""
	}
	return trade.EntryID(clock.NamedID("command/" + p.command + step))
}
