// Package scanning knows the scanners of a station: how each of them sends what it reads, which serial ones are
// listened to, the sheets of codes that go with them, and the log of the scans that were refused.
//
// What a scan means is not decided here. Receiving, packing and loading judge scans; whoever asks them hands their
// refusals over, so that a duplicate, a foreign lot or a code that nobody knew can be found again later.
package scanning

import (
	"context"

	"tradehub/backend/device"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
)

// Source is a serial scanner; *device.Scanner is one.
type Source interface {
	Scans(ctx context.Context) (<-chan device.Scan, error)
	Err() error
}

// Open gives the scanner of an address; Device, outside of tests.
type Open func(address string, profile device.ScannerProfile) (Source, error)

// Device gives the scanner of an address as device.OpenScanner does.
func Device(address string, profile device.ScannerProfile) (Source, error) {
	s, err := device.OpenScanner(address, profile)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Service keeps the scanners of the station and the log of refused scans.
type Service struct {
	db    *store.DB
	forms *sheet.Library
	open  Open
}

// New makes the service over an open ledger, the forms of the sheets, and a way to reach serial scanners.
func New(db *store.DB, forms *sheet.Library, open Open) *Service {
	return &Service{db: db, forms: forms, open: open}
}
