package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// story is what happened to the packages of a shipment.
type story struct {
	*needs
	f       dossier.Facts
	o       EPCISOptions
	departs time.Time
	lots    map[string]*packedLot
	loads   []loadedUnit
	broken  error // what kept somebody from answering, other than that there is no identifier
}

// packedLot is the packages of a lot that go, and when the first of them was loaded.
type packedLot struct {
	packages []string
	loadedBy time.Time
}

// loadedUnit is a transport unit with what stands in it: packages, and pallets with the packages on them.
type loadedUnit struct {
	id       string
	at       time.Time
	direct   []string
	pallets  []string // in the order of loading
	onPallet map[string][]string
}

// read gathers the identifiers of all packages.
func (s *story) read() {
	for i, t := range s.f.Transport {
		unit := loadedUnit{id: transportID(t), at: s.loadedAt(t), onPallet: map[string][]string{}}
		for j, load := range t.Loads {
			at := fmt.Sprintf("/facts/transport/%d/loads/%d/ranges", i, j)
			if len(load.Ranges) == 0 && load.Packages > 0 {
				s.missing(at)
			}
			for k, r := range load.Ranges {
				s.stow(&unit, load.Lot, fmt.Sprintf("%s/%d", at, k), r)
			}
		}
		if len(unit.direct)+len(unit.pallets) > 0 {
			s.loads = append(s.loads, unit)
		}
	}
}

// stow puts the packages of a range into their lot and their transport unit.
func (s *story) stow(unit *loadedUnit, lot, at string, r dossier.Range) {
	numbers, fits := numbersOf(r)
	if !fits {
		s.refuse(at, words.ExchangeDataRange, fault.Params{"first": r.First, "last": r.Last, "count": r.Count})
		return
	}
	packed := s.lots[lot]
	if packed == nil {
		packed = &packedLot{loadedBy: unit.at}
		s.lots[lot] = packed
	}
	if unit.at.Before(packed.loadedBy) {
		packed.loadedBy = unit.at
	}
	for _, number := range numbers {
		id, err := s.identifiers(number)
		if err != nil && len(fault.All(err)) == 0 {
			s.broken = err
			return
		}
		if err != nil || !id.fit() {
			s.refuse(at, words.ExchangeDataIdentifier, fault.Params{"number": number})
			return // one of a range is told: a whole container may lack them
		}
		packed.packages = append(packed.packages, id.own)
		unit.take(id.own, id.pallet)
	}
}

// identifiers are those of a package and of the pallet it stands on.
type identifiers struct{ own, pallet string }

func (id identifiers) fit() bool { return isURI(id.own) && (id.pallet == "" || isURI(id.pallet)) }

func (s *story) identifiers(number string) (id identifiers, err error) {
	if s.o.Identify != nil {
		id.own, err = s.o.Identify(number)
	}
	if err == nil && s.o.Pallet != nil {
		id.pallet, err = s.o.Pallet(number)
	}
	return id, err
}

func (u *loadedUnit) take(id, pallet string) {
	if pallet == "" {
		u.direct = append(u.direct, id)
		return
	}
	if u.onPallet[pallet] == nil {
		u.pallets = append(u.pallets, pallet)
	}
	u.onPallet[pallet] = append(u.onPallet[pallet], id)
}

// numbersOf lists the numbers of a range: the digits at their end count on, what stands before stays.
func numbersOf(r dossier.Range) (all []string, fits bool) {
	if r.Count == 1 && r.First == r.Last {
		return []string{r.First}, true
	}
	head := strings.TrimRight(r.First, "0123456789")
	first, bad := strconv.ParseInt(r.First[len(head):], 10, 64)
	if bad != nil || r.Count < 1 || r.Count > mostPackages {
		return nil, false
	}
	for i := range r.Count {
		all = append(all, fmt.Sprintf("%s%0*d", head, len(r.First)-len(head), first+i))
	}
	return all, all[len(all)-1] == r.Last
}

// mostPackages keeps a wrong count from filling the memory: no transport unit holds so many.
const mostPackages = 1_000_000

// transportID names a transport unit. Containers have a scheme of their own (EPC Tag Data Standard, scheme "bic");
// for wagons and trailers GS1 has none that we could write without an owner's GS1 prefix.
func transportID(t dossier.Transport) string {
	number, err := gs1.ParseContainer(t.Number)
	if trade.TransportUnitKind(t.Kind) == trade.Container && err == nil {
		return "urn:epc:id:bic:" + string(number)
	}
	return "urn:uuid:" + clock.NamedID("transport unit "+t.Kind+" "+t.Number)
}

// loadedAt is when a transport unit was loaded: it was weighed full thereafter, on its own or with its vehicle.
func (s *story) loadedAt(t dossier.Transport) time.Time {
	for _, ticket := range s.f.Tickets {
		at, err := time.Parse(time.RFC3339, ticket.At)
		if err == nil && (ticket.Transport == t.Number || ticket.Transport == "") && at.Before(s.departs) {
			return at
		}
	}
	return s.departs
}

// packedAt is when the packages of a lot were there.
func (s *story) packedAt(lot dossier.Lot, loaded time.Time) time.Time {
	day, err := time.Parse(time.DateOnly, lot.PackedTo)
	if err != nil {
		return loaded
	}
	noon := time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, s.departs.Location())
	if noon.After(loaded) {
		return loaded
	}
	return noon
}
