package settings

import (
	"context"
	"regexp"
	"strings"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var stationCode = regexp.MustCompile(`^[A-Z][A-Z0-9]{1,7}$`)

// firstSeries are the number ranges of a new ledger. Units are numbered in blocks, because they are many and a
// gap harms nobody; what an office reads is numbered one by one. A packing list takes its invoice's number.
var firstSeries = []trade.Series{
	{Name: "unit", Width: 7, First: 1, Last: 9_999_999, Block: 500},
	{Name: "consignment", Prefix: "CON-", Width: 5, First: 1, Last: 99_999, Block: 1},
	{Name: "lot", Prefix: "LOT-", Width: 5, First: 1, Last: 99_999, Block: 1},
	{Name: "invoice", Prefix: "INV-", Width: 4, First: 1, Last: 9_999, Block: 1},
}

// SetUp gives a new ledger to a firm: station, firm, site and number ranges in one entry. It needs nobody signed
// in, as there is nobody yet, and so works once (store.set_up).
func (s *Service) SetUp(ctx context.Context, r SetUpRequest) error {
	party, site, firm := r.nouns()
	if err := r.check(party, firm); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntrySetUp, trade.Actor{}, r.Command)
		if err != nil {
			return err
		}
		e.Zone = r.StationZone
		if err := tx.SetUpStation(r.StationCode, r.StationZone); err != nil {
			return err
		}
		for _, one := range firstSeries {
			if err := tx.PutSeries(e, one); err != nil {
				return err
			}
		}
		for _, put := range []func() error{
			func() error { return tx.PutParty(e, party) },
			func() error { return tx.PutLocation(e, site) },
			func() error { return tx.PutFirm(e, firm) },
		} {
			if err := put(); err != nil {
				return err
			}
		}
		return tx.Post(e)
	})
}

// nouns makes the firm as a party, its site and its settings.
func (r SetUpRequest) nouns() (trade.Party, trade.Location, trade.Firm) {
	party := trade.Party{ID: trade.PartyID(clock.NewID()), Code: r.FirmCode, Name: r.FirmName, Address: r.FirmAddress,
		Country: r.Country, TIN: r.TIN, Roles: []trade.PartyRole{trade.Consignor}}
	site := trade.Location{ID: trade.LocationID(clock.NewID()), Code: r.SiteCode, Name: r.SiteName,
		LOCODE: r.SiteLOCODE, Zone: r.StationZone}
	firm := trade.Firm{PartyID: party.ID, SiteID: site.ID, Fallback: r.Fallback, Marks: r.Marks,
		Gates: r.Gates}
	return party, site, firm
}

// check tells every rule the request breaks, all at once.
func (r SetUpRequest) check(party trade.Party, firm trade.Firm) error {
	l := append(fault.All(party.Validate()), fault.All(firm.Validate())...)
	if !stationCode.MatchString(r.StationCode) {
		l = append(l, fault.New(fault.Invalid, words.SettingsStationCode,
			fault.Params{"found": r.StationCode}).At("station code"))
	}
	if _, err := time.LoadLocation(r.StationZone); err != nil || r.StationZone == "" {
		l = append(l, fault.New(fault.Invalid, words.TradeZone, fault.Params{"found": r.StationZone}).At("zone"))
	}
	for _, required := range []struct{ field, value string }{{"site code", r.SiteCode}, {"site name", r.SiteName.EN}} {
		if strings.TrimSpace(required.value) == "" {
			l = append(l, fault.New(fault.Invalid, words.TradeMissing,
				fault.Params{"field": required.field}).At(required.field))
		}
	}
	return l.OrNil()
}
