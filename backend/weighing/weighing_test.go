package weighing_test

import (
	"testing"

	"tradehub/backend/trade"
	"tradehub/backend/weighing"
	"tradehub/templates/words"
)

func TestAScaleIsSetUpChangedAndTakenOutOfUse(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.put("PACK-2", "cas:serial:COM3@9600,8N1")
	h.put("PACK-2", "cas:serial:COM4")
	all, err := h.All(t.Context(), hand)
	h.must(err)
	if len(all) != 2 || all[0].Name != floor || all[1].Address != "cas:serial:COM4" || all[1].PatienceMS != 300 {
		t.Errorf("%+v", all)
	}
	h.must(h.Remove(t.Context(), admin, "PACK-2", ""))
	if all, err = h.All(t.Context(), hand); err != nil || len(all) != 1 {
		t.Errorf("after one was removed: %+v, %v", all, err)
	}
	isFault(t, "removed again", h.Remove(t.Context(), admin, "PACK-2", ""), words.WeighingUnknown)
	h.put("PACK-2", "cas:serial:COM4")
	if all, err = h.All(t.Context(), hand); err != nil || len(all) != 2 {
		t.Errorf("put back: %+v, %v", all, err)
	}
}

func TestASetUpThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for what, c := range map[string]struct {
		scale trade.ScaleSetup
		key   words.Key
	}{
		"no name":           {trade.ScaleSetup{Address: "sics:serial:COM3"}, words.TradeMissing},
		"no address":        {trade.ScaleSetup{Name: "X"}, words.TradeMissing},
		"a strange address": {trade.ScaleSetup{Name: "X", Address: "usb:1"}, words.DeviceScaleAddress},
		"no patience": {trade.ScaleSetup{Name: "X", Address: "sics:serial:COM3", PatienceMS: -1},
			words.WeighingPatience},
		"an hour": {trade.ScaleSetup{Name: "X", Address: "sics:serial:COM3", PatienceMS: 3_600_000},
			words.WeighingPatience},
	} {
		_, err := h.Put(t.Context(), admin, weighing.PutRequest{Scale: c.scale})
		isFault(t, what, err, c.key)
	}
	all, err := h.All(t.Context(), hand)
	if err != nil || len(all) != 1 {
		t.Errorf("something was kept: %+v, %v", all, err)
	}
	again := weighing.PutRequest{Scale: trade.ScaleSetup{Name: "Y", Address: "sics:serial:COM3"}, Command: "put-1"}
	_, err = h.Put(t.Context(), admin, again)
	h.must(err)
	_, err = h.Put(t.Context(), admin, again)
	isFault(t, "the same command again", err, words.StorePosted)
}

func TestWhoMayDoWhatWithScales(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	described := trade.ScaleSetup{Address: "sics:serial:COM3"}
	quiet := func(weighing.Sight) {}
	_, putting := h.Put(t.Context(), hand, weighing.PutRequest{Scale: trade.ScaleSetup{Name: "X",
		Address: "sics:tcp:a:1"}})
	_, listing := h.All(t.Context(), nobody)
	_, testing := h.Test(t.Context(), hand, weighing.TestRequest{Scale: described})
	for what, err := range map[string]error{
		"a hand sets up": putting, "a hand removes": h.Remove(t.Context(), hand, floor, ""),
		"a hand tries another":  h.Watch(t.Context(), hand, described, quiet),
		"a hand checks another": h.Check(t.Context(), hand, described), "a hand tests another": testing,
		"a hand zeroes another": h.Zero(t.Context(), hand, described),
		"an officer tares":      h.Tare(t.Context(), officer, named),
	} {
		isFault(t, what, err, words.AccessNotPermitted)
	}
	for what, err := range map[string]error{"nobody lists": listing,
		"nobody watches": h.Watch(t.Context(), nobody, named, quiet),
		"nobody zeroes":  h.Zero(t.Context(), nobody, named)} {
		isFault(t, what, err, words.AccessSignIn)
	}
}

func TestAScaleThatIsNotThereByItsName(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	other := trade.ScaleSetup{Name: "NO-SUCH"}
	_, tested := h.Test(t.Context(), hand, weighing.TestRequest{Scale: other})
	for what, err := range map[string]error{"watched": h.Watch(t.Context(), hand, other, func(weighing.Sight) {}),
		"checked": h.Check(t.Context(), hand, other), "tared": h.Tare(t.Context(), hand, other),
		"zeroed": h.Zero(t.Context(), hand, other), "tested": tested} {
		isFault(t, what, err, words.WeighingUnknown)
	}
	unreadable := trade.ScaleSetup{Address: "toledo:1"}
	isFault(t, "an address", h.Check(t.Context(), admin, unreadable), words.DeviceScaleAddress)
	h.must(h.Check(t.Context(), hand, named))
}
