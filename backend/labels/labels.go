// Package labels prints the labels of cartons, bags, pallets and containers. What a label says comes from the ledger,
// which form it has from dated rules in a register, and what becomes of it is written down: before anything goes to the
// printer that it is sent, and afterwards what the printer said.
//
// Three rules hold. A unit has one original, also where its ledger was put back from a backup; whatever is printed
// later is a reprint, with a person, a reason and a copy number. Nothing is sent twice by itself: where a link breaks
// or the program is ended, a person says of each label whether it is here. What cannot be printed whole and right is
// refused before anything is written.
package labels

import (
	"context"

	"tradehub/backend/device"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Open gives the printer of an address; device.OpenPrinter, outside of tests.
type Open func(address string) (device.Printer, error)

// Service prints labels and keeps their jobs.
type Service struct {
	db    *store.DB
	forms *sheet.Library
	open  Open
	turns turns
}

// New makes the service over an open ledger, the forms that labels are set in, and a way to reach printers.
func New(db *store.DB, forms *sheet.Library, open Open) *Service {
	return &Service{db: db, forms: forms, open: open}
}

// Progress tells how far a job is while it is printed.
type Progress struct {
	Job                  string // its number
	Printer              string // the name of the one that prints
	Printed, Sent, Total int64
	Alarms               []device.Alarm // what keeps the printer from printing
}

// Tell is told how a job goes, and may be nil. The job waits for it, so who holds it back holds the job; to stop the
// job its context is ended.
type Tell func(Progress)

// PrintRequest asks for the original labels of units, of transport units, or of both.
type PrintRequest struct {
	Printer     string   // name of the printer
	Units       []string // identifiers
	From        string   // identifier of the first unit of a range, which counts the numbers of units
	To          string   // identifier of the last; both belong to the range
	Transports  []string // numbers of containers, wagons or trailers of the shipment
	Shipment    string   // reference of the shipment that the units are meant for; empty for the one they are loaded for
	Destination string   // ISO 3166-1 alpha-2, where no shipment is known
	Command     trade.EntryID
}

// Print prints the original labels of units in one job. Invalid or Conflict, with every cause at once and nothing
// written, when a label cannot say what its rule wants, or was printed before. When the printer refuses or breaks off,
// the fault of the printer comes together with the job, whose labels are queued, printed or of unknown fate.
// Requires trade.Pack.
func (s *Service) Print(ctx context.Context, actor trade.Actor, r PrintRequest, tell Tell) (Job, error) {
	job := newJob(actor, r.Printer, r.Shipment, r.Destination)
	return s.print(ctx, actor, order{job: job, command: r.Command, tell: tell,
		plan: func(tx *store.Tx) (task, error) {
			subjects, err := r.subjects(tx)
			if err != nil {
				return task{}, err
			}
			return originals(tx, job, subjects)
		}})
}

// ReprintRequest asks for one more label of a unit, or of a transport unit, whose original was printed.
type ReprintRequest struct {
	Printer     string // name of the printer
	Unit        string // identifier
	Transport   string // or the number of a container, wagon or trailer of the shipment
	Reason      string // why, in a person's words
	Shipment    string // as in PrintRequest
	Destination string
	Command     trade.EntryID
}

// Reprint prints one more label of a unit. It carries the SSCC of the original, and what the ledger says of the unit
// now; who asked for it, when and why is kept, with the number of the copy. Invalid without a reason; conflict while
// the original was not printed, or while an earlier label of the unit is open. It is also the way to a label of a unit
// whose original may have been printed before the ledger was put back. Requires trade.Pack.
func (s *Service) Reprint(ctx context.Context, actor trade.Actor, r ReprintRequest, tell Tell) (Job, error) {
	job := newJob(actor, r.Printer, r.Shipment, r.Destination)
	return s.print(ctx, actor, order{job: job, command: r.Command, tell: tell,
		plan: func(tx *store.Tx) (task, error) { return r.copy(tx, job) }})
}

// ResumeRequest asks to print what is left of a job.
type ResumeRequest struct {
	Job     string // number of the job
	Printer string // name of the printer; empty for the one that the job had
	Command trade.EntryID
}

// Resume prints what is queued in a job and what a person has told to be missing, and nothing else. Conflict while the
// fate of a label is unknown, and when nothing is left. Requires trade.Pack.
func (s *Service) Resume(ctx context.Context, actor trade.Actor, r ResumeRequest, tell Tell) (Job, error) {
	if err := actor.Require(trade.Pack); err != nil {
		return Job{}, err
	}
	var job trade.LabelJob
	err := s.db.Read(ctx, func(tx *store.Tx) (err error) {
		job, err = jobByNumber(tx, r.Job)
		return err
	})
	if err != nil {
		return Job{}, err
	}
	if r.Printer != "" {
		job.Printer = r.Printer
	}
	return s.print(ctx, actor, order{job: job, command: r.Command, tell: tell,
		plan: func(tx *store.Tx) (task, error) { return s.rest(tx, job) }})
}
