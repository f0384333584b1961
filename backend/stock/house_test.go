package stock_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/receiving"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var (
	noon    = time.Date(2026, 11, 4, 5, 0, 0, 0, time.UTC)
	ctx     = context.Background()
	keeper  = trade.Actor{PersonID: "keeper", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
	mate    = trade.Actor{PersonID: "mate", Name: "Noy", Roles: []trade.Role{trade.Warehouse}}
	boss    = trade.Actor{PersonID: "boss", Name: "Seng", Roles: []trade.Role{trade.Consolidator}}
	officer = trade.Actor{PersonID: "officer", Name: "Vone", Roles: []trade.Role{trade.Officer}}
	nobody  = trade.Actor{}
)

// house is a firm with a site of two rooms, a field store outside it, three items, and stock: lot L1 of bananas,
// graded 900, 80 and 20 kg, and lot L2 of 500 kg, not graded yet; both in the cold room.
type house struct {
	*store.DB
	*stock.Service
	receiving *receiving.Service
	packing   *packing.Service
	goods     []trade.EntryID // the entries that brought them
}

func newHouse(t testing.TB) *house {
	t.Helper()
	h := bareHouse(t)
	h.receive(t, receiving.Line{Lot: "L1", Item: "BAN", NetG: 1_000_000, Graded: true, GradeAG: 900_000,
		GradeBG: 80_000, RejectG: 20_000, Orchard: "LNT-ORCH-07"})
	h.receive(t, receiving.Line{Lot: "L2", Item: "BAN", NetG: 500_000, Orchard: "LNT-ORCH-08"})
	return h
}

// bareHouse is the house before anything was delivered. Whatever a test did, its ledger verifies at the end.
func bareHouse(t testing.TB) *house {
	t.Helper()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(noon))
	if err != nil {
		t.Fatal(err)
	}
	h := &house{DB: db, Service: stock.New(db), receiving: receiving.New(db), packing: packing.New(db)}
	h.post(t, trade.EntrySetUp, func(tx *store.Tx, e *trade.Entry) error {
		return h.setUp(tx, e)
	})
	t.Cleanup(func() {
		report, err := db.Verify(ctx)
		if err != nil || !report.Sound() {
			t.Errorf("the ledger does not verify: %+v, %v", report, err)
		}
		_ = db.Close()
	})
	return h
}

func (h *house) setUp(tx *store.Tx, e *trade.Entry) error {
	if err := tx.SetUpStation("NT1", "Asia/Vientiane"); err != nil {
		return err
	}
	site := trade.Location{ID: "site", Code: "NTY", Name: trade.Names{EN: "Nateuy"}, Zone: "Asia/Vientiane"}
	firm := trade.Firm{PartyID: "firm", SiteID: site.ID, Fallback: "NTG",
		Prefixes: []trade.GS1Prefix{{Prefix: "9521234", ValidFrom: "2026-01-01"}}}
	errs := []error{tx.PutFirm(e, firm), tx.PutLocation(e, site),
		tx.PutLocation(e, trade.Location{ID: "cold", Code: "COLD", Name: trade.Names{EN: "Cold room"}, Parent: site.ID}),
		tx.PutLocation(e, trade.Location{ID: "wash", Code: "WASH", Name: trade.Names{EN: "Wash house"}, Parent: site.ID}),
		tx.PutLocation(e, trade.Location{ID: "field", Code: "FIELD", Name: trade.Names{EN: "Field store"}}),
		tx.PutRegisterRow(e, trade.RegisterRow{Register: "packages", Code: "CT"}),
		tx.PutChannel(e, trade.Channel{Code: "domestic", Name: "Domestic", Active: true}),
		tx.PutSeries(e, trade.Series{Name: "unit", Width: 7, First: 1, Last: 9_999_999, Block: 100}),
		tx.PutSeries(e, trade.Series{Name: "consignment", Prefix: "CON-", Width: 5, First: 1, Last: 99_999, Block: 1})}
	for id, country := range map[string]string{"firm": "LA", "NAMHA": "LA", "LUANG": "LA", "YUNNAN": "CN"} {
		errs = append(errs, tx.PutParty(e, trade.Party{ID: trade.PartyID(id), Code: strings.ToUpper(id), Country: country,
			Name: trade.Names{EN: id}, Roles: []trade.PartyRole{trade.Cooperative}}))
	}
	for _, item := range []trade.Item{
		{Code: "BAN", Unit: "KGM", Package: "CT", NetG: 13_500, TareG: 1_200},
		{Code: "CHIPS", Unit: "KGM", Package: "BG"},
		{Code: "SCARF", Unit: "H87", Package: "CT", PieceNetG: 333},
	} {
		item.ID, item.Name = trade.ItemID(item.Code), trade.Names{EN: item.Code}
		errs = append(errs, tx.PutItem(e, item))
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// post books an entry by hand: what other use cases will do, and what nobody should.
func (h *house) post(t testing.TB, kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) trade.EntryID {
	t.Helper()
	var id trade.EntryID
	err := h.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, boss, "")
		if err != nil {
			return err
		}
		id = e.ID
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return id
}

// receive books a delivery of one lot, from NAMHA into the cold room.
func (h *house) receive(t testing.TB, line receiving.Line) {
	t.Helper()
	h.receiveFrom(t, "NAMHA", line)
}

func (h *house) receiveFrom(t testing.TB, cooperative string, line receiving.Line) {
	t.Helper()
	line.GrossG, line.HarvestedOn, line.Packages, line.Package = line.NetG, "2026-11-03", 1, "CT"
	got, err := h.receiving.Receive(ctx, keeper, receiving.ReceiveRequest{DeliveryNote: "DN-" + line.Lot,
		Cooperative: cooperative, Location: "COLD", ReceivedOn: "2026-11-04", Lines: []receiving.Line{line}})
	if err != nil {
		t.Fatal(err)
	}
	h.goods = append(h.goods, got.EntryID)
}

// pack makes cartons of 13.5 kg of grade A of lot L1 in the cold room.
func (h *house) pack(t testing.TB, count int64) packing.Packed {
	t.Helper()
	packed, err := h.packing.Pack(ctx, keeper, packing.PackRequest{Lot: "L1", Grade: trade.GradeA, Location: "COLD",
		Kind: trade.Carton, Count: count})
	if err != nil {
		t.Fatal(err)
	}
	return packed
}

// pallet puts units onto a new pallet in the cold room.
func (h *house) pallet(t testing.TB, units ...trade.HandlingUnit) packing.Built {
	t.Helper()
	r := packing.PalletRequest{Location: "COLD", TareG: 20_000}
	for _, u := range units {
		r.Units = append(r.Units, u.Number)
	}
	built, err := h.packing.BuildPallet(ctx, keeper, r)
	if err != nil {
		t.Fatal(err)
	}
	return built
}

// load puts units into a container of a shipment, which stands at the site.
func (h *house) load(t testing.TB, shipment, container string, units ...trade.HandlingUnit) trade.TransportUnit {
	t.Helper()
	u := trade.TransportUnit{ID: trade.TransportUnitID(container), Number: container, DepartureID: "train",
		ShipmentID: trade.ShipmentID(shipment), Kind: trade.Container, State: trade.TransportOpen}
	h.post(t, trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
		e.Put(u.ID.At(), trade.Nowhere, "l:site")
		if err := tx.PutTransportUnit(e, u); err != nil {
			return err
		}
		return tx.PutShipment(e, trade.Shipment{ID: u.ShipmentID, Reference: shipment, ConsigneeID: "YUNNAN",
			State: trade.ShipmentOpen})
	})
	h.post(t, trade.EntryLoad, func(_ *store.Tx, e *trade.Entry) error {
		for _, unit := range units {
			e.Put(unit.ID.At(), "l:cold", u.ID.At())
		}
		return nil
	})
	return u
}

// despatch lets a container go to its consignee, as shipping does.
func (h *house) despatch(t testing.TB, u trade.TransportUnit) trade.EntryID {
	t.Helper()
	return h.post(t, trade.EntryDespatch, func(tx *store.Tx, e *trade.Entry) error {
		e.Put(u.ID.At(), "l:site", "p:YUNNAN")
		s, err := tx.Shipment(u.ShipmentID)
		if err != nil {
			return err
		}
		s.State, u.State = trade.ShipmentDespatched, trade.TransportDespatched
		if err := tx.PutShipment(e, s); err != nil {
			return err
		}
		return tx.PutTransportUnit(e, u)
	})
}

// state is everything a refused step must leave as it was.
func (h *house) state(t testing.TB) string {
	t.Helper()
	return fmt.Sprintf("%s\n%d entries, %d messages", h.projections(t), h.entries(t), len(h.messages(t)))
}

func (h *house) projections(t testing.TB) (text string) {
	t.Helper()
	h.read(t, func(tx *store.Tx) (err error) {
		text, err = tx.Projections()
		return err
	})
	return text
}

func (h *house) entries(t testing.TB) (count int64) {
	t.Helper()
	h.read(t, func(tx *store.Tx) (err error) {
		count, err = tx.Entries()
		return err
	})
	return count
}

func (h *house) messages(t testing.TB) (all []trade.Message) {
	t.Helper()
	h.read(t, func(tx *store.Tx) (err error) {
		all, err = tx.OpenMessages("domestic", 0, 10_000)
		return err
	})
	return all
}

// told gives what the platform is told while something is done: kind and subject of each message, in order.
func (h *house) told(t testing.TB, do func()) (all []string) {
	t.Helper()
	before := len(h.messages(t))
	do()
	for _, m := range h.messages(t)[before:] {
		all = append(all, string(m.Kind)+" "+m.Subject)
	}
	return all
}

func (h *house) entry(t testing.TB, id trade.EntryID) (e trade.Entry) {
	t.Helper()
	h.read(t, func(tx *store.Tx) (err error) {
		e, err = tx.Entry(id)
		return err
	})
	return e
}

func (h *house) read(t testing.TB, do func(*store.Tx) error) {
	t.Helper()
	if err := h.Read(ctx, do); err != nil {
		t.Fatal(err)
	}
}

// refused fails the test unless a step is refused with this key, in a sentence without a hole, and changes nothing.
func (h *house) refused(t testing.TB, key words.Key, do func() error) fault.List {
	t.Helper()
	before := h.state(t)
	err := do()
	if fault.KeyOf(err) != string(key) {
		t.Fatalf("got %v, want %s", err, key)
	}
	for _, f := range fault.All(err) {
		if said := words.Say(words.English, words.Key(f.Key), f.Params); strings.ContainsAny(said, "{}") {
			t.Errorf("the sentence has a hole: %s", said)
		}
	}
	if after := h.state(t); after != before {
		t.Fatalf("refused with %v, and yet the ledger changed from\n%s\nto\n%s", err, before, after)
	}
	return fault.All(err)
}

// says gives the sentences of a refusal as a person reads them.
func says(l fault.List) string {
	var all []string
	for _, f := range l {
		all = append(all, words.Say(words.English, words.Key(f.Key), f.Params))
	}
	return strings.Join(all, "\n")
}

// lines writes the stock of a location for comparing: item, lot, grade, owner, place, loose and all grams, packages.
func (h *house) lines(t testing.TB, r stock.OverviewRequest) string {
	t.Helper()
	rows, err := h.Overview(ctx, keeper, r)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%s %s %s %s %s %d %d %d\n", r.Item, r.Lot, r.Grade, r.Owner, r.Place.Code, r.Loose.NetG,
			r.Total.NetG, r.Total.Packages)
	}
	return b.String()
}
