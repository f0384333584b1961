package sandbox

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/remote"
)

// Header names of the contract.
const (
	headerKey         = "Idempotency-Key"
	headerIfMatch     = "If-Match"
	headerIfNoneMatch = "If-None-Match"
)

// call is one checked request.
type call struct {
	*http.Request
	operation *operation
	body      []byte
	fields    object // the body's members, when the operation takes a body
	held      []string
	fault     Fault // the misbehaviour that is to be shown, if any
}

// handlerOf gives each operation of the contract its handler.
func (s *Sandbox) handlerOf(id string) func(*call) (answer, error) {
	return map[string]func(*call) (answer, error){
		"getConsignment": s.get(remote.Consignments),
		"putConsignment": s.put(remote.Consignments),
		"getShipment":    s.get(remote.Shipments),
		"putShipment":    s.put(remote.Shipments),
		"getStock":       s.get(remote.Stock),
		"putStock":       s.put(remote.Stock),
		"sendBatch":      s.sendBatch,
		"getHead":        s.getHead,
		"getStationHead": s.getStationHead,
		"getChanges":     s.getChanges,
		"getFaults":      s.getFaults,
		"putFaults":      s.putFaults,
		"deleteFaults":   s.deleteFaults,
		"restoreToPast":  s.restoreToPast,
	}[id]
}

// route makes the handler of the whole contract; an operation that nobody serves is an error.
func (s *Sandbox) route() (http.Handler, error) {
	mux := http.NewServeMux()
	for _, o := range s.contract.operations {
		handle := s.handlerOf(o.id)
		if handle == nil {
			return nil, fmt.Errorf("nobody serves operation %q of the contract", o.id)
		}
		mux.HandleFunc(o.method+" "+o.path, func(w http.ResponseWriter, r *http.Request) {
			s.serve(w, &call{Request: r, operation: o}, handle)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.write(w, problemf(http.StatusNotFound, codeUnknownPath, "%s %s", r.Method, r.URL.Path).answer())
	})
	return mux, nil
}

// serve takes one request through its steps: token, misbehaviour, check, handler, check of the answer, and
// misbehaviour again.
func (s *Sandbox) serve(w http.ResponseWriter, c *call, handle func(*call) (answer, error)) {
	if strings.HasPrefix(c.URL.Path, "/v1/") {
		c.fault = s.faults.take(c.URL.Path)
	}
	given := s.judge(w, c, handle)
	if bad := c.operation.checkAnswer(given.status, given.body); bad != nil {
		s.tally.breachOfContract()
		given = problemf(http.StatusInternalServerError, codeContractBroken, "answer %s", bad).answer()
	}
	if c.fault.Kind == LoseAnswer {
		s.tally.answered("cut")
		cut(w)
		return
	}
	s.write(w, given)
}

// judge makes the answer to one request. The keys it holds are free again just before the answer goes out: a
// client that has its answer, or has lost it, may send the same key at once.
func (s *Sandbox) judge(w http.ResponseWriter, c *call, handle func(*call) (answer, error)) answer {
	defer s.running.free(c)
	if refused := s.authorise(c.Request); refused != nil {
		return refused.answer()
	}
	if refused := c.fault.refusal(); refused != nil {
		return refused.answer()
	}
	if refused := s.read(w, c); refused != nil {
		return refused.answer()
	}
	given, err := handle(c)
	var refused *problem
	switch {
	case errors.As(err, &refused):
		given = refused.answer()
	case err != nil:
		given = problemf(http.StatusInternalServerError, codeFailed, "%v", err).answer()
	}
	return c.fault.after(c.Context(), given)
}

// authorise wants the token, when one is set.
func (s *Sandbox) authorise(r *http.Request) *problem {
	given, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if s.token == "" || subtle.ConstantTimeCompare([]byte(given), []byte(s.token)) == 1 {
		return nil
	}
	return problemf(http.StatusUnauthorized, codeTokenWrong, "the bearer token is missing or wrong")
}

// read reads the request and holds it against the contract.
func (s *Sandbox) read(w http.ResponseWriter, c *call) *problem {
	if refused := c.operation.checkParameters(c.Request); refused != nil {
		return refused
	}
	if c.operation.body == nil {
		return nil
	}
	if refused := c.readBody(w); refused != nil {
		return refused
	}
	fields, bad := c.operation.body.read(c.body)
	switch {
	case bad != nil && bad.syntax:
		return problemf(http.StatusBadRequest, codeNotJSON, "%s", bad)
	case bad != nil && c.PathValue("external_id") != "":
		return problemf(http.StatusUnprocessableEntity, codeInvalidDocument, "%s", bad)
	case bad != nil:
		return problemf(http.StatusUnprocessableEntity, codeInvalidRequest, "%s", bad)
	}
	c.fields = fields
	return nil
}

func (c *call) readBody(w http.ResponseWriter) (refused *problem) {
	media, _, err := mime.ParseMediaType(c.Header.Get("Content-Type"))
	if err != nil || media != mediaJSON {
		return problemf(http.StatusUnsupportedMediaType, codeUnsupportedContent, "content must be %s", mediaJSON)
	}
	var tooLarge *http.MaxBytesError
	c.body, err = io.ReadAll(http.MaxBytesReader(w, c.Body, remote.MaxRequestBytes))
	switch {
	case errors.As(err, &tooLarge):
		return problemf(http.StatusRequestEntityTooLarge, codeTooLarge, "at most %d bytes", tooLarge.Limit)
	case err != nil:
		return problemf(http.StatusBadRequest, codeNotJSON, "the body broke off: %v", err)
	}
	return nil
}

// write sends an answer.
func (s *Sandbox) write(w http.ResponseWriter, a answer) {
	s.tally.answered(strconv.Itoa(a.status))
	media := mediaJSON
	if a.status >= http.StatusBadRequest {
		media = mediaProblem
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	if a.retryAfterS > 0 {
		w.Header().Set("Retry-After", strconv.FormatInt(a.retryAfterS, 10))
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // a client that went away asks again
}

// cut ends the connection without an answer.
func cut(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = connection.Close() // there is nobody left to tell
	}
}

// wait waits, or less when the request ends.
func wait(ctx context.Context, delay time.Duration) {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
