package papers

import (
	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// DossierIn computes a dossier in a view of the ledger. It is for use cases that decide by a dossier in their own
// transaction; who may see it, they have asked already.
func (s *Service) DossierIn(tx *store.Tx, reference string) (dossier.Dossier, error) {
	return s.dossier(tx, reference)
}

// DeparturesIn computes the dossiers of all shipments of a departure in a view of the ledger, as DossierIn does one.
func (s *Service) DeparturesIn(tx *store.Tx, reference string) ([]dossier.Dossier, error) {
	d, err := s.departure(tx, reference)
	return d.Dossiers, err
}

// Unset tells what of a paper that is written from a dossier now cannot be set in the boxes of its form: too long,
// or with characters that no font has.
func (s *Service) Unset(tx *store.Tx, d dossier.Dossier, kind trade.PaperKind) (fault.List, error) {
	p := &paperwork{tx: tx, dossier: d}
	err := s.write(p, trade.Actor{}, DraftRequest{Shipment: d.Reference, Kind: kind, DatedOn: tx.Today()},
		func(q forms.Request) (forms.Written, error) { return forms.Write(p.dossier, q) })
	if err != nil {
		return nil, err
	}
	_, err = p.set(&s.typesetter, p.form.Preview)
	if found := fault.All(err); len(found) > 0 {
		return found, nil
	}
	return nil, err
}
