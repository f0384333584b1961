package labels_test

import (
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestOriginalsArePrintedOnceInTheirOrder(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 120) // more than one batch
	pallet := h.pallet(cartons[:40])
	var told []labels.Progress
	job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, From: cartons[0], To: cartons[119],
		Units: []string{pallet}}, func(p labels.Progress) { told = append(told, p) })
	h.must(err)
	if job.Number != "L-0001" || job.State != labels.JobDone || job.Count(trade.LabelPrinted) != 121 {
		t.Errorf("job %s is %s: %v", job.Number, job.State, states(job))
	}
	for i, l := range job.Labels {
		if l.Line != int64(i)+1 || i < 120 && l.Unit != cartons[i] || l.Copy != 0 {
			t.Errorf("label %d is number %d, of unit %s, copy %d", i, l.Line, l.Unit, l.Copy)
		}
	}
	last := told[len(told)-1]
	if last.Job != "L-0001" || last.Printer != zebra || last.Printed != 121 || last.Total != 121 {
		t.Errorf("told at last: %+v", last)
	}
	h.once(121)
}

func TestASecondOriginalIsImpossible(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 3)
	h.print(cartons[0])
	h.refused(fault.Conflict, words.LabelsPrintedBefore, func() error {
		_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons}, nil)
		return err
	})
	h.print(cartons[1:]...)
	h.once(3)
}

func TestARepeatedCommandPrintsNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 2)
	r := labels.PrintRequest{Printer: zebra, Units: cartons, Command: "print-1"}
	_, err := h.Print(t.Context(), packer, r, nil)
	h.must(err)
	again := labels.ReprintRequest{Printer: zebra, Unit: cartons[0], Reason: "torn", Command: "reprint-1"}
	_, err = h.Reprint(t.Context(), packer, again, nil)
	h.must(err)
	h.refused(fault.Conflict, words.StorePosted, func() error {
		_, err := h.Print(t.Context(), packer, r, nil)
		return err
	})
	h.refused(fault.Conflict, words.StorePosted, func() error {
		_, err := h.Reprint(t.Context(), packer, again, nil)
		return err
	})
}

func TestAReprintIsRecorded(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(bananaLot, 1)[0]
	original := h.print(carton)
	for i, reason := range []string{"torn", " wet "} {
		job, err := h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Unit: carton, Reason: reason}, nil)
		h.must(err)
		l := job.Labels[0]
		if l.Copy != int64(i)+1 || l.State != trade.LabelPrinted || l.FactsSHA != original.Labels[0].FactsSHA {
			t.Errorf("reprint %d: %+v", i, l)
		}
	}
	jobs, err := h.Jobs(t.Context(), officer, labels.JobsRequest{Unit: carton})
	h.must(err)
	if len(jobs) != 3 || jobs[0].Labels[0].Reason != "wet" || jobs[1].Labels[0].Reason != "torn" ||
		jobs[0].By != packer.PersonID || !jobs[0].At.Equal(noon) {
		t.Errorf("the labels of the carton: %+v", jobs)
	}
	printed := h.printer.Labels()
	if len(printed) != 3 || string(printed[0]) != string(printed[2]) {
		t.Errorf("%d labels came out; a reprint looks like its original", len(printed))
	}
}

func TestAReprintIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := h.pack(bananaLot, 2)
	h.print(cartons[0])
	reprint := func(unit, reason string) func() error {
		return func() error {
			_, err := h.Reprint(t.Context(), packer, labels.ReprintRequest{Printer: zebra, Unit: unit, Reason: reason}, nil)
			return err
		}
	}
	h.refused(fault.Invalid, words.LabelsReason, reprint(cartons[0], " "))
	h.refused(fault.NotFound, words.LabelsUnitUnknown, reprint("0000099", "torn"))
	h.refused(fault.Conflict, words.LabelsNotPrinted, reprint(cartons[1], "torn"))
	h.printer.Break("paper-out")
	_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons[1:]}, nil)
	if fault.KeyOf(err) != string(words.DevicePaperOut) {
		t.Fatal(err)
	}
	h.refused(fault.Conflict, words.LabelsOpen, reprint(cartons[1], "torn"))
	h.refused(fault.Conflict, words.LabelsOpen, func() error {
		_, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: cartons[1:]}, nil)
		return err
	})
}

func TestWhatALabelSays(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cartons := append(h.pack(bananaLot, 2), h.pack(otherLot, 1)...)
	pallet := h.pallet(cartons[:2])
	seen, err := h.Preview(t.Context(), officer, labels.PreviewRequest{Unit: pallet, Shipment: "S-41"})
	h.must(err)
	want := labels.Facts{
		SSCC: "095212340000000044", Serial: "0000004", Contents: "(02)19521234000010(37)02",
		Link:      "https://id.gs1.org/00/095212340000000044?02=19521234000010&13=261106&37=02&10=" + bananaLot,
		Lot:       bananaLot,
		Count:     2,
		NetG:      27_000,
		GrossG:    47_400,
		PackedOn:  "2026-11-06",
		Consignor: labels.Consignor{NameLO: "ນ້ຳທາ ກຣີນ", NameEN: "NAM THA GREEN"},
		Consignee: labels.Consignee{NameZH: "昆明云果", NameEN: "KUNMING YUNGUO"},
		Goods: labels.Goods{NameLO: "ກ້ວຍຫອມ", NameZH: "香蕉", NameEN: "FRESH BANANAS (CAVENDISH, GREEN)",
			Grade: "GRADE A"},
		Origin: labels.Origin{CountryZH: "老挝", CountryEN: "Lao PDR", Country: "418", PlaceEN: "BAN NAM HA, LUANG NAMTHA",
			Orchard: "LA-BAN-O-0007", Packhouse: "LA-BAN-P-0002"},
		HarvestedOn:    "2026-11-03",
		ExportSentence: "输往中华人民共和国 · Exported to the People's Republic of China",
	}
	if seen.Facts != want || len(seen.Faults) > 0 || seen.Template != "pallet-label/1" {
		t.Errorf("pallet, in %s: %v\n%+v, want\n%+v", seen.Template, seen.Faults, seen.Facts, want)
	}
	if got := encoded(seen.Sheet); !slices.Equal(got, []string{want.Link, "0219521234000010" + "3702",
		"00095212340000000044"}) {
		t.Errorf("the symbols of the pallet hold %q", got)
	}
	seen, err = h.Preview(t.Context(), officer, labels.PreviewRequest{Unit: cartons[2]})
	h.must(err)
	if f := seen.Facts; f.GTIN != "19521234000010" || f.SSCC != "095212340000000037" || f.NetG != 13_500 ||
		f.GrossG != 14_700 || f.ExportSentence != "" || f.Consignee.NameEN != "" || f.Contents != "" ||
		f.Link != "https://id.gs1.org/01/19521234000010/10/"+otherLot+"/21/0000003?13=261106" ||
		seen.Template != "carton-label-100x70/1" || len(seen.Faults) > 0 {
		t.Errorf("carton: %+v %v", seen, seen.Faults)
	}
}

// encoded gives what the symbols of a label hold, in their order.
func encoded(doc sheet.Document) (all []string) {
	for _, op := range doc.Pages[0].Ops {
		if s, is := op.(sheet.Symbol); is {
			all = append(all, s.Modules.Data)
		}
	}
	return all
}

func TestAPalletOfSeveralLots(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	pallet := h.pallet(append(h.pack(bananaLot, 1), h.pack(otherLot, 1)...))
	seen, err := h.Preview(t.Context(), officer, labels.PreviewRequest{Unit: pallet})
	h.must(err)
	if f := seen.Facts; f.Lot != bananaLot+" +1" || f.HarvestedOn != "2026-11-03" || f.Origin.Orchard != "" ||
		f.Link != "https://id.gs1.org/00/095212340000000037?02=19521234000010&13=261106&37=02" {
		t.Errorf("%+v", f)
	}
}

func TestWithoutACompanyPrefix(t *testing.T) {
	t.Parallel()
	h := newHouseWithoutPrefix(t)
	cartons := h.pack(bananaLot, 2)
	job := h.print(cartons[0]) // the label of a carton has its GTIN
	if job.State != labels.JobDone {
		t.Errorf("%+v", job)
	}
	job = h.print(h.pallet(cartons)) // the one of a pallet has the firm's own letters and number
	if job.Labels[0].Template != "unit-label-105x148/1" {
		t.Errorf("%+v", job)
	}
}
