package app

import (
	"context"
	"sync"

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
	return st.DB.Read(ctx, func(tx *store.Tx) error {
		found, err := l.d.house.unlabelled.of(tx)
		w.Unlabelled = append(w.Unlabelled, found...)
		return err
	})
}

// unlabelledMemo keeps the count of the ledger as it stands: it takes a look at each unit here, and every desk asks for
// it after every entry.
type unlabelledMemo struct {
	mu   sync.Mutex
	head string // of the ledger that was counted
	all  []TodayUnlabelled
}

// of gives the lots with units that have no label.
func (m *unlabelledMemo) of(tx *store.Tx) ([]TodayUnlabelled, error) {
	m.mu.Lock() // whoever comes meanwhile waits, and need not count
	defer m.mu.Unlock()
	head := tx.ChainHead()
	if m.head == head {
		return m.all, nil
	}
	all, err := unlabelledIn(tx)
	if err != nil {
		return nil, err
	}
	m.head, m.all = head, all
	return all, nil
}

func unlabelledIn(tx *store.Tx) (found []TodayUnlabelled, err error) {
	all, err := tx.UnlabelledLots()
	if err != nil {
		return nil, err
	}
	for _, one := range all {
		lot, err := tx.Lot(one.LotID)
		if err != nil {
			return nil, err
		}
		item, err := tx.Item(lot.ItemID)
		if err != nil {
			return nil, err
		}
		found = append(found, TodayUnlabelled{lot.Number, item.Name, one.Units})
	}
	return found, nil
}
