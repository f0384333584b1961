package main

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestReadScaled(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text     string
		decimals int
		want     int64
		wrong    bool
	}{
		{"13.5", 3, 13_500, false}, {"13", 3, 13_000, false}, {" 0.001 ", 3, 1, false}, {"-0.5", 3, -500, false},
		{"7", 0, 7, false}, {"13.", 3, 13_000, false}, {"9223372036854775.807", 3, math.MaxInt64, false},
		{"", 3, 0, true}, {".5", 3, 0, true}, {"13,5", 3, 0, true}, {"1.2345", 3, 0, true}, {"7.0", 0, 0, true},
		{"1e3", 3, 0, true}, {"1.-5", 3, 0, true}, {"ten", 3, 0, true}, {"9223372036854775.808", 3, 0, true},
		{"1 000", 3, 0, true}, {"໑໓", 3, 0, true},
	}
	for _, c := range cases {
		got, err := readScaled(c.text, c.decimals)
		if (err != nil) != c.wrong || got != c.want {
			t.Errorf("%q with %d decimals: %d, %v; want %d", c.text, c.decimals, got, err, c.want)
		}
	}
}

func TestScaledIsWrittenAsItIsTyped(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"13.5": 13_500, "0": 0, "0.001": 1, "-0.5": -500, "1234567": 1_234_567_000} {
		if got := writeScaled(want, 3); got != text {
			t.Errorf("%d is written %q, want %q", want, got, text)
		}
		if got, err := readScaled(text, 3); got != want || err != nil {
			t.Errorf("%q is read %d, %v", text, got, err)
		}
	}
}

func TestKilogramsLoseNothing(t *testing.T) {
	t.Parallel()
	for grams, want := range map[int64]string{0: "0.0", 1: "0.001", 10: "0.01", 100: "0.1", 13_500: "13.5",
		13_456: "13.456", 13_450: "13.45", 12_890_000: "12,890.0", -5_990: "-5.99", -1: "-0.001"} {
		if got := kg(grams); got != want {
			t.Errorf("%d g is written %q, want %q", grams, got, want)
		}
	}
}

func TestCounted(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{0: "0 entries", 1: "1 entry", 2: "2 entries", 2520: "2,520 entries"} {
		if got := counted(n, "entry"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := counted(2520, "carton"); got != "2,520 cartons" {
		t.Errorf("%q", got)
	}
}

func TestReadParts(t *testing.T) {
	t.Parallel()
	got, err := readParts("lot = A , net-kg=1.5", "lot", "net-kg")
	if err != nil || got["lot"] != "A" || got["net-kg"] != "1.5" {
		t.Errorf("read %v, %v", got, err)
	}
	for text, key := range map[string]words.Key{"": words.HubctlPartUnknown, "lot": words.HubctlPartUnknown,
		"lot=A,": words.HubctlPartUnknown, "Lot=A": words.HubctlPartUnknown, "lot=A,lot=B": words.HubctlPartTwice} {
		if _, err := readParts(text, "lot", "net-kg"); fault.KeyOf(err) != string(key) {
			t.Errorf("%q: %v, want %s", text, err, key)
		}
	}
}

func TestPrice(t *testing.T) {
	t.Parallel()
	got, err := parts{"price": "0.520", "currency": "USD", "unit": "KGM"}.price()
	if err != nil || got.Scaled != 520 || got.Decimals != 3 || got.Currency != "USD" || got.Unit != "KGM" {
		t.Errorf("read %+v, %v", got, err)
	}
	for _, typed := range []string{"", "cheap", "0.1234567890123", "1.2.3"} {
		if _, err := (parts{"price": typed}).price(); fault.KeyOf(err) != string(words.HubctlNumber) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestLocalTime(t *testing.T) {
	t.Parallel()
	got, err := localTime("2026-11-06 22:10", "Asia/Vientiane")
	if want := time.Date(2026, time.November, 6, 15, 10, 0, 0, time.UTC); err != nil || !got.Equal(want) {
		t.Errorf("read %v, %v; want %v", got, err, want)
	}
	if _, err := localTime("2026-11-06 22:10", ""); fault.KeyOf(err) != string(words.TradeZone) {
		t.Errorf("no zone: %v", err)
	}
	if _, err := localTime("6 November", "UTC"); fault.KeyOf(err) != string(words.HubctlDepartsAt) {
		t.Errorf("no time: %v", err)
	}
}

func TestEveryKindOfRefusalHasItsExitCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[fault.Code]int{fault.Invalid: 2, fault.NotFound: 3, fault.Conflict: 4, fault.Forbidden: 5,
		fault.Unavailable: 6, fault.Internal: 1, "": 1} {
		if got := exitCode(code); got != want {
			t.Errorf("%s: exit code %d, want %d", code, got, want)
		}
	}
}

func TestAnErrorThatIsNoFaultIsToldAsTheProgramsOwn(t *testing.T) {
	t.Parallel()
	var told bytes.Buffer
	p := &program{err: &told}
	if code := p.tell(errors.New("a nil map")); code != exitInternal {
		t.Errorf("exit code %d, want %d", code, exitInternal)
	}
	if lines := strings.Split(told.String(), "\n"); !strings.HasPrefix(lines[0], "The program met a fault of its own.") ||
		!strings.Contains(lines[1], "a nil map") {
		t.Errorf("told as %q", told.String())
	}
}

func TestUnsoundTellsTheFirstThatIsWrong(t *testing.T) {
	t.Parallel()
	wrong := &store.Wrong{EntryID: "e", N: 7, Kind: trade.EntryPack, Why: "its hash differs"}
	for want, report := range map[string]store.Report{
		"": {Finished: true},
		"entry e (number 7, pack): its hash differs": {Wrong: wrong, Strayed: []string{"stock"}},
		"stock x: stored 1, journal 2":               {Finished: true, Strayed: []string{"stock x: stored 1, journal 2"}},
		"page 3 is never used":                       {Finished: true, Damage: []string{"page 3 is never used"}},
		"the journal could not be read to its end":   {},
	} {
		if got := unsound(report); got != want {
			t.Errorf("told %q, want %q", got, want)
		}
	}
}

func TestFileNamesHoldNothingThatAFileSystemRefuses(t *testing.T) {
	t.Parallel()
	if got := fileName("packing-list", "NTG/26:0117\n"); got != "packing-list-NTG-26-0117-" {
		t.Errorf("named %q", got)
	}
}

func TestAFileThatCouldNotBeWrittenDoesNotStay(t *testing.T) {
	t.Parallel()
	path := t.TempDir() + "/paper.pdf"
	full := fault.New(fault.Unavailable, words.ArchiveDiskFull, nil)
	err := writeFile(path, func(w io.Writer) error {
		_, _ = w.Write([]byte("half"))
		return full
	})
	if fault.KeyOf(err) != full.Key {
		t.Errorf("told as %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the half file stayed: %v", err)
	}
}
