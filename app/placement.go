package app

import (
	"encoding/json"
	"os"
)

// placementFile keeps the window's size, beside the ledger.
const placementFile = "window.json"

// placement is how large the window was.
type placement struct {
	Width     int  `json:"width_px"`
	Height    int  `json:"height_px"`
	Maximised bool `json:"maximised"`
}

// readPlacement reads the window's size; a file that is missing or damaged by a crash gives the usual one.
func readPlacement(path string) placement {
	usual := placement{Width: 1366, Height: 768}
	text, err := os.ReadFile(path)
	if err != nil {
		return usual
	}
	p := usual
	if json.Unmarshal(text, &p) != nil || p.Width < 1 || p.Height < 1 {
		return usual
	}
	return p
}

// write keeps the window's size, whole or not at all.
func (p placement) write(path string) error {
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".part", text, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}
