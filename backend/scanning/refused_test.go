package scanning_test

import (
	"fmt"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/scanning"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// note notes a refusal of a scan at the door of a shipment.
func (h *house) note(scan string, why *fault.Fault) {
	h.t.Helper()
	h.must(h.NoteRefused(h.t.Context(), packer, scanning.RefusedRequest{Scan: scan, Why: why, Room: "load", Task: "S-41"}))
}

func (h *house) log(p scanning.Page) []scanning.Refused {
	h.t.Helper()
	all, err := h.Refused(h.t.Context(), packer, p)
	h.must(err)
	return all
}

func unknownCode(code string) *fault.Fault {
	return fault.New(fault.NotFound, words.ShippingUnitUnknown, fault.Params{"identifier": code})
}

func TestRefusedScansAreKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.note("10LOT\x1d21A", unknownCode("10LOT"))
	h.note("0000007", fault.New(fault.Conflict, words.ShippingEmpty, fault.Params{"unit": 7}))
	all := h.log(scanning.Page{})
	if len(all) != 2 {
		t.Fatalf("%+v", all)
	}
	newest, oldest := all[0], all[1]
	if newest.Scan != "0000007" || newest.Unknown || newest.Params["unit"] != "7" || newest.Room != "load" ||
		newest.Task != "S-41" || newest.Name != "Kham" || !newest.At.Equal(noon) || newest.Settled {
		t.Errorf("%+v", newest)
	}
	if oldest.Scan != "10LOT\x1d21A" || !oldest.Unknown || oldest.Key != string(words.ShippingUnitUnknown) {
		t.Errorf("%+v", oldest)
	}
}

func TestWhatSaysNothingOfAScanIsNotKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	before := h.head()
	for _, why := range []*fault.Fault{
		fault.New(fault.Forbidden, words.AccessNotPermitted, nil),
		fault.New(fault.Unavailable, words.ArchiveDiskFull, nil),
		fault.New(fault.Internal, words.AppInternal, nil),
		fault.New(fault.Conflict, words.StorePosted, nil),
		fault.New(fault.Invalid, words.Gs1EmptyScan, nil),
	} {
		h.note("0000007", why)
	}
	err := h.NoteRefused(t.Context(), nobody, scanning.RefusedRequest{Scan: "1", Why: unknownCode("1")})
	h.refused(fault.Forbidden, words.AccessSignIn, err)
	if h.head() != before {
		t.Error("the ledger has changed")
	}
}

func TestAnyBytesCanBeKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.note("\xff\x00\x1d", unknownCode("?"))
	h.note(strings.Repeat("x", 10_000), unknownCode("x"))
	all := h.log(scanning.Page{})
	if all[1].Scan != "\uFFFD\x00\x1d" || len(all[0].Scan) != 3000 {
		t.Errorf("%q, %d bytes", all[1].Scan, len(all[0].Scan))
	}
}

func TestTheLogIsReadInPages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for i := range 7 {
		why := unknownCode(fmt.Sprint(i))
		if i%2 == 1 {
			why = fault.New(fault.Conflict, words.ShippingEmpty, nil)
		}
		h.note(fmt.Sprint(i), why)
	}
	read := func(which scanning.Which) (seen string) {
		p := scanning.Page{Which: which, Most: 2}
		for {
			page := h.log(p)
			if len(page) == 0 {
				return seen
			}
			for _, one := range page {
				seen += one.Scan
			}
			p.Before = page[len(page)-1].ID
		}
	}
	if got := read(scanning.RefusedAll); got != "6543210" {
		t.Errorf("all: %s", got)
	}
	if got := read(scanning.RefusedUnknown); got != "6420" {
		t.Errorf("unknown: %s", got)
	}
	settled := h.log(scanning.Page{Which: scanning.RefusedOpen})[1]
	h.must(h.Settle(t.Context(), admin, scanning.SettleRequest{ID: settled.ID, Note: " the supplier's own "}))
	if got := read(scanning.RefusedOpen); got != "620" {
		t.Errorf("open: %s", got)
	}
	if got := read(scanning.RefusedUnknown); got != "6420" {
		t.Errorf("unknown after one was settled: %s", got)
	}
	one := h.log(scanning.Page{Which: scanning.RefusedUnknown})[1]
	if !one.Settled || one.Note != "the supplier's own" || one.SettledName != "Keo" || !one.SettledAt.Equal(noon) {
		t.Errorf("%+v", one)
	}
	if len(h.log(scanning.Page{Most: 1_000_000})) != 7 {
		t.Error("a large page does not hold all")
	}
}

func TestWhatCannotBeSettled(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.note("X1", unknownCode("X1"))
	id := h.log(scanning.Page{})[0].ID
	settle := func(actor trade.Actor, r scanning.SettleRequest) error { return h.Settle(t.Context(), actor, r) }
	h.refused(fault.Invalid, words.ScanningNote, settle(packer, scanning.SettleRequest{ID: id, Note: " "}))
	h.refused(fault.NotFound, words.ScanningRefusedUnknown, settle(packer, scanning.SettleRequest{ID: "no", Note: "x"}))
	h.refused(fault.Forbidden, words.AccessSignIn, settle(nobody, scanning.SettleRequest{ID: id, Note: "x"}))
	h.must(settle(packer, scanning.SettleRequest{ID: id, Note: "x", Command: "c"}))
	h.refused(fault.Conflict, words.StorePosted, settle(packer, scanning.SettleRequest{ID: id, Note: "x", Command: "c"}))
	h.refused(fault.Conflict, words.ScanningSettled, settle(packer, scanning.SettleRequest{ID: id, Note: "y"}))
	_, err := h.Refused(t.Context(), nobody, scanning.Page{})
	h.refused(fault.Forbidden, words.AccessSignIn, err)
}
