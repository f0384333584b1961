package packing_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/settings"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

const (
	bananaLot = "LNT-BAN-261103-01"
	scarfLot  = "LNT-SCF-261020-01"
	teaLot    = "LNT-TEA-261101-01"
	channel   = "domestic"
)

var (
	noon    = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
	admin   = trade.Actor{PersonID: "keo", Name: "Keo", Roles: []trade.Role{trade.Administrator}}
	packer  = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	nobody  = trade.Actor{}

	bananas = trade.Item{ID: "ban", Code: "BAN-CAV", Unit: "KGM", Package: "CT", HS6: "0803.90", NetG: 13_500,
		TareG: 1_200, MinNetG: 12_000, MaxNetG: 15_000}
	scarves = trade.Item{ID: "scf", Code: "SCF-SILK", Unit: "H87", Package: "CT", HS6: "6214.10", NetG: 7_200,
		TareG: 400, PieceNetG: 300}
	tea = trade.Item{ID: "tea", Code: "TEA-GRN", Unit: "KGM", Package: "BG", HS6: "0902.10"} // catch weight only
)

// shed is a packing shed with a cold room and a yard, and loose goods in the cold room: 1,350 kg of bananas of
// grade A and 27 kg ungraded, 100 scarves, and 60 kg of tea.
type shed struct {
	*packing.Service
	db               *store.DB
	firm             trade.Firm
	site, cold, yard trade.Place
}

// newShed makes a shed of a firm with a GS1 company prefix.
func newShed(t *testing.T) *shed {
	t.Helper()
	s := newShedWithoutPrefix(t)
	_, err := settings.New(s.db).ChangeFirm(context.Background(), admin, settings.ChangeFirmRequest{Fallback: "NTG",
		Prefixes: []trade.GS1Prefix{{Prefix: "9521234", ValidFrom: "2026-11-06"}}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newShedWithoutPrefix(t *testing.T) *shed {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(noon))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	office := settings.New(db)
	err = office.SetUp(ctx, settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane", FirmCode: "NTG",
		FirmName: trade.Names{EN: "Nam Tha Green"}, Country: "LA", SiteCode: "NTY", SiteName: trade.Names{EN: "Nateuy"},
		Fallback: "NTG"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = office.PutChannel(ctx, admin, settings.PutChannelRequest{Channel: trade.Channel{Code: channel,
		Name: "Market", BaseURL: "http://127.0.0.1:1", Active: true}})
	if err != nil {
		t.Fatal(err)
	}
	s := &shed{Service: packing.New(db), db: db, cold: "l:cold", yard: "l:yard"}
	s.read(t, func(tx *store.Tx) error {
		s.firm, err = tx.Firm()
		s.site = s.firm.SiteID.At()
		return err
	})
	s.furnish(t)
	return s
}

// furnish puts down masters, lots and loose goods.
func (s *shed) furnish(t *testing.T) {
	t.Helper()
	s.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		for _, err := range []error{
			tx.PutLocation(e, trade.Location{ID: "cold", Code: "COLD", Parent: s.firm.SiteID}),
			tx.PutLocation(e, trade.Location{ID: "yard", Code: "YARD", Parent: s.firm.SiteID}),
			tx.PutParty(e, trade.Party{ID: "coop", Code: "COOP-NAMHA", Country: "LA"}),
			tx.PutParty(e, trade.Party{ID: "buyer", Code: "KMG", Country: "CN"}),
			tx.PutItem(e, bananas), tx.PutItem(e, scarves), tx.PutItem(e, tea),
			tx.PutLot(e, trade.Lot{ID: "lotB", Number: bananaLot, ItemID: "ban", HarvestedOn: "2026-11-03"}),
			tx.PutLot(e, trade.Lot{ID: "lotS", Number: scarfLot, ItemID: "scf", HarvestedOn: "2026-10-20"}),
			tx.PutLot(e, trade.Lot{ID: "lotT", Number: teaLot, ItemID: "tea", HarvestedOn: "2026-11-01"}),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	s.receive(t, bananas, "lotB", trade.GradeA, 1_350_000)
	s.receive(t, bananas, "lotB", trade.Ungraded, 27_000)
	s.receive(t, scarves, "lotS", trade.GradeA, 30_000)
	s.receive(t, tea, "lotT", trade.GradeB, 60_000)
}

func (s *shed) goods(item trade.Item, lot trade.LotID, grade trade.Grade) trade.Goods {
	return trade.Goods{ItemID: item.ID, LotID: lot, Grade: grade, OwnerID: s.firm.PartyID}
}

// receive books loose goods into the cold room.
func (s *shed) receive(t *testing.T, item trade.Item, lot trade.LotID, grade trade.Grade, netG int64) {
	t.Helper()
	s.post(t, trade.EntryReceive, func(_ *store.Tx, e *trade.Entry) error {
		e.Move(trade.PartyID("coop").At(), s.cold, s.goods(item, lot, grade),
			trade.Amount{QtyMilli: item.QtyMilli(netG), NetG: netG})
		return nil
	})
}

// post posts an entry without a use case: what others do to the ledger.
func (s *shed) post(t *testing.T, kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) {
	t.Helper()
	err := s.db.Write(context.Background(), func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, admin, "")
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
}

func (s *shed) move(t *testing.T, subject, from, to trade.Place) {
	t.Helper()
	s.post(t, trade.EntryMove, func(_ *store.Tx, e *trade.Entry) error {
		e.Put(subject, from, to)
		return nil
	})
}

// container plans a shipment with one container, which stands at the site.
func (s *shed) container(t *testing.T) trade.TransportUnit {
	t.Helper()
	u := trade.TransportUnit{ID: "tu", DepartureID: "train", ShipmentID: "ship", Kind: trade.Container,
		Number: "LKCU4200177", State: trade.TransportOpen}
	s.post(t, trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
		e.Put(u.ID.At(), trade.Nowhere, s.site)
		if err := tx.PutShipment(e, trade.Shipment{ID: "ship", Reference: "S-2026-0041", DepartureID: "train"}); err != nil {
			return err
		}
		return tx.PutTransportUnit(e, u)
	})
	return u
}

// becomes gives a transport unit another state; a despatched one leaves the site.
func (s *shed) becomes(t *testing.T, u trade.TransportUnit, state trade.TransportUnitState) {
	t.Helper()
	s.post(t, trade.EntryClose, func(tx *store.Tx, e *trade.Entry) error {
		u.State = state
		if state == trade.TransportDespatched {
			e.Put(u.ID.At(), s.site, trade.PartyID("buyer").At())
		}
		return tx.PutTransportUnit(e, u)
	})
}

func (s *shed) read(t *testing.T, do func(*store.Tx) error) {
	t.Helper()
	if err := s.db.Read(context.Background(), do); err != nil {
		t.Fatal(err)
	}
}

// stock tells how much of an item a place holds, with everything in the units there.
func (s *shed) stock(t *testing.T, place trade.Place, item trade.ItemID) (all trade.Amount) {
	t.Helper()
	s.read(t, func(tx *store.Tx) error {
		rows, err := tx.StockOf(place, item)
		for _, row := range rows {
			all = all.Plus(row.Amount)
		}
		return err
	})
	return all
}

// loose tells how much of an item lies at a place in no unit.
func (s *shed) loose(t *testing.T, place trade.Place, item trade.ItemID) (all trade.Amount) {
	t.Helper()
	s.read(t, func(tx *store.Tx) error {
		rows, err := tx.StockOf(place, item)
		for _, row := range rows {
			all = all.Plus(row.Own)
		}
		return err
	})
	return all
}

// parent tells where a unit stands.
func (s *shed) parent(t *testing.T, u trade.HandlingUnit) (parent trade.Place) {
	t.Helper()
	s.read(t, func(tx *store.Tx) (err error) {
		parent, _, err = tx.Parent(u.ID.At())
		return err
	})
	return parent
}

// stored reads a unit as the ledger has it.
func (s *shed) stored(t *testing.T, id trade.UnitID) (u trade.HandlingUnit) {
	t.Helper()
	s.read(t, func(tx *store.Tx) (err error) {
		u, err = tx.Unit(id)
		return err
	})
	return u
}

// told counts the messages of stock that wait for the platform.
func (s *shed) told(t *testing.T) (count int) {
	t.Helper()
	s.read(t, func(tx *store.Tx) error {
		all, err := tx.OpenMessages(channel, 0, 1000)
		count = len(all)
		return err
	})
	return count
}

// pack packs bananas of grade A in the cold room.
func (s *shed) pack(t *testing.T, count int64) []trade.HandlingUnit {
	t.Helper()
	got, err := s.Pack(context.Background(), packer, cartons(count))
	if err != nil {
		t.Fatal(err)
	}
	return got.Units
}

func cartons(count int64) packing.PackRequest {
	return packing.PackRequest{Lot: bananaLot, Grade: trade.GradeA, Location: "COLD", Kind: trade.Carton, Count: count}
}

// pallet builds a pallet of 20 kg in the cold room.
func (s *shed) pallet(t *testing.T, units ...trade.HandlingUnit) trade.HandlingUnit {
	t.Helper()
	r := packing.PalletRequest{Location: "COLD", TareG: 20_000}
	for _, u := range units {
		r.Units = append(r.Units, u.Number)
	}
	got, err := s.BuildPallet(context.Background(), packer, r)
	if err != nil {
		t.Fatal(err)
	}
	return got.Pallet
}

// sound fails the test when the ledger does not verify.
func (s *shed) sound(t *testing.T) {
	t.Helper()
	report, err := s.db.Verify(context.Background())
	if err != nil || !report.Sound() {
		t.Fatalf("the ledger does not verify: %+v, %v", report, err)
	}
}

// state is all that an entry can change: journal and projections.
func (s *shed) state(t *testing.T) (entries int64, projections string) {
	t.Helper()
	s.read(t, func(tx *store.Tx) (err error) {
		if entries, err = tx.Entries(); err != nil {
			return err
		}
		projections, err = tx.Projections()
		return err
	})
	return entries, projections
}

// refusal is something that must not be done.
type refusal struct {
	name string
	do   func() error
	code fault.Code
	want words.Key
	says fault.Params // that the sentence must name
}

// refused does what must be refused, and looks that nothing of it stays.
func (s *shed) refused(t *testing.T, all []refusal) {
	t.Helper()
	entries, projections := s.state(t)
	for _, c := range all {
		err := c.do()
		if fault.KeyOf(err) != string(c.want) || fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s %s", c.name, err, c.code, c.want)
			continue
		}
		for name, value := range c.says {
			if said := fault.All(err)[0].Params[name]; said != value {
				t.Errorf("%s: %s is %v, want %v", c.name, name, said, value)
			}
		}
		if e, p := s.state(t); e != entries || p != projections {
			t.Errorf("%s left %d entries, want %d; projections\n%s\nwant\n%s", c.name, e, entries, p, projections)
		}
	}
	s.sound(t)
}
