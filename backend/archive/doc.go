// Package archive keeps what lies beside the ledger: attachments, which are files known by their content, and
// bundles, which are backups in one file.
//
// A bundle (.thbackup) is a zip file that any zip program opens. Its first entry, manifest.json, names every other
// one with size and SHA-256. Its zip comment ends in the SHA-256 of all bytes before it (the seal), so that a
// single changed byte anywhere shows, also in those parts of a zip file that no checksum of its own covers. The
// seal tells damage; it is no signature and does not tell who made the bundle.
package archive
