package announce_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"tradehub/backend/announce"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

func delivery(note string) trade.Consignment {
	return trade.Consignment{ID: trade.ConsignmentID(note), Number: note, DeliveryNote: note, PartyID: "coop",
		LocationID: cold, ReceivedOn: "2026-11-04", Lines: []trade.ConsignmentLine{
			{LotID: "lot1", ItemID: "ban", NetG: 1_000_500, Graded: true, GradeAG: 900_000, GradeBG: 100_000, RejectG: 500},
			{LotID: "lot2", ItemID: "ban", NetG: 12_345},
			{LotID: "lot3", ItemID: "scarf", NetG: 1_000, Graded: true, GradeAG: 500, GradeBG: 500},
		}}
}

func (h house) receive(t *testing.T, c trade.Consignment) {
	t.Helper()
	h.post(t, func(tx *store.Tx, e *trade.Entry) { check(t, tx.PutConsignment(e, c)) },
		func(tx *store.Tx, e *trade.Entry) error { return announce.Consignment(tx, e, c) })
}

func TestADeliveryIsTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.receive(t, delivery("NH-2611-014"))
	m := h.last(t)
	says(t, m, trade.ConsignmentMessage, "COOP-NAMHA/NH-2611-014", `{"station":"NT1",
		"external_id":"COOP-NAMHA/NH-2611-014","delivery_note":"NH-2611-014",
		"cooperative":{"code":"COOP-NAMHA","name":"Ban Nam Ha"},"site":"NTY","received_on":"2026-11-04","lots":[
		{"lot":"LNT-1","item":"BAN-CAV","unit":"KGM","harvested_on":"2026-11-03","grades":[
			{"grade":"A","quantity":"900","net_kg":"900"},{"grade":"B","quantity":"100","net_kg":"100"},
			{"grade":"reject","quantity":"0.5","net_kg":"0.5"}]},
		{"lot":"LNT-2","item":"BAN-CAV","unit":"KGM","harvested_on":"2026-11-04","grades":[
			{"grade":"-","quantity":"12.345","net_kg":"12.345"}]},
		{"lot":"LNT-3","item":"SCARF","unit":"H87","harvested_on":"2026-10-01","grades":[
			{"grade":"A","quantity":"1.666","net_kg":"0.5"},{"grade":"B","quantity":"1.667","net_kg":"0.5"},
			{"grade":"reject","quantity":"0","net_kg":"0"}]}]}`)
	accepted(t, m)
}

// TestADeliveryOfAnyNoteIsTold has notes as people write them: a business key may hold them, a message's key may not.
func TestADeliveryOfAnyNoteIsTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, note := range []string{"ນ້ຳຫາ 14/2026", `"14" & <15>`, "14 / 2026 #2?", "14\\2026%2F"} {
		h.receive(t, delivery(note))
		if m := h.last(t); m.Subject != "COOP-NAMHA/"+note {
			t.Errorf("%q is told as %q", note, m.Subject)
		}
	}
	accepted(t, h.queued(t, "domestic")...)
}

func TestStockIsToldByGrade(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.arrive(t, ripe, trade.GradeA, kg(900))
	h.arrive(t, green, trade.GradeA, kg(50))
	h.arrive(t, green, trade.Ungraded, trade.Amount{QtyMilli: 1, NetG: 1})
	h.arrive(t, ripe, trade.Reject, trade.Amount{QtyMilli: 1_234_560, NetG: 1_234_560})
	m := h.last(t)
	says(t, m, trade.StockMessage, "BAN-CAV@NTY", `{"station":"NT1","external_id":"BAN-CAV@NTY","item":"BAN-CAV",
		"site":"NTY","unit":"KGM","quantities":[{"grade":"-","quantity":"0.001"},{"grade":"A","quantity":"950"},
		{"grade":"reject","quantity":"1234.56"}],"as_of":{"epoch":1,"seq":6}}`)
	h.post(t, func(_ *store.Tx, e *trade.Entry) {
		e.Move(cold.At(), trade.Shrinkage, goods(ripe, trade.GradeA), kg(900))
		e.Move(cold.At(), trade.Shrinkage, goods(green, trade.GradeA), kg(50))
		e.Move(cold.At(), trade.Shrinkage, goods(green, trade.Ungraded), trade.Amount{QtyMilli: 1, NetG: 1})
		e.Move(cold.At(), trade.Shrinkage, goods(ripe, trade.Reject), trade.Amount{QtyMilli: 1_234_560, NetG: 1_234_560})
	}, tellStock("ban", "scarf", "ban"))
	all := h.queued(t, "domestic")
	says(t, all[len(all)-2], trade.StockMessage, "BAN-CAV@NTY", `{"station":"NT1","external_id":"BAN-CAV@NTY",
		"item":"BAN-CAV","site":"NTY","unit":"KGM","quantities":[],"as_of":{"epoch":1,"seq":7}}`)
	if len(all) != 6 || all[5].Subject != "SCARF@NTY" {
		t.Errorf("an item named twice is told twice: %d messages", len(all))
	}
	accepted(t, all...)
}

func TestOnlyActiveChannelsAreTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.arrive(t, ripe, trade.GradeA, kg(900))
	domestic, border := h.queued(t, "domestic"), h.queued(t, "cross-border")
	if len(domestic) != 1 || len(border) != 1 || len(h.queued(t, "old")) != 0 {
		t.Fatalf("told to %d, %d and %d", len(domestic), len(border), len(h.queued(t, "old")))
	}
	a, b := domestic[0], border[0]
	if a.Key != b.Key || a.Body != b.Body || a.EntryID != b.EntryID || a.EntryID == "" || a.Condition != "" ||
		a.State != trade.MessageWaiting {
		t.Errorf("two channels are told\n%+v\n%+v", a, b)
	}
	h.post(t, func(tx *store.Tx, e *trade.Entry) {
		for _, code := range []string{"domestic", "cross-border"} {
			check(t, tx.PutChannel(e, trade.Channel{Code: code, BaseURL: "https://platform.example"}))
		}
	})
	h.arrive(t, ripe, trade.GradeA, kg(1))
	if len(h.queued(t, "domestic")) != 1 || len(h.queued(t, "cross-border")) != 1 {
		t.Error("a channel that was switched off is told")
	}
}

func TestWhatIsNotSavedIsNotTold(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cut := errors.New("cut")
	err := h.try(func(_ *store.Tx, e *trade.Entry) error {
		e.Move(coop.ID.At(), cold.At(), goods(ripe, trade.GradeA), kg(900))
		return nil
	}, tellStock("ban"), func(*store.Tx, *trade.Entry) error { return cut })
	if !errors.Is(err, cut) || len(h.queued(t, "domestic")) != 0 {
		t.Errorf("queued %v after %v", h.queued(t, "domestic"), err)
	}
	err = h.try(func(*store.Tx, *trade.Entry) error { return nil }, tellStock("ban", "durian"))
	if fault.CodeOf(err) != fault.NotFound || len(h.queued(t, "domestic")) != 0 {
		t.Errorf("queued %v after %v", h.queued(t, "domestic"), err)
	}
}

var keyForm = regexp.MustCompile(`^NT1-1-\d+-(stock|consignments)-[0-9a-f]{64}$`)

func TestEveryMessageHasAKeyOfItsOwn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.post(t, func(tx *store.Tx, e *trade.Entry) { check(t, tx.PutConsignment(e, delivery("1"))) },
		func(tx *store.Tx, e *trade.Entry) error { return announce.Consignment(tx, e, delivery("1")) },
		tellStock("ban", "scarf"))
	for range 3 {
		h.arrive(t, ripe, trade.GradeA, kg(1)) // the same subject again and again
	}
	seen := map[string]bool{}
	for _, m := range h.queued(t, "domestic") {
		if seen[m.Key] || !keyForm.MatchString(m.Key) {
			t.Errorf("key %q of %s %s", m.Key, m.Kind, m.Subject)
		}
		seen[m.Key] = true
	}
	if len(seen) != 6 {
		t.Errorf("%d keys", len(seen))
	}
}

// TestARestoredLedgerNeverRepeatsAKey puts an old copy of the ledger back and goes on until an entry has the sequence
// number of one that was lost, and tells something else.
func TestARestoredLedgerNeverRepeatsAKey(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ledger.db")
	h := openHouse(t, path).furnish(t)
	copied := filepath.Join(t.TempDir(), "copy.db")
	check(t, h.BackupTo(ctx, copied))
	h.arrive(t, ripe, trade.GradeA, kg(900))
	lost := h.last(t)
	check(t, h.Close())
	for _, side := range []string{"-wal", "-shm"} {
		check(t, os.RemoveAll(path+side))
	}
	check(t, os.Rename(copied, path))
	h = openHouse(t, path)
	if left := h.queued(t, "domestic"); len(left) != 0 {
		t.Fatalf("the copy is not from before: %v", left)
	}
	for range 3 {
		h.arrive(t, ripe, trade.GradeA, kg(1))
	}
	m := h.last(t)
	if m.Key == lost.Key {
		t.Errorf("%q is given twice", m.Key)
	}
	was, is := asOfIn(t, lost), asOfIn(t, m)
	if was != (asOf{1, 3}) || is != (asOf{2, 3}) {
		t.Errorf("as of %+v before, %+v after", was, is)
	}
	accepted(t, lost, m)
}

// asOf is a place in a ledger's chain, as the contract has it.
type asOf struct{ Epoch, Seq int64 }

func asOfIn(t *testing.T, m trade.Message) asOf {
	t.Helper()
	var document struct {
		AsOf asOf `json:"as_of"`
	}
	check(t, json.Unmarshal([]byte(m.Body), &document))
	return document.AsOf
}
