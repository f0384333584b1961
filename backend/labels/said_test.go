package labels_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/gs1"
	"tradehub/backend/labels"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

const (
	chilliLot = "LNT-CHI-261102-01"
	durianLot = "LNT-DUR-261102-01"
)

// said is one label that the service printed, with what the ledger says of its subject.
type said struct {
	name     string
	template string
	zpl      []byte
	sheet    sheet.Document
	ledger   truth
}

// truth is what the ledger says, read by this test and not by the service.
type truth struct {
	elements map[string]string // by identifier; what a label may say, and nothing else
	plain    []string          // what a symbol without elements may hold
	texts    []string          // what people must be able to read
}

// TestEveryLabelSaysWhatTheLedgerSays prints every label of every rule to a printer, for every kind of unit, and
// reads it back: from the drawing of an independent printer of ZPL, and from the PDF, with two readers that are not
// ours.
func TestEveryLabelSaysWhatTheLedgerSays(t *testing.T) {
	t.Parallel()
	var all []said
	all = append(all, newHouse(t).everyLabel(bananaLot, mangoLot, chilliLot, durianLot, scarfLot)...)
	all = append(all, newHouseWithoutPrefix(t).everyLabel(bananaLot, mangoLot)...)
	templates := map[string]bool{}
	for _, s := range all {
		templates[s.template] = true
	}
	for _, want := range []string{"carton-label-100x70/1", "carton-label-100x150/1", "unit-label-100x70/1",
		"unit-label-105x148/1", "pallet-label/1", "container-label/1"} {
		if !templates[want] {
			t.Errorf("no label was set in %s", want)
		}
	}
	ways := []way{drawnFromZPL(t, all), drawnFromPDF(t, all)}
	for _, w := range ways {
		t.Run(w.name+", ZXing", func(t *testing.T) {
			t.Parallel()
			for i, found := range readZXing(t, w.pictures) {
				all[i].symbols(t, found, nil)
			}
		})
		t.Run(w.name+", zbar", func(t *testing.T) {
			t.Parallel()
			for i, found := range readZBar(t, w.pictures) {
				all[i].symbols(t, found, []string{"gs1-datamatrix"})
			}
		})
	}
	for i, text := range textsOfPDF(t, all) {
		for _, want := range all[i].ledger.texts {
			if !strings.Contains(text, squeezed(want)) {
				t.Errorf("%s: people do not read %q in %q", all[i].name, want, text)
			}
		}
	}
}

// symbols holds what a reader found against what the label has, and what it has against the ledger.
func (s said) symbols(t *testing.T, found, unreadable []string) {
	t.Helper()
	var want []string
	for _, op := range s.sheet.Pages[0].Ops {
		if one, is := op.(sheet.Symbol); is && !slices.Contains(unreadable, string(one.Modules.Kind)) {
			want = append(want, one.Modules.Data)
		}
	}
	slices.Sort(want)
	slices.Sort(found)
	if !slices.Equal(found, want) || len(want) == 0 {
		t.Errorf("%s: read %q, want %q", s.name, found, want)
	}
	for _, data := range found {
		s.truthful(t, data)
	}
}

func (s said) truthful(t *testing.T, data string) {
	t.Helper()
	if slices.Contains(s.ledger.plain, data) {
		return
	}
	elements, err := gs1.ParseLink(data)
	if !strings.HasPrefix(data, "https:") {
		elements, err = gs1.ParseElements(data)
	}
	if err != nil || len(elements) == 0 {
		t.Errorf("%s: %q is none of %q: %v", s.name, data, s.ledger.plain, err)
	}
	for _, e := range elements {
		if want, known := s.ledger.elements[e.AI]; !known || e.Value != want {
			t.Errorf("%s: (%s) is %q, and the ledger says %q", s.name, e.AI, e.Value, want)
		}
	}
}

// everyLabel prints labels of every kind of unit, with and without GTIN, for China and for elsewhere, by every shipped
// rule and by one of the station.
func (h *house) everyLabel(goods ...string) (all []said) {
	h.t.Helper()
	plain := rule("th-plain", "", "TH", "package", "unit-label-100x70", "identifier", "")
	plain.Fields["lacking"] = "gtin"
	h.rules(rule("th", "", "TH", "package", "carton-label-100x150", "gtin", ""), plain)
	chilli := trade.Item{ID: "chi", Code: "CHI", GTIN: "9521234000037", Unit: "KGM", Package: "CT", HS6: "0709.60",
		NetG: 5_000, Name: trade.Names{EN: "Chilli", LO: "ໝາກເຜັດ", ZH: "辣椒"}, PaperName: "FRESH CHILLIES"}
	weighed := trade.Item{ID: "dur", Code: "DUR", GTIN: "99521234000016", Unit: "KGM", Package: "CT", HS6: "0810.60",
		NetG: 12_345, TareG: 900, Name: trade.Names{EN: "Durian", LO: "ທຸລຽນ", ZH: "榴莲"}, PaperName: "FRESH DURIANS"}
	h.stock(chilli, chilliLot)
	h.stock(weighed, durianLot)
	for destination, lots := range map[string][]string{"": goods, "CN": goods, "TH": {bananaLot, mangoLot, durianLot}} {
		for _, lot := range lots {
			packages := h.pack(lot, 3)
			pallet := h.pallet(packages[1:])
			for _, unit := range []string{packages[0], pallet} {
				all = append(all, h.said(labels.PrintRequest{Units: []string{unit}, Destination: destination}))
			}
		}
	}
	several := h.pallet(append(h.pack(bananaLot, 1), h.pack(otherLot, 1)...))
	all = append(all, h.said(labels.PrintRequest{Units: []string{several}}))
	h.load(h.pallet(h.pack(bananaLot, 2)), h.pack(mangoLot, 1)[0])
	h.seal()
	return append(all, h.said(ofTheBox()))
}

// stock puts goods of an item into the cold room.
func (h *house) stock(item trade.Item, lot string) {
	h.t.Helper()
	h.post(func(tx *store.Tx, e *trade.Entry) error {
		firm, err := tx.Firm()
		if err != nil {
			return err
		}
		e.Move(trade.PartyID("coop").At(), trade.LocationID("cold").At(), trade.Goods{ItemID: item.ID,
			LotID: trade.LotID(item.ID), Grade: trade.GradeA, OwnerID: firm.PartyID},
			trade.Amount{QtyMilli: 900_000, NetG: 900_000})
		if err := tx.PutItem(e, item); err != nil {
			return err
		}
		return tx.PutLot(e, trade.Lot{ID: trade.LotID(item.ID), Number: lot, ItemID: item.ID, PartyID: "coop", Country: "LA",
			HarvestedOn: "2026-11-02", Orchard: "LA-O-0021", Packhouse: "LA-BAN-P-0002"})
	})
}

// said prints one label and keeps what came out beside what the ledger says.
func (h *house) said(r labels.PrintRequest) said {
	h.t.Helper()
	r.Printer = zebra
	look := labels.PreviewRequest{Shipment: r.Shipment, Destination: r.Destination}
	s := said{ledger: truth{elements: map[string]string{}}}
	h.read(func(tx *store.Tx) error {
		if len(r.Transports) > 0 {
			look.Transport = r.Transports[0]
			return s.ledger.ofTransport(tx)
		}
		look.Unit = r.Units[0]
		return s.ledger.ofUnit(tx, r.Units[0])
	})
	seen, err := h.Preview(h.t.Context(), packer, look)
	h.must(err)
	before := len(h.printer.Labels())
	job, err := h.Print(h.t.Context(), packer, r, nil)
	h.must(err)
	s.zpl, s.sheet, s.template = h.printer.Labels()[before], seen.Sheet, job.Labels[0].Template
	s.name = fmt.Sprintf("%s of %s for %q", s.template, job.Labels[0].Unit, r.Destination)
	return s
}

// ofUnit reads what the ledger says of a package or a pallet.
func (l *truth) ofUnit(tx *store.Tx, number string) error {
	u, err := tx.UnitByIdentifier(number)
	if err != nil {
		return err
	}
	load, err := tx.LoadOf(u.ID.At())
	if err != nil {
		return err
	}
	if err := l.ofGoods(tx, u.ID.At()); err != nil {
		return err
	}
	gtin := l.elements["01"]
	if u.Kind == trade.Pallet {
		delete(l.elements, "01")
		l.elements["02"], l.elements["37"] = gtin, fmt.Sprintf("%02d", load.Packages)
		l.texts = append(l.texts, kilos(load.NetG, 1), kilos(load.GrossG(), 1))
	} else {
		l.elements["21"] = u.Number
		if strings.HasPrefix(gtin, "9") {
			l.elements["3103"] = fmt.Sprintf("%06d", u.NetG)
		}
		l.texts = append(l.texts, kilos(u.NetG, 3), u.Number)
	}
	l.elements["00"], l.elements["422"], l.plain = u.SSCC, "418", []string{u.Fallback}
	if u.PackedOn != "" {
		l.elements["13"] = strings.ReplaceAll(u.PackedOn, "-", "")[2:]
		l.texts = append(l.texts, u.PackedOn)
	}
	return nil
}

// ofGoods reads what the ledger says of what is in a place.
func (l *truth) ofGoods(tx *store.Tx, place trade.Place) error {
	rows, err := tx.Contents(place)
	if err != nil {
		return err
	}
	for i, row := range rows {
		lot, err := tx.Lot(row.LotID)
		if err != nil {
			return err
		}
		item, err := tx.Item(row.ItemID)
		if err != nil {
			return err
		}
		l.texts = append(l.texts, item.PaperName)
		if l.elements["01"] = ""; item.GTIN != "" {
			l.elements["01"] = strings.Repeat("0", 14-len(item.GTIN)) + item.GTIN
		}
		if l.elements["10"] = lot.Number; i > 0 { // of several lots no symbol names one
			delete(l.elements, "10")
		}
		if i == 0 && place.Kind() == trade.UnitPlace {
			l.texts = append(l.texts, lot.Number)
		}
		if i == 0 {
			l.texts = append(l.texts, item.Name.LO)
		}
	}
	return nil
}

// ofTransport reads what the ledger says of the container.
func (l *truth) ofTransport(tx *store.Tx) error {
	m, err := tx.Manifest("ship")
	if err != nil {
		return err
	}
	u := m.Units[0]
	l.plain = []string{u.Number}
	l.texts = []string{u.Number, m.Shipment.Reference, m.Departure.Vehicle, m.Departure.To, m.Consignee.Name.EN,
		strconv.FormatInt(m.Total.Packages, 10), kilos(m.Total.NetG, 1), kilos(m.Total.GrossG(), 1),
		kilos(u.TareG+m.Total.GrossG(), 1), u.SizeType, u.Wagon}
	for _, seal := range u.Seals {
		l.texts = append(l.texts, seal.Number)
	}
	for _, item := range m.Items {
		l.texts = append(l.texts, item.PaperName, item.Name.LO, item.Name.ZH)
	}
	return nil
}

// kilos writes grams as labels do.
func kilos(g int64, decimals int) string {
	text := strconv.FormatFloat(float64(g)/1000, 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + "." + fraction
}

// squeezed takes out the blanks, which a line break puts in or leaves out.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }
