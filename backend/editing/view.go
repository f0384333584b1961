package editing

import (
	"slices"
	"strconv"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/preflight"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Base is what changes were made on: the version of the dossier, and the rows that the ledger told then.
type Base struct {
	Version int64
	Rows    []string // dossier.Facts.Rows
}

// view is a dossier as it is in the ledger, with what is needed to change it. It is remembered while nothing is posted.
type view struct {
	at      viewAt
	dossier dossier.Dossier
	kept    dossier.Kept
	base    Base
	lists   *preflight.Lists
	today   string
	said    map[trade.PaperKind][]byte // what papers say without changes
}

// viewAt says when a view is the same: nothing was posted since, and no register has come into force with another day.
type viewAt struct{ head, today, reference string }

// mostViews is how many dossiers people have open at once, as far as it is worth remembering.
const mostViews = 4

// view reads a dossier, or gives the one that was read before.
func (s *Service) view(tx *store.Tx, reference string) (*view, error) {
	at := viewAt{tx.ChainHead(), tx.Today(), reference}
	s.guard.Lock()
	i := slices.IndexFunc(s.views, func(v *view) bool { return v.at == at })
	if i >= 0 {
		defer s.guard.Unlock()
		return s.views[i], nil
	}
	s.guard.Unlock()
	v := &view{at: at, today: tx.Today(), said: map[trade.PaperKind][]byte{}}
	if err := s.read(tx, v); err != nil {
		return nil, err
	}
	s.guard.Lock()
	defer s.guard.Unlock()
	s.views = append(s.views, v)
	if len(s.views) > mostViews {
		s.views = s.views[1:]
	}
	return v, nil
}

func (s *Service) read(tx *store.Tx, v *view) (err error) {
	if v.lists, err = s.registers(tx); err != nil {
		return err
	}
	if v.dossier, err = s.parts.Dossiers(tx, v.at.reference); err != nil {
		return err
	}
	v.kept, err = tx.Dossier(v.at.reference)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return err
	}
	versions, err := tx.DossierVersions(v.at.reference)
	if len(versions) > 0 {
		v.base.Version = versions[len(versions)-1].Number
	}
	v.base.Rows = v.dossier.Facts.Rows()
	return err
}

// registers reads the code lists once for as long as nothing is posted.
func (s *Service) registers(tx *store.Tx) (*preflight.Lists, error) {
	s.guard.Lock()
	defer s.guard.Unlock()
	if s.lists != nil && s.listsAt == tx.ChainHead() {
		return s.lists, nil
	}
	rows, err := tx.AllRegisterRows()
	if err == nil {
		s.lists, s.listsAt = preflight.NewLists(rows), tx.ChainHead()
	}
	return s.lists, err
}

// on reads registers as they hold on a date; today where none is given.
func (v *view) on(day string) forms.Registers {
	if day == "" {
		day = v.today
	}
	return func(register, code string) (map[string]string, bool) { return v.lists.Row(register, code, day) }
}

// coding is how texts are read: with the digits of currencies, and the codes that lists have.
func (v *view) coding() dossier.Coding {
	return dossier.Coding{
		Digits: func(currency string) (int, bool) {
			fields, found := v.lists.Row("currencies", currency, v.today)
			digits, err := strconv.Atoi(fields["minor_digits"])
			return digits, found && err == nil
		},
		Known: v.known,
	}
}

// registered are the lists that are registers and have all there is.
var registered = []string{"countries", "currencies", "incoterms", "provinces", "units", "packages", "waybill-kinds",
	"container-types"}

// known tells whether a list has a code, where it has all there is.
func (v *view) known(list, code string) bool {
	switch {
	case slices.Contains(registered, list):
		_, found := v.lists.Row(list, code, v.today)
		return found || v.lists.Empty(list)
	case list == "certificates":
		_, form := v.lists.Row("origin-forms", code, v.today)
		_, statement := v.lists.Row("origin-statements", code, v.today)
		return form || statement || v.lists.Empty("origin-forms")
	case dossier.OnlyThese(list):
		return slices.Contains(dossier.ChoicesOf(list), code)
	}
	own, is := ownCodes(v.dossier.Facts, list)
	return !is || slices.Contains(own, code)
}

// ownCodes are the codes of a list that the shipment itself tells.
func ownCodes(f dossier.Facts, list string) (codes []string, is bool) {
	switch list {
	case "lots":
		for _, lot := range f.Lots {
			codes = append(codes, lot.Number)
		}
	case "lines":
		for _, line := range f.Lines {
			codes = append(codes, strconv.Itoa(line.Number))
		}
	case "items":
		for _, line := range f.Lines {
			codes = append(codes, line.Item.Code)
		}
	case "transport":
		for _, t := range f.Transport {
			codes = append(codes, t.Number)
		}
	case "growers":
		for _, g := range f.Parties.Growers {
			codes = append(codes, g.Code)
		}
	default:
		return nil, false
	}
	return codes, true
}

// changed gives the dossier with changes, which were made on a base, and tells those that cannot be made. What the
// dossier as a whole lacks because of them is told too.
func (v *view) changed(base Base, changes []dossier.Change) (d dossier.Dossier, wrong fault.List, err error) {
	fitted, gone := v.dossier.Facts.Fitted(changes, base.Rows)
	d = v.dossier
	d.Facts, wrong, err = v.dossier.Facts.Changed(fitted, v.coding())
	if err != nil {
		return d, nil, err
	}
	for _, one := range gone {
		wrong = append(wrong, fault.New(fault.NotFound, words.EditorNoSuchFact,
			fault.Params{"at": one.Pointer}).At(one.Pointer))
	}
	if v.kept.Imported != nil {
		wrong = v.toldElsewhere(wrong)
	}
	return d, append(wrong, v.lacking(d)...), nil
}

// toldElsewhere says of a dossier that was read from a file who tells what an officer here cannot change.
func (v *view) toldElsewhere(wrong fault.List) fault.List {
	for i, f := range wrong {
		if f.Key == string(words.EditorLedgerTells) {
			wrong[i] = fault.New(fault.Conflict, words.EditorFromFile,
				fault.Params{"shipment": v.at.reference, "at": f.Field}).At(f.Field)
		}
	}
	return wrong
}

// lacking tells what keeps a dossier from being whole that did not do so before: such as the code of a party.
func (v *view) lacking(d dossier.Dossier) (wrong fault.List) {
	before := map[string]bool{}
	for _, f := range fault.All(v.dossier.Validate()) {
		before[f.Field] = true
	}
	for _, f := range fault.All(d.Validate()) {
		if before[f.Field] {
			continue
		}
		if f.Key == string(words.DossierMissing) {
			f = fault.New(fault.Invalid, words.EditorMissing, fault.Params{"at": f.Field}).At(f.Field)
		}
		wrong = append(wrong, f)
	}
	return wrong
}
