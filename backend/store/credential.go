package store

import (
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/trade"
)

// Credential is what a person's PIN is checked against. It is no part of the journal, so no export holds it.
type Credential struct {
	PersonID  trade.PersonID
	Hash      string    // encoded Argon2id hash with its salt and parameters
	Failures  int64     // wrong PINs since the last right one
	NotBefore time.Time // no try counts before this time
}

// PutCredential replaces a person's credential.
func (tx *Tx) PutCredential(c Credential) error {
	return tx.exec(`INSERT INTO credential (person, hash, failures, not_before) VALUES ($1, $2, $3, $4)
		ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, failures = excluded.failures,
		  not_before = excluded.not_before`, string(c.PersonID), c.Hash, c.Failures, stamp(c.NotBefore))
}

// Credential reads a person's credential; found is false for somebody without a PIN.
func (tx *Tx) Credential(id trade.PersonID) (c Credential, found bool, err error) {
	var notBefore string
	c.PersonID = id
	found, err = tx.row(`SELECT hash, failures, not_before FROM credential WHERE person = $1`, []any{string(id)},
		&c.Hash, &c.Failures, &notBefore)
	if err != nil || !found {
		return c, false, err
	}
	c.NotBefore, err = clock.Parse(notBefore)
	return c, true, err
}

// PutSession keeps a signed-in session under the hash of its token.
func (tx *Tx) PutSession(tokenHash string, id trade.PersonID, expiresAt time.Time) error {
	return tx.exec(`INSERT INTO session (token_hash, person, expires_at) VALUES ($1, $2, $3)`,
		tokenHash, string(id), stamp(expiresAt))
}

// Session reads who is signed in under the hash of a token; found is false for an unknown or expired one.
func (tx *Tx) Session(tokenHash string) (id trade.PersonID, found bool, err error) {
	found, err = tx.row(`SELECT person FROM session WHERE token_hash = $1 AND expires_at > $2`,
		[]any{tokenHash, stamp(tx.now)}, &id)
	return id, found, err
}

// EndSession signs out: the session under the hash of a token, and all that have expired.
func (tx *Tx) EndSession(tokenHash string) error {
	return tx.exec(`DELETE FROM session WHERE token_hash = $1 OR expires_at <= $2`, tokenHash, stamp(tx.now))
}

// EndSessionsOf signs a person out everywhere.
func (tx *Tx) EndSessionsOf(id trade.PersonID) error {
	return tx.exec(`DELETE FROM session WHERE person = $1`, string(id))
}
