package announce_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/announce"
	"tradehub/backend/clock"
	"tradehub/backend/sandbox"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

var (
	ctx  = context.Background()
	noon = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
)

// house is a ledger with its masters and three channels, of which one is switched off.
type house struct{ *store.DB }

var (
	coop   = trade.Party{ID: "coop", Code: "COOP-NAMHA", Name: trade.Names{EN: "Ban Nam Ha"}, Country: "LA"}
	firm   = trade.Party{ID: "firm", Code: "NTG", Name: trade.Names{EN: "Nam Tha Green"}, Country: "LA"}
	buyer  = trade.Party{ID: "buyer", Code: "KMFT", Name: trade.Names{EN: "Kunming Fruit"}, Country: "CN"}
	banana = trade.Item{ID: "ban", Code: "BAN-CAV", Unit: "KGM", Package: "CT"}
	scarf  = trade.Item{ID: "scarf", Code: "SCARF", Unit: "H87", Package: "CT", PieceNetG: 300}
	ripe   = trade.Lot{ID: "lot1", Number: "LNT-1", ItemID: "ban", PartyID: "coop", HarvestedOn: "2026-11-03"}
	green  = trade.Lot{ID: "lot2", Number: "LNT-2", ItemID: "ban", PartyID: "coop", HarvestedOn: "2026-11-04"}
	woven  = trade.Lot{ID: "lot3", Number: "LNT-3", ItemID: "scarf", PartyID: "coop", HarvestedOn: "2026-10-01"}
)

const (
	site = trade.LocationID("site")
	cold = trade.LocationID("cold")
)

func newHouse(t testing.TB) house {
	t.Helper()
	return openHouse(t, filepath.Join(t.TempDir(), "ledger.db")).furnish(t)
}

func openHouse(t testing.TB, path string) house {
	t.Helper()
	db, err := store.Open(ctx, path, clock.Fixed(noon))
	check(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return house{db}
}

// furnish gives the house all it needs, in one entry.
func (h house) furnish(t testing.TB) house {
	t.Helper()
	h.post(t, func(tx *store.Tx, e *trade.Entry) {
		check(t, tx.SetUpStation("NT1", "Asia/Vientiane"))
		check(t, tx.PutLocation(e, trade.Location{ID: site, Code: "NTY", Name: trade.Names{EN: "Nateuy"}}))
		check(t, tx.PutFirm(e, trade.Firm{PartyID: "firm", SiteID: site, Fallback: "NTG"}))
		for _, p := range []trade.Party{coop, firm, buyer} {
			check(t, tx.PutParty(e, p))
		}
		for _, i := range []trade.Item{banana, scarf} {
			check(t, tx.PutItem(e, i))
		}
		for _, l := range []trade.Lot{ripe, green, woven} {
			check(t, tx.PutLot(e, l))
		}
		for code, active := range map[string]bool{"domestic": true, "cross-border": true, "old": false} {
			check(t, tx.PutChannel(e, trade.Channel{Code: code, BaseURL: "https://platform.example", Active: active}))
		}
		for code, digits := range map[string]string{"USD": "2", "VND": "0", "KWD": "3"} {
			check(t, tx.PutRegisterRow(e, trade.RegisterRow{Register: "currencies", Code: code,
				Fields: map[string]string{"minor_digits": digits}}))
		}
	})
	h.post(t, func(tx *store.Tx, e *trade.Entry) {
		check(t, tx.PutLocation(e, trade.Location{ID: cold, Code: "COLD", Name: trade.Names{EN: "Cold"}, Parent: site}))
	})
	return h
}

// post posts an entry that fill has filled; tell runs after it in the same transaction.
func (h house) post(t testing.TB, fill func(*store.Tx, *trade.Entry), tell ...func(*store.Tx, *trade.Entry) error) {
	t.Helper()
	check(t, h.try(func(tx *store.Tx, e *trade.Entry) error { fill(tx, e); return nil }, tell...))
}

func (h house) try(fill func(*store.Tx, *trade.Entry) error, tell ...func(*store.Tx, *trade.Entry) error) error {
	return h.Write(ctx, func(tx *store.Tx) error {
		e := &trade.Entry{ID: trade.EntryID(clock.NewID()), Kind: trade.EntryReceive, Zone: "Asia/Vientiane"}
		if err := fill(tx, e); err != nil {
			return err
		}
		if err := tx.Post(e); err != nil {
			return err
		}
		for _, tell := range tell {
			if err := tell(tx, e); err != nil {
				return err
			}
		}
		return nil
	})
}

func goods(lot trade.Lot, grade trade.Grade) trade.Goods {
	return trade.Goods{ItemID: lot.ItemID, LotID: lot.ID, Grade: grade, OwnerID: "firm"}
}

// arrive books goods into the cold room and tells the stock of their item.
func (h house) arrive(t testing.TB, lot trade.Lot, grade trade.Grade, amount trade.Amount) {
	t.Helper()
	h.post(t, func(_ *store.Tx, e *trade.Entry) {
		e.Move(coop.ID.At(), cold.At(), goods(lot, grade), amount)
	}, tellStock(lot.ItemID))
}

func tellStock(items ...trade.ItemID) func(*store.Tx, *trade.Entry) error {
	return func(tx *store.Tx, e *trade.Entry) error { return announce.Stock(tx, e, items...) }
}

// queued lists what waits for a channel.
func (h house) queued(t testing.TB, channel string) (all []trade.Message) {
	t.Helper()
	check(t, h.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.OpenMessages(channel, 0, 1_000)
		return err
	}))
	return all
}

// last is the newest message that waits for the domestic channel.
func (h house) last(t testing.TB) trade.Message {
	t.Helper()
	all := h.queued(t, "domestic")
	if len(all) == 0 {
		t.Fatal("nothing was queued")
	}
	return all[len(all)-1]
}

// accepted sends messages to the demonstration platform, which holds each of them against the contract, its key and
// its business key too.
func accepted(t testing.TB, messages ...trade.Message) {
	t.Helper()
	platform, err := sandbox.Open(filepath.Join(t.TempDir(), "platform.db"), clock.Fixed(noon))
	check(t, err)
	defer func() { check(t, platform.Close()) }()
	for _, m := range messages {
		condition := "create"
		if m.Kind == trade.StockMessage {
			condition = "latest"
		}
		body, err := json.Marshal(map[string]any{"messages": []any{map[string]any{"key": m.Key, "kind": m.Kind,
			"external_id": m.Subject, "condition": condition, "document": json.RawMessage(m.Body)}}})
		check(t, err)
		request := httptest.NewRequest(http.MethodPost, "/v1/messages:batch", strings.NewReader(string(body)))
		request.Header.Set("Content-Type", "application/json")
		answer := httptest.NewRecorder()
		platform.Handler().ServeHTTP(answer, request)
		if said := answer.Body.String(); answer.Code != http.StatusOK || !strings.Contains(said, `"accepted"`) {
			t.Errorf("the platform does not take %s %s: %s\n%s", m.Kind, m.Subject, said, m.Body)
		}
	}
}

// says compares the document of a message with what it must say.
func says(t *testing.T, m trade.Message, kind trade.MessageKind, subject, want string) {
	t.Helper()
	var compact strings.Builder
	for line := range strings.Lines(want) {
		compact.WriteString(strings.TrimSpace(line))
	}
	if m.Kind != kind || m.Subject != subject || m.Body != compact.String() {
		t.Errorf("%s %s says\n%s\nwant %s %s\n%s", m.Kind, m.Subject, m.Body, kind, subject, compact.String())
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func kg(kilograms int64) trade.Amount {
	return trade.Amount{QtyMilli: kilograms * 1_000, NetG: kilograms * 1_000}
}

func number(n int) string { return fmt.Sprintf("%07d", n) }
