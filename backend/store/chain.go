package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"

	"tradehub/backend/trade"
)

// The chain makes a change of any stored byte show. Each entry's hash is
//
//	SHA-256( "tradehub ledger entry 1" · previous hash · station · epoch · seq · entry · lines )
//
// where every text is preceded by its length in bytes (eight bytes, big endian) and every number is eight bytes,
// big endian, two's complement. The entry is id, kind, actor, station, document, effective time, zone, recorded
// time, reverses; then the number of movements and each (from, to, item, lot, grade, owner, packages, quantity,
// net), the number of placements and each (subject, from, to), the number of facts and each (kind, subject,
// version, body). Times are written as stored. The first entry of a ledger has an empty previous hash; the first
// of a new epoch follows the last of the epoch before. So anybody with the rows and this paragraph can check it.
const chainDomain = "tradehub ledger entry 1"

// link is one row of the chain.
type link struct {
	station string
	epoch   int64
	seq     int64
	entry   trade.EntryID
	hash    string
}

// extendChain adds the entry to the chain.
func (tx *Tx) extendChain(e trade.Entry) error {
	l := link{station: tx.head.station, epoch: tx.Epoch(), seq: tx.Seq() + 1, entry: e.ID}
	l.hash = l.hashOf(tx.head.hash, e, stamp(e.EffectiveAt), stamp(e.RecordedAt))
	err := tx.exec(`INSERT INTO chain (station, epoch, seq, entry_id, hash) VALUES ($1, $2, $3, $4, $5)`,
		l.station, l.epoch, l.seq, string(l.entry), l.hash)
	if err != nil {
		return err
	}
	tx.head.epoch, tx.head.seq, tx.head.hash = l.epoch, l.seq, l.hash
	return nil
}

// ChainHead is the last hash of the chain: printed on papers and pushed, it anchors the ledger outside.
func (tx *Tx) ChainHead() string { return tx.head.hash }

// hashOf takes the two times as stored: a time may be written in several ways, and only one was.
func (l link) hashOf(previous string, e trade.Entry, effectiveAt, recordedAt string) string {
	d := digest{sha256.New()}
	d.texts(chainDomain, previous, l.station)
	d.numbers(l.epoch, l.seq)
	d.texts(string(e.ID), string(e.Kind), string(e.Actor), e.Station, e.Document, effectiveAt, e.Zone,
		recordedAt, string(e.Reverses))
	d.numbers(int64(len(e.Movements)))
	for _, m := range e.Movements {
		d.texts(string(m.From), string(m.To), string(m.ItemID), string(m.LotID), string(m.Grade), string(m.OwnerID))
		d.numbers(m.Packages, m.QtyMilli, m.NetG)
	}
	d.numbers(int64(len(e.Placements)))
	for _, p := range e.Placements {
		d.texts(string(p.Subject), string(p.From), string(p.To))
	}
	d.numbers(int64(len(e.Facts)))
	for _, f := range e.Facts {
		d.texts(f.Kind, f.Subject)
		d.numbers(f.Version)
		d.texts(f.Body)
	}
	return hex.EncodeToString(d.Sum(nil))
}

// digest writes length-prefixed values, so that no two different entries write the same bytes.
type digest struct{ hash.Hash }

func (d digest) texts(all ...string) {
	for _, s := range all {
		d.numbers(int64(len(s)))
		d.Write([]byte(s))
	}
}

func (d digest) numbers(all ...int64) {
	var b [8]byte
	for _, n := range all {
		binary.BigEndian.PutUint64(b[:], uint64(n))
		d.Write(b[:])
	}
}
