package settings_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/settings"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var (
	noon  = time.Date(2026, 11, 6, 5, 0, 0, 0, time.UTC)
	admin = trade.Actor{PersonID: "keo", Name: "Keo", Roles: []trade.Role{trade.Administrator}}
	clerk = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Consolidator}}
	setUp = settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane", FirmCode: "NTG",
		FirmName: trade.Names{EN: "Nam Tha Green"}, FirmAddress: "NATEUY, LUANG NAMTHA", Country: "LA",
		SiteCode: "NTY", SiteName: trade.Names{EN: "Nateuy"}, Fallback: "NTG", Marks: "NTG", Command: "set-up"}
)

func newOffice(t *testing.T) (*settings.Service, *store.DB) {
	t.Helper()
	db, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "ledger.db"), clock.Fixed(noon))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return settings.New(db), db
}

func newSetUpOffice(t *testing.T) (*settings.Service, *store.DB) {
	t.Helper()
	s, db := newOffice(t)
	if err := s.SetUp(context.Background(), setUp); err != nil {
		t.Fatal(err)
	}
	return s, db
}

func want(t *testing.T, what string, err error, wanted words.Key) {
	t.Helper()
	if fault.KeyOf(err) != string(wanted) || err != nil && wanted == "" {
		t.Fatalf("%s: %v, want %q", what, err, wanted)
	}
}

func take(t *testing.T, db *store.DB, series string, count int64) int64 {
	t.Helper()
	var first int64
	err := db.Write(context.Background(), func(tx *store.Tx) (err error) {
		first, err = tx.Take(series, count, trade.EntryID(clock.NewID()))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return first
}

func TestSetUpGivesTheLedgerToAFirm(t *testing.T) {
	t.Parallel()
	s, db := newSetUpOffice(t)
	ctx := context.Background()
	firm, err := s.Firm(ctx, clerk)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Read(ctx, func(tx *store.Tx) error {
		e, err := tx.Entry("set-up")
		if err != nil {
			return err
		}
		if e.Actor != "" || e.Station != "NT1" || e.Zone != "Asia/Vientiane" || tx.Seq() != 1 {
			t.Errorf("entry %+v", e)
		}
		party, err := tx.Party(firm.PartyID)
		if err != nil {
			return err
		}
		if party.Code != "NTG" || !party.Has(trade.Consignor) {
			t.Errorf("party %+v", party)
		}
		site, err := tx.LocationByCode("NTY")
		if site.ID != firm.SiteID || site.Zone != "Asia/Vientiane" {
			t.Errorf("site %+v", site)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.Series(ctx, clerk)
	if err != nil || len(all) != 4 {
		t.Fatalf("series %v, %v", all, err)
	}
	for _, one := range all {
		if err := one.Validate(); err != nil {
			t.Errorf("%s: %v", one.Name, err)
		}
		if first := take(t, db, one.Name, 1); first != 1 {
			t.Errorf("%s begins with %d", one.Name, first)
		}
	}
}

func TestSetUpWorksOnce(t *testing.T) {
	t.Parallel()
	s, _ := newSetUpOffice(t)
	ctx := context.Background()
	want(t, "the same command", s.SetUp(ctx, setUp), words.StorePosted)
	other := setUp
	other.Command = ""
	want(t, "another command", s.SetUp(ctx, other), words.StoreSetUp)
}

func TestSetUpTellsAllThatIsWrong(t *testing.T) {
	t.Parallel()
	s, db := newOffice(t)
	bad := setUp
	bad.StationCode, bad.StationZone, bad.FirmCode, bad.SiteCode = "nt 1", "Vientiane", "", " "
	err := s.SetUp(context.Background(), bad)
	found := map[string]string{}
	for _, f := range fault.All(err) {
		found[f.Field] = f.Key
	}
	for field, key := range map[string]words.Key{"station code": words.SettingsStationCode, "zone": words.TradeZone,
		"code": words.TradeMissing, "site code": words.TradeMissing} {
		if found[field] != string(key) {
			t.Errorf("%s: %q, want %q", field, found[field], key)
		}
	}
	_ = db.Read(context.Background(), func(tx *store.Tx) error {
		if tx.Station() != "" || tx.Seq() != 0 {
			t.Error("something of a refused set-up was saved")
		}
		return nil
	})
	want(t, "then the right one", s.SetUp(context.Background(), setUp), "")
}

func TestChangeFirmKeepsDatedPrefixes(t *testing.T) {
	t.Parallel()
	s, _ := newSetUpOffice(t)
	ctx := context.Background()
	r := settings.ChangeFirmRequest{Extension: 3, Fallback: "NTG", Marks: "NTG/KUNMING",
		Prefixes: []trade.GS1Prefix{{Prefix: "8850001", ValidFrom: "2026-11-01"},
			{Prefix: "8850002", ValidFrom: "2027-01-01"}}}
	if _, err := s.ChangeFirm(ctx, admin, r); err != nil {
		t.Fatal(err)
	}
	firm, err := s.Firm(ctx, clerk)
	if err != nil {
		t.Fatal(err)
	}
	if firm.PrefixOn("2026-12-31") != "8850001" || firm.PrefixOn("2027-01-01") != "8850002" || firm.Extension != 3 ||
		firm.Marks != "NTG/KUNMING" || firm.PartyID == "" || firm.SiteID == "" {
		t.Fatalf("firm %+v", firm)
	}
	r.Prefixes[1].ValidFrom = "2026-11-01"
	_, err = s.ChangeFirm(ctx, admin, r)
	want(t, "two prefixes on one day", err, words.SettingsPrefixTwice)
	r.Prefixes, r.Extension = nil, 10
	_, err = s.ChangeFirm(ctx, admin, r)
	want(t, "an extension of two digits", err, words.TradeExtension)
}

func TestSeriesNeverForgetsWhatWasGiven(t *testing.T) {
	t.Parallel()
	s, db := newSetUpOffice(t)
	put := func(first, last int64) error {
		_, err := s.PutSeries(context.Background(), admin, settings.PutSeriesRequest{Series: trade.Series{
			Name: "unit", Width: 7, First: first, Last: last, Block: 500}})
		return err
	}
	want(t, "another first number while none is given", put(2_000_001, 2_000_750), "")
	if first := take(t, db, "unit", 3); first != 2_000_001 {
		t.Fatalf("first number %d", first)
	}
	want(t, "another first number", put(1, 2_000_750), words.SettingsSeriesFirst)
	want(t, "an end before the reserved ones", put(2_000_001, 2_000_499), words.SettingsSeriesShrink)
	want(t, "an end at the last reserved one", put(2_000_001, 2_000_500), "")
	want(t, "a longer range", put(2_000_001, 2_000_750), "")
	take(t, db, "unit", 500)
	want(t, "the same range when all of it is reserved", put(2_000_001, 2_000_750), "")
	want(t, "a longer range then", put(2_000_001, 2_009_999), "")
	if first := take(t, db, "unit", 400); first != 2_000_504 {
		t.Fatalf("goes on with %d", first)
	}
	want(t, "a new range above what was reserved", put(5_000_001, 5_000_999), "")
	if first := take(t, db, "unit", 1); first != 5_000_001 {
		t.Fatalf("the new range begins with %d", first)
	}
	want(t, "the old range again", put(2_000_001, 2_009_999), words.SettingsSeriesFirst)
}

func TestSeriesIsChecked(t *testing.T) {
	t.Parallel()
	s, _ := newSetUpOffice(t)
	for name, c := range map[string]struct {
		series trade.Series
		want   words.Key
	}{
		"too narrow":  {trade.Series{Name: "pass", Width: 3, First: 1, Last: 1000, Block: 1}, words.SettingsSeriesWidth},
		"too wide":    {trade.Series{Name: "pass", Width: 13, First: 1, Last: 1000, Block: 1}, words.SettingsSeriesWidth},
		"upside down": {trade.Series{Name: "pass", Width: 4, First: 9, Last: 1, Block: 1}, words.TradeSeriesRange},
		"no block":    {trade.Series{Name: "pass", Width: 4, First: 1, Last: 9}, words.TradeNotPositive},
		"a new one":   {trade.Series{Name: "pass", Width: 4, First: 1, Last: 9999, Block: 1}, ""},
	} {
		_, err := s.PutSeries(context.Background(), admin, settings.PutSeriesRequest{Series: c.series})
		want(t, name, err, c.want)
	}
}

func TestChannelIsChecked(t *testing.T) {
	t.Parallel()
	s, _ := newSetUpOffice(t)
	ctx := context.Background()
	good := trade.Channel{Code: "cross-border", Name: "Kunming market", BaseURL: "https://platform.example", Active: true}
	for name, c := range map[string]struct {
		change func(*trade.Channel)
		want   words.Key
	}{
		"good":                {func(*trade.Channel) {}, ""},
		"on this computer":    {func(c *trade.Channel) { c.BaseURL = "http://127.0.0.1:8080" }, ""},
		"capital letters":     {func(c *trade.Channel) { c.Code = "Cross" }, words.SettingsChannelCode},
		"no name":             {func(c *trade.Channel) { c.Name = " " }, words.SettingsChannelName},
		"a token in clear":    {func(c *trade.Channel) { c.BaseURL = "http://platform.example" }, words.RemoteAddress},
		"no address at all":   {func(c *trade.Channel) { c.BaseURL = "" }, words.RemoteAddress},
		"password in the URL": {func(c *trade.Channel) { c.BaseURL = "https://a:b@platform.example" }, words.RemoteAddress},
	} {
		channel := good
		c.change(&channel)
		_, err := s.PutChannel(ctx, admin, settings.PutChannelRequest{Channel: channel})
		want(t, name, err, c.want)
	}
	all, err := s.Channels(ctx, clerk)
	if err != nil || len(all) != 1 || all[0].Code != "cross-border" {
		t.Fatalf("channels %v, %v", all, err)
	}
}

func TestOnlyAnAdministratorChangesSettings(t *testing.T) {
	t.Parallel()
	s, _ := newSetUpOffice(t)
	ctx := context.Background()
	for name, try := range map[string]func(trade.Actor) error{
		"firm": func(a trade.Actor) error {
			_, err := s.ChangeFirm(ctx, a, settings.ChangeFirmRequest{Fallback: "X"})
			return err
		},
		"series": func(a trade.Actor) error {
			_, err := s.PutSeries(ctx, a, settings.PutSeriesRequest{})
			return err
		},
		"channel": func(a trade.Actor) error {
			_, err := s.PutChannel(ctx, a, settings.PutChannelRequest{})
			return err
		},
	} {
		want(t, name, try(clerk), words.AccessNotPermitted)
		want(t, name, try(trade.Actor{}), words.AccessSignIn)
	}
	_, err := s.Firm(ctx, trade.Actor{})
	want(t, "reading as nobody", err, words.AccessSignIn)
}
