package packing_test

import (
	"context"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (s *shed) weigh(t *testing.T, r packing.WeighRequest) packing.Weighed {
	t.Helper()
	got, err := s.Weigh(context.Background(), packer, r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestWeighACarton weighs one heavier, lighter, with another tare, and as it was.
func TestWeighACarton(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	unit := s.pack(t, 1)[0]
	site := s.stock(t, s.site, "ban")
	for i, c := range []struct {
		r           packing.WeighRequest
		tareG, netG int64
		differenceG int64
	}{
		{packing.WeighRequest{GrossG: 14_900, ScaleLine: "ST,GS,+ 14.900kg"}, 1_200, 13_700, 200},
		{packing.WeighRequest{GrossG: 14_000}, 1_200, 12_800, -900},
		{packing.WeighRequest{GrossG: 14_000, TareG: 1_000}, 1_000, 13_000, 200},
		{packing.WeighRequest{GrossG: 14_000, ScaleLine: "again"}, 1_000, 13_000, 0},
	} {
		c.r.Unit = unit.SSCC
		got := s.weigh(t, c.r)
		want := unit
		want.GrossG, want.TareG, want.NetG, want.ScaleLine = c.r.GrossG, c.tareG, c.netG, c.r.ScaleLine
		if got.Unit != want || s.stored(t, unit.ID) != want || got.DifferenceG != c.differenceG {
			t.Errorf("weighed %+v, want %+v and %d", got, want, c.differenceG)
		}
		held := trade.Amount{Packages: 1, QtyMilli: c.netG, NetG: c.netG}
		if found := s.stock(t, unit.ID.At(), "ban"); found != held {
			t.Errorf("it holds %+v, want %+v", found, held)
		}
		site = site.Plus(trade.Amount{QtyMilli: c.differenceG, NetG: c.differenceG})
		if found := s.stock(t, s.site, "ban"); found != site {
			t.Errorf("the site holds %+v, want %+v", found, site)
		}
		if s.told(t) != i+1 {
			t.Errorf("%d messages, want %d", s.told(t), i+1)
		}
	}
	s.read(t, func(tx *store.Tx) error {
		load, err := tx.LoadOf(s.cold)
		if load.TareG != 1_000 {
			t.Errorf("the cold room holds %+v", load)
		}
		return err
	})
	s.sound(t)
}

// TestAWeightDoesNotMakePieces weighs a carton of 24 scarves that is heavier than reckoned.
func TestAWeightDoesNotMakePieces(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	packed, err := s.Pack(context.Background(), packer, packing.PackRequest{Lot: scarfLot, Grade: trade.GradeA,
		Location: "COLD", Kind: trade.Carton, Count: 1})
	if err != nil {
		t.Fatal(err)
	}
	unit := packed.Units[0]
	s.weigh(t, packing.WeighRequest{Unit: unit.Number, GrossG: 7_700})
	if held := s.stock(t, unit.ID.At(), "scf"); held != (trade.Amount{Packages: 1, QtyMilli: 24_000, NetG: 7_300}) {
		t.Errorf("it holds %+v, want 24 scarves", held)
	}
	s.sound(t)
}

// TestWeighAPallet keeps its weights and moves no goods; an empty one weighs its tare.
func TestWeighAPallet(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	pallet := s.pallet(t, s.pack(t, 2)...)
	before := s.stock(t, s.site, "ban")
	got := s.weigh(t, packing.WeighRequest{Unit: pallet.Number, GrossG: 51_100, TareG: 21_500, ScaleLine: "51.1"})
	pallet.GrossG, pallet.TareG, pallet.ScaleLine = 51_100, 21_500, "51.1"
	if got.Unit != pallet || s.stored(t, pallet.ID) != pallet || got.DifferenceG != 0 {
		t.Errorf("weighed %+v, want %+v", got, pallet)
	}
	s.read(t, func(tx *store.Tx) error {
		load, err := tx.LoadOf(s.cold)
		if load.TareG != 2*1_200+21_500 {
			t.Errorf("the cold room holds %+v", load)
		}
		e, entryErr := tx.Entry(got.EntryID)
		if e.Kind != trade.EntryWeigh || len(e.Movements) != 0 {
			t.Errorf("entry %+v", e)
		}
		if err == nil {
			err = entryErr
		}
		return err
	})
	if s.stock(t, s.site, "ban") != before || s.told(t) != 0 {
		t.Errorf("the site holds %+v, and held %+v", s.stock(t, s.site, "ban"), before)
	}
	if got := s.weigh(t, packing.WeighRequest{Unit: pallet.Number, GrossG: 21_500}); got.Unit.GrossG != 21_500 {
		t.Errorf("an empty pallet: %+v", got)
	}
	s.sound(t)
}

func TestWeighRefusesWhatCannotBe(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	units := s.pack(t, 3)
	unit, retired, mixed := units[0], units[1], units[2]
	pallet := s.pallet(t, unit)
	s.unpack(t, retired.Number)
	s.post(t, trade.EntryPack, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(s.cold, mixed.ID.At(), s.goods(tea, "lotT", trade.GradeB), trade.Amount{QtyMilli: 500, NetG: 500})
		return nil
	})
	var all []refusal
	add := func(name string, code fault.Code, want words.Key, says fault.Params, r packing.WeighRequest) {
		all = append(all, refusal{name, func() error {
			_, err := s.Weigh(context.Background(), packer, r)
			return err
		}, code, want, says})
	}
	add("unknown", fault.NotFound, words.PackingUnitUnknown, nil, packing.WeighRequest{Unit: "0000077", GrossG: 14_000})
	add("mistyped", fault.Invalid, words.Gs1CheckDigit, nil,
		packing.WeighRequest{Unit: "095212340000000014", GrossG: 14_000})
	add("unpacked", fault.Conflict, words.PackingRetired, fault.Params{"unit": retired.Number},
		packing.WeighRequest{Unit: retired.Number, GrossG: 14_000})
	add("too light", fault.Invalid, words.PackingTooLight, fault.Params{"net_kg": "11.999"},
		packing.WeighRequest{Unit: unit.Number, GrossG: 13_199})
	add("too heavy", fault.Invalid, words.PackingTooHeavy, fault.Params{"net_kg": "15.001"},
		packing.WeighRequest{Unit: unit.Number, GrossG: 16_201})
	add("an empty carton", fault.Invalid, words.PackingGrossNotAboveTare, fault.Params{"tare_kg": "1.200"},
		packing.WeighRequest{Unit: unit.Number, GrossG: 1_200})
	add("nothing", fault.Invalid, words.PackingGrossNotAboveTare, nil, packing.WeighRequest{Unit: unit.Number})
	add("tare below zero", fault.Invalid, words.TradeNegative, nil,
		packing.WeighRequest{Unit: unit.Number, GrossG: 14_000, TareG: -1})
	add("a pallet of 101 t", fault.Invalid, words.PackingImpossible, fault.Params{"found_kg": "101000.000"},
		packing.WeighRequest{Unit: pallet.Number, GrossG: 101_000_000})
	add("two lots in one carton", fault.Conflict, words.PackingNotOneLot,
		fault.Params{"unit": mixed.Number, "count": 2}, packing.WeighRequest{Unit: mixed.Number, GrossG: 14_000})
	add("a pallet below its tare", fault.Invalid, words.PackingGrossNotAboveTare, fault.Params{"tare_kg": "20.000"},
		packing.WeighRequest{Unit: pallet.Number, GrossG: 19_999})
	add("a pallet of nothing", fault.Invalid, words.PackingGrossNotAboveTare, nil,
		packing.WeighRequest{Unit: pallet.Number})
	add("a pallet with a tare below zero", fault.Invalid, words.TradeNegative, nil,
		packing.WeighRequest{Unit: pallet.Number, GrossG: 19_999, TareG: -1})
	s.refused(t, all)
}

// TestWeighFollowsTheContainer weighs in an open container, and not once it is closed or has left.
func TestWeighFollowsTheContainer(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	unit := s.pack(t, 1)[0]
	pallet, box := s.pallet(t, unit), s.container(t)
	s.move(t, pallet.ID.At(), s.cold, box.ID.At())
	s.weigh(t, packing.WeighRequest{Unit: unit.Number, GrossG: 14_000})
	if held := s.stock(t, box.ID.At(), "ban"); held.NetG != 12_800 {
		t.Errorf("the container holds %+v", held)
	}
	try := func(u trade.HandlingUnit) func() error {
		return func() error {
			_, err := s.Weigh(context.Background(), packer, packing.WeighRequest{Unit: u.Number, GrossG: 35_000})
			return err
		}
	}
	s.becomes(t, box, trade.TransportClosed)
	closed := func(u trade.HandlingUnit) fault.Params {
		return fault.Params{"unit": u.Number, "transport": "LKCU4200177", "state": trade.TransportClosed}
	}
	s.refused(t, []refusal{
		{"a carton in a closed container", try(unit), fault.Conflict, words.PackingTransportClosed, closed(unit)},
		{"a pallet in a closed container", try(pallet), fault.Conflict, words.PackingTransportClosed, closed(pallet)},
	})
	s.becomes(t, box, trade.TransportDespatched)
	s.refused(t, []refusal{{"gone", try(unit), fault.Conflict, words.PackingGone, fault.Params{"unit": unit.Number}}})
}
