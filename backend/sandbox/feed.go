package sandbox

import (
	"errors"
	"net/http"
	"strconv"

	"tradehub/backend/clock"
)

// defaultPage is how many items a page of changes has when the request does not say.
const defaultPage = 100

// getHead tells where the history stands.
func (s *Sandbox) getHead(*call) (answer, error) {
	b := appendText([]byte(`{"history":`), s.ledger.history)
	b = appendNumber(b, "commit", s.ledger.headNow())
	b = appendField(b, "server_time", clock.Format(s.clk()))
	return answer{status: http.StatusOK, body: append(b, '}')}, nil
}

// getStationHead tells the highest place accepted from a station.
func (s *Sandbox) getStationHead(c *call) (answer, error) {
	at := s.ledger.stationHead(c.PathValue("station"))
	b := strconv.AppendInt([]byte(`{"epoch":`), at.epoch, 10)
	return answer{status: http.StatusOK, body: append(appendNumber(b, "seq", at.seq), '}')}, nil
}

// getChanges gives one page of the changes feed. Asked to misbehave, it gives the page before once more.
func (s *Sandbox) getChanges(c *call) (answer, error) {
	cursor := s.pages.cursor(c.FormValue("cursor"), c.fault.Kind == DuplicatePage)
	limit, err := strconv.Atoi(c.FormValue("limit"))
	if err != nil {
		limit = defaultPage // absent: the contract takes nothing else that is no number
	}
	after, err := s.ledger.commitOf(c.Context(), cursor)
	if errors.Is(err, errCursorUnknown) {
		return answer{}, problemf(http.StatusGone, codeCursorExpired, "%v", err)
	}
	if err != nil {
		return answer{}, err
	}
	p, err := s.ledger.changes(c.Context(), after, limit)
	if err != nil {
		return answer{}, err
	}
	if p.next, err = s.nextCursor(c, cursor, p); err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusOK, body: appendPage(p)}, nil
}

// nextCursor stands behind the page's last item, or where it stood when the page is empty.
func (s *Sandbox) nextCursor(c *call, cursor string, p page) (string, error) {
	if len(p.items) == 0 {
		return cursor, nil
	}
	return s.ledger.cursorOf(c.Context(), p.items[len(p.items)-1].Commit)
}

func appendPage(p page) []byte {
	b := []byte(`{"items":[`)
	for i, d := range p.items {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendDocument(b, d)
	}
	b = appendField(append(b, ']'), "next_cursor", p.next)
	return append(appendFlag(b, "has_more", p.more), '}')
}
