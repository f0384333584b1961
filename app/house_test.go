package app

import (
	"context"
	"testing"

	"tradehub/backend/labels"
	"tradehub/templates/words"
)

// Between the last label and the closing of the ledger nobody begins another job: its labels would go out, and nobody
// could write down what became of them.
func TestNothingIsPrintedWhileTheHouseIsClosed(t *testing.T) {
	t.Parallel()
	h := newDoor(t, "pack")
	began := 0
	task := printTask{printer: "Z1", work: func(context.Context, labels.Tell) (labels.Job, error) {
		began++
		return labels.Job{}, nil
	}}
	st, err := h.use() // as a call has it that came before the house was closed
	must(t, err)
	must(t, h.close())
	if _, err := h.print(st, task); keyOf(told(err)) != string(words.AppClosed) || began > 0 {
		t.Errorf("%v, begun %d times", err, began)
	}
	must(t, h.open())
	_, _ = h.print(st, task)
	if began != 1 {
		t.Errorf("opened again, it was begun %d times", began)
	}
}
