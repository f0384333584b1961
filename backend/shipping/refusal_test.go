package shipping_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// refusal is a call that must be refused: arrange leads up to it and gives it.
type refusal struct {
	name    string
	arrange func(*testing.T, *yard) (call func() error)
	code    fault.Code
	key     words.Key
	says    string // a part of what the person reads
}

var refusals = slices.Concat(departureRefusals, shipmentRefusals, replanRefusals, transportRefusals, scanRefusals,
	placeRefusals, roomRefusals, taskRefusals, unloadRefusals, undoRefusals, sealRefusals, leavingRefusals)

// TestRefusals makes every call that must be refused in a yard of its own, and looks at what the person is told
// and at what the ledger is after it.
func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, r := range refusals {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			y := newYard(t)
			refused(t, y, r.arrange(t, y), r)
			y.sound(t)
		})
	}
}

// internalID is how ids are written that mean nothing to people.
var internalID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-`)

// refused makes a call and fails the test unless it was refused as it should, with nothing changed.
func refused(t tester, y *yard, call func() error, want refusal) {
	t.Helper()
	before := y.state(t)
	err := call()
	if err == nil {
		t.Fatalf("%s: not refused, want %s", want.name, want.key)
	}
	if after := y.state(t); after != before {
		t.Errorf("%s: the refusal changed the ledger from\n%+v\nto\n%+v", want.name, before, after)
	}
	if fault.CodeOf(err) != want.code || fault.KeyOf(err) != string(want.key) {
		t.Fatalf("%s: %v, want %s: %s", want.name, err, want.code, want.key)
	}
	var f *fault.Fault
	if !errors.As(err, &f) {
		t.Fatalf("%s: %v is no fault", want.name, err)
	}
	told := words.Say(words.English, words.Key(f.Key), f.Params)
	switch {
	case strings.Contains(told, "{"):
		t.Errorf("%s: a place is not filled: %s", want.name, told)
	case internalID.MatchString(told):
		t.Errorf("%s: an internal id is told: %s", want.name, told)
	case !strings.Contains(told, want.says):
		t.Errorf("%s: told %q, want %q in it", want.name, told, want.says)
	}
}

// TestEverySentenceIsReached holds the table above against the room's sentences: one that no call is refused with
// is either dead or not tested.
func TestEverySentenceIsReached(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(filepath.Join("..", "..", "templates", "words", "en", "shipping.json"))
	if err != nil {
		t.Fatal(err)
	}
	sentences := map[string]any{}
	if err := json.Unmarshal(raw, &sentences); err != nil {
		t.Fatal(err)
	}
	for key := range sentences {
		if !slices.ContainsFunc(refusals, func(r refusal) bool { return string(r.key) == key }) {
			t.Errorf("no call is refused with %s", key)
		}
	}
}
