package forms

import (
	"fmt"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
)

// sale is an invoice or a packing list while it is written.
type sale struct {
	*writer
	Sale
}

func commercialInvoice(w *writer) Data {
	s := w.sale()
	s.invoiceRows()
	s.writeMoney()
	s.writeSaid()
	return &s.Sale
}

func packingList(w *writer) Data {
	s := w.sale()
	if invoice, found := w.paper(string(trade.CommercialInvoice)); found {
		s.Invoice = &Reference{invoice.Number, invoice.DatedOn}
	}
	s.listRows()
	s.writeSaid()
	return &s.Sale
}

// sale writes what invoice and packing list have in common.
func (w *writer) sale() *sale {
	f := w.facts
	s := &sale{writer: w, Sale: Sale{Head: w.head, Units: []Unit{}, Rows: []Row{}, Packages: []Packages{},
		Terms: trade.Terms{Rule: f.Terms.Rule, Place: f.Terms.Place}.String(), Payment: f.Payment, Bank: f.Bank,
		Marks: f.Marks, Contract: (*Reference)(f.Contract), Total: weightsOf(f.Total()),
		Consignor: w.said(f.Parties.Consignor), Consignee: w.said(f.Parties.Consignee)}}
	s.Origin, s.OriginZH = w.countryIn(f.Origin)
	s.Destination, s.DestinationZH = w.countryIn(f.Destination)
	if f.Parties.Buyer != nil {
		buyer := w.said(*f.Parties.Buyer)
		s.Buyer = &buyer
	}
	if f.Parties.Notify != nil {
		notify := w.said(*f.Parties.Notify)
		s.Notify, s.NotifyIsConsignee = &notify, notify == s.Consignee
	}
	mode := trade.Mode(f.Route.Mode)
	s.Transport = Transport{Mode: mode, ModeZH: carriedBy(chinese, mode, ""), Vehicle: f.Route.Vehicle,
		Said: carriedBy(english, mode, f.Route.Vehicle), From: f.Route.From.Name, To: f.Route.To.Name,
		Via: strings.Join(f.Route.Via, " / "), DepartsOn: w.departsOn()}
	s.writeUnits()
	return s
}

// countryIn names a country in English, where its code stands for a name that the register lacks, and in Chinese.
func (w *writer) countryIn(code string) (name, nameZH string) {
	fields, _ := w.registers("countries", code)
	return w.named("countries", code, "name_en"), fields["name_zh"]
}

// said gives a party as papers of ours print it: what is missing is told by whoever issues the paper.
func (w *writer) said(p dossier.Party) Party {
	country, countryZH := w.countryIn(p.Country)
	said := Party{Name: strings.ToUpper(p.Name), NameLO: p.NameLO, NameZH: p.NameZH, Address: p.Address,
		Country: strings.ToUpper(country), CountryZH: countryZH, TIN: p.TIN, Phone: p.Phone}
	said.CountryLine = said.Country
	if strings.HasSuffix(strings.ToUpper(strings.TrimRight(p.Address, " .")), said.Country) {
		said.CountryLine = ""
	}
	return said
}

func weightsOf(f dossier.Figures) Weights { return Weights{f.Packages, f.NetG, f.GrossG()} }

// writeUnits fills in the transport units, lot by lot, and counts the packages of each kind.
func (s *sale) writeUnits() {
	for _, t := range s.facts.Transport {
		kind := trade.TransportUnitKind(t.Kind)
		u := Unit{Kind: kind, KindZH: unitKind(chinese, kind), Number: t.Number, SizeType: t.SizeType, Wagon: t.Wagon,
			Seals: []string{}, Lots: []Lot{}, Weights: weightsOf(t.Figures())}
		for _, seal := range t.Seals {
			u.Seals = append(u.Seals, seal.Number)
		}
		for _, load := range t.Loads {
			lot := s.lot(load)
			u.Lots = append(u.Lots, lot)
			s.count(lot.Package, lot.Packages)
		}
		if t.Pallets != nil {
			u.Pallets, u.PalletTareG = t.Pallets.Count, t.Pallets.TareG
		}
		s.Units = append(s.Units, u)
	}
	s.KGDecimals = s.kgDecimals()
}

func (s *sale) lot(load dossier.Load) Lot {
	lot, _ := s.facts.Lot(load.Lot)
	line, _ := s.facts.Line(lot.Line)
	said := Lot{Number: lot.Number, Named: goodsOf(line.Item), Grade: line.Grade, Orchard: lot.Orchard,
		Packhouse: lot.Packhouse, Package: s.packageName(line.Package),
		Weights: Weights{load.Packages, load.NetG, load.GrossG}}
	if n := len(load.Ranges); n > 0 {
		said.First, said.Last = load.Ranges[0].First, load.Ranges[n-1].Last
	}
	return said
}

// goodsOf names an item as papers print it, and in Lao and Chinese as the master has it.
func goodsOf(item dossier.Item) Named { return Named{item.PaperName, item.NameLO, item.NameZH} }

// aPackage is the word for a package of a kind that the register gives no fit name: nobody ships "10 unpacked".
const aPackage = "package"

// unnamed are the codes of Rec 21 whose name is no noun to count with.
var unnamed = []string{"NE", "VO", "VR", "ZZ"}

// packageName gives the English name of a Rec 21 kind.
func (w *writer) packageName(code string) string {
	name := w.named("packages", code, "name_en")
	if name == code || slices.Contains(unnamed, code) {
		name = aPackage
	}
	return name
}

// count adds packages to those of their kind.
func (s *sale) count(name string, packages int64) {
	i := slices.IndexFunc(s.Packages, func(p Packages) bool { return p.Name == name })
	if i < 0 {
		s.Packages = append(s.Packages, Packages{Name: name})
		i = len(s.Packages) - 1
	}
	s.Packages[i].Count += packages
}

// kgDecimals tells with how many decimals all weights of the paper are exact, one at least.
func (s *sale) kgDecimals() int {
	var all []int64
	for _, u := range s.Units {
		all = append(all, u.PalletTareG)
		for _, lot := range u.Lots {
			all = append(all, lot.NetG, lot.GrossG)
		}
	}
	return decimals(3, 1, all...)
}

// name names a transport unit: "Container LKCU4200177".
func (u Unit) name() string {
	return english.sayWith(named[u.Kind], map[string]any{"number": u.Number})
}

// each gives the weights of one package where all are packed to the same weight.
func (l Lot) each() (netG, grossG int64) {
	if l.Packages == 0 || l.NetG%l.Packages != 0 || l.GrossG%l.Packages != 0 {
		return 0, 0
	}
	return l.NetG / l.Packages, l.GrossG / l.Packages
}

// Name names a transport unit in English: "Container LKCU4200177".
func (u Unit) Name() string { return u.name() }

// numbers prints the range of the package numbers. Goods that lie in packages counted with another lot have none.
func (l Lot) numbers() string {
	if l.First == l.Last {
		return l.First
	}
	return fmt.Sprintf("%s\u2013%s", l.First, l.Last)
}
