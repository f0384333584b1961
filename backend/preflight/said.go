package preflight

import (
	"tradehub/backend/fault"
	"tradehub/backend/trade"
)

// Paper is a paper of the shipment that stands, taken apart into what it says.
type Paper struct {
	Kind    trade.PaperKind
	Name    string // in English, as sentences call it
	Number  string // the authority's where there is one
	Ours    bool
	State   trade.PaperState
	DatedOn string // the day that stands on it: the authority's where there is one
	Place   int    // among the papers of the dossier
	Lines   []int  // numbers of the lines that it is about; empty for all
	// Statements are all that it says of the shipment, once as it was frozen and once more where the authority's paper
	// was typed in. None where the dossier does not tell what it said.
	Statements []Statement
}

// Statement is one value on a paper beside what the facts say.
type Statement struct {
	Term     Term
	Of       string // goods, lot or transport unit that it is about, as the paper itself names it
	Box      string // JSON pointer into what the paper says
	Said     string
	Holds    string // what the paper would say if it were written now
	Official bool   // Said was typed in from the paper that the authority issued
}

// Agrees tells whether the paper says what holds.
func (s Statement) Agrees() bool { return s.Said == s.Holds }

// Draft is a paper that the shipment needs and has not, with what would keep it from being issued or handed in.
type Draft struct {
	Kind  trade.PaperKind
	Name  string
	Lacks fault.List // facts that it lacks or cannot carry; fields are JSON pointers into the dossier
	Unset fault.List // what cannot be set in its boxes; fields are boxes
}

// Term is what a statement is about.
type Term string

// The terms. Whatever has no term of its own is Other.
const (
	Consignor    Term = "consignor"
	Consignee    Term = "consignee"
	Buyer        Term = "buyer" // notify party, third party
	Countries    Term = "countries"
	Invoice      Term = "invoice" // its number and date
	PackageCount Term = "packages"
	CountInWords Term = "in words" // a number in words beside one in figures
	NetWeight    Term = "net"
	GrossWeight  Term = "gross"     // of goods with packing
	UnitMass     Term = "unit mass" // tare and total of transport units
	Weighing     Term = "weighing"  // of weighbridge tickets
	Amount       Term = "amount"    // prices, amounts, currency
	FOBValue     Term = "fob"
	Statistical  Term = "statistical" // value and rate of exchange for customs
	Unit         Term = "unit"        // of quantity, kind of package
	Description  Term = "goods"
	HSCode       Term = "hs"
	OriginRule   Term = "criterion"
	Ticks        Term = "ticks"
	EndLine      Term = "end line"
	Marks        Term = "marks"
	LotCodes     Term = "lots" // lots, orchards, packing houses
	Species      Term = "species"
	Declaration  Term = "additional declaration"
	Treatment    Term = "treatment"
	Inspected    Term = "inspection"
	Container    Term = "container" // number and type of a transport unit
	Wagon        Term = "wagon"
	Seals        Term = "seals"
	Climate      Term = "climate"
	Vehicle      Term = "vehicle"
	Departure    Term = "departure" // day and hour
	RouteTerm    Term = "route"     // from, to, by way of
	Entry        Term = "entry"     // point of entry
	Delivery     Term = "terms of delivery"
	Documents    Term = "documents" // other papers that this one lists
	Permits      Term = "permits"
	Procedure    Term = "procedure" // of customs, offices
	Items        Term = "items"     // how many items and forms
	Other        Term = "other"
)
