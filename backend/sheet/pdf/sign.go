package pdf

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// Signature is what a document is signed with. Nothing of it is drawn: readers of PDF show it beside the pages.
type Signature struct {
	Name        string // who signs
	Place       string
	Reason      string
	At          time.Time // as the document shall say it
	Certificate *x509.Certificate
	Above       []*x509.Certificate // who vouches for it, each for the one before
	Key         crypto.Signer
}

// Sign adds a detached CMS signature (ISO 32000-1, 12.8.3.3: adbe.pkcs7.detached) to a document that Paint wrote. It
// only appends, as an update of the file (7.5.6): what was painted is the beginning of what is signed, byte for byte.
// Errors are those of a file that Paint did not write, and of the key.
func Sign(painted []byte, s Signature) ([]byte, error) {
	u, err := beginUpdate(painted)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	value := u.add(s.dictionary())
	field := u.add(fmt.Appendf(nil, "<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /V %d 0 R /F 132"+
		" /Rect [0 0 0 0] /P %d 0 R>>", value, u.firstPage))
	u.extend(u.firstPage, fmt.Sprintf("/Annots [%d 0 R]", field))
	u.extend(u.file.root, fmt.Sprintf("/AcroForm <</Fields [%d 0 R] /SigFlags 3>>", field))
	written := u.end()
	if err := s.seal(written, len(painted)); err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	return written, nil
}

// Unsigned gives what was painted of a document that Sign has signed; any other document as it is. Pages that go into
// a bundle go without their signature, which is about the whole file and would be wrong there.
func Unsigned(document []byte) []byte {
	at, err := lastNumber(document)
	if err != nil {
		return document
	}
	before, err := reference(document[at:], previousTable)
	if err != nil || before > len(document) {
		return document
	}
	end := bytes.Index(document[before:], []byte(fileEnd))
	if end < 0 {
		return document
	}
	return document[:before+end+len(fileEnd)]
}

const fileEnd = "%%EOF\n"

var (
	previousTable = regexp.MustCompile(`/Prev (\d+)`)
	firstKid      = regexp.MustCompile(`/Kids \[(\d+) 0 R`)
	fileID        = regexp.MustCompile(`/ID \[(<[0-9a-f]+>)`)
)

// update is what is appended to a file.
type update struct {
	file      *file
	written   []byte
	table     int         // where the table of the file before begins
	firstID   string      // of the file before
	secondID  string      // of this one
	changed   map[int]int // where objects begin that are new or changed
	firstPage int
}

func beginUpdate(painted []byte) (*update, error) {
	u := &update{written: slices.Clone(painted), changed: map[int]int{}}
	var err error
	if u.table, err = lastNumber(painted); err != nil {
		return nil, err
	}
	if u.file, err = reread(painted); err != nil {
		return nil, err
	}
	if u.firstPage, err = reference(u.file.objects[pageTree].body, firstKid); err != nil {
		return nil, err
	}
	id := fileID.FindSubmatch(painted[u.table:])
	if id == nil {
		return nil, errors.New("the file has no number of its own")
	}
	sum := sha256.Sum256(painted)
	u.firstID, u.secondID = string(id[1]), "<"+hex.EncodeToString(sum[:16])+">"
	return u, nil
}

// add appends a new object and gives its number.
func (u *update) add(body []byte) int {
	n := u.file.add(object{body: body})
	u.put(n)
	return n
}

// extend appends an object once more with further entries in its dictionary.
func (u *update) extend(n int, entries string) {
	body := bytes.TrimSuffix(u.file.objects[n].body, []byte(">>"))
	u.file.objects[n].body = append(append(slices.Clone(body), entries...), ">>"...)
	u.put(n)
}

func (u *update) put(n int) {
	u.changed[n] = len(u.written)
	u.written = fmt.Appendf(u.written, "%d 0 obj\n%s\nendobj\n", n, u.file.objects[n].body)
}

// end appends the table of what is new or changed.
func (u *update) end() []byte {
	start := len(u.written)
	u.written = append(u.written, "xref\n"...)
	for n := range u.file.objects {
		if at, is := u.changed[n]; is {
			u.written = fmt.Appendf(u.written, "%d 1\n%010d 00000 n \n", n, at)
		}
	}
	u.written = fmt.Appendf(u.written, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [%s %s] /Prev %d>>\n",
		len(u.file.objects), u.file.root, u.file.info, u.firstID, u.secondID, u.table)
	return fmt.Appendf(u.written, "startxref\n%d\n%s", start, fileEnd)
}

// The place of the signature is left free and filled in when everything around it is known.
const (
	rangePlace = "/ByteRange [0000000000 0000000000 0000000000 0000000000]"
	rangeShape = "/ByteRange [%010d %010d %010d %010d]"
	cmsPlace   = "/Contents <"
)

// roomBytes is what a signature takes at most: the certificates, and what stands beside them.
func (s Signature) roomBytes() int {
	room := 2048 + len(s.Certificate.Raw)
	for _, c := range s.Above {
		room += len(c.Raw)
	}
	return room
}

func (s Signature) dictionary() []byte {
	body := []byte("<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached " + rangePlace + " " + cmsPlace)
	body = append(append(body, bytes.Repeat([]byte("0"), 2*s.roomBytes())...), '>')
	for _, field := range []struct{ name, text string }{{"Name", s.Name}, {"Location", s.Place}, {"Reason", s.Reason}} {
		if field.text != "" {
			body = appendText(append(body, " /"+field.name+" "...), field.text)
		}
	}
	return fmt.Appendf(body, " /M %s>>", s.At.UTC().Format("(D:20060102150405Z)"))
}

// seal fills in which bytes are signed, and the signature of them.
func (s Signature) seal(written []byte, from int) error {
	rangeAt := from + bytes.Index(written[from:], []byte(rangePlace))
	open := from + bytes.Index(written[from:], []byte(cmsPlace)) + len(cmsPlace) - 1
	closed := open + 2*s.roomBytes() + 2
	copy(written[rangeAt:], fmt.Sprintf(rangeShape, 0, open, closed, len(written)-closed))
	cms, err := s.cms(slices.Concat(written[:open], written[closed:]))
	if err != nil {
		return err
	}
	if len(cms) > s.roomBytes() {
		return errors.New("the signature takes " + strconv.Itoa(len(cms)) + " bytes, more than its place has")
	}
	hex.Encode(written[open+1:], cms)
	return nil
}
