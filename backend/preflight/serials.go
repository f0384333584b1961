package preflight

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// packagesOnce: every transport unit holds as many packages as were scanned into it, none was scanned into two, and
// between the first and the last number of a run none is missing.
func packagesOnce(a *asked) {
	var all []run
	a.loads(func(l loaded) {
		var scanned int64
		for i, r := range l.Ranges {
			one := newRun(r, l.unit, at(l.at+"/ranges/%d", i))
			scanned, all = scanned+r.Count, append(all, one)
			if a.look(one.numbered && one.last-one.first+1 != r.Count) {
				a.report(words.CheckGap, trade.Finding{Of: l.unit, Expected: grouped(one.last - one.first + 1),
					Found: grouped(r.Count), Places: []trade.FindingPlace{one.place}},
					fault.Params{"first": r.First, "last": r.Last})
			}
		}
		if len(l.Ranges) > 0 && a.look(scanned != l.Packages) {
			a.report(words.CheckScanned, trade.Finding{Of: l.unit, Expected: grouped(l.Packages), Found: grouped(scanned),
				Places: []trade.FindingPlace{l.place("packages"), l.place("ranges")}}, fault.Params{"lot": l.Lot})
		}
	})
	a.scannedTwice(all)
	a.scannedElsewhere()
}

// run is packages of one series by their numbers.
type run struct {
	series      string // what stands before the number, and how many digits that has
	first, last int64
	numbered    bool // both ends are numbers of one series; else only equal numbers are compared
	unit        string
	place       trade.FindingPlace
	said        dossier.Range
}

// ssccDigits is how long the number of a logistic unit is (GS1 General Specifications, SSCC): its last digit is a check
// digit and counts nothing.
const ssccDigits = 18

func newRun(r dossier.Range, unit string, place trade.FindingPlace) run {
	one := run{series: r.First + "\x00" + r.Last, unit: unit, place: place, said: r}
	head := strings.TrimRight(r.First, "0123456789")
	first, bad := strconv.ParseInt(r.First[len(head):], 10, 64)
	last, worse := strconv.ParseInt(strings.TrimPrefix(r.Last, head), 10, 64)
	if bad != nil || worse != nil || len(r.First) != len(r.Last) || !strings.HasPrefix(r.Last, head) {
		return one
	}
	if len(r.First)-len(head) >= ssccDigits {
		first, last = first/10, last/10
	}
	one.series, one.first, one.last, one.numbered = head+"\x00"+strconv.Itoa(len(r.First)), first, last, true
	return one
}

// scannedTwice reports numbers that two runs have.
func (a *asked) scannedTwice(all []run) {
	slices.SortStableFunc(all, func(x, y run) int {
		return cmp.Or(strings.Compare(x.series, y.series), cmp.Compare(x.first, y.first))
	})
	for i, one := range all {
		if i == 0 {
			continue
		}
		before := all[i-1]
		if a.look(before.series == one.series && one.first <= before.last) {
			a.report(words.CheckTwice, trade.Finding{Of: one.unit, Found: one.said.First,
				Places: []trade.FindingPlace{one.place, before.place}},
				fault.Params{"unit": one.unit, "other": before.unit})
		}
		if before.series == one.series && before.last > one.last {
			all[i].last = before.last // a run within another may overlap the next as well
			all[i].unit, all[i].place = before.unit, before.place
		}
	}
}

// scannedElsewhere reports packages that another shipment has too.
func (a *asked) scannedElsewhere() {
	shared := map[string][]string{}
	for _, unit := range slices.Sorted(maps.Keys(a.Elsewhere.Units)) {
		shared[a.Elsewhere.Units[unit]] = append(shared[a.Elsewhere.Units[unit]], unit)
	}
	for _, shipment := range slices.Sorted(maps.Keys(shared)) {
		a.look(true)
		a.report(words.CheckElsewhere, trade.Finding{Of: shipment, Found: shared[shipment][0],
			Places: []trade.FindingPlace{at("/facts/transport")}},
			fault.Params{"count": grouped(int64(len(shared[shipment])))})
	}
}
