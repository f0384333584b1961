package announce

import (
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// consignmentDocument is a delivery in the words of the contract.
type consignmentDocument struct {
	Station      string        `json:"station"`
	ExternalID   string        `json:"external_id"`
	DeliveryNote string        `json:"delivery_note"`
	Cooperative  codeAndName   `json:"cooperative"`
	Site         string        `json:"site"`
	ReceivedOn   string        `json:"received_on"`
	Lots         []receivedLot `json:"lots"`
}

type codeAndName struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type receivedLot struct {
	Lot         string        `json:"lot"`
	Item        string        `json:"item"`
	Unit        string        `json:"unit"`
	HarvestedOn string        `json:"harvested_on"`
	Grades      []gradedGoods `json:"grades"`
}

type gradedGoods struct {
	Grade    trade.Grade `json:"grade"`
	Quantity string      `json:"quantity"`
	NetKG    string      `json:"net_kg"`
}

func consignmentOf(tx *store.Tx, c trade.Consignment) (consignmentDocument, error) {
	cooperative, err := tx.Party(c.PartyID)
	if err != nil {
		return consignmentDocument{}, err
	}
	site, err := siteOf(tx)
	if err != nil {
		return consignmentDocument{}, err
	}
	document := consignmentDocument{Station: tx.Station(), ExternalID: c.Key(cooperative.Code),
		DeliveryNote: c.DeliveryNote, Cooperative: codeAndName{cooperative.Code, cooperative.Name.EN}, Site: site.Code,
		ReceivedOn: c.ReceivedOn, Lots: []receivedLot{}}
	for _, line := range c.Lines {
		lot, err := receivedLotOf(tx, line)
		if err != nil {
			return consignmentDocument{}, err
		}
		document.Lots = append(document.Lots, lot)
	}
	return document, nil
}

func receivedLotOf(tx *store.Tx, line trade.ConsignmentLine) (receivedLot, error) {
	lot, err := tx.Lot(line.LotID)
	if err != nil {
		return receivedLot{}, err
	}
	item, err := tx.Item(line.ItemID)
	if err != nil {
		return receivedLot{}, err
	}
	told := receivedLot{Lot: lot.Number, Item: item.Code, Unit: item.Unit, HarvestedOn: lot.HarvestedOn}
	if !line.Graded {
		all := trade.Amount{QtyMilli: item.QtyMilli(line.NetG), NetG: line.NetG}
		told.Grades = []gradedGoods{gradedOf(trade.Ungraded, all)}
		return told, nil
	}
	amounts := line.GradeAmounts(item)
	for _, grade := range trade.Grades {
		told.Grades = append(told.Grades, gradedOf(grade, amounts[grade]))
	}
	return told, nil
}

func gradedOf(grade trade.Grade, a trade.Amount) gradedGoods {
	return gradedGoods{Grade: grade, Quantity: decimal(a.QtyMilli), NetKG: decimal(a.NetG)}
}

// siteOf reads the site of the firm: the platform knows stock by site.
func siteOf(tx *store.Tx) (trade.Location, error) {
	firm, err := tx.Firm()
	if err != nil {
		return trade.Location{}, err
	}
	return tx.Location(firm.SiteID)
}
