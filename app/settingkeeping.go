package app

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tradehub/backend/archive"
	"tradehub/backend/backup"
	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// SettingBackup tells what a backup holds and what became of it.
type SettingBackup struct {
	Path        string   `json:"path"`
	MadeAt      string   `json:"madeAt"` // RFC 3339
	Station     string   `json:"station"`
	Entries     int64    `json:"entries"`
	Head        string   `json:"head"`
	Attachments int      `json:"attachments"`
	Damaged     []string `json:"damaged"`   // attachments here that could not be read and are not in it
	Templates   int      `json:"templates"` // files of the station's own templates
	LeftOut     []Fault  `json:"leftOut"`   // why files of own templates are not in it
	SizeBytes   int64    `json:"sizeBytes"`
	Replaced    string   `json:"replaced"`    // after a restore: the folder that keeps what was here
	NumbersKept bool     `json:"numbersKept"` // after a restore: numbers go on where they stand
}

// SettingBackups is where backups went last.
type SettingBackups struct {
	Folder string         `json:"folder"` // where the last one went, or empty
	Last   *SettingBackup `json:"last"`   // the last one this station made
	Found  []string       `json:"found"`  // backups in the folder, the newest name first
}

// lastBackupFile remembers the last backup beside the ledger, for its age and its folder.
const lastBackupFile = "lastbackup.json"

// Backups tells of the last backup and lists those in a folder; an empty folder means where the last one went.
func (s *Settings) Backups(folder string) (b SettingBackups, err error) {
	b.Found = []string{}
	err = s.keep(func(context.Context, *station.Station, trade.Actor) error {
		b.Last = s.lastBackup()
		if b.Folder = folder; folder == "" && b.Last != nil {
			b.Folder = filepath.Dir(b.Last.Path)
		}
		if b.Folder == "" {
			return nil
		}
		files, err := filepath.Glob(filepath.Join(b.Folder, "*"+archive.Suffix))
		slices.SortFunc(files, func(x, y string) int { return strings.Compare(y, x) })
		b.Found = append(b.Found, files...)
		return err
	})
	return b, err
}

// keep is do for one who may keep the ledger.
func (s *Settings) keep(work task) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.KeepLedger); err != nil {
			return err
		}
		return work(ctx, st, actor)
	})
}

// MakeBackup makes a backup in a folder, or under a file name. It is read again and verified before it counts.
func (s *Settings) MakeBackup(to string) (made SettingBackup, err error) {
	err = s.keep(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if !filepath.IsAbs(to) {
			return fault.New(fault.Invalid, words.SettingWhole, fault.Params{"path": to}).At("path")
		}
		return s.long.run(ctx, func(ctx context.Context) error {
			report, err := st.Backup.Backup(ctx, actor, to)
			if err != nil {
				return err
			}
			made = settingBackup(report)
			return s.rememberBackup(made)
		})
	})
	return made, err
}

// Rehearse proves a backup without touching anything.
func (s *Settings) Rehearse(from string) (proved SettingBackup, err error) {
	err = s.keep(func(ctx context.Context, _ *station.Station, _ trade.Actor) error {
		return s.long.run(ctx, func(ctx context.Context) error {
			report, err := backup.Rehearse(ctx, clock.System(), from)
			proved = settingBackup(report)
			return err
		})
	})
	return proved, err
}

// Restore puts a backup in the place of the ledger. The station closes meanwhile, and everybody signs in again.
func (s *Settings) Restore(from string) (restored SettingBackup, err error) {
	err = s.keep(func(context.Context, *station.Station, trade.Actor) error {
		report, err := s.d.house.restore(from, func(ctx context.Context, from, dir string) (backup.Report, error) {
			return backup.Restore(ctx, clock.System(), from, dir)
		})
		restored = settingBackup(report)
		return err
	})
	return restored, err
}

// Stop stops the backup, rehearsal or check that is under way.
func (s *Settings) Stop() { s.long.now() }

func settingBackup(r backup.Report) SettingBackup {
	return SettingBackup{Path: r.Path, MadeAt: stamp(r.MadeAt), Station: r.Station, Entries: r.Entries, Head: r.Chain,
		Attachments: r.Attachments, Damaged: append([]string{}, r.Damaged...),
		Templates: r.Templates, LeftOut: toldFaults(r.LeftOut), SizeBytes: r.SizeBytes,
		Replaced: r.Replaced, NumbersKept: r.NumbersKept}
}

// lastBackup reads what is remembered of the last backup; a file that is missing or damaged remembers nothing.
func (s *Settings) lastBackup() *SettingBackup {
	text, err := os.ReadFile(s.d.house.file(lastBackupFile))
	if err != nil {
		return nil
	}
	last := &SettingBackup{}
	if json.Unmarshal(text, last) != nil || last.Path == "" {
		return nil
	}
	return last
}

func (s *Settings) rememberBackup(made SettingBackup) error {
	text, err := json.Marshal(made)
	if err != nil {
		return err
	}
	return archive.WriteFile(s.d.house.file(lastBackupFile), text)
}
