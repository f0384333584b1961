package papers

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Dossier computes the dossier of a shipment: what was scanned and weighed, what masters and shipment say, what an
// officer added, and what its papers said when they were frozen. One that was read from a file is given as it was
// read. NotFound when there is neither. Requires trade.Look.
func (s *Service) Dossier(ctx context.Context, actor trade.Actor, reference string) (d dossier.Dossier, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return d, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		d, err = s.dossier(tx, reference)
		return err
	})
	return d, err
}

// Departure gives the dossiers of all shipments on one departure, in the order of their references. NotFound for a
// departure that there is not. Requires trade.Look.
func (s *Service) Departure(ctx context.Context, actor trade.Actor, reference string) (d dossier.Departure, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return d, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		d, err = s.departure(tx, reference)
		return err
	})
	return d, err
}

// departure computes the dossiers of a departure.
func (s *Service) departure(tx *store.Tx, reference string) (dossier.Departure, error) {
	d := dossier.Departure{Format: dossier.DepartureFormat, Reference: reference, Dossiers: []dossier.Dossier{}}
	references, err := onDeparture(tx, reference)
	if err != nil {
		return d, err
	}
	for _, each := range references {
		one, err := s.dossier(tx, each)
		if err != nil {
			return d, err
		}
		d.Dossiers = append(d.Dossiers, one)
	}
	return d, nil
}

// onDeparture lists the shipments on a departure: ours, and those that were read from files.
func onDeparture(tx *store.Tx, reference string) (all []string, err error) {
	departure, unknown := tx.DepartureByReference(reference)
	if unknown == nil {
		shipments, err := tx.Shipments()
		if err != nil {
			return nil, err
		}
		for _, sh := range shipments {
			if sh.DepartureID == departure.ID && sh.State != trade.ShipmentCancelled {
				all = append(all, sh.Reference)
			}
		}
	} else if fault.CodeOf(unknown) != fault.NotFound {
		return nil, unknown
	}
	kept, err := tx.Dossiers()
	for _, k := range kept {
		if k.Imported != nil && k.Imported.Facts.Route.Departure == reference {
			all = append(all, k.Reference)
		}
	}
	if len(all) == 0 && unknown != nil {
		return nil, unknown
	}
	slices.Sort(all)
	return all, err
}

// dossier computes a dossier, or gives the one that was read.
func (s *Service) dossier(tx *store.Tx, reference string) (d dossier.Dossier, err error) {
	kept, err := tx.Dossier(reference)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return d, err
	}
	if kept.Imported != nil {
		return *kept.Imported, nil
	}
	shipment, err := tx.ShipmentByReference(reference)
	if err != nil {
		return d, err
	}
	if _, err := tx.MinorDigits(shipment.Currency()); fault.CodeOf(err) == fault.NotFound {
		return d, fault.New(fault.Conflict, words.PapersCurrency,
			fault.Params{"currency": shipment.Currency()}).Because(err)
	}
	manifest, err := s.loaded.of(tx, shipment.ID)
	if err != nil {
		return d, err
	}
	c := &collector{tx: tx, manifest: manifest, sources: dossier.Sources{}}
	facts, err := c.facts()
	if err != nil {
		return d, err
	}
	c.added(kept)
	d = dossier.Dossier{Format: dossier.Format, Reference: reference, Facts: facts.With(kept.Added),
		Papers: []dossier.Paper{}, Sources: c.sources}
	all, err := tx.PapersOf(shipment.ID)
	for _, p := range all {
		if err != nil {
			break
		}
		var one dossier.Paper
		one, err = s.paperOf(tx, p)
		d.Papers = append(d.Papers, one)
	}
	return d, err
}

// paperOf tells what a paper said, as it was frozen, what came back for it, and what was done with it.
func (s *Service) paperOf(tx *store.Tx, p trade.Paper) (dossier.Paper, error) {
	said, err := s.attachments.Get(p.ContextSHA)
	if err != nil {
		return dossier.Paper{}, naming(p, err)
	}
	var frozen struct {
		Made forms.Made `json:"made"`
	}
	if err := json.Unmarshal(said, &frozen); err != nil { // its hash is right, so it was frozen so
		return dossier.Paper{}, fault.New(fault.Unavailable, words.PapersDamaged,
			fault.Params{"paper": called(p.Kind), "number": p.Number}).Because(err)
	}
	one := dossier.Paper{Kind: string(p.Kind), Lines: p.Lines, Number: p.Number, Version: p.Version,
		State: string(p.State), DatedOn: p.DatedOn,
		Template: p.Template, SHA256: p.PDFSHA, Context: said, Handling: []dossier.Handling{
			{Step: "prepared", By: frozen.Made.By, At: frozen.Made.At.Format(time.RFC3339)}}}
	if o := p.Official; o != nil {
		one.Official = &dossier.Official{Number: o.Number, IssuedOn: o.IssuedOn, Authority: o.Authority, Place: o.Place,
			Boxes: o.Boxes}
	}
	for _, h := range p.Handled {
		one.Handling = append(one.Handling, handlingOf(tx, h))
	}
	if p.State == trade.PaperVoid {
		one.Handling = append(one.Handling, dossier.Handling{Step: "void", Note: p.VoidReason})
	}
	return one, nil
}

// handlingOf tells what was done with a paper, by name.
func handlingOf(tx *store.Tx, h trade.PaperHandling) dossier.Handling {
	told := dossier.Handling{Step: string(h.Step), By: string(h.By), At: h.At.Format(time.RFC3339), Note: h.Note}
	if by, err := tx.Person(h.By); err == nil {
		told.By = by.Name
	}
	if h.Copies > 0 {
		told.Note = strings.Trim(fmt.Sprintf("%d copies, %s", h.Copies, h.Note), ", ")
	}
	return told
}

// ImportRequest hands over dossiers that were read from a file.
type ImportRequest struct {
	Dossiers []dossier.Dossier
	Command  trade.EntryID
}

// Import keeps dossiers, all of them or none. One of a shipment of ours brings what was added to it; what the ledger
// tells must be the same in it, or it is refused (papers.dossier_differs, with the place). One from elsewhere is kept
// whole, and replaces the one that was read before. Requires trade.IssuePapers.
func (s *Service) Import(ctx context.Context, actor trade.Actor, r ImportRequest) error {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return err
	}
	return s.db.Write(ctx, func(tx *store.Tx) error {
		e, err := tx.NewEntry(trade.EntryDossier, actor, r.Command)
		if err != nil {
			return err
		}
		var refused fault.List
		for _, d := range r.Dossiers {
			kept, err := s.keep(tx, d)
			if found := fault.All(err); len(found) > 0 {
				refused = append(refused, found...)
				continue
			}
			if err == nil {
				err = tx.PutDossier(e, kept)
			}
			if err != nil {
				return err
			}
		}
		if err := refused.OrNil(); err != nil {
			return err
		}
		return tx.Post(e)
	})
}

// keep judges a dossier that was read, and tells what to keep of it.
func (s *Service) keep(tx *store.Tx, d dossier.Dossier) (kept dossier.Kept, err error) {
	if err := d.Validate(); err != nil {
		return kept, err
	}
	_, unknown := tx.ShipmentByReference(d.Reference)
	if fault.CodeOf(unknown) == fault.NotFound {
		return dossier.Kept{Reference: d.Reference, Imported: &d}, nil
	}
	if unknown != nil {
		return kept, unknown
	}
	ours, err := s.dossier(tx, d.Reference)
	if err != nil {
		return kept, err
	}
	added := d.Facts.Added()
	at := firstDifference("/facts", reflect.ValueOf(ours.Facts.With(added)), reflect.ValueOf(d.Facts.With(added)))
	if at != "" {
		return kept, fault.New(fault.Conflict, words.PapersDossierDiffers,
			fault.Params{"shipment": d.Reference, "at": at}).At(at)
	}
	return dossier.Kept{Reference: d.Reference, Added: added}, nil
}
