package papers

import (
	"slices"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// draft is a paper while it is drawn up: the form it is set in, what is loaded, which papers the shipment has, and what
// this one says.
type draft struct {
	Context
	tx       *store.Tx
	form     *sheet.Template
	manifest store.Manifest
	papers   []trade.Paper
}

// begin reads a shipment with what is loaded and writes the context of a paper about it, without a number.
func (s *Service) begin(tx *store.Tx, actor trade.Actor, r DraftRequest) (*draft, error) {
	if r.Kind.Code() == "" {
		return nil, fault.New(fault.Invalid, words.PapersKind, fault.Params{"found": r.Kind}).At("kind")
	}
	if r.DatedOn == "" {
		r.DatedOn = tx.Today()
	}
	if _, err := time.Parse(time.DateOnly, r.DatedOn); err != nil {
		return nil, fault.New(fault.Invalid, words.TradeDate,
			fault.Params{"field": "date", "found": r.DatedOn}).At("date")
	}
	shipment, err := tx.ShipmentByReference(r.Shipment)
	if err != nil {
		return nil, err
	}
	form, err := s.forms.Find(string(r.Kind))
	if err != nil {
		return nil, err
	}
	d := &draft{tx: tx, form: form, Context: Context{Template: form.Ref(), TemplateSHA256: form.SHA256, State: StateDraft,
		Kind: r.Kind, Code: r.Kind.Code(), DatedOn: r.DatedOn, Units: []Unit{}, Rows: []Row{}, Packages: []Packages{}}}
	if _, err := tx.MinorDigits(shipment.Currency()); fault.CodeOf(err) == fault.NotFound {
		return nil, fault.New(fault.Conflict, words.PapersCurrency,
			fault.Params{"currency": shipment.Currency()}).Because(err)
	}
	if d.manifest, err = s.loaded.of(tx, shipment.ID); err != nil {
		return nil, err
	}
	if d.papers, err = tx.PapersOf(shipment.ID); err != nil {
		return nil, err
	}
	return d, d.write(actor)
}

// write fills the context.
func (d *draft) write(actor trade.Actor) error {
	sh := d.manifest.Shipment
	d.Shipment, d.Terms, d.Payment, d.Marks = sh.Reference, sh.Terms.String(), sh.Payment, sh.Marks
	d.Total = weightsOf(d.manifest.Total)
	steps := []func() error{d.writeParties, d.writeTransport, d.writeUnits, func() error { return d.writeMade(actor) }}
	if d.Kind == trade.CommercialInvoice {
		steps = append(steps, d.writeMoney, d.invoiceRows)
	} else if invoice, found := d.standing(trade.CommercialInvoice); found {
		d.Invoice = &Reference{invoice.Number, invoice.DatedOn}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if d.Kind == trade.PackingList {
		d.listRows()
	}
	d.writeSaid()
	return nil
}

// standing gives the issued paper of a kind that the shipment has; there is one at most.
func (d *draft) standing(kind trade.PaperKind) (trade.Paper, bool) { return standing(d.papers, kind) }

func standing(papers []trade.Paper, kind trade.PaperKind) (trade.Paper, bool) {
	i := slices.IndexFunc(papers, func(p trade.Paper) bool { return p.Kind == kind && p.State == trade.PaperIssued })
	if i < 0 {
		return trade.Paper{}, false
	}
	return papers[i], true
}

func (d *draft) writeParties() (err error) {
	m := d.manifest
	if d.Origin, d.OriginZH, err = d.country(m.Shipment.Origin); err != nil {
		return err
	}
	if d.Destination, d.DestinationZH, err = d.country(m.Shipment.Destination); err != nil {
		return err
	}
	if d.Consignor, err = d.party(m.Consignor); err != nil {
		return err
	}
	if d.Consignee, err = d.party(m.Consignee); err != nil || m.Notify.ID == "" {
		return err
	}
	notify, err := d.party(m.Notify)
	d.Notify, d.NotifyIsConsignee = &notify, notify == d.Consignee
	return err
}

// party gives a party as papers print it. The country is not told again where the address ends with it.
func (d *draft) party(p trade.Party) (Party, error) {
	country, countryZH, err := d.country(p.Country)
	said := Party{Name: strings.ToUpper(p.Name.EN), NameLO: p.Name.LO, NameZH: p.Name.ZH, Address: p.Address,
		Country: strings.ToUpper(country), CountryZH: countryZH, TIN: p.TIN}
	if !strings.HasSuffix(strings.ToUpper(strings.TrimRight(p.Address, " .")), said.Country) {
		said.CountryLine = said.Country
	}
	return said, err
}

func (d *draft) country(code string) (name, nameZH string, err error) {
	if name, err = d.name("countries", code); err != nil {
		return "", "", err
	}
	nameZH, err = d.nameIn("countries", code, chinese)
	return name, nameZH, err
}

// name gives the English name of a code on the date of the paper, or the code itself where the register has none.
func (d *draft) name(register, code string) (string, error) {
	name, err := d.nameIn(register, code, english)
	if name == "" {
		name = code
	}
	return name, err
}

// nameIn gives the name of a code in a language, or nothing.
func (d *draft) nameIn(register, code string, in language) (string, error) {
	row, _, err := d.tx.RegisterRow(register, code, d.DatedOn)
	return row.Fields[in.names], err
}

func (d *draft) writeTransport() error {
	dep := d.manifest.Departure
	d.Transport = Transport{Mode: dep.Mode, ModeZH: carriedBy(chinese, dep.Mode, ""), Vehicle: dep.Vehicle,
		Said: carriedBy(english, dep.Mode, dep.Vehicle), From: dep.From, To: dep.To, Via: dep.Via,
		DepartsOn: dep.LocalTime().Format(time.DateOnly)}
	return nil
}

// writeMade says who drafts the paper. The head is that of the chain before the paper's own entry, which cannot
// stand on it.
func (d *draft) writeMade(actor trade.Actor) error {
	firm, err := d.tx.Firm()
	if err != nil {
		return err
	}
	site, err := d.tx.Location(firm.SiteID)
	d.Made = Made{By: actor.Name, At: d.tx.Now(), On: d.tx.Today(), Place: site.Name.EN, Station: d.tx.Station(),
		Epoch: d.tx.Epoch(), Seq: d.tx.Seq(), Head: d.tx.ChainHead()}
	d.Made.HeadShort = groups(d.Made.Head)
	return err
}
