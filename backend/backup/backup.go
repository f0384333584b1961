// Package backup copies all that a station keeps into one file, and puts it back.
//
// A backup is believed only after it has been read again: every byte is held against its checksum, and the ledger in
// it is opened and verified. A restore does the same before it touches anything, keeps what it replaces, and
// survives a cut at any point (Recover). Numbers are never put back, because a number given once may be printed on
// a carton: see store.MarkRestored.
package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"tradehub/backend/archive"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// What lies in a data folder, and under the same names in a backup.
const (
	LedgerFile        = "ledger.db"
	NumbersFile       = "numbers.json"
	PrintedFile       = "printed.log" // no backup holds it: a restore must not bring back an older one
	BlanksFile        = "blanks.log"  // nor this
	AttachmentsFolder = "attachments"
	TemplatesFolder   = "templates" // the station's own papers and labels, as files that an officer changes
)

const (
	copying    = ".backing-up-"     // begins the name of a folder that a backup works in
	stampStyle = "20060102T150405Z" // UTC; sorts by time, and every file system takes it
)

// Service is the use case of making backups. Restoring is no part of it, as it works on a folder that is closed.
type Service struct {
	db          *store.DB
	attachments *archive.Attachments
	now         clock.Clock
}

// New makes the service.
func New(db *store.DB, attachments *archive.Attachments, now clock.Clock) *Service {
	return &Service{db: db, attachments: attachments, now: now}
}

// Report tells what a backup holds and what became of it.
type Report struct {
	archive.About            // when, of which station and state of the ledger
	Path          string     // the backup's file
	Attachments   int        // how many are in it
	Damaged       []string   // attachments of the station that cannot be read as they were stored and so are not in it
	Templates     int        // how many files of the station's own templates are in it
	LeftOut       fault.List // Backup: files and folders among the own templates that are not in it, each with why
	SizeBytes     int64      // of all files in it, unpacked
	Replaced      string     // Restore: the folder that keeps what was there before, or "" when nothing was
	NumbersKept   bool       // Restore: the number file here goes on; otherwise a person says where each series stands
}

// Backup makes a backup while work goes on. To is a folder, in which the backup gets a name of its own, or a file
// name. The file appears only when it has been read again and its ledger has been verified; an attachment that is
// damaged is left out and told, so that it does not keep all others from being saved, and so is a template that cannot
// be copied. Requires trade.KeepLedger.
func (s *Service) Backup(ctx context.Context, actor trade.Actor, to string) (report Report, err error) {
	if err := actor.Require(trade.KeepLedger); err != nil {
		return Report{}, err
	}
	scratch, err := os.MkdirTemp(filepath.Dir(s.db.Path()), copying)
	if err != nil {
		return Report{}, archive.DiskFault(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	about, files, err := s.copyLedger(ctx, scratch)
	if err != nil {
		return Report{}, err
	}
	attached, damaged, err := s.attached(ctx)
	if err != nil {
		return Report{}, err
	}
	own, leftOut, err := copyTemplates(ctx, filepath.Dir(s.db.Path()), scratch)
	if err != nil {
		return Report{}, err
	}
	typed, err := copyUnsaved(filepath.Dir(s.db.Path()), scratch)
	if err != nil {
		return Report{}, err
	}
	path, all := target(to, about), slices.Concat(files, own, typed, attached)
	m, err := archive.WriteBundle(ctx, path, about, all, func(written string) error {
		return s.readAgain(ctx, written, filepath.Join(scratch, "again"))
	})
	if err != nil {
		return Report{}, err
	}
	report = reportOf(path, m)
	report.Damaged, report.LeftOut = damaged, leftOut
	return report, nil
}

// copyLedger copies the ledger as it stands, and the number file after it: that file is written before the ledger, so
// one read later knows every number the copy knows.
func (s *Service) copyLedger(ctx context.Context, scratch string) (archive.About, []archive.File, error) {
	ledger := filepath.Join(scratch, LedgerFile)
	if err := s.db.BackupTo(ctx, ledger); err != nil {
		return archive.About{}, nil, err
	}
	head, err := store.HeadOfCopy(ctx, ledger)
	if err != nil {
		return archive.About{}, nil, err
	}
	about := archive.About{MadeAt: s.now(), Station: head.Station, Entries: head.Entries, Chain: head.Chain}
	numbers, err := os.ReadFile(store.NumbersPath(s.db.Path()))
	if err != nil {
		return archive.About{}, nil, archive.DiskFault(err)
	}
	copied := filepath.Join(scratch, NumbersFile)
	if err := archive.WriteFile(copied, numbers); err != nil {
		return archive.About{}, nil, err
	}
	return about, []archive.File{{Name: LedgerFile, Path: ledger}, {Name: NumbersFile, Path: copied}}, nil
}

// attached lists the attachments that are as they were stored, and names those that are not.
func (s *Service) attached(ctx context.Context) (files []archive.File, damaged []string, err error) {
	all, err := s.attachments.List()
	if err != nil {
		return nil, nil, err
	}
	for _, sha := range all {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if s.attachments.Check(sha) != nil {
			damaged = append(damaged, sha)
			continue
		}
		name := AttachmentsFolder + "/" + sha[:2] + "/" + sha[2:]
		files = append(files, archive.File{Name: name, Path: s.attachments.Path(sha), SHA256: sha})
	}
	return files, damaged, nil
}

// readAgain proves a backup that was just written, in an empty folder of its own.
func (s *Service) readAgain(ctx context.Context, written, dir string) error {
	if err := archive.MakeDir(dir); err != nil {
		return err
	}
	_, why, err := prove(ctx, s.now, written, dir, ledgerOnly, nil)
	if err == nil && why != "" {
		return fault.New(fault.Unavailable, words.BackupOwnUnsound, fault.Params{"why": why})
	}
	return err
}

// target gives a backup its name.
func target(to string, about archive.About) string {
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		return filepath.Join(to, about.Station+"-"+about.MadeAt.UTC().Format(stampStyle)+archive.Suffix)
	}
	if filepath.Ext(to) != archive.Suffix {
		return to + archive.Suffix
	}
	return to
}

func reportOf(path string, m archive.Manifest) Report {
	r := Report{About: m.About, Path: path}
	for _, mark := range m.Files {
		r.SizeBytes += mark.SizeBytes
		switch {
		case attachment(mark.Name):
			r.Attachments++
		case template(mark.Name):
			r.Templates++
		}
	}
	return r
}
