//go:build production || dev || bundled

// Package frontend holds the pages of the window.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Pages gives the built pages.
func Pages() (fs.FS, error) { return fs.Sub(dist, "dist") }
