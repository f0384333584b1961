package preflight_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/preflight"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Shipments as they come every day have no findings on transport, customs and settlement that nobody can help.
func TestOrdinaryJourneys(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		change func(*dossier.Facts)
		want   []int
	}{
		"melons sold in the country, in an open truck": {change: inOpenTruck},
		"coffee by road to Thailand, before the road note": {want: []int{58}, change: func(f *dossier.Facts) {
			f.Destination, f.Route.Exit.Name, f.Route.Via, f.Route.GateAt = "TH", "FRIENDSHIP BRIDGE 1", nil, ""
			only(f, 2)
			f.Transport[0].Climate = nil
		}},
		"coffee by air to Germany, insured": {change: func(f *dossier.Facts) {
			f.Destination, f.Route.Mode, f.Route.Exit.Name, f.Route.GateAt = "DE", "air", "WATTAY AIRPORT", ""
			insure(f, 9999999, "USD")
			only(f, 2)
			f.Transport[0].Climate = nil
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := example(t, "t1")[0]
			d.Papers = nil
			one.change(&d.Facts)
			var got []int
			for _, f := range preflight.Run(asked(t, d)).At(trade.GatePlatform) {
				if f.Check >= 50 && !slices.Contains(got, f.Check) {
					got = append(got, f.Check)
					t.Log(f.Sentence)
				}
			}
			if !slices.Equal(got, one.want) {
				t.Errorf("found %v, want %v", got, one.want)
			}
		})
	}
}

// inOpenTruck makes of T1 a sale of melons within the country: no customs, no seals, no reefer.
func inOpenTruck(f *dossier.Facts) {
	f.Destination, f.Currency, f.Rate, f.Customs, f.Origins = "LA", "LAK", nil, dossier.Customs{}, dossier.Origins{}
	f.Phytosanitary, f.Route.Via = dossier.Phytosanitary{}, nil
	f.Route.Exit, f.Route.Entry = dossier.Station{}, dossier.Station{}
	only(f, 1)
	f.Transport[0].Seals, f.Transport[0].Climate, f.Transport[0].Pallets = nil, nil, nil
	f.Terms = dossier.Terms{}
}

// only leaves one line of goods.
func only(f *dossier.Facts, line int) {
	lots := map[string]bool{}
	f.Lots = slices.DeleteFunc(f.Lots, func(l dossier.Lot) bool { return l.Line != line })
	for i := range f.Lots {
		f.Lots[i].Line, lots[f.Lots[i].Number] = 1, true
	}
	f.Lines = slices.DeleteFunc(f.Lines, func(l dossier.Line) bool { return l.Number != line })
	f.Lines[0].Number = 1
	for i, t := range f.Transport {
		f.Transport[i].Loads = slices.DeleteFunc(t.Loads, func(l dossier.Load) bool { return !lots[l.Lot] })
	}
}

// A dossier that knows next to nothing has no findings from these checks but the waybill that it lacks.
func TestAnEmptyJourneySaysLittle(t *testing.T) {
	t.Parallel()
	d := dossier.Dossier{Format: dossier.Format, Reference: "X-1", Facts: dossier.Facts{Destination: "CN",
		Parties: dossier.Parties{Consignor: dossier.Party{Code: "A", Country: "LA"}},
		Terms:   dossier.Terms{Rule: "FCA", Place: "Boten"}, Route: dossier.Route{Mode: "road"}}}
	in := asked(t, d)
	in.At = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) // the dossier tells no hour
	for _, f := range preflight.Run(in).At(trade.GatePlatform) {
		if f.Check >= 50 && f.Check != 58 {
			t.Errorf("found %v", f.Sentence)
		}
	}
}

// Where the booking tells no hour, the register does: so many hours before departure, for the station or for any.
func TestTheCutOffOfTheStation(t *testing.T) {
	t.Parallel()
	for _, station := range []string{"VIENTIANE SOUTH", "NATEUY"} {
		d := example(t, "r1")[0]
		d.Papers = nil
		d.Facts.Route.From.Name, d.Facts.Route.CutOffAt = station, ""
		in := asked(t, d)
		in.At = in.At.Add(-8 * time.Hour) // without a cut-off of its own it is asked at the hour of departure
		if got := found(in, 60); len(got) != 0 {
			t.Errorf("%s: found %v", station, got[0].Sentence)
		}
		in.At = in.At.Add(time.Minute)
		if got := found(in, 60); len(got) != 1 || !strings.Contains(got[0].Found, "rail consignment note") {
			t.Errorf("%s: found %v, want the papers that are missing", station, got)
		}
	}
}

// The firm's own register knows that a permit has ended, too, where the dossier tells no day.
func TestARoadPermitThatTheRegisterKnows(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")[0]
	permit := &d.Facts.Registrations[len(d.Facts.Registrations)-1]
	permit.ValidTo = ""
	d.Papers = nil
	for until, want := range map[string]int{"2026-11-08": 1, "2026-11-09": 0} {
		in := asked(t, d)
		listedAs(trade.RegisterRow{Register: "permits", Code: permit.Number, ValidTo: until})(&in)
		if got := found(in, 59); len(got) != want {
			t.Errorf("until %s: found %v, want %d", until, got, want)
		}
	}
}

// A gate that opens on some days of the week is closed on the others.
func TestTheGateOnSunday(t *testing.T) {
	t.Parallel()
	d := example(t, "t1")[0]
	d.Papers = nil
	d.Facts.Route.Exit.Name = "THAKHEK"
	hours := listedAs(trade.RegisterRow{Register: "cut-offs", Code: "thakhek-road",
		Fields: map[string]string{"opens": "08:00", "closes": "16:00", "days": "1-6"}})
	for day, want := range map[string]int{"2026-11-14": 0, "2026-11-15": 1} { // Saturday, Sunday
		d.Facts.Route.GateAt = day + "T10:00:00+07:00"
		in := asked(t, d)
		hours(&in)
		in.At = in.At.Add(-24 * time.Hour)
		if got := found(in, 60); len(got) != want {
			t.Errorf("%s: found %v, want %d", day, got, want)
		}
	}
}

// Every sentence of these checks is whole: nothing in it is left to be filled in, in any language.
func TestSentencesOfJourneysAreFilledIn(t *testing.T) {
	t.Parallel()
	for _, r := range slices.Concat(transportRows, customsRows, hygieneRows) {
		t.Run(r.says, func(t *testing.T) {
			t.Parallel()
			for _, f := range preflight.Run(changed(t, r)).At(trade.GatePlatform) {
				for _, lang := range []words.Lang{"en", "lo", "th", "zh", "vi"} {
					said := words.Say(lang, words.Key(f.Sentence.Key), f.Sentence.Params)
					if strings.ContainsAny(said, "{}") || strings.Contains(said, "  ") || strings.Contains(said, " ,") {
						t.Errorf("%s: %s", lang, said)
					}
				}
				if len(f.Places) == 0 {
					t.Errorf("%v has no place", f.Sentence)
				}
			}
		})
	}
}
