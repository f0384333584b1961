package labels

import (
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// subject is what a label is for: a handling unit, or a transport unit.
type subject struct {
	at     trade.Place
	number string // by which people know it
	kind   string // carton, pallet, container ...
}

func subjectOf(u trade.HandlingUnit) subject { return subject{u.ID.At(), u.Number, string(u.Kind)} }

func transportSubject(u trade.TransportUnit) subject {
	return subject{u.ID.At(), u.Number, string(u.Kind)}
}

// label makes a label one of the subject.
func (s subject) label(l trade.Label) trade.Label {
	if s.at.Kind() == trade.TransportPlace {
		l.TransportID = trade.TransportUnitID(s.at.ID())
		return l
	}
	l.UnitID = trade.UnitID(s.at.ID())
	return l
}

// readSubject finds what a label is for, also a transport unit that was taken off its shipment since.
func readSubject(tx *store.Tx, l trade.Label) (subject, error) {
	if l.TransportID != "" {
		u, err := tx.LastTransportUnit(l.TransportID)
		return transportSubject(u), err
	}
	u, err := tx.Unit(l.UnitID)
	return subjectOf(u), err
}

// named finds the unit with an identifier or, where that is empty, the transport unit of a shipment with a number.
func named(tx *store.Tx, unit, transport, shipment string) (subject, error) {
	switch {
	case transport != "":
		return transportNamed(tx, transport, shipment)
	case unit == "":
		return subject{}, fault.New(fault.Invalid, words.LabelsNoUnits, nil).At("unit")
	}
	u, err := identify(tx, unit)
	return subjectOf(u), err
}

// transportNamed finds the transport unit of a shipment with a number.
func transportNamed(tx *store.Tx, number, reference string) (subject, error) {
	if reference == "" { // a container comes back with another shipment
		return subject{}, fault.New(fault.Invalid, words.LabelsWhichShipment,
			fault.Params{"unit": number}).At("shipment")
	}
	shipment, err := tx.ShipmentByReference(reference)
	if err != nil {
		return subject{}, err
	}
	scan, err := gs1.Classify(number)
	if err != nil {
		return subject{}, err
	}
	u, err := tx.TransportUnitByNumber(shipment.DepartureID, scan.Value)
	if fault.CodeOf(err) == fault.NotFound || err == nil && u.ShipmentID != shipment.ID {
		return subject{}, fault.New(fault.NotFound, words.LabelsTransportUnknown,
			fault.Params{"unit": scan.Value, "shipment": reference}).Because(err)
	}
	return transportSubject(u), err
}

// jobLabels are the labels of a job, to be found by what people call them.
type jobLabels struct {
	labels     map[trade.Place]trade.Label
	transports map[string]subject // by number
}

func byName(tx *store.Tx, labels []trade.Label) (j jobLabels, err error) {
	j = jobLabels{labels: map[trade.Place]trade.Label{}, transports: map[string]subject{}}
	for _, l := range labels {
		j.labels[l.Subject()] = l
		if l.TransportID == "" {
			continue
		}
		u, err := readSubject(tx, l)
		if err != nil {
			return j, err
		}
		j.transports[u.number] = u
	}
	return j, nil
}

// find finds what a scan or a typed text names, a transport unit of the job first.
func (j jobLabels) find(tx *store.Tx, raw string) (subject, error) {
	if scan, err := gs1.Classify(raw); err == nil {
		if u, found := j.transports[scan.Value]; found {
			return u, nil
		}
	}
	u, err := identify(tx, raw)
	return subjectOf(u), err
}

// labelsOf reads the labels of a job. Where the ledger was put back from a backup, one that it takes for queued or for
// missing may have left since: only eyes can tell what became of it.
func labelsOf(tx *store.Tx, job trade.LabelJob) ([]trade.Label, error) {
	all, err := tx.LabelsOfJob(job.ID)
	if err != nil {
		return nil, err
	}
	for i, l := range all {
		if l.State != trade.LabelQueued && l.State != trade.LabelMissing {
			continue
		}
		sends, beyond, err := tx.SentBeyond(l)
		if err != nil {
			return nil, err
		}
		if beyond {
			all[i].State, all[i].Sends = trade.LabelUnknown, sends
		}
	}
	return all, nil
}
