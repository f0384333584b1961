package device

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/alexbrainman/printer"
)

// spoolForms are what the Windows spooler prints as it is. A PDF needs a program that draws it.
var spoolForms = []Form{ZPL}

// windowsAlarms are the states of jobs in a queue that tell of the printer.
var windowsAlarms = map[uint32]Alarm{
	printer.JOB_STATUS_PAPEROUT:          PaperOut,
	printer.JOB_STATUS_OFFLINE:           Offline,
	printer.JOB_STATUS_ERROR:             OtherError,
	printer.JOB_STATUS_BLOCKED_DEVQ:      OtherError,
	printer.JOB_STATUS_USER_INTERVENTION: OtherError,
	printer.JOB_STATUS_PAUSED:            Paused,
}

// SpoolPrinters lists the printers of this computer by name, in order.
func SpoolPrinters(ctx context.Context) ([]string, error) {
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	names, err := printer.ReadNames()
	if err != nil {
		return nil, (&Spool{name: "spool"}).refused(err.Error(), err)
	}
	slices.Sort(names)
	return names, nil
}

// open finds the printer by its name, as Windows shows it.
func (s *Spool) open() (*printer.Printer, error) {
	if strings.ContainsRune(s.name, 0) {
		return nil, s.missing(errors.New("a name with a zero byte"))
	}
	p, err := printer.Open(s.name)
	if err != nil {
		return nil, s.missing(err)
	}
	return p, nil
}

// ask looks what the jobs in the queue say.
func (s *Spool) ask(ctx context.Context) (Status, error) {
	if err := context.Cause(ctx); err != nil {
		return Status{}, err
	}
	p, err := s.open()
	if err != nil {
		return Status{}, err
	}
	defer func() { _ = p.Close() }() // it was only asked
	jobs, err := p.Jobs()
	if err != nil {
		return Status{}, s.refused(err.Error(), err)
	}
	holds := map[Alarm]bool{}
	said := make([]string, 0, len(jobs))
	for _, job := range jobs {
		for bit, alarm := range windowsAlarms {
			if job.StatusCode&bit != 0 {
				holds[alarm] = true
			}
		}
		said = append(said, job.DocumentName+": "+job.Status)
	}
	status := Status{Said: strings.Join(said, "; ")}
	status.raise(holds)
	return status, nil
}

// hand writes the job into the queue. What was begun and not ended is unknown: Windows may print the part it has.
func (s *Spool) hand(_ context.Context, job Job) (spooled string, state State, err error) {
	p, err := s.open()
	if err != nil {
		return "", Queued, err
	}
	defer func() { _ = p.Close() }() // ending the document has handed it over
	if strings.ContainsRune(job.Name, 0) {
		job.Name = "Trade Hub"
	}
	if err := p.StartRawDocument(job.Name); err != nil {
		return "", Queued, s.refused(err.Error(), err)
	}
	if err := writeDocument(p, job.whole()); err != nil {
		return "", Unknown, s.refused(err.Error(), errors.Join(err, p.EndDocument()))
	}
	if err := p.EndDocument(); err != nil {
		return "", Unknown, s.refused(err.Error(), err)
	}
	return job.Name, Sent, nil
}

func writeDocument(p *printer.Printer, content []byte) error {
	for len(content) > 0 {
		n, err := p.Write(content)
		if err != nil {
			return err
		}
		if n == 0 {
			return errors.New("the spooler takes no more")
		}
		content = content[n:]
	}
	return nil
}
