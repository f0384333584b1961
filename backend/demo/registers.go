package demo

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"tradehub/backend/registers"
	"tradehub/backend/trade"
	"tradehub/templates"
)

// fillRegisters saves the registers that come with the program, and those that every firm fills itself: orchards,
// packing houses, permits and so on, invented for the demonstration.
func (p *player) fillRegisters() error {
	err := p.once(Event{Step: "registers", What: "shipped"}, morning, func(command trade.EntryID) error {
		_, err := p.station.Registers.LoadShipped(p.ctx, p.admin, command)
		return err
	})
	if err != nil {
		return err
	}
	files, err := fs.Glob(templates.Demo, "demo/registers/*.csv")
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := p.fillRegister(file); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) fillRegister(file string) error {
	name := strings.TrimSuffix(path.Base(file), ".csv")
	return p.once(Event{Step: "registers", What: name}, morning, func(command trade.EntryID) error {
		rows, err := templates.Demo.ReadFile(file)
		if err != nil {
			return err
		}
		_, err = p.station.Registers.Import(p.ctx, p.admin, registers.ImportRequest{Register: name,
			File: bytes.NewReader(rows), Name: path.Base(file), Command: command})
		return err
	})
}
