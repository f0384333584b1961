package weighing_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// A weight of a scale is what its line says, whoever hands it over.
func TestTheLinesOfWeighingsAreReadOnceMore(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.put("BENCH", "cas:tcp:127.0.0.1:1")
	const stable = "S S     14.650 kg"
	for name, c := range map[string]struct {
		w    trade.Weighing
		want words.Key
	}{
		"as it was":          {trade.Weighing{WeightG: 14_650, Scale: floor, Line: stable}, ""},
		"any scale":          {trade.Weighing{WeightG: 14_650, Line: stable}, ""},
		"another weight":     {trade.Weighing{WeightG: 14_651, Scale: floor, Line: stable}, words.WeighingDiffers},
		"another protocol":   {trade.Weighing{WeightG: 14_650, Scale: "BENCH", Line: stable}, words.WeighingDiffers},
		"it moved":           {trade.Weighing{WeightG: 14_650, Scale: floor, Line: "S D 14.650 kg"}, words.WeighingDiffers},
		"pounds":             {trade.Weighing{WeightG: 14_650, Scale: floor, Line: "S S 14.650 lb"}, words.WeighingDiffers},
		"a tare that is not": {trade.Weighing{WeightG: 14_650, Net: true, Scale: floor, Line: stable}, words.WeighingDiffers},
		"no line at all":     {trade.Weighing{WeightG: 14_650, Scale: floor, Line: "typed"}, words.WeighingDiffers},
		"no such scale":      {trade.Weighing{WeightG: 14_650, Scale: "YARD", Line: stable}, words.WeighingUnknown},
	} {
		err := h.Prove(t.Context(), hand, []trade.Weighing{c.w})
		if fault.KeyOf(err) != string(c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	wrong := trade.Weighing{WeightG: 1, Scale: floor, Line: stable}
	if all := fault.All(h.Prove(t.Context(), hand, []trade.Weighing{wrong, wrong})); len(all) != 2 {
		t.Errorf("told %v, want both", all)
	}
	h.must(h.Remove(t.Context(), admin, floor, ""))
	h.must(h.Prove(t.Context(), hand, []trade.Weighing{{WeightG: 14_650, Scale: floor, Line: stable}}))
	isFault(t, "nobody", h.Prove(t.Context(), nobody, nil), words.AccessSignIn)
}
