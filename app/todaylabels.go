package app

import (
	"context"

	"tradehub/backend/labels"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// TodayUnlabelled is the units of a lot that stand here without a label.
type TodayUnlabelled struct {
	Lot   string      `json:"lot"`
	Name  trade.Names `json:"name"` // of its item
	Units int64       `json:"units"`
}

// readLabels lists the label jobs that wait for a person, and the units without a label. Where there is no printer,
// nobody prints labels here, and no unit lacks one.
func (w *TodayWork) readLabels(ctx context.Context, st *station.Station, actor trade.Actor, l *Labels) error {
	jobs, err := st.Labels.Jobs(ctx, actor, labels.JobsRequest{Open: true})
	if err != nil {
		return err
	}
	for _, job := range jobs {
		if job.State == labels.JobUnresolved || job.State == labels.JobWaiting {
			w.Jobs = append(w.Jobs, l.view(job))
		}
	}
	printers, err := st.Printers.All(ctx, actor)
	if err != nil || len(printers) == 0 {
		return err
	}
	return st.DB.Read(ctx, func(tx *store.Tx) error { return w.readUnlabelled(tx) })
}

func (w *TodayWork) readUnlabelled(tx *store.Tx) error {
	all, err := tx.UnlabelledLots()
	if err != nil {
		return err
	}
	for _, one := range all {
		lot, err := tx.Lot(one.LotID)
		if err != nil {
			return err
		}
		item, err := tx.Item(lot.ItemID)
		if err != nil {
			return err
		}
		w.Unlabelled = append(w.Unlabelled, TodayUnlabelled{lot.Number, item.Name, one.Units})
	}
	return nil
}
