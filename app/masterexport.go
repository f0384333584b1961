package app

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var nameHeadings = []string{"code", "name_en", "name_lo", "name_zh", "name_th", "name_vi"}

// Export writes a kind of masters as CSV for a spreadsheet. ExportRegister does it for registers.
func (m *Masters) Export(what string) (string, error) {
	var out bytes.Buffer
	err := m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		return exportMasters(ctx, s, actor, what, &out)
	})
	return out.String(), err
}

// SaveExport writes the same into the data folder and tells where: the window has no downloads.
func (m *Masters) SaveExport(what string) (path string, err error) {
	err = m.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		var out bytes.Buffer
		if err := exportMasters(ctx, s, actor, what, &out); err != nil {
			return err
		}
		path = wholePath(m.d.house.file(filepath.Base(what) + ".csv"))
		return os.WriteFile(path, out.Bytes(), 0o600)
	})
	return path, err
}

func exportMasters(ctx context.Context, s *station.Station, actor trade.Actor, what string, w io.Writer) error {
	tables := map[string]func(*store.Tx, io.Writer) error{"parties": exportParties, "items": exportItems,
		"locations": exportLocations}
	table, found := tables[what]
	if err := actor.Require(trade.Look); err != nil {
		return err
	}
	if !found {
		return fault.New(fault.NotFound, words.RegistersUnknown, fault.Params{"register": what})
	}
	return s.DB.Read(ctx, func(tx *store.Tx) error { return table(tx, w) })
}

func exportParties(tx *store.Tx, w io.Writer) error {
	all, err := tx.Parties()
	if err != nil {
		return err
	}
	var rows [][]string
	for _, p := range all {
		rows = append(rows, append(nameCells(p.Code, p.Name), p.Address, p.Country, p.TIN,
			strings.Join(texts(p.Roles), " ")))
	}
	return exchange.WriteTable(w, slices.Concat(nameHeadings, []string{"address", "country", "tin", "roles"}), rows)
}

// exportItems writes weights as whole grams.
func exportItems(tx *store.Tx, w io.Writer) error {
	all, err := tx.Items()
	if err != nil {
		return err
	}
	var rows [][]string
	for _, i := range all {
		row := append(nameCells(i.Code, i.Name), i.GTIN, i.PaperName, i.HS6, i.AHTN8, i.Species, i.Unit, i.Package)
		for _, weightG := range []int64{i.NetG, i.TareG, i.MinNetG, i.MaxNetG, i.PieceNetG} {
			row = append(row, strconv.FormatInt(weightG, 10))
		}
		rows = append(rows, append(row, strconv.FormatBool(i.Perishable)))
	}
	return exchange.WriteTable(w, slices.Concat(nameHeadings, []string{"gtin", "paper_name", "hs6", "ahtn8", "species",
		"unit", "package", "net_g", "tare_g", "min_net_g", "max_net_g", "piece_net_g", "perishable"}), rows)
}

func exportLocations(tx *store.Tx, w io.Writer) error {
	all, err := tx.Locations()
	if err != nil {
		return err
	}
	codes := map[trade.LocationID]string{}
	for _, l := range all {
		codes[l.ID] = l.Code
	}
	var rows [][]string
	for _, l := range all {
		rows = append(rows, append(nameCells(l.Code, l.Name), codes[l.Parent], l.LOCODE, l.Zone))
	}
	return exchange.WriteTable(w, slices.Concat(nameHeadings, []string{"lies_in", "locode", "zone"}), rows)
}

func nameCells(code string, n trade.Names) []string {
	return []string{code, n.EN, n.LO, n.ZH, n.TH, n.VI}
}
