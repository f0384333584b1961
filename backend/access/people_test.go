package access_test

import (
	"context"
	"os"
	"testing"

	"tradehub/backend/access"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func readFile(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestFirstAdministratorIsTheFirstPersonOnly(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	_, err := g.FirstAdministrator(ctx, "Mallory", "570913", "")
	want(t, "a second first administrator", keyOf(err), words.AccessNotFirst)
	err = g.db.Read(ctx, func(tx *store.Tx) error {
		e, err := tx.Entry("first")
		if e.Kind != trade.EntryPerson || e.Actor != g.keo.PersonID {
			t.Errorf("entry %+v", e)
		}
		return err
	})
	want(t, "the entry", keyOf(err), noKey)
}

func TestPINRules(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	for _, c := range []struct {
		pin  string
		want words.Key
	}{
		{"28190", words.AccessPinForm}, {"", words.AccessPinForm}, {"28190a", words.AccessPinForm},
		{"281904281904281904281904281904281", words.AccessPinForm}, {"28 190", words.AccessPinForm},
		{"000000", words.AccessPinEasy}, {"777777", words.AccessPinEasy}, {"123456", words.AccessPinEasy},
		{"654321", words.AccessPinEasy}, {"890123", words.AccessPinEasy}, {"13579135", words.AccessPinEasy},
		{"121212", words.AccessPinEasy}, {"123123", words.AccessPinEasy}, {"໑໒໓໔໕໖", words.AccessPinEasy},
		{"281904", noKey}, {"໒໘໑໙໐໔", noKey}, {"123457", noKey},
	} {
		err := g.ChangePIN(context.Background(), g.keo,
			access.ChangePINRequest{PersonID: g.keo.PersonID, NewPIN: c.pin})
		if keyOf(err) != c.want {
			t.Errorf("PIN %q: %q, want %q", c.pin, keyOf(err), c.want)
		}
	}
}

func TestAddPersonTellsAllThatIsWrong(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	_, err := g.AddPerson(context.Background(), g.keo, access.AddPersonRequest{PIN: "1"})
	keys := map[string]int{}
	for _, f := range fault.All(err) {
		keys[f.Key]++
	}
	if keys[string(words.TradeMissing)] != 2 || keys[string(words.AccessPinForm)] != 1 {
		t.Fatalf("faults %v", err)
	}
	_, err = g.AddPerson(context.Background(), g.keo, access.AddPersonRequest{Name: "Keo", PIN: "570913", Roles: theBox})
	want(t, "a name that is taken", keyOf(err), words.StoreTaken)
}

func TestRepeatedCommandAddsOnePerson(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	r := access.AddPersonRequest{Name: "Noy", PIN: "570913", Roles: theBox, Command: "add-noy"}
	_, err := g.AddPerson(ctx, g.keo, r)
	want(t, "the first time", keyOf(err), noKey)
	_, err = g.AddPerson(ctx, g.keo, r)
	want(t, "the second time", keyOf(err), words.StorePosted)
}

func TestOnlyThosePermittedManagePeople(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	noy := g.add(t, "Noy", "570913", trade.Warehouse, trade.Officer, trade.Consolidator)
	self := trade.Actor{PersonID: noy.ID, Name: noy.Name, Roles: noy.Roles}
	for name, try := range map[string]func(trade.Actor) error{
		"add": func(a trade.Actor) error {
			_, err := g.AddPerson(ctx, a, access.AddPersonRequest{Name: "Pim", PIN: "903317", Roles: theBox})
			return err
		},
		"change": func(a trade.Actor) error {
			_, err := g.ChangePerson(ctx, a, access.ChangePersonRequest{PersonID: noy.ID, Active: true,
				Roles: []trade.Role{trade.Administrator}})
			return err
		},
		"another's PIN": func(a trade.Actor) error {
			return g.ChangePIN(ctx, a, access.ChangePINRequest{PersonID: g.keo.PersonID, NewPIN: "903317"})
		},
	} {
		want(t, name+" as Noy", keyOf(try(self)), words.AccessNotPermitted)
		want(t, name+" as nobody", keyOf(try(trade.Actor{})), words.AccessSignIn)
	}
	_, err := g.People(ctx, trade.Actor{})
	want(t, "list as nobody", keyOf(err), words.AccessSignIn)
	err = g.ChangePIN(ctx, trade.Actor{}, access.ChangePINRequest{NewPIN: "903317"})
	want(t, "nobody's PIN", keyOf(err), words.AccessSignIn)
}

func TestOwnNewPINSignsOutEverywhere(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	noy := g.add(t, "Noy", "570913", trade.Warehouse)
	s, _ := g.signIn("Noy", "570913")
	err := g.ChangePIN(ctx, s.Actor, access.ChangePINRequest{PersonID: noy.ID, NewPIN: "804417"})
	want(t, "the own PIN", keyOf(err), noKey)
	_, err = g.Resume(ctx, s.Token)
	want(t, "the session from before", keyOf(err), words.AccessSignIn)
	_, key := g.signIn("Noy", "570913")
	want(t, "the old PIN", key, words.AccessWrong)
	_, key = g.signIn("Noy", "804417")
	want(t, "the new PIN", key, noKey)
}

func TestInactivePersonIsOutAtOnce(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	noy := g.add(t, "Noy", "570913", trade.Warehouse)
	s, _ := g.signIn("Noy", "570913")
	r := access.ChangePersonRequest{PersonID: noy.ID, Roles: noy.Roles, Active: false}
	if _, err := g.ChangePerson(ctx, g.keo, r); err != nil {
		t.Fatal(err)
	}
	_, err := g.Resume(ctx, s.Token)
	want(t, "the session", keyOf(err), words.AccessSignIn)
	_, key := g.signIn("Noy", "570913")
	want(t, "signing in", key, words.AccessWrong)
	r.Active, r.Roles = true, []trade.Role{trade.Officer}
	if _, err := g.ChangePerson(ctx, g.keo, r); err != nil {
		t.Fatal(err)
	}
	s, key = g.signIn("Noy", "570913")
	want(t, "signing in when active again", key, noKey)
	if s.Actor.Require(trade.IssuePapers) != nil || s.Actor.Require(trade.Pack) == nil {
		t.Fatalf("roles %v", s.Actor.Roles)
	}
}

func TestLastAdministratorStays(t *testing.T) {
	t.Parallel()
	g, ctx := newGate(t), context.Background()
	demote := access.ChangePersonRequest{PersonID: g.keo.PersonID, Roles: theBox, Active: true}
	_, err := g.ChangePerson(ctx, g.keo, demote)
	want(t, "taking the role", keyOf(err), words.AccessLastAdministrator)
	_, err = g.ChangePerson(ctx, g.keo, access.ChangePersonRequest{PersonID: g.keo.PersonID, Roles: g.keo.Roles})
	want(t, "deactivating", keyOf(err), words.AccessLastAdministrator)
	dao := g.add(t, "Dao", "570913", trade.Administrator)
	_, err = g.ChangePerson(ctx, g.keo, demote)
	want(t, "taking the role of one of two", keyOf(err), noKey)
	_, err = g.ChangePerson(ctx, trade.Actor{PersonID: dao.ID, Name: dao.Name, Roles: dao.Roles},
		access.ChangePersonRequest{PersonID: dao.ID, Roles: dao.Roles})
	want(t, "deactivating the one left", keyOf(err), words.AccessLastAdministrator)
}
