package app

import (
	"cmp"
	"maps"
	"slices"

	"tradehub/backend/stock"
	"tradehub/backend/trade"
)

// mostPallets is how many pallets of one lot at one place are drawn singly; more stand as one node.
const mostPallets = 8

// holding is where some goods of a lot are: on a pallet or on none, in a location, a transport unit, or with a
// party.
type holding struct {
	place  trade.Place
	pallet trade.Place
}

// places draws where a lot is now, down to shipments and consignees.
func (d *drawing) places(of stock.Trace) error {
	held, err := d.held(of)
	if err != nil {
		return err
	}
	pallets := map[trade.Place]int{}
	for h := range held {
		if h.pallet != trade.Nowhere {
			pallets[h.place]++
		}
	}
	order := slices.SortedFunc(maps.Keys(held), compareHoldings)
	for _, h := range order {
		amount := held[h]
		to, err := d.place(h.place, amount)
		if err != nil {
			return err
		}
		from := lotID(of.Lot)
		if h.pallet != trade.Nowhere {
			if from, err = d.pallet(h, pallets[h.place] > mostPallets, from, amount); err != nil {
				return err
			}
		}
		d.lead(from, to, amount.NetG)
	}
	return d.shipments(order, held)
}

func compareHoldings(a, b holding) int {
	return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.pallet, b.pallet))
}

// held sums up what each place holds of a lot, from all that ever moved goods of it. Left out are adjustments, and
// parties that only gave.
func (d *drawing) held(of stock.Trace) (map[holding]trade.Amount, error) {
	direct := map[trade.Place]trade.Amount{}
	for _, e := range of.Entries {
		for _, m := range e.Movements {
			if m.LotID == of.Lot.ID {
				direct[m.From] = direct[m.From].Plus(m.Amount.Minus())
				direct[m.To] = direct[m.To].Plus(m.Amount)
			}
		}
	}
	held := map[holding]trade.Amount{}
	for place, amount := range direct {
		kind := place.Kind()
		if amount.Zero() || kind == trade.AdjustmentPlace || kind == trade.PartyPlace && amount.NetG <= 0 {
			continue
		}
		at, err := d.standing(place)
		if err != nil {
			return nil, err
		}
		held[at] = held[at].Plus(amount)
	}
	return held, nil
}

// standing finds what a place stands in, past packages and pallets.
func (d *drawing) standing(place trade.Place) (h holding, err error) {
	h.place = place
	for first := true; h.place.Kind() == trade.UnitPlace; first = false {
		if !first {
			h.pallet = h.place
		}
		if h.place, _, err = d.tx.Parent(h.place); err != nil {
			return h, err
		}
	}
	return h, nil
}

// place draws a location, transport unit or party, and gives its id.
func (d *drawing) place(place trade.Place, amount trade.Amount) (string, error) {
	n := TraceNode{ID: "place/" + string(place), Level: d.after + 1, Packages: amount.Packages, NetG: amount.NetG}
	switch place.Kind() {
	case trade.TransportPlace:
		u, err := d.tx.TransportUnit(trade.TransportUnitID(place.ID()))
		if err != nil {
			return "", err
		}
		n.Kind, n.Title, n.About = "transport", u.Number, u.Number
		if seals := u.SealNumbers(); len(seals) > 0 {
			n.Note = seals[0]
		}
	case trade.PartyPlace:
		p, err := d.tx.Party(trade.PartyID(place.ID()))
		if err != nil {
			return "", err
		}
		n.ID, n.Kind, n.Title, n.Name, n.Level = "party/"+p.Code, "party", p.Code, p.Name, d.after+3
	default:
		l, err := d.tx.Location(trade.LocationID(place.ID()))
		if err != nil {
			return "", err
		}
		n.Kind, n.Title, n.Name, n.About = "location", l.Code, l.Name, l.Code
	}
	d.put(n)
	return n.ID, nil
}

// pallet draws a pallet, or all pallets at a place as one, with the way from the lot to it.
func (d *drawing) pallet(h holding, asOne bool, from string, amount trade.Amount) (string, error) {
	n := TraceNode{ID: "pallets/" + string(h.place), Kind: "pallets", Level: d.after, Packages: amount.Packages,
		NetG: amount.NetG}
	if !asOne {
		u, err := d.tx.Unit(trade.UnitID(h.pallet.ID()))
		if err != nil {
			return "", err
		}
		n.ID, n.Kind, n.Title, n.About = "pallet/"+string(h.pallet), "pallet", u.Number, u.Number
	}
	d.put(n)
	d.lead(from, n.ID, amount.NetG)
	return n.ID, nil
}

// shipments draws the shipments of the transport units that hold some of a lot, and their consignees.
func (d *drawing) shipments(order []holding, held map[holding]trade.Amount) error {
	for _, h := range order {
		if h.place.Kind() != trade.TransportPlace {
			continue
		}
		u, err := d.tx.TransportUnit(trade.TransportUnitID(h.place.ID()))
		if err != nil {
			return err
		}
		sh, err := d.tx.Shipment(u.ShipmentID)
		if err != nil {
			return err
		}
		to, err := d.tx.Party(sh.ConsigneeID)
		if err != nil {
			return err
		}
		amount, id, party := held[h], "shipment/"+sh.Reference, "party/"+to.Code
		d.put(TraceNode{ID: id, Kind: "shipment", Level: d.after + 2, Title: sh.Reference, Note: string(sh.State),
			Packages: amount.Packages, NetG: amount.NetG, About: sh.Reference})
		d.put(TraceNode{ID: party, Kind: "party", Level: d.after + 3, Title: to.Code, Name: to.Name,
			Packages: amount.Packages, NetG: amount.NetG})
		d.lead("place/"+string(h.place), id, amount.NetG)
		d.lead(id, party, amount.NetG)
	}
	return nil
}
