package device

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"go.bug.st/serial"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// ScannerProfile is how one scanner sends what it reads, learned once from a test sheet. It is plain data: the window
// keeps the same one for scanners that type.
type ScannerProfile struct {
	Name         string `json:"name"`
	Prefix       string `json:"prefix"`        // sent before each scan, empty for none
	Suffix       string `json:"suffix"`        // sent behind each scan; empty: a line end, a tab, or a gap
	GSSubstitute string `json:"gs_substitute"` // sent for the group separator 0x1d, empty where it comes as it is
	Layout       string `json:"layout"`        // keyboard layout that a typing scanner assumes, for example us
}

const groupSeparator = "\x1d"

// Clean takes off what the scanner adds, and puts the group separator where its substitute stands.
func (p ScannerProfile) Clean(raw string) string {
	text := strings.TrimPrefix(raw, p.Prefix)
	if p.Suffix != "" {
		text = strings.TrimSuffix(text, p.Suffix)
	}
	if p.GSSubstitute != "" {
		text = strings.ReplaceAll(text, p.GSSubstitute, groupSeparator)
	}
	return text
}

// Scan is one symbol as the scanner sent it.
type Scan struct {
	Text string // without what the scanner adds, group separators as 0x1d
	Raw  string // the bytes as they came, without the suffix
}

// Scanner is a scanner on a serial port (USB-COM), which no keyboard layout can spoil.
type Scanner struct {
	named   string
	profile ScannerProfile
	wire    wire
	err     error
}

// Limits of what a scanner sends.
const (
	longestScan = 8 << 10 // a QR code holds 4,296 letters, and each may have a substitute
	// scanGap ends a scan of a scanner that sends nothing behind it.
	scanGap = 100 * time.Millisecond
)

// OpenScanner gives the scanner of an address, serial:PORT[@BAUD,MODE] or tcp:HOST:PORT; nothing is connected yet. Any
// other is an invalid fault "device.scanner_address".
func OpenScanner(named string, profile ScannerProfile) (*Scanner, error) {
	w, ok := parseWire(named, serial.Mode{BaudRate: 9600, DataBits: 8})
	if !ok {
		return nil, unreadableAddress(words.DeviceScannerAddress, named)
	}
	return &Scanner{named: named, profile: profile, wire: w}, nil
}

// Scans connects and hands over scans in the order in which they come; none is dropped, whoever reads sets the pace.
// The channel is closed when the context ends or the scanner is lost; Err tells which. Errors are those of the wire.
func (s *Scanner) Scans(ctx context.Context) (<-chan Scan, error) {
	l, err := s.wire.open(ctx)
	if err != nil {
		return nil, err
	}
	scans := make(chan Scan)
	go func() {
		defer close(scans)
		defer l.close()
		s.err = s.listen(ctx, l.in, scans)
	}()
	return scans, nil
}

// Err tells why the channel was closed: nil when the context ended, the unavailable fault "device.scanner_lost" when
// the scanner was pulled out. It may be asked once the channel is closed.
func (s *Scanner) Err() error { return s.err }

func (s *Scanner) listen(ctx context.Context, in *inbox, scans chan<- Scan) error {
	var kept []byte
	for {
		piece, err := s.piece(ctx, in, len(kept) > 0)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil && !errors.Is(err, errSilent):
			lost := fault.New(fault.Unavailable, words.DeviceScannerLost, fault.Params{"scanner": s.named})
			return lost.Because(err)
		}
		var raws []string
		raws, kept = s.profile.split(append(kept, piece...), errors.Is(err, errSilent))
		for _, raw := range raws {
			select {
			case scans <- Scan{Text: s.profile.Clean(raw), Raw: raw}:
			case <-ctx.Done():
				return nil
			}
		}
	}
}

// piece waits for bytes; when a scan has begun, no longer than the gap that ends it.
func (s *Scanner) piece(ctx context.Context, in *inbox, begun bool) ([]byte, error) {
	if !begun {
		return in.next(ctx, nil)
	}
	timer := time.NewTimer(scanGap)
	defer timer.Stop()
	return in.next(ctx, timer.C)
}

// split parts what came into whole scans and the rest. After a gap the rest is a scan too, unless the profile has a
// suffix that must still come.
func (p ScannerProfile) split(kept []byte, gap bool) (raws []string, rest []byte) {
	for {
		kept = bytes.TrimLeft(kept, "\r\n")
		at, length := p.end(kept)
		if at < 0 {
			break
		}
		if at > 0 {
			raws = append(raws, string(kept[:at]))
		}
		kept = kept[at+length:]
	}
	if len(kept) > longestScan || gap && p.Suffix == "" && len(kept) > 0 {
		return append(raws, string(kept)), nil
	}
	return raws, kept
}

// end finds where a scan ends, and how long the mark is.
func (p ScannerProfile) end(kept []byte) (at, length int) {
	if p.Suffix != "" {
		return bytes.Index(kept, []byte(p.Suffix)), len(p.Suffix)
	}
	return bytes.IndexAny(kept, "\r\n\t"), 1
}
