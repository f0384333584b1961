package app

import (
	"context"
	"log/slog"

	"tradehub/backend/device"
	"tradehub/backend/gs1"
	"tradehub/backend/scanning"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// Scanning is the scanners of this station: how each is heard, the sheets that go with them, and the scans that were
// refused.
type Scanning struct{ d *desk }

// ScanSetup is a scanner and what it adds to what it reads. Control characters cross as they are.
type ScanSetup struct {
	Name         string `json:"name"`
	Address      string `json:"address"` // empty: it types as a keyboard does
	Prefix       string `json:"prefix"`
	Suffix       string `json:"suffix"`
	GSSubstitute string `json:"gsSubstitute"`
	Layout       string `json:"layout"` // us, uk, fr or de of one that types
}

// Scanners lists the scanners in use, by name.
func (s *Scanning) Scanners() (all []ScanSetup, err error) {
	all = []ScanSetup{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		setups, err := st.Scanning.Scanners(ctx, actor)
		for _, one := range setups {
			all = append(all, scanSetup(one))
		}
		return err
	})
	return all, err
}

func scanSetup(one trade.ScannerSetup) ScanSetup {
	return ScanSetup{Name: one.Name, Address: one.Address, Prefix: one.Prefix, Suffix: one.Suffix,
		GSSubstitute: one.GSSubstitute, Layout: one.Layout}
}

// PutScanner sets a scanner up, or changes how it is heard, and listens to it from now on.
func (s *Scanning) PutScanner(one ScanSetup, command string) (kept ScanSetup, err error) {
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		put, err := st.Scanning.PutScanner(ctx, actor, scanning.PutScannerRequest{Command: trade.EntryID(command),
			Scanner: trade.ScannerSetup{Name: one.Name, Address: one.Address, Prefix: one.Prefix, Suffix: one.Suffix,
				GSSubstitute: one.GSSubstitute, Layout: one.Layout}})
		kept = scanSetup(put)
		return err
	})
	if err == nil {
		s.d.house.scans.endTeaching(s.d) // who is set up needs no more teaching
		s.d.house.listen()
	}
	return kept, err
}

// RemoveScanner takes a scanner out of use.
func (s *Scanning) RemoveScanner(name, command string) error {
	err := s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Scanning.RemoveScanner(ctx, actor, name, trade.EntryID(command))
	})
	if err == nil {
		s.d.house.listen()
	}
	return err
}

// Ports lists the serial ports of this computer by name. A computer that cannot tell has none to choose from.
func (s *Scanning) Ports() (all []string, err error) {
	all = []string{}
	err = s.look(func(context.Context, *station.Station, trade.Actor) error {
		ports, err := device.SerialPorts()
		if err != nil {
			slog.Warn("the serial ports were not listed", "error", err)
		}
		all = append(all, ports...)
		return nil
	})
	return all, err
}

// look is do for one who may look.
func (s *Scanning) look(work task) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		return work(ctx, st, actor)
	})
}

// States tells how the wires to the serial scanners are.
func (s *Scanning) States() (all []ScanLink, err error) {
	all = []ScanLink{}
	err = s.look(func(context.Context, *station.Station, trade.Actor) error {
		all = s.d.house.scans.state()
		return nil
	})
	return all, err
}

// Try listens to a serial scanner that is about to be taught, as it sends: its scans come with an empty name. Another
// one at that address is not listened to meanwhile. An address that cannot be read is refused.
func (s *Scanning) Try(address string) error {
	err := s.d.do(func(_ context.Context, _ *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.EditSettings); err != nil {
			return err
		}
		_, err := scanning.Device(address, device.ScannerProfile{})
		return atField(err, "address")
	})
	if err == nil {
		s.d.house.scans.teach(s.d, address)
		s.d.house.listen()
	}
	return err
}

// EndTry ends the listening that Try began at this desk. Nobody needs to be signed in for that: whoever is signed out
// leaves no scanner half taught.
func (s *Scanning) EndTry() {
	if s.d.house.scans.endTeaching(s.d) {
		s.d.house.listen()
	}
}

// Here tells that somebody is at this desk: what serial scanners read comes here from now on.
func (s *Scanning) Here() error {
	return s.look(func(context.Context, *station.Station, trade.Actor) error {
		s.d.house.scans.come(s.d)
		return nil
	})
}

// ScanParsed is what a scan was understood as.
type ScanParsed struct {
	Kind      gs1.Kind      `json:"kind"`
	Value     string        `json:"value"`     // what would be looked up
	Symbology string        `json:"symbology"` // AIM identifier, where the scanner sent one
	Elements  []ScanElement `json:"elements"`
}

// ScanElement is one element of a GS1 symbol.
type ScanElement struct {
	AI    string `json:"ai"`
	Title string `json:"title"` // its data title, such as BATCH/LOT
	Value string `json:"value"`
}

// Parse tells what a scan is, as every room takes it. Nothing is looked up.
func (s *Scanning) Parse(text string) (parsed ScanParsed, err error) {
	parsed.Elements = []ScanElement{}
	err = s.look(func(context.Context, *station.Station, trade.Actor) error {
		scan, err := gs1.Classify(text)
		parsed.Kind, parsed.Value, parsed.Symbology = scan.Kind, scan.Value, scan.Symbology
		for _, e := range scan.Elements {
			parsed.Elements = append(parsed.Elements, ScanElement{e.AI, gs1.Title(e.AI), e.Value})
		}
		return err
	})
	return parsed, err
}
