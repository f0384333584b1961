package receiving_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/masters"
	"tradehub/backend/receiving"
	"tradehub/backend/registers"
	"tradehub/backend/settings"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var (
	ctx     = context.Background()
	evening = time.Date(2026, 11, 4, 18, 0, 0, 0, time.UTC) // one in the morning of the fifth at the station
	admin   = trade.Actor{PersonID: "keo", Name: "Keo", Roles: []trade.Role{trade.Administrator}}
	hand    = trade.Actor{PersonID: "kham", Name: "Kham", Roles: []trade.Role{trade.Warehouse}}
	officer = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
)

// house is a station with its masters, before anything was delivered.
type house struct {
	*receiving.Service
	db *store.DB
}

func newHouse(t testing.TB) house {
	t.Helper()
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(evening))
	check(t, err)
	t.Cleanup(func() { _ = db.Close() })
	s := settings.New(db)
	check(t, s.SetUp(ctx, settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane", FirmCode: "NTG",
		FirmName: trade.Names{EN: "Nam Tha Green"}, Country: "LA", SiteCode: "NTY", SiteName: trade.Names{EN: "Nateuy"},
		Fallback: "NTG"}))
	_, err = s.PutChannel(ctx, admin, settings.PutChannelRequest{Channel: trade.Channel{Code: "domestic",
		Name: "Vientiane", BaseURL: "https://platform.example", Active: true}})
	check(t, err)
	_, err = registers.New(db).LoadShipped(ctx, admin, "")
	check(t, err)
	fillMasters(t, s, masters.New(db))
	return house{receiving.New(db), db}
}

func fillMasters(t testing.TB, s *settings.Service, m *masters.Service) {
	t.Helper()
	firm, err := s.Firm(ctx, admin)
	check(t, err)
	_, err = m.SaveLocation(ctx, admin, masters.LocationRequest{Location: trade.Location{Code: "COLD",
		Name: trade.Names{EN: "Cold room"}, Parent: firm.SiteID}})
	check(t, err)
	for code, role := range map[string]trade.PartyRole{"COOP-NAMHA": trade.Cooperative, "COOP-LUANG": trade.Cooperative,
		"COOP-SOPDENG": trade.Grower, "BUYER": trade.Consignee} {
		_, err := m.SaveParty(ctx, admin, masters.PartyRequest{Party: trade.Party{Code: code,
			Name: trade.Names{EN: "Ban " + code}, Country: "LA", Roles: []trade.PartyRole{role}}})
		check(t, err)
	}
	for _, item := range []trade.Item{
		{Code: "BAN-CAV", Name: trade.Names{EN: "Banana"}, PaperName: "BANANAS", HS6: "0803.90", Unit: "KGM", Package: "CT"},
		{Code: "SCARF", Name: trade.Names{EN: "Scarf"}, PaperName: "SCARVES", HS6: "6214.10", Unit: "H87", Package: "CT",
			PieceNetG: 300},
	} {
		_, err := m.SaveItem(ctx, admin, masters.ItemRequest{Item: item})
		check(t, err)
	}
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

// delivered is a delivery of two lots, one of them graded.
func delivered() receiving.ReceiveRequest {
	return receiving.ReceiveRequest{DeliveryNote: "NH-2611-014", Cooperative: "COOP-NAMHA", Location: "COLD",
		ReceivedOn: "2026-11-04", Vehicle: "LN 4821", Driver: "Khamphone S.", Lines: []receiving.Line{
			{Item: "BAN-CAV", Lot: "LNT-1", Orchard: "LA-BAN-O-0007", Packhouse: "LA-BAN-P-0002",
				HarvestedOn: "2026-11-03", Packages: 50, Package: "CR", GrossG: 1_075_000, TareG: 75_000, NetG: 1_000_000,
				Graded: true, GradeAG: 940_000, GradeBG: 40_000, RejectG: 20_000,
				Weighings:     []trade.Weighing{weighed(600_000), weighed(475_000)},
				TareWeighings: []trade.Weighing{weighed(40_000), weighed(35_000)}},
			{Item: "SCARF", Lot: "LNT-2", HarvestedOn: "2026-11-04", GrossG: 1_000, NetG: 1_000},
		}}
}

// weighed is a weight as a scale showed it.
func weighed(grams int64) trade.Weighing {
	return trade.Weighing{WeightG: grams, Scale: "FLOOR-1", Line: fmt.Sprintf("S S %d.00 kg", grams/1000), At: evening}
}

// stock gives the quantity and the net weight of a lot at a location, by grade.
func (h house) stock(t *testing.T, location, lot string) map[trade.Grade]trade.Amount {
	t.Helper()
	held := map[trade.Grade]trade.Amount{}
	check(t, h.db.Read(ctx, func(tx *store.Tx) error {
		at, err := tx.LocationByCode(location)
		check(t, err)
		found, err := tx.LotByNumber(lot)
		check(t, err)
		rows, err := tx.Contents(at.ID.At())
		for _, row := range rows {
			if row.LotID == found.ID {
				held[row.Grade] = row.Amount
			}
		}
		return err
	}))
	return held
}

// told to the platform, in the order it was queued: kind and subject.
func (h house) messages(t *testing.T) (all []string) {
	t.Helper()
	check(t, h.db.Read(ctx, func(tx *store.Tx) error {
		open, err := tx.OpenMessages("domestic", 0, 100)
		for _, m := range open {
			all = append(all, string(m.Kind)+" "+m.Subject)
		}
		return err
	}))
	return all
}

// seq is how many entries there are.
func (h house) seq(t *testing.T) (seq int64) {
	t.Helper()
	check(t, h.db.Read(ctx, func(tx *store.Tx) error { seq = tx.Seq(); return nil }))
	return seq
}

func (h house) sound(t *testing.T) {
	t.Helper()
	report, err := h.db.Verify(ctx)
	if err != nil || !report.Sound() {
		t.Errorf("the ledger does not verify: %+v, %v", report, err)
	}
}
