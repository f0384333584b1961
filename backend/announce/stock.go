package announce

import (
	"slices"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// stockDocument is the stock of one item at our site in the words of the contract.
type stockDocument struct {
	Station    string          `json:"station"`
	ExternalID string          `json:"external_id"`
	Item       string          `json:"item"`
	Site       string          `json:"site"`
	Unit       string          `json:"unit"`
	Quantities []gradeQuantity `json:"quantities"`
	AsOf       asOf            `json:"as_of"`
}

type gradeQuantity struct {
	Grade    trade.Grade `json:"grade"`
	Quantity string      `json:"quantity"`
}

type asOf struct {
	Epoch int64 `json:"epoch"`
	Seq   int64 `json:"seq"`
}

func stockOf(tx *store.Tx, id trade.ItemID) (stockDocument, error) {
	site, err := siteOf(tx)
	if err != nil {
		return stockDocument{}, err
	}
	item, err := tx.Item(id)
	if err != nil {
		return stockDocument{}, err
	}
	rows, err := tx.StockOf(site.ID.At(), id)
	if err != nil {
		return stockDocument{}, err
	}
	byGrade := map[trade.Grade]int64{}
	for _, row := range rows {
		byGrade[row.Grade] += row.QtyMilli
	}
	document := stockDocument{Station: tx.Station(), ExternalID: item.Code + "@" + site.Code, Item: item.Code,
		Site: site.Code, Unit: item.Unit, Quantities: []gradeQuantity{}, AsOf: asOf{tx.Epoch(), tx.Seq()}}
	for _, grade := range slices.Concat([]trade.Grade{trade.Ungraded}, trade.Grades) {
		if q, held := byGrade[grade]; held {
			document.Quantities = append(document.Quantities, gradeQuantity{grade, decimal(q)})
		}
	}
	return document, nil
}
