package app

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"tradehub/backend/scanning"
	"tradehub/templates/words"
)

// Whoever is signed out takes no scans, and leaves no scanner half taught.
func TestADeskThatIsLeftHearsNothing(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	h.beginListening()
	one, two := newScreen(t, h, "Phet"), newScreen(t, h, "Khamla")
	sim := newScannerSimulator(t)
	if _, err := one.PutScanner(ScanSetup{Name: "Ring", Address: sim.Address(), Prefix: "#"}, ""); err != nil {
		t.Fatal(err)
	}
	one.hears(sim)
	if err := one.Try(sim.Address()); err != nil {
		t.Fatal(err)
	}
	one.hears(sim)
	if err := (&Session{one.d}).SignOut(); err != nil {
		t.Fatal(err)
	}
	one.hears(sim) // as it was before it was taught
	if err := two.Here(); err != nil {
		t.Fatal(err)
	}
	if err := one.Here(); keyOf(err) != string(words.AccessSignIn) {
		t.Errorf("nobody is signed in, and the scans come here: %v", err)
	}
	sim.Send("#A\r")
	if got := <-two.scans; got != (ScanHeard{"Ring", "A", "#A"}) {
		t.Errorf("heard %+v", got)
	}
	if len(one.scans) > 0 {
		t.Error("a desk where nobody is was handed a scan")
	}
}

// A browser that is opened later does not take a scan for its own that was made while it was closed.
func TestAClosedPageTakesNoScans(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	b := newBridge(h, nil)
	one := b.at(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	h.scans.come(one.desk)
	h.scans.hear(scanning.Heard{Scanner: "Ring", Text: "lost"})
	if len(one.events) > 0 {
		t.Fatal("a scan waits for a page that may open tomorrow")
	}
	cookie := &http.Cookie{Name: cookieName}
	for cookie.Value = range b.desks {
	}
	ctx, leave := context.WithCancel(t.Context())
	r := httptest.NewRequest(http.MethodGet, "/bridge/events", nil).WithContext(ctx)
	r.AddCookie(cookie)
	ended := make(chan struct{})
	page := opened{httptest.NewRecorder(), make(chan string, 9)}
	go func() {
		defer close(ended)
		b.tellEvents(page, r)
	}()
	<-page.told // it listens
	h.scans.hear(scanning.Heard{Scanner: "Ring", Text: "taken"})
	if got := <-page.told; !strings.Contains(got, "taken") {
		t.Error(got)
	}
	leave()
	<-ended
	if h.scans.at != nil {
		t.Error("somebody is said to be at a page that is closed")
	}
}

// opened is a page that tells what comes to it.
type opened struct {
	*httptest.ResponseRecorder
	told chan string
}

func (o opened) Write(text []byte) (int, error) {
	o.told <- string(text)
	return len(text), nil
}
