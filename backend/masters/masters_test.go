package masters_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/masters"
	"tradehub/backend/settings"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var (
	ctx     = context.Background()
	evening = time.Date(2026, 11, 5, 18, 0, 0, 0, time.UTC) // one in the morning of the sixth at the station
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	hand    = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
)

// office is a station that has its firm and a few rows of its registers.
type office struct {
	*masters.Service
	db   *store.DB
	site trade.LocationID
}

func newOffice(t *testing.T) office {
	t.Helper()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(evening))
	check(t, err)
	t.Cleanup(func() { _ = db.Close() })
	s := settings.New(db)
	check(t, s.SetUp(ctx, settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane", FirmCode: "NTG",
		FirmName: trade.Names{EN: "Nam Tha Green"}, Country: "LA", SiteCode: "NTY", SiteName: trade.Names{EN: "Nateuy"},
		Fallback: "NTG"}))
	firm, err := s.Firm(ctx, officer)
	check(t, err)
	o := office{masters.New(db), db, firm.SiteID}
	o.post(t, func(tx *store.Tx, e *trade.Entry) {
		for _, row := range []trade.RegisterRow{{Register: "countries", Code: "LA"}, {Register: "countries", Code: "CN"},
			{Register: "units", Code: "KGM"}, {Register: "units", Code: "H87"}, {Register: "packages", Code: "CT"},
			{Register: "packages", Code: "JT", ValidFrom: "2026-11-06"},
			{Register: "packages", Code: "BG", ValidTo: "2026-11-05"}} {
			check(t, tx.PutRegisterRow(e, row))
		}
	})
	return o
}

func (o office) post(t *testing.T, fill func(*store.Tx, *trade.Entry)) {
	t.Helper()
	check(t, o.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryMaster, officer, "")
		check(t, err)
		fill(tx, e)
		return tx.Post(e)
	}))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// told gives the keys of all that an error tells.
func told(t *testing.T, err error) string {
	t.Helper()
	var keys []string
	for _, f := range fault.All(err) {
		said := words.Say(words.English, words.Key(f.Key), f.Params)
		if said == f.Key || strings.ContainsAny(said, "{}") {
			t.Errorf("%v is told as %q", f, said)
		}
		keys = append(keys, f.Key)
	}
	if err != nil && keys == nil {
		t.Errorf("an error that is no fault: %v", err)
	}
	return strings.Join(keys, " ")
}

func coop() trade.Party {
	return trade.Party{Code: "COOP-NAMHA", Name: trade.Names{EN: "Ban Nam Ha"}, Country: "LA",
		Roles: []trade.PartyRole{trade.Cooperative}}
}

func banana() trade.Item {
	return trade.Item{Code: "BAN-CAV", Name: trade.Names{EN: "Banana"}, PaperName: "FRESH BANANAS", HS6: "0803.90",
		Unit: "KGM", Package: "CT", GTIN: "9780201379624", NetG: 13_500, TareG: 1_200}
}

func (o office) saveParty(p trade.Party) (trade.Party, error) {
	return o.SaveParty(ctx, officer, masters.PartyRequest{Party: p})
}

func (o office) saveItem(i trade.Item) (trade.Item, error) {
	return o.SaveItem(ctx, officer, masters.ItemRequest{Item: i})
}

func (o office) saveLocation(l trade.Location) (trade.Location, error) {
	return o.SaveLocation(ctx, officer, masters.LocationRequest{Location: l})
}

func TestAMasterIsAddedAndChanged(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	party, err := o.saveParty(coop())
	check(t, err)
	item, err := o.saveItem(banana())
	check(t, err)
	cold, err := o.saveLocation(trade.Location{Code: "COLD", Name: trade.Names{EN: "Cold room"}, Parent: o.site})
	check(t, err)
	party.Address, item.Package, cold.Name.LO = "BAN NAM HA", "JT", "ຫ້ອງເຢັນ"
	party.Code, item.Code, cold.Code = "COOP-1", "BAN-1", "COLD-1" // nothing came in yet, so nobody knows the old ones
	_, err = o.saveParty(party)
	check(t, err)
	_, err = o.saveItem(item)
	check(t, err)
	_, err = o.saveLocation(cold)
	check(t, err)
	parties, err := o.Parties(ctx, hand)
	check(t, err)
	items, err := o.Items(ctx, hand)
	check(t, err)
	locations, err := o.Locations(ctx, hand)
	check(t, err)
	if len(parties) != 2 || parties[1].ID != party.ID || parties[1].Code != "COOP-1" || parties[1].Address == "" {
		t.Errorf("parties %+v", parties)
	}
	if len(items) != 1 || items[0] != item {
		t.Errorf("items %+v", items)
	}
	if len(locations) != 2 || locations[1] != cold {
		t.Errorf("locations %+v", locations)
	}
	if _, err := o.saveParty(coop()); err != nil {
		t.Errorf("the code that was given up: %v", err)
	}
}

func TestPartyRefusals(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.saveParty(coop())
	check(t, err)
	for name, c := range map[string]struct {
		change func(*trade.Party)
		want   words.Key
	}{
		"a code that is taken":   {func(*trade.Party) {}, words.StoreTaken},
		"the firm's own code":    {func(p *trade.Party) { p.Code = "NTG" }, words.StoreTaken},
		"no code":                {func(p *trade.Party) { p.Code = "" }, words.TradeMissing},
		"a country nobody knows": {func(p *trade.Party) { p.Code, p.Country = "X", "QQ" }, words.MastersNotRegistered},
		"a country in full":      {func(p *trade.Party) { p.Code, p.Country = "X", "Laos" }, words.TradeCountry},
	} {
		p := coop()
		c.change(&p)
		saved, err := o.saveParty(p)
		if keys := told(t, err); keys != string(c.want) {
			t.Errorf("%s: told %q, want %q", name, keys, c.want)
		}
		if saved.ID != "" {
			t.Errorf("%s: something was returned all the same: %+v", name, saved)
		}
	}
	if all, err := o.Parties(ctx, officer); err != nil || len(all) != 2 {
		t.Errorf("parties %+v, %v", all, err)
	}
}

func TestItemRefusals(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.saveItem(banana())
	check(t, err)
	for name, c := range map[string]struct {
		change func(*trade.Item)
		want   string
	}{
		"a code that is taken":   {func(i *trade.Item) { i.Code = "BAN-CAV" }, "store.taken"},
		"nothing wrong":          {func(*trade.Item) {}, ""},
		"no number of its own":   {func(i *trade.Item) { i.Code, i.GTIN = "Y", "" }, ""},
		"a wrong check digit":    {func(i *trade.Item) { i.GTIN = "9780201379625" }, "gs1.check_digit"},
		"a number of ten digits": {func(i *trade.Item) { i.GTIN = "9780201379" }, "gs1.key_length"},
		"blanks in the number":   {func(i *trade.Item) { i.GTIN = "978 0201379624" }, "gs1.not_digits"},
		"a unit nobody knows":    {func(i *trade.Item) { i.Unit = "KG" }, "masters.not_registered"},
		"a box from today":       {func(i *trade.Item) { i.Code, i.Package = "Z", "JT" }, ""},
		"a bag till yesterday":   {func(i *trade.Item) { i.Package = "BG" }, "masters.not_registered"},
		"neither unit nor box": {func(i *trade.Item) { i.Unit, i.Package = "KG", "BOX" },
			"masters.not_registered masters.not_registered"},
		"no HS code and no names": {func(i *trade.Item) { i.HS6, i.PaperName = "", "" }, "trade.missing trade.hs6"},
	} {
		i := banana()
		i.Code = "X"
		c.change(&i)
		if i.Code == "X" && c.want == "" {
			i.Code = "X-GOOD"
		}
		_, err := o.saveItem(i)
		if keys := told(t, err); keys != c.want {
			t.Errorf("%s: told %q, want %q", name, keys, c.want)
		}
	}
}

func TestLocationRefusals(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	cold, err := o.saveLocation(trade.Location{Code: "COLD", Name: trade.Names{EN: "Cold room"}, Parent: o.site})
	check(t, err)
	rack, err := o.saveLocation(trade.Location{Code: "RACK", Name: trade.Names{EN: "Rack"}, Parent: cold.ID})
	check(t, err)
	for name, c := range map[string]struct {
		location trade.Location
		want     words.Key
	}{
		"a code that is taken": {trade.Location{Code: "COLD", Name: cold.Name}, words.StoreTaken},
		"no name":              {trade.Location{Code: "YARD"}, words.TradeMissing},
		"a zone nobody knows":  {trade.Location{Code: "YARD", Name: cold.Name, Zone: "Laos"}, words.TradeZone},
		"in a place not here":  {trade.Location{Code: "YARD", Name: cold.Name, Parent: "moon"}, words.StoreNotFound},
		"in itself": {trade.Location{ID: cold.ID, Code: "COLD", Name: cold.Name, Parent: cold.ID},
			words.StoreInsideItself},
		"in what lies in it": {trade.Location{ID: cold.ID, Code: "COLD", Name: cold.Name, Parent: rack.ID},
			words.StoreInsideItself},
		"another code of a site":  {trade.Location{ID: o.site, Code: "NTY2", Name: cold.Name}, words.MastersCodeInUse},
		"another name of a site":  {trade.Location{ID: o.site, Code: "NTY", Name: cold.Name}, ""},
		"a site of its own, zone": {trade.Location{Code: "VTE", Name: cold.Name, Zone: "Asia/Vientiane"}, ""},
	} {
		_, err := o.saveLocation(c.location)
		if keys := told(t, err); keys != string(c.want) {
			t.Errorf("%s: told %q, want %q", name, keys, c.want)
		}
	}
}

// TestWhatCameInKeepsItsName follows goods that came in: the platform knows them by these codes.
func TestWhatCameInKeepsItsName(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	party, err := o.saveParty(coop())
	check(t, err)
	scarf := banana()
	scarf.Code, scarf.Unit, scarf.PieceNetG = "SCARF", "H87", 250
	scarf, err = o.saveItem(scarf)
	check(t, err)
	kilos, err := o.saveItem(banana())
	check(t, err)
	o.post(t, func(tx *store.Tx, e *trade.Entry) {
		check(t, tx.PutConsignment(e, trade.Consignment{ID: "c", Number: "CON-1", DeliveryNote: "1", PartyID: party.ID}))
		check(t, tx.PutLot(e, trade.Lot{ID: "l1", Number: "L1", ItemID: scarf.ID, PartyID: party.ID}))
		check(t, tx.PutLot(e, trade.Lot{ID: "l2", Number: "L2", ItemID: kilos.ID, PartyID: party.ID}))
	})
	for name, c := range map[string]struct {
		save func() error
		want words.Key
	}{
		"another code of the party": {func() error { p := party; p.Code = "COOP-2"; return second(o.saveParty(p)) },
			words.MastersCodeInUse},
		"another name of the party": {func() error { p := party; p.Name.EN = "Nam Ha"; return second(o.saveParty(p)) }, ""},
		"another code of the item": {func() error { i := scarf; i.Code = "SHAWL"; return second(o.saveItem(i)) },
			words.MastersCodeInUse},
		"another unit": {func() error { i := scarf; i.Unit = "KGM"; return second(o.saveItem(i)) }, words.MastersUnitInUse},
		"a heavier piece": {func() error { i := scarf; i.PieceNetG = 251; return second(o.saveItem(i)) },
			words.MastersUnitInUse},
		"a piece of what goes by weight": {func() error { i := kilos; i.PieceNetG = 180; return second(o.saveItem(i)) }, ""},
		"another box":                    {func() error { i := scarf; i.Package = "JT"; return second(o.saveItem(i)) }, ""},
	} {
		if keys := told(t, c.save()); keys != string(c.want) {
			t.Errorf("%s: told %q, want %q", name, keys, c.want)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestACommandIsDoneOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	r := masters.PartyRequest{Party: coop(), Command: "party-1"}
	_, err := o.SaveParty(ctx, officer, r)
	check(t, err)
	if _, err = o.SaveParty(ctx, officer, r); told(t, err) != string(words.StorePosted) {
		t.Errorf("the same command again: %v", err)
	}
}

// TestWhoMayEditMasters hands in nonsense: who may not do it is told so, and not what is wrong with it.
func TestWhoMayEditMasters(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for name, try := range map[string]func(trade.Actor) error{
		"party":    func(a trade.Actor) error { return second(o.SaveParty(ctx, a, masters.PartyRequest{})) },
		"item":     func(a trade.Actor) error { return second(o.SaveItem(ctx, a, masters.ItemRequest{})) },
		"location": func(a trade.Actor) error { return second(o.SaveLocation(ctx, a, masters.LocationRequest{})) },
	} {
		if err := try(hand); told(t, err) != string(words.AccessNotPermitted) {
			t.Errorf("%s by a warehouse hand: %v", name, err)
		}
		if err := try(trade.Actor{}); told(t, err) != string(words.AccessSignIn) {
			t.Errorf("%s by nobody: %v", name, err)
		}
	}
	for name, look := range map[string]func(trade.Actor) error{
		"parties":   func(a trade.Actor) error { return second(o.Parties(ctx, a)) },
		"items":     func(a trade.Actor) error { return second(o.Items(ctx, a)) },
		"locations": func(a trade.Actor) error { return second(o.Locations(ctx, a)) },
	} {
		if err := look(trade.Actor{}); told(t, err) != string(words.AccessSignIn) {
			t.Errorf("%s seen by nobody: %v", name, err)
		}
		check(t, look(hand))
	}
}
