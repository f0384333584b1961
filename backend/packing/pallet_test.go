package packing_test

import (
	"context"
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// TestBuildPallet names units by a range and one by one, as scanned and as typed.
func TestBuildPallet(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	units := s.pack(t, 6)
	before := s.stock(t, s.site, "ban")
	got, err := s.BuildPallet(context.Background(), packer, packing.PalletRequest{From: units[1].Number,
		To: "]C100" + units[3].SSCC, Units: []string{"00" + units[5].SSCC + "\r\n"}, Location: "COLD", TareG: 20_000})
	if err != nil {
		t.Fatal(err)
	}
	want := trade.HandlingUnit{ID: got.Pallet.ID, Number: "0000007", SSCC: "095212340000000075", Kind: trade.Pallet,
		TareG: 20_000, PackedOn: "2026-11-06", State: trade.UnitActive}
	if got.Pallet != want || s.stored(t, got.Pallet.ID) != want {
		t.Errorf("pallet %+v, want %+v", got.Pallet, want)
	}
	on := []trade.HandlingUnit{units[1], units[2], units[3], units[5]}
	if !slices.Equal(got.Units, on) {
		t.Errorf("on the pallet: %+v, want %+v", got.Units, on)
	}
	for _, u := range units {
		place := s.cold
		if slices.Contains(on, u) {
			place = got.Pallet.ID.At()
		}
		if s.parent(t, u) != place {
			t.Errorf("%s stands at %s, want %s", u.Number, s.parent(t, u), place)
		}
	}
	if s.parent(t, got.Pallet) != s.cold || s.stock(t, s.site, "ban") != before || s.told(t) != 0 {
		t.Errorf("the pallet stands at %s, the site holds %+v, %d messages", s.parent(t, got.Pallet),
			s.stock(t, s.site, "ban"), s.told(t))
	}
	s.read(t, func(tx *store.Tx) error {
		load, err := tx.LoadOf(got.Pallet.ID.At())
		if load != (trade.Load{Packages: 4, QtyMilli: 54_000, NetG: 54_000, TareG: 24_800}) {
			t.Errorf("the pallet holds %+v", load)
		}
		e, entryErr := tx.Entry(got.EntryID)
		if e.Kind != trade.EntryPallet || e.Document != got.Pallet.Number || len(e.Placements) != 5 {
			t.Errorf("entry %+v", e)
		}
		if err == nil {
			err = entryErr
		}
		return err
	})
	s.sound(t)
}

func TestBuildPalletRefusesUnitsThatAreElsewhere(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	ctx := context.Background()
	units := s.pack(t, 6)
	unpacked, onPallet, inYard, inBox, gone, free := units[0], units[1], units[2], units[3], units[4], units[5]
	if _, err := s.Unpack(ctx, packer, packing.UnpackRequest{Unit: unpacked.Number}); err != nil {
		t.Fatal(err)
	}
	pallet := s.pallet(t, onPallet)
	s.move(t, inYard.ID.At(), s.cold, s.yard)
	s.move(t, gone.ID.At(), s.cold, trade.PartyID("buyer").At())
	box := s.container(t)
	s.move(t, inBox.ID.At(), s.cold, box.ID.At())
	var all []refusal
	add := func(name string, code fault.Code, want words.Key, says fault.Params, units ...string) {
		all = append(all, refusal{name, func() error {
			_, err := s.BuildPallet(ctx, packer, packing.PalletRequest{Units: units, Location: "COLD"})
			return err
		}, code, want, says})
	}
	add("unknown", fault.NotFound, words.PackingUnitUnknown, fault.Params{"identifier": "0000099"}, "0000099")
	add("somebody else's", fault.NotFound, words.PackingUnitForeign, fault.Params{"identifier": "376104250021234569"},
		"]C100376104250021234569")
	add("mistyped", fault.Invalid, words.Gs1CheckDigit, fault.Params{"expected": "3"}, "095212340000000014")
	add("nothing read", fault.Invalid, words.Gs1EmptyScan, nil, "\r\n")
	add("the container itself", fault.Invalid, words.PackingNotAUnit, fault.Params{"identifier": "LKCU4200177"},
		"lkcu 420017 7")
	add("unpacked", fault.Conflict, words.PackingRetired, fault.Params{"unit": unpacked.Number}, unpacked.Number)
	add("on a pallet", fault.Conflict, words.PackingOnPallet,
		fault.Params{"unit": onPallet.Number, "pallet": pallet.Number}, onPallet.Number)
	add("at another place", fault.Conflict, words.PackingElsewhere,
		fault.Params{"unit": inYard.Number, "place": "YARD", "location": "COLD"}, inYard.Number)
	add("in a container", fault.Conflict, words.PackingInTransport,
		fault.Params{"unit": inBox.Number, "transport": "LKCU4200177", "shipment": "S-2026-0041"}, inBox.Number)
	add("gone", fault.Conflict, words.PackingGone, fault.Params{"unit": gone.Number}, gone.Number)
	add("a pallet", fault.Invalid, words.PackingIsPallet, fault.Params{"unit": pallet.Number}, pallet.Number)
	add("one wrong among good ones", fault.Conflict, words.PackingElsewhere, nil, free.Number, inYard.Number)
	s.refused(t, all)
	_, err := s.BuildPallet(ctx, packer, packing.PalletRequest{Units: []string{inYard.Number, free.Number, inBox.Number,
		pallet.Number}, Location: "COLD"})
	if len(fault.All(err)) != 3 {
		t.Errorf("three of four are wrong, told: %v", err)
	}
}

func TestBuildPalletRefusesWhatMakesNoPallet(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	units := s.pack(t, 4)
	number := func(i int) string { return units[i].Number }
	var all []refusal
	add := func(name string, code fault.Code, want words.Key, says fault.Params, r packing.PalletRequest) {
		if r.Location == "" {
			r.Location = "COLD"
		}
		all = append(all, refusal{name, func() error {
			_, err := s.BuildPallet(context.Background(), packer, r)
			return err
		}, code, want, says})
	}
	add("no unit", fault.Invalid, words.PackingNoUnits, nil, packing.PalletRequest{})
	add("range upside down", fault.Invalid, words.PackingRange, fault.Params{"from": number(2), "to": number(1)},
		packing.PalletRequest{From: number(2), To: number(1)})
	add("range without end", fault.Invalid, words.PackingRange, nil, packing.PalletRequest{From: number(2)})
	add("range without beginning", fault.Invalid, words.PackingRange, nil, packing.PalletRequest{To: number(2)})
	add("range to an unknown unit", fault.NotFound, words.PackingUnitUnknown, fault.Params{"identifier": "0000055"},
		packing.PalletRequest{From: number(2), To: "0000055"})
	add("range from an unknown unit", fault.NotFound, words.PackingUnitUnknown, nil,
		packing.PalletRequest{From: "0000055", To: number(2)})
	add("more names than a pallet takes", fault.Invalid, words.PackingTooMany,
		fault.Params{"count": int64(1001), "most": 1000},
		packing.PalletRequest{From: number(0), To: number(3), Units: slices.Repeat([]string{number(0)}, 997)})
	add("named twice", fault.Invalid, words.PackingTwice, fault.Params{"units": number(1) + ", " + number(3)},
		packing.PalletRequest{From: number(0), To: number(2),
			Units: []string{number(3), units[1].SSCC, "00" + units[3].SSCC, number(3)}})
	add("unknown location", fault.NotFound, words.StoreNotFound, fault.Params{"name": "MOON"},
		packing.PalletRequest{Units: []string{number(0)}, Location: "MOON"})
	add("tare below zero", fault.Invalid, words.TradeNegative, nil,
		packing.PalletRequest{Units: []string{number(0)}, TareG: -1})
	s.refused(t, all)
}

// TestARangeIsCountedInOneSeries tries ranges that end in units numbered before the series took its present form,
// and a range greater than a pallet.
func TestARangeIsCountedInOneSeries(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	s.receive(t, bananas, "lotB", trade.GradeA, 1_001*13_500)
	units := s.pack(t, 1_001)
	build := func(from, to string) func() error {
		return func() error {
			_, err := s.BuildPallet(context.Background(), packer, packing.PalletRequest{From: from, To: to, Location: "COLD"})
			return err
		}
	}
	s.refused(t, []refusal{{"1,001 units", build(units[0].Number, units[1_000].Number), fault.Invalid,
		words.PackingTooMany, fault.Params{"count": int64(1_001)}}})
	s.post(t, trade.EntrySetting, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutSeries(e, trade.Series{Name: "unit", Prefix: "N", Width: 7, First: 1, Last: 9_999_999, Block: 500})
	})
	s.refused(t, []refusal{{"units without the prefix", build(units[0].Number, units[1].Number), fault.Invalid,
		words.PackingRange, nil}})
	later := s.pack(t, 2)
	if err := build(later[0].Number, later[1].Number)(); err != nil || later[0].Number != "N0001002" {
		t.Errorf("%s to %s: %v", later[0].Number, later[1].Number, err)
	}
	s.sound(t)
}
