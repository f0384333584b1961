package store

import (
	"cmp"
	"fmt"
	"slices"

	"tradehub/backend/trade"
)

var labels = noun[trade.Label]{
	kind: "label",
	id:   func(l trade.Label) string { return string(l.ID) },
	unique: func(l trade.Label) []string {
		if l.State == trade.LabelCancelled { // it was never printed: another may take its place
			return nil
		}
		return []string{fmt.Sprintf("%s/%d", labelled(l.Subject()), l.Copy)}
	},
	groups: func(l trade.Label) []string {
		groups := []string{"job/" + string(l.JobID), labelsOf(l.Subject())}
		if !l.State.Settled() {
			groups = append(groups, unsettled)
		}
		return groups
	},
}

// labelled names what a label is for in the keys of labels: a handling unit by its bare id.
func labelled(subject trade.Place) string {
	if subject.Kind() == trade.UnitPlace {
		return subject.ID()
	}
	return string(subject)
}

// labelsOf is the group of the labels of a handling unit or of a transport unit.
func labelsOf(subject trade.Place) string { return "unit/" + labelled(subject) }

// unsettled is the group of the labels about which something is left to do.
const unsettled = "unsettled"

// PutLabel adds a new version of a label to the entry. A unit has one original, and one copy of each number: posting a
// second one is refused.
func (tx *Tx) PutLabel(e *trade.Entry, l trade.Label) error { return labels.put(tx, e, l) }

// LabelsOfJob lists the labels of a job, in the order in which they are printed.
func (tx *Tx) LabelsOfJob(job trade.LabelJobID) ([]trade.Label, error) {
	all, err := labels.list(tx, "job/"+string(job))
	slices.SortFunc(all, func(a, b trade.Label) int { return cmp.Compare(a.Line, b.Line) })
	return all, err
}

// LabelsOf lists the labels of a handling unit or of a transport unit, the original first; cancelled ones too.
func (tx *Tx) LabelsOf(subject trade.Place) ([]trade.Label, error) {
	all, err := labels.list(tx, labelsOf(subject))
	slices.SortStableFunc(all, func(a, b trade.Label) int { return cmp.Compare(a.Copy, b.Copy) })
	return all, err
}

// UnsettledLabels lists the labels of all jobs about which something is left to do.
func (tx *Tx) UnsettledLabels() ([]trade.Label, error) { return labels.list(tx, unsettled) }

var labelJobs = noun[trade.LabelJob]{
	kind:   "label job",
	id:     func(j trade.LabelJob) string { return string(j.ID) },
	unique: func(j trade.LabelJob) []string { return []string{j.Number} },
	groups: listed[trade.LabelJob],
}

// PutLabelJob adds a new version of a label job to the entry.
func (tx *Tx) PutLabelJob(e *trade.Entry, j trade.LabelJob) error { return labelJobs.put(tx, e, j) }

// LabelJob reads a label job. NotFound when there is none.
func (tx *Tx) LabelJob(id trade.LabelJobID) (trade.LabelJob, error) {
	return labelJobs.get(tx, string(id))
}

// LabelJobByNumber reads the label job with a number. NotFound when there is none.
func (tx *Tx) LabelJobByNumber(number string) (trade.LabelJob, error) {
	return labelJobs.find(tx, number)
}

// LabelJobsBefore lists so many label jobs at most, the newest first: those made before a job, or the newest of all
// where that is empty.
func (tx *Tx) LabelJobsBefore(job trade.LabelJobID, most int64) (all []trade.LabelJob, err error) {
	err = tx.each(`SELECT f.body FROM group_key g JOIN fact f ON f.kind = g.kind AND f.subject = g.subject
		WHERE g.kind = $1 AND g.value = $2 AND ($3 = '' OR g.subject < $3) AND f.version =
		  (SELECT MAX(version) FROM fact WHERE kind = g.kind AND subject = g.subject)
		ORDER BY g.subject DESC LIMIT $4`, []any{labelJobs.kind, everything, string(job), most}, labelJobs.into(&all))
	return all, err
}

// NextLabelJob gives the number of the next label job of this ledger: "L-0001" and on. Nothing outside knows it, so it
// is counted and not taken from a series.
func (tx *Tx) NextLabelJob() (string, error) {
	var made int64
	_, err := tx.row(`SELECT COUNT(*) FROM group_key WHERE kind = $1 AND value = $2`,
		[]any{labelJobs.kind, everything}, &made)
	return fmt.Sprintf("L-%04d", made+1), err
}

var printers = noun[trade.PrinterSetup]{
	kind:   "printer",
	id:     func(p trade.PrinterSetup) string { return p.Name },
	groups: listed[trade.PrinterSetup],
}

// PutPrinter adds a new version of a printer's set-up to the entry.
func (tx *Tx) PutPrinter(e *trade.Entry, p trade.PrinterSetup) error { return printers.put(tx, e, p) }

// Printer reads a printer's set-up, also of one that is no longer used. NotFound when there never was one.
func (tx *Tx) Printer(name string) (trade.PrinterSetup, error) { return printers.get(tx, name) }

// Printers lists all printers, also those that are no longer used.
func (tx *Tx) Printers() ([]trade.PrinterSetup, error) { return printers.list(tx, everything) }
