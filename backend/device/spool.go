package device

import (
	"context"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Spool is a printer of this computer, reached through the system's spooler: CUPS, or the Windows spooler. Labels go
// through it as they are. A spooler takes a job whole and prints it when it can, so Sent is all that can be known.
type Spool struct {
	name string
}

// Status asks the spooler how the printer is. Unavailable faults: device.spool_missing when there is no such printer,
// device.spool_none when there is no spooler, device.spool_refused for whatever else the spooler says.
func (s *Spool) Status(ctx context.Context) (Status, error) { return s.ask(ctx) }

// Send hands the job over to the spooler; see Printer. One that was refused has left nothing behind.
func (s *Spool) Send(ctx context.Context, job Job, tell func(Progress)) (Outcome, error) {
	if err := job.check(s.name, spoolForms...); err != nil {
		return job.all(Queued), err
	}
	if tell == nil {
		tell = func(Progress) {}
	}
	total := int64(len(job.Labels))
	tell(Progress{Total: total})
	status, err := s.ask(ctx)
	if err == nil {
		err = status.Refusal(s.name)
	}
	if err == nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		return job.all(Queued), err
	}
	spooled, state, err := s.hand(ctx, job)
	outcome := job.all(state)
	outcome.Spooled = spooled
	if err == nil {
		tell(Progress{Sent: total, Total: total})
	}
	return outcome, err
}

// missing tells that the spooler has no such printer.
func (s *Spool) missing(cause error) error {
	return fault.New(fault.Unavailable, words.DeviceSpoolMissing, fault.Params{"printer": s.name}).Because(cause)
}

// refused tells what the spooler said.
func (s *Spool) refused(said string, cause error) error {
	said = strings.TrimRight(strings.Join(strings.Fields(said), " "), ".")
	return fault.New(fault.Unavailable, words.DeviceSpoolRefused,
		fault.Params{"printer": s.name, "detail": said}).Because(cause)
}
