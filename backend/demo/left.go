package demo

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// issue has the officer add what neither scans nor masters tell, and issues the invoice and the packing list.
func (p *player) issue() error {
	if err := p.add(); err != nil {
		return err
	}
	for _, kind := range []trade.PaperKind{trade.CommercialInvoice, trade.PackingList} {
		if err := p.issueOne(kind, papersDue); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) issueOne(kind trade.PaperKind, at time.Time) error {
	return p.once(Event{Step: "issue", What: string(kind)}, at, func(command trade.EntryID) error {
		_, err := p.station.Papers.Issue(p.ctx, p.officer, papers.IssueRequest{Shipment: shipmentR1, Kind: kind,
			Command: command})
		return err
	})
}

// writePapers puts the issued papers into the folder as files.
func (p *player) writePapers() error {
	all, err := p.station.Papers.List(p.ctx, p.officer, shipmentR1)
	if err != nil {
		return err
	}
	for _, one := range all {
		if !one.State.Stands() {
			continue
		}
		paper, err := p.station.Papers.Reprint(p.ctx, p.officer, one.Kind, one.Number)
		if err != nil {
			return err
		}
		name := filepath.Join(PapersFolder, string(one.Kind)+"-"+one.Number+".pdf")
		if err := p.write(name, paper.PDF); err != nil {
			return err
		}
		p.papers = append(p.papers, PaperFile{Kind: one.Kind, Number: one.Number, File: name})
	}
	return nil
}

// writeRecord puts what the platform holds into the folder.
func (p *player) writeRecord() (err error) {
	if p.record, err = p.platform.Record(p.ctx); err != nil {
		return err
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(p.record); err != nil {
		return err
	}
	return p.write(RecordFile, text.Bytes())
}

// write puts a file into the folder, whole or not at all.
func (p *player) write(name string, content []byte) error {
	path := filepath.Join(p.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	part := path + ".part"
	if err := os.WriteFile(part, content, 0o600); err != nil {
		return err
	}
	return os.Rename(part, path)
}

// result reads from the ledger and the platform what the day came to.
func (p *player) result() (r Result, err error) {
	r.Papers = p.papers
	for _, d := range p.record.Documents {
		switch trade.MessageKind(d.Kind) {
		case trade.ConsignmentMessage:
			r.Platform.Consignments++
		case trade.ShipmentMessage:
			r.Platform.Shipments++
		case trade.StockMessage:
			r.Platform.Stock++
		}
	}
	err = p.station.DB.Read(p.ctx, func(tx *store.Tx) error {
		sh, err := tx.ShipmentByReference(shipmentR1)
		if err != nil {
			return err
		}
		m, err := tx.Manifest(sh.ID)
		if err != nil {
			return err
		}
		r.Packages, r.NetG, r.GrossG, r.Amount = m.Total.Packages, m.Total.NetG, m.Total.GrossG(), m.Amount
		for _, u := range m.Units {
			r.Containers = append(r.Containers, containerOf(m, u))
		}
		r.Head = tx.ChainHead()
		r.Entries, err = tx.Entries()
		return err
	})
	return r, err
}

func containerOf(m store.Manifest, u store.LoadedUnit) Container {
	c := Container{Number: u.Number, Seals: u.SealNumbers()}
	for _, l := range u.Lots {
		c.Lots = append(c.Lots, Part{Lot: m.Lots[l.LotID].Number, Packages: l.Load.Packages})
	}
	return c
}
