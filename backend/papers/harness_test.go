package papers_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

// program are the papers that come with the program.
var program = sheet.NewLibrary(templates.Sheets(), nil)

// issued is when the papers of the worked example are drawn up: 4 Nov 2026, 16:30 in Nateuy.
var issued = time.Date(2026, 11, 4, 9, 30, 0, 0, time.UTC)

var officer = trade.Actor{PersonID: "officer", Name: "Officer A", Roles: []trade.Role{trade.Officer}}

// desk is the worked example R1 (bananas by rail to Kunming) in a ledger of its own, with the papers over it. All
// parties, numbers and codes are invented.
type desk struct {
	*store.DB
	*papers.Service
	t        *testing.T
	now      atomic.Int64 // nanoseconds; a test may let time pass
	files    string       // folder of the attachments
	keys     papers.Keys
	shipment trade.Shipment
	units    []trade.TransportUnit
	made     int
}

// part is how many cartons of a lot go into a container.
type part struct {
	container, lot int
	cartons        int
}

// whole is R1 as it is; few is R1 with a carton where it has ninety.
var (
	whole = []part{{0, 0, 900}, {0, 1, 360}, {1, 1, 450}, {1, 2, 810}}
	few   = []part{{0, 0, 10}, {0, 1, 4}, {1, 1, 5}, {1, 2, 9}}
)

var lots = []trade.Lot{
	{ID: "lot1", Number: "LNT-BAN-261103-01", ItemID: "ban", Orchard: "LA-BAN-O-0007", Packhouse: "LA-BAN-P-0002"},
	{ID: "lot2", Number: "LNT-BAN-261103-02", ItemID: "ban", Orchard: "LA-BAN-O-0011", Packhouse: "LA-BAN-P-0002"},
	{ID: "lot3", Number: "LNT-BAN-261104-03", ItemID: "ban", Orchard: "LA-BAN-O-0015", Packhouse: "LA-BAN-P-0002"},
}

// newDesk makes a ledger with the firm and its masters, and nothing to do yet.
func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, files: filepath.Join(t.TempDir(), "attachments"),
		keys: papers.Keys(filepath.Join(t.TempDir(), "signing"))}
	d.now.Store(issued.UnixNano())
	d.start(filepath.Join(t.TempDir(), "ledger.db"))
	d.setUp()
	return d
}

// start opens the ledger of a path.
func (d *desk) start(path string) {
	d.t.Helper()
	db, err := store.Open(d.t.Context(), path,
		clock.Clock(func() time.Time { return time.Unix(0, d.now.Load()).UTC() }))
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = db.Close() })
	attachments, err := archive.Open(d.files)
	if err != nil {
		d.t.Fatal(err)
	}
	d.DB, d.Service = db, papers.New(db, attachments, program, d.keys)
}

// restore puts a copy in the place of the ledger, and starts the program again.
func (d *desk) restore(copied string) *store.DB {
	d.t.Helper()
	path := d.Path()
	content, err := os.ReadFile(copied)
	if err := errors.Join(err, d.DB.Close()); err != nil {
		d.t.Fatal(err)
	}
	for _, side := range []string{"-wal", "-shm"} {
		_ = os.Remove(path + side)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		d.t.Fatal(err)
	}
	d.start(path)
	return d.DB
}

// open makes a ledger with the shipment R1, loaded as told, and still open.
func open(t *testing.T, parts []part) *desk {
	t.Helper()
	d := newDesk(t)
	d.plan()
	for _, p := range parts {
		d.load(p)
	}
	return d
}

// closed is open, with the containers sealed and the shipment closed.
func closed(t *testing.T, parts []part) *desk {
	t.Helper()
	d := open(t, parts)
	d.close()
	return d
}

func (d *desk) post(kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) {
	d.t.Helper()
	post(d.t, d.DB, kind, fill)
}

// post posts an entry that fill has filled.
func post(t testing.TB, db *store.DB, kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *store.Tx) error {
		e, err := tx.NewEntry(kind, officer, "")
		if err != nil {
			return err
		}
		e.Zone = "Asia/Vientiane"
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func register(name, code string, fields ...string) trade.RegisterRow {
	row := trade.RegisterRow{Register: name, Code: code, Fields: map[string]string{}, Source: "test", AsOf: "2026-11-01"}
	for i := 0; i < len(fields); i += 2 {
		row.Fields[fields[i]] = fields[i+1]
	}
	return row
}

func (d *desk) setUp() {
	d.t.Helper()
	firm := trade.Party{ID: "firm", Code: "NTG", Name: trade.Names{EN: "Nam Tha Green Consolidation Sole Co., Ltd."},
		Address: "BAN NATEUY, NAMTHA DISTRICT, LUANG NAMTHA PROVINCE, LAO PDR", Country: "LA", TIN: "123456789000"}
	importer := trade.Party{ID: "importer", Code: "KMG", Name: trade.Names{EN: "Kunming Yunguo Import Co., Ltd."},
		Address: "NO. 8 WANGJIAYING ROAD, KUNMING, YUNNAN", Country: "CN"}
	bananas := trade.Item{ID: "ban", Code: "BAN-CAV", PaperName: "FRESH BANANAS (CAVENDISH, GREEN)", HS6: "0803.90",
		Species: "Musa acuminata", Unit: "KGM", Package: "CT"}
	d.post(trade.EntrySetUp, func(tx *store.Tx, e *trade.Entry) error {
		return first(tx.SetUpStation("NT1", "Asia/Vientiane"), tx.PutParty(e, firm), tx.PutParty(e, importer),
			tx.PutParty(e, trade.Party{ID: "coop", Code: "COOP", Name: trade.Names{EN: "Growers"}, Country: "LA"}),
			tx.PutItem(e, bananas),
			tx.PutLocation(e, trade.Location{ID: "site", Code: "NTY", Name: trade.Names{EN: "Nateuy"}}),
			tx.PutFirm(e, trade.Firm{PartyID: "firm", SiteID: "site", Fallback: "NTG"}),
			tx.PutSeries(e, trade.Series{Name: "invoice", Prefix: "NTG-26-", Width: 4, First: 117, Last: 9999, Block: 1}))
	})
	d.post(trade.EntryRegister, func(tx *store.Tx, e *trade.Entry) error {
		usd := register("currencies", "USD", "name_en", "US dollar", "minor_digits", "2", "print_digits", "2")
		lak := register("currencies", "LAK", "name_en", "Lao kip", "minor_digits", "2", "print_digits", "0")
		return first(tx.PutRegisterRow(e, register("countries", "LA", "name_en", "Lao PDR")),
			tx.PutRegisterRow(e, register("countries", "CN", "name_en", "China")),
			tx.PutRegisterRow(e, register("packages", "CT", "name_en", "carton")),
			tx.PutRegisterRow(e, register("packages", "JT", "name_en", "jute bag")),
			tx.PutRegisterRow(e, usd), tx.PutRegisterRow(e, lak))
	})
}

// plan makes the departure, the shipment and its two empty containers.
func (d *desk) plan() {
	d.t.Helper()
	train := trade.Departure{ID: "train", Reference: "X8102/2026-11-06", Mode: trade.Rail, Vehicle: "X8102",
		From: "Vientiane South", To: "Wangjiaying West", Via: "Boten / Mohan",
		DepartsAt: time.Date(2026, 11, 6, 15, 10, 0, 0, time.UTC), Zone: "Asia/Vientiane"}
	d.shipment = trade.Shipment{ID: "r1", Reference: "KM-2026-041", DepartureID: "train", ConsignorID: "firm",
		ConsigneeID: "importer", NotifyID: "importer", Payment: "Telegraphic transfer, 30 days from invoice date",
		Terms: trade.Terms{Rule: "FCA", Place: "Vientiane South Railway Station"}, Origin: "LA", Destination: "CN",
		Marks: "NTG / KUNMING / LOT AS PER PL", State: trade.ShipmentOpen,
		Lines: []trade.ShipmentLine{{ItemID: "ban", Grade: trade.GradeA, Packages: 2520,
			Price: trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"}}}}
	box := trade.TransportUnit{DepartureID: "train", ShipmentID: "r1", Kind: trade.Container, SizeType: "45R1",
		TareG: 4_800_000, State: trade.TransportOpen}
	one, two := box, box
	one.ID, one.Number, one.Wagon = "tu1", "LKCU4200177", "5231417"
	two.ID, two.Number, two.Wagon = "tu2", "LKCU4200182", "5231418"
	d.units = []trade.TransportUnit{one, two}
	d.post(trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
		for _, lot := range lots {
			lot.PartyID, lot.Country = "coop", "LA"
			if err := tx.PutLot(e, lot); err != nil {
				return err
			}
		}
		e.Put(one.ID.At(), trade.Nowhere, trade.LocationID("site").At())
		e.Put(two.ID.At(), trade.Nowhere, trade.LocationID("site").At())
		return first(tx.PutDeparture(e, train), tx.PutShipment(e, d.shipment), tx.PutTransportUnit(e, one),
			tx.PutTransportUnit(e, two))
	})
}

// load receives, packs and loads cartons of 13.500 kg net and 14.700 kg gross.
func (d *desk) load(p part) {
	d.t.Helper()
	goods := trade.Goods{ItemID: "ban", LotID: lots[p.lot].ID, Grade: trade.GradeA, OwnerID: "firm"}
	d.pack(p, goods, trade.HandlingUnit{Kind: trade.Carton, GrossG: 14_700, TareG: 1_200, NetG: 13_500}, trade.Nowhere)
}

// pack makes units like one, number after number, and puts them into a container, or onto a pallet in it.
func (d *desk) pack(p part, goods trade.Goods, like trade.HandlingUnit, pallet trade.Place) {
	d.t.Helper()
	to := d.units[p.container].ID.At()
	if pallet != trade.Nowhere {
		to = pallet
	}
	d.post(trade.EntryPack, func(tx *store.Tx, e *trade.Entry) error {
		all := int64(p.cartons) * like.NetG
		e.Move("p:coop", "l:site", goods, trade.Amount{QtyMilli: all, NetG: all})
		e.Move("l:site", trade.Packing, goods, trade.Amount{QtyMilli: all, NetG: all})
		for range p.cartons {
			d.made++
			u := like
			u.ItemID, u.State, u.Number = goods.ItemID, trade.UnitActive, fmt.Sprintf("%07d", d.made)
			u.ID = trade.UnitID("unit" + u.Number)
			if err := tx.PutUnit(e, u); err != nil {
				return err
			}
			e.Move(trade.Packing, u.ID.At(), goods, trade.Amount{Packages: 1, QtyMilli: u.NetG, NetG: u.NetG})
			e.Put(u.ID.At(), trade.Nowhere, to)
		}
		return nil
	})
}

// close seals the containers and closes the shipment.
func (d *desk) close() {
	d.t.Helper()
	d.post(trade.EntryClose, func(tx *store.Tx, e *trade.Entry) error {
		for i := range d.units {
			u := &d.units[i]
			u.State = trade.TransportClosed
			u.Seals = []trade.Seal{{Number: fmt.Sprintf("NTG55201%d", i+1), By: "shipper"},
				{Number: fmt.Sprintf("LCR009183%d", i+4), By: "carrier"}}
			if err := tx.PutTransportUnit(e, *u); err != nil {
				return err
			}
		}
		d.shipment.State = trade.ShipmentClosed
		return tx.PutShipment(e, d.shipment)
	})
}

// change posts a changed noun.
func (d *desk) change(put func(tx *store.Tx, e *trade.Entry) error) {
	d.t.Helper()
	d.post(trade.EntryMaster, put)
}

// at sets the clock.
func (d *desk) at(now time.Time) { d.now.Store(now.UnixNano()) }

// issue issues a paper of R1 that must be issuable.
func (d *desk) issue(kind trade.PaperKind) papers.Issued {
	d.t.Helper()
	got, err := d.Issue(d.t.Context(), officer, papers.IssueRequest{Shipment: "KM-2026-041", Kind: kind})
	if err != nil {
		d.t.Fatalf("%s: %v", kind, err)
	}
	return got
}

// void voids a paper that must be voidable.
func (d *desk) void(kind trade.PaperKind, number string) {
	d.t.Helper()
	_, err := d.Void(d.t.Context(), officer, papers.VoidRequest{Kind: kind, Number: number, Reason: "wrong price"})
	if err != nil {
		d.t.Fatalf("void %s %s: %v", kind, number, err)
	}
}

// entries counts the journal; what stores nothing leaves it as it was.
func (d *desk) entries() (count int64) {
	d.t.Helper()
	err := d.Read(context.Background(), func(tx *store.Tx) (err error) {
		count, err = tx.Entries()
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return count
}

// sound fails the test when the ledger does not verify.
func (d *desk) sound() {
	d.t.Helper()
	report, err := d.Verify(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	if !report.Sound() {
		d.t.Fatalf("the ledger does not verify: %+v", report)
	}
}

// wants fails the test unless err is the one refusal of this kind and all its placeholders are filled.
func wants(t *testing.T, err error, code fault.Code, key words.Key) *fault.Fault {
	t.Helper()
	all := fault.All(err)
	if len(all) != 1 || all[0].Code != code || all[0].Key != string(key) {
		t.Fatalf("want %s %s, got %v", code, key, err)
	}
	said := words.Say(words.English, key, all[0].Params)
	for _, r := range said {
		if r == '{' || r == '}' {
			t.Fatalf("a placeholder is left: %s", said)
		}
	}
	return all[0]
}
