package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// object is what stands between "N 0 obj" and "endobj" in a file. A stream of ours is kept beside its dictionary, so
// that pages are not copied once more.
type object struct {
	body   []byte
	stream []byte
	at     int // where it begins in the file that we write, once it is written
}

// file is the parts of a PDF file. Objects are found by their numbers; number 0 is none.
type file struct {
	objects               []object
	root, info, emptyPage int
}

var (
	rootNumber = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoNumber = regexp.MustCompile(`/Info (\d+) 0 R`)
)

// reread takes apart what gofpdf 1.16.2 wrote, by its own cross-reference table. An object ends where the next begins,
// so streams need no looking into.
func reread(written []byte) (*file, error) {
	tableAt, err := lastNumber(written)
	if err != nil {
		return nil, err
	}
	offsets, err := crossReferences(written[tableAt:])
	if err != nil {
		return nil, err
	}
	if slices.Min(offsets) < 0 || slices.Max(offsets) >= tableAt {
		return nil, errors.New("the skeleton's table points behind its objects")
	}
	f := &file{objects: make([]object, len(offsets)+1)}
	ends := append(slices.Clone(offsets), tableAt)
	slices.Sort(ends)
	for i, from := range offsets {
		k, _ := slices.BinarySearch(ends, from)
		if f.objects[i+1].body, err = inner(written[from:ends[k+1]], i+1); err != nil {
			return nil, err
		}
	}
	f.root, err = reference(written[tableAt:], rootNumber)
	if err != nil {
		return nil, err
	}
	f.info, err = reference(written[tableAt:], infoNumber)
	return f, err
}

// lastNumber gives where the cross-reference table begins.
func lastNumber(written []byte) (int, error) {
	_, after, found := bytes.Cut(written[max(0, len(written)-64):], []byte("startxref\n"))
	digits, _, ended := bytes.Cut(after, []byte("\n"))
	at, err := strconv.Atoi(string(digits))
	if !found || !ended || err != nil || at < 0 || at > len(written) {
		return 0, errors.New("the skeleton does not end as gofpdf ends a file")
	}
	return at, nil
}

// crossReferences gives the places of objects 1, 2 and so on.
func crossReferences(table []byte) ([]int, error) {
	lines := bytes.Split(table, []byte("\n"))
	if len(lines) < 3 {
		return nil, errors.New("the skeleton has no cross-reference table")
	}
	count, err := strconv.Atoi(string(bytes.TrimPrefix(lines[1], []byte("0 "))))
	if err != nil || count < 2 || len(lines) < 2+count {
		return nil, fmt.Errorf("the skeleton has no count of objects: %q", lines[1])
	}
	offsets := make([]int, count-1)
	for i := range offsets {
		digits, _, _ := bytes.Cut(lines[3+i], []byte(" "))
		if offsets[i], err = strconv.Atoi(string(digits)); err != nil {
			return nil, fmt.Errorf("the skeleton has a place that is no number: %q", lines[3+i])
		}
	}
	return offsets, nil
}

// inner gives the body of an object.
func inner(whole []byte, number int) ([]byte, error) {
	body, began := bytes.CutPrefix(whole, []byte(strconv.Itoa(number)+" 0 obj\n"))
	body, ended := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte("endobj"))
	if !began || !ended {
		return nil, fmt.Errorf("the skeleton's object %d is not where its table says", number)
	}
	return bytes.TrimRight(body, "\n"), nil
}

func reference(b []byte, pattern *regexp.Regexp) (int, error) {
	found := pattern.FindSubmatch(b)
	if found == nil {
		return 0, fmt.Errorf("the skeleton has no %s", pattern)
	}
	return strconv.Atoi(string(found[1]))
}

// add appends an object and tells its number.
func (f *file) add(o object) int {
	f.objects = append(f.objects, o)
	return len(f.objects) - 1
}
