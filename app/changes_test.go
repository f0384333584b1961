package app

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestEveryDeskHearsThatTheLedgerHasGrown(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "deliver", "Noy")
	heard := make(chan string, 8)
	newDesk(d.house, func(name string, _ any) { heard <- name })
	m := &Masters{d}
	all, err := m.Parties()
	must(t, err)
	all[0].Address += ", LAO PDR"
	_, err = m.SaveParty(all[0], "")
	must(t, err)
	select {
	case name := <-heard:
		if name != "changed" {
			t.Errorf("heard %q", name)
		}
	case <-time.After(time.Minute):
		t.Error("nothing was heard")
	}
}

func TestChangesAreToldOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		heard := 0
		var c changes
		c.join(&desk{emit: func(string, any) { heard++ }})
		for _, step := range []struct {
			heads []ledgerHead
			heard int
			why   string
		}{
			{[]ledgerHead{{1, 5}}, 0, "the first look has nothing to compare with"},
			{[]ledgerHead{{1, 5}, {1, 5}}, 0, "nothing was posted"},
			{[]ledgerHead{{1, 6}, {1, 7}, {1, 8}}, 1, "a burst is told once"},
			{[]ledgerHead{{2, 0}}, 1, "a restored ledger is another"},
		} {
			heard = 0
			for _, head := range step.heads {
				c.look(head)
			}
			time.Sleep(2 * gathering) // of the bubble, which takes no time
			synctest.Wait()
			if heard != step.heard {
				t.Errorf("%s: heard %d times", step.why, heard)
			}
		}
		c.look(ledgerHead{2, 1})
		c.stop()
		time.Sleep(2 * gathering)
		synctest.Wait()
		if heard != 1 {
			t.Error("a closed house was still heard")
		}
	})
}
