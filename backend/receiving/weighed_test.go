package receiving_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/receiving"
	"tradehub/backend/store"
)

// The audit is the journal: what the scale sent stands in it, beside the figure that was taken from it.
func TestWhatTheScaleSaidStaysWithTheDelivery(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := delivered()
	got, err := h.Receive(ctx, hand, r)
	check(t, err)
	check(t, h.db.Read(ctx, func(tx *store.Tx) error {
		c, err := tx.ConsignmentByNumber(got.Consignment.Number)
		check(t, err)
		if !slices.Equal(c.Lines[0].Weighings, r.Lines[0].Weighings) ||
			!slices.Equal(c.Lines[0].TareWeighings, r.Lines[0].TareWeighings) {
			t.Errorf("the weighed lot has %+v", c.Lines[0])
		}
		if c.Lines[1].Weighings != nil || c.Lines[1].TareWeighings != nil {
			t.Errorf("the typed lot has %+v", c.Lines[1])
		}
		e, err := tx.Entry(got.EntryID)
		check(t, err)
		var body strings.Builder
		for _, f := range e.Facts {
			body.WriteString(f.Body)
		}
		for _, line := range []string{"S S 600.00 kg", "S S 475.00 kg", "S S 40.00 kg", "S S 35.00 kg"} {
			if !strings.Contains(body.String(), line) {
				t.Errorf("the entry does not say %q", line)
			}
		}
		return nil
	}))
	_, err = h.Grade(ctx, hand, receiving.GradeRequest{Lot: "LNT-2", GradeAG: 1_000})
	check(t, err)
	check(t, h.db.Read(ctx, func(tx *store.Tx) error {
		c, err := tx.ConsignmentByNumber(got.Consignment.Number)
		if len(c.Lines[0].Weighings) != 2 || c.Lines[0].Weighings[1].Scale != "FLOOR-1" {
			t.Errorf("after grading the weighed lot has %+v", c.Lines[0])
		}
		return err
	}))
	h.sound(t)
}
