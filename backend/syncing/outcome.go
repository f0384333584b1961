package syncing

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/remote"
	"tradehub/backend/trade"
)

// Bounds of the wait before a message is sent again.
const (
	firstWait = 2 * time.Second
	lastWait  = 10 * time.Minute
)

// backoff is the longest wait after so many failed tries: it doubles with each.
func backoff(attempts int64) time.Duration {
	wait := firstWait
	for range attempts - 1 {
		if wait *= 2; wait >= lastWait {
			return lastWait
		}
	}
	return wait
}

// decided is the beginning of a condition that a person chose when a message was in conflict: the version to
// replace follows, 0 where nothing is held. Every other message follows from what was sent before it.
const decided = "replace:v"

// conditionOf says when the platform may apply a message, given the version of the last sent one of its subject.
func conditionOf(m trade.Message, version int64) remote.Condition {
	if m.Kind == trade.StockMessage {
		return remote.Latest
	}
	if text, ok := strings.CutPrefix(m.Condition, decided); ok {
		version, _ = strconv.ParseInt(text, 10, 64) // written by Resolve
	}
	if version == 0 {
		return remote.Create
	}
	return remote.Replace(version)
}

// kind of what became of a message.
type verdict int

const (
	sent       verdict = iota // the platform took it
	recognised                // the platform had it already
	refused                   // a person must look at it
	clashing                  // a person must choose
	failing                   // it is tried again
	untouched                 // nothing is to be put down
)

// judge says what a message becomes by the result of its sending.
func judge(m trade.Message, got remote.Result) (trade.Message, verdict) {
	switch got.Outcome {
	case remote.Accepted, remote.Stale:
		return held(m, got.Version, got.Commit, ""), sent
	case remote.Replayed:
		return held(m, got.Version, got.Commit, "recognised"), recognised
	case remote.Conflict:
		return judgeConflict(m, got)
	case remote.Rejected:
		m.State, m.NextAt = trade.MessageRejected, time.Time{}
		m.Detail = remark(m, got.Code+": "+got.Detail)
		return m, refused
	}
	if got.Reason == remote.Token {
		return m, untouched
	}
	m.Attempts++
	m.Detail = remark(m, string(got.Reason)+": "+got.Detail)
	return m, failing
}

// judgeConflict compares what the platform holds with what we send. The same content is no conflict: after a
// restore a fact was entered again, or somebody else told the platform the same.
func judgeConflict(m trade.Message, got remote.Result) (trade.Message, verdict) {
	if got.Current != nil && sameValue(got.Current.Body, []byte(m.Body)) {
		return held(m, got.Current.Version, got.Current.Commit, "recognised"), recognised
	}
	m.State, m.NextAt, m.Current = trade.MessageConflict, time.Time{}, ""
	m.Detail = remark(m, got.Code+": "+got.Detail)
	if got.Current != nil {
		theirs, _ := json.Marshal(got.Current) // what was just read from JSON
		m.Current = string(theirs)
	}
	return m, clashing
}

// held is a message that the platform has.
func held(m trade.Message, version, commit int64, detail string) trade.Message {
	m.State, m.Version, m.Commit, m.NextAt = trade.MessageSent, version, commit, time.Time{}
	m.Detail = remark(m, detail)
	return m
}

// remark is the detail of a message with a new remark. What a person decided about it stays, on its first line.
func remark(m trade.Message, text string) string {
	if !strings.HasPrefix(m.Condition, decided) {
		return text
	}
	decision, _, _ := strings.Cut(m.Detail, "\n")
	return strings.TrimSuffix(decision+"\n"+text, "\n")
}
