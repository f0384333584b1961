package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"
)

// maxDepth is how deep values may nest; the contract needs eight levels.
const maxDepth = 64

// scanner walks once over JSON text (RFC 8259).
type scanner struct {
	raw   []byte
	at    int
	depth int
}

func (s *scanner) space() {
	for s.at < len(s.raw) {
		switch s.raw[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// peek gives the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.at < len(s.raw) {
		return s.raw[s.at]
	}
	return 0
}

func (s *scanner) broken(reason string) *breach {
	return &breach{reason: fmt.Sprintf("no JSON at byte %d: %s", s.at, reason), syntax: true}
}

// value scans one value against its schema. Where members is not nil, the bytes of an object's members are
// put into it.
func (s *scanner) value(want *schema, members [][]byte) *breach {
	if len(want.anyOf) > 0 {
		return s.anyOf(want)
	}
	switch c := s.peek(); {
	case c == '{':
		return s.nested(want, objectShape, func() *breach { return s.object(want, members) })
	case c == '[':
		return s.nested(want, arrayShape, func() *breach { return s.array(want) })
	case c == '"':
		return s.text(want)
	case c == '-' || c >= '0' && c <= '9':
		return s.number(want)
	}
	return s.literal(want)
}

// anyOf wants one of several schemas. The breach told is the one of the alternative that got furthest, which
// is the one that was most likely meant.
func (s *scanner) anyOf(want *schema) *breach {
	start, furthest := s.at, -1
	var told *breach
	for _, alternative := range want.anyOf {
		s.at = start
		bad := s.value(alternative, nil)
		if bad == nil {
			return nil
		}
		if s.at > furthest {
			furthest, told = s.at, bad
		}
	}
	return told
}

// nested scans an object or array one level deeper.
func (s *scanner) nested(want *schema, is shape, scan func() *breach) *breach {
	if bad := want.wants(is); bad != nil {
		return bad
	}
	if s.depth++; s.depth > maxDepth {
		return &breach{reason: "nests too deep"}
	}
	defer func() { s.depth-- }()
	s.at++
	return scan()
}

// wants tells whether the schema takes this JSON type.
func (s *schema) wants(is shape) *breach {
	if s.shape != anyShape && s.shape != is {
		return &breach{reason: fmt.Sprintf("must be of type %s", s.shape)}
	}
	if s.texts != nil && is != stringShape {
		return &breach{reason: fmt.Sprintf("must be one of %q", s.texts)}
	}
	return nil
}

func (s *scanner) object(want *schema, members [][]byte) *breach {
	var seen uint64
	for first := true; ; first = false {
		s.space()
		if s.peek() == '}' && first {
			break
		}
		if bad := s.member(want, members, &seen); bad != nil {
			return bad
		}
		s.space()
		if s.peek() == '}' {
			break
		}
		if s.peek() != ',' {
			return s.broken("wants , or } in an object")
		}
		s.at++
	}
	s.at++
	if name := want.firstMissing(seen); name != "" {
		return &breach{reason: fmt.Sprintf("lacks %q", name)}
	}
	return nil
}

// member scans one name and its value. A name told twice is refused: readers would differ on which one counts.
func (s *scanner) member(want *schema, members [][]byte, seen *uint64) *breach {
	name, bad := s.name()
	if bad != nil {
		return bad
	}
	if want.names == nil {
		return s.value(anything, nil)
	}
	i, known := want.names[string(name)]
	if !known {
		return &breach{reason: fmt.Sprintf("has a member %q that the contract does not know", name)}
	}
	if *seen&(1<<i) != 0 {
		return &breach{reason: fmt.Sprintf("has the member %q twice", name)}
	}
	*seen |= 1 << i
	start := s.at
	if bad := s.value(want.members[i].schema, nil); bad != nil {
		return bad.within(want.members[i].name)
	}
	if members != nil {
		members[i] = s.raw[start:s.at]
	}
	return nil
}

// name scans a member's name and the colon behind it.
func (s *scanner) name() ([]byte, *breach) {
	if s.peek() != '"' {
		return nil, s.broken("wants a name")
	}
	name, bad := s.quoted()
	if bad != nil {
		return nil, bad
	}
	if s.space(); s.peek() != ':' {
		return nil, s.broken("wants : behind a name")
	}
	s.at++
	s.space()
	return name, nil
}

func (s *scanner) array(want *schema) *breach {
	items, count := want.items, 0
	if items == nil {
		items = anything
	}
	for s.space(); s.peek() != ']' || count > 0; s.space() {
		if bad := s.value(items, nil); bad != nil {
			return bad.within(strconv.Itoa(count))
		}
		count++
		if s.space(); s.peek() == ']' {
			break
		}
		if s.peek() != ',' {
			return s.broken("wants , or ] in an array")
		}
		s.at++
	}
	s.at++
	if want.shape == arrayShape && (count < want.minItems || count > want.maxItems) {
		return &breach{reason: fmt.Sprintf("has %d items, which is outside the limits", count)}
	}
	return nil
}

func (s *scanner) text(want *schema) *breach {
	text, bad := s.quoted()
	if bad != nil {
		return bad
	}
	if bad := want.wants(stringShape); bad != nil {
		return bad
	}
	return want.checkText(text)
}

// checkText holds a decoded text against the schema; parameters in paths and headers come this way too.
func (s *schema) checkText(text []byte) *breach {
	if s.minLength > 0 || len(text) > s.maxLength {
		if n := utf8.RuneCount(text); n < s.minLength || n > s.maxLength {
			return &breach{reason: fmt.Sprintf("has %d characters, which is outside the limits", n)}
		}
	}
	if s.pattern != nil && !s.pattern.Match(text) {
		return &breach{reason: fmt.Sprintf("does not match %s", s.pattern)}
	}
	if s.texts != nil && !slices.Contains(s.texts, string(text)) {
		return &breach{reason: fmt.Sprintf("must be one of %q", s.texts)}
	}
	return nil
}

// quoted scans a string and gives its decoded text.
func (s *scanner) quoted() ([]byte, *breach) {
	start, escaped := s.at, false
	for s.at++; s.at < len(s.raw); s.at++ {
		switch c := s.raw[s.at]; {
		case c == '"':
			s.at++
			if !escaped {
				return s.raw[start+1 : s.at-1], nil
			}
			return s.decoded(start)
		case c == '\\':
			escaped = true
			s.at++ // whatever follows; the decoder judges it
		case c < 0x20:
			return nil, s.broken("control character in a string")
		}
	}
	s.at = len(s.raw)
	return nil, s.broken("string without end")
}

func (s *scanner) decoded(start int) ([]byte, *breach) {
	var text string
	if err := json.Unmarshal(s.raw[start:s.at], &text); err != nil {
		return nil, s.broken("bad escape in a string")
	}
	return []byte(text), nil
}

// number scans a number. The contract knows only integers, written without fraction or exponent.
func (s *scanner) number(want *schema) *breach {
	start := s.at
	for s.at < len(s.raw) && bytes.IndexByte([]byte("+-.eE0123456789"), s.raw[s.at]) >= 0 {
		s.at++
	}
	token := s.raw[start:s.at]
	if !json.Valid(token) {
		return s.broken("bad number")
	}
	if bad := want.wants(integerShape); bad != nil || want.shape == anyShape {
		return bad
	}
	n, err := strconv.ParseInt(string(token), 10, 64)
	if err != nil || n < want.minimum || n > want.maximum {
		return &breach{reason: fmt.Sprintf("%.40s is no integer within the limits", token)}
	}
	return nil
}

func (s *scanner) literal(want *schema) *breach {
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.raw[s.at:], []byte(word)) {
			s.at += len(word)
			if word == "null" {
				return want.wants("null")
			}
			return want.wants(booleanShape)
		}
	}
	return s.broken("wants a value")
}
