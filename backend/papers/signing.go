package papers

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"errors"
	"math/big"
	"sync"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Signing sets up with which key the papers of this station are signed.
type Signing struct {
	db       *store.DB
	keys     Keys
	changing sync.Mutex // one change at a time: what is kept of keys goes by what the ledger says after it
}

// NewSigning makes the service over an open ledger and the folder of the station's keys.
func NewSigning(db *store.DB, keys Keys) *Signing { return &Signing{db: db, keys: keys} }

// SetSigningRequest says with what papers are signed from now on: the key of a file, or one that is made here.
type SetSigningRequest struct {
	File          []byte // PKCS#12 or PEM, with the private key and its certificate
	Password      string // of a PKCS#12 file; kept nowhere
	SelfMadeYears int64  // without a file: how long the certificate that is made here shall hold
	Command       trade.EntryID
}

// SigningState tells how papers are signed at this station.
type SigningState struct {
	trade.Signing
	SetUp   bool // papers are signed, or refused where they cannot be
	KeyHere bool // the key lies in its folder
	Holds   bool // the certificate holds now
}

// Set signs the papers of this station from now on with another key. The key is on disk before the ledger says so, and
// the one before is removed after it. Invalid for a file, a password or a key that does not serve (papers.signing_*),
// Conflict for a certificate that does not hold today. Requires trade.EditSettings.
func (s *Signing) Set(ctx context.Context, actor trade.Actor, r SetSigningRequest) (state SigningState, err error) {
	s.changing.Lock()
	defer s.changing.Unlock()
	err = change(ctx, s.db, actor, trade.EditSettings, trade.EntrySetting, r.Command,
		func(tx *store.Tx, e *trade.Entry) error {
			c, err := credentialOf(tx, r)
			if err != nil {
				return err
			}
			state = SigningState{Signing: signingOf(c), SetUp: true, KeyHere: true, Holds: true}
			if err := holds(state.Signing, tx.Now()); err != nil {
				return err
			}
			if err := s.keys.put(state.Fingerprint, c.key); err != nil {
				return err
			}
			return tx.PutSigning(e, state.Signing)
		})
	if left := s.tidy(ctx); err == nil {
		err = left
	}
	if err != nil {
		return SigningState{}, err
	}
	return state, nil
}

// tidy removes every key that papers are not signed with: the one before, and one whose entry was not posted.
func (s *Signing) tidy(ctx context.Context) error {
	var set trade.Signing
	err := s.db.Read(context.WithoutCancel(ctx), func(tx *store.Tx) (err error) {
		set, _, err = signing(tx)
		return err
	})
	if err != nil {
		return err
	}
	return s.keys.keepOnly(set.Fingerprint)
}

// State tells how papers are signed. Requires trade.Look.
func (s *Signing) State(ctx context.Context, actor trade.Actor) (state SigningState, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return state, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		var found bool
		state.Signing, found, err = signing(tx)
		state.SetUp = found
		state.Holds = found && state.HoldsAt(tx.Now())
		return err
	})
	if err == nil && state.SetUp {
		_, gone := s.keys.get(state.Fingerprint)
		state.KeyHere = gone == nil
	}
	return state, err
}

// Remove issues papers without a signature from now on, and removes the key. Those that are signed stay so. NotFound
// where no signing is set up (papers.signing_none). Requires trade.EditSettings.
func (s *Signing) Remove(ctx context.Context, actor trade.Actor, command trade.EntryID) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	err := change(ctx, s.db, actor, trade.EditSettings, trade.EntrySetting, command,
		func(tx *store.Tx, e *trade.Entry) error {
			was, found, err := signing(tx)
			if err != nil {
				return err
			}
			if !found {
				return fault.New(fault.NotFound, words.PapersSigningNone, nil)
			}
			was.Removed = true
			return tx.PutSigning(e, was)
		})
	if err != nil {
		return err
	}
	return s.tidy(ctx)
}

// signing reads how papers are signed at this station; found is false where they are not.
func signing(tx *store.Tx) (s trade.Signing, found bool, err error) {
	s, err = tx.Signing()
	if fault.CodeOf(err) == fault.NotFound || err == nil && s.Removed {
		return trade.Signing{}, false, nil
	}
	return s, err == nil, err
}

// holds refuses a certificate outside its time.
func holds(s trade.Signing, now time.Time) error {
	params := fault.Params{"subject": s.Subject, "from": dateText(s.ValidFrom.Format(time.DateOnly)),
		"until": dateText(s.ValidTo.Format(time.DateOnly))}
	switch {
	case now.Before(s.ValidFrom):
		return fault.New(fault.Conflict, words.PapersSigningEarly, params)
	case now.After(s.ValidTo):
		return fault.New(fault.Conflict, words.PapersSigningExpired, params)
	}
	return nil
}

// signingOf describes a credential for the ledger.
func signingOf(c credential) trade.Signing {
	own := c.chain[0]
	sum := sha256.Sum256(own.Raw)
	s := trade.Signing{Subject: nameIn(own.Subject), Issuer: nameIn(own.Issuer), Fingerprint: hex.EncodeToString(sum[:]),
		ValidFrom: own.NotBefore.UTC(), ValidTo: own.NotAfter.UTC()}
	for _, each := range c.chain {
		s.Chain = append(s.Chain, each.Raw)
	}
	return s
}

// nameIn is how a certificate names somebody in short.
func nameIn(name pkix.Name) string {
	if name.CommonName != "" {
		return name.CommonName
	}
	return name.String()
}

// credentialOf reads the credential of a file, or makes one.
func credentialOf(tx *store.Tx, r SetSigningRequest) (credential, error) {
	if len(r.File) > 0 {
		return readCredential(r.File, r.Password)
	}
	if r.SelfMadeYears < 1 || r.SelfMadeYears > mostYears {
		return credential{}, fault.New(fault.Invalid, words.PapersSigningYears,
			fault.Params{"found": r.SelfMadeYears, "most": mostYears}).At("years")
	}
	return selfMade(tx, int(r.SelfMadeYears))
}

const (
	mostYears    = 10
	selfMadeBits = 3072 // of the strength that is advised beyond 2030 (NIST SP 800-57, part 1, table 2)
)

// selfMade makes a key with a certificate that names the firm and that nobody else vouches for: whoever has it from us
// can tell our papers from others.
func selfMade(tx *store.Tx, years int) (c credential, err error) {
	firm, err := tx.Firm()
	if err != nil {
		return c, err
	}
	party, err := tx.Party(firm.PartyID)
	if err != nil {
		return c, err
	}
	serial, random := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	key, refused := rsa.GenerateKey(rand.Reader, selfMadeBits)
	if err := errors.Join(random, refused); err != nil {
		return c, err
	}
	from := tx.Now().Truncate(time.Second)
	template := &x509.Certificate{SerialNumber: serial, NotBefore: from, NotAfter: from.AddDate(years, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment, BasicConstraintsValid: true,
		Subject: pkix.Name{CommonName: party.Name.EN, Organization: []string{party.Name.EN},
			Country: []string{party.Country}, OrganizationalUnit: []string{tx.Station()}}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return c, err
	}
	own, err := x509.ParseCertificate(der)
	return credential{key, []*x509.Certificate{own}}, err
}
