package checking_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/access"
	"tradehub/backend/checking"
	"tradehub/backend/clock"
	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/registers"
	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

var (
	ctx       = context.Background()
	cutOff    = time.Date(2026, 11, 6, 7, 10, 0, 0, time.UTC)
	chief     = trade.Actor{PersonID: "sengdao", Name: "Sengdao", Roles: []trade.Role{trade.Administrator}}
	officer   = trade.Actor{PersonID: "noy", Name: "Noy", Roles: []trade.Role{trade.Officer}}
	stranger  = trade.Actor{Name: "Nobody"}
	atCutOff  = checking.Request{Gate: trade.GateDespatch, At: cutOff}
	despatchR = func(reference string) checking.Request {
		r := atCutOff
		r.Shipment = reference
		return r
	}
)

// house is a station that keeps dossiers that were read from files.
func house(t *testing.T, all ...dossier.Dossier) *station.Station {
	t.Helper()
	s, err := station.Open(ctx, station.Config{Dir: t.TempDir(), Clock: clock.Fixed(cutOff),
		Cost: access.Cost{MemoryKiB: 8, Passes: 1, Threads: 1}})
	check(t, err)
	t.Cleanup(func() { _ = s.Close() })
	check(t, s.Settings.SetUp(ctx, settings.SetUpRequest{StationCode: "NT1", StationZone: "Asia/Vientiane",
		FirmCode: "NTG", FirmName: trade.Names{EN: "Nam Tha Green"}, Country: "LA", SiteCode: "NTY",
		SiteName: trade.Names{EN: "Nateuy"}, Fallback: "NTG", Gates: trade.Gates}))
	_, err = s.Registers.LoadShipped(ctx, chief, "")
	check(t, err)
	furnish(t, s)
	if len(all) > 0 {
		check(t, s.Papers.Import(ctx, chief, papers.ImportRequest{Dossiers: all}))
	}
	return s
}

// furnish fills the registers that a firm fills itself with those of the worked examples.
func furnish(t *testing.T, s *station.Station) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "templates", "demo", "registers", "*.csv"))
	check(t, err)
	for _, file := range files {
		content, err := os.ReadFile(file)
		check(t, err)
		if lines, err := csv.NewReader(bytes.NewReader(content)).ReadAll(); err != nil || len(lines) < 2 {
			continue
		}
		_, err = s.Registers.Import(ctx, chief, registers.ImportRequest{
			Register: strings.TrimSuffix(filepath.Base(file), ".csv"), File: bytes.NewReader(content)})
		check(t, err)
	}
}

func example(t *testing.T, name string) []dossier.Dossier {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
	check(t, err)
	all, err := exchange.ReadDossiers(bytes.NewReader(content))
	check(t, err)
	return all
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// otherNet is R1 with a certificate whose net weight has two figures exchanged.
func otherNet(t *testing.T) dossier.Dossier {
	t.Helper()
	d := example(t, "r1")[0]
	for i, p := range d.Papers {
		if p.Kind == "form-e" {
			d.Papers[i].Official.Boxes = map[string]string{"/rows/0/quantity": "34,200.00 KGS NET"}
		}
	}
	return d
}

// The worked example passes its gate, and a wrong weight on the certificate closes it until somebody who may lets it
// pass: then it is open, and the waiver can be taken back.
func TestAGateClosesAndOpens(t *testing.T) {
	t.Parallel()
	s := house(t, otherNet(t))
	got, err := s.Checking.Check(ctx, officer, despatchR("NTG-2026-R1"))
	check(t, err)
	if len(got.Findings) != 1 || got.Findings[0].Check != 10 || !got.Stopped() || !got.Guarded {
		t.Fatalf("found %+v", got.Findings)
	}
	if !got.Units[0].Hold || !got.Units[1].Hold {
		t.Errorf("a finding about the whole shipment holds %+v", got.Units)
	}
	gate := gateOf(t, s)
	if fault.KeyOf(gate()) != string(words.CheckingClosed) || len(fault.All(gate())) != 2 {
		t.Errorf("the gate says %v", gate())
	}
	mark := got.Findings[0].Mark()
	w, err := s.Checking.Waive(ctx, chief, checking.WaiveRequest{Shipment: "NTG-2026-R1", Gate: trade.GateDespatch,
		Mark: mark, Reason: " the office accepts it "})
	check(t, err)
	if w.By != "Sengdao" || w.Reason != "the office accepts it" || w.Check != 10 {
		t.Errorf("noted %+v", w)
	}
	check(t, gate())
	got, err = s.Checking.Check(ctx, officer, despatchR("NTG-2026-R1"))
	check(t, err)
	if got.Stopped() || got.Worst() != "" || got.Units[0].Hold || got.Findings[0].Waiver == nil {
		t.Errorf("after the waiver %+v", got)
	}
	check(t, s.Checking.TakeBack(ctx, chief, checking.WaiveRequest{Shipment: "NTG-2026-R1", Mark: mark}))
	if gate() == nil {
		t.Error("the gate is open although the waiver was taken back")
	}
}

// gateOf asks the gate of despatch as another use case does, in its own transaction.
func gateOf(t *testing.T, s *station.Station) func() error {
	return func() error {
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			return s.Checking.Gate(tx, "NTG-2026-R1", trade.GateApplication, trade.GateDespatch)
		})
	}
}

// A waiver is for a finding as it is: when another figure is found, the gate is closed again.
func TestAWaiverIsForOneFigure(t *testing.T) {
	t.Parallel()
	d := otherNet(t)
	s := house(t, d)
	got, err := s.Checking.Check(ctx, officer, despatchR(d.Reference))
	check(t, err)
	_, err = s.Checking.Waive(ctx, chief, checking.WaiveRequest{Shipment: d.Reference, Gate: trade.GateDespatch,
		Mark: got.Findings[0].Mark(), Reason: "accepted"})
	check(t, err)
	for i, p := range d.Papers {
		if p.Kind == "form-e" {
			d.Papers[i].Official.Boxes = map[string]string{"/rows/0/quantity": "34,201.00 KGS NET"}
		}
	}
	check(t, s.Papers.Import(ctx, chief, papers.ImportRequest{Dossiers: []dossier.Dossier{d}}))
	got, err = s.Checking.Check(ctx, officer, despatchR(d.Reference))
	check(t, err)
	if !got.Stopped() {
		t.Errorf("found %+v", got.Findings)
	}
}

// What cannot be waived, and by whom, is refused with its own sentence, and nothing is written.
func TestRefusedWaivers(t *testing.T) {
	t.Parallel()
	d := otherNet(t)
	s := house(t, d)
	got, err := s.Checking.Check(ctx, officer, despatchR(d.Reference))
	check(t, err)
	good := checking.WaiveRequest{Shipment: d.Reference, Gate: trade.GateDespatch, Mark: got.Findings[0].Mark(),
		Reason: "accepted"}
	with := func(change func(*checking.WaiveRequest)) checking.WaiveRequest {
		r := good
		change(&r)
		return r
	}
	for name, c := range map[string]struct {
		actor trade.Actor
		r     checking.WaiveRequest
		key   words.Key
	}{
		"an officer":    {officer, good, words.AccessNotPermitted},
		"no reason":     {chief, with(func(r *checking.WaiveRequest) { r.Reason = " \t" }), words.CheckingReason},
		"other mark":    {chief, with(func(r *checking.WaiveRequest) { r.Mark = "0" }), words.CheckingGone},
		"other gate":    {chief, with(func(r *checking.WaiveRequest) { r.Gate = "Z" }), words.CheckingGate},
		"no such goods": {chief, with(func(r *checking.WaiveRequest) { r.Shipment = "S-0" }), words.StoreNotFound},
	} {
		if _, err := s.Checking.Waive(ctx, c.actor, c.r); fault.KeyOf(err) != string(c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = s.Checking.Waive(ctx, chief, good)
	check(t, err)
	if _, err := s.Checking.Waive(ctx, chief, good); fault.KeyOf(err) != string(words.CheckingWaived) {
		t.Errorf("waived twice: %v", err)
	}
	if err := s.Checking.TakeBack(ctx, chief, with(func(r *checking.WaiveRequest) { r.Mark = "0" })); fault.KeyOf(err) !=
		string(words.CheckingNotWaived) {
		t.Errorf("took back what was not waived: %v", err)
	}
	if err := s.Checking.TakeBack(ctx, officer, good); fault.KeyOf(err) != string(words.AccessNotPermitted) {
		t.Errorf("an officer took back: %v", err)
	}
	if _, err := s.Checking.Check(ctx, officer, checking.Request{Shipment: d.Reference, Gate: "Z"}); fault.KeyOf(err) !=
		string(words.CheckingGate) {
		t.Errorf("gate Z: %v", err)
	}
	if _, err := s.Checking.Check(ctx, stranger, despatchR(d.Reference)); fault.KeyOf(err) !=
		string(words.AccessSignIn) {
		t.Errorf("a stranger: %v", err)
	}
}

// The firm says which gates it guards; at the others findings are told and stop nobody.
func TestGatesThatAreNotGuarded(t *testing.T) {
	t.Parallel()
	s := house(t, otherNet(t))
	_, err := s.Settings.Guard(ctx, chief, settings.GuardRequest{Gates: []trade.Gate{trade.GateApplication}})
	check(t, err)
	check(t, s.DB.Read(ctx, func(tx *store.Tx) error {
		return s.Checking.Gate(tx, "NTG-2026-R1", trade.GateDespatch, trade.GatePlatform)
	}))
	got, err := s.Checking.Check(ctx, officer, despatchR("NTG-2026-R1"))
	check(t, err)
	if got.Guarded || !got.Stopped() {
		t.Errorf("guarded %v, stopped %v", got.Guarded, got.Stopped())
	}
}

// Of a train whose one container lacks its phytosanitary certificate, that container is on hold and 24 go.
func TestATrainWithOneContainerOnHold(t *testing.T) {
	t.Parallel()
	all := example(t, "s1")
	lacking := all[24].Facts.Transport[0].Number
	if slices.ContainsFunc(all[24].Papers, func(p dossier.Paper) bool { return p.Kind == "phytosanitary" }) {
		t.Fatal("the last container has its certificate")
	}
	s := house(t, all...)
	departs, err := time.Parse(time.RFC3339, all[0].Facts.Route.CutOffAt)
	check(t, err)
	atCutOff := checking.Request{Gate: trade.GateDespatch, At: departs}
	got, err := s.Checking.CheckDeparture(ctx, officer, "X8106/2026-11-20", atCutOff)
	check(t, err)
	if _, err := s.Checking.CheckDeparture(ctx, officer, "X9", checking.Request{}); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a train that there is not: %v", err)
	}
	var held, free []string
	for _, c := range got {
		for _, u := range c.Units {
			if u.Hold {
				held = append(held, u.Number)
			} else {
				free = append(free, u.Number)
			}
		}
	}
	if !slices.Equal(held, []string{lacking}) || len(free) != 24 {
		t.Errorf("on hold %v, and %d go", held, len(free))
	}
}

// After a change several certificates are out of date at once. An application that replaces one is not held up by the
// others, which come next; one that is the first of its kind is, and so are the goods.
func TestAnApplicationThatReplacesAnother(t *testing.T) {
	t.Parallel()
	s := house(t, otherNet(t))
	ask := func(replacing bool) error {
		return s.DB.Read(ctx, func(tx *store.Tx) error { return s.Checking.Application(tx, "NTG-2026-R1", replacing) })
	}
	if err := ask(false); fault.KeyOf(err) != string(words.CheckingClosed) {
		t.Errorf("beside a certificate that is wrong: %v", err)
	}
	if err := ask(true); err != nil {
		t.Errorf("in place of another: %v", err)
	}
	if err := gateOf(t, s)(); fault.KeyOf(err) != string(words.CheckingClosed) {
		t.Errorf("the gate of despatch: %v", err)
	}
}

// Moments are told by the clocks of the station: half past six in the evening of UTC is the next day in Laos.
func TestTheMomentOfAStation(t *testing.T) {
	t.Parallel()
	s := house(t, example(t, "r1")...)
	r := despatchR("NTG-2026-R1")
	r.At = time.Date(2026, 11, 6, 18, 30, 0, 0, time.UTC)
	got, err := s.Checking.Check(ctx, officer, r)
	check(t, err)
	if at := got.At.Format("2006-01-02 15:04 -0700"); at != "2026-11-07 01:30 +0700" {
		t.Errorf("it was asked at %s", at)
	}
}

// Goods that were grown in the country they go to still cross a border: the gate guards them.
func TestForeignGoodsThatGoHome(t *testing.T) {
	t.Parallel()
	d := otherNet(t)
	d.Facts.Origin = d.Facts.Destination
	got, err := house(t, d).Checking.Check(ctx, officer, despatchR(d.Reference))
	check(t, err)
	if !got.Guarded {
		t.Error("nobody guards their gate")
	}
}
