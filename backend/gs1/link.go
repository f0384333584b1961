package gs1

import (
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// CanonicalStem is the beginning of GS1's own links, for goods whose brand names no address.
const CanonicalStem = "https://id.gs1.org"

const exampleLink = CanonicalStem + "/01/09521234000013/10/LOT-7?15=261231"

// What a link may be made of (RFC 3986, as GS1 Digital Link URI syntax 1.6 narrows it), besides letters and digits.
const (
	linkSigns   = "-._~:/?#[]@!$&'()*+,;=%"
	domainSigns = "-.:[]"
)

// ParseLink reads a GS1 Digital Link, "https://example.com/01/09521234000013/10/LOT-7?15=261231": its last primary
// key in the path with the key's qualifiers, then the query, of which words that are no identifiers are left out.
// It takes only what may be printed, so a GTIN has all its 14 digits. Faults are Invalid. Source: GS1 Digital Link
// URI syntax.
func ParseLink(uri string) ([]Element, error) {
	elements, err := cutLink(uri)
	if err != nil {
		return nil, err
	}
	for _, e := range elements {
		if err := e.check(identifierOf(e.AI)); err != nil {
			return nil, err
		}
	}
	if err := conflict(elements); err != nil {
		return nil, err
	}
	return elements, nil
}

// Link makes the GS1 Digital Link of some elements below a stem such as CanonicalStem. The first element that is a
// primary key is the key; its qualifiers follow in the path, all others in the query, those of predefined length
// first. It is a fault (Invalid) when there is no key, and when an element may not stand in a link with this key.
// Values are not judged again: the elements are those of ParseElements or Unbracket.
func Link(stem string, elements []Element) (string, error) {
	stem = strings.TrimSuffix(stem, "/")
	if _, _, ok := cutDomain(stem); !ok {
		return "", linkForm(stem)
	}
	elements = withoutRepeats(elements)
	key := slices.IndexFunc(elements, func(e Element) bool { _, isKey := sequencesOf(e.AI); return isKey })
	if key < 0 {
		return "", fault.New(fault.Invalid, words.Gs1LinkKey, fault.Params{"value": Bracket(elements)})
	}
	sequences, _ := sequencesOf(elements[key].AI)
	path := append([]Element{elements[key]}, chosen(sequences, elements)...)
	var b strings.Builder
	b.WriteString(stem)
	for _, e := range path {
		b.WriteString("/" + e.AI + "/" + escape(e.Value, "%20"))
	}
	return writeQuery(&b, elements, path)
}

func writeQuery(b *strings.Builder, elements, path []Element) (string, error) {
	separator := "?"
	for _, predefined := range []bool{true, false} {
		for _, e := range elements {
			if slices.Contains(path, e) || (predefinedLength(e.AI) > 0) != predefined {
				continue
			}
			if id := identifierOf(e.AI); id == nil || !id.inLinks() {
				return "", linkRole(e.AI)
			}
			b.WriteString(separator + e.AI + "=" + escape(e.Value, "+"))
			separator = "&"
		}
	}
	return b.String(), nil
}

// sequencesOf gives the sequences of qualifiers of a primary key; false for any other AI.
func sequencesOf(ai string) (sequences [][]string, isKey bool) {
	if id := identifierOf(ai); id != nil {
		return id.qualifiers()
	}
	return nil, false
}

// chosen gives the qualifiers of the sequence that takes most of the elements into the path.
func chosen(sequences [][]string, elements []Element) []Element {
	var best []Element
	for _, sequence := range sequences {
		var found []Element
		for _, ai := range sequence {
			if value, there := valueOf(ai, elements); there {
				found = append(found, Element{ai, value})
			}
		}
		if len(found) > len(best) {
			best = found
		}
	}
	return best
}

func withoutRepeats(elements []Element) []Element {
	var once []Element
	for _, e := range elements {
		if !slices.Contains(once, e) {
			once = append(once, e)
		}
	}
	return once
}

// isLink tells whether a text begins as a link; only these four spellings are told to be links by GS1.
func isLink(text string) bool {
	for _, scheme := range []string{"https://", "http://", "HTTPS://", "HTTP://"} {
		if strings.HasPrefix(text, scheme) {
			return true
		}
	}
	return false
}

// cutDomain takes scheme and domain off a link.
func cutDomain(uri string) (domain, path string, ok bool) {
	if !isLink(uri) || !isMadeOf(uri, linkSigns) {
		return "", "", false
	}
	_, rest, _ := strings.Cut(uri, "://")
	domain, path, _ = strings.Cut(rest, "/")
	return domain, path, domain != "" && isMadeOf(domain, domainSigns)
}

func isMadeOf(text, signs string) bool {
	for i := range len(text) {
		c := text[i]
		if !isLetter(c) && (c < '0' || c > '9') && strings.IndexByte(signs, c) < 0 {
			return false
		}
	}
	return true
}

// cutLink reads the elements of a link, and judges what stands where, but no value.
func cutLink(uri string) ([]Element, error) {
	whole, _, _ := strings.Cut(uri, "#")
	address, query, _ := strings.Cut(whole, "?")
	if !isMadeOf(uri, linkSigns) {
		return nil, linkForm(uri)
	}
	_, path, ok := cutDomain(address)
	if !ok {
		return nil, linkForm(uri)
	}
	elements, ok := cutPath(path)
	if !ok {
		return nil, linkForm(uri)
	}
	return cutQuery(elements, query, uri)
}

// cutPath finds the last primary key of a path, with the qualifiers behind it in their order.
func cutPath(path string) ([]Element, bool) {
	segments := strings.Split(path, "/")
	for i := len(segments) - 2; i >= 0; i -= 2 {
		sequences, isKey := sequencesOf(segments[i])
		if !isKey {
			continue
		}
		elements := make([]Element, 0, usual)
		for ; i < len(segments); i += 2 {
			value, ok := unescape(segments[i+1], false)
			if !ok || value == "" {
				return nil, false
			}
			elements = append(elements, Element{segments[i], value})
		}
		return elements, inSequence(sequences, elements[1:])
	}
	return nil, false
}

// inSequence tells whether qualifiers stand in the order of one of the sequences; some may be missing.
func inSequence(sequences [][]string, qualifiers []Element) bool {
	for _, sequence := range sequences {
		next := 0
		for _, ai := range sequence {
			if next < len(qualifiers) && qualifiers[next].AI == ai {
				next++
			}
		}
		if next == len(qualifiers) {
			return true
		}
	}
	return false
}

// cutQuery adds the elements of the query to those of the path.
func cutQuery(elements []Element, query, uri string) ([]Element, error) {
	inPath := len(elements)
	for parameter := range strings.SplitSeq(query, "&") {
		ai, escaped, found := strings.Cut(parameter, "=")
		if !found || !isDigits(ai) {
			continue
		}
		value, ok := unescape(escaped, true)
		if !ok {
			return nil, linkForm(uri)
		}
		if id := identifierOf(ai); id == nil || !id.inLinks() {
			return nil, linkRole(ai)
		}
		if _, twice := valueOf(ai, elements); twice || belongsInPath(ai, elements[:inPath]) {
			return nil, linkRole(ai)
		}
		elements = append(elements, Element{ai, value})
	}
	return elements, nil
}

// belongsInPath tells whether an identifier is a qualifier that the path could hold beside those it has.
func belongsInPath(ai string, path []Element) bool {
	sequences, _ := sequencesOf(path[0].AI)
	for _, sequence := range sequences {
		isOf := func(e Element) bool { return slices.Contains(sequence, e.AI) }
		if slices.Contains(sequence, ai) && !slices.ContainsFunc(path[1:], func(e Element) bool { return !isOf(e) }) {
			return true
		}
	}
	return false
}

// escape writes a value as a path or a query holds it. A blank is written differently in the two; no value holds one.
func escape(value, blank string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(value) {
		switch c := value[i]; {
		case isMadeOf(value[i:i+1], "-._~"):
			b.WriteByte(c)
		case c == ' ':
			b.WriteString(blank)
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

// unescape is the inverse of escape; it is false at a percent sign without two hexadecimal digits.
func unescape(text string, plusIsBlank bool) (string, bool) {
	if !isPercentEncoded(text) {
		return "", false
	}
	if !strings.ContainsAny(text, "%+") {
		return text, true
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '%':
			b.WriteByte(valueOfHex(text[i+1])<<4 | valueOfHex(text[i+2]))
			i += 2
		case c == '+' && plusIsBlank:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

func valueOfHex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&^0x20 - 'A' + 10
}

func linkForm(uri string) error {
	return fault.New(fault.Invalid, words.Gs1LinkForm, fault.Params{"value": uri, "example": exampleLink})
}

func linkRole(ai string) error {
	return fault.New(fault.Invalid, words.Gs1LinkRole, fault.Params{"identifier": ai})
}
