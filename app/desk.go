package app

// desks makes the methods that pages call, for one screen. Wails binds them and makes their TypeScript; the bridge
// finds them by their names.
func newDesk(h *house, emit func(string, any)) (*desk, []any) {
	d := &desk{house: h, emit: emit}
	h.changes.join(d)
	return d, []any{&Session{d}, &Status{d}, &Receive{d}, &Load{d}, &Pack{d}, &Units{d}, &Papers{d}, &Platform{d},
		&PaperLife{d}, &Departures{d}, &DossierFiles{d}, &Blanks{d}, &Editor{d}, &Checks{d},
		&Masters{d}, &Settings{d: d}, &Shelf{d}, &Today{d}, &Scanning{d}, &Labels{d}, &Printers{d: d}, &Scales{d: d}}
}
