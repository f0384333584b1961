package access_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tradehub/backend/access"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var (
	cheap  = access.Cost{MemoryKiB: 8, Passes: 1, Threads: 1}
	eight  = time.Date(2026, 11, 6, 1, 0, 0, 0, time.UTC)
	noKey  = words.Key("")
	theBox = []trade.Role{trade.Warehouse}
)

// gate is a set-up ledger with Keo as its administrator, and a clock that the test moves.
type gate struct {
	*access.Service
	db   *store.DB
	path string
	now  time.Time
	keo  trade.Actor
}

func newGate(t *testing.T) *gate {
	t.Helper()
	g := &gate{path: filepath.Join(t.TempDir(), "ledger.db"), now: eight}
	g.open(t)
	err := g.db.Write(context.Background(), func(tx *store.Tx) error {
		return tx.SetUpStation("NT1", "Asia/Vientiane")
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := g.FirstAdministrator(context.Background(), "Keo", "281904", "first")
	if err != nil {
		t.Fatal(err)
	}
	g.keo = trade.Actor{PersonID: p.ID, Name: p.Name, Roles: p.Roles}
	return g
}

func (g *gate) open(t *testing.T) {
	t.Helper()
	db, err := store.Open(context.Background(), g.path, func() time.Time { return g.now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	g.db, g.Service = db, access.New(db, cheap)
}

func (g *gate) add(t *testing.T, name, pin string, roles ...trade.Role) trade.Person {
	t.Helper()
	p, err := g.AddPerson(context.Background(), g.keo, access.AddPersonRequest{Name: name, PIN: pin, Roles: roles})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// signIn signs in and tells the key of the refusal, or "".
func (g *gate) signIn(name, pin string) (access.Session, words.Key) {
	s, err := g.SignIn(context.Background(), name, pin)
	return s, keyOf(err)
}

func keyOf(err error) words.Key {
	if key := fault.KeyOf(err); key != "" || err == nil {
		return words.Key(key)
	}
	return words.Key(err.Error())
}

func (g *gate) fail(t *testing.T, name string, times int) {
	t.Helper()
	for i := range times {
		if _, key := g.signIn(name, "000001"); key != words.AccessWrong {
			t.Fatalf("wrong PIN %d: %q, want %q", i+1, key, words.AccessWrong)
		}
		g.now = g.now.Add(10 * time.Minute)
	}
}

func want(t *testing.T, what string, found, wanted words.Key) {
	t.Helper()
	if found != wanted {
		t.Fatalf("%s: %q, want %q", what, found, wanted)
	}
}

func TestSessionLastsTwelveHours(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	s, key := g.signIn(" Keo ", "໒໘໑໙໐໔")
	want(t, "sign in with Lao digits", key, noKey)
	if s.Actor.Name != "Keo" || s.Actor.Require(trade.ManagePeople) != nil {
		t.Fatalf("signed in as %+v", s.Actor)
	}
	if !s.ExpiresAt.Equal(eight.Add(12 * time.Hour)) {
		t.Fatalf("expires at %v", s.ExpiresAt)
	}
	g.now = eight.Add(12*time.Hour - time.Second)
	actor, err := g.Resume(context.Background(), s.Token)
	want(t, "resume in time", keyOf(err), noKey)
	if actor.PersonID != g.keo.PersonID {
		t.Fatalf("resumed as %+v", actor)
	}
	g.now = eight.Add(12 * time.Hour)
	_, err = g.Resume(context.Background(), s.Token)
	want(t, "resume too late", keyOf(err), words.AccessSignIn)
}

func TestSignOutEndsOneSession(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	one, _ := g.signIn("Keo", "281904")
	two, _ := g.signIn("Keo", "281904")
	if one.Token == two.Token || len(one.Token) < 43 {
		t.Fatalf("tokens %q and %q", one.Token, two.Token)
	}
	if err := g.SignOut(ctx, one.Token); err != nil {
		t.Fatal(err)
	}
	_, err := g.Resume(ctx, one.Token)
	want(t, "the ended one", keyOf(err), words.AccessSignIn)
	_, err = g.Resume(ctx, two.Token)
	want(t, "the other one", keyOf(err), noKey)
	_, err = g.Resume(ctx, "")
	want(t, "no token", keyOf(err), words.AccessSignIn)
}

func TestUnknownNameAndWrongPINAreRefusedAlike(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	g.add(t, "Noy", "570913", trade.Warehouse)
	_, wrong := g.SignIn(context.Background(), "Keo", "999990")
	_, unknown := g.SignIn(context.Background(), "Nobody", "999990")
	if wrong == nil || unknown == nil || wrong.Error() != unknown.Error() {
		t.Fatalf("wrong PIN: %v; unknown name: %v", wrong, unknown)
	}
	for _, pin := range []string{"", "281904281904", strings.Repeat("9", 1<<20)} {
		g.now = g.now.Add(time.Hour)
		_, key := g.signIn("Noy", pin)
		if key != words.AccessWrong {
			t.Fatalf("PIN of %d digits: %q", len(pin), key)
		}
	}
}

func TestWaitsDoubleAfterThreeWrongPINs(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	for i, waitS := range []int{0, 0, 1, 2, 4, 8, 16, 32, 64} {
		_, key := g.signIn("Keo", "000001")
		want(t, "a wrong PIN", key, words.AccessWrong)
		if waitS == 0 {
			continue
		}
		g.now = g.now.Add(time.Duration(waitS)*time.Second - time.Millisecond)
		_, key = g.signIn("Keo", "281904")
		if key != words.AccessWait {
			t.Fatalf("after %d wrong PINs, before %d s: %q", i+1, waitS, key)
		}
		g.now = g.now.Add(time.Millisecond)
	}
	_, key := g.signIn("Keo", "281904")
	want(t, "the right PIN after the wait", key, noKey)
	for range 2 {
		_, key = g.signIn("Keo", "000001")
		want(t, "the count begins anew", key, words.AccessWrong)
	}
	_, key = g.signIn("Keo", "281904")
	want(t, "two slips cost no wait", key, noKey)
}

func TestTenWrongPINsLockAlsoAcrossARestart(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	noy := g.add(t, "Noy", "570913", trade.Warehouse)
	g.fail(t, "Noy", 5)
	if err := g.db.Close(); err != nil {
		t.Fatal(err)
	}
	g.open(t)
	g.fail(t, "Noy", 5)
	g.now = g.now.Add(48 * time.Hour)
	_, key := g.signIn("Noy", "570913")
	want(t, "the right PIN", key, words.AccessLocked)
	self := trade.Actor{PersonID: noy.ID, Name: "Noy", Roles: theBox}
	err := g.ChangePIN(ctx, self, access.ChangePINRequest{PersonID: noy.ID, NewPIN: "804417"})
	want(t, "unlocking oneself", keyOf(err), words.AccessLocked)
	people, err := g.People(ctx, g.keo)
	if err != nil || len(people) != 2 || people[0].Locked || !people[1].Locked {
		t.Fatalf("people %+v, %v", people, err)
	}
	err = g.ChangePIN(ctx, g.keo, access.ChangePINRequest{PersonID: noy.ID, NewPIN: "804417"})
	want(t, "a new PIN by the administrator", keyOf(err), noKey)
	_, key = g.signIn("Noy", "804417")
	want(t, "the new PIN", key, noKey)
}

func TestClockSetBackLocksNobodyOut(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	g.now = eight.AddDate(4, 0, 0)
	for range 3 {
		g.signIn("Keo", "000001")
	}
	g.now = eight
	_, key := g.signIn("Keo", "281904")
	want(t, "after the clock was put right", key, noKey)
}

func TestNameIsTheSameInEveryUnicodeForm(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	g.add(t, "Nguye\u0302\u0303n", "570913", trade.Officer)
	_, key := g.signIn("Nguy\u1ec5n", "570913")
	want(t, "the composed form", key, noKey)
}

func TestNothingOfAPINOrTokenIsReadable(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	s, _ := g.signIn("Keo", "281904")
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := g.db.BackupTo(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	raw := readFile(t, copied)
	for name, secret := range map[string]string{"PIN": "281904", "token": s.Token} {
		if strings.Contains(raw, secret) {
			t.Errorf("the ledger's file holds the %s", name)
		}
	}
	if !strings.Contains(raw, "$argon2id$v=19$m=8,t=1,p=1$") {
		t.Error("the ledger's file holds no Argon2id hash")
	}
}
