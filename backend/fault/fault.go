// Package fault is the whole error vocabulary of Trade Hub.
//
// Every refusal that a person or a program may see is a *Fault: a Code for machines, a Key that names a
// sentence in the catalogue (templates/words), and the Params that fill it. The sentence says what is wrong,
// whether work is safe, and what to do. An error that is not a *Fault is internal: its text is for the log,
// never for a person.
package fault

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Code tells a program what kind of refusal this is.
type Code string

// The six kinds of refusal.
const (
	Invalid     Code = "invalid"     // the input breaks a rule; correct it and try again
	NotFound    Code = "not_found"   // what the input names does not exist here
	Conflict    Code = "conflict"    // the input is fine, the state of the ledger is against it
	Forbidden   Code = "forbidden"   // the actor may not do this
	Unavailable Code = "unavailable" // something outside (disk, network, printer) does not serve now
	Internal    Code = "internal"    // a fault of the program itself
)

// Params fill the placeholders of a sentence, by name.
type Params map[string]any

// Fault is one refusal.
type Fault struct {
	Code   Code
	Key    string // names the sentence in the catalogue
	Params Params
	Field  string // the input field it speaks of, or empty
	cause  error
}

// New makes a fault. K is the typed key of the catalogue, so that a missing sentence does not compile.
func New[K ~string](code Code, key K, params Params) *Fault {
	return &Fault{Code: code, Key: string(key), Params: params}
}

// At returns a copy of the fault that points at an input field.
func (f *Fault) At(field string) *Fault {
	g := *f
	g.Field = field
	return &g
}

// Because returns a copy of the fault that carries the error behind it, for the log.
func (f *Fault) Because(cause error) *Fault {
	g := *f
	g.cause = cause
	return &g
}

// Error gives the key and its parameters in a stable order: a text for logs and tests, not for people.
func (f *Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", f.Code, f.Key)
	if f.Field != "" {
		fmt.Fprintf(&b, " at %s", f.Field)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Params)) {
		fmt.Fprintf(&b, " %s=%v", name, f.Params[name])
	}
	if f.cause != nil {
		fmt.Fprintf(&b, ": %v", f.cause)
	}
	return b.String()
}

// Unwrap gives the error behind the fault.
func (f *Fault) Unwrap() error { return f.cause }

// Is matches faults by code and key, so that errors.Is can ask for one kind of refusal.
func (f *Fault) Is(target error) bool {
	var other *Fault
	return errors.As(target, &other) && other.Code == f.Code && other.Key == f.Key
}

// List is several faults found in one pass, told together.
type List []*Fault

// Error gives all faults, one a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.Is and errors.As look into the list.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, f := range l {
		errs[i] = f
	}
	return errs
}

// OrNil returns the list as an error, or nil when it is empty.
func (l List) OrNil() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// CodeOf tells the code of an error; an error that is no fault is Internal, and nil has none.
func CodeOf(err error) Code {
	var f *Fault
	switch {
	case err == nil:
		return ""
	case errors.As(err, &f):
		return f.Code
	}
	return Internal
}

// KeyOf tells the key of an error, or "" when it is no fault.
func KeyOf(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.Key
	}
	return ""
}

// All flattens an error into its faults; an error that is no fault gives none.
func All(err error) List {
	var l List
	if errors.As(err, &l) {
		return l
	}
	var f *Fault
	if errors.As(err, &f) {
		return List{f}
	}
	return nil
}
