package app

import (
	"context"
	"time"

	"tradehub/backend/device"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/backend/weighing"
)

// Status is the line at the foot of every page.
type Status struct{ d *desk }

// Line says honestly how the station stands.
type Line struct {
	Entries  int64           `json:"entries"` // in the ledger, all durable
	Head     string          `json:"head"`    // of the chain
	Channels []ChannelBehind `json:"channels"`
	Devices  []Device        `json:"devices"` // printers first
	Labels   LabelsOpen      `json:"labels"`
	Backup   BackupAge       `json:"backup"`
}

// ChannelBehind says what one platform does not know yet.
type ChannelBehind struct {
	Code    string `json:"code"`
	Waiting int64  `json:"waiting"` // messages that will be sent
	Stuck   int64  `json:"stuck"`   // messages that wait for a person: rejected or in conflict
	Oldest  string `json:"oldest"`  // when the oldest of them was written, RFC 3339; empty when there is none
}

// Device is a printer, a scale or a scanner, and whether a person has to see to it.
type Device struct {
	Kind   string  `json:"kind"` // printer, scale or scanner
	Name   string  `json:"name"`
	State  string  `json:"state"`  // of a printer its first alarm or else its state; of others whether it is connected
	Person bool    `json:"person"` // somebody has to see to it
	Faults []Fault `json:"faults"` // why
	Page   string  `json:"page"`   // where it is set up: room and part
}

// LabelsOpen counts the label jobs that wait for a person.
type LabelsOpen struct {
	Unresolved int64 `json:"unresolved"` // of which somebody has to say what came out
	Waiting    int64 `json:"waiting"`    // to be resumed or cancelled
}

// BackupAge says when the last backup was made here.
type BackupAge struct {
	MadeAt string `json:"madeAt"` // RFC 3339; empty when none was
	Due    bool   `json:"due"`    // it is time for one
}

// Line tells how the station stands. It waits for no device: what is told of them was heard before.
func (s *Status) Line() (line Line, err error) {
	line.Channels, line.Devices = []ChannelBehind{}, []Device{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := line.readLedger(ctx, st, s.d); err != nil {
			return err
		}
		all, err := st.Syncing.Status(ctx, actor)
		if err != nil {
			return err
		}
		for _, c := range all {
			line.Channels = append(line.Channels, ChannelBehind{Code: c.Channel.Code, Waiting: c.Waiting,
				Stuck: c.Rejected + c.Conflicts, Oldest: stamp(c.Oldest)})
		}
		line.Labels.Unresolved, line.Labels.Waiting, err = st.Labels.Unfinished(ctx, actor)
		if err != nil {
			return err
		}
		if err := line.readPrinters(ctx, st, s.d, actor); err != nil {
			return err
		}
		line.readScales(s.d)
		line.readScanners(s.d)
		return nil
	})
	return line, err
}

// readLedger reads how far the ledger is, and how old its last backup.
func (l *Line) readLedger(ctx context.Context, st *station.Station, d *desk) error {
	return st.DB.Read(ctx, func(tx *store.Tx) (err error) {
		l.Head = tx.ChainHead()
		if l.Entries, err = tx.Entries(); err != nil {
			return err
		}
		l.Backup = backupAge((&Settings{d: d}).lastBackup(), l.Entries, tx.Now())
		return nil
	})
}

// How old a backup may become, and how many entries a ledger may have without any: setting a station up takes fewer.
const (
	oldestBackup      = 7 * 24 * time.Hour
	mostWithoutBackup = 200
)

func backupAge(last *SettingBackup, entries int64, now time.Time) (age BackupAge) {
	if last == nil {
		return BackupAge{Due: entries > mostWithoutBackup}
	}
	age.MadeAt = last.MadeAt
	made, err := time.Parse(time.RFC3339, last.MadeAt)
	age.Due = err != nil || now.Sub(made) > oldestBackup
	return age
}

// readPrinters tells how the printers were heard to be last. What a printer meets while it prints is told by its job:
// nobody else can ask it meanwhile.
func (l *Line) readPrinters(ctx context.Context, st *station.Station, d *desk, actor trade.Actor) error {
	setups, err := st.Printers.All(ctx, actor)
	for _, p := range setups {
		if run, alarms, prints := d.house.prints.on(p.Name); prints {
			l.Devices = append(l.Devices, printingOn(p.Name, run, alarms))
			continue
		}
		state := d.house.printers.glance(ctx, printerQuestion{st, actor, p.Address}).state(p.Name)
		one := Device{Kind: "printer", Name: p.Name, State: state.Word, Faults: state.Faults, Page: "settings/printers",
			Person: state.Word == printerStopped || state.Word == printerAway}
		if state.Word == printerStopped {
			one.State = string(state.Alarms[0])
		}
		l.Devices = append(l.Devices, one)
	}
	return err
}

func printingOn(printer string, run LabelRun, alarms []device.Alarm) Device {
	one := Device{Kind: "printer", Name: printer, State: printerPrinting, Faults: run.Alarms, Page: "settings/printers"}
	if len(alarms) > 0 {
		one.State, one.Person = string(alarms[0]), true
	}
	return one
}

// The states of a device on a wire.
const (
	wireConnected  = "connected"
	wireConnecting = "connecting"
	wireLost       = "lost"
)

// readScales tells of the scales that somebody follows; what they show is told where they are used.
func (l *Line) readScales(d *desk) {
	for _, sight := range d.house.scales.state() {
		one := Device{Kind: "scale", Name: sight.Scale, State: wireConnected, Faults: []Fault{}, Page: "settings/scales"}
		if sight.State == weighing.Lost {
			one.State, one.Person, one.Faults = wireLost, true, sight.Faults
		}
		l.Devices = append(l.Devices, one)
	}
}

// readScanners tells of the serial scanners. Those that type as a keyboard does are not known to be there.
func (l *Line) readScanners(d *desk) {
	for _, link := range d.house.scans.state() {
		if link.Scanner == "" {
			continue // it is only being taught
		}
		one := Device{Kind: "scanner", Name: link.Scanner, State: wireConnected, Faults: []Fault{},
			Page: "settings/scanners"}
		switch {
		case link.Connected:
		case link.Since == "":
			one.State = wireConnecting
		default:
			one.State, one.Person, one.Faults = wireLost, true, link.Why
		}
		l.Devices = append(l.Devices, one)
	}
}

// stamp writes a time for pages: RFC 3339 in UTC, or nothing.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
