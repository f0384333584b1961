package app

import (
	"bytes"
	_ "embed"
	"io/fs"
	"net"
	"net/http"
)

// bridgeScript stands in for what Wails puts into its window: window.go calls methods, window.runtime hears events.
//
//go:embed bridge.js
var bridgeScript string

// page gives the page with the bridge's script before the page's own.
func (b *bridge) page(w http.ResponseWriter, r *http.Request) {
	page, err := fs.ReadFile(b.assets, "index.html")
	if err != nil {
		http.Error(w, "the pages are not built into this program", http.StatusNotFound)
		return
	}
	b.at(w, r) // seats the browser before its scripts call
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	page = bytes.Replace(page, []byte("<head>"), []byte(`<head><script src="/bridge.js"></script>`), 1)
	_, _ = w.Write(page)
}

func (b *bridge) script(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript")
	_, _ = w.Write([]byte(bridgeScript))
}

// loopbackHost tells whether the host that a browser asked is this computer by its address.
func loopbackHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	ip := net.ParseIP(host)
	return err == nil && ip != nil && ip.IsLoopback()
}
