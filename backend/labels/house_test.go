package labels_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/backend/labels"
	"tradehub/backend/packing"
	"tradehub/backend/registers"
	"tradehub/backend/settings"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

const (
	bananaLot = "LNT-BAN-261103-01"
	otherLot  = "LNT-BAN-261103-02"
	scarfLot  = "LNT-SCF-261020-01"
	mangoLot  = "LNT-MAN-261101-01"
	boxNumber = "LKCU4200177"
	zebra     = "Z1" // the printer of the tests
)

var (
	noon    = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
	admin   = trade.Actor{PersonID: "keo", Name: "Keo", Roles: []trade.Role{trade.Administrator}}
	packer  = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	nobody  = trade.Actor{}

	forms = sheet.NewLibrary(templates.Sheets(), nil)

	bananas = trade.Item{ID: "ban", Code: "BAN-CAV", GTIN: "19521234000010", Unit: "KGM", Package: "CT", HS6: "0803.90",
		Name:      trade.Names{EN: "Banana, Cavendish", LO: "ກ້ວຍຫອມ", ZH: "香蕉"},
		PaperName: "FRESH BANANAS (CAVENDISH, GREEN)", NetG: 13_500, TareG: 1_200}
	mangoes = trade.Item{ID: "man", Code: "MAN-NDM", Unit: "KGM", Package: "CT", HS6: "0804.50", NetG: 10_000, TareG: 800,
		Name: trade.Names{EN: "Mango", LO: "ໝາກມ່ວງ", ZH: "芒果"}, PaperName: "FRESH MANGOES"} // it has no GTIN
	scarves = trade.Item{ID: "scf", Code: "SCF-SILK", Unit: "KGM", Package: "CT", HS6: "6214.10", NetG: 7_200, TareG: 400,
		Name: trade.Names{EN: "Silk scarf"}, PaperName: "SILK SCARVES"}
)

// house is a packing house with a ledger, a simulated label printer, and loose goods in its cold room.
type house struct {
	*labels.Service
	t        testing.TB
	path     string
	db       *store.DB
	packing  *packing.Service
	printers *labels.Printers
	printer  *device.PrinterSimulator
	open     labels.Open
}

// options make a printer that nobody waits long for.
var options = device.PrinterOptions{PollMS: 1, AnswerTimeoutMS: 2000, PatienceMS: 60}

func newHouse(t testing.TB) *house {
	t.Helper()
	h := newHouseWithoutPrefix(t)
	_, err := settings.New(h.db).ChangeFirm(t.Context(), admin, settings.ChangeFirmRequest{Fallback: "NTG",
		Prefixes: []trade.GS1Prefix{{Prefix: "9521234", ValidFrom: "2026-11-01"}}})
	h.must(err)
	return h
}

func newHouseWithoutPrefix(t testing.TB) *house {
	t.Helper()
	h := &house{t: t, path: filepath.Join(t.TempDir(), "ledger.db")}
	h.open = func(address string) (device.Printer, error) { return device.OpenPrinter(address, options) }
	h.reopen()
	t.Cleanup(func() {
		report, err := h.db.Verify(context.Background())
		if err != nil || !report.Sound() {
			t.Errorf("the ledger does not verify: %+v, %v", report, err)
		}
		_ = h.db.Close()
	})
	h.must(settings.New(h.db).SetUp(t.Context(), settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane",
		FirmCode: "NTG", FirmName: trade.Names{EN: "NAM THA GREEN", LO: "ນ້ຳທາ ກຣີນ"}, Country: "LA", SiteCode: "NTY",
		SiteName: trade.Names{EN: "Nateuy"}, Fallback: "NTG"}))
	_, err := registers.New(h.db).LoadShipped(t.Context(), admin, "")
	h.must(err)
	h.furnish()
	h.printer, err = device.SimulatePrinter(t.Context(), "127.0.0.1:0", nil)
	h.must(err)
	t.Cleanup(h.printer.Close)
	_, err = h.printers.Put(t.Context(), admin, labels.PutPrinterRequest{Printer: trade.PrinterSetup{Name: zebra,
		Address: "tcp:" + h.printer.Address(), DPI: 203}})
	h.must(err)
	return h
}

// reopen opens the ledger, as a program does that was started again.
func (h *house) reopen() {
	h.t.Helper()
	db, err := store.Open(context.Background(), h.path, clock.Fixed(noon))
	h.must(err)
	h.db, h.packing = db, packing.New(db)
	open := func(address string) (device.Printer, error) { return h.open(address) }
	h.Service, h.printers = labels.New(db, forms, open), labels.NewPrinters(db, open)
}

// must ends the test at an error.
func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// furnish puts down masters, lots and loose goods.
func (h *house) furnish() {
	h.t.Helper()
	var firm trade.Firm
	h.read(func(tx *store.Tx) (err error) {
		firm, err = tx.Firm()
		return err
	})
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		for _, err := range []error{
			tx.PutLocation(e, trade.Location{ID: "cold", Code: "COLD", Parent: firm.SiteID}),
			tx.PutParty(e, trade.Party{ID: "coop", Code: "COOP", Country: "LA", Address: "BAN NAM HA, LUANG NAMTHA"}),
			tx.PutParty(e, trade.Party{ID: "buyer", Code: "KMG", Country: "CN",
				Name: trade.Names{EN: "KUNMING YUNGUO", ZH: "昆明云果"}}),
			tx.PutItem(e, bananas), tx.PutItem(e, scarves), tx.PutItem(e, mangoes),
			tx.PutLot(e, trade.Lot{ID: "lotB", Number: bananaLot, ItemID: "ban", PartyID: "coop", Country: "LA",
				HarvestedOn: "2026-11-03", Orchard: "LA-BAN-O-0007", Packhouse: "LA-BAN-P-0002"}),
			tx.PutLot(e, trade.Lot{ID: "lotC", Number: otherLot, ItemID: "ban", PartyID: "coop", Country: "LA",
				HarvestedOn: "2026-11-04", Packhouse: "LA-BAN-P-0002"}),
			tx.PutLot(e, trade.Lot{ID: "lotS", Number: scarfLot, ItemID: "scf", PartyID: "coop", Country: "LA",
				HarvestedOn: "2026-10-20"}),
			tx.PutLot(e, trade.Lot{ID: "lotM", Number: mangoLot, ItemID: "man", PartyID: "coop", Country: "LA",
				HarvestedOn: "2026-11-01", Orchard: "LA-MAN-O-0003", Packhouse: "LA-BAN-P-0002"}),
			tx.PutDeparture(e, trade.Departure{ID: "train", Reference: "X8102/2026-11-06", Mode: trade.Rail, Vehicle: "X8102",
				From: "VIENTIANE SOUTH", To: "WANGJIAYING WEST", DepartsAt: noon.Add(20 * time.Hour),
				Zone: "Asia/Vientiane"}),
			tx.PutShipment(e, trade.Shipment{ID: "ship", Reference: "S-41", DepartureID: "train", ConsigneeID: "buyer",
				ConsignorID: firm.PartyID, Destination: "CN", Lines: []trade.ShipmentLine{{ItemID: "ban",
					Price: trade.UnitPrice{Currency: "USD"}}}}),
			tx.PutTransportUnit(e, trade.TransportUnit{ID: "box", DepartureID: "train", ShipmentID: "ship",
				Kind: trade.Container, Number: boxNumber, SizeType: "45R1", Wagon: "5231417", TareG: 4_800_000,
				State: trade.TransportOpen}),
		} {
			if err != nil {
				return err
			}
		}
		e.Put(trade.TransportUnitID("box").At(), trade.Nowhere, firm.SiteID.At())
		for _, lot := range []trade.Goods{{ItemID: "ban", LotID: "lotB"}, {ItemID: "ban", LotID: "lotC"},
			{ItemID: "scf", LotID: "lotS"}, {ItemID: "man", LotID: "lotM"}} {
			lot.Grade, lot.OwnerID = trade.GradeA, firm.PartyID
			e.Move(trade.PartyID("coop").At(), trade.LocationID("cold").At(), lot,
				trade.Amount{QtyMilli: 4_000_000, NetG: 4_000_000})
		}
		return nil
	})
}

// furnishMore books more bananas than any benchmark packs.
func (h *house) furnishMore() {
	h.t.Helper()
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		firm, err := tx.Firm()
		e.Move(trade.PartyID("coop").At(), trade.LocationID("cold").At(), trade.Goods{ItemID: "ban", LotID: "lotB",
			Grade: trade.GradeA, OwnerID: firm.PartyID}, trade.Amount{QtyMilli: 9_000_000_000, NetG: 9_000_000_000})
		return err
	})
}

func (h *house) read(do func(*store.Tx) error) {
	h.t.Helper()
	h.must(h.db.Read(context.Background(), do))
}

// post posts an entry without a use case: what others do to the ledger.
func (h *house) post(fill func(*store.Tx, *trade.Entry) error) {
	h.t.Helper()
	h.must(h.db.Write(context.Background(), func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryMaster, admin, "")
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	}))
}

// pack packs cartons and gives their numbers.
func (h *house) pack(lot string, count int64) []string {
	h.t.Helper()
	got, err := h.packing.Pack(h.t.Context(), packer, packing.PackRequest{Lot: lot, Grade: trade.GradeA, Location: "COLD",
		Kind: trade.Carton, Count: count})
	h.must(err)
	return numbers(got.Units)
}

func numbers(units []trade.HandlingUnit) (all []string) {
	for _, u := range units {
		all = append(all, u.Number)
	}
	return all
}

// load puts units into the container.
func (h *house) load(units ...string) {
	h.t.Helper()
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		for _, number := range units {
			u, err := tx.UnitByIdentifier(number)
			if err != nil {
				return err
			}
			from, _, err := tx.Parent(u.ID.At())
			if err != nil {
				return err
			}
			e.Put(u.ID.At(), from, trade.TransportUnitID("box").At())
		}
		return nil
	})
}

// box changes the container.
func (h *house) box(change func(*trade.TransportUnit)) {
	h.t.Helper()
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		u, err := tx.TransportUnit("box")
		if err != nil {
			return err
		}
		change(&u)
		return tx.PutTransportUnit(e, u)
	})
}

// seal closes the container.
func (h *house) seal() {
	h.t.Helper()
	h.box(func(u *trade.TransportUnit) {
		u.State, u.Seals = trade.TransportClosed, []trade.Seal{{Number: "NTG552011"}, {Number: "LCR0091834"}}
	})
}

// pallet puts cartons onto a pallet and gives its number.
func (h *house) pallet(cartons []string) string {
	h.t.Helper()
	got, err := h.packing.BuildPallet(h.t.Context(), packer, packing.PalletRequest{Units: cartons, Location: "COLD",
		TareG: 18_000})
	h.must(err)
	return got.Pallet.Number
}

// print prints originals and expects them to come out.
func (h *house) print(units ...string) labels.Job {
	h.t.Helper()
	job, err := h.Print(h.t.Context(), packer, labels.PrintRequest{Printer: zebra, Units: units}, nil)
	h.must(err)
	return job
}

// states counts the labels of a job by state.
func states(job labels.Job) map[trade.LabelState]int64 {
	all := map[trade.LabelState]int64{}
	for _, l := range job.Labels {
		all[l.State]++
	}
	return all
}

// unitsIn gives the numbers of the units whose label is in a state.
func unitsIn(job labels.Job, state trade.LabelState) (all []string) {
	for _, l := range job.Labels {
		if l.State == state {
			all = append(all, l.Unit)
		}
	}
	return all
}

// head is the end of the chain: the same as before where nothing was written.
func (h *house) head() (head string) {
	h.t.Helper()
	h.read(func(tx *store.Tx) error {
		head = tx.ChainHead()
		return nil
	})
	return head
}

// refused expects a refusal with one key, and that neither ledger nor printer has taken anything.
func (h *house) refused(code fault.Code, key words.Key, do func() error) {
	h.t.Helper()
	before, printed := h.head(), len(h.printer.Labels())
	err := do()
	all := fault.All(err)
	if !slices.ContainsFunc(all, func(f *fault.Fault) bool { return f.Key == string(key) }) || all[0].Code != code {
		h.t.Errorf("got %v, want %s (%s)", err, key, code)
	}
	if h.head() != before {
		h.t.Errorf("%s: the ledger has changed", key)
	}
	if len(h.printer.Labels()) != printed {
		h.t.Errorf("%s: something was printed", key)
	}
}

// once expects every label that came out of the printer to be there once, and as many as told.
func (h *house) once(want int) {
	h.t.Helper()
	seen := map[string]int{}
	for _, label := range h.printer.Labels() {
		if seen[string(label)]++; seen[string(label)] == 2 {
			h.t.Errorf("a label came out twice")
		}
	}
	if len(seen) != want {
		h.t.Errorf("%d labels came out, want %d", len(seen), want)
	}
}
