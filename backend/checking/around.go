package checking

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/preflight"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// around is what is known beyond one shipment, as it was in the ledger when it was read: it is the same for every
// keystroke of an officer while nobody posts an entry.
type around struct {
	mutex     sync.Mutex
	as        string // station, epoch and number of the last entry
	lists     *preflight.Lists
	parties   []dossier.Party
	papers    []trade.Paper
	shipments []trade.Shipment
	kept      []dossier.Kept
	departs   map[trade.DepartureID]time.Time
	items     map[trade.ItemID]string
	carried   map[string]map[string]int64 // net grams by number of the lot and shipment
	stored    map[string]int64            // net grams by number of the lot that lie in store
}

// read reads it anew when the ledger has grown.
func (a *around) read(tx *store.Tx) (err error) {
	as := fmt.Sprintf("%s/%d/%d", tx.Station(), tx.Epoch(), tx.Seq())
	if a.as == as && a.lists != nil {
		return nil
	}
	rows, err := tx.AllRegisterRows()
	if err != nil {
		return err
	}
	parties, err := tx.Parties()
	if err != nil {
		return err
	}
	if a.papers, err = tx.Papers(); err != nil {
		return err
	}
	if a.shipments, err = tx.Shipments(); err != nil {
		return err
	}
	if a.kept, err = tx.Dossiers(); err != nil {
		return err
	}
	if err := a.readNames(tx); err != nil {
		return err
	}
	if a.carried, a.stored, err = lotsIn(tx, a.shipments); err != nil {
		return err
	}
	a.parties = nil
	for _, p := range parties {
		a.parties = append(a.parties, dossier.Party{Code: p.Code, Name: strings.ToUpper(p.Name.EN), NameLO: p.Name.LO,
			NameZH: p.Name.ZH, Address: p.Address, Country: p.Country, TIN: p.TIN})
	}
	a.lists, a.as = preflight.NewLists(rows), as
	return nil
}

func (a *around) readNames(tx *store.Tx) error {
	departures, err := tx.Departures()
	if err != nil {
		return err
	}
	a.departs = map[trade.DepartureID]time.Time{}
	for _, d := range departures {
		a.departs[d.ID] = d.DepartsAt
	}
	items, err := tx.Items()
	a.items = map[trade.ItemID]string{}
	for _, i := range items {
		a.items[i.ID] = i.Code
	}
	return err
}

// elsewhere is what other shipments say.
func (a *around) elsewhere(d dossier.Dossier, at time.Time) preflight.Elsewhere {
	reference := d.Reference
	e := preflight.Elsewhere{Parties: a.parties, Prices: a.prices(reference, at), Lots: map[string]int64{},
		Stock: map[string]int64{}}
	for _, lot := range d.Facts.Lots {
		e.Stock[lot.Number] = a.stored[lot.Number]
		for of, netG := range a.carried[lot.Number] {
			if of != reference {
				e.Lots[lot.Number] += netG
			}
		}
	}
	named := map[trade.ShipmentID]string{}
	for _, sh := range a.shipments {
		named[sh.ID] = sh.Reference
	}
	for _, p := range a.papers {
		if of := named[p.ShipmentID]; of != reference && p.State.Stands() {
			e.Numbers = append(e.Numbers, preflight.Numbered{Kind: string(p.Kind), Number: numberOf(p), Shipment: of})
		}
	}
	for _, k := range a.kept {
		if k.Imported == nil || k.Reference == reference {
			continue
		}
		for _, p := range k.Imported.Papers {
			if !trade.PaperState(p.State).Stands() {
				continue
			}
			number := p.Number
			if p.Official != nil {
				number = p.Official.Number
			}
			e.Numbers = append(e.Numbers, preflight.Numbered{Kind: p.Kind, Number: number, Shipment: k.Reference})
		}
	}
	return e
}

func numberOf(p trade.Paper) string {
	if p.Official != nil {
		return p.Official.Number
	}
	return p.Number
}

// input is what the checks look at.
func (s *Service) input(tx *store.Tx, d dossier.Dossier, at time.Time) (in preflight.Input, err error) {
	s.around.mutex.Lock()
	defer s.around.mutex.Unlock()
	if err := s.around.read(tx); err != nil {
		return in, err
	}
	lists := s.around.lists
	in = preflight.Input{Dossier: d, Registers: lists, At: at, Elsewhere: s.around.elsewhere(d, at)}
	for i, p := range d.Papers {
		if !trade.PaperState(p.State).Stands() {
			continue
		}
		said, err := forms.Compare(d, i, on(lists, p.DatedOn))
		if err != nil {
			return in, err
		}
		in.Papers = append(in.Papers, said)
	}
	day := at.Format(time.DateOnly)
	in.Drafts = forms.Drafts(d, day, on(lists, day))
	if s.parts.Edits != nil {
		in.Elsewhere.Edits, err = s.parts.Edits(tx, d.Reference)
	}
	return in, err
}

// on reads the registers as they hold on a day.
func on(lists *preflight.Lists, day string) forms.Registers {
	return func(register, code string) (map[string]string, bool) { return lists.Row(register, code, day) }
}

// unset adds to each draft what of it cannot be set.
func (s *Service) unset(tx *store.Tx, in *preflight.Input) (err error) {
	for i, draft := range in.Drafts {
		if s.parts.Unset == nil || err != nil {
			return err
		}
		in.Drafts[i].Unset, err = s.parts.Unset(tx, in.Dossier, draft.Kind)
	}
	return err
}

// Ask asks the checks about a dossier that nobody saved yet, those again that a change since the last answer can
// touch. It is for the editor; the sheets of papers are not set for it.
func (s *Service) Ask(tx *store.Tx, d dossier.Dossier, r Request, last preflight.Result) (
	preflight.Result, Checked, error) {
	r.At = here(tx, r.At)
	if r.Gate == "" {
		r.Gate = ahead(d)
	}
	in, err := s.input(tx, d, r.At)
	if err != nil {
		return last, Checked{}, err
	}
	result := last.Again(in)
	c, err := s.told(tx, result, d, r)
	return result, c, err
}
