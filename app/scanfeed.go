package app

import (
	"cmp"
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"

	"tradehub/backend/fault"
	"tradehub/backend/scanning"
	"tradehub/backend/trade"
)

// scanFeed is what the serial scanners of this station read, and to whom it is handed.
type scanFeed struct {
	turn sync.Mutex // held by whoever begins or ends the listening
	stop func()     // ends the listening and waits until it has ended; nil while nobody listens
	on   bool       // somebody wants to hear: the program has a screen

	mu     sync.Mutex
	taught string // address of the scanner that is being taught
	by     *desk  // at which it is taught
	links  map[string]ScanLink
	at     *desk // where somebody is
}

// ScanLink is how the wire to a serial scanner is.
type ScanLink struct {
	Scanner   string  `json:"scanner"`
	Address   string  `json:"address"`
	Connected bool    `json:"connected"`
	Since     string  `json:"since"` // RFC 3339; empty while it is tried for the first time
	Why       []Fault `json:"why"`   // why it is not connected
}

// ScanHeard is what a serial scanner read.
type ScanHeard struct {
	Scanner string `json:"scanner"` // its name; empty for one that is being taught
	Text    string `json:"text"`
	Raw     string `json:"raw"` // as it came, without what ended it
}

// beginListening listens to the serial scanners from now on, and again whenever the station was opened anew.
func (h *house) beginListening() {
	h.scans.turn.Lock()
	h.scans.on = true
	h.scans.turn.Unlock()
	h.listen()
}

// listen listens to the serial scanners as they are set up now. What is heard already is heard to its end first.
func (h *house) listen() {
	h.scans.turn.Lock()
	defer h.scans.turn.Unlock()
	h.scans.end()
	s, err := h.use()
	if err != nil || !h.scans.on {
		return // closed, and every page says so
	}
	setups, err := s.Scanning.Scanners(h.ctx, sender)
	if err != nil {
		slog.Warn("the scanners were not read", "error", err)
		return
	}
	setups = h.scans.begin(setups)
	ctx, cancel := context.WithCancel(h.ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.Scanning.Listen(ctx, setups, scanning.Ears{Hear: h.scans.hear, Link: h.linked})
	}()
	h.scans.stop = func() { cancel(); <-ended }
}

// stopListening ends the listening until the station is opened again.
func (h *house) stopListening() {
	h.scans.turn.Lock()
	defer h.scans.turn.Unlock()
	h.scans.end()
}

func (f *scanFeed) end() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// begin forgets how the wires were and gives the set-ups to listen to: the scanner that is being taught takes the place
// of the one at its address.
func (f *scanFeed) begin(setups []trade.ScannerSetup) []trade.ScannerSetup {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.taught != "" {
		setups = slices.DeleteFunc(setups, func(one trade.ScannerSetup) bool { return one.Address == f.taught })
		setups = append(setups, trade.ScannerSetup{Address: f.taught})
	}
	f.links = map[string]ScanLink{}
	for _, one := range setups {
		if !one.Types() {
			f.links[one.Name] = ScanLink{Scanner: one.Name, Address: one.Address, Why: []Fault{}}
		}
	}
	return setups
}

// hear hands a scan to the desk where somebody is, after those before it.
func (f *scanFeed) hear(heard scanning.Heard) {
	f.mu.Lock()
	at := f.at
	f.mu.Unlock()
	if at == nil {
		slog.Warn("a scan was not taken: no page is open", "scanner", heard.Scanner)
		return
	}
	at.emit("scan", ScanHeard{heard.Scanner, heard.Text, heard.Raw})
}

// linked tells every desk how the wires are.
func (h *house) linked(link scanning.Link) {
	f := &h.scans
	f.mu.Lock()
	now := ScanLink{Scanner: link.Scanner, Address: link.Address, Connected: link.Connected, Since: stamp(link.Since),
		Why: []Fault{}}
	if link.Why != nil {
		now.Why = toldFaults(fault.List{link.Why})
	}
	f.links[link.Scanner] = now
	f.mu.Unlock()
	h.changes.emit("scanners", f.state())
}

// state gives the wires by name.
func (f *scanFeed) state() []ScanLink {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := slices.SortedFunc(maps.Values(f.links), func(a, b ScanLink) int { return cmp.Compare(a.Scanner, b.Scanner) })
	return append([]ScanLink{}, all...)
}

// teach notes the address of the scanner that a desk teaches.
func (f *scanFeed) teach(d *desk, address string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.taught, f.by = address, d
}

// endTeaching ends what a desk teaches, and tells whether it taught anything.
func (f *scanFeed) endTeaching(d *desk) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.taught == "" || f.by != d {
		return false
	}
	f.taught, f.by = "", nil
	return true
}

// come notes the desk where somebody is.
func (f *scanFeed) come(d *desk) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at = d
}

// seat takes a desk for the one where somebody is, as long as nobody has said where he is.
func (f *scanFeed) seat(d *desk) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.at == nil {
		f.at = d
	}
}

// left notes that nobody is at a desk any more: its page is closed, or its person has signed out. A scanner that was
// being taught there is heard as it was before.
func (h *house) left(d *desk) {
	h.scans.mu.Lock()
	if h.scans.at == d {
		h.scans.at = nil
	}
	h.scans.mu.Unlock()
	if h.scans.endTeaching(d) {
		h.listen()
	}
}
