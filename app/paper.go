package app

import (
	"cmp"
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"tradehub/backend/archive"
	"tradehub/backend/demo"
	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Papers lists and drafts the papers of shipments. Their PDFs come over documents.
type Papers struct{ d *desk }

// Shipments lists all shipments with how far their papers are, those that leave last first: ours, and those whose
// dossiers were read from files.
func (p *Papers) Shipments() (all []PaperShipment, err error) {
	all = []PaperShipment{}
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		shipments, err := s.Shipping.Shipments(ctx, actor)
		if err != nil {
			return err
		}
		issued, err := s.Papers.List(ctx, actor, "")
		if err != nil {
			return err
		}
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			for _, sh := range shipments {
				one, err := paperShipment(tx, sh, issued)
				if err != nil {
					return err
				}
				all = append(all, one)
			}
			read, err := importedDossiers(tx)
			for _, d := range read {
				all = append(all, importedShipment(d))
			}
			return err
		})
	})
	slices.SortStableFunc(all, func(a, b PaperShipment) int {
		return cmp.Or(cmp.Compare(b.DepartsOn, a.DepartsOn), cmp.Compare(a.Reference, b.Reference))
	})
	return all, err
}

// Ahead tells what a paper of ours would say if it were issued now, dated so, and refuses what no draft can be made of.
func (p *Papers) Ahead(reference, kind, on string) (ahead *PaperAhead, err error) {
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		drafted, err := s.Papers.Draft(ctx, actor, papers.DraftRequest{Shipment: reference,
			Kind: trade.PaperKind(kind), DatedOn: on})
		if err != nil {
			return err
		}
		number, err := s.Papers.Next(ctx, actor, reference, trade.PaperKind(kind))
		ahead = &PaperAhead{Number: number}
		if sale, is := drafted.Data.(*forms.Sale); is {
			ahead.Figures, ahead.Amount = weighed(sale.Total), amountOf(sale.Money)
		}
		return err
	})
	return ahead, err
}

// Facts gives what was frozen of a paper: its layout and hashes, who drafted it and when, how far the ledger was, and
// the goods behind its figures.
func (p *Papers) Facts(kind, number string) (facts *PaperFacts, err error) {
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		frozen, err := s.Papers.Frozen(ctx, actor, trade.PaperKind(kind), number)
		if err != nil {
			return err
		}
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			facts = paperFacts(tx, frozen)
			return nil
		})
	})
	return facts, err
}

// Save writes a copy of an issued paper into the folder of papers beside the ledger, and tells where it lies. It is
// for the window, which has no downloads.
func (p *Papers) Save(kind, number string) (path string, err error) {
	err = p.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		again, err := s.Papers.Reprint(ctx, actor, trade.PaperKind(kind), number)
		if err != nil {
			return err
		}
		folder := p.d.house.file(demo.PapersFolder)
		if err := archive.MakeDir(folder); err != nil {
			return err
		}
		path = filepath.Join(folder, paperFile(kind, number))
		return archive.WriteFile(path, again.PDF)
	})
	if err != nil {
		return "", err
	}
	return path, nil
}

var notInFileNames = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// paperFile names the file of a paper; a number may hold signs that a file name may not.
func paperFile(kind, number string) string {
	return notInFileNames.ReplaceAllString(kind+"-"+number, "-") + ".pdf"
}

// importedDossiers are those that were read from files, of shipments that are loaded elsewhere.
func importedDossiers(tx *store.Tx) (all []dossier.Dossier, err error) {
	kept, err := tx.Dossiers()
	for _, k := range kept {
		if k.Imported != nil {
			all = append(all, *k.Imported)
		}
	}
	return all, err
}

// departsOn gives the calendar date of a departure at its place.
func departsOn(d trade.Departure) string { return d.LocalTime().Format(time.DateOnly) }
