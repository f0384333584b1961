package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tradehub/backend/archive"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func (p *program) printerCommand() *cobra.Command {
	c := group("printer", "label printers: add, list, remove; status, send, simulate", p.printerAddCommand(),
		p.printerListCommand(), p.printerRemoveCommand(), p.printerStatusCommand(), p.printerSendCommand(),
		p.printerSimulateCommand())
	c.Long = c.Short + `

A printer is tcp:HOST:PORT for one that speaks ZPL (as a rule port 9100), spool:NAME for a printer of this computer, or
file:PATH for a file. The printers of this station are set up under a name with add. To ask how a printer is, to send a
file and to simulate one, no ledger is opened, and nobody needs to be signed in.`
	return c
}

func (p *program) printerStatusCommand() *cobra.Command {
	var named string
	c := &cobra.Command{Use: "status", Short: "ask a printer how it is",
		RunE: func(c *cobra.Command, _ []string) error { return p.printerStatus(c.Context(), named) }}
	c.Flags().StringVar(&named, "printer", "", "address of the printer")
	need(c.Flags(), "printer")
	return c
}

// printerStatus tells how a printer is. One that is not ready is told alarm by alarm.
func (p *program) printerStatus(ctx context.Context, named string) error {
	printer, err := device.OpenPrinter(named, device.PrinterOptions{})
	if err != nil {
		return err
	}
	status, err := printer.Status(ctx)
	if err != nil {
		return err
	}
	if !status.Ready() {
		var all fault.List
		for _, alarm := range status.Alarms {
			all = append(all, alarm.Fault(named))
		}
		return all
	}
	return p.show(map[string]any{"printer": named, "ready": true, "said": status.Said, "host": status.Host},
		"%s is ready.", named)
}

func (p *program) printerSendCommand() *cobra.Command {
	var named string
	var patienceMS int64
	c := &cobra.Command{Use: "send FILE", Short: "print a file of ZPL, or a PDF, as it is",
		RunE: func(c *cobra.Command, args []string) error {
			return p.printerSend(c.Context(), named, args[0], device.PrinterOptions{PatienceMS: patienceMS})
		}}
	f := c.Flags()
	f.StringVar(&named, "printer", "", "address of the printer")
	f.Int64Var(&patienceMS, "patience-ms", 600_000,
		"how many milliseconds a printer may stand still, out of paper for example, before the rest is given up")
	need(f, "printer")
	return c
}

// sentJob is the fate of a job in JSON.
type sentJob struct {
	Printer string         `json:"printer"`
	Job     string         `json:"job"` // as the spooler calls it
	Printed int64          `json:"printed"`
	Sent    int64          `json:"sent"`
	Unknown int64          `json:"unknown"`
	Queued  int64          `json:"queued"`
	States  []device.State `json:"states"` // of each label of the file, in order
}

func (p *program) printerSend(ctx context.Context, named, path string, o device.PrinterOptions) error {
	printer, err := device.OpenPrinter(named, o)
	if err != nil {
		return err
	}
	job, err := readJob(path)
	if err != nil {
		return err
	}
	tell := p.tellAlarms(named)
	outcome, failed := printer.Send(ctx, job, func(now device.Progress) { tell(now.Alarms) })
	told := sentJob{named, outcome.Spooled, outcome.Count(device.Printed), outcome.Count(device.Sent),
		outcome.Count(device.Unknown), outcome.Count(device.Queued), outcome.States}
	if failed != nil && told.Queued == int64(len(outcome.States)) {
		return failed // nothing has left, and the refusal says so
	}
	err = p.show(told, "%s", fateOf(told))
	return errors.Join(failed, err)
}

// fateOf tells what became of the labels of a job; nothing is told of states that no label is in.
func fateOf(told sentJob) string {
	var parts []string
	for _, one := range []struct {
		n    int64
		fate string
	}{{told.Printed, "printed"}, {told.Sent, "handed over to the spooler"}, {told.Unknown, "of unknown fate"},
		{told.Queued, "not sent"}} {
		if one.n > 0 {
			parts = append(parts, counted(one.n, "label")+" "+one.fate)
		}
	}
	return strings.Join(parts, ", ") + "."
}

// readJob makes a job of a file. A PDF is one label, ZPL as many as it holds.
func readJob(path string) (device.Job, error) {
	job := device.Job{Name: filepath.Base(path), Form: device.ZPL}
	err := readFile(path, func(r io.Reader) error {
		content, err := io.ReadAll(r)
		if err != nil {
			return unreadable(path, err)
		}
		if bytes.HasPrefix(content, []byte("%PDF-")) {
			job.Form, job.Labels = device.PDF, []device.Label{{ID: "1", Data: content}}
			return nil
		}
		job.Labels = device.SplitZPL(content)
		return nil
	})
	return job, err
}

// tellAlarms tells on standard error what keeps a printer from going on, once for each change.
func (p *program) tellAlarms(named string) func(now []device.Alarm) {
	var before []device.Alarm
	return func(now []device.Alarm) {
		for _, alarm := range now {
			if !slices.Contains(before, alarm) {
				p.tellOne(alarm.Fault(named))
			}
		}
		before = now
	}
}

// simulated is how a simulated printer is to be.
type simulated struct {
	listen      string
	addressFile string
	out         string
	faults      []string
}

func (p *program) printerSimulateCommand() *cobra.Command {
	var s simulated
	c := &cobra.Command{Use: "simulate", Short: "be a label printer on this computer until it is stopped",
		RunE: func(c *cobra.Command, _ []string) error { return p.printerSimulate(c.Context(), s) }}
	c.Long = c.Short + "\n" + orders
	f := c.Flags()
	f.StringVar(&s.listen, "listen", "127.0.0.1:9100", "address of this computer to listen at; port 0 is any free one")
	f.StringVar(&s.addressFile, "address-file", "", "file to write the printer's address into once it listens")
	f.StringVar(&s.out, "out", "", "folder to write each label into that is printed")
	f.StringArrayVar(&s.faults, "fault", nil,
		"one thing that goes wrong: kind=[,after=LABELS]; repeat for each; kinds are "+joined(device.SimFaults()))
	return c
}

// printerSimulate is a printer until the command is stopped.
func (p *program) printerSimulate(ctx context.Context, s simulated) error {
	if s.out != "" {
		if info, err := os.Stat(s.out); err != nil || !info.IsDir() {
			return fault.New(fault.NotFound, words.HubctlFolderMissing, fault.Params{"path": s.out}).Because(err)
		}
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	sim, err := device.SimulatePrinter(ctx, s.listen, func(n int64, zpl []byte) {
		if err := s.keep(n, zpl); err != nil {
			stop(err)
		}
	})
	if err != nil {
		return err
	}
	defer sim.Close()
	for _, text := range s.faults {
		if err := breakBy(sim, text); err != nil {
			return err
		}
	}
	if err := p.announceDevice("tcp:"+sim.Address(), s.addressFile); err != nil {
		return err
	}
	go p.obey(func(order string) error { return orderPrinter(ctx, sim, order) })
	<-ctx.Done()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// keep writes a label that was printed into the folder.
func (s simulated) keep(n int64, zpl []byte) error {
	if s.out == "" {
		return nil
	}
	return writeFile(filepath.Join(s.out, fmt.Sprintf("%04d.zpl", n)), func(w io.Writer) error {
		_, err := w.Write(zpl)
		return err
	})
}

// breakBy reads one thing that goes wrong and lets it: at once, or after so many labels.
func breakBy(sim *device.PrinterSimulator, text string) error {
	got, err := readParts(text, "kind", "after")
	if err != nil {
		return err
	}
	kind := device.SimFault(got["kind"])
	if !slices.Contains(device.SimFaults(), kind) {
		return notOneOf("fault", got["kind"], joined(device.SimFaults()))
	}
	var after int64
	if err := got.number("after", 0, &after); err != nil {
		return err
	}
	if after == 0 {
		sim.Break(kind)
		return nil
	}
	sim.BreakAfter(kind, after)
	return nil
}

// announceDevice tells where a simulated device listens, on standard output and, for scripts that started it, in a
// file.
func (p *program) announceDevice(address, file string) error {
	if file != "" {
		if err := archive.WriteFile(file, []byte(address+"\n")); err != nil {
			return err
		}
	}
	return p.show(map[string]any{"address": address}, "It listens at %s; stop it with Ctrl-C.", address)
}
