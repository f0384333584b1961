package packing_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/settings"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestPackMakesCartonsOfTheStandardWeight(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	before := s.stock(t, s.site, "ban")
	got, err := s.Pack(context.Background(), packer, cartons(3))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Units) != 3 {
		t.Fatalf("packed %+v", got)
	}
	for i, u := range got.Units {
		want := trade.HandlingUnit{ID: u.ID, Number: fmt.Sprintf("%07d", i+1), SSCC: u.SSCC, Kind: trade.Carton,
			ItemID: "ban", GrossG: 14_700, TareG: 1_200, NetG: 13_500, PackedOn: "2026-11-06", State: trade.UnitActive}
		if u != want || s.stored(t, u.ID) != want {
			t.Errorf("unit %+v, want %+v", u, want)
		}
		if held := s.stock(t, u.ID.At(), "ban"); held != (trade.Amount{Packages: 1, QtyMilli: 13_500, NetG: 13_500}) {
			t.Errorf("%s holds %+v", u.Number, held)
		}
		if s.parent(t, u) != s.cold {
			t.Errorf("%s stands at %s", u.Number, s.parent(t, u))
		}
	}
	if after := s.stock(t, s.site, "ban"); after != before.Plus(trade.Amount{Packages: 3}) {
		t.Errorf("the site holds %+v, and held %+v", after, before)
	}
	if loose := s.loose(t, s.cold, "ban"); loose != before.Plus(trade.Amount{QtyMilli: -40_500, NetG: -40_500}) {
		t.Errorf("loose %+v of %+v", loose, before)
	}
	s.read(t, func(tx *store.Tx) error {
		e, err := tx.Entry(got.EntryID)
		if e.Kind != trade.EntryPack || e.Actor != packer.PersonID || e.Document != bananaLot {
			t.Errorf("entry %+v", e)
		}
		return err
	})
	if s.told(t) != 0 {
		t.Error("packing changes no quantity, but told the platform")
	}
	s.sound(t)
}

// TestSSCCVectors packs as many cartons as three containers take, and compares three of their SSCCs.
func TestSSCCVectors(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	s.receive(t, bananas, "lotB", trade.GradeA, 2520*13_500)
	units := slices.Concat(s.pack(t, 1260), s.pack(t, 1260))
	for serial, want := range map[int]string{1: "095212340000000013", 1260: "095212340000012603",
		2520: "095212340000025207"} {
		if u := units[serial-1]; u.SSCC != want || u.Number != fmt.Sprintf("%07d", serial) || u.Fallback != "" {
			t.Errorf("carton %d: %+v, want SSCC %s", serial, u, want)
		}
	}
	s.sound(t)
}

// TestAFirmWithoutPrefixHasItsOwnNumbers packs before the firm has a GS1 company prefix, and after.
func TestAFirmWithoutPrefixHasItsOwnNumbers(t *testing.T) {
	t.Parallel()
	s := newShedWithoutPrefix(t)
	ctx := context.Background()
	first := s.pack(t, 1)[0]
	if first.SSCC != "" || first.Fallback != "NTG0000001" {
		t.Errorf("carton %+v", first)
	}
	_, err := settings.New(s.db).ChangeFirm(ctx, admin, settings.ChangeFirmRequest{Fallback: "NTG", Extension: 3,
		Prefixes: []trade.GS1Prefix{{Prefix: "9521234", ValidFrom: "2026-11-01"}}})
	if err != nil {
		t.Fatal(err)
	}
	if second := s.pack(t, 1)[0]; second.SSCC != "395212340000000021" || second.Fallback != "" {
		t.Errorf("carton %+v", second)
	}
	v, err := s.Unit(ctx, packer, "]C0NTG0000001")
	if err != nil || v.Unit != first {
		t.Errorf("found %+v, %v", v.Unit, err)
	}
}

func TestPackCatchWeights(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	got, err := s.Pack(context.Background(), packer, packing.PackRequest{Lot: teaLot, Grade: trade.GradeB,
		Location: "COLD", Kind: trade.Bag, Count: 2, NetG: 1, TareG: 150, PackedOn: "2026-11-01",
		Weights: []packing.Weighing{{GrossG: 20_350, ScaleLine: "ST,GS,+ 20.350kg"}, {GrossG: 19_870}}})
	if err != nil {
		t.Fatal(err)
	}
	want := []trade.HandlingUnit{{GrossG: 20_350, NetG: 20_200, ScaleLine: "ST,GS,+ 20.350kg"},
		{GrossG: 19_870, NetG: 19_720}}
	for i, u := range got.Units {
		w := want[i]
		w.ID, w.Number, w.SSCC, w.Kind, w.ItemID = u.ID, u.Number, u.SSCC, trade.Bag, "tea"
		w.TareG, w.PackedOn, w.State = 150, "2026-11-01", trade.UnitActive
		if u != w {
			t.Errorf("bag %+v, want %+v", u, w)
		}
	}
	if loose := s.loose(t, s.cold, "tea"); loose.NetG != 60_000-20_200-19_720 {
		t.Errorf("loose %+v", loose)
	}
	s.sound(t)
}

// TestTheLastPackageTakesWhatRoundingLeft packs pieces until nothing lies loose any more.
func TestTheLastPackageTakesWhatRoundingLeft(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	s.receive(t, scarves, "lotS", trade.GradeB, 1_000) // 3.333 pieces
	r := packing.PackRequest{Lot: scarfLot, Grade: trade.GradeB, Location: "COLD", Kind: trade.Carton, Count: 2, NetG: 500}
	got, err := s.Pack(context.Background(), packer, r)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int64{1_666, 1_667} {
		if held := s.stock(t, got.Units[i].ID.At(), "scf"); held.QtyMilli != want {
			t.Errorf("carton %d holds %+v, want %d", i+1, held, want)
		}
	}
	if loose := s.loose(t, s.cold, "scf"); loose != (trade.Amount{QtyMilli: 100_000, NetG: 30_000}) {
		t.Errorf("loose %+v, want the scarves of grade A alone", loose)
	}
	s.sound(t)
}

func TestPackOntoAPallet(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	pallet := s.pallet(t, s.pack(t, 2)...)
	r := cartons(2)
	r.Pallet = "(00)" + pallet.SSCC
	got, err := s.Pack(context.Background(), packer, r)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range got.Units {
		if s.parent(t, u) != pallet.ID.At() {
			t.Errorf("%s stands at %s", u.Number, s.parent(t, u))
		}
	}
	if held := s.stock(t, pallet.ID.At(), "ban"); held != (trade.Amount{Packages: 4, QtyMilli: 54_000, NetG: 54_000}) {
		t.Errorf("the pallet holds %+v", held)
	}
	s.sound(t)
}

// changed gives a request to pack one carton, with a change.
func changed(change func(*packing.PackRequest)) packing.PackRequest {
	r := cartons(1)
	change(&r)
	return r
}

func weights(grossG ...int64) (all []packing.Weighing) {
	for _, g := range grossG {
		all = append(all, packing.Weighing{GrossG: g})
	}
	return all
}

func TestPackRefusesWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	var all []refusal
	add := func(name string, want words.Key, says fault.Params, change func(*packing.PackRequest)) {
		all = append(all, refusal{name, func() error {
			_, err := s.Pack(context.Background(), packer, changed(change))
			return err
		}, fault.Invalid, want, says})
	}
	tea := func(r *packing.PackRequest) { r.Lot, r.Grade, r.Kind = teaLot, trade.GradeB, trade.Bag }
	add("a pallet of goods", words.PackingKind, fault.Params{"found": trade.Pallet},
		func(r *packing.PackRequest) { r.Kind = trade.Pallet })
	add("no kind", words.PackingKind, nil, func(r *packing.PackRequest) { r.Kind = "" })
	add("ungraded", words.PackingUngraded, fault.Params{"lot": bananaLot},
		func(r *packing.PackRequest) { r.Grade = trade.Ungraded })
	add("a grade nobody knows", words.PackingGrade, nil, func(r *packing.PackRequest) { r.Grade = "C" })
	add("no date", words.TradeDate, nil, func(r *packing.PackRequest) { r.PackedOn = "6.11.2026" })
	add("tomorrow", words.PackingFuture, nil, func(r *packing.PackRequest) { r.PackedOn = "2026-11-07" })
	add("before the harvest", words.PackingBeforeHarvest, fault.Params{"harvested": "2026-11-03"},
		func(r *packing.PackRequest) { r.PackedOn = "2026-11-02" })
	add("none", words.PackingCount, nil, func(r *packing.PackRequest) { r.Count = 0 })
	add("fewer than none", words.PackingCount, nil, func(r *packing.PackRequest) { r.Count = -1 })
	add("too many", words.PackingCount, fault.Params{"most": 10_000},
		func(r *packing.PackRequest) { r.Count = 10_001 })
	add("one weight for two", words.PackingCountDiffers, fault.Params{"count": int64(2), "weights": int64(1)},
		func(r *packing.PackRequest) { r.Count, r.Weights = 2, weights(14_700) })
	add("too light", words.PackingTooLight, fault.Params{"net_kg": "11.999", "least_kg": "12.000"},
		func(r *packing.PackRequest) { r.NetG = 11_999 })
	add("too heavy", words.PackingTooHeavy, fault.Params{"net_kg": "15.001", "most_kg": "15.000"},
		func(r *packing.PackRequest) { r.NetG = 15_001 })
	add("below zero", words.PackingTooLight, nil, func(r *packing.PackRequest) { r.NetG = -13_500 })
	add("no standard weight", words.PackingNoStandard, fault.Params{"item": "TEA-GRN"}, tea)
	add("below zero of an item without a range", words.PackingTooLight, nil,
		func(r *packing.PackRequest) { tea(r); r.NetG = -1 })
	add("an empty carton below zero", words.TradeNegative, nil, func(r *packing.PackRequest) { r.TareG = -1 })
	add("an empty carton of 101 t", words.PackingImpossible, fault.Params{"found_kg": "101013.500"},
		func(r *packing.PackRequest) { r.TareG = 101_000_000 })
	add("a weighed one with a tare below zero", words.TradeNegative, nil,
		func(r *packing.PackRequest) { r.TareG, r.Count, r.Weights = -1, 0, weights(14_700) })
	add("an empty carton on the scale", words.PackingGrossNotAboveTare, fault.Params{"gross_kg": "1.200"},
		func(r *packing.PackRequest) { r.Count, r.Weights = 0, weights(1_200) })
	s.refused(t, all)
}

// TestEveryWrongWeightIsTold weighs four cartons, of which two cannot be.
func TestEveryWrongWeightIsTold(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	_, err := s.Pack(context.Background(), packer, changed(func(r *packing.PackRequest) {
		r.Count, r.Weights = 0, weights(14_700, 1_000, 14_800, 40_000)
	}))
	found := fault.All(err)
	if len(found) != 2 || found[0].Field != "weight 2" || found[0].Key != string(words.PackingGrossNotAboveTare) ||
		found[1].Field != "weight 4" || found[1].Key != string(words.PackingTooHeavy) {
		t.Errorf("told %v", err)
	}
}

func TestPackRefusesWhatIsNotThere(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	carton := s.pack(t, 1)[0]
	pallet, away := s.pallet(t, carton), s.pallet(t, s.pack(t, 1)...)
	s.move(t, away.ID.At(), s.cold, s.yard)
	var all []refusal
	add := func(name string, code fault.Code, want words.Key, says fault.Params, change func(*packing.PackRequest)) {
		all = append(all, refusal{name, func() error {
			_, err := s.Pack(context.Background(), packer, changed(change))
			return err
		}, code, want, says})
	}
	add("an unknown lot", fault.NotFound, words.StoreNotFound, fault.Params{"name": "NONE"},
		func(r *packing.PackRequest) { r.Lot = "NONE" })
	add("an unknown location", fault.NotFound, words.StoreNotFound, fault.Params{"name": "MOON"},
		func(r *packing.PackRequest) { r.Location = "MOON" })
	add("more than lies loose", fault.Conflict, words.PackingNotEnough, fault.Params{"have_kg": "1323.000", "fits": 98,
		"count": 99, "lot": bananaLot, "location": "COLD", "grade": trade.GradeA},
		func(r *packing.PackRequest) { r.Count = 99 })
	add("far more than lies loose", fault.Conflict, words.PackingNotEnough, nil, func(r *packing.PackRequest) {
		r.Lot, r.Grade, r.Count, r.NetG = teaLot, trade.GradeB, 10_000, 1<<62
	})
	add("where nothing lies", fault.Conflict, words.PackingNotEnough, fault.Params{"have_kg": "0.000", "fits": 0},
		func(r *packing.PackRequest) { r.Location = "YARD" })
	add("of a grade there is none of", fault.Conflict, words.PackingNotEnough, nil,
		func(r *packing.PackRequest) { r.Grade = trade.Reject })
	add("onto an unknown pallet", fault.NotFound, words.PackingUnitUnknown, fault.Params{"identifier": "0009999"},
		func(r *packing.PackRequest) { r.Pallet = "0009999" })
	add("onto a carton", fault.Invalid, words.PackingNotPallet, fault.Params{"unit": carton.Number},
		func(r *packing.PackRequest) { r.Pallet = carton.Number })
	add("onto a pallet elsewhere", fault.Conflict, words.PackingElsewhere, fault.Params{"place": "YARD"},
		func(r *packing.PackRequest) { r.Pallet = away.Number })
	s.refused(t, all)
	if _, err := s.Unpack(context.Background(), packer, packing.UnpackRequest{Unit: pallet.Number}); err != nil {
		t.Fatal(err)
	}
	all = nil
	add("onto a pallet that was unpacked", fault.Conflict, words.PackingRetired, fault.Params{"unit": pallet.Number},
		func(r *packing.PackRequest) { r.Pallet = pallet.Number })
	s.refused(t, all)
}

// TestACommandCountsOnce repeats a command of every verb.
func TestACommandCountsOnce(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	ctx := context.Background()
	units := s.pack(t, 3)
	verbs := map[string]func(trade.EntryID) error{
		"pack": func(c trade.EntryID) error {
			_, err := s.Pack(ctx, packer, changed(func(r *packing.PackRequest) { r.Command = c }))
			return err
		},
		"pallet": func(c trade.EntryID) error {
			_, err := s.BuildPallet(ctx, packer, packing.PalletRequest{Units: []string{units[0].Number}, Location: "COLD",
				Command: c})
			return err
		},
		"unpack": func(c trade.EntryID) error {
			_, err := s.Unpack(ctx, packer, packing.UnpackRequest{Unit: units[1].Number, Command: c})
			return err
		},
		"weigh": func(c trade.EntryID) error {
			_, err := s.Weigh(ctx, packer, packing.WeighRequest{Unit: units[2].Number, GrossG: 14_500, Command: c})
			return err
		},
	}
	var again []refusal
	for name, do := range verbs {
		if err := do(trade.EntryID(name)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again = append(again, refusal{name + " again", func() error { return do(trade.EntryID(name)) }, fault.Conflict,
			words.StorePosted, nil})
	}
	s.refused(t, again)
}

// TestOnlyAPackerPacks tries every verb as somebody who may only look, and as nobody.
func TestOnlyAPackerPacks(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	ctx := context.Background()
	unit := s.pack(t, 1)[0].Number
	verbs := map[string]func(trade.Actor) error{
		"pack": func(a trade.Actor) error { _, err := s.Pack(ctx, a, cartons(1)); return err },
		"pallet": func(a trade.Actor) error {
			_, err := s.BuildPallet(ctx, a, packing.PalletRequest{Units: []string{unit}, Location: "COLD"})
			return err
		},
		"unpack": func(a trade.Actor) error {
			_, err := s.Unpack(ctx, a, packing.UnpackRequest{Unit: unit})
			return err
		},
		"weigh": func(a trade.Actor) error {
			_, err := s.Weigh(ctx, a, packing.WeighRequest{Unit: unit, GrossG: 14_500})
			return err
		},
	}
	all := []refusal{{"unit by nobody", func() error { _, err := s.Unit(ctx, nobody, unit); return err },
		fault.Forbidden, words.AccessSignIn, nil}}
	for name, do := range verbs {
		all = append(all,
			refusal{name + " by an officer", func() error { return do(officer) }, fault.Forbidden,
				words.AccessNotPermitted, nil},
			refusal{name + " by nobody", func() error { return do(nobody) }, fault.Forbidden, words.AccessSignIn, nil})
	}
	s.refused(t, all)
	if _, err := s.Unit(ctx, officer, unit); err != nil {
		t.Errorf("an officer may look: %v", err)
	}
}
