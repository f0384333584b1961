package demo

import (
	"sync"
	"time"

	"tradehub/backend/clock"
)

// zone is where the day is played; Laos has kept UTC+7 without summer time all along.
const zone = "Asia/Vientiane"

// The hours of the day, as the worked example has them.
var (
	morning   = local(3, 7, 0)   // the house is set up
	delivered = local(4, 8, 30)  // the last cooperative has delivered
	packed    = local(4, 11, 0)  // all is in cartons
	loading   = local(4, 14, 0)  // the containers stand at the door
	closing   = local(4, 17, 30) // both are sealed
	papersDue = local(4, 18, 0)  // the officer issues the papers
	applying  = local(5, 8, 0)   // the certificates are applied for
	inspected = local(5, 15, 0)  // the plant quarantine has looked
	certified = local(6, 10, 0)  // the certificate of origin is there
	weighed   = local(6, 11, 50) // both containers stood on the weighbridge
	released  = local(6, 12, 40) // customs have released the goods
	carried   = local(6, 13, 30) // the railway has taken them over
	leaving   = local(6, 22, 10) // train X8102 leaves
)

func local(day, hour, minute int) time.Time {
	return time.Date(2026, time.November, day, hour, minute, 0, 0, time.FixedZone(zone, 7*60*60))
}

// story is a clock that stands at an hour of the day and goes on from there as the machine's does.
type story struct {
	mu      sync.Mutex
	machine clock.Clock
	hour    time.Time
	since   time.Time
}

func newStory(machine clock.Clock) *story {
	return &story{machine: machine, hour: morning, since: machine()}
}

// at moves the story on to an hour.
func (s *story) at(hour time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if hour.After(s.hour) {
		s.hour, s.since = hour, s.machine()
	}
}

func (s *story) now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hour.Add(s.machine().Sub(s.since)).UTC()
}
