package labels_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// backup copies the ledger as it stands.
func (h *house) backup() string {
	h.t.Helper()
	copied := filepath.Join(h.t.TempDir(), "copy.db")
	h.must(h.db.BackupTo(context.Background(), copied))
	return copied
}

// restore puts a copy in the place of the ledger, and starts the program again.
func (h *house) restore(copied string) {
	h.t.Helper()
	h.must(h.db.Close())
	for _, side := range []string{"-wal", "-shm"} {
		_ = os.Remove(h.path + side)
	}
	content, err := os.ReadFile(copied)
	h.must(err)
	h.must(os.WriteFile(h.path, content, 0o600))
	h.reopen()
}

// forgotten expects that no original is printed, and why.
func (h *house) forgotten(key words.Key, r labels.PrintRequest) {
	h.t.Helper()
	r.Printer = zebra
	h.refused(fault.Conflict, key, func() error {
		_, err := h.Print(h.t.Context(), packer, r, nil)
		return err
	})
}

func TestARestoredLedgerPrintsNoSecondOriginal(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 4)
	h.load(cartons[3])
	h.seal()
	copied := h.backup()
	h.print(cartons[:2]...)
	_, err := h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Unit: cartons[0], Reason: "torn"}, nil)
	h.must(err)
	_, err = h.Print(t.Context(), packer, ofTheBox(), nil)
	h.must(err)
	h.restore(copied)
	for range 3 { // however often the program is started
		h.forgotten(words.LabelsForgotten, labels.PrintRequest{Units: cartons[:2]})
		h.forgotten(words.LabelsForgotten, ofTheBox())
		h.must(h.db.Close())
		h.reopen()
	}
	h.print(cartons[2]) // nobody has printed that
	job, err := h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Unit: cartons[0],
		Reason: "not to be found"}, nil)
	h.must(err)
	if job.Labels[0].Copy != 2 {
		t.Errorf("the next copy is number %d", job.Labels[0].Copy)
	}
	job, err = h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Transport: boxNumber, Shipment: "S-41",
		Reason: "not to be found"}, nil)
	h.must(err)
	if job.Labels[0].Copy != 1 {
		t.Errorf("the next copy is number %d", job.Labels[0].Copy)
	}
}

// A job was interrupted, the ledger saved, the job resumed: the saved ledger takes for queued what came out long ago.
func TestARestoredJobIsUnresolved(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 6)
	h.printer.Break(device.SimPaperOut)
	job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons[:5]}, nil)
	if job.Count(trade.LabelQueued) != 5 {
		t.Fatal(states(job), err)
	}
	copied := h.backup()
	h.printer.Mend()
	h.printer.BreakAfter(device.SimCut, 3)
	if _, err = h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil); err == nil {
		t.Fatal("the link was to be cut")
	}
	h.restore(copied)
	jobs, err := h.Jobs(t.Context(), packer, labels.JobsRequest{Open: true})
	h.must(err)
	if len(jobs) != 1 || jobs[0].State != labels.JobUnresolved || jobs[0].Count(trade.LabelUnknown) != 5 {
		t.Fatalf("after the restore: %+v", jobs)
	}
	h.refused(fault.Conflict, words.LabelsUnresolved, func() error {
		_, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: job.Number})
		return err
	})
	h.finish(jobs[0], cartons)
	h.once(5)
	h.print(cartons[5])
	h.once(6)
}

// The job that the ledger takes for queued was given up, and its unit got its original in another job.
func TestARestoredJobOfALabelThatAnotherJobPrinted(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 1)
	h.printer.Break(device.SimPaperOut)
	job, _ := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: carton}, nil)
	copied := h.backup()
	h.printer.Mend()
	_, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: job.Number})
	h.must(err)
	h.print(carton...)
	h.restore(copied)
	h.refused(fault.Conflict, words.LabelsUnresolved, func() error {
		_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil)
		return err
	})
	job, err = h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, RestMissing: true})
	h.must(err)
	job, err = h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil)
	h.must(err)
	if job.State != labels.JobDone {
		t.Errorf("%s", job.State)
	}
}

// On another machine nobody knows what was printed since; a person has to look, or to say.
func TestALedgerWithoutItsFileOfSentLabels(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 5)
	h.printer.Break(device.SimPaperOut)
	job, _ := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons[:1]}, nil)
	h.printer.Mend()
	h.print(cartons[4])
	copied := h.backup()
	h.must(os.Remove(store.PrintedPath(h.path)))
	h.restore(copied)
	fresh := h.pack(bananaLot, 1)
	for range 2 {
		h.forgotten(words.LabelsLost, labels.PrintRequest{Units: cartons[1:4]})
		h.forgotten(words.LabelsPrintedBefore, labels.PrintRequest{Units: cartons[4:]})
		h.refused(fault.Conflict, words.LabelsUnresolved, func() error {
			_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil)
			return err
		})
		h.must(h.db.Close())
		h.reopen()
	}
	h.print(fresh...) // made since
	_, err := h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Unit: cartons[1],
		Reason: "there is none on it"}, nil)
	h.must(err)
	h.must(h.db.TrustPrinted())
	h.must(h.db.Close())
	h.reopen()
	if h.db.PrintedLost() {
		t.Error("nobody took the word of the person")
	}
	h.print(cartons[2:4]...)
	job, err = h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil)
	h.must(err)
	if job.State != labels.JobDone {
		t.Errorf("%s", job.State)
	}
	h.once(6)
}

// Where the note cannot be written nothing is sent: the labels stay queued.
func TestWithoutTheNoteNothingIsSent(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 3)
	file := store.PrintedPath(h.path)
	h.must(os.Mkdir(file, 0o700))
	job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons}, nil)
	if fault.CodeOf(err) != fault.Unavailable || job.State != labels.JobWaiting || job.Count(trade.LabelQueued) != 3 {
		t.Fatalf("%s %v, %v", job.State, states(job), err)
	}
	h.once(0)
	h.must(os.Remove(file))
	h.finish(job, cartons)
	h.once(3)
}
