package app

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Settings is what is decided once or seldom: the firm, its numbers, platforms, people, and the keeping of the ledger.
type Settings struct {
	d    *desk
	long stoppable
}

// SettingFirm is how the firm numbers and marks its goods.
type SettingFirm struct {
	Name      string          `json:"name"`
	Code      string          `json:"code"`
	Site      string          `json:"site"`
	Today     string          `json:"today"`
	Prefix    string          `json:"prefix"` // GS1 company prefix that holds today; empty: none
	Prefixes  []SettingPrefix `json:"prefixes"`
	Extension int             `json:"extension"`
	Fallback  string          `json:"fallback"`
	Marks     string          `json:"marks"`
	Gates     []string        `json:"gates"` // that stay closed while a block stands
}

// SettingPrefix is a GS1 company prefix and the day from which it is used.
type SettingPrefix struct {
	Prefix    string `json:"prefix"`
	ValidFrom string `json:"validFrom"`
}

// SettingSeries is a number range, and how far it may have been given.
type SettingSeries struct {
	Name     string `json:"name"`
	Prefix   string `json:"prefix"`
	Width    int    `json:"width"`
	First    int64  `json:"first"`
	Last     int64  `json:"last"`
	Block    int64  `json:"block"`
	Reserved int64  `json:"reserved"` // numbers up to it may have been given; 0: none
	Lost     bool   `json:"lost"`     // nobody knows: a person has to say where the series stands
	Example  string `json:"example"`  // the next number as printed
}

// SettingChannel is a platform and how it is reached.
type SettingChannel struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	URL    string `json:"url"`
	Active bool   `json:"active"`
}

// Firm reads the firm's settings.
func (s *Settings) Firm() (f SettingFirm, err error) {
	f.Prefixes = []SettingPrefix{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		firm, err := st.Settings.Firm(ctx, actor)
		if err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error { return f.read(tx, firm) })
	})
	return f, err
}

func (f *SettingFirm) read(tx *store.Tx, firm trade.Firm) error {
	party, err := tx.Party(firm.PartyID)
	if err != nil {
		return err
	}
	site, err := tx.Location(firm.SiteID)
	if err != nil {
		return err
	}
	f.Name, f.Code, f.Site, f.Today = party.Name.EN, party.Code, site.Code, tx.Today()
	f.Prefix, f.Extension, f.Fallback, f.Marks = firm.PrefixOn(f.Today), firm.Extension, firm.Fallback, firm.Marks
	f.Gates = []string{}
	for _, g := range firm.Gates {
		f.Gates = append(f.Gates, string(g))
	}
	for _, p := range firm.Prefixes {
		f.Prefixes = append(f.Prefixes, SettingPrefix(p))
	}
	return nil
}

// SaveFirm replaces how the firm numbers and marks.
func (s *Settings) SaveFirm(f SettingFirm, command string) error {
	r := settings.ChangeFirmRequest{Extension: f.Extension, Fallback: f.Fallback, Marks: f.Marks,
		Command: trade.EntryID(command)}
	for _, p := range f.Prefixes {
		r.Prefixes = append(r.Prefixes, trade.GS1Prefix(p))
	}
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Settings.ChangeFirm(ctx, actor, r)
		return err
	})
}

// SaveGates says which gates stay closed while a block stands.
func (s *Settings) SaveGates(gates []string, command string) error {
	r := settings.GuardRequest{Command: trade.EntryID(command)}
	for _, g := range gates {
		r.Gates = append(r.Gates, trade.Gate(g))
	}
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Settings.Guard(ctx, actor, r)
		return err
	})
}

// Series lists the number ranges of this station.
func (s *Settings) Series() ([]SettingSeries, error) {
	all := []SettingSeries{}
	err := s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		series, err := st.Settings.Series(ctx, actor)
		if err != nil {
			return err
		}
		return st.DB.Write(ctx, func(tx *store.Tx) error { // only the writer knows what is reserved; nothing is written
			for _, one := range series {
				row, err := settingSeries(tx, one)
				if err != nil {
					return err
				}
				all = append(all, row)
			}
			return nil
		})
	})
	return all, err
}

func settingSeries(tx *store.Tx, one trade.Series) (SettingSeries, error) {
	reserved, err := tx.Reserved(one.Name)
	lost := fault.KeyOf(err) == string(words.NumbersLost)
	if err != nil && !lost {
		return SettingSeries{}, err
	}
	next := max(reserved+1, one.First)
	return SettingSeries{Name: one.Name, Prefix: one.Prefix, Width: one.Width, First: one.First, Last: one.Last,
		Block: one.Block, Reserved: reserved, Lost: lost, Example: one.Format(next)}, nil
}

// SaveSeries gives this station a number range, or changes it.
func (s *Settings) SaveSeries(one SettingSeries, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Settings.PutSeries(ctx, actor, settings.PutSeriesRequest{Command: trade.EntryID(command),
			Series: trade.Series{Name: one.Name, Prefix: one.Prefix, Width: one.Width, First: one.First, Last: one.Last,
				Block: one.Block}})
		return err
	})
}

// SayLastNumber says up to which number a series was given, after the file that knows it was lost.
func (s *Settings) SayLastNumber(series string, last int64) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.EditSettings); err != nil {
			return err
		}
		return st.DB.SetLastNumber(ctx, series, last)
	})
}

// Channels lists the platforms.
func (s *Settings) Channels() ([]SettingChannel, error) {
	all := []SettingChannel{}
	err := s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		channels, err := st.Settings.Channels(ctx, actor)
		for _, c := range channels {
			all = append(all, SettingChannel{Code: c.Code, Name: c.Name, URL: c.BaseURL, Active: c.Active})
		}
		return err
	})
	return all, err
}

// SaveChannel adds a platform, or changes how it is reached.
func (s *Settings) SaveChannel(c SettingChannel, command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Settings.PutChannel(ctx, actor, settings.PutChannelRequest{Command: trade.EntryID(command),
			Channel: trade.Channel{Code: c.Code, Name: c.Name, BaseURL: c.URL, Active: c.Active}})
		return err
	})
}
