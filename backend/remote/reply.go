package remote

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Codes of the contract that the client reads.
const (
	codeKeyInUse = "key_in_use"
	codeNotHeld  = "not_held"
)

// maxRetryAfter keeps a nonsense Retry-After from silencing a station.
const maxRetryAfter = time.Hour

// receipt reads the answer to a single send. Only an answer that speaks the contract and names the message's
// own document is believed; a sign-in page that answers 200 to everything is not.
func (r reply) receipt(message Message) Result {
	if r.status != http.StatusOK && r.status != http.StatusCreated {
		return r.refusal()
	}
	var told struct {
		ExternalID string `json:"external_id"`
		Version    int64  `json:"version"`
		Commit     int64  `json:"commit"`
		Replayed   bool   `json:"replayed"`
		Stale      bool   `json:"stale"`
	}
	err := json.Unmarshal(r.body, &told)
	if err != nil || told.ExternalID != message.ExternalID || told.Version < 1 || told.Commit < 1 {
		return r.junk()
	}
	result := Result{Outcome: Accepted, Version: told.Version, Commit: told.Commit}
	switch {
	case told.Stale:
		result.Outcome = Stale
	case told.Replayed:
		result.Outcome = Replayed
	}
	return result
}

// told is one result of a batch as the contract writes it.
type told struct {
	Key     string    `json:"key"`
	Status  Outcome   `json:"status"`
	Version int64     `json:"version"`
	Commit  int64     `json:"commit"`
	Code    string    `json:"code"`
	Detail  string    `json:"detail"`
	Current *Document `json:"current"`
}

// results reads the answer to a batch.
func (r reply) results(messages []Message, chosen []int) []Result {
	var answer struct {
		Results []told `json:"results"`
	}
	if err := json.Unmarshal(r.body, &answer); err != nil || len(answer.Results) != len(chosen) {
		return same(r.junk(), messages, chosen)
	}
	all := make([]Result, len(chosen))
	for i, at := range chosen {
		all[i] = r.result(answer.Results[i], messages[at].Key)
		all[i].Key = messages[at].Key
	}
	return all
}

// result reads one result of a batch; one that is not about the message asked for is junk. A rejected message
// may come without its key: it may have been the key that was wrong.
func (r reply) result(t told, key string) Result {
	switch {
	case t.Status == Rejected && t.Code != "" && (t.Key == key || t.Key == ""):
		return Result{Outcome: Rejected, Code: t.Code, Detail: t.Detail}
	case t.Key != key:
	case t.Status == Conflict && t.Code != "":
		return Result{Outcome: Conflict, Code: t.Code, Detail: t.Detail, Current: t.Current}
	case (t.Status == Accepted || t.Status == Replayed || t.Status == Stale) && t.Version > 0 && t.Commit > 0:
		return Result{Outcome: t.Status, Version: t.Version, Commit: t.Commit}
	}
	return r.junk()
}

// refusal reads an answer that is not a success.
//
//	no answer                      retry: offline, slow
//	401, 403                       retry: token
//	408, 425, 429, 503             retry: busy, with Retry-After
//	409 key_in_use                 retry: busy
//	other 5xx                      retry: server
//	412 with the contract's code   conflict, with what is held now
//	other 4xx with a code          rejected
//	anything else                  retry: server; it does not come from the platform
func (r reply) refusal() Result {
	var problem struct {
		Code    string    `json:"code"`
		Detail  string    `json:"detail"`
		Current *Document `json:"current"`
	}
	if json.Unmarshal(r.body, &problem) != nil {
		problem.Code = ""
	}
	retry := Result{Outcome: Retry, RetryAfter: r.retryAfter(), Detail: r.describe()}
	switch {
	case r.reason != "":
		retry.Reason = r.reason
	case r.status == http.StatusUnauthorized, r.status == http.StatusForbidden:
		retry.Reason = Token
	case r.busy(problem.Code):
		retry.Reason = Busy
	case r.status < 400, r.status > 499, problem.Code == "":
		retry.Reason = Server
	case r.status == http.StatusPreconditionFailed:
		return Result{Outcome: Conflict, Code: problem.Code, Detail: problem.Detail, Current: problem.Current}
	default:
		return Result{Outcome: Rejected, Code: problem.Code, Detail: problem.Detail}
	}
	return retry
}

// busy tells whether the platform asks to come again.
func (r reply) busy(code string) bool {
	switch r.status {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return true
	}
	return r.status == http.StatusConflict && code == codeKeyInUse
}

// junk is the result of an answer that does not speak the contract.
func (r reply) junk() Result {
	return Result{Outcome: Retry, Reason: Server, Detail: r.describe()}
}

// describe tells what came back, for the log.
func (r reply) describe() string {
	if r.reason != "" {
		return r.detail
	}
	const enough = 200
	body := r.body
	if len(body) > enough {
		body = body[:enough]
	}
	return strings.ToValidUTF8("status "+strconv.Itoa(r.status)+": "+string(body), "?")
}

// retryAfter reads Retry-After (RFC 9110, section 10.2.3): seconds, or a date. A date is measured from the
// answer's own Date, so that a wrong clock here does not matter.
func (r reply) retryAfter() time.Duration {
	told := r.header.Get("Retry-After")
	if seconds, err := strconv.ParseInt(told, 10, 32); err == nil {
		return bounded(time.Duration(seconds) * time.Second)
	}
	until, err := http.ParseTime(told)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(r.header.Get("Date"))
	if err != nil {
		return 0
	}
	return bounded(until.Sub(now))
}

func bounded(d time.Duration) time.Duration {
	return min(max(d, 0), maxRetryAfter)
}
