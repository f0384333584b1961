package papers_test

import (
	"strings"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// refusals are shipments that get no invoice: what is wrong with each, and what is said.
var refusals = map[string]struct {
	spoil func(d *desk)
	r     papers.IssueRequest
	code  fault.Code
	key   words.Key
	says  string
}{
	"an open shipment": {
		spoil: func(d *desk) { d.state(trade.ShipmentOpen) },
		code:  fault.Conflict, key: words.PapersNotClosed, says: "KM-2026-041 is open",
	},
	"a cancelled shipment": {
		spoil: func(d *desk) { d.state(trade.ShipmentCancelled) },
		code:  fault.Conflict, key: words.PapersCancelled, says: "KM-2026-041 was cancelled",
	},
	"an unknown shipment": {
		r:    papers.IssueRequest{Shipment: "KM-2026-999"},
		code: fault.NotFound, key: words.StoreNotFound, says: "KM-2026-999",
	},
	"an unknown kind": {
		r:    papers.IssueRequest{Kind: "love-letter"},
		code: fault.Invalid, key: words.PapersKind, says: "love-letter",
	},
	"a packing list before the invoice": {
		r:    papers.IssueRequest{Kind: trade.PackingList},
		code: fault.Conflict, key: words.PapersNoInvoice, says: "Issue the commercial invoice first",
	},
	"a container without a seal": {
		spoil: func(d *desk) { d.unit(func(u *trade.TransportUnit) { u.Seals = nil }) },
		code:  fault.Conflict, key: words.PapersNoSeal, says: "Container LKCU4200177 has no seal",
	},
	"a container open for loading": {
		spoil: func(d *desk) { d.unit(func(u *trade.TransportUnit) { u.State = trade.TransportOpen }) },
		code:  fault.Conflict, key: words.PapersTransportOpen, says: "Container LKCU4200177 is still open",
	},
	"a date that is none": {
		r:    papers.IssueRequest{DatedOn: "4 Nov 2026"},
		code: fault.Invalid, key: words.TradeDate, says: "4 Nov 2026",
	},
	"a date in the future": {
		r:    papers.IssueRequest{DatedOn: "2026-11-05"},
		code: fault.Invalid, key: words.PapersFuture, says: "5 Nov 2026 of the commercial invoice lies in the future",
	},
	"a date after the departure": {
		spoil: func(d *desk) { d.at(issued.AddDate(0, 0, 9)) },
		r:     papers.IssueRequest{DatedOn: "2026-11-07"},
		code:  fault.Invalid, key: words.PapersAfterDeparture, says: "after the departure on 6 Nov 2026",
	},
	"today when the train has left": {
		spoil: func(d *desk) { d.at(issued.AddDate(0, 0, 9)) },
		code:  fault.Invalid, key: words.PapersAfterDeparture, says: "13 Nov 2026",
	},
	"goods without a price": {
		spoil: func(d *desk) { d.line(func(l *trade.ShipmentLine) { l.Grade = trade.GradeB }) },
		r:     papers.IssueRequest{Kind: trade.CommercialInvoice},
		code:  fault.Conflict, key: words.PapersUnpriced, says: "no line with a price",
	},
	"a price per tonne of what is kept in kilograms": {
		spoil: func(d *desk) { d.line(func(l *trade.ShipmentLine) { l.Price.Unit = "TNE" }) },
		code:  fault.Invalid, key: words.PapersPriceUnit, says: "per TNE, but its quantity is kept in KGM",
	},
	"a currency the register does not know": {
		spoil: func(d *desk) { d.line(func(l *trade.ShipmentLine) { l.Price.Currency = "XAU" }) },
		code:  fault.Conflict, key: words.PapersCurrency, says: "minor unit of XAU",
	},
	"a consignee without an address": {
		spoil: func(d *desk) { d.importer(func(p *trade.Party) { p.Address = "" }) },
		code:  fault.Invalid, key: words.PapersNoAddress, says: "KUNMING YUNGUO IMPORT CO., LTD. has no address",
	},
	"a consignee in hieroglyphs": {
		spoil: func(d *desk) { d.importer(func(p *trade.Party) { p.Name.ZH = "\U00013000" }) },
		code:  fault.Invalid, key: words.SheetUncovered, says: "commercial-invoice/1, box consignee: no font has",
	},
	"a place of departure without an end": {
		spoil: func(d *desk) { d.train(func(t *trade.Departure) { t.From = strings.Repeat("VIENTIANE ", 20) }) },
		code:  fault.Invalid, key: words.SheetOverflow, says: "commercial-invoice/1, box from: the text",
	},
}

// state gives the shipment another state, whatever it was.
func (d *desk) state(state trade.ShipmentState) {
	d.shipment.State = state
	d.change(func(tx *store.Tx, e *trade.Entry) error { return tx.PutShipment(e, d.shipment) })
}

func (d *desk) unit(spoil func(*trade.TransportUnit)) {
	spoil(&d.units[0])
	d.change(func(tx *store.Tx, e *trade.Entry) error { return tx.PutTransportUnit(e, d.units[0]) })
}

func (d *desk) line(spoil func(*trade.ShipmentLine)) {
	spoil(&d.shipment.Lines[0])
	d.change(func(tx *store.Tx, e *trade.Entry) error { return tx.PutShipment(e, d.shipment) })
}

func (d *desk) importer(spoil func(*trade.Party)) {
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		p, err := tx.Party("importer")
		spoil(&p)
		return first(err, tx.PutParty(e, p))
	})
}

func (d *desk) train(spoil func(*trade.Departure)) {
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		train, err := tx.Departure("train")
		spoil(&train)
		return first(err, tx.PutDeparture(e, train))
	})
}

func TestIssueRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range refusals {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := closed(t, []part{{0, 0, 2}})
			if c.spoil != nil {
				c.spoil(d)
			}
			if c.r.Shipment == "" {
				c.r.Shipment = d.shipment.Reference
			}
			if c.r.Kind == "" {
				c.r.Kind = trade.CommercialInvoice
			}
			before := d.entries()
			got, err := d.Issue(t.Context(), officer, c.r)
			f := wants(t, err, c.code, c.key)
			if said := words.Say(words.English, words.Key(f.Key), f.Params); !strings.Contains(said, c.says) {
				t.Errorf("said %q, want %q in it", said, c.says)
			}
			if got.Paper.ID != "" || got.PDF != nil || d.entries() != before {
				t.Error("a refused paper was handed out or saved")
			}
		})
	}
}

func TestIssueRefusesAnEmptyShipment(t *testing.T) {
	t.Parallel()
	d := closed(t, nil)
	_, err := d.Issue(t.Context(), officer, papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice})
	wants(t, err, fault.Conflict, words.PapersNothingLoaded)
}

func TestIssueTellsAllThatIsWrong(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}, {1, 1, 1}})
	d.units[1].Seals = nil
	d.unit(func(u *trade.TransportUnit) { u.Seals = nil })
	d.change(func(tx *store.Tx, e *trade.Entry) error { return tx.PutTransportUnit(e, d.units[1]) })
	d.importer(func(p *trade.Party) { p.Address = "" })
	_, err := d.Issue(t.Context(), officer, papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice})
	if all := fault.All(err); len(all) != 3 {
		t.Errorf("want two seals and an address, got %v", err)
	}
}

func TestRefusalsUseUpNoNumber(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}})
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice}
	d.importer(func(p *trade.Party) { p.Name.EN = "\U00013000" })
	for range 3 {
		_, err := d.Issue(t.Context(), officer, r)
		wants(t, err, fault.Invalid, words.SheetUncovered)
	}
	d.importer(func(p *trade.Party) { p.Name.EN = "Kunming" })
	if got := d.issue(trade.CommercialInvoice); got.Paper.Number != "NTG-26-0117" {
		t.Errorf("the first invoice is %s", got.Paper.Number)
	}
}

func TestPackingListIsNotOlderThanItsInvoice(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}})
	d.issue(trade.CommercialInvoice)
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.PackingList, DatedOn: "2026-11-03"}
	_, err := d.Issue(t.Context(), officer, r)
	wants(t, err, fault.Invalid, words.PapersBeforeInvoice)
}

// TestPackingListSaysWhatItsInvoiceSays opens the shipment again after the invoice and takes one carton more.
func TestPackingListSaysWhatItsInvoiceSays(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}})
	d.issue(trade.CommercialInvoice)
	d.load(part{1, 1, 1})
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.PackingList}
	f := wants(t, second(d.Issue(t.Context(), officer, r)), fault.Conflict, words.PapersInvoiceDiffers)
	if f.Params["number"] != "NTG-26-0117" || f.Params["loaded"] != "2 packages, 27.000 kg net, 29.400 kg gross" {
		t.Errorf("%v", f)
	}
	d.void(trade.CommercialInvoice, "NTG-26-0117")
	d.issue(trade.CommercialInvoice)
	d.issue(trade.PackingList)
}

// TestDepartureDateIsThatOfItsPlace lets a train leave after midnight there, while it is still the day before in UTC.
func TestDepartureDateIsThatOfItsPlace(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}})
	d.train(func(t *trade.Departure) {
		t.DepartsAt = time.Date(2026, 11, 4, 17, 30, 0, 0, time.UTC) // 5 Nov, 00:30 in Vientiane
	})
	d.at(time.Date(2026, 11, 4, 17, 10, 0, 0, time.UTC)) // 5 Nov there, too
	if got := d.issue(trade.CommercialInvoice); got.Paper.DatedOn != "2026-11-05" {
		t.Errorf("dated %s", got.Paper.DatedOn)
	}
}

func TestQuantityThatIsNotKnownIsRefused(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		scarves := trade.Item{ID: "scf", Code: "SCF", PaperName: "SILK SCARVES", HS6: "6214.10", Unit: "H87", Package: "CT"}
		d.shipment.Lines = []trade.ShipmentLine{{ItemID: "scf", Grade: trade.GradeA, Packages: 1,
			Price: trade.UnitPrice{Scaled: 12, Currency: "USD", Unit: "H87"}}}
		goods := goodsA("scf", "s1")
		unit := trade.HandlingUnit{ID: "u", Number: "1", Kind: trade.Carton, ItemID: "scf", GrossG: 6000, TareG: 1000,
			NetG: 5000, State: trade.UnitActive}
		e.Put("u:u", trade.Nowhere, "t:tu1")
		e.Move("p:coop", "u:u", goods, trade.Amount{Packages: 1, NetG: 5000})
		return first(tx.PutItem(e, scarves), tx.PutShipment(e, d.shipment), tx.PutUnit(e, unit),
			tx.PutLot(e, trade.Lot{ID: "s1", Number: "SCF-1", ItemID: "scf", Country: "LA"}))
	})
	d.close()
	_, err := d.Issue(t.Context(), officer, papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice})
	wants(t, err, fault.Conflict, words.PapersNoQuantity)
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}})
	number := d.issue(trade.CommercialInvoice).Paper.Number
	packer := trade.Actor{PersonID: "p", Name: "Packer", Roles: []trade.Role{trade.Warehouse}}
	for name, err := range map[string]error{
		"draft": second(d.Draft(t.Context(), packer, papers.DraftRequest{Shipment: "KM-2026-041"})),
		"issue": second(d.Issue(t.Context(), packer, papers.IssueRequest{Shipment: "KM-2026-041"})),
		"void":  second(d.Void(t.Context(), packer, papers.VoidRequest{Number: number})),
	} {
		if f := wants(t, err, fault.Forbidden, words.AccessNotPermitted); f.Params["permission"] != trade.IssuePapers {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Reprint(t.Context(), packer, trade.CommercialInvoice, number); err != nil {
		t.Errorf("who may look may print again: %v", err)
	}
	wants(t, second(d.Reprint(t.Context(), trade.Actor{}, trade.CommercialInvoice, number)), fault.Forbidden,
		words.AccessSignIn)
	wants(t, second(d.List(t.Context(), trade.Actor{}, "")), fault.Forbidden, words.AccessSignIn)
}

func second[T any](_ T, err error) error { return err }

// TestDrafterMayBeNamedInLao issues a paper by somebody whose name is written in Lao.
func TestDrafterMayBeNamedInLao(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}})
	lao := trade.Actor{PersonID: "p", Name: "ສົມພອນ", Roles: []trade.Role{trade.Officer}}
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice}
	got, err := d.Issue(t.Context(), lao, r)
	if err != nil {
		t.Fatal(err)
	}
	reads(t, textOf(t, "lao", got.PDF)[0], "drafted with Trade Hub by ສົມພອນ, station NT1")
}

func TestDrafterWhomNoFontWritesIsRefused(t *testing.T) {
	t.Parallel()
	d := closed(t, []part{{0, 0, 1}})
	strange := trade.Actor{PersonID: "p", Name: "\U00013000", Roles: []trade.Role{trade.Officer}}
	r := papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice}
	_, err := d.Issue(t.Context(), strange, r)
	if f := wants(t, err, fault.Invalid, words.SheetUncovered); f.Field != "foot" {
		t.Errorf("the box is %q", f.Field)
	}
}
