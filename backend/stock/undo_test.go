package stock_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/packing"
	"tradehub/backend/receiving"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// step is something that can be undone: set up, do it, and what the platform is told of the undoing.
type step struct {
	prepare func(*testing.T, *house)
	do      func(*testing.T, *house) (trade.EntryID, error)
	by      trade.Actor
	told    []string
}

func none(*testing.T, *house) {}

var steps = map[string]step{
	"grade": {none, func(_ *testing.T, h *house) (trade.EntryID, error) {
		_, err := h.receiving.Grade(ctx, keeper, receiving.GradeRequest{Lot: "L2", GradeAG: 450_000, GradeBG: 50_000,
			Command: "grading"})
		return "grading", err
	}, keeper, []string{"stock BAN@NTY", "consignments NAMHA/DN-L2"}},
	"make lot": {none, func(_ *testing.T, h *house) (trade.EntryID, error) {
		made, err := h.MakeLot(ctx, keeper, stock.MakeLotRequest{Number: "C9", Item: "CHIPS", Location: "COLD",
			Grade: trade.GradeA, MadeOn: "2026-11-04", NetG: 4_000,
			Parts: []stock.Part{{Lot: "L1", Grade: trade.GradeB, NetG: 10_000}}})
		return made.EntryID, err
	}, keeper, []string{"stock CHIPS@NTY", "stock BAN@NTY"}},
	"pack": {none, func(t *testing.T, h *house) (trade.EntryID, error) {
		return h.pack(t, 12).EntryID, nil
	}, keeper, nil},
	"build pallet": {func(t *testing.T, h *house) { h.pack(t, 3) }, func(t *testing.T, h *house) (trade.EntryID, error) {
		return h.pallet(t, trade.HandlingUnit{Number: "0000001"}, trade.HandlingUnit{Number: "0000003"}).EntryID, nil
	}, keeper, nil},
	"unpack a carton": {func(t *testing.T, h *house) { h.pack(t, 1) }, unpackFirst, keeper, nil},
	"unpack a pallet": {func(t *testing.T, h *house) { h.pallet(t, h.pack(t, 3).Units...) },
		func(_ *testing.T, h *house) (trade.EntryID, error) {
			unpacked, err := h.packing.Unpack(ctx, keeper, packing.UnpackRequest{Unit: "0000004"})
			return unpacked.EntryID, err
		}, keeper, nil},
	"weigh": {func(t *testing.T, h *house) { h.pack(t, 1) }, func(_ *testing.T, h *house) (trade.EntryID, error) {
		weighed, err := h.packing.Weigh(ctx, keeper, packing.WeighRequest{Unit: "0000001", GrossG: 14_650})
		return weighed.EntryID, err
	}, keeper, []string{"stock BAN@NTY"}},
	"weigh a pallet": {func(t *testing.T, h *house) { h.pallet(t, h.pack(t, 1).Units...) },
		func(_ *testing.T, h *house) (trade.EntryID, error) {
			weighed, err := h.packing.Weigh(ctx, keeper, packing.WeighRequest{Unit: "0000002", GrossG: 40_000, TareG: 25_300})
			return weighed.EntryID, err
		}, keeper, nil},
	"move a unit": {func(t *testing.T, h *house) { h.pack(t, 1) }, func(_ *testing.T, h *house) (trade.EntryID, error) {
		moved, err := h.MoveUnit(ctx, keeper, stock.MoveUnitRequest{Unit: "0000001", To: "WASH"})
		return moved.EntryID, err
	}, keeper, nil},
	"take a carton off its pallet": {func(t *testing.T, h *house) { h.pallet(t, h.pack(t, 2).Units...) },
		func(_ *testing.T, h *house) (trade.EntryID, error) {
			moved, err := h.MoveUnit(ctx, keeper, stock.MoveUnitRequest{Unit: "0000001", To: "COLD"})
			return moved.EntryID, err
		}, keeper, nil},
	"move goods out of the site": {none, moveGoods("FIELD"), keeper, []string{"stock BAN@NTY"}},
	"adjust": {none, func(_ *testing.T, h *house) (trade.EntryID, error) {
		adjusted, err := h.Adjust(ctx, boss, stock.AdjustRequest{Lot: "L1", Grade: trade.GradeB, Location: "COLD",
			CountedNetG: 60_000, Reason: stock.Shrinkage, Note: "counted"})
		return adjusted.EntryID, err
	}, boss, []string{"stock BAN@NTY"}},
}

func unpackFirst(_ *testing.T, h *house) (trade.EntryID, error) {
	unpacked, err := h.packing.Unpack(ctx, keeper, packing.UnpackRequest{Unit: "0000001"})
	return unpacked.EntryID, err
}

func moveGoods(to string) func(*testing.T, *house) (trade.EntryID, error) {
	return func(_ *testing.T, h *house) (trade.EntryID, error) {
		moved, err := h.MoveGoods(ctx, keeper, stock.MoveGoodsRequest{Lot: "L1", Grade: trade.GradeA, From: "COLD",
			To: to, NetG: 5_000})
		return moved.EntryID, err
	}
}

// TestUndoBringsEverythingBack does and undoes every kind of step: after it every projection is what it was, the
// platform is told what changed at the site and no more, and the step can be done again.
func TestUndoBringsEverythingBack(t *testing.T) {
	t.Parallel()
	for name, s := range steps {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			s.prepare(t, h)
			before := h.projections(t)
			id, err := s.do(t, h)
			if err != nil {
				t.Fatal(err)
			}
			if h.projections(t) == before {
				t.Fatal("the step changed nothing, so undoing it proves nothing")
			}
			var undone stock.Undone
			told := h.told(t, func() {
				if undone, err = h.Undo(ctx, s.by, stock.UndoRequest{Entry: id}); err != nil {
					t.Fatal(err)
				}
			})
			if after := h.projections(t); after != before {
				t.Errorf("undone, the ledger is\n%s\nwant\n%s", after, before)
			}
			if !slices.Equal(told, s.told) {
				t.Errorf("the platform was told %v, want %v", told, s.told)
			}
			e := h.entry(t, undone.EntryID)
			if undone.Entry.ID != id || e.Reverses != id || e.Kind != trade.EntryReverse || e.Actor != s.by.PersonID {
				t.Errorf("booked %+v for %+v", e, undone.Entry)
			}
			h.refused(t, words.StoreReversed, func() error {
				_, err := h.Undo(ctx, s.by, stock.UndoRequest{Entry: id})
				return err
			})
			h.refused(t, words.StockUndoUndo, func() error {
				_, err := h.Undo(ctx, boss, stock.UndoRequest{Entry: undone.EntryID})
				return err
			})
		})
	}
}

// TestUndoTellsThePlatformThatALotIsUngraded reads the message itself.
func TestUndoTellsThePlatformThatALotIsUngraded(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	id, err := steps["grade"].do(t, h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Undo(ctx, keeper, stock.UndoRequest{Entry: id}); err != nil {
		t.Fatal(err)
	}
	all := h.messages(t)
	last := all[len(all)-1]
	if !strings.Contains(last.Body, `"grades":[{"grade":"-","quantity":"500","net_kg":"500"}]`) {
		t.Errorf("the platform was told %s", last.Body)
	}
	if _, err := h.receiving.Grade(ctx, keeper, receiving.GradeRequest{Lot: "L2", RejectG: 500_000}); err != nil {
		t.Errorf("it cannot be graded again: %v", err)
	}
}

// TestWhoMayUndo tries a person's last step, an older one, and somebody else's.
func TestWhoMayUndo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	older, err := moveGoods("WASH")(t, h)
	if err != nil {
		t.Fatal(err)
	}
	last, err := moveGoods("WASH")(t, h)
	if err != nil {
		t.Fatal(err)
	}
	try := func(actor trade.Actor, id trade.EntryID) func() error {
		return func() error {
			_, err := h.Undo(ctx, actor, stock.UndoRequest{Entry: id})
			return err
		}
	}
	h.refused(t, words.AccessSignIn, try(nobody, last))
	h.refused(t, words.AccessNotPermitted, try(officer, last))
	h.refused(t, words.AccessNotPermitted, try(mate, last))
	h.refused(t, words.AccessNotPermitted, try(keeper, older))
	if err := try(keeper, last)(); err != nil {
		t.Errorf("his own last step: %v", err)
	}
	if err := try(keeper, older)(); err != nil {
		t.Errorf("what is his own last step then: %v", err)
	}
	again, err := moveGoods("WASH")(t, h)
	if err != nil {
		t.Fatal(err)
	}
	if err := try(boss, again)(); err != nil {
		t.Errorf("one who may adjust stock: %v", err)
	}
}

// TestUndoOfAnAdjustmentNeedsThePermissionForOne takes the permission away from the person who made it.
func TestUndoOfAnAdjustmentNeedsThePermissionForOne(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	id, err := steps["adjust"].do(t, h)
	if err != nil {
		t.Fatal(err)
	}
	demoted := boss
	demoted.Roles = []trade.Role{trade.Warehouse}
	h.refused(t, words.AccessNotPermitted, func() error {
		_, err := h.Undo(ctx, demoted, stock.UndoRequest{Entry: id})
		return err
	})
}

func TestUndoRefusesWhatCannotBeUndone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	carton := h.pack(t, 1).Units[0]
	container := h.load(t, "SHIP-1", "LKCU4200177")
	loaded := h.post(t, trade.EntryLoad, func(_ *store.Tx, e *trade.Entry) error {
		e.Put(carton.ID.At(), "l:cold", container.ID.At())
		return nil
	})
	master := h.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutItem(e, trade.Item{ID: "TEA", Code: "TEA"})
	})
	for name, c := range map[string]struct {
		entry trade.EntryID
		key   words.Key
	}{
		"a delivery": {h.goods[0], words.StockUndoReceive}, "a scan of loading": {loaded, words.StockUndoLoad},
		"a master": {master, words.StockUndoNever}, "a despatch": {h.despatch(t, container), words.StockUndoNever},
		"an unknown entry": {"nothing", words.StoreNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			h.refused(t, c.key, func() error {
				_, err := h.Undo(ctx, boss, stock.UndoRequest{Entry: c.entry})
				return err
			})
		})
	}
}

// TestUndoOfWhatHasGoneOn says which goods or which unit went on after the step.
func TestUndoOfWhatHasGoneOn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		step string
		then func(*testing.T, *house)
		key  words.Key
		says string
	}{
		"graded and packed": {"grade", func(t *testing.T, h *house) {
			if _, err := h.MoveGoods(ctx, mate, stock.MoveGoodsRequest{Lot: "L2", Grade: trade.GradeA, From: "COLD",
				To: "WASH", NetG: 1_500}); err != nil {
				t.Fatal(err)
			}
		}, words.StockUndoGone, "Of lot L2 grade A only 448.500 kg are left"},
		"made and moved": {"make lot", func(t *testing.T, h *house) {
			if _, err := h.MoveGoods(ctx, mate, stock.MoveGoodsRequest{Lot: "C9", Grade: trade.GradeA, From: "COLD",
				To: "WASH", NetG: 4_000}); err != nil {
				t.Fatal(err)
			}
		}, words.StockUndoGone, "Of lot C9 grade A only 0.000 kg are left"},
		"packed and moved": {"pack", moveFirst, words.StockUndoMoved, "0000001 no longer stands"},
		"packed and put on a pallet": {"pack", func(t *testing.T, h *house) {
			h.pallet(t, trade.HandlingUnit{Number: "0000002"})
		}, words.StockUndoMoved, "0000002 no longer stands"},
		"packed and weighed": {"pack", func(t *testing.T, h *house) {
			if _, err := steps["weigh"].do(t, h); err != nil {
				t.Fatal(err)
			}
		}, words.StoreChangedSince, "The unit was changed since"},
		"packed and loaded": {"pack", loadUnit("0000001"), words.StockUnitLoaded, "0000001 is in LKCU4200177"},
		"built and moved": {"build pallet", func(t *testing.T, h *house) {
			if _, err := h.MoveUnit(ctx, mate, stock.MoveUnitRequest{Unit: "0000004", To: "WASH"}); err != nil {
				t.Fatal(err)
			}
		}, words.StockUndoMoved, "0000004 no longer stands"},
		"built and loaded": {"build pallet", loadUnit("0000004"), words.StockUnitLoaded, "is in LKCU4200177"},
		"built and added to": {"build pallet", func(t *testing.T, h *house) {
			if _, err := h.packing.Pack(ctx, keeper, packing.PackRequest{Lot: "L1", Grade: trade.GradeA, Location: "COLD",
				Kind: trade.Carton, Count: 1, Pallet: "0000004"}); err != nil {
				t.Fatal(err)
			}
		}, words.StockUndoCarries, "0000004 carries 0000005"},
		"weighed and loaded": {"weigh", loadUnit("0000001"), words.StockUnitLoaded, "0000001 is in LKCU4200177"},
		"a pallet weighed and loaded": {"weigh a pallet", loadUnit("0000002"), words.StockUnitLoaded,
			"0000002 is in LKCU4200177"},
		"moved and moved on": {"move a unit", func(t *testing.T, h *house) {
			if _, err := h.MoveUnit(ctx, mate, stock.MoveUnitRequest{Unit: "0000001", To: "FIELD"}); err != nil {
				t.Fatal(err)
			}
		}, words.StockUndoMoved, "0000001 no longer stands"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			steps[c.step].prepare(t, h)
			id, err := steps[c.step].do(t, h)
			if err != nil {
				t.Fatal(err)
			}
			c.then(t, h)
			told := h.refused(t, c.key, func() error {
				_, err := h.Undo(ctx, boss, stock.UndoRequest{Entry: id})
				return err
			})
			if !strings.Contains(says(told), c.says) {
				t.Errorf("it says %q", says(told))
			}
		})
	}
}

func moveFirst(t *testing.T, h *house) {
	if _, err := h.MoveUnit(ctx, mate, stock.MoveUnitRequest{Unit: "0000001", To: "WASH"}); err != nil {
		t.Fatal(err)
	}
}

func loadUnit(number string) func(*testing.T, *house) {
	return func(t *testing.T, h *house) {
		var u trade.HandlingUnit
		h.read(t, func(tx *store.Tx) (err error) {
			u, err = tx.UnitByIdentifier(number)
			return err
		})
		h.load(t, "SHIP-1", "LKCU4200177", u)
	}
}

// TestUndoBackwards undoes a day from its end: each step is free again once the one after it is undone.
func TestUndoBackwards(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	before := h.projections(t)
	var done []trade.EntryID
	for _, name := range []string{"grade", "make lot", "build pallet", "weigh",
		"take a carton off its pallet", "adjust"} {
		if name == "build pallet" {
			done = append(done, h.pack(t, 3).EntryID)
		}
		id, err := steps[name].do(t, h)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		done = append(done, id)
	}
	for _, id := range slices.Backward(done) {
		if _, err := h.Undo(ctx, boss, stock.UndoRequest{Entry: id}); err != nil {
			t.Fatalf("%s: %v", h.entry(t, id).Kind, err)
		}
	}
	if after := h.projections(t); after != before {
		t.Errorf("undone, the ledger is\n%s\nwant\n%s", after, before)
	}
}

// TestARepeatedCommandIsSavedOnce repeats every command that was saved, as somebody does whose answer was lost.
func TestARepeatedCommandIsSavedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.pack(t, 1)
	parts := []stock.Part{{Lot: "L1", Grade: trade.GradeB, NetG: 1_000}}
	for _, do := range []func() error{
		func() error {
			_, err := h.MoveUnit(ctx, boss, stock.MoveUnitRequest{Unit: "0000001", To: "WASH", Command: "c1"})
			return err
		},
		func() error {
			_, err := h.MoveGoods(ctx, boss, stock.MoveGoodsRequest{Lot: "L1", Grade: trade.GradeB, From: "COLD", To: "WASH",
				NetG: 1, Command: "c2"})
			return err
		},
		func() error {
			_, err := h.Adjust(ctx, boss, stock.AdjustRequest{Lot: "L1", Grade: trade.GradeB, Location: "COLD",
				Reason: stock.Correction, CountedNetG: 50_000, Note: "counted", Command: "c3"})
			return err
		},
		func() error {
			_, err := h.MakeLot(ctx, boss, stock.MakeLotRequest{Number: "C1", Item: "CHIPS", Location: "COLD",
				Grade: trade.GradeA, MadeOn: "2026-11-04", Parts: parts, NetG: 900, Command: "c4"})
			return err
		},
		func() error {
			_, err := h.Undo(ctx, boss, stock.UndoRequest{Entry: "c4", Command: "c5"})
			return err
		},
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
		h.refused(t, words.StorePosted, do)
	}
}
