package papers_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
	"tradehub/backend/dossier"
	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
)

const shipmentsOfS1 = 25

// ofS1 are the papers that each shipment of the special train goes with.
var ofS1 = []trade.PaperKind{"commercial-invoice", "packing-list", "weight-note", "form-e", "phytosanitary",
	"rail-consignment-note", "wagon-list", "export-declaration"}

// openYard opens the ledger in a folder, with the papers over it; shut closes it.
func openYard(ctx context.Context, folder string) (s *papers.Service, shut func(), err error) {
	db, s, err := openLedger(ctx, folder)
	return s, func() { _ = db.Close() }, err
}

func openLedger(ctx context.Context, folder string) (*store.DB, *papers.Service, error) {
	now := clock.Clock(func() time.Time { return issued })
	db, err := store.Open(ctx, filepath.Join(folder, "ledger.db"), now)
	if err != nil {
		return nil, nil, err
	}
	attachments, err := archive.Open(filepath.Join(folder, "attachments"))
	return db, papers.New(db, attachments, program, papers.Keys(filepath.Join(folder, "signing"))), err
}

// yardOfR1 makes a ledger with the worked example R1, carton by carton.
func yardOfR1(b *testing.B) (folder string) {
	b.Helper()
	y := newYard(b)
	defer func() { _ = y.Close() }()
	y.ship(exampleOf[dossier.Dossier](b, "r1"))
	return y.folder
}

// yardOfS1 makes a ledger with the special train, carton by carton, and the papers of all its shipments frozen.
func yardOfS1(b *testing.B) (folder string) {
	b.Helper()
	y := newYard(b)
	defer func() { _ = y.Close() }()
	for _, d := range exampleOf[dossier.Departure](b, "s1").Dossiers {
		y.ship(d)
		for _, kind := range ofS1 {
			var err error
			if kind == "commercial-invoice" || kind == "packing-list" || kind == "weight-note" {
				_, err = y.Issue(b.Context(), officer, papers.IssueRequest{Shipment: d.Reference, Kind: kind})
			} else {
				_, err = y.Submit(b.Context(), officer, papers.SubmitRequest{Shipment: d.Reference, Kind: kind})
			}
			if err != nil {
				b.Fatalf("%s of %s: %v", kind, d.Reference, err)
			}
		}
	}
	return y.folder
}

func exampleOf[T any](b *testing.B, name string) (read T) {
	b.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
	if err == nil {
		err = json.Unmarshal(content, &read)
	}
	if err != nil {
		b.Fatal(err)
	}
	return read
}

// yard is a ledger into which shipments of dossiers are loaded as if their packages had been scanned.
type yard struct {
	*store.DB
	*papers.Service
	b      *testing.B
	folder string
	known  map[string]bool // nouns that are in it
	made   int             // packages
}

func newYard(b *testing.B) *yard {
	b.Helper()
	y := &yard{b: b, folder: b.TempDir(), known: map[string]bool{}}
	var err error
	if y.DB, y.Service, err = openLedger(b.Context(), y.folder); err != nil {
		b.Fatal(err)
	}
	firm := trade.Party{ID: "firm", Code: "FIRM", Name: trade.Names{EN: "Firm"}, Country: "LA"}
	y.post(trade.EntrySetUp, func(tx *store.Tx, e *trade.Entry) error {
		return first(tx.SetUpStation("NT1", "Asia/Vientiane"), tx.PutParty(e, firm),
			tx.PutLocation(e, trade.Location{ID: "site", Code: "NTY", Name: trade.Names{EN: "Nateuy"}}),
			tx.PutFirm(e, trade.Firm{PartyID: "firm", SiteID: "site", Fallback: "NTG"}),
			tx.PutSeries(e, trade.Series{Name: "invoice", Prefix: "NTG-26-", Width: 4, First: 117, Last: 9999, Block: 100}))
	})
	y.post(trade.EntryRegister, y.registers)
	return y
}

func (y *yard) post(kind trade.EntryKind, fill func(*store.Tx, *trade.Entry) error) {
	y.b.Helper()
	post(y.b, y.DB, kind, fill)
}

// registers puts the registers in that come with the program.
func (y *yard) registers(tx *store.Tx, e *trade.Entry) error {
	files, err := templates.Registers.ReadDir("registers")
	if err != nil {
		return err
	}
	for _, file := range files {
		register := strings.TrimSuffix(file.Name(), ".csv")
		open, err := templates.Registers.Open("registers/" + file.Name())
		if err != nil {
			return err
		}
		lines, err := csv.NewReader(open).ReadAll()
		if err != nil {
			return first(err, open.Close())
		}
		for _, line := range lines[1:] {
			row := trade.RegisterRow{Register: register, Fields: map[string]string{}, Source: "test", AsOf: "2026-11-01"}
			for i, name := range lines[0] {
				row.Fields[name] = line[i]
			}
			row.Code = row.Fields["code"]
			if err := tx.PutRegisterRow(e, row); err != nil {
				return first(err, open.Close())
			}
		}
		if err := open.Close(); err != nil {
			return err
		}
	}
	return nil
}

// ship plans, packs, loads and closes the shipment of a dossier, and adds what an officer added.
func (y *yard) ship(d dossier.Dossier) {
	y.b.Helper()
	shipment := y.plan(d)
	var units []trade.TransportUnit
	for _, t := range d.Facts.Transport {
		u := trade.TransportUnit{ID: trade.TransportUnitID("tu" + t.Number), DepartureID: shipment.DepartureID,
			ShipmentID: shipment.ID, Kind: trade.TransportUnitKind(t.Kind), Number: t.Number, SizeType: t.SizeType,
			Wagon: t.Wagon, TareG: t.TareG, MaxGrossG: t.MaxGrossG, State: trade.TransportOpen}
		y.post(trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
			e.Put(u.ID.At(), trade.Nowhere, trade.LocationID("site").At())
			return tx.PutTransportUnit(e, u)
		})
		for _, load := range t.Loads {
			y.load(u, load)
		}
		for _, seal := range t.Seals {
			u.Seals = append(u.Seals, trade.Seal{Number: seal.Number, By: seal.By})
		}
		u.State = trade.TransportClosed
		units = append(units, u)
	}
	y.post(trade.EntryClose, func(tx *store.Tx, e *trade.Entry) error {
		shipment.State = trade.ShipmentClosed
		for _, u := range units {
			if err := tx.PutTransportUnit(e, u); err != nil {
				return err
			}
		}
		return tx.PutShipment(e, shipment)
	})
	y.add(d)
}

func (y *yard) add(d dossier.Dossier) {
	y.b.Helper()
	file, err := y.Dossier(y.b.Context(), officer, d.Reference)
	if err == nil {
		file.Facts = file.Facts.With(d.Facts.Added())
		err = y.Import(y.b.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{file}})
	}
	if err != nil {
		y.b.Fatal(err)
	}
}

// plan puts in what the shipment is made of, and the shipment.
func (y *yard) plan(d dossier.Dossier) trade.Shipment {
	y.b.Helper()
	f := d.Facts
	departs, err := time.Parse(time.RFC3339, f.Route.DepartsAt)
	if err != nil {
		y.b.Fatal(err)
	}
	departure := trade.Departure{ID: trade.DepartureID("dep" + f.Route.Departure), Reference: f.Route.Departure,
		Mode: trade.Mode(f.Route.Mode), Vehicle: f.Route.Vehicle, From: f.Route.From.Name, To: f.Route.To.Name,
		Via: strings.Join(f.Route.Via, " / "), DepartsAt: departs.UTC(), Zone: "Asia/Vientiane"}
	s := trade.Shipment{ID: trade.ShipmentID("sh" + d.Reference), Reference: d.Reference, DepartureID: departure.ID,
		ConsignorID: trade.PartyID(f.Parties.Consignor.Code), ConsigneeID: trade.PartyID(f.Parties.Consignee.Code),
		Terms: trade.Terms{Rule: f.Terms.Rule, Place: f.Terms.Place}, Payment: f.Payment, Origin: f.Origin,
		Destination: f.Destination, Marks: f.Marks, State: trade.ShipmentOpen}
	y.post(trade.EntryPlan, func(tx *store.Tx, e *trade.Entry) error {
		for _, p := range append(f.Parties.Growers, f.Parties.Consignor, f.Parties.Consignee) {
			if err := y.once("party"+p.Code, func() error { return tx.PutParty(e, partyFor(p)) }); err != nil {
				return err
			}
		}
		for _, line := range f.Lines {
			item := itemFor(line)
			s.Lines = append(s.Lines, trade.ShipmentLine{ItemID: item.ID, Grade: trade.Grade(line.Grade),
				Packages: line.Planned, Price: trade.UnitPrice{Scaled: line.Price.Scaled, Decimals: line.Price.Decimals,
					Currency: f.Currency, Unit: line.Price.Unit}})
			if err := y.once("item"+item.Code, func() error { return tx.PutItem(e, item) }); err != nil {
				return err
			}
		}
		for _, lot := range f.Lots {
			if err := y.once("lot"+lot.Number, func() error { return tx.PutLot(e, lotFor(f, lot)) }); err != nil {
				return err
			}
		}
		return first(y.once("dep"+departure.Reference, func() error { return tx.PutDeparture(e, departure) }),
			tx.PutShipment(e, s))
	})
	return s
}

// once puts a noun in that several shipments have.
func (y *yard) once(noun string, put func() error) error {
	if y.known[noun] {
		return nil
	}
	y.known[noun] = true
	return put()
}

func partyFor(p dossier.Party) trade.Party {
	return trade.Party{ID: trade.PartyID(p.Code), Code: p.Code, Name: trade.Names{EN: p.Name, LO: p.NameLO, ZH: p.NameZH},
		Address: p.Address, Country: p.Country, TIN: p.TIN}
}

func itemFor(l dossier.Line) trade.Item {
	return trade.Item{ID: trade.ItemID(l.Item.Code), Code: l.Item.Code, PaperName: l.Item.PaperName, HS6: l.Item.HS6,
		AHTN8: l.Item.AHTN8, Species: l.Item.Species, Unit: l.Item.Unit, Package: l.Package, Perishable: l.Item.Fresh,
		Name: trade.Names{EN: l.Item.NameEN, LO: l.Item.NameLO, ZH: l.Item.NameZH}, GTIN: l.Item.GTIN}
}

func lotFor(f dossier.Facts, l dossier.Lot) trade.Lot {
	line, _ := f.Line(l.Line)
	return trade.Lot{ID: trade.LotID(l.Number), Number: l.Number, ItemID: trade.ItemID(line.Item.Code),
		PartyID: trade.PartyID(l.Grower), Orchard: l.Orchard, Packhouse: l.Packhouse, HarvestedOn: l.HarvestedOn,
		Country: l.Country}
}

// load packs the packages of a load and puts them into a transport unit, each of them a unit of its own.
func (y *yard) load(to trade.TransportUnit, load dossier.Load) {
	y.b.Helper()
	y.post(trade.EntryPack, func(tx *store.Tx, e *trade.Entry) error {
		lot, err := tx.Lot(trade.LotID(load.Lot))
		if err != nil {
			return err
		}
		goods := trade.Goods{ItemID: lot.ItemID, LotID: lot.ID, Grade: trade.GradeA, OwnerID: "firm"}
		e.Move(lot.PartyID.At(), trade.LocationID("site").At(), goods, trade.Amount{QtyMilli: load.QtyMilli, NetG: load.NetG})
		e.Move(trade.LocationID("site").At(), trade.Packing, goods, trade.Amount{QtyMilli: load.QtyMilli, NetG: load.NetG})
		netG, grossG := load.NetG/load.Packages, load.GrossG/load.Packages
		for range load.Packages {
			y.made++
			u := trade.HandlingUnit{Kind: trade.Carton, ItemID: lot.ItemID, State: trade.UnitActive, NetG: netG, GrossG: grossG,
				TareG: grossG - netG, Number: fmt.Sprintf("%07d", y.made)}
			u.ID = trade.UnitID("unit" + u.Number)
			if err := tx.PutUnit(e, u); err != nil {
				return err
			}
			e.Move(trade.Packing, u.ID.At(), goods, trade.Amount{Packages: 1, QtyMilli: netG, NetG: netG})
			e.Put(u.ID.At(), trade.Nowhere, to.ID.At())
		}
		return nil
	})
}
