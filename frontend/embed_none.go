//go:build !production && !dev && !bundled

// Package frontend holds the pages of the window.
package frontend

import (
	"embed"
	"io/fs"
)

// Pages gives no pages: this build is for tests and for making the bindings, which need none.
func Pages() (fs.FS, error) { return embed.FS{}, nil }
