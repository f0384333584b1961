package editing

import (
	"context"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Behind is what a figure rests on.
type Behind struct {
	Field     dossier.Field
	Value     string
	Source    dossier.Source
	Loads     []LoadBehind
	Weighings []WeighingBehind
	Tickets   []dossier.Ticket
	Versions  []VersionBehind // what was typed or read, newest first; none of what the ledger tells
}

// LoadBehind is the part of a lot in one transport unit, with its packages and who scanned them.
type LoadBehind struct {
	Lot, Transport string
	Packages       int64
	NetG, GrossG   int64
	Ranges         []dossier.Range
	Scanned        []ScannedBehind
}

// ScannedBehind tells who scanned how many units into the transport unit, and when.
type ScannedBehind struct {
	By       string
	From, To time.Time
	Units    int64
}

// WeighingBehind is one reading of a scale, or a weight that was typed.
type WeighingBehind struct {
	Delivery string // its number
	At       time.Time
	Scale    string // empty where the weight was typed
	Line     string // of the scale
	GrossG   int64
	TareG    int64
	NetG     int64
	Lot      string
}

// VersionBehind is what a fact was from one version on.
type VersionBehind struct {
	Version int64
	Value   string
	By      string
	At      time.Time
	How     dossier.SourceKind
}

// Behind tells what the fact at a pointer rests on: the packages, their scans and the weighings of what was loaded, the
// tickets of a weighbridge, and of what was typed who typed what when. Of a sum the pointer of one of its parts is
// enough. NotFound when there is no such shipment or fact. Requires trade.Look.
func (s *Service) Behind(ctx context.Context, actor trade.Actor, reference, pointer string) (b Behind, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return b, err
	}
	field, known := dossier.FieldOf(pointer)
	if !known {
		return b, fault.New(fault.NotFound, words.EditorNoSuchFact, fault.Params{"at": pointer}).At(pointer)
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		v, err := s.view(tx, reference)
		if err != nil {
			return err
		}
		b.Field = field
		b.Value, _ = v.dossier.Facts.Said(pointer, v.coding())
		history, err := historyOf(tx, v)
		if err != nil {
			return err
		}
		b.versions(v, pointer, history)
		return b.goods(tx, v, pointer)
	})
	return b, err
}

// versions lists what an officer's fact was, newest first.
func (b *Behind) versions(v *view, pointer string, history []saying) {
	for _, leaf := range v.dossier.Facts.Leaves() {
		if leaf.Pointer == pointer {
			b.Source = v.source(leaf, b.Value, history)
		}
	}
	if !b.Field.Added() {
		return
	}
	before := ""
	for _, one := range history {
		if said := one.said[pointer]; said != before {
			before = said
			b.Versions = append([]VersionBehind{{one.Number, said, one.by, one.RecordedAt, one.source().Kind}},
				b.Versions...)
		}
	}
}

// goods gathers the packages and weighings that a figure of goods rests on.
func (b *Behind) goods(tx *store.Tx, v *view, pointer string) error {
	f := v.dossier.Facts
	of := chosenGoods(f, pointer)
	lots := map[string]bool{}
	for i, t := range f.Transport {
		var scanned []ScannedBehind
		for j, load := range t.Loads {
			if !of(i, j) {
				continue
			}
			if scanned == nil {
				var err error
				if scanned, err = scannedInto(tx, v, t.Number); err != nil {
					return err
				}
			}
			lots[load.Lot] = true
			b.Loads = append(b.Loads, LoadBehind{load.Lot, t.Number, load.Packages, load.NetG, load.GrossG, load.Ranges,
				scanned})
		}
	}
	for number := range lots {
		if err := b.weighings(tx, number); err != nil {
			return err
		}
	}
	for i, ticket := range f.Tickets {
		if strings.HasPrefix(pointer, "/facts/tickets/"+strconv.Itoa(i)+"/") || len(b.Loads) > 0 {
			b.Tickets = append(b.Tickets, ticket)
		}
	}
	return nil
}

// chosenGoods tells which loads a pointer is about: one, those of a transport unit, a lot or a line; none where the
// fact is not about goods.
func chosenGoods(f dossier.Facts, pointer string) func(transport, load int) bool {
	parts := strings.Split(pointer, "/")
	row := func(n int) int {
		if n >= len(parts) {
			return -1
		}
		i, err := strconv.Atoi(parts[n])
		if err != nil {
			return -1
		}
		return i
	}
	at := row(3)
	switch {
	case at < 0:
	case parts[2] == "transport" && len(parts) > 5 && parts[4] == "loads":
		return func(transport, load int) bool { return transport == at && load == row(5) }
	case parts[2] == "transport":
		return func(transport, _ int) bool { return transport == at }
	case parts[2] == "lots" && at < len(f.Lots):
		return func(transport, load int) bool { return f.Transport[transport].Loads[load].Lot == f.Lots[at].Number }
	case parts[2] == "lines" && at < len(f.Lines):
		return func(transport, load int) bool {
			lot, _ := f.Lot(f.Transport[transport].Loads[load].Lot)
			return lot.Line == f.Lines[at].Number
		}
	}
	return func(int, int) bool { return false }
}

// scannedInto tells who scanned into a transport unit; of a shipment that is loaded elsewhere nothing is known.
func scannedInto(tx *store.Tx, v *view, number string) (all []ScannedBehind, err error) {
	all = []ScannedBehind{}
	shipment, err := tx.ShipmentByReference(v.at.reference)
	if fault.CodeOf(err) == fault.NotFound {
		return all, nil
	}
	if err != nil {
		return nil, err
	}
	unit, err := tx.TransportUnitByNumber(shipment.DepartureID, number)
	if err != nil {
		return nil, err
	}
	scanned, err := tx.ScannedInto(unit.ID)
	for _, one := range scanned {
		all = append(all, ScannedBehind{nameOf(tx, one.By), one.From, one.To, one.Units})
	}
	return all, err
}

// weighings lists how a lot was weighed when it came to us.
func (b *Behind) weighings(tx *store.Tx, number string) error {
	lot, err := tx.LotByNumber(number)
	if fault.CodeOf(err) == fault.NotFound || err == nil && lot.ConsignmentID == "" {
		return nil
	}
	if err != nil {
		return err
	}
	delivery, err := tx.Consignment(lot.ConsignmentID)
	if err != nil {
		return err
	}
	for _, line := range delivery.Lines {
		if line.LotID != lot.ID {
			continue
		}
		whole := WeighingBehind{Delivery: delivery.Number, GrossG: line.GrossG, TareG: line.TareG, NetG: line.NetG,
			Lot: number}
		if len(line.Weighings) == 0 {
			b.Weighings = append(b.Weighings, whole)
		}
		for _, w := range line.Weighings {
			b.Weighings = append(b.Weighings, WeighingBehind{Delivery: delivery.Number, At: w.At, Scale: w.Scale,
				Line: w.Line, GrossG: w.WeightG, Lot: number})
		}
	}
	return nil
}
