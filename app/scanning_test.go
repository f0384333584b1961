package app

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"tradehub/backend/demo"
	"tradehub/backend/device"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// screen is a desk whose events can be waited for.
type screen struct {
	*Scanning
	d     *desk
	scans chan ScanHeard
	wires chan []ScanLink
}

// newScreen seats a person at a desk of a house.
func newScreen(t *testing.T, h *house, who string) screen {
	t.Helper()
	s := screen{scans: make(chan ScanHeard, 1000), wires: make(chan []ScanLink, 100)}
	s.d, _ = newDesk(h, func(name string, data any) {
		switch told := data.(type) {
		case ScanHeard:
			s.scans <- told
		case []ScanLink:
			s.wires <- told
		}
	})
	s.Scanning = &Scanning{s.d}
	if _, err := (&Session{s.d}).SignIn(who, demo.PIN); err != nil {
		t.Fatal(err)
	}
	return s
}

// hears waits until the station listens to a scanner, and says so.
func (s screen) hears(sim *device.ScannerSimulator) {
	<-sim.Plugged()
	s.until(connected)
}

// until waits for the wires to be as wanted.
func (s screen) until(as func([]ScanLink) bool) {
	for wires := range s.wires {
		if as(wires) {
			return
		}
	}
}

func connected(wires []ScanLink) bool { return len(wires) > 0 && wires[0].Connected }

// newDoor is a house over the demonstration day, as far as a step.
func newDoor(t *testing.T, until string) *house {
	t.Helper()
	dir := t.TempDir()
	if _, err := demo.Play(t.Context(), demo.Config{Dir: dir, Until: until}); err != nil {
		t.Fatal(err)
	}
	h, err := openHouse(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.close() })
	return h
}

func newScannerSimulator(t *testing.T) *device.ScannerSimulator {
	t.Helper()
	sim, err := device.SimulateScanner(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sim.Close)
	return sim
}

func TestScansComeInOrderToTheScreenWhereSomebodyIs(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	h.beginListening()
	one, two := newScreen(t, h, "Phet"), newScreen(t, h, "Khamla")
	sim := newScannerSimulator(t)
	if _, err := one.PutScanner(ScanSetup{Name: "Ring", Address: sim.Address(), GSSubstitute: "|"}, ""); err != nil {
		t.Fatal(err)
	}
	one.hears(sim)
	sent := func(n int) {
		for i := range n {
			sim.Send(fmt.Sprintf("%04d|\r", i))
		}
	}
	wants := func(at screen, n int) {
		t.Helper()
		for i := range n {
			text := fmt.Sprintf("%04d", i)
			if got := <-at.scans; got != (ScanHeard{"Ring", text + "\x1d", text + "|"}) {
				t.Fatalf("heard %+v, want %s", got, text)
			}
		}
	}
	go sent(200)
	wants(one, 200) // who came first, as long as nobody says where he is
	two.Here()
	go sent(5)
	wants(two, 5)
	one.Here()
	go sent(5)
	wants(one, 5)
	if len(one.scans)+len(two.scans) > 0 {
		t.Error("a scan was handed over twice")
	}
}

func TestAChangedSetUpIsHeardAtOnceAndAfterARestore(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	h.beginListening()
	s := newScreen(t, h, "Phet")
	sim := newScannerSimulator(t)
	put := func(prefix string) {
		t.Helper()
		if _, err := s.PutScanner(ScanSetup{Name: "Ring", Address: sim.Address(), Prefix: prefix}, ""); err != nil {
			t.Fatal(err)
		}
		s.hears(sim)
	}
	heard := func(want string) {
		t.Helper()
		sim.Send("#1\r")
		if got := <-s.scans; got.Text != want {
			t.Errorf("heard %+v, want %s", got, want)
		}
	}
	put("")
	heard("#1")
	put("#")
	heard("1")
	if err := h.close(); err != nil {
		t.Fatal(err)
	}
	if err := h.open(); err != nil {
		t.Fatal(err)
	}
	s.hears(sim)
	heard("1")
	sim.Unplug()
	s.until(func(wires []ScanLink) bool {
		return !wires[0].Connected && wires[0].Why[0].Key == "device.scanner_lost"
	})
	s.until(connected)
	if err := s.RemoveScanner("Ring", ""); err != nil {
		t.Fatal(err)
	}
	if states, err := s.States(); err != nil || len(states) != 0 {
		t.Errorf("%+v, %v", states, err)
	}
}

func TestAScannerIsHeardRawWhileItIsTaught(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	h.beginListening()
	s := newScreen(t, h, "Phet")
	sim := newScannerSimulator(t)
	ring := ScanSetup{Name: "Ring", Address: sim.Address(), Prefix: "#", GSSubstitute: "|"}
	if _, err := s.PutScanner(ring, ""); err != nil {
		t.Fatal(err)
	}
	s.hears(sim)
	if err := s.Try(sim.Address()); err != nil {
		t.Fatal(err)
	}
	s.hears(sim)
	sim.Send("#A|\r")
	if got := <-s.scans; got != (ScanHeard{"", "#A|", "#A|"}) {
		t.Errorf("taught: %+v", got)
	}
	other := newScreen(t, h, "Khamla")
	other.EndTry() // that is for who began it
	s.EndTry()
	s.hears(sim)
	sim.Send("#A|\r")
	if got := <-s.scans; got != (ScanHeard{"Ring", "A\x1d", "#A|"}) {
		t.Errorf("in use: %+v", got)
	}
	if err := s.Try("COM4"); keyOf(err) != string(words.DeviceScannerAddress) {
		t.Error(err)
	}
	if err := other.Try(sim.Address()); keyOf(err) != string(words.AccessNotPermitted) {
		t.Error(err)
	}
}

func TestRefusedScansOfEveryRoomAreNoted(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "load")
	s := newScreen(t, h, "Sengdao")
	door, shed, dock := &Load{s.d}, &Pack{s.d}, &Receive{s.d}
	units := &Units{s.d}
	shipments, err := s.shipment()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		room, task, scan string
		try              func(scan string) error
	}{
		{"load", shipments, "no such carton", func(scan string) error {
			_, err := door.Scan(shipments, "LKCU4200177", scan, "c1")
			return err
		}},
		{"load", shipments, "0000001", func(scan string) error { // it stands in no container
			_, err := door.TakeOut(shipments, scan, "COLD-1", "c2")
			return err
		}},
		{"pack", "COLD-1", "X\x1dY", func(scan string) error {
			_, err := shed.ForPallet(scan, "COLD-1")
			return err
		}},
		{"receive", "", "NOBODY", func(scan string) error {
			_, err := dock.Scan(scan)
			return err
		}},
		{"unit", "", "ABC", func(scan string) error {
			_, err := units.Scan(scan)
			return err
		}},
	} {
		refusal := keyOf(c.try(c.scan))
		log, err := s.Log("", "")
		if err != nil || len(log.Rows) == 0 || refusal == "" {
			t.Fatalf("%s: %+v, %v, %s", c.room, log, err, refusal)
		}
		got := log.Rows[0]
		if got.Room != c.room || got.Task != c.task || got.Scan != c.scan || got.Key != refusal || got.By != "Sengdao" {
			t.Errorf("%s: noted %+v, refused with %s", c.room, got, refusal)
		}
	}
	if _, err := units.Show("ABC"); keyOf(err) == "" {
		t.Error("a unit that is not there was shown")
	}
	if log, err := s.Log("", ""); err != nil || len(log.Rows) != 5 {
		t.Errorf("what was looked up and not scanned is noted: %d rows, %v", len(log.Rows), err)
	}
}

// shipment gives the reference of the first shipment.
func (s screen) shipment() (string, error) {
	all, err := (&Load{s.d}).Shipments()
	if err != nil || len(all) == 0 {
		return "", err
	}
	return all[0].Reference, nil
}

func TestTheTrayIsSettled(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	s := newScreen(t, h, "Khamla")
	units := &Units{s.d}
	for i := range scanPage + 2 {
		if _, err := units.Scan(fmt.Sprintf("code %d", i)); keyOf(err) != string(words.PackingUnitUnknown) {
			t.Fatal(err)
		}
	}
	tray, err := s.Tray()
	if err != nil || len(tray.Rows) != scanPage || !tray.More || tray.Rows[0].Scan != fmt.Sprintf("code %d", scanPage+1) {
		t.Fatalf("%d rows, more %v, %v", len(tray.Rows), tray.More, err)
	}
	rest, err := s.Log(tray.Rows[scanPage-1].ID, "open")
	if err != nil || len(rest.Rows) != 2 || rest.More {
		t.Errorf("%+v, %v", rest, err)
	}
	if err := s.Settle("c-1", tray.Rows[0].ID, ""); keyOf(err) != string(words.ScanningNote) {
		t.Error(err)
	}
	if err := s.Settle("c-1", tray.Rows[0].ID, "the grower's own label"); err != nil {
		t.Error(err)
	}
	tray, err = s.Tray()
	if err != nil || tray.Rows[0].Scan != fmt.Sprintf("code %d", scanPage) {
		t.Errorf("%+v, %v", tray.Rows[0], err)
	}
}

func TestARefusalIsGivenOnAsItIs(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	d, _ := newDesk(h, func(string, any) {})
	refusal := told(fault.New(fault.NotFound, words.PackingUnitUnknown, nil))
	if got := d.scanned("unit", "", "x", refusal); got != refusal { // nobody is signed in: it cannot be noted
		t.Error(got)
	}
	if err := d.scanned("unit", "", "x", nil); err != nil {
		t.Error(err)
	}
}

func TestWhatAScanIsUnderstoodAs(t *testing.T) {
	t.Parallel()
	s := newScreen(t, newDoor(t, "pack"), "Khamla")
	codes := s.TestCodes()
	got, err := s.Parse("]C1" + codes[0].Data)
	if err != nil || got.Kind != "gtin" || got.Symbology != "]C1" || len(got.Elements) != 3 ||
		got.Elements[1] != (ScanElement{"10", "BATCH/LOT", "Lot-aZ7"}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := s.Parse(codes[2].Data); err != nil || len(got.Elements) != 3 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := s.Parse(""); keyOf(err) != string(words.Gs1EmptyScan) {
		t.Error(err)
	}
	if all := s.Commands(); len(all) != 6 || all[0] != (ScanCommand{"go-on", "TH-GO-ON"}) {
		t.Errorf("%+v", all)
	}
}

func TestSheetsForScannersComeAsPictureAndAsPDF(t *testing.T) {
	t.Parallel()
	server := served(t)
	b := newBrowser(t, server)
	if _, err := b.call("Scanning/CommandSheet", "lo"); keyOf(err) != string(words.AccessSignIn) {
		t.Error(err)
	}
	if _, err := b.call("Session/SignIn", "Phet", "470813"); err != nil {
		t.Fatal(err)
	}
	for call, path := range map[string]string{"CommandSheet": "commands", "TestSheet": "test"} {
		drawn, err := b.call("Scanning/"+call, "lo")
		var pages []SheetPage
		if json.Unmarshal(drawn, &pages) != nil || len(pages) != 1 || !strings.HasPrefix(pages[0].SVG, "<svg") {
			t.Errorf("%s: %v", call, err)
		}
		answer, err := b.client.Get(server.URL + "/documents/scanning/" + path + "?in=vi")
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "application/pdf" {
			t.Errorf("%s: %s", path, answer.Status)
		}
	}
}
