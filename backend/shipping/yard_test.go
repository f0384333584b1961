package shipping_test

import (
	"context"
	"path/filepath"
	"time"

	"pgregory.net/rapid"

	"tradehub/backend/clock"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// The world of these tests: one train with two shipments. R1 carries 6 cartons of bananas A and 2 of bananas B and
// has a container; R2 carries 2 cartons of bananas A and 2 bags of coffee.
const (
	train = "X8102/2026-11-06"
	truck = "T0937/2026-11-09"
	r1    = "NTG-R1"
	r2    = "NTG-R2"
	box0  = "BICU1234565" // stands before the others in a list
	box1  = "CSQU3054383"
	box2  = "LKCU4200177"
	box3  = "LKCU4200182"

	netG, tareG, grossG = 13_500, 1_200, 14_700 // of a carton
	palletG             = 18_000
	boxG                = 4_800_000
)

var (
	noon    = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
	boss    = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Consolidator}}
	loader  = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
	another = trade.Actor{PersonID: "dao", Name: "Dao", Roles: []trade.Role{trade.Warehouse}}
	ctx     = context.Background()
)

// tester is a test, a benchmark or one case of a property.
type tester interface {
	rapid.TB
	Cleanup(func())
}

// yard is the service over a ledger with the masters and units that shipping needs.
type yard struct {
	*shipping.Service
	db *store.DB

	site, cold, dock        trade.Location
	firm, coop, buyer       trade.Party
	banana, coffee          trade.Item
	bananaLot, coffeeLot    trade.Lot
	serial                  int64
	bananas, domestic, bags []trade.HandlingUnit // of grade A, of grade B, of coffee
}

// newYard makes the world above, with 8 cartons of grade A, 3 of grade B and 3 bags in the cold room.
func newYard(t interface {
	tester
	TempDir() string
}) *yard {
	t.Helper()
	y := newYardAt(t, filepath.Join(t.TempDir(), "ledger.db"))
	y.bananas = y.pack(t, y.goods(trade.GradeA), 8)
	y.domestic = y.pack(t, y.goods(trade.GradeB), 3)
	y.bags = y.pack(t, y.coffeeGoods(), 3)
	return y
}

// newYardAt makes the world above without any units.
func newYardAt(t tester, path string) *yard {
	t.Helper()
	db, err := store.Open(ctx, path, clock.Fixed(noon))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	y := &yard{Service: shipping.New(db), db: db}
	y.setUp(t)
	y.receive(t)
	y.plan(t)
	return y
}

func (y *yard) setUp(t tester) {
	t.Helper()
	y.site = trade.Location{ID: trade.LocationID(clock.NewID()), Code: "NTY", Name: trade.Names{EN: "Nateuy"}}
	y.cold = trade.Location{ID: trade.LocationID(clock.NewID()), Code: "COLD", Name: trade.Names{EN: "Cold room"},
		Parent: y.site.ID}
	y.dock = trade.Location{ID: trade.LocationID(clock.NewID()), Code: "DOCK", Name: trade.Names{EN: "Dock"},
		Parent: y.site.ID}
	y.firm = trade.Party{ID: trade.PartyID(clock.NewID()), Code: "NTG", Name: trade.Names{EN: "Nam Tha Green"},
		Country: "LA"}
	y.coop = trade.Party{ID: trade.PartyID(clock.NewID()), Code: "NAMHA", Name: trade.Names{EN: "Ban Nam Ha"},
		Country: "LA"}
	y.buyer = trade.Party{ID: trade.PartyID(clock.NewID()), Code: "YUNGUO", Name: trade.Names{EN: "Yunguo"},
		Country: "CN"}
	y.banana = trade.Item{ID: trade.ItemID(clock.NewID()), Code: "BAN", Name: trade.Names{EN: "Banana"}, Unit: "KGM",
		Package: "CT"}
	y.coffee = trade.Item{ID: trade.ItemID(clock.NewID()), Code: "COF", Name: trade.Names{EN: "Coffee"}, Unit: "KGM",
		Package: "BG"}
	y.post(t, trade.EntrySetUp, func(tx *store.Tx, e *trade.Entry) error {
		return first(tx.SetUpStation("NT1", "Asia/Vientiane"), tx.PutLocation(e, y.site), tx.PutParty(e, y.firm),
			tx.PutParty(e, y.coop), tx.PutParty(e, y.buyer), tx.PutItem(e, y.banana), tx.PutItem(e, y.coffee),
			tx.PutFirm(e, trade.Firm{PartyID: y.firm.ID, SiteID: y.site.ID, Fallback: "NTG", Marks: "NTG KUNMING"}),
			tx.PutRegisterRow(e, trade.RegisterRow{Register: "currencies", Code: "USD",
				Fields: map[string]string{"minor_digits": "2"}}),
			tx.PutChannel(e, trade.Channel{Code: "domestic", Active: true}),
			tx.PutChannel(e, trade.Channel{Code: "cross-border", Active: true}),
			tx.PutChannel(e, trade.Channel{Code: "off"}))
	})
	y.post(t, trade.EntryMaster, func(tx *store.Tx, e *trade.Entry) error {
		return first(tx.PutLocation(e, y.cold), tx.PutLocation(e, y.dock))
	})
}

// receive books more graded goods into the cold room than any test packs.
func (y *yard) receive(t tester) {
	t.Helper()
	y.bananaLot = trade.Lot{ID: trade.LotID(clock.NewID()), Number: "LNT-BAN-01", ItemID: y.banana.ID, Country: "LA"}
	y.coffeeLot = trade.Lot{ID: trade.LotID(clock.NewID()), Number: "LNT-COF-01", ItemID: y.coffee.ID, Country: "LA"}
	const plentyG = 1_000_000_000_000
	y.post(t, trade.EntryReceive, func(tx *store.Tx, e *trade.Entry) error {
		for _, goods := range []trade.Goods{y.goods(trade.GradeA), y.goods(trade.GradeB), y.coffeeGoods()} {
			e.Move(y.coop.ID.At(), y.cold.ID.At(), goods, trade.Amount{QtyMilli: plentyG, NetG: plentyG})
		}
		return first(tx.PutLot(e, y.bananaLot), tx.PutLot(e, y.coffeeLot))
	})
}

// plan makes the train, its two shipments and the container of the first.
func (y *yard) plan(t tester) {
	t.Helper()
	must(t, ignore(y.PlanDeparture(ctx, boss, shipping.DepartureRequest{Departure: trainPlan()})))
	must(t, ignore(y.PlanShipment(ctx, boss, planR1())))
	must(t, ignore(y.PlanShipment(ctx, boss, planR2())))
	y.box(t, r1, box1)
}

func trainPlan() trade.Departure {
	return trade.Departure{Reference: train, Mode: trade.Rail, Vehicle: "X8102", From: "Vientiane South",
		To: "Wangjiaying West", DepartsAt: noon.Add(12 * time.Hour), Zone: "Asia/Vientiane"}
}

func truckPlan() trade.Departure {
	d := trainPlan()
	d.Reference, d.Mode, d.Vehicle = truck, trade.Road, "0937"
	return d
}

func planR1() shipping.ShipmentRequest {
	return shipping.ShipmentRequest{Reference: r1, Departure: train, Consignee: "YUNGUO", Destination: "CN",
		Terms: trade.Terms{Rule: "FCA", Place: "Vientiane South Railway Station"},
		Lines: []shipping.LineRequest{line("BAN", trade.GradeA, 6), line("BAN", trade.GradeB, 2)}}
}

func planR2() shipping.ShipmentRequest {
	r := planR1()
	r.Reference = r2
	r.Lines = []shipping.LineRequest{line("BAN", trade.GradeA, 2), line("COF", trade.GradeA, 2)}
	return r
}

// line asks for packages of an item at USD 0.52 a kilogram.
func line(item string, grade trade.Grade, packages int64) shipping.LineRequest {
	return shipping.LineRequest{Item: item, Grade: grade, Packages: packages,
		Price: trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"}}
}

func (y *yard) goods(grade trade.Grade) trade.Goods {
	return trade.Goods{ItemID: y.banana.ID, LotID: y.bananaLot.ID, Grade: grade, OwnerID: y.firm.ID}
}

func (y *yard) coffeeGoods() trade.Goods {
	return trade.Goods{ItemID: y.coffee.ID, LotID: y.coffeeLot.ID, Grade: trade.GradeA, OwnerID: y.firm.ID}
}
