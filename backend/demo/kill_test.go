package demo_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/backup"
	"tradehub/backend/clock"
	"tradehub/backend/demo"
	"tradehub/backend/sandbox"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// lives is how often the day is killed.
const lives = 50

// TestKilledFiftyTimes kills the program again and again during the day and lets it go on. What it acknowledged
// must be there at the end, once; the platform must have everything once; no number may be given twice.
func TestKilledFiftyTimes(t *testing.T) {
	t.Parallel()
	d := newDay(t, 1)
	for range lives {
		d.live(t, d.steps())
	}
	d.finish(t)
	d.isWhole(t)
	d.keptAll(t)
	if n := d.result.Papers[0].Number; n != "NTG-26-0117" {
		t.Errorf("the invoice is %s; a number was lost to a death", n)
	}
}

// TestRestoredInTheMiddle kills the day as often, and twice puts back an older backup: once from before anything
// was packed, once from before the papers were issued. The numbers go on, and the platform recognises what it has.
func TestRestoredInTheMiddle(t *testing.T) {
	t.Parallel()
	d := newDay(t, 2)
	early := d.liveTo(t, "receive", 3)
	for range lives / 2 {
		d.live(t, d.steps())
	}
	d.restore(t, early)
	late := d.liveTo(t, "load", 200)
	for range lives / 2 {
		d.live(t, d.steps())
	}
	d.finish(t)
	d.isWhole(t)
	d.restore(t, late)
	for range lives / 5 {
		d.live(t, d.steps())
	}
	d.finish(t)
	d.isWhole(t)
}

// day is a demonstration that is killed and restored, and all that was seen of it.
type day struct {
	dir    string
	dice   *rand.Rand
	told   []demo.Event
	units  map[string]trade.UnitID  // which unit a number was given to, in every life
	papers map[string]trade.PaperID // which paper
	result demo.Result
}

func newDay(t *testing.T, seed uint64) *day {
	t.Helper()
	return &day{dir: filepath.Join(t.TempDir(), "day"), dice: rand.New(rand.NewPCG(seed, seed)),
		units: map[string]trade.UnitID{}, papers: map[string]trade.PaperID{}}
}

// steps draws after how many acknowledged steps the next death comes: often soon, so that the short steps of the
// day are hit too.
func (d *day) steps() int {
	if d.dice.IntN(5) < 2 {
		return 1 + d.dice.IntN(8)
	}
	return 1 + d.dice.IntN(150)
}

// live lives once and is killed, and looks at what is there then.
func (d *day) live(t *testing.T, steps int) {
	t.Helper()
	told, _ := liveUntil(t, d.dir, steps)
	d.told = append(d.told, told...)
	d.look(t)
}

// liveTo lives, and dies, until a step has happened so many times; then it makes a backup.
func (d *day) liveTo(t *testing.T, step string, times int) string {
	t.Helper()
	for count := 0; count < times; {
		told, ended := liveUntil(t, d.dir, 1+d.dice.IntN(60))
		for _, e := range told {
			if e.Step == step {
				count++
			}
		}
		d.told = append(d.told, told...)
		if ended && count < times {
			t.Fatalf("the day ended after %d of %d times %q", count, times, step)
		}
	}
	d.look(t)
	var made backup.Report
	d.open(t, func(s *station.Station) {
		var err error
		if made, err = s.Backup.Backup(ctx, consolidator(t, s), t.TempDir()); err != nil {
			t.Fatal(err)
		}
	})
	return made.Path
}

func (d *day) restore(t *testing.T, from string) {
	t.Helper()
	if _, err := backup.Restore(ctx, clock.System(), from, d.dir); err != nil {
		t.Fatal(err)
	}
	d.told = nil // what was acknowledged since the backup is gone, as whoever restores is told
}

// finish plays the day to its end in this process.
func (d *day) finish(t *testing.T) {
	t.Helper()
	var err error
	d.result, err = demo.Play(ctx, demo.Config{Dir: d.dir, Cost: cheap,
		Tell: func(e demo.Event) { d.told = append(d.told, e) }})
	if err != nil {
		t.Fatal(err)
	}
	d.look(t)
}

func (d *day) open(t *testing.T, do func(*station.Station)) {
	t.Helper()
	s, err := station.Open(ctx, station.Config{Dir: d.dir, Cost: cheap})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	do(s)
}

func consolidator(t *testing.T, s *station.Station) trade.Actor {
	t.Helper()
	session, err := s.Access.SignIn(ctx, demo.Consolidator, demo.PIN)
	if err != nil {
		t.Fatal(err)
	}
	return session.Actor
}

// look checks that no number stands on two units or two papers, whatever died or was put back in between.
func (d *day) look(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(d.dir, backup.LedgerFile)); err != nil {
		return // killed before there was a ledger
	}
	d.open(t, func(s *station.Station) {
		err := s.DB.Read(ctx, func(tx *store.Tx) error {
			all, err := everyUnit(tx)
			if err != nil {
				return err
			}
			for _, u := range all {
				for _, number := range u.Identifiers() {
					if before, given := d.units[number]; given && before != u.ID {
						t.Errorf("%s was given to two units", number)
					}
					d.units[number] = u.ID
				}
			}
			papers, err := tx.Papers()
			for _, p := range papers {
				key := string(p.Kind) + " " + p.Number
				if before, given := d.papers[key]; given && before != p.ID {
					t.Errorf("%s was given to two papers", key)
				}
				d.papers[key] = p.ID
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// everyUnit lists the units at all locations and in all transport units.
func everyUnit(tx *store.Tx) (all []trade.HandlingUnit, err error) {
	var places []trade.Place
	locations, err := tx.Locations()
	if err != nil {
		return nil, err
	}
	for _, l := range locations {
		places = append(places, l.ID.At())
	}
	shipments, err := tx.Shipments()
	if err != nil {
		return nil, err
	}
	for _, sh := range shipments {
		transports, err := tx.TransportUnitsOf(sh.ID)
		if err != nil {
			return nil, err
		}
		for _, u := range transports {
			places = append(places, u.ID.At())
		}
	}
	for _, place := range places {
		inside, err := tx.AllUnitsIn(place)
		if err != nil {
			return nil, err
		}
		all = append(all, inside...)
	}
	return all, nil
}

// keptAll checks that every scan that was acknowledged is in the shipment, and acknowledged once.
func (d *day) keptAll(t *testing.T) {
	t.Helper()
	loaded := map[string]bool{}
	d.open(t, func(s *station.Station) {
		err := s.DB.Read(ctx, func(tx *store.Tx) error {
			all, err := everyUnit(tx)
			for _, u := range all {
				loaded[u.SSCC] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	scans := map[string]bool{}
	for _, e := range d.told {
		if e.Step != "load" {
			continue
		}
		if scans[e.What] {
			t.Errorf("%s was acknowledged twice", e.What)
		}
		if !loaded[e.What] {
			t.Errorf("%s was acknowledged and is lost", e.What)
		}
		scans[e.What] = true
	}
	if len(scans) < 2_520-lives {
		t.Errorf("%d scans were acknowledged; at most one may go unheard with each death", len(scans))
	}
}

// isWhole checks the end of the day: the figures of the worked example, a sound ledger, and a platform that took
// every delivery and the shipment once.
func (d *day) isWhole(t *testing.T) {
	t.Helper()
	checkFigures(t, d.result)
	d.open(t, func(s *station.Station) {
		report, err := s.DB.Verify(ctx)
		if err != nil || !report.Sound() {
			t.Errorf("the ledger is not sound: %+v, %v", report, err)
		}
	})
	text, err := os.ReadFile(filepath.Join(d.dir, demo.RecordFile))
	if err != nil {
		t.Fatal(err)
	}
	var record sandbox.Record
	if err := json.Unmarshal(text, &record); err != nil {
		t.Fatal(err)
	}
	for _, held := range record.Documents {
		if held.Accepted != 1 && trade.MessageKind(held.Kind) != trade.StockMessage {
			t.Errorf("the platform took %s %s %d times", held.Kind, held.ExternalID, held.Accepted)
		}
	}
}
