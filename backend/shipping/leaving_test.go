package shipping_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// verbOfState is one of the verbs that change the state of a shipment.
type verbOfState func(*shipping.Service, context.Context, trade.Actor, shipping.StateRequest) (trade.Shipment, error)

// paper records an invoice about R1, as the use case of papers does.
func (y *yard) paper(t tester, state trade.PaperState) {
	t.Helper()
	sh := y.progress(t, r1).Shipment
	y.post(t, trade.EntryIssue, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutPaper(e, trade.Paper{ID: trade.PaperID(clock.NewID()), Kind: trade.CommercialInvoice,
			Number: "INV-0001", ShipmentID: sh.ID, State: state})
	})
}

func TestCloseAndReopen(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.close(t)
	y.paper(t, trade.PaperVoid) // a void paper is in nobody's way
	sh, err := y.Reopen(ctx, loader, shipping.StateRequest{Shipment: r1})
	must(t, err)
	if sh.State != trade.ShipmentOpen || y.progress(t, r1).Shipment.State != trade.ShipmentOpen {
		t.Errorf("%+v", sh)
	}
	must(t, ignore(y.Unseal(ctx, loader, shipping.TransportRequest{Shipment: r1, Transport: box1})))
	y.unload(t, r1, y.domestic[1])
	y.seal(t, r1, box1, "NTG552012")
	_, err = y.Close(ctx, loader, shipping.StateRequest{Shipment: r1})
	if fault.KeyOf(err) != string(words.ShippingShort) {
		t.Fatalf("closed short: %v", err)
	}
	sh, err = y.Close(ctx, loader, shipping.StateRequest{Shipment: r1, Short: true})
	must(t, err)
	if sh.State != trade.ShipmentClosed {
		t.Errorf("%+v", sh)
	}
	y.sound(t)
}

func TestCancelGivesUpAnEmptyShipment(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	sh, err := y.Cancel(ctx, boss, shipping.StateRequest{Shipment: r2})
	must(t, err)
	if sh.State != trade.ShipmentCancelled || y.progress(t, r2).Shipment.State != trade.ShipmentCancelled {
		t.Errorf("%+v", sh)
	}
}

func TestDespatchTakesTheGoodsOffTheSite(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.close(t)
	stock := y.stock(t, y.site.ID.At())
	sh, err := y.Despatch(ctx, boss, shipping.StateRequest{Shipment: r1, Command: "leave"})
	must(t, err)
	if sh.State != trade.ShipmentDespatched {
		t.Errorf("%+v", sh)
	}
	p := y.progress(t, r1)
	u := p.Transports[0]
	if u.State != trade.TransportDespatched || y.parent(t, u.ID.At()) != y.buyer.ID.At() || u.Load.Packages != 8 {
		t.Errorf("%+v at %s", u, y.parent(t, u.ID.At()))
	}
	left := y.stock(t, y.site.ID.At())
	for grade, gone := range map[trade.Grade]int64{trade.GradeA: 6 * netG, trade.GradeB: 2 * netG} {
		if stock[grade]-left[grade] != gone {
			t.Errorf("grade %s: %d g were there and %d g are left", grade, stock[grade], left[grade])
		}
	}
	y.sound(t)
}

// stock gives the bananas at a place by grade, in grams.
func (y *yard) stock(t tester, place trade.Place) map[trade.Grade]int64 {
	t.Helper()
	byGrade := map[trade.Grade]int64{}
	y.read(t, func(tx *store.Tx) error {
		rows, err := tx.StockOf(place, y.banana.ID)
		for _, row := range rows {
			byGrade[row.Grade] += row.NetG
		}
		return err
	})
	return byGrade
}

// TestDespatchTellsEveryChannelOnce looks into the outbox: one message of the shipment and one of each item's stock
// for each channel that is on.
func TestDespatchTellsEveryChannelOnce(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.close(t)
	must(t, ignore(y.Despatch(ctx, boss, shipping.StateRequest{Shipment: r1, Command: "leave"})))
	for channel, want := range map[string][]string{"domestic": {"shipments " + r1, "stock BAN@NTY"},
		"cross-border": {"shipments " + r1, "stock BAN@NTY"}, "off": nil} {
		var told []string
		for _, m := range y.messages(t, channel) {
			told = append(told, string(m.Kind)+" "+m.Subject)
			if m.EntryID != "leave" {
				t.Errorf("%s: a message of entry %s", channel, m.EntryID)
			}
		}
		if !slices.Equal(told, want) {
			t.Errorf("%s was told %q, want %q", channel, told, want)
		}
	}
}

func (y *yard) messages(t tester, channel string) (all []trade.Message) {
	t.Helper()
	y.read(t, func(tx *store.Tx) (err error) {
		all, err = tx.OpenMessages(channel, 0, 100)
		return err
	})
	return all
}

// TestDespatchTellsTheFigures reads what the platform will read.
func TestDespatchTellsTheFigures(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.despatch(t)
	var shipment struct {
		TransportUnits []struct {
			Number   string
			Seals    []string
			Packages int64
		} `json:"transport_units"`
		Totals map[string]any
	}
	var stock struct {
		Quantities []struct{ Grade, Quantity string }
		AsOf       map[string]int64 `json:"as_of"`
	}
	all := y.messages(t, "domestic")
	if len(all) != 2 {
		t.Fatalf("%d messages", len(all))
	}
	must(t, first(json.Unmarshal([]byte(all[0].Body), &shipment), json.Unmarshal([]byte(all[1].Body), &stock)))
	want := map[string]any{"packages": 8.0, "net_kg": "108", "gross_kg": "117.6", "amount": "56.16"}
	if !maps.Equal(shipment.Totals, want) {
		t.Errorf("totals %v, want %v", shipment.Totals, want)
	}
	if u := shipment.TransportUnits; len(u) != 1 || u[0].Number != box1 || !slices.Equal(u[0].Seals,
		[]string{"NTG552011"}) || u[0].Packages != 8 {
		t.Errorf("transport units %+v", u)
	}
	if q := stock.Quantities; len(q) != 2 || q[0].Grade != "A" || q[0].Quantity != "999999919" ||
		q[1].Grade != "B" || q[1].Quantity != "999999973" {
		t.Errorf("stock %+v", q)
	}
	y.read(t, func(tx *store.Tx) error {
		if stock.AsOf["seq"] != tx.Seq() || stock.AsOf["epoch"] != tx.Epoch() {
			t.Errorf("stock as of %v, and the despatch is %d of epoch %d", stock.AsOf, tx.Seq(), tx.Epoch())
		}
		return nil
	})
}

// TestScansSendNoMessages: a container at the door is still at the site, so that its stock is as it was.
func TestScansSendNoMessages(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	before := y.stock(t, y.site.ID.At())
	y.close(t)
	if all := y.messages(t, "domestic"); len(all) != 0 || !maps.Equal(before, y.stock(t, y.site.ID.At())) {
		t.Errorf("%d messages, stock %v, was %v", len(all), y.stock(t, y.site.ID.At()), before)
	}
}

func TestProgressTellsWhatWaits(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	y.box(t, r1, box0)
	y.box(t, r2, box3)
	p := y.pallet(t, y.bananas[3:5]...)
	y.load(t, r1, box0, y.bananas[0], y.domestic[0])
	y.load(t, r1, box1, y.bananas[1])
	y.load(t, r2, box3, y.bananas[2])
	got := y.progress(t, r1)
	if got.Consignee.Code != "YUNGUO" || got.Departure.Reference != train || len(got.Lines) != 2 {
		t.Fatalf("%+v", got)
	}
	a, b := got.Lines[0], got.Lines[1]
	if a.Item.Code != "BAN" || a.Loaded != 2 || a.Missing() != 4 || b.Loaded != 1 || b.Missing() != 1 {
		t.Errorf("lines %+v", got.Lines)
	}
	if a.Waiting != 5 || b.Waiting != 2 {
		t.Errorf("%d and %d wait; those on pallet %s count, those in containers do not", a.Waiting, b.Waiting, p.Number)
	}
	if u := got.Transports; len(u) != 2 || u[0].Number != box0 || u[0].Load.Packages != 2 || u[1].Number != box1 ||
		u[1].Load.Packages != 1 {
		t.Errorf("transports %+v", u)
	}
	y.despatch2(t)
	if got := y.progress(t, r2); got.Lines[0].Loaded != 1 || got.Lines[0].Waiting != 0 {
		t.Errorf("after it left: %+v", got.Lines)
	}
}

// despatch2 lets R2 go with what is loaded.
func (y *yard) despatch2(t tester) {
	t.Helper()
	y.seal(t, r2, box3, "NTG552013")
	must(t, ignore(y.Close(ctx, loader, shipping.StateRequest{Shipment: r2, Short: true})))
	must(t, ignore(y.Despatch(ctx, boss, shipping.StateRequest{Shipment: r2})))
}

func numbersOf(units []trade.HandlingUnit) (numbers []string) {
	for _, u := range units {
		numbers = append(numbers, u.Number)
	}
	return numbers
}

func TestProgressOfWhatNobodyPlanned(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	refused(t, y, func() error { return ignore(y.Progress(ctx, loader, "NTG-R3")) },
		refusal{name: "progress", code: fault.NotFound, key: words.StoreNotFound, says: "no shipment NTG-R3"})
}

func TestShipmentsListsAll(t *testing.T) {
	t.Parallel()
	y := newYard(t)
	all, err := y.Shipments(ctx, loader)
	must(t, err)
	if len(all) != 2 || all[0].Reference != r1 || all[1].Reference != r2 {
		t.Errorf("%+v", all)
	}
}
