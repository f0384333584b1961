package settings

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// mostWidth is how many digits a number may have: an SSCC, the longest of what we number, leaves no more to count
// in (GS1 General Specifications, section 3.2: 18 digits with extension, a prefix of at least 4 and check digit).
const mostWidth = 12

var channelCode = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// ChangeFirm replaces the firm's settings. A GS1 company prefix counts from its date on: units keep the number
// they were given before. Requires trade.EditSettings.
func (s *Service) ChangeFirm(ctx context.Context, actor trade.Actor, r ChangeFirmRequest) (trade.Firm, error) {
	var firm trade.Firm
	err := s.change(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) (err error) {
		if firm, err = tx.Firm(); err != nil {
			return err
		}
		firm.Prefixes, firm.Extension, firm.Fallback, firm.Marks = r.Prefixes, r.Extension, r.Fallback, r.Marks
		if err := append(fault.All(firm.Validate()), prefixesTwice(r.Prefixes)...).OrNil(); err != nil {
			return err
		}
		return tx.PutFirm(e, firm)
	})
	if err != nil {
		return trade.Firm{}, err
	}
	return firm, nil
}

// Guard says which gates stay closed while a block stands that nobody waived; at the others findings are told and stop
// nobody. Requires trade.EditSettings.
func (s *Service) Guard(ctx context.Context, actor trade.Actor, r GuardRequest) (trade.Firm, error) {
	var firm trade.Firm
	err := s.change(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) (err error) {
		if firm, err = tx.Firm(); err != nil {
			return err
		}
		firm.Gates = r.Gates
		if err := firm.Validate(); err != nil {
			return err
		}
		return tx.PutFirm(e, firm)
	})
	if err != nil {
		return trade.Firm{}, err
	}
	return firm, nil
}

// prefixesTwice finds dates on which two prefixes begin, so that nobody could tell which of them counts.
func prefixesTwice(prefixes []trade.GS1Prefix) fault.List {
	var l fault.List
	seen := map[string]bool{}
	for _, p := range prefixes {
		if seen[p.ValidFrom] {
			l = append(l, fault.New(fault.Invalid, words.SettingsPrefixTwice,
				fault.Params{"date": p.ValidFrom}).At("prefixes"))
		}
		seen[p.ValidFrom] = true
	}
	return l
}

// PutSeries gives this station a number range, or changes it. Other stations get other ranges, so that no number
// is given twice. A range never ends below what has been reserved (settings.series_shrink), and a range
// that begins elsewhere begins above that (settings.series_first). Requires trade.EditSettings.
func (s *Service) PutSeries(ctx context.Context, actor trade.Actor, r PutSeriesRequest) (trade.Series, error) {
	err := s.change(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		if err := append(fault.All(r.Series.Validate()), tooWide(r.Series)...).OrNil(); err != nil {
			return err
		}
		if err := keepGiven(tx, r.Series); err != nil {
			return err
		}
		return tx.PutSeries(e, r.Series)
	})
	if err != nil {
		return trade.Series{}, err
	}
	return r.Series, nil
}

func tooWide(s trade.Series) fault.List {
	if s.Width >= len(strconv.FormatInt(s.Last, 10)) && s.Width <= mostWidth {
		return nil
	}
	return fault.List{fault.New(fault.Invalid, words.SettingsSeriesWidth,
		fault.Params{"last": s.Last, "width": s.Width, "most": mostWidth}).At("width")}
}

// keepGiven refuses a change of a range that forgets numbers which may have been given.
func keepGiven(tx *store.Tx, s trade.Series) error {
	was, err := tx.Series(s.Name)
	if fault.CodeOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	reserved, err := tx.Reserved(s.Name)
	if err != nil {
		return err
	}
	params := fault.Params{"series": s.Name, "first": was.First, "last": s.Last, "reserved": reserved}
	switch {
	case s.First != was.First && s.First <= reserved:
		return fault.New(fault.Conflict, words.SettingsSeriesFirst, params).At("first number")
	case s.Last < reserved:
		return fault.New(fault.Conflict, words.SettingsSeriesShrink, params).At("last number")
	}
	return nil
}

// PutChannel adds a platform, or changes how it is reached. Its address is https://, or plain http:// on this
// computer (remote.address). Requires trade.EditSettings.
func (s *Service) PutChannel(ctx context.Context, actor trade.Actor, r PutChannelRequest) (trade.Channel, error) {
	err := s.change(ctx, actor, r.Command, func(tx *store.Tx, e *trade.Entry) error {
		if err := checkChannel(r.Channel); err != nil {
			return err
		}
		return tx.PutChannel(e, r.Channel)
	})
	if err != nil {
		return trade.Channel{}, err
	}
	return r.Channel, nil
}

func checkChannel(c trade.Channel) error {
	var l fault.List
	if !channelCode.MatchString(c.Code) {
		l = append(l, fault.New(fault.Invalid, words.SettingsChannelCode, fault.Params{"found": c.Code}).At("code"))
	}
	if strings.TrimSpace(c.Name) == "" {
		l = append(l, fault.New(fault.Invalid, words.SettingsChannelName, fault.Params{"code": c.Code}).At("name"))
	}
	_, err := remote.New(remote.Config{BaseURL: c.BaseURL}) // the client's own rule; it opens no connection
	return append(l, fault.All(err)...).OrNil()
}

// change posts one entry of a setting.
func (s *Service) change(ctx context.Context, actor trade.Actor, command trade.EntryID,
	fill func(*store.Tx, *trade.Entry) error) error {
	if err := actor.Require(trade.EditSettings); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntrySetting, actor, command)
		if err != nil {
			return err
		}
		if err := fill(tx, e); err != nil {
			return err
		}
		return tx.Post(e)
	})
}
