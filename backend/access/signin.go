package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"math"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// nobody is whom wrong names are counted under: a try with one costs what a try with a right one does.
const nobody trade.PersonID = ""

// try is a counted try to sign in.
type try struct {
	person trade.Person
	hash   string // what the PIN is judged against, or "" when the name fits nobody who may sign in
}

// SignIn begins a session. An unknown name and a wrong PIN are refused alike, after the same work (access.wrong).
// From the third wrong PIN in a row on the next try has to wait, 1 s at first and then double each time
// (access.wait); after the tenth only a new PIN helps (access.locked). A try is counted before it is judged, so
// that pulling the plug gives no free ones.
func (s *Service) SignIn(ctx context.Context, name, pin string) (Session, error) {
	s.one.Lock()
	defer s.one.Unlock()
	var t try
	err := s.db.Write(ctx, func(tx *store.Tx) (err error) {
		t, err = count(tx, nameAs(name))
		return err
	})
	if err != nil {
		return Session{}, err
	}
	right, err := s.judge(t.hash, pinAs(pin))
	if err != nil {
		return Session{}, err
	}
	if !right {
		return Session{}, fault.New(fault.Forbidden, words.AccessWrong, nil)
	}
	return s.begin(ctx, t)
}

// Resume tells who is signed in under a token. It asks anew at every request whether the person is still active
// and what he may do. Forbidden when the session is unknown, ended or expired.
func (s *Service) Resume(ctx context.Context, token string) (trade.Actor, error) {
	var actor trade.Actor
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		id, found, err := tx.Session(tokenHash(token))
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.Forbidden, words.AccessSignIn, nil)
		}
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		if !p.Active {
			return fault.New(fault.Forbidden, words.AccessSignIn, nil)
		}
		actor = actorOf(p)
		return nil
	})
	return actor, err
}

// SignOut ends a session; one that has ended already is no error.
func (s *Service) SignOut(ctx context.Context, token string) error {
	return s.db.Write(ctx, func(tx *store.Tx) error { return tx.EndSession(tokenHash(token)) })
}

// count puts down one more try for a name before it is judged.
func count(tx *store.Tx, name string) (try, error) {
	p, err := tx.PersonByName(name)
	if fault.CodeOf(err) == fault.NotFound || err == nil && !p.Active {
		p, err = trade.Person{ID: nobody}, nil
	}
	if err != nil {
		return try{}, err
	}
	c, _, err := tx.Credential(p.ID)
	if err != nil {
		return try{}, err
	}
	if p.ID != nobody {
		if err := mayTry(tx, &c, p.Name); err != nil {
			return try{}, err
		}
	}
	c.Failures++
	c.NotBefore = tx.Now().Add(waitAfter(c.Failures))
	return try{person: p, hash: c.Hash}, tx.PutCredential(c)
}

// mayTry refuses a try that comes too early or too often.
func mayTry(tx *store.Tx, c *store.Credential, name string) error {
	if c.Failures >= lockFailures {
		return fault.New(fault.Forbidden, words.AccessLocked, fault.Params{"name": name, "failures": c.Failures})
	}
	wait := c.NotBefore.Sub(tx.Now())
	if wait <= 0 || wait > waitAfter(c.Failures) { // longer than it can be: the clock was set back since
		return nil
	}
	return fault.New(fault.Forbidden, words.AccessWait,
		fault.Params{"failures": c.Failures, "seconds": int64(math.Ceil(wait.Seconds()))})
}

// waitAfter tells how long the next try has to wait after so many wrong PINs in a row.
func waitAfter(failures int64) time.Duration {
	if failures <= freeFailures {
		return 0
	}
	return time.Second << min(failures-freeFailures-1, lockFailures)
}

// begin forgives the wrong PINs and opens a session, unless the person or the PIN has changed meanwhile.
func (s *Service) begin(ctx context.Context, t try) (Session, error) {
	var session Session
	err := s.db.Write(ctx, func(tx *store.Tx) error {
		p, err := tx.Person(t.person.ID)
		if err != nil {
			return err
		}
		c, _, err := tx.Credential(p.ID)
		if err != nil {
			return err
		}
		if !p.Active || c.Hash != t.hash {
			return fault.New(fault.Forbidden, words.AccessWrong, nil)
		}
		session = Session{Token: newToken(), Actor: actorOf(p), ExpiresAt: tx.Now().Add(SessionHours * time.Hour)}
		if err := tx.PutCredential(store.Credential{PersonID: p.ID, Hash: c.Hash}); err != nil {
			return err
		}
		if err := tx.EndSession(""); err != nil { // clears away those that have expired
			return err
		}
		return tx.PutSession(tokenHash(session.Token), p.ID, session.ExpiresAt)
	})
	if err != nil {
		return Session{}, err
	}
	return session, nil
}

// newToken makes 32 random bytes: nobody guesses them, so their plain hash is enough to know them by.
func newToken() string {
	raw := make([]byte, sha256.Size)
	_, _ = rand.Read(raw) // never fails: it would end the program first
	return base64.RawURLEncoding.EncodeToString(raw)
}

func tokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
