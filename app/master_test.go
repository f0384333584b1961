package app

import (
	"context"
	"encoding/base64"
	"strings"
	"testing"

	"tradehub/backend/trade"
	"tradehub/templates/words"
)

const officePIN = "470813"

// office is a new station of a firm with its administrator signed in.
type office struct {
	house    *house
	desk     *desk
	session  *Session
	masters  *Masters
	settings *Settings
}

func newOffice(t *testing.T) office {
	t.Helper()
	h, err := openHouse(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.close() })
	o := officeOf(h)
	_, err = o.session.SetUp(FirstStart{Station: "NT1", Zone: "Asia/Vientiane", Code: "NTG",
		Name: trade.Names{EN: "Nam Tha Green"}, Address: "BAN NATEUY", Country: "LA", Site: "NTY",
		SiteAt: trade.Names{EN: "Nateuy"}, Letters: "NTG", Admin: "Phet", PIN: officePIN})
	must(t, err)
	return o
}

// officeOf is another desk in the same house, at which nobody sits yet.
func officeOf(h *house) office {
	d, _ := newDesk(h, func(string, any) {})
	return office{h, d, &Session{d}, &Masters{d}, &Settings{d: d}}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// with signs somebody of a role in at a desk of his own.
func (o office) with(t *testing.T, role trade.Role) office {
	t.Helper()
	must(t, o.settings.AddPerson(string(role), []string{string(role)}, officePIN, ""))
	other := officeOf(o.house)
	_, err := other.session.SignIn(string(role), officePIN)
	must(t, err)
	return other
}

func TestAMasterTellsWhatEachVersionChanged(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	cold, err := o.masters.SaveLocation(MasterLocation{Code: "COLD", Name: trade.Names{EN: "Cold room"}}, "")
	must(t, err)
	sites, err := o.masters.Locations()
	must(t, err)
	cold.Parent, cold.Name.LO = sites[0].ID, "ຫ້ອງເຢັນ"
	_, err = o.masters.SaveLocation(cold, "")
	must(t, err)
	history, err := o.masters.LocationHistory(cold.ID)
	must(t, err)
	if len(history) != 2 || history[0].Number != 2 || history[1].Number != 1 || len(history[1].Changes) != 0 {
		t.Fatalf("history %+v", history)
	}
	want := []MasterChange{{"Name.LO", "", "ຫ້ອງເຢັນ"}, {"Parent", "", "NTY"}}
	got := history[0]
	if got.By != "Phet" || got.At == "" || len(got.Changes) != 2 || got.Changes[0] != want[0] ||
		got.Changes[1] != want[1] {
		t.Errorf("the second version says %+v, want %+v by Phet", got, want)
	}
}

func TestAnItemTellsWeightsAndListsThatChanged(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	item, err := o.masters.SaveItem(MasterItem{Code: "BAN", Name: trade.Names{EN: "Banana"},
		PaperName: "BANANAS", HS6: "0803.90", Unit: "KGM", Package: "CT", NetG: 13_500}, "")
	must(t, err)
	item.NetG, item.Perishable = 0, true
	_, err = o.masters.SaveItem(item, "")
	must(t, err)
	history, err := o.masters.ItemHistory(item.ID)
	must(t, err)
	want := []MasterChange{{"NetG", "13500", ""}, {"Perishable", "", "true"}}
	if got := history[0].Changes; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("changes %+v, want %+v", got, want)
	}
	party, err := o.masters.Parties()
	must(t, err)
	party[0].Roles = append(party[0].Roles, "carrier")
	_, err = o.masters.SaveParty(party[0], "")
	must(t, err)
	history, err = o.masters.PartyHistory(party[0].ID)
	must(t, err)
	if got := history[0].Changes; len(got) != 1 || got[0] != (MasterChange{"Roles", "consignor", "consignor, carrier"}) {
		t.Errorf("changes %+v", got)
	}
	if first := history[1]; first.By != "" || first.Number != 1 {
		t.Errorf("the set-up is told as %+v, by nobody", first)
	}
}

func TestARegisterIsCheckedChangedAndExported(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	const heading = "code,name_en,valid_from,valid_to,source,as_of,confidence\n"
	check := func(rows string) (RegisterImported, error) {
		return o.masters.CheckRegister("units", "units.csv", base64.StdEncoding.EncodeToString([]byte(heading+rows)))
	}
	_, err := check("ZCR,crate,,,,2026-11-04,high\nZBG,bag,soon,,own,2026-11-04,sure\n")
	if err == nil || len(told(err).(*toldError).Faults) < 1 {
		t.Fatalf("a wrong file is told as %v", err)
	}
	const crate = "ZCR,crate,,,own,2026-11-04,high\n"
	got, err := check(crate)
	if err != nil || got.Saved != 1 || !got.Changes[0].New || got.Changes[0].Fields[0].Is != "crate" {
		t.Fatalf("a right file: %+v, %v", got, err)
	}
	rows := rowsOfUnits(t, o, "ZCR")
	if len(rows) != 0 {
		t.Fatalf("a check saved %+v", rows)
	}
	_, err = o.masters.ImportRegister("units", "units.csv", base64.StdEncoding.EncodeToString([]byte(heading+crate)), "")
	must(t, err)
	row := rowsOfUnits(t, o, "ZCR")[0]
	row.ValidFrom, row.Fields["name_en"] = "2027-01-01", "=crate"
	must(t, o.masters.SaveRegisterRow(row, ""))
	if rows := rowsOfUnits(t, o, "ZCR"); len(rows) != 2 || rows[0].ValidTo != "2026-12-31" {
		t.Errorf("rows %+v", rows)
	}
	csv, err := o.masters.ExportRegister("units", "csv")
	must(t, err)
	raw, err := base64.StdEncoding.DecodeString(csv)
	if err != nil || !strings.Contains(string(raw), "'=crate") {
		t.Errorf("the export does not disarm a formula:\n%s", raw)
	}
	history, err := o.masters.RegisterHistory(row)
	must(t, err)
	if len(history) != 1 || history[0].By != "Phet" {
		t.Errorf("history %+v", history)
	}
}

func TestARegisterTravelsAsAWorkbookAndARowEnds(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	book, err := o.masters.ExportRegister("units", "xlsx")
	must(t, err)
	got, err := o.masters.CheckRegister("units", "units.xlsx", book)
	if err != nil || got.Saved != 0 || got.Same == 0 {
		t.Errorf("the workbook of what is here would change %+v, %v", got, err)
	}
	path, err := o.masters.SaveRegister("units", "xlsx")
	must(t, err)
	if !strings.HasSuffix(path, "units.xlsx") || !isFile(path) {
		t.Errorf("saved as %s", path)
	}
	_, err = o.masters.ExportRegister("units", "pdf")
	refusedAs(t, err, words.RegistersFormat)
	must(t, o.masters.EndRegisterRow("units", "GRM", "", "2026-12-31", ""))
	if rows := rowsOfUnits(t, o, "GRM"); len(rows) != 1 || rows[0].ValidTo != "2026-12-31" {
		t.Errorf("rows %+v", rows)
	}
	refusedAs(t, o.masters.EndRegisterRow("units", "GRM", "2026-01-01", "2026-12-31", ""), words.RegistersRowUnknown)
	fresh, err := o.masters.FreshRows()
	if err != nil || fresh != 0 {
		t.Errorf("%d rows are fresh, %v", fresh, err)
	}
	added, err := o.masters.TakeFreshRows("")
	if err != nil || added != 0 {
		t.Errorf("%d rows were taken in, %v", added, err)
	}
	all, err := o.masters.Registers()
	if err != nil || len(all) < 40 || all[0].Purpose.LO == "" {
		t.Errorf("%d registers, %v", len(all), err)
	}
}

func rowsOfUnits(t *testing.T, o office, code string) (rows []RegisterRow) {
	t.Helper()
	sheet, err := o.masters.Register("units")
	must(t, err)
	for _, row := range sheet.Rows {
		if row.Code == code {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestExportsOfMasters(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	_, err := o.masters.SaveItem(MasterItem{Code: "BAN", Name: trade.Names{EN: "-Banana", LO: "ກ້ວຍ"},
		PaperName: "BANANAS", HS6: "0803.90", Unit: "KGM", Package: "CT", NetG: 13_500}, "")
	must(t, err)
	for what, want := range map[string]string{
		"parties":   "NTG,Nam Tha Green,,,,,BAN NATEUY,LA,,consignor\n",
		"items":     "BAN,'-Banana,ກ້ວຍ,,,,,BANANAS,0803.90,,,KGM,CT,13500,0,0,0,0,false\n",
		"locations": "NTY,Nateuy,,,,,,,Asia/Vientiane\n",
	} {
		csv, err := o.masters.Export(what)
		must(t, err)
		if !strings.HasPrefix(csv, "\ufeffcode,name_en,name_lo") || !strings.Contains(csv, want) {
			t.Errorf("%s are exported as %q, want a row %q", what, csv, want)
		}
	}
	_, err = o.masters.Export("nothing")
	refusedAs(t, err, words.RegistersUnknown)
	path, err := o.masters.SaveExport("parties")
	must(t, err)
	if !strings.HasSuffix(path, "parties.csv") || !isFile(path) {
		t.Errorf("saved as %s", path)
	}
}

func TestMastersAreForWhoMay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	hand := o.with(t, trade.Warehouse)
	_, err := hand.masters.SaveParty(MasterParty{Code: "X", Name: trade.Names{EN: "X"}, Country: "LA"}, "")
	refusedAs(t, err, words.AccessNotPermitted)
	refusedAs(t, hand.masters.SaveRegisterRow(RegisterRow{}, ""), words.AccessNotPermitted)
	if _, err := hand.masters.Parties(); err != nil {
		t.Errorf("a warehouse hand may not even look: %v", err)
	}
	nobody := officeOf(o.house)
	for name, err := range map[string]error{
		"parties": second(nobody.masters.Parties()), "registers": second(nobody.masters.Registers()),
		"export":  second(nobody.masters.Export("parties")),
		"history": second(nobody.masters.PartyHistory("x")),
	} {
		if err == nil {
			t.Errorf("nobody is signed in and gets %s", name)
		}
	}
}

func second[T any](_ T, err error) error { return err }
