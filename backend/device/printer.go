package device

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Printer is anything that labels can be sent to.
type Printer interface {
	// Status asks the printer how it is. An error is an unavailable fault: nobody answers there.
	Status(ctx context.Context) (Status, error)

	// Send prints the labels of a job in their order and tells how it goes; tell may be nil. It waits for tell, so who
	// wants to hold a batch does not return from it: what was sent is printed, and nothing more is sent. When the
	// context ends, the printer is told to forget what it has not printed yet; with ErrHold as the cause, what is under
	// way is printed before.
	//
	// The outcome says the state of each label whatever the error. An error is a fault in words; a job that was
	// refused before anything left has all its labels queued. Nothing is ever sent twice.
	Send(ctx context.Context, job Job, tell func(Progress)) (Outcome, error)
}

// Form is the language a job is written in.
type Form string

// The two forms of jobs.
const (
	ZPL Form = "zpl"
	PDF Form = "pdf"
)

// Job is what is printed in one go.
type Job struct {
	Name   string // as the spooler's queue shows it
	Form   Form
	Labels []Label
}

// Label is one label of a job, or one paper.
type Label struct {
	ID   string // what the caller knows it by
	Data []byte // ZPL from ^XA to ^XZ, or a whole PDF
}

// State is how far one label has come.
type State string

// The states of a label. From Queued it has not left this computer; Sent it was handed over to a spooler that tells
// no more, or is on its way; Printed the printer has said so; Unknown only eyes can tell.
const (
	Queued  State = "queued"
	Sent    State = "sent"
	Printed State = "printed"
	Unknown State = "unknown"
)

// Progress tells how far a job is while it runs. Labels come out in order: the first Printed ones are done, those up
// to Sent are under way.
type Progress struct {
	Printed, Sent, Total int64
	Alarms               []Alarm
}

// Outcome is what became of a job.
type Outcome struct {
	States  []State // of each label, in the order of the job
	Spooled string  // what the spooler calls the job, where there is one
}

// Count tells how many labels are in a state.
func (o Outcome) Count(state State) int64 {
	var n int64
	for _, s := range o.States {
		if s == state {
			n++
		}
	}
	return n
}

// all gives every label of a job the same state.
func (j Job) all(state State) Outcome {
	states := make([]State, len(j.Labels))
	for i := range states {
		states[i] = state
	}
	return Outcome{States: states}
}

// check refuses a job that a printer of these forms cannot print.
func (j Job) check(printer string, forms ...Form) error {
	if len(j.Labels) == 0 {
		return fault.New(fault.Invalid, words.DeviceJobEmpty, fault.Params{"printer": printer})
	}
	for _, label := range j.Labels {
		if len(label.Data) == 0 {
			return fault.New(fault.Invalid, words.DeviceJobEmpty, fault.Params{"printer": printer})
		}
	}
	for _, form := range forms {
		if j.Form == form {
			return nil
		}
	}
	return fault.New(fault.Invalid, words.DeviceForm,
		fault.Params{"printer": printer, "form": strings.ToUpper(string(j.Form))})
}

// whole gives all labels of a job one behind the other.
func (j Job) whole() []byte {
	var all []byte
	for _, label := range j.Labels {
		all = append(all, label.Data...)
	}
	return all
}

// PrinterOptions tune how a printer is driven; zero takes the default.
type PrinterOptions struct {
	DialTimeoutMS   int64 // 2,000: how long a connection may take
	AnswerTimeoutMS int64 // 1,500: how long an answer may take before silence is an alarm
	PollMS          int64 // 100: how often a printer that is printing is asked
	PatienceMS      int64 // 600,000: how long it may stand still, whatever the reason, before a job is given up
	UnderWay        int64 // 8: how many labels may be under way at once; so many at most have an unknown fate
}

// OpenPrinter gives the printer of an address; nothing is connected yet. Addresses are tcp:HOST:PORT for a printer
// that speaks ZPL, spool:NAME for a printer of this computer, and file:PATH for a file. Any other is an invalid fault
// "device.printer_address".
func OpenPrinter(named string, o PrinterOptions) (Printer, error) {
	kind, rest, found := strings.Cut(named, ":")
	if !found || rest == "" {
		return nil, unreadableAddress(words.DevicePrinterAddress, named)
	}
	switch kind {
	case "tcp":
		if host, port, ok := cutPort(rest); ok && host != "" && port != "" {
			return newZebra(rest, o), nil
		}
	case "spool":
		if !strings.HasPrefix(rest, "-") { // lp would take it for an option
			return &Spool{name: rest}, nil
		}
	case "file":
		return &File{path: rest}, nil
	}
	return nil, unreadableAddress(words.DevicePrinterAddress, named)
}

// cutPort parts host and port at the last colon.
func cutPort(text string) (host, port string, ok bool) {
	at := strings.LastIndexByte(text, ':')
	if at < 0 {
		return "", "", false
	}
	return text[:at], text[at+1:], true
}

// SplitZPL parts a file of ZPL into its labels, from ^XA to ^XZ each. What stands before a label, such as a picture
// that it shows, goes with it; what stands behind the last is left out. The labels are named by their number, from 1.
func SplitZPL(content []byte) []Label {
	var labels []Label
	for {
		end := bytes.Index(content, labelEnd)
		if end < 0 || !bytes.Contains(content[:end], labelStart) {
			return labels
		}
		end += len(labelEnd)
		labels = append(labels, Label{ID: strconv.Itoa(len(labels) + 1), Data: content[:end]})
		content = bytes.TrimLeft(content[end:], "\r\n")
	}
}
