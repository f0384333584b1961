package app

import (
	"context"
	"path/filepath"

	"tradehub/backend/archive"
	"tradehub/backend/demo"
	"tradehub/backend/scanning"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// ScanCommand is something that is scanned in place of pressing a button.
type ScanCommand struct {
	Name string `json:"name"` // go-on, undo, next, finish, print, cancel
	Code string `json:"code"` // what is scanned
}

// Commands lists the commands that can be scanned.
func (s *Scanning) Commands() []ScanCommand {
	all := []ScanCommand{}
	for _, c := range scanning.Commands() {
		all = append(all, ScanCommand{c.Name, c.Code})
	}
	return all
}

// ScanTestCode is one of the codes that a scanner is taught with.
type ScanTestCode struct {
	ID    string `json:"id"`    // A, B, C
	Kind  string `json:"kind"`  // gs1-128, code-128, qr
	Data  string `json:"data"`  // what a scanner must send, separators as 0x1d
	Title string `json:"title"` // key of the word for it
}

// TestCodes lists the codes of the test sheet.
func (s *Scanning) TestCodes() []ScanTestCode {
	all := []ScanTestCode{}
	for _, c := range scanning.TestCodes() {
		all = append(all, ScanTestCode{c.ID, string(c.Kind), c.Data, string(c.Says)})
	}
	return all
}

// CommandSheet draws the sheet of commands in a language, for the screen.
func (s *Scanning) CommandSheet(language string) ([]SheetPage, error) {
	return s.drawn("commands", language)
}

// TestSheet draws the sheet that a scanner is taught with, for the screen.
func (s *Scanning) TestSheet(language string) ([]SheetPage, error) { return s.drawn("test", language) }

func (s *Scanning) drawn(name, language string) (pages []SheetPage, err error) {
	pages = []SheetPage{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		laid, err := scanSheet(ctx, st, actor, name, language)
		for _, page := range laid.Document.Pages {
			pages = append(pages, sheetPage(page))
		}
		return err
	})
	return pages, err
}

// SaveSheet writes a sheet, "commands" or "test", into the folder of papers beside the ledger, and tells where it lies.
// It is for the window, which has no downloads.
func (s *Scanning) SaveSheet(name, language string) (path string, err error) {
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		content, err := scanSheetPDF(ctx, st, actor, name, language)
		if err != nil {
			return err
		}
		folder := s.d.house.file(demo.PapersFolder)
		if err := archive.MakeDir(folder); err != nil {
			return err
		}
		path = filepath.Join(folder, paperFile("scanner-"+name, language))
		return archive.WriteFile(path, content)
	})
	if err != nil {
		return "", err
	}
	return path, nil
}

func scanSheet(ctx context.Context, st *station.Station, actor trade.Actor, name, language string) (
	scanning.Sheet, error) {
	if name == "test" {
		return st.Scanning.TestSheet(ctx, actor, words.Lang(language))
	}
	return st.Scanning.CommandSheet(ctx, actor, words.Lang(language))
}

func scanSheetPDF(ctx context.Context, st *station.Station, actor trade.Actor, name, language string) ([]byte, error) {
	laid, err := scanSheet(ctx, st, actor, name, language)
	if err != nil {
		return nil, err
	}
	return laid.PDF()
}
