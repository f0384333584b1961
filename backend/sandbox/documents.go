package sandbox

import (
	"net/http"
	"strings"

	"tradehub/backend/remote"
)

// get answers with the document held now.
func (s *Sandbox) get(kind remote.Kind) func(*call) (answer, error) {
	return func(c *call) (answer, error) {
		at := subject{kind, c.PathValue("external_id")}
		held, err := current(c.Context(), s.ledger.reader, at)
		if err != nil {
			return answer{}, err
		}
		if held == nil {
			return answer{}, problemf(http.StatusNotFound, codeNotHeld, "nothing is held under this id")
		}
		return answer{status: http.StatusOK, body: appendDocument(nil, *held)}, nil
	}
}

// put takes one document.
func (s *Sandbox) put(kind remote.Kind) func(*call) (answer, error) {
	return func(c *call) (answer, error) {
		m := message{key: c.Header.Get(headerKey), subject: subject{kind, c.PathValue("external_id")}}
		condition, refused := conditionOf(kind, c.Header)
		if refused != nil {
			return answer{}, refused
		}
		m.condition = condition
		if refused := s.fill(&m, c.fields, c.body); refused != nil {
			return answer{}, refused
		}
		if refused := s.running.hold(c, m.key); refused != nil {
			return answer{}, refused
		}
		verdicts, err := s.ledger.apply([]message{m})
		if err != nil {
			return answer{}, err
		}
		s.tally.judged(verdicts)
		return single(m.subject.externalID, verdicts[0])
	}
}

// conditionOf reads the condition of a single send from its headers (RFC 9110, section 13.1).
func conditionOf(kind remote.Kind, header http.Header) (remote.Condition, *problem) {
	match, none := header.Get(headerIfMatch), header.Get(headerIfNoneMatch)
	switch {
	case kind == remote.Stock && match == "" && none == "":
		return remote.Latest, nil
	case kind == remote.Stock:
		return "", problemf(http.StatusBadRequest, codeConditionUnfit, "stock is ordered by as_of alone")
	case (match == "") == (none == ""):
		return "", problemf(http.StatusPreconditionRequired, codeConditionRequired,
			"exactly one of %s and %s is required", headerIfNoneMatch, headerIfMatch)
	case none != "":
		return remote.Create, nil
	}
	return remote.Condition("replace:" + strings.Trim(match, `"`)), nil
}

// fill puts a checked document into its message.
func (s *Sandbox) fill(m *message, document object, raw []byte) *problem {
	if told := document.text("external_id"); told != m.subject.externalID {
		return problemf(http.StatusUnprocessableEntity, codeExternalIDDiffers, "the document says external_id %q", told)
	}
	if m.subject.kind == remote.Stock {
		at, _ := s.contract.asOf.read(document.raw("as_of")) // checked with the document
		m.asOf = asOf{at.integer("epoch"), at.integer("seq")}
	}
	m.station, m.document = document.text("station"), raw
	m.fingerprint = fingerprint(m.subject, raw)
	return nil
}

// single makes the answer to a single send.
func single(externalID string, v verdict) (answer, error) {
	switch v.outcome {
	case remote.Conflict, remote.Rejected:
		return answer{}, &problem{status: v.status, code: v.code, detail: v.detail, current: v.current}
	}
	status := http.StatusOK
	if v.outcome == remote.Accepted && v.version == 1 {
		status = http.StatusCreated
	}
	return answer{status: status, body: appendReceipt(nil, externalID, v)}, nil
}

// sendBatch takes up to 100 messages and judges each alone.
func (s *Sandbox) sendBatch(c *call) (answer, error) {
	raws := elements(c.fields.raw("messages"))
	messages := make([]message, len(raws))
	keys := make([]string, len(raws))
	for i, raw := range raws {
		messages[i] = s.readMessage(raw)
		keys[i] = messages[i].key
	}
	if refused := s.running.hold(c, keys...); refused != nil {
		return answer{}, refused
	}
	verdicts, err := s.ledger.apply(messages)
	if err != nil {
		return answer{}, err
	}
	s.tally.judged(verdicts)
	return answer{status: http.StatusOK, body: appendBatch(verdicts, s.ledger.headNow())}, nil
}

// readMessage reads one message of a batch; what is wrong with it is noted in it.
func (s *Sandbox) readMessage(raw []byte) (m message) {
	fields, bad := s.contract.message.read(raw)
	if bad != nil {
		m.refused = problemf(http.StatusUnprocessableEntity, codeInvalidRequest, "%s", bad)
		return m
	}
	m.key = fields.text("key")
	m.subject = subject{remote.Kind(fields.text("kind")), fields.text("external_id")}
	m.condition = remote.Condition(fields.text("condition"))
	if (m.subject.kind == remote.Stock) != (m.condition == remote.Latest) {
		m.refused = problemf(http.StatusBadRequest, codeConditionUnfit, "%s takes no %s", m.subject.kind, m.condition)
		return m
	}
	raw = fields.raw("document")
	document, bad := s.contract.documents[m.subject.kind].read(raw)
	if bad != nil {
		m.refused = problemf(http.StatusUnprocessableEntity, codeInvalidDocument, "%s", bad)
		return m
	}
	m.refused = s.fill(&m, document, raw)
	return m
}

func appendBatch(verdicts []verdict, head int64) []byte {
	b := append(make([]byte, 0, 128*len(verdicts)), `{"results":[`...)
	for i, v := range verdicts {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendResult(b, v)
	}
	return append(appendNumber(append(b, ']'), "commit", head), '}')
}
