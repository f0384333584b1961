package sandbox

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// breach tells where and how a value breaks its schema.
type breach struct {
	path   string // JSON Pointer (RFC 6901) of the value, empty for the whole
	reason string
	syntax bool // it is no JSON at all
}

// Error gives path and reason.
func (b *breach) Error() string {
	if b.path == "" {
		return b.reason
	}
	return b.path + ": " + b.reason
}

// within puts a step in front of the path, on the way out of the value.
func (b *breach) within(step string) *breach {
	b.path = "/" + step + b.path
	return b
}

// check holds JSON bytes against the schema.
func (s *schema) check(raw []byte) *breach {
	_, bad := s.read(raw)
	return bad
}

// read holds JSON bytes against the schema and gives the members of its object; it has none when the value is
// something else.
func (s *schema) read(raw []byte) (object, *breach) {
	if !utf8.Valid(raw) {
		return object{}, &breach{reason: "is not UTF-8", syntax: true}
	}
	found := object{schema: s, values: make([][]byte, len(s.members))}
	scan := scanner{raw: raw}
	scan.space()
	if bad := scan.value(s, found.values); bad != nil {
		return object{}, bad
	}
	if scan.space(); scan.at != len(raw) {
		return object{}, scan.broken("something follows the value")
	}
	return found, nil
}

// object gives the members of a checked object by name.
type object struct {
	schema *schema
	values [][]byte // raw bytes, nil where absent
}

// raw gives the bytes of a member, nil when it is absent.
func (o object) raw(name string) []byte { return o.values[o.schema.names[name]] }

// text gives a member that the schema knows as a string; "" when it is absent.
func (o object) text(name string) string { return unquote(o.raw(name)) }

// integer gives a member that the schema knows as an integer; 0 when it is absent.
func (o object) integer(name string) int64 {
	n, _ := strconv.ParseInt(string(o.raw(name)), 10, 64) // checked before, or absent
	return n
}

// elements cuts the checked array into the bytes of its elements.
func elements(raw []byte) [][]byte {
	var all [][]byte
	scan := scanner{raw: raw, at: 1}
	for scan.space(); scan.peek() != ']'; scan.space() {
		start := scan.at
		if scan.value(anything, nil) != nil {
			return all // cannot be: it was checked before
		}
		all = append(all, raw[start:scan.at])
		if scan.space(); scan.peek() == ',' {
			scan.at++
		}
	}
	return all
}

// anything is the schema that every value meets.
var anything = unlimited()

// unquote gives the text of a checked JSON string, "" for none.
func unquote(raw []byte) string {
	if len(raw) < 2 {
		return ""
	}
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var text string
	_ = json.Unmarshal(raw, &text) // checked before
	return text
}
