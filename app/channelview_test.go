package app

import (
	"context"
	"errors"
	"testing"

	"tradehub/backend/remote"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
)

func TestAMessagesDetailIsReadApart(t *testing.T) {
	t.Parallel()
	chosen := "keep_mine v3 by Sengdao (Ms) at 2026-11-04T11:00:00.000000Z (exists: version 3 is held)"
	ours := Decided{Choice: syncing.KeepMine, By: "Sengdao (Ms)", At: "2026-11-04T11:00:00Z"}
	for name, c := range map[string]struct {
		detail, code, said string
		decided            Decided
	}{
		"nothing yet":            {},
		"one word":               {detail: "recognised", code: "recognised"},
		"code and words":         {detail: "invalid_document: lots: none", code: "invalid_document", said: "lots: none"},
		"decided":                {detail: chosen, decided: ours},
		"decided, then refused":  {detail: chosen + "\nbusy: 429", decided: ours, code: "busy", said: "429"},
		"begins like a decision": {detail: "keep_mine: no", code: "keep_mine", said: "no"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := channelMessage(trade.Message{Detail: c.detail})
			if got.Code != c.code || got.Said != c.said {
				t.Errorf("code %q, said %q", got.Code, got.Said)
			}
			if got.Decided == nil != (c.decided == Decided{}) || got.Decided != nil && *got.Decided != c.decided {
				t.Errorf("decided %+v", got.Decided)
			}
		})
	}
}

// TestOneRunOfAChannelIsRemembered begins a second run while the first is under way: it must neither hide the first
// nor keep it from being stopped.
func TestOneRunOfAChannelIsRemembered(t *testing.T) {
	t.Parallel()
	var all tries
	first, endFirst := all.begin(t.Context(), "domestic")
	_, endSecond := all.begin(t.Context(), "domestic")
	endSecond("", errors.New("it runs already"))
	if !all.of("domestic").running {
		t.Error("the first run is forgotten")
	}
	all.cancel("domestic")
	if !errors.Is(first.Err(), context.Canceled) {
		t.Error("the first run was not stopped")
	}
	endFirst(remote.Offline, nil)
	if got := all.of("domestic"); got.running || got.why != "offline" || got.at.IsZero() {
		t.Errorf("%+v", got)
	}
	if got := all.of("cross-border"); got != (try{}) {
		t.Errorf("another channel: %+v", got)
	}
}
