package sandbox

import (
	"context"
	"net/http"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/templates/words"
)

// Record is everything the platform holds and did, for an export as JSON and for tests.
type Record struct {
	History        string                   `json:"history"`
	Commit         int64                    `json:"commit"`
	Documents      []DocumentRecord         `json:"documents"`       // by kind and external id
	Answers        map[string]int64         `json:"answers"`         // requests by HTTP status, "cut" for lost answers
	Outcomes       map[remote.Outcome]int64 `json:"outcomes"`        // messages by outcome, single or in a batch
	ContractBroken int64                    `json:"contract_broken"` // answers of ours that broke the contract
}

// DocumentRecord is one document and how often a message about it was accepted.
type DocumentRecord struct {
	remote.Document
	Accepted int64 `json:"accepted"`
}

// Record reads everything the platform holds. The counts of answers and outcomes begin with Open.
func (s *Sandbox) Record(ctx context.Context) (Record, error) {
	r := Record{History: s.ledger.history, Commit: s.ledger.headNow(), Documents: []DocumentRecord{}}
	s.tally.fill(&r)
	rows, err := s.ledger.reader.QueryContext(ctx, `
		SELECT c.kind, c.external_id, c.version, c.commit_no, c.key, c.station, c.document, n.accepted
		FROM commits c JOIN (
			SELECT kind, external_id, max(version) AS version, count(*) AS accepted
			FROM commits GROUP BY kind, external_id
		) n ON n.kind = c.kind AND n.external_id = c.external_id AND n.version = c.version
		ORDER BY c.kind, c.external_id`)
	if err != nil {
		return Record{}, err
	}
	defer rows.Close()
	for rows.Next() {
		var d DocumentRecord
		var body []byte
		err := rows.Scan(&d.Kind, &d.ExternalID, &d.Version, &d.Commit, &d.Key, &d.Station, &body, &d.Accepted)
		if err != nil {
			return Record{}, err
		}
		d.Body = body
		r.Documents = append(r.Documents, d)
	}
	return r, rows.Err()
}

// RestoreToPast forgets the last n commits, as a platform restored from an old backup has: documents go back
// to earlier versions, the keys of the forgotten commits are free again, and the head is smaller than what was
// once acknowledged. More commits than there are is an invalid fault "sandbox.restore_too_far".
func (s *Sandbox) RestoreToPast(ctx context.Context, n int64) error {
	had, err := s.ledger.forget(ctx, n)
	if err == nil && (n < 0 || n > had) {
		return fault.New(fault.Invalid, words.SandboxRestoreTooFar, fault.Params{"asked": n, "held": had})
	}
	return err
}

// restoreToPast is RestoreToPast over HTTP.
func (s *Sandbox) restoreToPast(c *call) (answer, error) {
	err := s.RestoreToPast(c.Context(), c.fields.integer("commits"))
	if fault.CodeOf(err) == fault.Invalid {
		return answer{}, problemf(http.StatusUnprocessableEntity, codeInvalidRequest, "%v", err)
	}
	if err != nil {
		return answer{}, err
	}
	return s.getHead(c)
}
