package papers

import (
	"io"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/forms"
	"tradehub/backend/store"
)

// The papers that the file is made of.
const (
	railNoteKind  = "rail-consignment-note"
	wagonListKind = "wagon-list"
)

// railNoteData writes what the consignment note says for keying into the carrier's system: it comes from the note and
// from the list that goes with it, so that neither can say otherwise than the papers. What the note lacks is told all
// at once, and nothing is written then.
func railNoteData(w io.Writer, tx *store.Tx, d dossier.Dossier, _ DataRequest) error {
	ask := &asking{tx: tx}
	request := forms.Request{Kind: railNoteKind, Registers: ask.row,
		Head: forms.Head{State: forms.StateDraft, DatedOn: tx.Today()}}
	note, err := forms.Write(d, request)
	if err != nil {
		return err
	}
	request.Kind = wagonListKind
	list, err := forms.Write(d, request)
	if err != nil {
		return err
	}
	if ask.err != nil {
		return ask.err
	}
	if err := note.Faults.OrNil(); err != nil {
		return err
	}
	f := &railFields{}
	f.note(note.Data.(*forms.RailNote))
	f.units(list.Data.(*forms.RailList).Rows)
	f.rest(note.Data.(*forms.RailNote))
	return exchange.WriteRailNoteCSV(w, f.all)
}

// railFields gathers the values of a note.
type railFields struct{ all []exchange.RailField }

func (f *railFields) put(box, row int, field, value string) {
	f.all = append(f.all, exchange.RailField{Box: box, Row: row, Field: field, Value: value})
}

func (f *railFields) count(box, row int, field string, n int64) {
	if n > 0 {
		f.put(box, row, field, strconv.FormatInt(n, 10))
	}
}

func (f *railFields) kg(box, row int, field string, grams int64) {
	if grams > 0 {
		f.put(box, row, field+", kg", bareKG(grams))
	}
}

// bareKG writes a mass for a field of numbers: no commas, and no noughts that say nothing.
func bareKG(grams int64) string {
	whole, part := strconv.FormatInt(grams/1000, 10), strconv.FormatInt(1000+grams%1000, 10)[1:]
	return strings.TrimSuffix(whole+"."+strings.TrimRight(part, "0"), ".")
}

// note writes boxes 1 to 12: who and where, and the wagons where the note itself has them.
func (f *railFields) note(n *forms.RailNote) {
	f.party(1, n.Consignor)
	f.station(2, 0, n.From)
	for i, said := range append(append([]string{}, n.Declarations.Climates...), n.Declarations.Permits...) {
		f.put(3, i+1, "declaration", said)
	}
	if n.Declarations.Perishable {
		f.put(3, 0, "perishable", "yes")
	}
	f.put(3, 0, "contact", n.Declarations.Contact)
	f.party(4, n.Consignee)
	f.station(5, 0, n.To)
	f.put(6, 0, "border stations", n.Border)
	f.put(6, 0, "codes", n.BorderCodes)
	for i, wagon := range n.Wagons {
		f.put(7, i+1, "wagon", wagon.Number)
		f.put(8, i+1, "provided by", wagon.ProvidedBy)
		f.kg(9, i+1, "carrying capacity", wagon.CapacityG)
		f.count(10, i+1, "axles", int64(wagon.Axles))
		f.kg(11, i+1, "tare", wagon.TareG)
	}
}

func (f *railFields) party(box int, p forms.Party) {
	f.put(box, 0, "name", p.Name)
	f.put(box, 0, "address", p.Address)
	f.put(box, 0, "country", p.CountryLine)
	f.put(box, 0, "TIN", p.TIN)
	f.put(box, 0, "telephone", p.Phone)
}

func (f *railFields) station(box, row int, s forms.RailStation) {
	f.put(box, row, "station", s.Name)
	f.put(box, row, "station in Chinese", s.NameZH)
	f.put(box, row, "code", s.Code)
}

// units writes boxes 15 to 19 for each wagon and container.
func (f *railFields) units(rows []forms.RailRow) {
	for _, r := range rows {
		if r.Kind == forms.RowTotal || r.Item == 0 {
			continue
		}
		f.put(15, r.Item, "wagon", r.Wagon)
		f.put(15, r.Item, "container", r.Container)
		f.put(15, r.Item, "size and type", r.SizeType)
		f.put(15, r.Item, "goods", r.Goods)
		f.put(15, r.Item, "goods in Chinese", r.GoodsZH)
		f.put(15, r.Item, "HS", r.HS)
		f.put(15, r.Item, "temperature", r.Climate)
		f.put(16, r.Item, "packing", r.Packing)
		f.count(17, r.Item, "packages", r.Packages)
		f.masses(r.Item, r.RailFigures)
		f.put(19, r.Item, "seals", r.Seals)
	}
}

func (f *railFields) masses(row int, m forms.RailFigures) {
	f.kg(18, row, "mass of goods", m.CargoG)
	f.kg(18, row, "tare of container", m.TareG)
	f.kg(18, row, "total mass", m.TotalG)
}

// rest writes the totals, and boxes 20 to 29.
func (f *railFields) rest(n *forms.RailNote) {
	f.count(17, 0, "packages", n.Total.Packages)
	f.put(17, 0, "packages in words", n.InWords)
	f.masses(0, n.Total)
	f.count(19, 0, "seals", int64(n.Seals))
	mass := "scales"
	if n.StandardMass {
		mass = "standard weight of each package"
	}
	f.put(21, 0, "mass determined by", mass)
	for i, s := range n.Sections {
		f.put(22, i+1, "carrier", s.Carrier)
		f.put(22, i+1, "code", s.Code)
		f.put(22, i+1, "from", s.From)
		f.put(22, i+1, "to", s.To)
	}
	f.put(23, 0, "carriage paid by", n.FreightBy)
	for _, d := range n.Documents {
		f.put(24, d.Item, "document", strings.TrimSpace(d.Name+" "+d.Number))
		f.put(24, d.Item, "dated", d.DatedOn)
	}
	f.put(25, 0, "contract", n.Contract.Number)
	f.put(25, 0, "invoice", n.Invoice.Number)
	f.put(29, 0, "consignment number", n.Waybill)
}
