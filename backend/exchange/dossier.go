package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// mostDossier is how large a dossier or departure file may be; a train of 50 containers takes less than 2 MB.
const mostDossier = 64 << 20

// ReadDossiers reads a dossier file, or the dossiers of a departure file, strictly: a name that the form does not know
// is refused, since nobody would see what is lost. Everything that is wrong is told at once, each with its place as a
// JSON pointer. Invalid faults: exchange.dossier_unreadable with the line, those of dossier.Dossier.Validate.
func ReadDossiers(r io.Reader) ([]dossier.Dossier, error) {
	content, err := io.ReadAll(io.LimitReader(r, mostDossier+1))
	if err != nil {
		return nil, err
	}
	if len(content) > mostDossier {
		return nil, fault.New(fault.Invalid, words.ExchangeDossierLarge, fault.Params{"most_mb": mostDossier >> 20})
	}
	var head struct {
		Format string `json:"format"`
	}
	_ = json.Unmarshal(content, &head) // whatever is wrong with it, reading it strictly tells
	if head.Format == dossier.DepartureFormat {
		var d dossier.Departure
		if err := readStrictly(content, &d); err != nil {
			return nil, err
		}
		return d.Dossiers, d.Validate()
	}
	var d dossier.Dossier
	if err := readStrictly(content, &d); err != nil {
		return nil, err
	}
	return []dossier.Dossier{d}, d.Validate()
}

// readStrictly reads JSON that has these names and no other, and nothing behind it.
func readStrictly(content []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something stands behind the end")
		}
	}
	if err == nil {
		return nil
	}
	line := 1 + bytes.Count(content[:min(offsetOf(err, content, d.InputOffset()), int64(len(content)))], []byte("\n"))
	return fault.New(fault.Invalid, words.ExchangeDossierUnreadable,
		fault.Params{"line": line, "detail": strings.TrimPrefix(err.Error(), "json: ")}).Because(err)
}

// unknownName is how the library begins when it tells of a name that the form does not have.
const unknownName = "json: unknown field "

// offsetOf tells where JSON went wrong. Of an unknown name the library tells the name alone: it is looked for.
func offsetOf(err error, content []byte, read int64) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	name, unknown := strings.CutPrefix(err.Error(), unknownName)
	switch {
	case unknown:
		return int64(max(bytes.Index(content, []byte(name)), 0))
	case errors.As(err, &syntax):
		return syntax.Offset
	case errors.As(err, &kind):
		return kind.Offset
	}
	return read
}

// WriteDossier writes a dossier file: a file of many lines that people and version control can compare.
func WriteDossier(w io.Writer, d dossier.Dossier) error { return writeIndented(w, d) }

// WriteDeparture writes a departure file.
func WriteDeparture(w io.Writer, d dossier.Departure) error { return writeIndented(w, d) }

func writeIndented(w io.Writer, what any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(what)
}
