package preflight_test

import (
	"fmt"
	"reflect"
	"testing"

	"tradehub/backend/preflight"
)

// After a change only those checks are asked again that look at what changed; the answers are those of asking all.
// Every row of the table is such a change.
func TestAskingAgainGivesWhatAskingAllGives(t *testing.T) {
	t.Parallel()
	before := map[string]preflight.Result{}
	for _, name := range []string{"r1", "t1"} {
		before[name] = preflight.Run(asked(t, example(t, name)[0]))
	}
	for i, r := range table {
		t.Run(fmt.Sprintf("%d %s", r.check, r.says), func(t *testing.T) {
			t.Parallel()
			in := changed(t, table[i])
			again := before[table[i].on].Again(in).Answers
			for j, want := range preflight.Run(in).Answers {
				got := again[j]
				if got.Compared != want.Compared || !reflect.DeepEqual(got.Findings, want.Findings) {
					t.Errorf("check %d, asked again, found %v; asked anew it finds %v", want.Check.Number, got.Findings,
						want.Findings)
				}
			}
		})
	}
}
