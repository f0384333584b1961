package labels_test

import (
	"context"
	"io/fs"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/packing"
	"tradehub/backend/sheet"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

// spooler is a printer that says no more than that it took a job.
type spooler struct{}

func (spooler) Status(context.Context) (device.Status, error) { return device.Status{}, nil }

func (spooler) Send(_ context.Context, job device.Job, _ func(device.Progress)) (device.Outcome, error) {
	var o device.Outcome
	for range job.Labels {
		o.States = append(o.States, device.Sent)
	}
	return o, nil
}

func TestWhatASpoolerTookMayBeMissing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 3)
	open := h.open
	h.open = func(string) (device.Printer, error) { return spooler{}, nil }
	job := h.print(cartons...)
	if job.State != labels.JobDone || job.Count(trade.LabelSent) != 3 {
		t.Fatalf("%s: %v", job.State, states(job))
	}
	h.open = open
	job, err := h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, Missing: cartons[1:2]})
	h.must(err)
	if job.State != labels.JobWaiting || job.Count(trade.LabelMissing) != 1 {
		t.Errorf("%s: %v", job.State, states(job))
	}
	job, err = h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number, Command: "go-on"}, nil)
	h.must(err)
	if job.State != labels.JobDone || job.Count(trade.LabelPrinted) != 1 {
		t.Errorf("%s: %v", job.State, states(job))
	}
	h.once(1)
	h.refused(fault.Conflict, words.StorePosted, func() error {
		_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number, Command: "go-on"}, nil)
		return err
	})
}

func TestALabelEntryIsNeverUndone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 1)
	_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons, Command: "print-1"}, nil)
	h.must(err)
	h.refused(fault.Conflict, words.StockUndoNever, func() error {
		_, err := stock.New(h.db).Undo(t.Context(), admin, stock.UndoRequest{Entry: "print-1"})
		return err
	})
}

func TestTheLedgerItselfRefusesASecondOriginal(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	job := h.print(h.pack(bananaLot, 1)...)
	h.refused(fault.Conflict, words.StoreTaken, func() error {
		return h.db.Write(t.Context(), func(tx *store.Tx) error {
			e, err := tx.NewEntry(trade.EntryLabel, admin, "")
			if err != nil {
				return err
			}
			second := job.Labels[0].Label
			second.ID = "another"
			if err := tx.PutLabel(e, second); err != nil {
				return err
			}
			return tx.Post(e)
		})
	})
}

// meanwhile is an empty folder of templates; when it is first looked at, something happens.
type meanwhile struct{ happens func() }

func (m *meanwhile) Open(string) (fs.File, error) {
	if do := m.happens; do != nil {
		m.happens = nil
		do()
	}
	return nil, fs.ErrNotExist
}

func TestALabelSaysWhatIsTrueWhenItIsWrittenDown(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 1)[0]
	own := &meanwhile{}
	s := labels.New(h.db, sheet.NewLibrary(templates.Sheets(), own), h.open)
	own.happens = func() { // the label is being set
		_, err := h.packing.Weigh(t.Context(), packer, packing.WeighRequest{Unit: carton, GrossG: 14_123})
		h.must(err)
	}
	_, err := s.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: []string{carton}}, nil)
	h.must(err)
	if own.happens != nil {
		t.Fatal("nothing happened while the label was set")
	}
	_, err = h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Unit: carton, Reason: "to compare"}, nil)
	h.must(err)
	if printed := h.printer.Labels(); len(printed) != 2 || string(printed[0]) != string(printed[1]) {
		t.Errorf("the original does not say what the ledger says")
	}
}
