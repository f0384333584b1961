package main

import (
	"cmp"
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/gs1"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

const dossierDataShort = "write a data file from a dossier: sad, ephyto, ubl-invoice, ubl-despatch, epcis, broker"

func (p *program) dossierDataCommand() *cobra.Command {
	c := group("data", dossierDataShort, p.dataSADCommand(), p.dataEPhytoCommand(), p.dataInvoiceCommand(),
		p.dataDespatchCommand(), p.dataEPCISCommand(), p.dataBrokerCommand())
	c.Long = c.Short + `

Every file is computed from the dossier of the shipment; facts that a format needs and the dossier lacks are told all at
once, and no file is written then. To fill them in, export the dossier, write them into the file, and import it.`
	return c
}

// dataWriter writes a data file. The ledger is asked for what the dossier does not tell.
type dataWriter func(io.Writer, *store.Tx, dossier.Dossier) error

// dataCommand is the command of one kind of data file.
func (p *program) dataCommand(kind, short string, write dataWriter) *cobra.Command {
	return p.verb(kind+" SHIPMENT FILE", short,
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			d, err := s.Papers.Dossier(ctx, actor, args[0])
			if err != nil {
				return err
			}
			err = s.DB.Read(ctx, func(tx *store.Tx) error {
				return writeFile(args[1], func(w io.Writer) error { return write(w, tx, d) })
			})
			if err != nil {
				return err
			}
			return p.show(map[string]any{"file": args[1], "kind": kind}, "%s is written.", args[1])
		})
}

func (p *program) dataSADCommand() *cobra.Command {
	c := p.dataCommand("sad", "the export declaration as ASYCUDA-style XML: experimental",
		func(w io.Writer, tx *store.Tx, d dossier.Dossier) error {
			o, err := sadOptions(tx, d)
			if err != nil {
				return err
			}
			return exchange.WriteSAD(w, d, o)
		})
	c.Long = c.Short + `

EXPERIMENTAL: the form is taken from public samples; Lao customs have not confirmed that they read it. It is data for
the broker, not a declaration. Codes of documents come from the register "documents": the column customs_code where a
row has one, and else its code.`
	return c
}

func (p *program) dataBrokerCommand() *cobra.Command {
	return p.dataCommand("broker", "the export declaration as an XLSX worksheet for the broker",
		func(w io.Writer, tx *store.Tx, d dossier.Dossier) error {
			o, err := sadOptions(tx, d)
			if err != nil {
				return err
			}
			return exchange.WriteBroker(w, d, o)
		})
}

func (p *program) dataInvoiceCommand() *cobra.Command {
	return p.dataCommand("ubl-invoice", "the commercial invoice as UBL 2.1",
		func(w io.Writer, _ *store.Tx, d dossier.Dossier) error {
			return exchange.WriteUBLInvoice(w, d, exchange.UBLOptions{WrittenAt: p.now()})
		})
}

func (p *program) dataDespatchCommand() *cobra.Command {
	return p.dataCommand("ubl-despatch", "the packing list as a UBL 2.1 despatch advice",
		func(w io.Writer, _ *store.Tx, d dossier.Dossier) error {
			return exchange.WriteUBLDespatch(w, d, exchange.UBLOptions{WrittenAt: p.now()})
		})
}

func (p *program) dataEPhytoCommand() *cobra.Command {
	var o exchange.EPhytoOptions
	c := p.dataCommand("ephyto", "data of the phytosanitary certificate as ePhyto XML: a draft for the authority",
		func(w io.Writer, _ *store.Tx, d dossier.Dossier) error {
			o.WrittenAt = p.now()
			return exchange.WriteEPhyto(w, d, o)
		})
	f := c.Flags()
	f.IntSliceVar(&o.Lines, "lines", nil, "numbers of the lines that the certificate is for; all where left out")
	f.StringVar(&o.DraftStatus, "status", "47", "status code of a draft, as the authority wants it (UN/EDIFACT 1373)")
	f.StringVar(&o.Certificate, "certificate", "",
		"number of a certificate that the authority has issued: write a copy of what was recorded instead of a draft")
	return c
}

func (p *program) dataEPCISCommand() *cobra.Command {
	var o exchange.EPCISOptions
	c := p.dataCommand("epcis", "what was done with the packages as EPCIS 2.0 events",
		func(w io.Writer, tx *store.Tx, d dossier.Dossier) error {
			of := packageNames{tx: tx}
			of.shipment, of.unknown = tx.ShipmentByReference(d.Reference)
			o.Identify, o.Pallet, o.WrittenAt = of.link, of.pallet, p.now()
			o.Departed = of.shipment.State == trade.ShipmentDespatched
			return exchange.WriteEPCIS(w, d, o)
		})
	placeFlags(c.Flags(), &o)
	return c
}

func placeFlags(f *pflag.FlagSet, o *exchange.EPCISOptions) {
	f.StringVar(&o.ReadPoint, "read-point", "", "where the events were seen, as a URI: https://id.gs1.org/414/GLN")
	f.StringVar(&o.BizLocation, "location", "", "where the goods are after an event, as a URI")
}

// packageNames gives the packages of one shipment of ours their identifiers.
type packageNames struct {
	tx       *store.Tx
	shipment trade.Shipment
	unknown  error // there is no such shipment here
}

// link is the identifier of a package: its SSCC, or else the GTIN of its item with its number as serial number.
// NotFound where the shipment is not ours: the same number may stand on a package here that is another one.
func (n packageNames) link(number string) (string, error) {
	if n.unknown != nil {
		return "", n.unknown
	}
	u, err := n.tx.UnitByIdentifier(number)
	if err != nil || u.SSCC != "" {
		return ssccLink(u), err
	}
	item, err := n.tx.Item(u.ItemID)
	if err != nil || item.GTIN == "" {
		return "", err
	}
	return gs1.Link(gs1.CanonicalStem, []gs1.Element{
		{AI: "01", Value: string(gs1.GTIN(item.GTIN).Padded())}, {AI: "21", Value: number}})
}

// pallet is the identifier of the pallet that a package stands on; none where it stands on none, or on one without.
func (n packageNames) pallet(number string) (string, error) {
	u, err := n.tx.UnitByIdentifier(number)
	if err != nil {
		return "", err
	}
	at, found, err := n.tx.Parent(u.ID.At())
	if err != nil || !found || at.Kind() != trade.UnitPlace {
		return "", err
	}
	pallet, err := n.tx.Unit(trade.UnitID(at.ID()))
	return ssccLink(pallet), err
}

func ssccLink(u trade.HandlingUnit) string {
	if u.SSCC == "" {
		return ""
	}
	return gs1.CanonicalStem + "/00/" + u.SSCC
}

// sadOptions reads from the registers what a declaration says beyond the dossier.
func sadOptions(tx *store.Tx, d dossier.Dossier) (exchange.SADOptions, error) {
	o := exchange.SADOptions{Documents: map[string]exchange.SADDocument{}, Offices: map[string]string{},
		Countries: map[string]string{}, Packages: map[string]string{}}
	r := registerReader{tx: tx}
	for _, paper := range d.Papers {
		if row := r.row("customs-documents", paper.Kind); row != nil {
			o.Documents[paper.Kind] = exchange.SADDocument{Code: row["customs_code"], Name: row["name_en"]}
		}
	}
	offices, err := tx.RegisterRows("customs-offices")
	if err != nil {
		return o, err
	}
	for _, office := range offices {
		if office.ValidOn(tx.Today()) {
			o.Offices[strings.ToUpper(office.Fields["name_en"])] = office.Fields["customs_code"]
		}
	}
	for _, code := range countriesOf(d.Facts) {
		o.Countries[code] = r.row("countries", code)["name_en"]
	}
	for _, line := range d.Facts.Lines {
		o.Packages[line.Package] = r.row("packages", line.Package)["name_en"]
	}
	return o, r.err
}

// countriesOf are the countries that a declaration names.
func countriesOf(f dossier.Facts) []string {
	all := []string{f.Origin, f.Destination, f.Parties.Consignor.Country}
	for _, lot := range f.Lots {
		all = append(all, lot.Country)
	}
	return all
}

// registerReader reads rows as they are in force today, and keeps the first error.
type registerReader struct {
	tx  *store.Tx
	err error
}

func (r *registerReader) row(register, code string) map[string]string {
	row, found, err := r.tx.RegisterRow(register, code, r.tx.Today())
	r.err = cmp.Or(r.err, err)
	if !found {
		return nil
	}
	return row.Fields
}
