package registers

import (
	"context"
	"errors"
	"slices"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// ChangeRequest asks to save one row of a register.
type ChangeRequest struct {
	Row     trade.RegisterRow
	Command trade.EntryID
}

// confidences are how sure one may be of a row, as in a register's file.
var confidences = []string{"high", "medium", "low", "seen"}

// Change adds a row to a register, or says what a code means from a day on: the row of the code that holds until then
// ends the day before. A row that begins on the same day takes the place of the one that is here, which corrects it.
// Invalid when another row of the code begins later (registers.later_row), because the new one would cover it.
func (s *Service) Change(ctx context.Context, actor trade.Actor, r ChangeRequest) error {
	if err := actor.Require(trade.EditRegisters); err != nil {
		return err
	}
	if err := r.Row.Validate(); err != nil {
		return err
	}
	if !registerName.MatchString(r.Row.Register) {
		return fault.New(fault.Invalid, words.RegistersName, fault.Params{"found": r.Row.Register}).At("register")
	}
	if !slices.Contains(confidences, r.Row.Confidence) {
		return fault.New(fault.Invalid, words.RegistersConfidence,
			fault.Params{"found": r.Row.Confidence}).At("confidence")
	}
	if err := period(r.Row); err != nil {
		return err
	}
	return s.save(ctx, actor, r.Command, forGood, func(tx *store.Tx) ([]trade.RegisterRow, error) {
		byCode, err := held(tx, r.Row.Register)
		if err != nil {
			return nil, err
		}
		rows, err := succeed(byCode[r.Row.Code], r.Row)
		if err != nil {
			return nil, err
		}
		return described(tx, r.Row.Register, rows)
	})
}

// EndRequest asks that a row holds until a day and no longer.
type EndRequest struct {
	Register  string
	Code      string
	ValidFrom string // first day of the row; empty: always
	On        string // its last day, YYYY-MM-DD
	Command   trade.EntryID
}

// End gives a row its last day. NotFound where there is no such row (registers.row_unknown), Invalid where it would end
// before it begins (registers.period), Conflict where it would run into a later row of its code (registers.later_row).
func (s *Service) End(ctx context.Context, actor trade.Actor, r EndRequest) error {
	return s.save(ctx, actor, r.Command, forGood, func(tx *store.Tx) ([]trade.RegisterRow, error) {
		byCode, err := held(tx, r.Register)
		if err != nil {
			return nil, err
		}
		row, is := byCode[r.Code][r.ValidFrom]
		if !is {
			return nil, fault.New(fault.NotFound, words.RegistersRowUnknown,
				fault.Params{"register": r.Register, "code": r.Code, "from": r.ValidFrom})
		}
		if r.On == "" {
			return nil, fault.New(fault.Invalid, words.TradeMissing, fault.Params{"field": "validity"}).At("validity")
		}
		row.ValidTo = r.On
		if err := errors.Join(row.Validate(), period(row)); err != nil {
			return nil, err
		}
		return succeed(byCode[r.Code], row)
	})
}

// period refuses a row that ends before it begins.
func period(row trade.RegisterRow) error {
	if row.ValidTo == "" || row.ValidTo >= row.ValidFrom {
		return nil
	}
	return fault.New(fault.Invalid, words.RegistersPeriod,
		fault.Params{"from": row.ValidFrom, "to": row.ValidTo}).At("validity")
}

// succeed gives the rows to save so that a row takes over from the one of the same code that holds on its first day.
func succeed(ofCode map[string]trade.RegisterRow, row trade.RegisterRow) ([]trade.RegisterRow, error) {
	rows := []trade.RegisterRow{row}
	for from, other := range ofCode {
		switch {
		case from == row.ValidFrom || !other.Overlaps(row):
			continue
		case from > row.ValidFrom:
			return nil, fault.New(fault.Conflict, words.RegistersLaterRow,
				fault.Params{"code": row.Code, "date": from}).At("validity")
		}
		first, err := time.Parse(time.DateOnly, row.ValidFrom)
		if err != nil {
			return nil, err
		}
		other.ValidTo = first.AddDate(0, 0, -1).Format(time.DateOnly)
		rows = append(rows, other)
	}
	return rows, nil
}
