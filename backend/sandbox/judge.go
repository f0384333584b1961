package sandbox

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"net/http"

	"tradehub/backend/remote"
)

// message is one checked message on its way into the ledger.
type message struct {
	key         string
	subject     subject
	condition   remote.Condition
	fingerprint [sha256.Size]byte
	station     string
	asOf        asOf
	document    []byte
	refused     *problem // what was found wrong before the ledger was asked
}

// verdict is what became of a message.
type verdict struct {
	key     string
	outcome remote.Outcome
	version int64
	commit  int64
	code    string
	detail  string
	status  int // of a single answer
	current *remote.Document
}

// fingerprint is what a key stands for: the subject and the payload, not the condition, because a condition
// says when to apply a message, not what it is.
func fingerprint(at subject, document []byte) (sum [sha256.Size]byte) {
	h := sha256.New()
	h.Write([]byte(string(at.kind) + "\x00" + at.externalID + "\x00")) // an external id has no control character
	h.Write(document)
	h.Sum(sum[:0])
	return sum
}

// rejected is the verdict on a message that the contract does not allow.
func rejected(key string, p *problem) verdict {
	return verdict{key: key, outcome: remote.Rejected, code: p.code, detail: p.detail, status: p.status}
}

// apply judges messages in their order and commits all accepted ones in one durable transaction. Once it has
// begun it does not look at the request's context: a caller that went away must not undo half of a commit.
func (l *ledger) apply(messages []message) ([]verdict, error) {
	ctx := context.Background()
	l.mu.Lock()
	defer l.mu.Unlock()
	verdicts := make([]verdict, len(messages))
	batch := pending{ledger: l, head: l.head, held: map[subject]position{}}
	err := l.write(ctx, func(tx *sql.Tx) (err error) {
		batch.insert, batch.byKey = tx.Stmt(l.insert), tx.Stmt(l.byKey)
		for i, m := range messages {
			if verdicts[i], err = batch.judge(ctx, tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, l.load(ctx)) // a commit that failed late may still be in the file
	}
	for i, v := range verdicts {
		if v.outcome == remote.Accepted {
			m := messages[i]
			l.advance(m.subject, m.station, position{v.version, v.commit, m.asOf})
		}
	}
	return verdicts, nil
}

// pending is what a transaction has done so far, on top of the ledger's positions.
type pending struct {
	ledger        *ledger
	insert, byKey *sql.Stmt
	head          int64
	held          map[subject]position
}

// position gives the position of a subject as this transaction sees it.
func (p *pending) position(at subject) position {
	if found, ok := p.held[at]; ok {
		return found
	}
	return p.ledger.held[at]
}

// judge decides on one message and writes it down when it is accepted. The insert itself finds a key that was
// used before, so only messages that are not simply accepted cost a look-up.
func (p *pending) judge(ctx context.Context, tx *sql.Tx, m message) (verdict, error) {
	if m.refused != nil {
		return rejected(m.key, m.refused), nil
	}
	now := p.position(m.subject)
	against := m.against(now)
	if against.outcome == "" {
		taken, err := p.take(ctx, m, now)
		if err != nil || taken.outcome != "" {
			return taken, err
		}
	}
	earlier, err := p.earlier(ctx, m)
	if err != nil || earlier.outcome != "" {
		return earlier, err
	}
	against.key, against.version, against.commit = m.key, now.version, now.commit
	if against.outcome == remote.Conflict {
		against.version, against.commit = 0, 0
		against.current, err = current(ctx, tx, m.subject)
	}
	return against, err
}

// against tells what speaks against applying the message to what is held now; the empty verdict is nothing.
func (m message) against(now position) verdict {
	conflict := func(code, detail string) verdict {
		return verdict{outcome: remote.Conflict, code: code, detail: detail, status: http.StatusPreconditionFailed}
	}
	switch {
	case m.condition == remote.Latest && now.version > 0 && m.asOf.before(now.asOf):
		return verdict{outcome: remote.Stale}
	case m.condition == remote.Latest:
		return verdict{}
	case m.condition == remote.Create && now.version > 0:
		return conflict(codeExists, fmt.Sprintf("version %d is held already", now.version))
	case m.condition == remote.Create:
		return verdict{}
	case now.version == 0:
		return conflict(codeNotHeld, "nothing is held under this id")
	case m.condition != remote.Replace(now.version):
		return conflict(codeVersionDiffers, fmt.Sprintf("version %d is held", now.version))
	}
	return verdict{}
}

// take writes an acceptable message down; the empty verdict means that its key was used before.
func (p *pending) take(ctx context.Context, m message, now position) (verdict, error) {
	next := position{version: now.version + 1, commit: p.head + 1, asOf: m.asOf}
	done, err := p.insert.ExecContext(ctx, next.commit, string(m.subject.kind), m.subject.externalID, next.version,
		m.key, m.fingerprint[:], m.station, m.asOf.epoch, m.asOf.seq, string(m.document))
	if err != nil {
		return verdict{}, err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return verdict{}, err
	}
	p.head, p.held[m.subject] = next.commit, next
	return verdict{key: m.key, outcome: remote.Accepted, version: next.version, commit: next.commit}, nil
}

// earlier finds a message that was accepted under the same key before.
func (p *pending) earlier(ctx context.Context, m message) (verdict, error) {
	v := verdict{key: m.key, outcome: remote.Replayed}
	var spent []byte
	err := p.byKey.QueryRowContext(ctx, m.key).Scan(&spent, &v.version, &v.commit)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return verdict{}, nil
	case err != nil:
		return verdict{}, err
	case string(spent) != string(m.fingerprint[:]):
		return rejected(m.key, problemf(http.StatusUnprocessableEntity, codeKeyReused,
			"the key was used for another message, at commit %d", v.commit)), nil
	}
	return v, nil
}
