package receiving_test

import (
	"errors"
	"testing"

	"tradehub/backend/exchange"
	"tradehub/backend/receiving"
	"tradehub/templates/words"
)

func TestCheckTellsWhatImportWouldAndSavesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	strange := sheet()
	strange.CooperativeCode, strange.Rows[1].ItemCode = "COOP-X", "DURIAN"
	late := sheet()
	late.DeliveredOn = "2026-11-06"
	before := h.seq(t)
	for name, c := range map[string]struct {
		sheet exchange.DeliverySheet
		want  string
		rows  int
	}{
		"clean":         {sheet(), "", 3},
		"strange codes": {strange, "receiving.row receiving.row", 3},
		"from tomorrow": {late, "receiving.future", 3},
		"nothing in it": {exchange.DeliverySheet{},
			"exchange.cell_empty exchange.cell_empty exchange.cell_empty exchange.no_rows", 0},
		"only a note": {exchange.DeliverySheet{DeliveryNote: "N"},
			"exchange.cell_empty exchange.cell_empty exchange.no_rows", 0},
	} {
		r := receiving.ImportRequest{File: written(t, c.sheet), Name: "nam-ha.xlsx", Location: "COLD"}
		got, err := h.Check(ctx, hand, r)
		if keys := told(t, err); keys != c.want || len(got.Rows) != c.rows {
			t.Errorf("%s: told %q, want %q; rows %+v", name, keys, c.want, got.Rows)
		}
		r.File = written(t, c.sheet)
		if c.want == "" {
			continue
		}
		if _, imported := h.Import(ctx, hand, r); told(t, imported) != told(t, err) {
			t.Errorf("%s: import tells %v, and the check %v", name, imported, err)
		}
	}
	if h.seq(t) != before || h.messages(t) != nil {
		t.Error("a check has left something behind")
	}
}

func TestCheckKnowsWhatIsBooked(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	request := func() receiving.ImportRequest {
		return receiving.ImportRequest{File: r1(t, "luang.xlsx"), Name: "luang.xlsx", Location: "COLD"}
	}
	got, err := h.Check(ctx, hand, request())
	check(t, err)
	if got.CooperativeCode != "COOP-LUANG" || got.Rows[0].NetG != 11_560_000 {
		t.Errorf("the sheet is read as %+v", got)
	}
	booked, err := h.Import(ctx, hand, request())
	check(t, err)
	if booked.Consignment.Number != "CON-00001" {
		t.Errorf("the check has taken a number: the delivery is %s", booked.Consignment.Number)
	}
	if _, err = h.Check(ctx, hand, request()); told(t, err) != string(words.ReceivingNoteKnown) {
		t.Errorf("the same sheet again: %v", err)
	}
	if _, err = h.Check(ctx, officer, request()); told(t, err) != string(words.AccessNotPermitted) {
		t.Errorf("as an officer: %v", err)
	}
	bad := receiving.ImportRequest{File: broken{}, Name: "gone.xlsx", Location: "COLD"}
	if _, err = h.Check(ctx, hand, bad); told(t, err) != string(words.ExchangeFileUnreadable) {
		t.Errorf("a file that cannot be read: %v", err)
	}
}

// broken is a file on a stick that was pulled out.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the stick is gone") }
