package labels_test

import (
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/packing"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestPrintIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 4)
	_, err := h.packing.Unpack(t.Context(), packer, packing.UnpackRequest{Unit: cartons[3]})
	h.must(err)
	empty := h.pallet(h.pack(bananaLot, 1))
	h.post(func(tx *store.Tx, e *trade.Entry) error { // it has left with the train
		box, err := tx.TransportUnit("box")
		box.State = trade.TransportDespatched
		u, notFound := tx.UnitByIdentifier(cartons[2])
		e.Put(u.ID.At(), trade.LocationID("cold").At(), box.ID.At())
		if err != nil || notFound != nil {
			t.Fatal(err, notFound)
		}
		return tx.PutTransportUnit(e, box)
	})
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		u, err := tx.UnitByIdentifier(empty)
		for _, inside := range h.unitsOn(tx, u) {
			e.Put(inside.ID.At(), u.ID.At(), trade.LocationID("cold").At())
		}
		return err
	})
	for name, c := range map[string]struct {
		code fault.Code
		key  words.Key
		r    labels.PrintRequest
	}{
		"no unit":        {fault.Invalid, words.LabelsNoUnits, labels.PrintRequest{}},
		"unknown unit":   {fault.NotFound, words.LabelsUnitUnknown, labels.PrintRequest{Units: []string{"0000999"}}},
		"wrong digit":    {fault.Invalid, words.Gs1CheckDigit, labels.PrintRequest{Units: []string{"095212340000000014"}}},
		"twice":          {fault.Invalid, words.LabelsTwice, labels.PrintRequest{Units: []string{cartons[0], cartons[0]}}},
		"open range":     {fault.Invalid, words.LabelsRange, labels.PrintRequest{From: cartons[0]}},
		"range turned":   {fault.Invalid, words.LabelsRange, labels.PrintRequest{From: cartons[1], To: cartons[0]}},
		"range unknown":  {fault.NotFound, words.LabelsUnitUnknown, labels.PrintRequest{From: "0000998", To: cartons[0]}},
		"range end":      {fault.NotFound, words.LabelsUnitUnknown, labels.PrintRequest{From: cartons[0], To: "0000998"}},
		"too many":       {fault.Invalid, words.LabelsTooMany, labels.PrintRequest{Units: make([]string, 5001)}},
		"unpacked":       {fault.Conflict, words.LabelsRetired, labels.PrintRequest{Units: cartons[3:]}},
		"has left":       {fault.Conflict, words.LabelsGone, labels.PrintRequest{Units: cartons[2:3]}},
		"empty":          {fault.Conflict, words.LabelsEmpty, labels.PrintRequest{Units: []string{empty}}},
		"no shipment":    {fault.NotFound, words.StoreNotFound, labels.PrintRequest{Units: cartons[:1], Shipment: "S-9"}},
		"no printer":     {fault.NotFound, words.LabelsPrinterUnknown, labels.PrintRequest{Printer: "Z9"}},
		"some are wrong": {fault.Conflict, words.LabelsRetired, labels.PrintRequest{Units: cartons}},
	} {
		if c.r.Printer == "" {
			c.r.Printer = zebra
		}
		t.Run(name, func(t *testing.T) {
			inner := *h
			inner.t = t
			inner.refused(c.code, c.key, func() error {
				_, err := h.Print(t.Context(), packer, c.r, nil)
				return err
			})
		})
	}
}

// unitsOn gives what stands on a pallet.
func (h *house) unitsOn(tx *store.Tx, pallet trade.HandlingUnit) []trade.HandlingUnit {
	h.t.Helper()
	all, err := tx.UnitsIn(pallet.ID.At())
	h.must(err)
	return all
}

func TestWhoMayNotIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 1)
	for name, do := range map[string]func() error{
		"print": func() error {
			_, err := h.Print(t.Context(), officer, labels.PrintRequest{Printer: zebra, Units: carton}, nil)
			return err
		},
		"reprint": func() error {
			_, err := h.Reprint(t.Context(), officer, labels.ReprintRequest{Printer: zebra, Unit: carton[0]}, nil)
			return err
		},
		"resume": func() error {
			_, err := h.Resume(t.Context(), officer, labels.ResumeRequest{Job: "L-0001"}, nil)
			return err
		},
		"resolve": func() error {
			_, err := h.Resolve(t.Context(), officer, labels.ResolveRequest{Job: "L-0001"})
			return err
		},
		"cancel": func() error {
			_, err := h.Cancel(t.Context(), officer, labels.CancelRequest{Job: "L-0001"})
			return err
		},
		"put a printer": func() error {
			_, err := h.printers.Put(t.Context(), packer, labels.PutPrinterRequest{})
			return err
		},
		"remove a printer": func() error { return h.printers.Remove(t.Context(), packer, zebra, "") },
	} {
		t.Run(name, func(t *testing.T) {
			h.refused(fault.Forbidden, words.AccessNotPermitted, do)
		})
	}
	for name, do := range map[string]func() error{
		"preview": func() error {
			_, err := h.Preview(t.Context(), nobody, labels.PreviewRequest{Unit: carton[0]})
			return err
		},
		"jobs": func() error {
			_, err := h.Jobs(t.Context(), nobody, labels.JobsRequest{})
			return err
		},
		"job": func() error {
			_, err := h.Job(t.Context(), nobody, "L-0001")
			return err
		},
		"printers": func() error {
			_, err := h.printers.All(t.Context(), nobody)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			h.refused(fault.Forbidden, words.AccessSignIn, do)
		})
	}
}

func TestNoJob(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for name, do := range map[string]func() error{
		"show": func() error { _, err := h.Job(t.Context(), packer, "L-7"); return err },
		"resume": func() error {
			_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: "L-7"}, nil)
			return err
		},
		"resolve": func() error {
			_, err := h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: "L-7", RestMissing: true})
			return err
		},
		"cancel": func() error {
			_, err := h.Cancel(t.Context(), packer, labels.CancelRequest{Job: "L-7"})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) { h.refused(fault.NotFound, words.LabelsJobUnknown, do) })
	}
}

func TestResolveIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 6)
	h.printer.BreakAfter("cut", 2)
	job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons[:5]}, nil)
	if job.State != labels.JobUnresolved {
		t.Fatalf("%v, %v", states(job), err)
	}
	doubt := unitsIn(job, trade.LabelUnknown)
	for _, c := range []struct {
		code fault.Code
		key  words.Key
		r    labels.ResolveRequest
	}{
		{fault.Invalid, words.LabelsNothingTold, labels.ResolveRequest{}},
		{fault.NotFound, words.LabelsUnitUnknown, labels.ResolveRequest{Here: []string{"0000999"}}},
		{fault.Conflict, words.LabelsNotInJob, labels.ResolveRequest{Here: cartons[5:]}},
		{fault.Invalid, words.LabelsBoth, labels.ResolveRequest{Here: doubt, Missing: doubt[:1]}},
	} {
		c.r.Job = job.Number
		h.refused(c.code, c.key, func() error {
			_, err := h.Resolve(t.Context(), packer, c.r)
			return err
		})
	}
	r := labels.ResolveRequest{Job: job.Number, Here: doubt, Command: "told-1"}
	_, err = h.Resolve(t.Context(), packer, r)
	h.must(err)
	h.refused(fault.Conflict, words.StorePosted, func() error {
		_, err := h.Resolve(t.Context(), packer, r)
		return err
	})
	h.refused(fault.Conflict, words.LabelsNotOpen, func() error {
		_, err := h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, Missing: doubt[:1]})
		return err
	})
}

func TestResumeIsRefusedWhenNothingIsLeft(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	job := h.print(h.pack(bananaLot, 1)...)
	h.refused(fault.Conflict, words.LabelsNothingLeft, func() error {
		_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number}, nil)
		return err
	})
	h.refused(fault.NotFound, words.LabelsPrinterUnknown, func() error {
		_, err := h.Resume(t.Context(), packer, labels.ResumeRequest{Job: job.Number, Printer: "Z9"}, nil)
		return err
	})
}

func TestALabelThatCannotBeSetIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 1)
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		item := bananas
		item.PaperName = strings.Repeat("FRESH BANANAS ", 40)
		return tx.PutItem(e, item)
	})
	print := func() error {
		_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: carton}, nil)
		return err
	}
	h.refused(fault.Conflict, words.LabelsRefused, print)
	h.refused(fault.Conflict, words.SheetOverflow, print)
	seen, err := h.Preview(t.Context(), packer, labels.PreviewRequest{Unit: carton[0]})
	h.must(err)
	if len(seen.Faults) == 0 || len(seen.Sheet.Pages) == 0 {
		t.Errorf("the preview tells %v of %d pages", seen.Faults, len(seen.Sheet.Pages))
	}
	h.post(func(tx *store.Tx, e *trade.Entry) error { return tx.PutItem(e, bananas) })
	_, err = h.printers.Put(t.Context(), admin, labels.PutPrinterRequest{Printer: trade.PrinterSetup{Name: zebra,
		Address: "tcp:" + h.printer.Address(), DPI: 203, RightHMM: 1500}})
	h.must(err)
	h.refused(fault.Conflict, words.LabelsOffEdge, print)
}
