package app

import (
	"encoding/json"
	"fmt"
	"log/slog"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Fault is a fault as pages read it: they put its key and parameters into the user's language.
type Fault struct {
	Code   fault.Code        `json:"code"`
	Key    string            `json:"key"`
	Params map[string]string `json:"params"`
	Field  string            `json:"field,omitempty"`
}

// toldError is an error whose text is JSON, because text is all of an error that crosses to the page.
type toldError struct{ Faults []Fault }

// Error gives the faults as JSON.
func (e *toldError) Error() string {
	text, err := json.Marshal(e.Faults)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// told puts an error into the form that pages read. What is no fault is a fault of the program: the page says so,
// and the log keeps what it was.
func told(err error) error {
	if err == nil {
		return nil
	}
	all := fault.All(err)
	if len(all) == 0 {
		slog.Error("fault of the program", "error", err)
		all = fault.List{fault.New(fault.Internal, words.AppInternal, fault.Params{"detail": err.Error()})}
	}
	for _, f := range all {
		slog.Info("refused", "code", f.Code, "key", f.Key)
	}
	return &toldError{toldFaults(all)}
}

func toldFaults(all fault.List) []Fault {
	told := []Fault{}
	for _, f := range all {
		one := Fault{Code: f.Code, Key: f.Key, Params: map[string]string{}, Field: f.Field}
		for name, value := range f.Params {
			one.Params[name] = fmt.Sprint(value)
		}
		told = append(told, one)
	}
	return told
}
