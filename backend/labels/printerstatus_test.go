package labels_test

import (
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestAPrinterIsAsked(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	address := h.setup().Address
	h.printer.Break(device.SimPaused)
	status, err := h.printers.Ask(t.Context(), officer, address)
	if err != nil || !status.Has(device.Paused) {
		t.Errorf("%+v, %v", status, err)
	}
	identity, err := h.printers.Identify(t.Context(), admin, address)
	if err != nil || identity.DPI != 203 {
		t.Errorf("%+v, %v", identity, err)
	}
	if identity, err = h.printers.Identify(t.Context(), admin, "file:x"); err != nil || identity != (device.Identity{}) {
		t.Errorf("a file says it is %+v, %v", identity, err)
	}
	h.must(h.printers.GoOn(t.Context(), packer, zebra))
	if status, err = h.printers.Ask(t.Context(), officer, address); err != nil || !status.Ready() {
		t.Errorf("after going on: %+v, %v", status, err)
	}
	for name, call := range map[string]func() error{
		"ask":      func() error { _, err := h.printers.Ask(t.Context(), nobody, address); return err },
		"identify": func() error { _, err := h.printers.Identify(t.Context(), nobody, address); return err },
		"go on":    func() error { return h.printers.GoOn(t.Context(), nobody, zebra) },
		"unfinished": func() error {
			_, _, err := h.Unfinished(t.Context(), nobody)
			return err
		},
	} {
		if err := call(); fault.KeyOf(err) != string(words.AccessSignIn) {
			t.Errorf("%s as a stranger: %v", name, err)
		}
	}
	_, askErr := h.printers.Ask(t.Context(), officer, "usb:1")
	_, identifyErr := h.printers.Identify(t.Context(), admin, "usb:1")
	for _, err := range []error{askErr, identifyErr} {
		if fault.KeyOf(err) != string(words.DevicePrinterAddress) {
			t.Errorf("a wrong address: %v", err)
		}
	}
	if err := h.printers.GoOn(t.Context(), packer, "Z9"); fault.KeyOf(err) != string(words.LabelsPrinterUnknown) {
		t.Errorf("an unknown printer: %v", err)
	}
}

func TestJobsThatWantAPerson(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	counts := func() [2]int64 {
		t.Helper()
		unresolved, waiting, err := h.Unfinished(t.Context(), officer)
		h.must(err)
		return [2]int64{unresolved, waiting}
	}
	units := h.pack(bananaLot, 3)
	var during [2]int64
	h.printer.BreakAfter(device.SimCut, 2)
	job, err := h.Print(t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: units, Destination: "CN"},
		func(labels.Progress) { during = counts() })
	if err == nil || during != [2]int64{} || counts() != [2]int64{1, 0} {
		t.Fatalf("during %v, after a cut %v, %v", during, counts(), err)
	}
	var missing []string
	for _, l := range job.Labels {
		if l.State == trade.LabelUnknown {
			missing = append(missing, l.Unit)
		}
	}
	_, err = h.Resolve(t.Context(), packer, labels.ResolveRequest{Job: job.Number, Missing: missing})
	h.must(err)
	if counts() != [2]int64{0, 1} {
		t.Errorf("resolved: %v", counts())
	}
}
