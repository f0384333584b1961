package papers

import (
	"fmt"
	"strings"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// paint sets a paper and writes it as PDF; from one context the bytes are always the same. What cannot be drawn
// is a fault that names the field, all of them together.
func (c Context) paint() ([]byte, error) {
	form := invoice
	if c.Kind == trade.PackingList {
		form = packingList
	}
	doc, err := sheet.Plain(form(c), pdf.Helvetica())
	if err != nil {
		return nil, err
	}
	return pdf.Paint(doc)
}

// head fills in what every paper of a shipment has alike. The number and its label come first in the grid.
func (c Context) head(title, number words.Key) sheet.Form {
	form := sheet.Form{Title: say(title), Date: sheet.Fact{Label: say(words.PapersDate), Value: dateText(c.DatedOn)},
		Mark: sheet.Draft, Footer: c.footer(), Author: c.Consignor.Name, Subject: c.Shipment, CreatedAt: c.Made.At,
		Signature: sheet.Signature{PlaceDate: c.Made.Place + ", " + dateText(c.DatedOn),
			Name: sayWith(words.PapersForFirm, map[string]any{"firm": c.Consignor.Name})}}
	if c.Number != "" {
		form.Mark, form.Number = sheet.Issued, sheet.Fact{Label: say(number), Value: c.Number}
	}
	return form
}

// footer says who drafted the paper, and how far the ledger was.
func (c Context) footer() string {
	key := words.PapersFooter
	if c.Number == "" {
		key = words.PapersFooterDraft
	}
	made := c.Made
	return sayWith(key, map[string]any{"number": c.Number, "name": made.By, "station": made.Station,
		"date": dateText(made.On)}) + "\n" + sayWith(words.PapersFooterChain, map[string]any{"station": made.Station,
		"epoch": made.Epoch, "seq": made.Seq, "head": groups(made.Head)})
}

func (c Context) parties(consignor words.Key) []sheet.Block {
	blocks := []sheet.Block{
		{Label: say(consignor), Lines: c.Consignor.lines()},
		{Label: say(words.PapersConsignee), Lines: c.Consignee.lines()},
	}
	if c.Notify == nil {
		return blocks
	}
	notify := sheet.Block{Label: say(words.PapersNotify), Lines: c.Notify.lines()}
	if *c.Notify == c.Consignee {
		notify.Lines = []string{say(words.PapersSameAsConsignee)}
	}
	return append(blocks, notify)
}

// lines prints a party. The country is not told again where the address ends with it.
func (p Party) lines() []string {
	lines := []string{p.Name}
	if p.Address != "" {
		lines = append(lines, p.Address)
	}
	if !strings.HasSuffix(strings.ToUpper(strings.TrimRight(p.Address, " .")), p.Country) {
		lines = append(lines, p.Country)
	}
	if p.TIN != "" {
		lines = append(lines, sayWith(words.PapersTin, map[string]any{"tin": p.TIN}))
	}
	return lines
}

// facts lists the right side of the head; a fact without a value is left out.
func (c Context) facts() []sheet.Fact {
	all := []sheet.Fact{}
	if c.Invoice != nil {
		all = append(all, fact(words.PapersInvoiceNumber, c.Invoice.Number),
			fact(words.PapersInvoiceDate, dateText(c.Invoice.DatedOn)))
	}
	all = append(all, wide(words.PapersShipment, c.Shipment), fact(words.PapersOrigin, c.Origin),
		fact(words.PapersDestination, c.Destination), wide(words.PapersTerms, c.Terms))
	if c.Payment != "" && c.Kind == trade.CommercialInvoice {
		all = append(all, wide(words.PapersPayment, c.Payment))
	}
	all = append(all, fact(words.PapersTransport, c.Transport.vehicle()),
		fact(words.PapersDeparture, dateText(c.Transport.DepartsOn)),
		fact(words.PapersFrom, c.Transport.From), fact(words.PapersTo, c.Transport.To))
	if c.Transport.Via != "" {
		all = append(all, wide(words.PapersVia, c.Transport.Via))
	}
	if c.Marks != "" {
		all = append(all, wide(words.PapersMarks, c.Marks))
	}
	return all
}

func fact(label words.Key, value string) sheet.Fact {
	return sheet.Fact{Label: say(label), Value: value}
}

func wide(label words.Key, value string) sheet.Fact {
	return sheet.Fact{Label: say(label), Value: value, Wide: true}
}

// byMode says each mode of transport in words.
var byMode = map[trade.Mode]words.Key{trade.Rail: words.PapersByRail, trade.Road: words.PapersByRoad,
	trade.Sea: words.PapersBySea, trade.Air: words.PapersByAir}

func (t Transport) vehicle() string {
	said := sayWith(byMode[t.Mode], map[string]any{"vehicle": t.Vehicle})
	if t.Vehicle == "" {
		said, _, _ = strings.Cut(said, ",")
	}
	return said
}

// named says each kind of transport unit with its number.
var named = map[trade.TransportUnitKind]words.Key{trade.Container: words.PapersContainer,
	trade.Wagon: words.PapersWagon, trade.Trailer: words.PapersTrailer}

func (u Unit) name() string { return sayWith(named[u.Kind], map[string]any{"number": u.Number}) }

func (u Unit) sealText() string {
	key := words.PapersSeals
	switch len(u.Seals) {
	case 0:
		return say(words.PapersUnsealed)
	case 1:
		key = words.PapersSeal
	}
	return sayWith(key, map[string]any{"seals": strings.Join(u.Seals, ", ")})
}

// palletText counts the pallets of a transport unit, or of all of them.
func palletText(count int64) string {
	if count == 1 {
		return say(words.PapersPallet)
	}
	return sayWith(words.PapersPallets, map[string]any{"count": sheet.Grouped(count, 0, 0)})
}

// packagesHeading heads the column of counts: with the kind of package where there is one only.
func (c Context) packagesHeading() string {
	if len(c.Packages) != 1 {
		return say(words.PapersPackages)
	}
	name := plural(c.Packages[0].Name)
	return strings.ToUpper(name[:1]) + name[1:]
}

// packages prints a count, with its kind where the heading cannot tell it.
func (c Context) packages(count int64, name string) string {
	text := sheet.Grouped(count, 0, 0)
	if len(c.Packages) > 1 && name != "" {
		text += "\n" + counted(count, name)
	}
	return text
}

// packagesInWords spells how many packages there are: TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS.
func (c Context) packagesInWords() string {
	name, kinds := aPackage, []string{}
	for _, p := range c.Packages {
		kinds = append(kinds, fmt.Sprintf("%s %s", sheet.Grouped(p.Count, 0, 0), counted(p.Count, p.Name)))
	}
	if len(c.Packages) == 1 {
		name, kinds = c.Packages[0].Name, nil
	}
	text := fmt.Sprintf("%s (%s) %s", sheet.NumberWords(c.Total.Packages), sheet.Grouped(c.Total.Packages, 0, 0),
		counted(c.Total.Packages, name))
	if len(kinds) > 0 {
		text += ": " + strings.Join(kinds, ", ")
	}
	return strings.ToUpper(text)
}

// kgDecimals tells with how many decimals all weights of the paper are exact, one at least.
func (c Context) kgDecimals() int {
	var all []int64
	for _, u := range c.Units {
		all = append(all, u.PalletTareG)
		for _, lot := range u.Lots {
			all = append(all, lot.NetG, lot.GrossG)
		}
	}
	return decimals(3, 1, all...)
}

func (c Context) kg(grams int64) string { return sheet.Grouped(grams, 3, c.kgDecimals()) }
