package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func TestAWindowComesBackAsItWas(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), placementFile)
	usual := placement{Width: 1366, Height: 768}
	if got := readPlacement(path); got != usual {
		t.Errorf("the first time: %+v", got)
	}
	wide := placement{Width: 1900, Height: 1000, Maximised: true}
	if err := wide.write(path); err != nil {
		t.Fatal(err)
	}
	if got := readPlacement(path); got != wide {
		t.Errorf("got %+v, want %+v", got, wide)
	}
	for _, broken := range []string{"", "{", `{"width_px": 0}`, `{"width_px": -5, "height_px": 9}`, "[]", "\x00\x00"} {
		if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := readPlacement(path); got != usual {
			t.Errorf("after a crash left %q: %+v", broken, got)
		}
	}
}

func TestToldKeepsEveryFault(t *testing.T) {
	t.Parallel()
	if told(nil) != nil {
		t.Error("no error became one")
	}
	both := fault.List{fault.New(fault.Invalid, words.TradeMissing, fault.Params{"field": "code"}).At("code"),
		fault.New(fault.Invalid, words.TradeNegative, fault.Params{"found": -1})}
	var e *toldError
	if !errors.As(told(both), &e) || len(e.Faults) != 2 || e.Faults[0].Field != "code" ||
		e.Faults[1].Params["found"] != "-1" {
		t.Errorf("%v", told(both))
	}
	if text := told(errors.New("disk on fire")).Error(); !strings.Contains(text, `"key":"app.internal"`) {
		t.Errorf("a fault of the program is told as %s", text)
	}
}

func TestAnAddressOfThisComputerAlone(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{"127.0.0.1:0": true, "[::1]:80": true, "0.0.0.0:80": false,
		"localhost:80": false, "192.168.0.2:80": false, "127.0.0.1": false, "": false, ":80": false} {
		if got := loopbackHost(address); got != want {
			t.Errorf("%q: %t", address, got)
		}
	}
}
