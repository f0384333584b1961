package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"tradehub/backend/remote"
)

// answer is what a handler gives back, before it is held against the contract.
type answer struct {
	status      int
	retryAfterS int64 // Retry-After; 0 sends none
	body        []byte
}

// The stable codes of the contract's problems.
const (
	codeBusy               = "busy"
	codeConditionRequired  = "condition_required"
	codeConditionUnfit     = "condition_unfit"
	codeContractBroken     = "contract_broken"
	codeCursorExpired      = "cursor_expired"
	codeExists             = "exists"
	codeExternalIDDiffers  = "external_id_differs"
	codeFailed             = "failed"
	codeInvalidDocument    = "invalid_document"
	codeInvalidParameter   = "invalid_parameter"
	codeInvalidRequest     = "invalid_request"
	codeKeyInUse           = "key_in_use"
	codeKeyMissing         = "key_missing"
	codeKeyReused          = "key_reused"
	codeNotHeld            = "not_held"
	codeNotJSON            = "not_json"
	codeTokenWrong         = "token_wrong"
	codeTooLarge           = "too_large"
	codeUnavailable        = "unavailable"
	codeUnknownPath        = "unknown_path"
	codeUnsupportedContent = "unsupported_content"
	codeVersionDiffers     = "version_differs"
)

// problem is a refusal as problem details (RFC 9457) with a stable code.
type problem struct {
	status      int
	code        string
	detail      string
	retryAfterS int64
	current     *remote.Document
}

func problemf(status int, code, format string, args ...any) *problem {
	return &problem{status: status, code: code, detail: fmt.Sprintf(format, args...)}
}

// Error gives code and detail.
func (p *problem) Error() string { return p.code + ": " + p.detail }

// answer writes the problem down.
func (p *problem) answer() answer {
	b := appendText([]byte(`{"type":"about:blank","title":`), http.StatusText(p.status))
	b = append(b, `,"status":`...)
	b = strconv.AppendInt(b, int64(p.status), 10)
	b = appendField(b, "code", p.code)
	b = appendField(b, "detail", p.detail)
	if p.current != nil {
		b = appendDocument(append(b, `,"current":`...), *p.current)
	}
	return answer{status: p.status, retryAfterS: p.retryAfterS, body: append(b, '}')}
}

// Answers are written by hand for one reason: a document goes out with the very bytes it came in with, which
// encoding/json would compact and escape anew.

// appendDocument writes a held document.
func appendDocument(b []byte, d remote.Document) []byte {
	b = appendText(append(b, `{"kind":`...), string(d.Kind))
	b = appendField(b, "external_id", d.ExternalID)
	b = appendNumber(b, "version", d.Version)
	b = appendNumber(b, "commit", d.Commit)
	b = appendField(b, "key", d.Key)
	b = appendField(b, "station", d.Station)
	b = append(b, `,"document":`...)
	return append(append(b, d.Body...), '}')
}

// appendReceipt writes the answer to one accepted, replayed or stale message.
func appendReceipt(b []byte, externalID string, v verdict) []byte {
	b = appendText(append(b, `{"external_id":`...), externalID)
	b = appendNumber(b, "version", v.version)
	b = appendNumber(b, "commit", v.commit)
	b = appendFlag(b, "replayed", v.outcome == remote.Replayed)
	return append(appendFlag(b, "stale", v.outcome == remote.Stale), '}')
}

// appendResult writes the result of one message of a batch.
func appendResult(b []byte, v verdict) []byte {
	b = appendText(append(b, `{"key":`...), v.key)
	b = appendField(b, "status", string(v.outcome))
	if v.version > 0 {
		b = appendNumber(b, "version", v.version)
		b = appendNumber(b, "commit", v.commit)
	}
	if v.code != "" {
		b = appendField(b, "code", v.code)
		b = appendField(b, "detail", v.detail)
	}
	if v.current != nil {
		b = appendDocument(append(b, `,"current":`...), *v.current)
	}
	return append(b, '}')
}

func appendField(b []byte, name, text string) []byte {
	return appendText(append(append(append(b, `,"`...), name...), `":`...), text)
}

func appendNumber(b []byte, name string, n int64) []byte {
	b = append(append(append(b, `,"`...), name...), `":`...)
	return strconv.AppendInt(b, n, 10)
}

func appendFlag(b []byte, name string, flag bool) []byte {
	b = append(append(append(b, `,"`...), name...), `":`...)
	return strconv.AppendBool(b, flag)
}

// appendText writes a text as a JSON string; most are plain and need no escape.
func appendText(b []byte, text string) []byte {
	for _, c := range []byte(text) {
		if c < 0x20 || c > 0x7e || c == '"' || c == '\\' {
			quoted, _ := json.Marshal(text) // a string always marshals
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), text...), '"')
}
