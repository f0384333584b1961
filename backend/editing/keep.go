package editing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tradehub/backend/archive"
	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/preflight"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Unsaved is the work of one person on one dossier that was not saved yet, fitted to the rows that are there now.
type Unsaved struct {
	At      time.Time
	Base    Base
	Changes []dossier.Change
	Gone    []dossier.Change // of rows that are no longer there
	Newer   bool             // somebody saved since it was begun
}

// draft is how it lies in its file.
type draft struct {
	Shipment string           `json:"shipment"`
	Person   trade.PersonID   `json:"person"`
	Name     string           `json:"name"`
	Station  string           `json:"station"`
	At       time.Time        `json:"at"`
	Version  int64            `json:"version"`
	Rows     []string         `json:"rows"`
	Changes  []dossier.Change `json:"changes"`
}

// draftSuffix ends the names of such files; those that could not be read end otherwise.
const (
	draftSuffix   = ".unsaved.json"
	damagedSuffix = ".damaged"
)

// draftFile names the file of a person and shipment: by a hash, since references may hold any sign.
func (s *Service) draftFile(reference string, person trade.PersonID) string {
	sum := sha256.Sum256([]byte(reference + "\x00" + string(person)))
	return filepath.Join(s.parts.Folder, hex.EncodeToString(sum[:12])+draftSuffix)
}

// Keep keeps work that is not saved yet; when it returns, it is on disk. No changes at all end it. Requires
// trade.IssuePapers.
func (s *Service) Keep(ctx context.Context, actor trade.Actor, r SaveRequest) error {
	if len(r.Changes) == 0 {
		return s.Discard(ctx, actor, r.Shipment)
	}
	if err := actor.Require(trade.IssuePapers); err != nil {
		return err
	}
	kept := draft{Shipment: r.Shipment, Person: actor.PersonID, Name: actor.Name, Version: r.Base.Version,
		Rows: r.Base.Rows, Changes: r.Changes}
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		kept.Station, kept.At = tx.Station(), tx.Now()
		_, err := s.view(tx, r.Shipment) // there is such a shipment
		return err
	})
	if err != nil {
		return err
	}
	content, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if err := archive.MakeDir(s.parts.Folder); err != nil {
		return err
	}
	return archive.WriteFile(s.draftFile(r.Shipment, actor.PersonID), content)
}

// Discard gives up the work of this person that was not saved. Requires trade.IssuePapers.
func (s *Service) Discard(_ context.Context, actor trade.Actor, reference string) error {
	if err := actor.Require(trade.IssuePapers); err != nil {
		return err
	}
	err := os.Remove(s.draftFile(reference, actor.PersonID))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return archive.DiskFault(err)
	}
	return archive.SyncDir(s.parts.Folder)
}

// unsaved reads the work of a person. What cannot be read is put aside and told.
func (s *Service) unsaved(v *view, actor trade.Actor) (*Unsaved, *fault.Fault, error) {
	path := s.draftFile(v.at.reference, actor.PersonID)
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, archive.DiskFault(err)
	}
	var kept draft
	if err := json.Unmarshal(content, &kept); err != nil {
		told := fault.New(fault.Unavailable, words.EditorUnsavedDamaged,
			fault.Params{"shipment": v.at.reference}).Because(err)
		return nil, told, archive.Rename(path, path+damagedSuffix)
	}
	u := &Unsaved{At: kept.At, Base: Base{kept.Version, v.base.Rows}, Newer: kept.Version != v.base.Version}
	u.Changes, u.Gone = v.dossier.Facts.Fitted(kept.Changes, kept.Rows)
	return u, nil, nil
}

// Edits tells who works on a dossier and has not saved it yet, for the check that asks whether two people do.
func (s *Service) Edits(tx *store.Tx, reference string) (all []preflight.Edit, err error) {
	files, err := os.ReadDir(s.parts.Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, archive.DiskFault(err)
	}
	versions, err := tx.DossierVersions(reference)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), draftSuffix) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(s.parts.Folder, file.Name()))
		var kept draft
		if err != nil || json.Unmarshal(content, &kept) != nil || kept.Shipment != reference {
			continue // whoever opens it is told of damage
		}
		one := preflight.Edit{By: kept.Name, Station: kept.Station, At: kept.At, Base: kept.Version}
		if len(versions) > 0 {
			one.Newest = versions[len(versions)-1].Number
		}
		all = append(all, one)
	}
	return all, nil
}
