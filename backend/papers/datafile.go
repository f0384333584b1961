package papers

import (
	"context"
	"io"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// DataKind is our slug for a kind of data file.
type DataKind string

// The data files that are computed from a dossier.
const (
	DataSAD          DataKind = "sad"          // the export declaration as ASYCUDA-style XML: experimental
	DataBroker       DataKind = "broker"       // the same as an XLSX worksheet for the broker
	DataEPhyto       DataKind = "ephyto"       // data of the phytosanitary certificate as ePhyto XML
	DataUBLInvoice   DataKind = "ubl-invoice"  // the commercial invoice as UBL 2.1
	DataUBLDespatch  DataKind = "ubl-despatch" // the packing list as a UBL 2.1 despatch advice
	DataEPCIS        DataKind = "epcis"        // what was done with the packages as EPCIS 2.0 events
	DataRailNote     DataKind = "rail-note"    // the rail consignment note as CSV, for keying into the carrier's system
	draftCertificate          = "47"           // status of a draft in UN/EDIFACT 1373, where nobody names another
)

// DataRequest asks for a data file.
type DataRequest struct {
	Shipment string
	Kind     DataKind
	EPhyto   exchange.EPhytoOptions // of an ePhyto file; when it is written is told here
	EPCIS    exchange.EPCISOptions  // of EPCIS events: their places; the rest is told here
}

// DataFile writes a data file from the dossier of a shipment. Facts that the format needs and the dossier lacks are
// told all at once, and nothing is written then. NotFound when there is no such shipment, Invalid for a kind that there
// is not. Requires trade.Look.
func (s *Service) DataFile(ctx context.Context, actor trade.Actor, r DataRequest, w io.Writer) error {
	if err := actor.Require(trade.Look); err != nil {
		return err
	}
	write, known := dataWriters[r.Kind]
	if !known {
		return fault.New(fault.Invalid, words.PapersDataKind, fault.Params{"found": r.Kind}).At("kind")
	}
	return s.db.Read(ctx, func(tx *store.Tx) error {
		d, err := s.dossier(tx, r.Shipment)
		if err != nil {
			return err
		}
		return write(w, tx, d, r)
	})
}

// dataWriter writes a data file. The ledger is asked for what the dossier does not tell.
type dataWriter func(io.Writer, *store.Tx, dossier.Dossier, DataRequest) error

var dataWriters = map[DataKind]dataWriter{
	DataRailNote: railNoteData,
	DataSAD: func(w io.Writer, tx *store.Tx, d dossier.Dossier, _ DataRequest) error {
		o, err := sadOptions(tx, d)
		if err != nil {
			return err
		}
		return exchange.WriteSAD(w, d, o)
	},
	DataBroker: func(w io.Writer, tx *store.Tx, d dossier.Dossier, _ DataRequest) error {
		o, err := sadOptions(tx, d)
		if err != nil {
			return err
		}
		return exchange.WriteBroker(w, d, o)
	},
	DataEPhyto: func(w io.Writer, tx *store.Tx, d dossier.Dossier, r DataRequest) error {
		o := r.EPhyto
		if o.WrittenAt = tx.Now(); o.DraftStatus == "" {
			o.DraftStatus = draftCertificate
		}
		return exchange.WriteEPhyto(w, d, o)
	},
	DataUBLInvoice: func(w io.Writer, tx *store.Tx, d dossier.Dossier, _ DataRequest) error {
		return exchange.WriteUBLInvoice(w, d, exchange.UBLOptions{WrittenAt: tx.Now()})
	},
	DataUBLDespatch: func(w io.Writer, tx *store.Tx, d dossier.Dossier, _ DataRequest) error {
		return exchange.WriteUBLDespatch(w, d, exchange.UBLOptions{WrittenAt: tx.Now()})
	},
	DataEPCIS: func(w io.Writer, tx *store.Tx, d dossier.Dossier, r DataRequest) error {
		of, o := packageNames{tx: tx}, r.EPCIS
		of.shipment, of.unknown = tx.ShipmentByReference(d.Reference)
		o.Identify, o.Pallet, o.WrittenAt = of.link, of.pallet, tx.Now()
		o.Departed = of.shipment.State == trade.ShipmentDespatched
		return exchange.WriteEPCIS(w, d, o)
	},
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
	ask := &asking{tx: tx}
	for _, paper := range d.Papers {
		if row, found := ask.row("customs-documents", paper.Kind); found {
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
	f := d.Facts
	countries := []string{f.Origin, f.Destination, f.Parties.Consignor.Country}
	for _, lot := range f.Lots {
		countries = append(countries, lot.Country)
	}
	for _, code := range slices.Compact(slices.Sorted(slices.Values(countries))) {
		row, _ := ask.row("countries", code)
		o.Countries[code] = row["name_en"]
	}
	for _, line := range f.Lines {
		row, _ := ask.row("packages", line.Package)
		o.Packages[line.Package] = row["name_en"]
	}
	return o, ask.err
}
