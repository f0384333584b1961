package archive

import (
	"path"
	"path/filepath"
	"strings"
	"time"
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
		name := strings.ToLower(mark.Name) // Windows and macOS do not tell names apart by case
		if !safeName(mark.Name) || seen[name] || mark.SizeBytes < 0 || !shaShape.MatchString(mark.SHA256) {
			return false
		}
		seen[name] = true
	}
	return true
}

// safeName tells whether a name stays in the folder it is unpacked into, on any system.
func safeName(name string) bool {
	return name != "." && name == path.Clean(name) && filepath.IsLocal(filepath.FromSlash(name)) &&
		!strings.ContainsAny(name, `\:`+"\x00")
}
