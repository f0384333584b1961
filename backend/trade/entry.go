package trade

import (
	"slices"
	"time"
)

// EntryKind says what happened.
type EntryKind string

// The kinds of entry.
const (
	EntrySetUp     EntryKind = "set up"
	EntryMaster    EntryKind = "master"
	EntryRegister  EntryKind = "register"
	EntryPerson    EntryKind = "person"
	EntrySetting   EntryKind = "setting"
	EntryReceive   EntryKind = "receive"
	EntryGrade     EntryKind = "grade"
	EntryMake      EntryKind = "make lot"
	EntryPack      EntryKind = "pack"
	EntryPallet    EntryKind = "build pallet"
	EntryUnpack    EntryKind = "unpack"
	EntryWeigh     EntryKind = "weigh"
	EntryMove      EntryKind = "move"
	EntryAdjust    EntryKind = "adjust"
	EntryPlan      EntryKind = "plan"
	EntryLoad      EntryKind = "load"
	EntryClose     EntryKind = "close"
	EntryDespatch  EntryKind = "despatch"
	EntryIssue     EntryKind = "issue paper"
	EntryVoid      EntryKind = "void paper"
	EntryLabel     EntryKind = "print labels"
	EntryScan      EntryKind = "scan"
	EntryDossier   EntryKind = "dossier"
	EntryWaive     EntryKind = "waive finding"
	EntryReverse   EntryKind = "reverse"
	EntryNumbering EntryKind = "numbering"
)

// Entry is one event of the ledger with its lines. It is never changed; a mistake is undone by another entry
// that reverses it.
type Entry struct {
	ID          EntryID
	Kind        EntryKind
	Actor       PersonID
	Station     string
	Document    string    // the paper, note or reference it rests on
	EffectiveAt time.Time // when it happened, as told by the operator
	Zone        string    // IANA zone of the place where it happened
	RecordedAt  time.Time // when the station wrote it down
	Reverses    EntryID   // the entry it undoes, or empty
	Movements   []Movement
	Placements  []Placement
	Facts       []Fact
}

// Goods says which goods: of one lot and item, of one grade, belonging to one owner.
type Goods struct {
	ItemID  ItemID
	LotID   LotID
	Grade   Grade
	OwnerID PartyID
}

// Amount is how much of some goods: packages, quantity in thousandths of the item's unit, and net grams.
type Amount struct {
	Packages int64
	QtyMilli int64
	NetG     int64
}

// Plus adds two amounts.
func (a Amount) Plus(b Amount) Amount {
	return Amount{a.Packages + b.Packages, a.QtyMilli + b.QtyMilli, a.NetG + b.NetG}
}

// Minus takes the sign of an amount away: what comes out where a goes in.
func (a Amount) Minus() Amount { return Amount{-a.Packages, -a.QtyMilli, -a.NetG} }

// Zero tells whether the amount is nothing at all.
func (a Amount) Zero() bool { return a == Amount{} }

// Movement moves goods from one place to another.
type Movement struct {
	From, To Place
	Goods
	Amount
}

// Placement puts a unit (Subject) into a place or takes it out; its goods travel with it.
type Placement struct {
	Subject  Place
	From, To Place
}

// Fact is one version of something that is no movement: a master, a shipment, a setting. An empty body says
// that from this version on the thing is not there.
type Fact struct {
	Kind    string
	Subject string
	Version int64
	Body    string
}

// Move adds a movement to the entry; an amount of nothing is left out.
func (e *Entry) Move(from, to Place, goods Goods, amount Amount) {
	if !amount.Zero() {
		e.Movements = append(e.Movements, Movement{from, to, goods, amount})
	}
}

// Put adds a placement to the entry.
func (e *Entry) Put(subject, from, to Place) {
	e.Placements = append(e.Placements, Placement{subject, from, to})
}

// ReversedLines gives the movements and placements that undo those of the entry: each turned round, the last
// one first.
func (e Entry) ReversedLines() ([]Movement, []Placement) {
	movements, placements := slices.Clone(e.Movements), slices.Clone(e.Placements)
	slices.Reverse(movements)
	slices.Reverse(placements)
	for i, m := range movements {
		movements[i].From, movements[i].To = m.To, m.From
	}
	for i, p := range placements {
		placements[i].From, placements[i].To = p.To, p.From
	}
	return movements, placements
}
