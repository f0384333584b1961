// Package demo plays the demonstration day: three cooperatives deliver bananas, 2,520 cartons are packed and
// loaded into two containers, papers are issued and the platform is told. Everything goes through the services
// that the work of a real day goes through; nothing is put into the ledger past them. A day that is cut goes on
// where it was, because every command of it carries the same id each time.
package demo

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"tradehub/backend/access"
	"tradehub/backend/clock"
	"tradehub/backend/remote"
	"tradehub/backend/sandbox"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// What the demonstration day leaves in its folder beside the ledger.
const (
	PlatformFile = "platform.db"   // the platform's own database
	RecordFile   = "platform.json" // what the platform holds at the end
	PapersFolder = "papers"        // the issued papers as PDF
)

// Config says where the day is played and who hears of it.
type Config struct {
	Dir  string // the data folder of its station; the platform and the papers lie beside the ledger
	Cost access.Cost
	Tell func(Event) // hears what is done and durable; nil hears nothing

	// Until stops the day before an act, so that somebody can go on by hand: "deliver", "pack", "plan", "load",
	// "seal", "issue", "apply" or "despatch"; empty plays it to its end.
	Until string
}

// Event is one thing that is done and durable.
type Event struct {
	Step string `json:"step"`           // as in "load"
	What string `json:"what"`           // which one: a lot, a unit, a paper
	Done int64  `json:"done,omitempty"` // how many of so far
	Of   int64  `json:"of,omitempty"`   // how many there will be
}

// Result is what the day leaves.
type Result struct {
	Entries    int64       `json:"entries"`
	Head       string      `json:"head"`
	Packages   int64       `json:"packages"`
	NetG       int64       `json:"net_g"`
	GrossG     int64       `json:"gross_g"`
	Amount     trade.Money `json:"amount"`
	Containers []Container `json:"containers"`
	Papers     []PaperFile `json:"papers"`
	Platform   Held        `json:"platform"`
}

// Container is a loaded container with its lots.
type Container struct {
	Number string   `json:"number"`
	Seals  []string `json:"seals"`
	Lots   []Part   `json:"lots"`
}

// Part is how many packages of a lot are in a container.
type Part struct {
	Lot      string `json:"lot"`
	Packages int64  `json:"packages"`
}

// PaperFile is an issued paper and where its PDF lies.
type PaperFile struct {
	Kind   trade.PaperKind `json:"kind"`
	Number string          `json:"number"`
	File   string          `json:"file"`
}

// Held counts the documents that the platform holds.
type Held struct {
	Consignments int `json:"consignments"`
	Shipments    int `json:"shipments"`
	Stock        int `json:"stock"`
}

// Play plays the day, or what is left of it.
func Play(ctx context.Context, c Config) (r Result, err error) {
	p, err := open(ctx, c)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	for _, act := range p.acts() {
		if act.name != "" && act.name == c.Until {
			return r, nil
		}
		if err := act.play(); err != nil {
			return r, err
		}
	}
	return p.result()
}

// act is a part of the day; one with a name can be left to a person.
type act struct {
	name string
	play func() error
}

func (p *player) acts() []act {
	return []act{{"", p.setUp}, {"", p.signIn}, {"", p.masters}, {"deliver", p.deliver}, {"pack", p.pack},
		{"plan", p.plan}, {"", p.sync}, {"load", p.load}, {"seal", p.seal}, {"issue", p.issue}, {"apply", p.apply},
		{"despatch", p.despatch}, {"", p.sync}, {"", p.writePapers}, {"", p.writeRecord}}
}

// player plays the day.
type player struct {
	ctx      context.Context
	dir      string
	station  *station.Station
	platform *sandbox.Sandbox
	server   *sandbox.Server
	story    *story
	tell     func(Event)

	admin, warehouse, officer, consolidator trade.Actor

	papers []PaperFile
	record sandbox.Record
}

// open opens the station and, on a free port of this computer, the platform it speaks to.
func open(ctx context.Context, c Config) (*player, error) {
	p := &player{ctx: ctx, dir: c.Dir, tell: c.Tell, story: newStory(clock.System())}
	if p.tell == nil {
		p.tell = func(Event) {}
	}
	connect := func(trade.Channel) (*remote.Client, error) {
		return remote.New(remote.Config{BaseURL: p.server.URL()})
	}
	var err error
	p.station, err = station.Open(ctx, station.Config{Dir: c.Dir, Clock: p.story.now, Cost: c.Cost, Connect: connect})
	if err != nil {
		return nil, err
	}
	if p.platform, err = sandbox.Open(filepath.Join(c.Dir, PlatformFile), p.story.now); err != nil {
		return nil, errors.Join(err, p.close())
	}
	if p.server, err = p.platform.Serve(ctx, "127.0.0.1:0"); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

func (p *player) close() error {
	var all []error
	if p.server != nil {
		all = append(all, p.server.Close())
	}
	if p.platform != nil {
		all = append(all, p.platform.Close())
	}
	return errors.Join(append(all, p.station.Close())...)
}

// once does what a command does, unless it was done before the day was cut, and tells of it.
func (p *player) once(e Event, at time.Time, do func(trade.EntryID) error) error {
	command := trade.EntryID(clock.NamedID("r1/" + e.Step + "/" + e.What))
	var posted bool
	err := p.station.DB.Read(p.ctx, func(tx *store.Tx) (err error) {
		posted, err = tx.Posted(command)
		return err
	})
	if err != nil || posted {
		return err
	}
	p.story.at(at)
	if err := do(command); err != nil {
		return err
	}
	p.tell(e)
	return nil
}
