package app

import (
	"path/filepath"
	"testing"

	"tradehub/backend/access"
	"tradehub/backend/clock"
	"tradehub/backend/demo"
	"tradehub/backend/sandbox"
	"tradehub/backend/settings"
	"tradehub/backend/trade"
)

// TestWhatWaitsIsSentByItself delivers while the platform is away; once it is there, all of it arrives and nobody has
// pressed anything.
func TestWhatWaitsIsSentByItself(t *testing.T) {
	t.Parallel()
	ctx, dir := t.Context(), filepath.Join(t.TempDir(), "day")
	cheap := access.Cost{MemoryKiB: 64, Passes: 1, Threads: 1}
	if _, err := demo.Play(ctx, demo.Config{Dir: dir, Cost: cheap, Until: "pack"}); err != nil {
		t.Fatal(err)
	}
	h, err := openHouse(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.close() })
	reach(t, h, "http://127.0.0.1:1") // nobody listens there
	h.send(ctx)
	if c := channelOf(t, h); c.Waiting == 0 || c.Stuck > 0 {
		t.Errorf("with the platform away: %+v", c)
	}

	platform, err := sandbox.Open(filepath.Join(dir, demo.PlatformFile), clock.System())
	if err != nil {
		t.Fatal(err)
	}
	server, err := platform.Serve(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = server.Close(), platform.Close() })
	reach(t, h, server.URL())
	h.send(ctx)
	if c := channelOf(t, h); c.Waiting+c.Stuck != 0 {
		t.Errorf("with the platform back: %+v", c)
	}
	record, err := platform.Record(ctx)
	if err != nil || len(record.Documents) != 4 { // three deliveries and the stock of bananas
		t.Errorf("the platform holds %+v, %v", record.Documents, err)
	}
}

func reach(t *testing.T, h *house, url string) {
	t.Helper()
	boss := trade.Actor{PersonID: "phet", Name: "Phet", Roles: []trade.Role{trade.Administrator}}
	_, err := h.station.Settings.PutChannel(t.Context(), boss, settings.PutChannelRequest{
		Channel: trade.Channel{Code: "domestic", Name: "Lao marketplace", BaseURL: url, Active: true}})
	if err != nil {
		t.Fatal(err)
	}
}

func channelOf(t *testing.T, h *house) ChannelBehind {
	t.Helper()
	all, err := h.station.Syncing.Status(t.Context(), sender)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return ChannelBehind{Waiting: all[0].Waiting, Stuck: all[0].Rejected + all[0].Conflicts}
}
