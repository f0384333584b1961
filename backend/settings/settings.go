// Package settings holds what the firm decides once or seldom: who it is, how it numbers, and which platform it
// speaks to.
package settings

import (
	"context"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Service is the use case of the firm's settings.
type Service struct{ db *store.DB }

// New makes the service.
func New(db *store.DB) *Service { return &Service{db: db} }

// SetUpRequest says to whom a new ledger belongs and where it stands.
type SetUpRequest struct {
	StationCode string // short code of this workstation, as in NT1; it stands in the chain and in exports
	StationZone string // IANA time zone, as in Asia/Vientiane
	FirmCode    string // the firm's own party code
	FirmName    trade.Names
	FirmAddress string // as papers print it: one line, Latin upper case
	Country     string // ISO 3166-1 alpha-2
	TIN         string // tax identification number, where it has one
	SiteCode    string
	SiteName    trade.Names
	SiteLOCODE  string       // UN/LOCODE, where there is one
	Fallback    string       // letters before the number of a unit while there is no GS1 company prefix
	Marks       string       // default marks and numbers on packages
	Gates       []trade.Gate // that stay closed while a block stands; none where findings are only told
	Command     trade.EntryID
}

// ChangeFirmRequest replaces the settings of the firm; party and site stay.
type ChangeFirmRequest struct {
	Prefixes  []trade.GS1Prefix // all of them, each with the date it is used from
	Extension int               // extension digit of SSCCs, 0 to 9
	Fallback  string
	Marks     string
	Command   trade.EntryID
}

// GuardRequest says which gates stay closed while a block stands that nobody waived.
type GuardRequest struct {
	Gates   []trade.Gate
	Command trade.EntryID
}

// PutSeriesRequest gives this station a number range, or changes it.
type PutSeriesRequest struct {
	Series  trade.Series
	Command trade.EntryID
}

// PutChannelRequest adds a platform, or changes how it is reached.
type PutChannelRequest struct {
	Channel trade.Channel
	Command trade.EntryID
}

// Firm reads the firm's settings; store.not_found before the ledger is set up. Requires trade.Look.
func (s *Service) Firm(ctx context.Context, actor trade.Actor) (trade.Firm, error) {
	return read(ctx, s, actor, (*store.Tx).Firm)
}

// Series lists the number ranges of this station. Requires trade.Look.
func (s *Service) Series(ctx context.Context, actor trade.Actor) ([]trade.Series, error) {
	return read(ctx, s, actor, (*store.Tx).AllSeries)
}

// Channels lists the platforms. Requires trade.Look.
func (s *Service) Channels(ctx context.Context, actor trade.Actor) ([]trade.Channel, error) {
	return read(ctx, s, actor, (*store.Tx).Channels)
}

func read[T any](ctx context.Context, s *Service, actor trade.Actor, get func(*store.Tx) (T, error)) (found T,
	err error) {
	if err := actor.Require(trade.Look); err != nil {
		return found, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		found, err = get(tx)
		return err
	})
	return found, err
}
