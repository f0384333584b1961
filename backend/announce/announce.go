// Package announce tells the platform what happened: it puts a fact into the words of the contract and queues
// it, in the transaction of the fact itself, for every active channel. It lies between the store and the use
// cases because several of them tell the same things; the store keeps messages without knowing what they say.
package announce

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"time"

	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// Consignment tells of a delivery as it stands now: received, or received and graded. Call it after the entry is
// posted.
func Consignment(tx *store.Tx, e *trade.Entry, c trade.Consignment) error {
	document, err := consignmentOf(tx, c)
	if err != nil {
		return err
	}
	return queue(tx, e, trade.ConsignmentMessage, document.ExternalID, document)
}

// Shipment tells of a shipment that has left, with what is in each of its transport units. Call it after the
// entry is posted.
func Shipment(tx *store.Tx, e *trade.Entry, s trade.Shipment) error {
	document, err := shipmentOf(tx, s)
	if err != nil {
		return err
	}
	return queue(tx, e, trade.ShipmentMessage, document.ExternalID, document)
}

// Stock tells how much of each item the site holds now, by grade. Call it after the entry is posted: the message
// carries its place in the chain, so that the platform never takes an older figure for a newer one.
func Stock(tx *store.Tx, e *trade.Entry, items ...trade.ItemID) error {
	told := map[trade.ItemID]bool{}
	for _, id := range items {
		if told[id] {
			continue
		}
		told[id] = true
		document, err := stockOf(tx, id)
		if err != nil {
			return err
		}
		if err := queue(tx, e, trade.StockMessage, document.ExternalID, document); err != nil {
			return err
		}
	}
	return nil
}

// queue puts a document into the outbox of every active channel. The key is the entry's place in the chain, so
// it is the same at every try and never given twice, also after a restore. The subject goes in as its hash: a key is
// printable ASCII, and a delivery note may be written in Lao.
func queue(tx *store.Tx, e *trade.Entry, kind trade.MessageKind, subject string, document any) error {
	body, err := json.Marshal(document)
	if err != nil {
		return err
	}
	channels, err := tx.Channels()
	if err != nil {
		return err
	}
	for _, c := range channels {
		if !c.Active {
			continue
		}
		err := tx.Enqueue(trade.Message{Channel: c.Code, Kind: kind, Subject: subject, Body: string(body), EntryID: e.ID,
			Key: fmt.Sprintf("%s-%d-%d-%s-%x", tx.Station(), tx.Epoch(), tx.Seq(), kind, sha256.Sum256([]byte(subject)))})
		if err != nil {
			return err
		}
	}
	return nil
}

// decimal writes thousandths as the contract wants them: no exponent, no needless zeros.
func decimal(milli int64) string {
	sign := ""
	if milli < 0 {
		sign, milli = "-", -milli
	}
	whole, rest := milli/1000, milli%1000
	if rest == 0 {
		return fmt.Sprintf("%s%d", sign, whole)
	}
	text := fmt.Sprintf("%s%d.%03d", sign, whole, rest)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	return text
}

func utc(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
