package app

import (
	"context"
	"errors"
	"log/slog"

	"tradehub/backend/fault"
	"tradehub/backend/scanning"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// scanned notes that what was scanned was refused, and gives the refusal on as it is. Room and task say where and what
// for. A refusal that cannot be written down is told all the same.
func (d *desk) scanned(room, task, scan string, err error) error {
	var refusal *toldError
	if !errors.As(err, &refusal) || len(refusal.Faults) == 0 {
		return err
	}
	first := refusal.Faults[0]
	why := &fault.Fault{Code: first.Code, Key: first.Key, Params: fault.Params{}}
	for name, value := range first.Params {
		why.Params[name] = value
	}
	noted := d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Scanning.NoteRefused(ctx, actor, scanning.RefusedRequest{Scan: scan, Why: why, Room: room, Task: task})
	})
	if noted != nil {
		slog.Warn("a refused scan was not noted", "error", noted)
	}
	return err
}

// ScanRefused is a scan that was refused. Key and params say why, in the words of the page.
type ScanRefused struct {
	ID        string            `json:"id"`
	Scan      string            `json:"scan"`
	Key       string            `json:"key"`
	Params    map[string]string `json:"params"`
	Room      string            `json:"room"`
	Task      string            `json:"task"`
	Unknown   bool              `json:"unknown"` // nobody knew the code
	At        string            `json:"at"`      // RFC 3339
	By        string            `json:"by"`
	Settled   bool              `json:"settled"`
	Note      string            `json:"note"`
	SettledBy string            `json:"settledBy"`
	SettledAt string            `json:"settledAt"`
}

// ScanRefusals is a page of refused scans, the newest first.
type ScanRefusals struct {
	Rows []ScanRefused `json:"rows"`
	More bool          `json:"more"` // older ones follow
}

// scanPage is how many refused scans a page reads at once.
const scanPage = 100

// Tray gives the codes that nobody knew and nobody has settled, the newest first.
func (s *Scanning) Tray() (ScanRefusals, error) { return s.refused(scanning.RefusedOpen, "") }

// Log gives refused scans older than one of them; an empty id begins with the newest. Which is "" for all, "unknown" or
// "open".
func (s *Scanning) Log(before, which string) (ScanRefusals, error) {
	return s.refused(scanning.Which(which), before)
}

func (s *Scanning) refused(which scanning.Which, before string) (r ScanRefusals, err error) {
	r.Rows = []ScanRefused{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		all, err := st.Scanning.Refused(ctx, actor, scanning.Page{Which: which, Before: trade.RefusedScanID(before),
			Most: scanPage + 1})
		if r.More = len(all) > scanPage; r.More {
			all = all[:scanPage]
		}
		for _, one := range all {
			r.Rows = append(r.Rows, scanRefused(one))
		}
		return err
	})
	return r, err
}

func scanRefused(one scanning.Refused) ScanRefused {
	return ScanRefused{ID: string(one.ID), Scan: one.Scan, Key: one.Key, Params: one.Params, Room: one.Room,
		Task: one.Task, Unknown: one.Unknown, At: stamp(one.At), By: one.Name, Settled: one.Settled, Note: one.Note,
		SettledBy: one.SettledName, SettledAt: stamp(one.SettledAt)}
}

// Settle notes what became of a code that nobody knew.
func (s *Scanning) Settle(command, id, note string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Scanning.Settle(ctx, actor, scanning.SettleRequest{ID: trade.RefusedScanID(id), Note: note,
			Command: trade.EntryID(command)})
	})
}
