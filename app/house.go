package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"tradehub/backend/backup"
	"tradehub/backend/demo"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// house is the data folder of this station and what is open over it: one for the whole program.
type house struct {
	ctx context.Context
	dir string

	tries      tries // to reach the platforms
	changes    changes
	scans      scanFeed // of serial scanners
	prints     prints   // labels on their way
	unlabelled unlabelledMemo

	printers printerWatch // how they are
	scales   scaleWatch   // what they show

	mu      sync.RWMutex
	station *station.Station
	refused error // why it could not be opened; the page says so
}

// openHouse opens the station of a folder, or makes it. A ledger that refuses to be opened (a newer program wrote it,
// another program has it open) opens the house all the same, and every page says why.
func openHouse(ctx context.Context, dir string) (*house, error) {
	h := &house{ctx: ctx, dir: dir}
	h.printers.tell = func() { h.changes.emit("printers", nil) }
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if err := h.open(); fault.CodeOf(err) == fault.Internal {
		return nil, err
	}
	return h, nil
}

func (h *house) open() error {
	opened, err := station.Open(h.ctx, station.Config{Dir: h.dir})
	h.mu.Lock()
	h.station, h.refused = opened, err
	h.mu.Unlock()
	h.prints.open()
	h.listen()
	return err
}

func (h *house) close() error {
	h.prints.close()
	h.changes.stop()
	h.stopListening()
	h.scales.stop()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.station == nil {
		return nil
	}
	err := h.station.Close()
	h.station = nil
	return err
}

// use gives the open station, or says that it is closed: while it is restored, or when it could not be opened.
func (h *house) use() (*station.Station, error) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	if h.refused != nil {
		return nil, h.refused
	}
	if h.station == nil {
		return nil, fault.New(fault.Unavailable, words.AppClosed, nil)
	}
	return h.station, nil
}

// isSetUp tells whether the ledger belongs to a firm already.
func (h *house) isSetUp() (ready bool, err error) {
	s, err := h.use()
	if err != nil {
		return false, err
	}
	err = s.DB.Read(h.ctx, func(tx *store.Tx) error {
		ready = tx.Station() != ""
		return nil
	})
	return ready, err
}

// playDay plays the demonstration day into the folder, which must hold no firm yet or only the demonstration.
func (h *house) playDay(tell func(demo.Event)) error {
	if err := h.close(); err != nil {
		return err
	}
	_, err := demo.Play(h.ctx, demo.Config{Dir: h.dir, Tell: tell})
	return errors.Join(err, h.open())
}

// restore puts a backup in the place of the ledger; the station is closed meanwhile.
func (h *house) restore(from string, swap func(context.Context, string, string) (backup.Report, error)) (
	report backup.Report, err error) {
	if err := h.close(); err != nil {
		return report, err
	}
	report, err = swap(h.ctx, from, h.dir)
	return report, errors.Join(err, h.open())
}

// file names a file in the data folder.
func (h *house) file(name string) string { return filepath.Join(h.dir, name) }

// desk is one screen and whoever sits at it. The window has one; each browser has its own.
type desk struct {
	house *house
	emit  func(name string, data any)

	mu    sync.RWMutex
	token string // of whoever is signed in here
}

// who asks the station who is signed in here: a session may have ended, or its person may have been given other
// roles. Nobody is an actor without permissions.
func (d *desk) who(s *station.Station) (actor trade.Actor, err error) {
	token := d.session()
	if token == "" {
		return actor, nil
	}
	actor, err = s.Access.Resume(d.house.ctx, token)
	if fault.CodeOf(err) == fault.Forbidden { // it has ended: nobody sits here, whom each use case refuses itself
		d.sit("")
		return trade.Actor{}, nil
	}
	return actor, err
}

// sit notes the session of whoever signed in here; an empty one, that he has left.
func (d *desk) sit(token string) {
	d.mu.Lock()
	d.token = token
	d.mu.Unlock()
	if token == "" {
		d.house.left(d)
	}
}

func (d *desk) session() string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.token
}

// task is one use case's work for a page: with the context, the station and whoever is signed in.
type task func(ctx context.Context, s *station.Station, actor trade.Actor) error

// do carries out a task and puts its error into the form that pages read.
func (d *desk) do(work task) error {
	s, err := d.house.use()
	if err != nil {
		return told(err)
	}
	actor, err := d.who(s)
	if err != nil {
		return told(err)
	}
	if actor.Require(trade.Look) == nil {
		d.house.scans.seat(d)
	}
	err = work(d.house.ctx, s, actor)
	d.house.lookForChanges(s)
	return told(err)
}
