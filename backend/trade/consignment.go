package trade

import (
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Consignment is what one cooperative hands to us in one delivery.
type Consignment struct {
	ID           ConsignmentID
	Number       string // our own number
	DeliveryNote string // the cooperative's number; unique per cooperative, and how others know this delivery
	PartyID      PartyID
	LocationID   LocationID // where it was put
	ReceivedOn   string     // calendar date, YYYY-MM-DD
	Vehicle      string
	Driver       string
	Remarks      string
	Lines        []ConsignmentLine
}

// ConsignmentLine is one lot of a delivery, as weighed at the gate.
type ConsignmentLine struct {
	LotID    LotID
	ItemID   ItemID
	Packages int64
	Package  string // Rec 21 kind of the packages it came in
	GrossG   int64
	TareG    int64
	NetG     int64
	Graded   bool // then the three grades add up to the net weight
	GradeAG  int64
	GradeBG  int64
	RejectG  int64

	Weighings     []Weighing `json:",omitempty"` // of the gross weight; none where it was typed or read from a sheet
	TareWeighings []Weighing `json:",omitempty"` // of the empty packages; none where the tare was typed or reckoned
}

// GradeG gives the grading result of one grade, grams.
func (l ConsignmentLine) GradeG(grade Grade) int64 {
	return map[Grade]int64{GradeA: l.GradeAG, GradeB: l.GradeBG, Reject: l.RejectG}[grade]
}

// GradeAmounts gives how much of an item the line has of each grade. A quantity is reckoned from the weights summed up
// to there, so that however it is rounded the three add up to that of the whole line.
func (l ConsignmentLine) GradeAmounts(item Item) map[Grade]Amount {
	amounts := map[Grade]Amount{}
	var sumG int64
	for _, grade := range Grades {
		g := l.GradeG(grade)
		amounts[grade] = Amount{QtyMilli: item.QtyMilli(sumG+g) - item.QtyMilli(sumG), NetG: g}
		sumG += g
	}
	return amounts
}

// Key is the business key by which the delivery is known outside: it stays the same however often somebody
// types the same delivery.
func (c Consignment) Key(partyCode string) string { return partyCode + "/" + c.DeliveryNote }

// Validate tells every rule the consignment breaks, all at once.
func (c Consignment) Validate() error {
	var l fault.List
	l = appendBadCode(l, "delivery note", c.DeliveryNote)
	l = appendMissing(l, "cooperative", string(c.PartyID))
	l = appendMissing(l, "location", string(c.LocationID))
	l = appendBadDate(l, "received on", c.ReceivedOn)
	if len(c.Lines) == 0 {
		l = append(l, fault.New(fault.Invalid, words.TradeNoLines, nil).At("lines"))
	}
	for _, line := range c.Lines {
		l = appendNotPositive(l, "net weight", line.NetG)
		l = appendNegative(l, line.Packages, line.TareG)
		if line.GrossG-line.TareG != line.NetG {
			l = append(l, fault.New(fault.Invalid, words.TradeWeights, fault.Params{
				"gross_g": line.GrossG, "tare_g": line.TareG, "net_g": line.NetG}).At("net weight"))
		}
		l = append(l, line.gradeFaults()...)
		l = appendBadWeighings(l, "gross weight", line.GrossG, line.Weighings)
		l = appendBadWeighings(l, "tare", line.TareG, line.TareWeighings)
	}
	return l.OrNil()
}

// gradeFaults refuses grading results that do not add up to what was weighed.
func (l ConsignmentLine) gradeFaults() fault.List {
	sum := l.GradeAG + l.GradeBG + l.RejectG
	if l.GradeAG < 0 || l.GradeBG < 0 || l.RejectG < 0 || l.Graded && sum != l.NetG || !l.Graded && sum != 0 {
		return fault.List{fault.New(fault.Invalid, words.TradeGrades,
			fault.Params{"sum_g": sum, "net_g": l.NetG}).At("grades")}
	}
	return nil
}
