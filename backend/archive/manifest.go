package archive

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Suffix ends the name of every bundle.
const Suffix = ".thbackup"

const (
	bundleFormat     = 1
	manifestName     = "manifest.json"
	mostManifestSize = 64 << 20 // bytes; a hundred thousand photos need a fifth of it
)

// About says of which state of which ledger a bundle was made.
type About struct {
	MadeAt  time.Time `json:"made_at"` // UTC
	Station string    `json:"station"`
	Entries int64     `json:"entries"`
	Chain   string    `json:"chain"` // the last hash of the ledger's chain
}

// Manifest says what is in a bundle.
type Manifest struct {
	Format int `json:"format"`
	About
	Files []Mark `json:"files"`
}

// Mark is one file of a bundle, as it has to be found there.
type Mark struct {
	Name      string `json:"name"` // with slashes
	SizeBytes int64  `json:"size_bytes"`
	SHA256    string `json:"sha256"` // small hex digits
}

// File is a file that is to be put into a bundle.
type File struct {
	Name   string // its name in the bundle, with slashes
	Path   string // where it lies now
	SHA256 string // what it should hold, or "" to take it as it is
}

// Mark finds a file by its name.
func (m Manifest) Mark(name string) (Mark, bool) {
	for _, mark := range m.Files {
		if mark.Name == name {
			return mark, true
		}
	}
	return Mark{}, false
}

// sane tells whether the manifest names only what a bundle of ours may hold.
func (m Manifest) sane() bool {
	seen := map[string]bool{manifestName: true}
	for _, mark := range m.Files {
		name := SameName(mark.Name)
		if !SafeName(mark.Name) || seen[name] || mark.SizeBytes < 0 || !shaShape.MatchString(mark.SHA256) {
			return false
		}
		seen[name] = true
	}
	return true
}

// mostNameBytes is the longest name of one file or folder that Linux takes (NAME_MAX of POSIX); Windows and macOS
// take as many letters or more.
const mostNameBytes = 255

// deviceName finds the names that Windows keeps for devices, whatever ending follows. Source: Microsoft, Naming Files,
// Paths, and Namespaces (as it read on 2025-09-09); for the two that end in $, filepath.IsLocal of Go 1.26 on Windows.
var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)`)

// SafeName tells whether a name, with slashes, stays in the folder it is unpacked into and can be a file there, on any
// system: a bundle made on one is restored on another. Letters of every script and blanks may stand in it; not what
// Windows refuses or cuts off (Microsoft, Naming Files, Paths, and Namespaces), and nothing longer than Linux takes.
func SafeName(name string) bool {
	if name == "." || name != path.Clean(name) || !filepath.IsLocal(filepath.FromSlash(name)) || !utf8.ValidString(name) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		refused := strings.ContainsAny(part, `<>:"|?*\`) || strings.ContainsFunc(part, unicode.IsControl) ||
			strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || deviceName.MatchString(part)
		if refused || len(part) > mostNameBytes {
			return false
		}
	}
	return true
}

// SameName gives what two names have in common that Windows and macOS do not tell apart.
func SameName(name string) string { return strings.ToLower(name) }
