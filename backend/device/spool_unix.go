//go:build unix

package device

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// spoolForms are what CUPS prints: labels as they are (-o raw), papers through its filters.
var spoolForms = []Form{ZPL, PDF}

// What lpstat and lp say of a printer that they do not know, in the C locale.
var unknownPrinter = []string{"Invalid destination name", "Unknown destination", "does not exist"}

// cupsAlarms are the beginnings of CUPS' words for the state of a printer (RFC 8011, section 5.4.12).
var cupsAlarms = []struct {
	reason string
	alarm  Alarm
}{
	{"media-empty", PaperOut}, {"media-needed", PaperOut}, {"marker-supply-empty", RibbonOut},
	{"cover-open", HeadOpen}, {"door-open", HeadOpen}, {"interlock-open", HeadOpen}, {"fuser-over-temp", OverTemperature},
	{"paused", Paused}, {"offline", Offline}, {"connecting-to-device", Offline}, {"shutdown", Offline},
	{"timed-out", Offline},
}

// run runs a program of CUPS. Its answer is what it wrote; what it complained about is the error.
func (s *Spool) run(ctx context.Context, input []byte, program string, args ...string) (string, error) {
	command := exec.CommandContext(ctx, program, args...)
	command.Env = append(os.Environ(), "LC_ALL=C", "LANG=C")
	command.Stdin = bytes.NewReader(input)
	var said, complained bytes.Buffer
	command.Stdout, command.Stderr = &said, &complained
	err := command.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return said.String(), nil
	case ctx.Err() != nil:
		return "", context.Cause(ctx)
	case !errors.As(err, &ended):
		return "", fault.New(fault.Unavailable, words.DeviceSpoolNone,
			fault.Params{"printer": s.name, "program": program}).Because(err)
	}
	text := complained.String() + said.String()
	for _, unknown := range unknownPrinter {
		if strings.Contains(text, unknown) {
			return "", s.missing(errors.New(strings.TrimSpace(text)))
		}
	}
	return "", s.refused(text, err)
}

// SpoolPrinters lists the printers of this computer by name, in order. The unavailable fault device.spool_none says
// that it has no spooler.
func SpoolPrinters(ctx context.Context) ([]string, error) {
	said, err := (&Spool{name: "spool"}).run(ctx, nil, "lpstat", "-e")
	if err != nil {
		return nil, err
	}
	names := strings.Fields(said)
	slices.Sort(names)
	return names, nil
}

// ask reads what lpstat tells of the printer.
func (s *Spool) ask(ctx context.Context) (Status, error) {
	long, err := s.run(ctx, nil, "lpstat", "-l", "-p", s.name)
	if err != nil {
		return Status{}, err
	}
	accepting, err := s.run(ctx, nil, "lpstat", "-a", s.name)
	if err != nil {
		return Status{}, err
	}
	return cupsStatus(long, accepting), nil
}

// cupsStatus reads the answers of "lpstat -l -p" and "lpstat -a" in the C locale.
func cupsStatus(long, accepting string) Status {
	holds := map[Alarm]bool{NotAccepting: strings.Contains(accepting, "not accepting requests")}
	head, _, _ := strings.Cut(long, "\n")
	holds[Paused] = strings.Contains(head, " disabled since ")
	for line := range strings.Lines(long) {
		list, found := strings.CutPrefix(strings.TrimSpace(line), "Alerts:")
		if !found {
			continue
		}
		for _, reason := range strings.FieldsFunc(list, func(r rune) bool { return r == ' ' || r == ',' }) {
			for _, known := range cupsAlarms {
				if strings.HasPrefix(reason, known.reason) {
					holds[known.alarm] = true
				}
			}
		}
	}
	s := Status{Said: strings.TrimSpace(head)}
	s.raise(holds)
	return s
}

// hand gives the job to lp. A command that was cut off may have handed it over, so its labels are unknown then.
func (s *Spool) hand(ctx context.Context, job Job) (spooled string, state State, err error) {
	args := []string{"-d", s.name, "-t", job.Name}
	if job.Form == ZPL {
		args = append(args, "-o", "raw")
	}
	said, err := s.run(ctx, job.whole(), "lp", args...)
	switch {
	case err == nil:
		return requestID(said), Sent, nil
	case ctx.Err() != nil:
		return "", Unknown, err
	}
	return "", Queued, err
}

// requestID takes the name of the job out of "request id is Zebra-12 (1 file(s))".
func requestID(said string) string {
	_, rest, found := strings.Cut(said, "request id is ")
	if !found {
		return ""
	}
	id, _, _ := strings.Cut(rest, " ")
	return strings.TrimSpace(id)
}
