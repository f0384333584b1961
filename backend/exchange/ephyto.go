package exchange

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// EPhytoOptions say which certificate is asked for.
type EPhytoOptions struct {
	// Lines are the lines that the certificate is for; empty is all. Goods of different protocols have one each.
	Lines []int
	// Certificate is the number of a phytosanitary certificate of the dossier that the authority has issued. The file
	// then repeats what was recorded of it; empty makes a draft, which has no number.
	Certificate string
	// DraftStatus is the status code of a draft (UN/EDIFACT 1373), as the authority wants it. No list for the exchange
	// with Laos is published, so it is no constant here.
	DraftStatus string
	WrittenAt   time.Time // stands in a draft for the date of issue
}

// ephytoFormat is how people call the file.
const ephytoFormat = "ePhyto XML"

// Namespaces of UN/CEFACT's SPS certificate, as the ePhyto Hub takes it (IPPC).
const (
	spsCertificate = "urn:un:unece:uncefact:data:standard:SPSCertificate:17"
	spsContent     = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21"
	spsTypes       = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:21"
)

// What the file says of itself, to people and in its name.
const (
	ephytoDraft = "DRAFT for the plant protection organization: data of an application. Not a certificate; only the " +
		"organization issues one and sends it."
	ephytoCopy = "COPY for information: what was recorded of a certificate that the plant protection organization " +
		"issued. Not the organization's own file."
	ephytoDraftName = "DRAFT, NOT A CERTIFICATE"
	ephytoCopyName  = "COPY FOR INFORMATION"
)

// Codes of the certificate: its type (UN/EDIFACT 1001, phytosanitary certificate) and the status of an issued one
// (UN/EDIFACT 1373), as samples of the ePhyto Hub have them.
const (
	phytosanitaryType = "851"
	issuedStatus      = "70"
)

const phytosanitaryKind = "phytosanitary"

// WriteEPhyto writes the data of a phytosanitary certificate (ISPM 12) in the form of the ePhyto Hub: a DRAFT for the
// authority, marked as one, without a number, unless a certificate is named that the authority has issued and that was
// recorded. Only plant protection organizations talk to the Hub; this file is for typing over or loading there.
//
// Several transport units stand in one element, as the Hub takes only one. All faults (Invalid) are told at once, with
// the pointers of the facts.
func WriteEPhyto(w io.Writer, d dossier.Dossier, o EPhytoOptions) error {
	n := &needs{format: ephytoFormat}
	n.characters(d)
	n.phytosanitary(d, o)
	if len(n.faults) > 0 {
		return n.faults
	}
	c := certificate{f: d.Facts, o: o, lines: linesFor(d.Facts, o)}
	comment := ephytoDraft
	if o.Certificate != "" {
		c.official, _ = officialOf(d, o.Certificate)
		comment = ephytoCopy
	}
	return writeXML(w, comment, c.root())
}

// phytosanitary asks for what no field of the certificate may leave blank.
func (n *needs) phytosanitary(d dossier.Dossier, o EPhytoOptions) {
	f := d.Facts
	n.party("/facts/parties/consignor", f.Parties.Consignor)
	n.party("/facts/parties/consignee", f.Parties.Consignee)
	n.given("/facts/destination", f.Destination)
	n.given("/facts/route/entry/name", f.Route.Entry.Name)
	n.given("/facts/route/vehicle", f.Route.Vehicle)
	n.given("/facts/marks", f.Marks)
	n.given("/facts/phytosanitary/place", f.Phytosanitary.Place)
	n.mode(f.Route)
	n.loaded(f)
	for i, line := range f.Lines {
		if !o.covers(line.Number) {
			continue
		}
		at := fmt.Sprintf("/facts/lines/%d", i)
		n.given(at+"/item/species", line.Item.Species)
		n.given(at+"/item/paper_name", line.Item.PaperName)
		n.given(at+"/item/hs6", line.Item.HS6)
		n.given(at+"/package", line.Package)
		if _, countries := originOf(f, line.Number); len(countries) > 1 {
			n.refuse(at, words.ExchangeDataOrigins, fault.Params{"found": strings.Join(countries, ", ")})
		}
	}
	for _, number := range o.Lines {
		if _, known := f.Line(number); !known {
			n.missing(fmt.Sprintf("/facts/lines/%d", number-1))
		}
	}
	if o.Certificate == "" {
		n.given("status", o.DraftStatus)
	} else if _, issued := officialOf(d, o.Certificate); !issued {
		n.refuse("/papers", words.ExchangeDataPaper, fault.Params{"kind": phytosanitaryKind + " " + o.Certificate})
	}
}

func (o EPhytoOptions) covers(line int) bool {
	return len(o.Lines) == 0 || slices.Contains(o.Lines, line)
}

func linesFor(f dossier.Facts, o EPhytoOptions) []dossier.Line {
	return slices.DeleteFunc(slices.Clone(f.Lines), func(l dossier.Line) bool { return !o.covers(l.Number) })
}

// officialOf finds what was recorded of a certificate that an authority issued.
func officialOf(d dossier.Dossier, number string) (dossier.Official, bool) {
	for _, p := range d.Papers {
		if p.Kind == phytosanitaryKind && p.State == "recorded" && p.Official != nil && p.Official.Number == number {
			return *p.Official, true
		}
	}
	return dossier.Official{}, false
}

// certificate is what the file is made of. Official is empty for a draft.
type certificate struct {
	f        dossier.Facts
	o        EPhytoOptions
	lines    []dossier.Line
	official dossier.Official
}

func (c certificate) issued() bool { return c.official.Number != "" }

func (c certificate) root() *node {
	root := group("rsm:SPSCertificate", c.document(), c.consignment())
	root.marks = []string{"xmlns:rsm", spsCertificate, "xmlns:ram", spsContent, "xmlns:udt", spsTypes}
	return root
}

// document is the head of the certificate. A draft bears no number, no officer and no certifying clause.
func (c certificate) document() *node {
	name, status, at := ephytoDraftName, c.o.DraftStatus, c.o.WrittenAt.UTC().Format(time.RFC3339)
	place := c.f.Phytosanitary.Place
	var clause *node
	if c.issued() {
		name, status, at = ephytoCopyName, issuedStatus, c.official.IssuedOn
		clause = group("ram:IncludedSPSClause", leaf("ram:ID", "1"))
		if c.official.Place != "" {
			place = c.official.Place
		}
	}
	root := group("rsm:SPSExchangedDocument",
		leaf("ram:Name", name), leaf("ram:ID", c.official.Number),
		leaf("ram:TypeCode", phytosanitaryType), leaf("ram:StatusCode", status),
		group("ram:IssueDateTime", leaf("udt:DateTimeString", at)),
		group("ram:IssuerSPSParty", leaf("ram:Name", c.official.Authority)),
		spsNote("ram:IncludedSPSNote", "ADEDL", c.declaration()))
	for _, mark := range c.marks() {
		root.add(spsNote("ram:IncludedSPSNote", "DMCL", mark))
	}
	root.add(group("ram:SignatorySPSAuthentication",
		group("ram:IssueSPSLocation", leaf("ram:Name", place)), clause))
	return root
}

// declaration is what the certificate declares of its lines; each declaration once.
func (c certificate) declaration() string {
	var all []string
	for _, line := range c.lines {
		if said := c.f.DeclarationOf(line); said != "" && said != "NIL" && !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return strings.Join(all, " ")
}

// spsNote is a note under its subject; nothing where it says nothing.
func spsNote(name, subject, content string) *node {
	if content == "" {
		return nil
	}
	return group(name, leaf("ram:Subject", subject), leaf("ram:Content", content, "languageID", "en"))
}

// marks are the distinguishing marks of the consignment: those on the packages, then each transport unit with seals.
func (c certificate) marks() []string {
	all := []string{c.f.Marks}
	for _, t := range c.f.Transport {
		mark := strings.ToUpper(t.Kind) + " " + t.Number
		if seals := sealNumbers(t); seals != "" {
			mark += ", SEALS " + seals
		}
		all = append(all, mark)
	}
	return all
}

func (c certificate) consignment() *node {
	f, r := c.f, c.f.Route
	numbers, seals := make([]string, len(f.Transport)), []string{}
	for i, t := range f.Transport {
		numbers[i] = t.Number
		if s := sealNumbers(t); s != "" {
			seals = append(seals, s)
		}
	}
	items := group("ram:IncludedSPSConsignmentItem", several(c.lines, c.item)...)
	return group("rsm:SPSConsignment",
		spsParty("ram:ConsignorSPSParty", f.Parties.Consignor),
		spsParty("ram:ConsigneeSPSParty", f.Parties.Consignee),
		group("ram:ExportSPSCountry", leaf("ram:ID", f.Parties.Consignor.Country)),
		group("ram:ImportSPSCountry", leaf("ram:ID", f.Destination)),
		group("ram:UnloadingBaseportSPSLocation", leaf("ram:ID", r.Entry.Code), leaf("ram:Name", r.Entry.Name)),
		group("ram:MainCarriageSPSTransportMovement",
			leaf("ram:ID", r.Vehicle), leaf("ram:ModeCode", trade.Mode(r.Mode).Code()),
			group("ram:UsedSPSTransportMeans", leaf("ram:Name", vehicle(r)))),
		group("ram:UtilizedSPSTransportEquipment",
			leaf("ram:ID", strings.Join(numbers, ", ")),
			group("ram:AffixedSPSSeal", leaf("ram:ID", strings.Join(seals, ", ")))),
		items)
}

func spsParty(name string, p dossier.Party) *node {
	return group(name, leaf("ram:Name", p.Name),
		group("ram:SpecifiedSPSAddress", leaf("ram:LineOne", p.Address), leaf("ram:LineTwo", p.Country)))
}
