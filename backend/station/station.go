// Package station puts a workstation together: from a folder to an open ledger and the services over it. The
// window, the headless program and every end-to-end test build the same Station.
package station

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	_ "time/tzdata" // Windows has no time zone database that Go reads, and without one Today is the day in Greenwich

	"tradehub/backend/access"
	"tradehub/backend/archive"
	"tradehub/backend/backup"
	"tradehub/backend/checking"
	"tradehub/backend/clock"
	"tradehub/backend/device"
	"tradehub/backend/editing"
	"tradehub/backend/labels"
	"tradehub/backend/masters"
	"tradehub/backend/packing"
	"tradehub/backend/papers"
	"tradehub/backend/receiving"
	"tradehub/backend/registers"
	"tradehub/backend/remote"
	"tradehub/backend/scanning"
	"tradehub/backend/settings"
	"tradehub/backend/sheet"
	"tradehub/backend/shipping"
	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
	"tradehub/backend/weighing"
	"tradehub/templates"
)

// TemplatesFolder is the folder of a station's own papers and labels, beside its ledger. They win over those of the
// program.
const TemplatesFolder = backup.TemplatesFolder

// SigningFolder is the folder of the private keys that a station signs its papers with, beside its ledger. No backup
// holds it.
const SigningFolder = "signing"

// Forms gives the papers and labels of a station: those in its data folder, and those of the program.
func Forms(dir string) *sheet.Library {
	return sheet.NewLibrary(templates.Sheets(), os.DirFS(filepath.Join(dir, TemplatesFolder)))
}

// Config says where a station keeps its data and which outside parts it is given.
type Config struct {
	Dir     string          // the data folder
	Clock   clock.Clock     // nil is the machine's
	Cost    access.Cost     // of a PIN's hash; zero is access.StandardCost
	Token   string          // bearer token of the platform, where it wants one
	Connect syncing.Connect // nil reaches each channel at its own address
	Syncing syncing.Options // zero is the standard
	Printer labels.Open     // nil is device.OpenPrinter
	Scale   weighing.Open   // nil is weighing.OpenDevice
}

// Station is an open workstation.
type Station struct {
	DB           *store.DB
	Access       *access.Service
	Backup       *backup.Service
	Checking     *checking.Service
	Editing      *editing.Service
	FormPrinters *papers.FormPrinters
	Labels       *labels.Service
	Masters      *masters.Service
	Packing      *packing.Service
	Papers       *papers.Service
	Printers     *labels.Printers
	Receiving    *receiving.Service
	Registers    *registers.Service
	Scanning     *scanning.Service
	Serials      *papers.Serials
	Settings     *settings.Service
	Shipping     *shipping.Service
	Signing      *papers.Signing
	Stock        *stock.Service
	Syncing      *syncing.Service
	Weighing     *weighing.Service
}

// Open finishes a restore that was cut, opens the ledger of a folder and makes the services over it.
func Open(ctx context.Context, c Config) (*Station, error) {
	if c.Clock == nil {
		c.Clock = clock.System()
	}
	if c.Cost == (access.Cost{}) {
		c.Cost = access.StandardCost
	}
	if err := backup.Recover(c.Dir); err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, filepath.Join(c.Dir, backup.LedgerFile), c.Clock)
	if err != nil {
		return nil, err
	}
	attachments, err := archive.Open(filepath.Join(c.Dir, backup.AttachmentsFolder))
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if c.Connect == nil {
		c.Connect = func(channel trade.Channel) (*remote.Client, error) {
			return remote.New(remote.Config{BaseURL: channel.BaseURL, Token: c.Token})
		}
	}
	if c.Printer == nil {
		c.Printer = func(address string) (device.Printer, error) {
			return device.OpenPrinter(address, device.PrinterOptions{})
		}
	}
	if c.Scale == nil {
		c.Scale = weighing.OpenDevice
	}
	forms, keys := Forms(c.Dir), papers.Keys(filepath.Join(c.Dir, SigningFolder))
	return guarded(&Station{DB: db, Access: access.New(db, c.Cost), Backup: backup.New(db, attachments, c.Clock),
		Masters: masters.New(db), Packing: packing.New(db), Papers: papers.New(db, attachments, forms, keys),
		FormPrinters: papers.NewFormPrinters(db, forms), Serials: papers.NewSerials(db), Signing: papers.NewSigning(db, keys),
		Labels: labels.New(db, forms, c.Printer), Printers: labels.NewPrinters(db, c.Printer),
		Receiving: receiving.New(db), Registers: registers.New(db), Settings: settings.New(db),
		Scanning: scanning.New(db, forms, scanning.Device),
		Shipping: shipping.New(db), Stock: stock.New(db), Syncing: syncing.New(db, c.Connect, c.Syncing),
		Weighing: weighing.New(db, c.Scale, c.Clock)}, forms), nil
}

// guarded adds the checks, which look at the papers and hold the gates of those that do.
func guarded(s *Station, forms *sheet.Library) *Station {
	s.Editing = editing.New(s.DB, editing.Parts{Dossiers: s.Papers.DossierIn, Find: s.find, Made: papers.MadeBy,
		Forms: forms, Folder: filepath.Join(filepath.Dir(s.DB.Path()), UnsavedFolder)})
	s.Checking = checking.New(s.DB, checking.Parts{Dossiers: s.Papers.DossierIn, Departures: s.Papers.DeparturesIn,
		Unset: s.Papers.Unset, Forms: forms, Edits: s.Editing.Edits})
	s.Papers.Guard(s.Checking.Application)
	s.Shipping.Guard(s.Checking.Gate)
	return s
}

// Close lets the ledger go.
func (s *Station) Close() error { return s.DB.Close() }
