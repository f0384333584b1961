package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
)

// codeMalformed is the code of a message that is refused here, before anything is sent.
const codeMalformed = "malformed_message"

// Send sends one message (PUT on the document's own path).
func (c *Client) Send(ctx context.Context, message Message) (Result, error) {
	if wrong := message.malformed(); wrong != "" {
		return message.refused(wrong), nil
	}
	request := c.rest.R().SetContext(ctx).
		SetHeader("Content-Type", "application/json").
		SetHeader("Idempotency-Key", message.Key).
		SetBody(message.Body)
	if message.Condition == Create {
		request.SetHeader("If-None-Match", "*")
	} else if version, ok := message.Condition.version(); ok {
		request.SetHeader("If-Match", `"`+version+`"`)
	}
	got, err := c.do(request, http.MethodPut, documentPath(message.Kind, message.ExternalID))
	if err != nil {
		return Result{}, err
	}
	result := got.receipt(message)
	result.Key = message.Key
	return result, nil
}

// SendBatch sends messages in their order, in as few requests as the contract's limits allow, and gives one
// result per message in the same order. Once a request ends in a retry, the requests behind it are not sent:
// their messages get the same retry, so that order is kept.
//
// A message that is malformed, or that the platform finds wrong, is rejected alone. A refusal of a whole
// request (413, 422) says nothing about one message: the request is halved until it does.
func (c *Client) SendBatch(ctx context.Context, messages []Message) ([]Result, error) {
	results := make([]Result, len(messages))
	var sound []int
	for i, m := range messages {
		if wrong := m.malformed(); wrong != "" {
			results[i] = m.refused(wrong)
			continue
		}
		sound = append(sound, i)
	}
	var halted *Result
	for len(sound) > 0 {
		n := fitting(messages, sound)
		part, err := c.sendPart(ctx, messages, sound[:n], halted)
		if err != nil {
			return nil, err
		}
		for i, result := range part {
			results[sound[i]] = result
			if result.Outcome == Retry {
				halted = &result
			}
		}
		sound = sound[n:]
	}
	return results, nil
}

// fitting tells how many of the chosen messages one request may carry.
func fitting(messages []Message, chosen []int) int {
	size := len(batchHead) + len(batchTail)
	for n, i := range chosen {
		size += len(messages[i].Body) + len(messages[i].Key) + len(messages[i].ExternalID) + messageFrame
		if n > 0 && (n == MaxBatch || size > MaxRequestBytes) {
			return n
		}
	}
	return len(chosen)
}

// sendPart sends the chosen messages in one request, or halves it when the platform refuses it whole. When an
// earlier request was halted, nothing is sent.
func (c *Client) sendPart(ctx context.Context, messages []Message, chosen []int, halted *Result) ([]Result, error) {
	if halted != nil {
		return same(*halted, messages, chosen), nil
	}
	request := c.rest.R().SetContext(ctx).
		SetHeader("Content-Type", "application/json").
		SetBody(batchBody(messages, chosen))
	got, err := c.do(request, http.MethodPost, "/v1/messages:batch")
	if err != nil {
		return nil, err
	}
	if got.status == http.StatusOK {
		return got.results(messages, chosen), nil
	}
	refused := got.refusal()
	if refused.Outcome != Rejected || len(chosen) == 1 {
		return same(refused, messages, chosen), nil
	}
	first, err := c.sendPart(ctx, messages, chosen[:len(chosen)/2], nil)
	if err != nil {
		return nil, err
	}
	if last := first[len(first)-1]; last.Outcome == Retry {
		halted = &last
	}
	second, err := c.sendPart(ctx, messages, chosen[len(chosen)/2:], halted)
	return append(first, second...), err
}

// same gives every chosen message the same result.
func same(result Result, messages []Message, chosen []int) []Result {
	all := make([]Result, len(chosen))
	for i, at := range chosen {
		all[i] = result
		all[i].Key = messages[at].Key
	}
	return all
}

// The frame of a batch. messageFrame is more than the names and marks around one message take, with room for
// the escapes of an external id.
const (
	batchHead    = `{"messages":[`
	batchTail    = `]}`
	messageFrame = 512
)

// batchBody puts messages into one request. The documents go in byte for byte: encoding/json would write them
// anew, and a replay is recognised by its bytes.
func batchBody(messages []Message, chosen []int) []byte {
	var b bytes.Buffer
	b.WriteString(batchHead)
	for n, i := range chosen {
		m := messages[i]
		if n > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`{"key":`)
		b.Write(quote(m.Key))
		b.WriteString(`,"kind":"` + string(m.Kind) + `","external_id":`)
		b.Write(quote(m.ExternalID))
		b.WriteString(`,"condition":"` + string(m.Condition) + `","document":`)
		b.Write(m.Body)
		b.WriteByte('}')
	}
	b.WriteString(batchTail)
	return b.Bytes()
}

// quote writes a text as a JSON string.
func quote(text string) []byte {
	quoted, _ := json.Marshal(text) // a string always marshals
	return quoted
}

// version gives the version a replacing condition names, as "v3".
func (c Condition) version() (string, bool) { return strings.CutPrefix(string(c), "replace:") }

// malformed tells what makes a message unfit to be sent, "" when nothing does. It is a fault of the program,
// but told as the message's own rejection: one such message must not hold up all others.
func (m Message) malformed() string {
	version, replaces := m.Condition.version()
	switch {
	case m.Key == "" || strings.ContainsFunc(m.Key, func(r rune) bool { return r < '!' || r > '~' }):
		return "key must be printable ASCII without spaces"
	case m.Kind != Consignments && m.Kind != Shipments && m.Kind != Stock:
		return "kind is unknown"
	case m.ExternalID == "" || m.ExternalID[0] == '.' || strings.ContainsFunc(m.ExternalID, control):
		return "external id must not be empty, begin with a dot or have control characters"
	case (m.Kind == Stock) != (m.Condition == Latest):
		return "condition does not fit the kind"
	case m.Kind != Stock && m.Condition != Create && !(replaces && versionText(version)):
		return "condition is unknown"
	case len(m.Body) > MaxRequestBytes:
		return "body is longer than the platform takes"
	case !json.Valid(m.Body):
		return "body is not JSON"
	}
	return ""
}

func control(r rune) bool { return r < ' ' }

// versionText tells whether a text is a version as the contract writes it.
func versionText(text string) bool {
	digits, ok := strings.CutPrefix(text, "v")
	return ok && digits != "" && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}

// refused is the result of a message that is not sent.
func (m Message) refused(wrong string) Result {
	return Result{Key: m.Key, Outcome: Rejected, Code: codeMalformed, Detail: wrong}
}
