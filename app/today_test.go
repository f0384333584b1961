package app

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"tradehub/backend/demo"
)

// TestAShipmentTellsWhatIsNext stops the day before each act and asks what keeps the shipment here.
func TestAShipmentTellsWhatIsNext(t *testing.T) {
	t.Parallel()
	for until, want := range map[string]TodayNext{
		"load":     {"load", 2_520, []string{}},
		"seal":     {"seal", 2, []string{"LKCU4200177", "LKCU4200182"}},
		"issue":    {"papers", 2, []string{"commercial-invoice", "packing-list"}},
		"despatch": {"despatch", 1, []string{}},
	} {
		t.Run(until, func(t *testing.T) {
			t.Parallel()
			v, err := (&Today{deskOnDay(t, until, demo.Officer)}).Look()
			if err != nil || len(v.Work.Shipments) != 1 {
				t.Fatalf("%+v, %v", v.Work, err)
			}
			next := v.Work.Shipments[0].Next
			if next.What != want.What || next.Count != want.Count || !slices.Equal(next.Names, want.Names) {
				t.Errorf("next is %+v, want %+v", next, want)
			}
		})
	}
}

func TestOnceAllIsDoneNothingWaits(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "", demo.Consolidator)
	v, err := (&Today{d}).Look()
	if err != nil {
		t.Fatal(err)
	}
	w := v.Work
	if len(w.Steps)+len(w.Ungraded)+len(w.Loose)+len(w.Shipments)+len(w.Channels) != 0 || w.BackupAt != "" {
		t.Errorf("there waits %+v", w)
	}
	if len(v.Figures.Leaving) != 1 || v.Figures.Leaving[0].Loaded != 2_520 {
		t.Errorf("the time line is %+v", v.Figures.Leaving)
	}
	made := SettingBackup{Path: "/somewhere/one.backup", MadeAt: "2026-11-04T12:00:00Z"}
	text, err := json.Marshal(made)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.house.file(lastBackupFile), text, 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err = (&Today{d}).Look(); err != nil || v.Work.BackupAt != made.MadeAt {
		t.Errorf("the last backup is of %q, %v", v.Work.BackupAt, err)
	}
}

// TestWhatWaitsBeforePacking looks at loose goods, messages and figures; a delivery that is not graded waits too.
func TestWhatWaitsBeforePacking(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "pack", demo.WarehouseHand)
	lot := NewLot{Item: "BAN-CAV", Lot: "LNT-9", HarvestedOn: "2026-11-04", GrossG: 500_000}
	_, err := (&Receive{d}).Save(NewDelivery{DeliveryNote: "DN-9", Cooperative: "COOP-LUANG", Location: "COLD-1",
		ReceivedOn: "2026-11-04", Lots: []NewLot{lot}})
	if err != nil {
		t.Fatal(err)
	}
	v, err := (&Today{d}).Look()
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Work.Loose) != 3 || v.Work.Loose[0].Lot != lotOfNamHa || v.Work.Loose[0].NetG != 12_150_000 {
		t.Errorf("to pack are %+v", v.Work.Loose)
	}
	if u := v.Work.Ungraded; len(u) != 1 || u[0].Note != "DN-9" || u[0].Lots != 1 || u[0].NetG != 500_000 {
		t.Errorf("to grade are %+v", u)
	}
	if c := v.Work.Channels; len(c) != 1 || c[0].Waiting == 0 || c[0].Oldest == "" {
		t.Errorf("not sent are %+v", c)
	}
	var receivedG, agedG int64
	for _, r := range v.Figures.Received {
		if r.Day < v.Figures.From || r.Day > v.Figures.To {
			t.Errorf("%+v lies outside of the days shown", r)
		}
		receivedG += r.NetG
	}
	for _, a := range v.Figures.Ages {
		agedG += a.NetG
	}
	if receivedG != 36_450_000 || agedG != receivedG {
		t.Errorf("the plots add up to %d g received and %d g on stock", receivedG, agedG)
	}
}

func TestANewStationIsTaughtItsFirstSteps(t *testing.T) {
	t.Parallel()
	v, err := (&Today{deskOnDay(t, "deliver", demo.Consolidator)}).Look()
	if err != nil {
		t.Fatal(err)
	}
	want := []TodayStep{{"items", true}, {"cooperatives", true}, {"places", true}, {"receive", false},
		{"pack", false}, {"load", false}}
	if !slices.Equal(v.Work.Steps, want) {
		t.Errorf("the steps are %+v", v.Work.Steps)
	}
	if len(v.Figures.Received) != 0 || v.Figures.To != v.Figures.Today {
		t.Errorf("the figures are %+v", v.Figures)
	}
}

func TestDaysBetween(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		from, to string
		days     int
	}{
		"same day": {"2026-11-04", "2026-11-04", 0}, "over a month": {"2026-10-30", "2026-11-04", 5},
		"leap year": {"2028-02-28", "2028-03-01", 2}, "no date": {"", "2026-11-04", 0},
		"tomorrow": {"2026-11-05", "2026-11-04", -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := daysBetween(c.from, c.to); got != c.days {
				t.Errorf("%d days, want %d", got, c.days)
			}
		})
	}
	if got, want := dayBefore("2026-03-01", 1), time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC); got !=
		want.Format(time.DateOnly) {
		t.Errorf("the day before is %s", got)
	}
}
