package app

import (
	"context"
	"slices"

	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// UnitLabel is how it stands with the label of a unit.
type UnitLabel struct {
	State  trade.LabelState `json:"state"`  // of the label that is not settled, or else of the newest; empty: it has none
	Copies int64            `json:"copies"` // that were printed beside the original
	Job    string           `json:"job"`    // of that label
}

// UnitLabels is all labels that a unit ever had.
type UnitLabels struct {
	Label  UnitLabel        `json:"label"`
	Labels []UnitLabelPrint `json:"labels"` // oldest first, cancelled ones too
}

// UnitLabelPrint is one label of a unit.
type UnitLabelPrint struct {
	Copy    int64            `json:"copy"`
	Reason  string           `json:"reason"`
	State   trade.LabelState `json:"state"`
	Job     string           `json:"job"`
	Printer string           `json:"printer"`
	By      string           `json:"by"`
	At      string           `json:"at"` // when it was asked for, RFC 3339
}

// OfUnit tells of all labels of a unit.
func (l *Labels) OfUnit(identifier string) (of UnitLabels, err error) {
	of.Labels = []UnitLabelPrint{}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		view, err := st.Packing.Unit(ctx, actor, identifier)
		if err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			all, err := l.d.house.labelsOf(tx, view.Unit.ID.At())
			if err != nil {
				return err
			}
			if of.Label, err = labelled(tx, all); err != nil {
				return err
			}
			return of.read(tx, all)
		})
	})
	return of, err
}

// labelsOf reads the labels of a unit or of a transport unit, oldest first. What was being sent when the program was
// ended is unknown.
func (h *house) labelsOf(tx *store.Tx, subject trade.Place) ([]trade.Label, error) {
	all, err := tx.LabelsOf(subject)
	if err != nil {
		return nil, err
	}
	for i, one := range all {
		if one.State != trade.LabelSending {
			continue
		}
		job, err := tx.LabelJob(one.JobID)
		if err != nil {
			return nil, err
		}
		if !h.prints.mayPrint(job.Number) {
			all[i].State = trade.LabelUnknown
		}
	}
	slices.SortStableFunc(all, func(a, b trade.Label) int { return int(a.Copy - b.Copy) })
	return all, nil
}

// labelled sums up the labels of a unit.
func labelled(tx *store.Tx, all []trade.Label) (sum UnitLabel, err error) {
	var shown trade.Label
	for _, one := range all {
		switch {
		case one.State == trade.LabelCancelled:
			continue
		case shown.ID == "" || shown.State.Settled():
			shown = one
		}
		if one.Copy > 0 && one.State.Settled() {
			sum.Copies++
		}
	}
	if shown.ID == "" {
		return sum, nil
	}
	job, err := tx.LabelJob(shown.JobID)
	sum.State, sum.Job = shown.State, job.Number
	return sum, err
}

func (u *UnitLabels) read(tx *store.Tx, all []trade.Label) error {
	for _, one := range all {
		job, err := tx.LabelJob(one.JobID)
		if err != nil {
			return err
		}
		by, err := tx.Person(job.By)
		if fault.CodeOf(err) == fault.Internal {
			return err
		}
		u.Labels = append(u.Labels, UnitLabelPrint{Copy: one.Copy, Reason: one.Reason, State: one.State, Job: job.Number,
			Printer: job.Printer, By: by.Name, At: stamp(job.At)})
	}
	return nil
}

// UnitsUnlabelled is units without a label, the newest first.
type UnitsUnlabelled struct {
	Units []PackUnit `json:"units"`
	More  bool       `json:"more"` // there are others
}

// Unlabelled lists so many units at most that stand here and have no label: those of a lot, or of all where that is
// empty.
func (l *Labels) Unlabelled(lot string, most int64) (u UnitsUnlabelled, err error) {
	u.Units = []PackUnit{}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			var id trade.LotID
			if lot != "" {
				found, err := tx.LotByNumber(lot)
				if err != nil {
					return err
				}
				id = found.ID
			}
			all, err := tx.Unlabelled(id, most+1)
			if err != nil {
				return err
			}
			if u.More = int64(len(all)) > most; u.More {
				all = all[:most]
			}
			u.Units, err = l.d.house.packUnits(tx, all)
			return err
		})
	})
	return u, err
}

// packUnits makes the rows of a list of units.
func (h *house) packUnits(tx *store.Tx, all []trade.HandlingUnit) ([]PackUnit, error) {
	rows := make([]PackUnit, 0, len(all))
	for _, u := range all {
		row, err := packUnit(tx, u)
		if err != nil {
			return nil, err
		}
		if err := h.label(tx, &row, u.ID); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// label adds to a row how it stands with the label of its unit.
func (h *house) label(tx *store.Tx, row *PackUnit, unit trade.UnitID) error {
	all, err := h.labelsOf(tx, unit.At())
	if err != nil {
		return err
	}
	row.Label, err = labelled(tx, all)
	return err
}

// Between lists the units of a range of numbers, as a packing made them, with their labels.
func (l *Labels) Between(first, last string) (rows []PackUnit, err error) {
	rows = []PackUnit{}
	err = l.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			series, err := tx.Series(unitSeries)
			if err != nil {
				return err
			}
			from, ok := series.Place(first)
			to, also := series.Place(last)
			if !ok || !also {
				return nil
			}
			var units []trade.HandlingUnit
			for n := from; n <= to && len(units) < mostBetween; n++ {
				u, err := tx.UnitByIdentifier(series.Format(n))
				if fault.CodeOf(err) == fault.NotFound {
					continue
				}
				if err != nil {
					return err
				}
				units = append(units, u)
			}
			rows, err = l.d.house.packUnits(tx, units)
			return err
		})
	})
	return rows, err
}

// mostBetween is how many units a list of what was just packed has: as many as one job may print.
const mostBetween = 5000
