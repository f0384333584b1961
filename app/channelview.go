package app

import (
	"regexp"
	"strings"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
)

// ChannelCard says how a platform's channel stands.
type ChannelCard struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	URL       string `json:"url"`
	Active    bool   `json:"active"`
	Waiting   int64  `json:"waiting"`
	Rejected  int64  `json:"rejected"`
	Conflicts int64  `json:"conflicts"`
	Oldest    string `json:"oldest"`  // when the oldest message that is not sent was written; empty when all are
	Tried     string `json:"tried"`   // when it was tried last since the program started; empty when it was not
	Why       string `json:"why"`     // why it did not serve then: offline, slow, busy, server, token; empty when it did
	Running   bool   `json:"running"` // a run is under way
}

func channelCard(s syncing.ChannelStatus, last try) ChannelCard {
	return ChannelCard{Code: s.Channel.Code, Name: s.Channel.Name, URL: s.Channel.BaseURL, Active: s.Channel.Active,
		Waiting: s.Waiting, Rejected: s.Rejected, Conflicts: s.Conflicts, Oldest: stamp(s.Oldest),
		Tried: stamp(last.at), Why: last.why, Running: last.running}
}

// SyncResult is what a run did and what is left.
type SyncResult struct {
	Sent        int64  `json:"sent"`
	Recognised  int64  `json:"recognised"` // the platform had them already
	Rejected    int64  `json:"rejected"`
	Conflicts   int64  `json:"conflicts"`
	Reopened    int64  `json:"reopened"` // once sent, lost there, and waiting again
	Pulled      int64  `json:"pulled"`
	Waiting     int64  `json:"waiting"`     // still
	Why         string `json:"why"`         // why it stopped before its end: offline, slow, busy, server, token
	RetryAfterS int64  `json:"retryAfterS"` // how long the platform asks to wait
	Stopped     bool   `json:"stopped"`     // by a person
}

func syncResult(r syncing.Report, stopped bool) *SyncResult {
	return &SyncResult{Sent: r.Sent, Recognised: r.Recognised, Rejected: r.Rejected, Conflicts: r.Conflicts,
		Reopened: r.Reopened, Pulled: r.Pulled, Waiting: r.Waiting, Why: string(r.Reason),
		RetryAfterS: int64(r.RetryAfter / time.Second), Stopped: stopped}
}

// ChannelMessage is a message as lists show it.
type ChannelMessage struct {
	N        int64              `json:"n"`
	Kind     trade.MessageKind  `json:"kind"`
	Subject  string             `json:"subject"`
	State    trade.MessageState `json:"state"`
	Attempts int64              `json:"attempts"`
	Since    string             `json:"since"`   // when it was written
	NextAt   string             `json:"nextAt"`  // when it is tried again, where that is set
	Code     string             `json:"code"`    // what the platform said, as it codes it, or why it was not reached
	Said     string             `json:"said"`    // the same in the platform's own words
	Decided  *Decided           `json:"decided"` // how a person ended its conflict, if one did
}

// Decided is how a person ended a conflict.
type Decided struct {
	Choice syncing.Choice `json:"choice"`
	By     string         `json:"by"`
	At     string         `json:"at"`
}

// decision is the first line of a message's detail once a person has chosen, as syncing.Resolve writes it.
var decision = regexp.MustCompile(`^(keep_mine|keep_theirs) v\d+ by (.*) at (\S+) \(`)

// channelMessage reads the detail of a message apart: "code: words" of the platform, below what a person decided.
func channelMessage(m trade.Message) ChannelMessage {
	one := ChannelMessage{N: m.N, Kind: m.Kind, Subject: m.Subject, State: m.State, Attempts: m.Attempts,
		Since: stamp(m.CreatedAt), NextAt: stamp(m.NextAt)}
	first, rest, _ := strings.Cut(m.Detail, "\n")
	if said := decision.FindStringSubmatch(first); said != nil {
		one.Decided = &Decided{Choice: syncing.Choice(said[1]), By: said[2]}
		if at, err := clock.Parse(said[3]); err == nil {
			one.Decided.At = stamp(at)
		}
	} else {
		rest = m.Detail
	}
	one.Code, one.Said, _ = strings.Cut(rest, ": ")
	return one
}

// MessageFacts is one message with all it says. What both sides hold goes to the page as JSON text: the page puts it
// into words and compares it.
type MessageFacts struct {
	ChannelMessage
	Channel       string `json:"channel"`
	Key           string `json:"key"`
	Body          string `json:"body"`
	Version       int64  `json:"version"`       // that the platform gave, when it is sent
	Theirs        string `json:"theirs"`        // document the platform holds instead; empty where it holds none
	TheirsVersion int64  `json:"theirsVersion"` // 0 where it holds none
	TheirsFrom    string `json:"theirsFrom"`    // station that sent theirs
}

func messageFacts(m trade.Message) (*MessageFacts, error) {
	theirs, err := syncing.Theirs(m)
	if err != nil {
		return nil, err
	}
	return &MessageFacts{ChannelMessage: channelMessage(m), Channel: m.Channel, Key: m.Key, Body: m.Body,
		Version: m.Version, Theirs: string(theirs.Body), TheirsVersion: theirs.Version, TheirsFrom: theirs.Station}, nil
}
