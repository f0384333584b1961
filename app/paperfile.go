package app

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"path/filepath"
	"strings"

	"tradehub/backend/archive"
	"tradehub/backend/demo"
	"tradehub/backend/dossier"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// DossierFiles writes the files of a shipment or a departure, and takes over dossiers from files.
type DossierFiles struct{ d *desk }

// DossierFile is a file that can be had of a shipment or a departure.
type DossierFile struct {
	What         string `json:"what"` // slug
	Name         string `json:"name"` // of the file
	Experimental bool   `json:"experimental"`
}

// fileKinds are the files of a shipment, in the order of the page, with what stands behind the dot. That of a
// departure, "departure", is no file of a shipment.
var fileKinds = []struct{ what, ending string }{
	{"bundle", "pdf"}, {"dossier", "json"},
	{string(papers.DataBroker), "xlsx"}, {string(papers.DataUBLInvoice), "xml"}, {string(papers.DataUBLDespatch), "xml"},
	{string(papers.DataRailNote), "csv"}, {string(papers.DataEPhyto), "xml"}, {string(papers.DataEPCIS), "jsonld"},
	{string(papers.DataSAD), "xml"},
}

// List lists the files that can be had of a shipment.
func (f *DossierFiles) List(reference string) []DossierFile {
	all := []DossierFile{}
	for _, kind := range fileKinds {
		all = append(all, DossierFile{What: kind.what, Name: dossierFile(kind.what, reference),
			Experimental: kind.what == string(papers.DataSAD)})
	}
	return all
}

// dossierFile names a file; a reference may hold signs that a file name may not.
func dossierFile(what, reference string) string {
	ending := "json"
	for _, kind := range fileKinds {
		if kind.what == what {
			ending = kind.ending
		}
	}
	return notInFileNames.ReplaceAllString(what+"-"+reference, "-") + "." + ending
}

// Content gives a file as text of its bytes (base64). Facts that it needs and the dossier lacks are told all at once.
func (f *DossierFiles) Content(what, reference string) (string, error) {
	content, err := f.write(what, reference)
	return base64.StdEncoding.EncodeToString(content), err
}

// Save writes a file into the folder of papers beside the ledger, and tells where it lies. It is for the window, which
// has no downloads.
func (f *DossierFiles) Save(what, reference string) (path string, err error) {
	content, err := f.write(what, reference)
	if err != nil {
		return "", err
	}
	folder := f.d.house.file(demo.PapersFolder)
	if err := archive.MakeDir(folder); err != nil {
		return "", told(err)
	}
	path = filepath.Join(folder, dossierFile(what, reference))
	return wholePath(path), told(archive.WriteFile(path, content))
}

func (f *DossierFiles) write(what, reference string) ([]byte, error) {
	var file bytes.Buffer
	err := f.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return writeDossierFile(ctx, s, actor, what, reference, &file)
	})
	if err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

func writeDossierFile(ctx context.Context, s *station.Station, actor trade.Actor, what, reference string,
	w io.Writer) error {
	switch what {
	case "bundle":
		return s.Papers.Bundle(ctx, actor, reference, w)
	case "dossier":
		d, err := s.Papers.Dossier(ctx, actor, reference)
		if err != nil {
			return err
		}
		return exchange.WriteDossier(w, d)
	case "departure":
		d, err := s.Papers.Departure(ctx, actor, reference)
		if err != nil {
			return err
		}
		return exchange.WriteDeparture(w, d)
	}
	return s.Papers.DataFile(ctx, actor, papers.DataRequest{Shipment: reference, Kind: papers.DataKind(what)}, w)
}

// DossierRead is a dossier that was found in a file.
type DossierRead struct {
	Reference string `json:"reference"`
	Consignor string `json:"consignor"`
	Consignee string `json:"consignee"`
	Ours      bool   `json:"ours"`  // the shipment is ours: what was added to it is taken over
	Known     bool   `json:"known"` // one from elsewhere that was read before: it is replaced
}

// Check reads a dossier file and tells what is in it. Nothing is kept; everything that is wrong is told at once.
func (f *DossierFiles) Check(content string) (found []DossierRead, err error) {
	found = []DossierRead{}
	err = f.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		read, err := readDossiers(actor, content)
		if err != nil {
			return err
		}
		return s.DB.Read(ctx, func(tx *store.Tx) error {
			for _, d := range read {
				_, stranger := tx.ShipmentByReference(d.Reference)
				_, unread := tx.Dossier(d.Reference)
				found = append(found, DossierRead{Reference: d.Reference, Consignor: d.Facts.Parties.Consignor.Name,
					Consignee: d.Facts.Parties.Consignee.Name, Ours: stranger == nil, Known: stranger != nil && unread == nil})
			}
			return nil
		})
	})
	return found, err
}

// Import takes over the dossiers of a file, all of them or none, and gives the references of their shipments.
func (f *DossierFiles) Import(command, content string) (references []string, err error) {
	references = []string{}
	err = f.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		read, err := readDossiers(actor, content)
		if err != nil {
			return err
		}
		for _, d := range read {
			references = append(references, d.Reference)
		}
		return s.Papers.Import(ctx, actor, papers.ImportRequest{Dossiers: read, Command: trade.EntryID(command)})
	})
	return references, err
}

func readDossiers(actor trade.Actor, content string) ([]dossier.Dossier, error) {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return nil, err
	}
	if strings.TrimSpace(content) == "" {
		return nil, fault.New(fault.Invalid, words.PapersEmptyFile, nil)
	}
	return exchange.ReadDossiers(strings.NewReader(content))
}
