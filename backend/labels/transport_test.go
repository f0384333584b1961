package labels_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func ofTheBox() labels.PrintRequest {
	return labels.PrintRequest{Printer: zebra, Transports: []string{boxNumber}, Shipment: "S-41"}
}

func TestWhatTheLabelOfAContainerSays(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.load(h.pallet(h.pack(bananaLot, 2)), h.pack(otherLot, 1)[0])
	h.seal()
	seen, err := h.Preview(t.Context(), officer, labels.PreviewRequest{Transport: "LKCU 420017-7", Shipment: "S-41"})
	h.must(err)
	f := seen.Facts
	want := labels.Transport{Number: boxNumber, Container: "LKCU 420017 7", Bars: boxNumber, Kind: "container",
		SizeType: "45R1", Wagon: "5231417", Seals: "NTG552011 / LCR0091834", TareG: 4_800_000, TotalG: 4_862_100,
		Shipment: "S-41", Vehicle: "X8102", From: "VIENTIANE SOUTH", To: "WANGJIAYING WEST", DepartsOn: "2026-11-07",
		CountryZH: "中国", CountryEN: "China"}
	if f.Transport != want || f.Count != 3 || f.NetG != 40_500 || f.GrossG != 62_100 || seen.Transport.ID != "box" ||
		f.Goods.NameLO != "ກ້ວຍຫອມ" || f.Consignee.NameZH != "昆明云果" || f.Consignor.NameEN != "NAM THA GREEN" {
		t.Errorf("the container: %+v", f)
	}
	if seen.Template != "container-label/1" || len(seen.Faults) > 0 ||
		!slices.Equal(encoded(seen.Sheet), []string{boxNumber, boxNumber}) {
		t.Errorf("%s %v holds %q", seen.Template, seen.Faults, encoded(seen.Sheet))
	}
}

func TestAPlateThatBarsCannotHold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.load(h.pack(bananaLot, 1)...)
	for _, plate := range []string{"ກກ 4821", "KK 4821 VIENTIANE CAPITAL"} {
		h.box(func(u *trade.TransportUnit) { u.Kind, u.Number = trade.Trailer, plate })
		seen, err := h.Preview(t.Context(), officer, labels.PreviewRequest{Transport: plate, Shipment: "S-41"})
		h.must(err)
		if len(seen.Faults) > 0 || !slices.Equal(encoded(seen.Sheet), []string{plate}) ||
			seen.Facts.Transport.Container != "" {
			t.Errorf("%v: %q", seen.Faults, encoded(seen.Sheet))
		}
	}
}

func TestAContainerHasOneOriginal(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 3)
	h.load(cartons...)
	h.seal()
	r := ofTheBox()
	r.Units = cartons
	job, err := h.Print(t.Context(), packer, r, nil)
	h.must(err)
	if l := job.Labels[3]; len(job.Labels) != 4 || l.Unit != boxNumber || l.Kind != "container" ||
		l.TransportID != "box" ||
		l.UnitID != "" || l.State != trade.LabelPrinted || l.Template != "container-label/1" {
		t.Errorf("%+v", job.Labels)
	}
	h.refused(fault.Conflict, words.LabelsPrintedBefore, func() error {
		_, err := h.Print(t.Context(), packer, ofTheBox(), nil)
		return err
	})
	again := labels.ReprintRequest{Printer: zebra, Transport: boxNumber, Shipment: "S-41"}
	h.refused(fault.Invalid, words.LabelsReason, func() error {
		_, err := h.Reprint(t.Context(), packer, again, nil)
		return err
	})
	again.Reason = "washed off by the rain"
	job, err = h.Reprint(t.Context(), packer, again, nil)
	h.must(err)
	if job.Labels[0].Copy != 1 || job.Labels[0].Unit != boxNumber {
		t.Errorf("%+v", job)
	}
	jobs, err := h.Jobs(t.Context(), packer, labels.JobsRequest{Transport: boxNumber, Shipment: "S-41"})
	h.must(err)
	if len(jobs) != 2 || jobs[0].Labels[0].Reason != "washed off by the rain" {
		t.Errorf("%+v", jobs)
	}
	if printed := h.printer.Labels(); len(printed) != 5 || string(printed[3]) != string(printed[4]) {
		t.Errorf("%d labels came out", len(printed))
	}
}

func TestTheLabelOfAContainerIsResolvedByItsNumber(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.load(h.pack(bananaLot, 2)...)
	h.seal()
	h.printer.BreakAfter(device.SimCut, 1)
	job, err := h.Print(t.Context(), packer, ofTheBox(), nil)
	if err == nil || job.State != labels.JobUnresolved {
		t.Fatalf("%s, %v", job.State, err)
	}
	job, err = h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, Missing: []string{"lkcu 420017-7"}})
	h.must(err)
	job, err = h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil)
	h.must(err)
	if job.State != labels.JobDone || job.Labels[0].Sends != 2 {
		t.Errorf("%+v", job)
	}
}

func TestTheLabelOfAContainerIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 1)
	print := func(change func(*labels.PrintRequest)) func() error {
		r := ofTheBox()
		change(&r)
		return func() error {
			_, err := h.Print(t.Context(), packer, r, nil)
			return err
		}
	}
	as := func(*labels.PrintRequest) {}
	h.refused(fault.Conflict, words.LabelsEmpty, print(as))
	h.load(carton...)
	h.refused(fault.Conflict, words.LabelsNotClosed, print(as))
	h.refused(fault.Invalid, words.LabelsWhichShipment, print(func(r *labels.PrintRequest) { r.Shipment = "" }))
	h.refused(fault.NotFound, words.LabelsTransportUnknown, print(func(r *labels.PrintRequest) {
		r.Transports = []string{"LKCU4200182"}
	}))
	h.refused(fault.NotFound, words.StoreNotFound, print(func(r *labels.PrintRequest) { r.Shipment = "S-9" }))
	h.refused(fault.Conflict, words.LabelsNotPrinted, func() error {
		_, err := h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Transport: boxNumber,
			Shipment: "S-41", Reason: "torn"}, nil)
		return err
	})
	h.refused(fault.Invalid, words.LabelsNoUnits, func() error {
		_, err := h.Preview(t.Context(), packer, labels.PreviewRequest{})
		return err
	})
	h.seal()
	h.refused(fault.Invalid, words.LabelsTwice, print(func(r *labels.PrintRequest) {
		r.Transports = append(r.Transports, strings.ToLower(boxNumber))
	}))
	h.post(func(tx *store.Tx, e *trade.Entry) error { // the same departure has a container of somebody else
		firm, err := tx.Firm()
		e.Put(trade.TransportUnitID("theirs").At(), trade.Nowhere, firm.SiteID.At())
		if err != nil {
			return err
		}
		return tx.PutTransportUnit(e, trade.TransportUnit{ID: "theirs", DepartureID: "train", ShipmentID: "other",
			Kind: trade.Container, Number: "LKCU4200182", State: trade.TransportOpen})
	})
	h.refused(fault.NotFound, words.LabelsTransportUnknown, print(func(r *labels.PrintRequest) {
		r.Transports = []string{"LKCU4200182"}
	}))
	h.box(func(u *trade.TransportUnit) { u.State = trade.TransportDespatched })
	h.refused(fault.Conflict, words.LabelsGone, print(as))
}

// A container is taken off its shipment when its label was printed: its job stays in the list, and a job that waits for
// it can be given up.
func TestTheLabelOfAContainerThatWasTakenOff(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.load(h.pack(bananaLot, 2)...)
	h.seal()
	_, err := h.Print(t.Context(), packer, ofTheBox(), nil)
	h.must(err)
	h.printer.Break(device.SimPaperOut)
	waiting, _ := h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Transport: boxNumber,
		Shipment: "S-41", Reason: "torn"}, nil)
	h.printer.Mend()
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		units, err := tx.UnitsIn(trade.TransportUnitID("box").At())
		for _, u := range units {
			e.Put(u.ID.At(), trade.TransportUnitID("box").At(), trade.LocationID("cold").At())
		}
		return err
	})
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		at, _, err := tx.Parent(trade.TransportUnitID("box").At())
		e.Put(trade.TransportUnitID("box").At(), at, trade.Nowhere)
		return errors.Join(err, tx.DropTransportUnit(e, "box"))
	})
	jobs, err := h.Jobs(t.Context(), packer, labels.JobsRequest{})
	if err != nil || len(jobs) != 2 || jobs[0].Labels[0].Unit != boxNumber {
		t.Fatalf("%+v, %v", jobs, err)
	}
	h.refused(fault.NotFound, words.LabelsTransportUnknown, func() error {
		_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: waiting.Number}, nil)
		return err
	})
	job, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: waiting.Number})
	if err != nil || job.State != labels.JobCancelled {
		t.Errorf("%s, %v", job.State, err)
	}
}
