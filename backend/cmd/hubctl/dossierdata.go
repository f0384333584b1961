package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/exchange"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

const dossierDataShort = "write a data file from a dossier: sad, ephyto, ubl-invoice, ubl-despatch, epcis, broker," +
	" rail-note"

func (p *program) dossierDataCommand() *cobra.Command {
	c := group("data", dossierDataShort, p.dataSADCommand(), p.dataEPhytoCommand(),
		p.dataCommand(papers.DataUBLInvoice, "the commercial invoice as UBL 2.1", nil),
		p.dataCommand(papers.DataUBLDespatch, "the packing list as a UBL 2.1 despatch advice", nil),
		p.dataEPCISCommand(),
		p.dataCommand(papers.DataBroker, "the export declaration as an XLSX worksheet for the broker", nil),
		p.dataCommand(papers.DataRailNote, "the rail consignment note as CSV, for keying into the carrier's system", nil))
	c.Long = c.Short + `

Every file is computed from the dossier of the shipment; facts that a format needs and the dossier lacks are told all at
once, and no file is written then. To fill them in, export the dossier, write them into the file, and import it.`
	return c
}

// dataCommand is the command of one kind of data file; asked holds what its flags say.
func (p *program) dataCommand(kind papers.DataKind, short string, asked *papers.DataRequest) *cobra.Command {
	return p.verb(string(kind)+" SHIPMENT FILE", short,
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			r := papers.DataRequest{}
			if asked != nil {
				r = *asked
			}
			r.Kind, r.Shipment = kind, args[0]
			err := writeFile(args[1], func(w io.Writer) error { return s.Papers.DataFile(ctx, actor, r, w) })
			if err != nil {
				return err
			}
			return p.show(map[string]any{"file": args[1], "kind": kind}, "%s is written.", args[1])
		})
}

func (p *program) dataSADCommand() *cobra.Command {
	c := p.dataCommand(papers.DataSAD, "the export declaration as ASYCUDA-style XML: experimental", nil)
	c.Long = c.Short + `

EXPERIMENTAL: the form is taken from public samples; Lao customs have not confirmed that they read it. It is data for
the broker, not a declaration. Codes of documents come from the register "documents": the column customs_code where a
row has one, and else its code.`
	return c
}

func (p *program) dataEPhytoCommand() *cobra.Command {
	var r papers.DataRequest
	c := p.dataCommand(papers.DataEPhyto,
		"data of the phytosanitary certificate as ePhyto XML: a draft for the authority", &r)
	f := c.Flags()
	f.IntSliceVar(&r.EPhyto.Lines, "lines", nil, "numbers of the lines that the certificate is for; all where left out")
	f.StringVar(&r.EPhyto.DraftStatus, "status", "47",
		"status code of a draft, as the authority wants it (UN/EDIFACT 1373)")
	f.StringVar(&r.EPhyto.Certificate, "certificate", "",
		"number of a certificate that the authority has issued: write a copy of what was recorded instead of a draft")
	return c
}

func (p *program) dataEPCISCommand() *cobra.Command {
	var r papers.DataRequest
	c := p.dataCommand(papers.DataEPCIS, "what was done with the packages as EPCIS 2.0 events", &r)
	placeFlags(c.Flags(), &r.EPCIS)
	return c
}

func placeFlags(f *pflag.FlagSet, o *exchange.EPCISOptions) {
	f.StringVar(&o.ReadPoint, "read-point", "", "where the events were seen, as a URI: https://id.gs1.org/414/GLN")
	f.StringVar(&o.BizLocation, "location", "", "where the goods are after an event, as a URI")
}
