package exchange_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// cells tells a workbook cell by cell: sheet, place, whether it is text or a number, and the value. It reads the parts
// of the file itself (ECMA-376), not with the library that wrote them.
func cells(t testing.TB, content []byte) []byte {
	t.Helper()
	var texts []string
	for _, item := range part(t, content, "xl/sharedStrings.xml").find("si") {
		texts = append(texts, strings.Join(texted(item), ""))
	}
	var out bytes.Buffer
	for i, sheet := range part(t, content, "xl/workbook.xml").find("sheets/sheet") {
		for _, c := range part(t, content, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)).find("sheetData/row/c") {
			value, kind := strings.Join(c.all("v"), ""), "number"
			if c.marks["t"] == "s" {
				n, err := strconv.Atoi(value)
				if err != nil || n >= len(texts) {
					t.Fatalf("%s has no text %s", c.marks["r"], value)
				}
				value, kind = texts[n], "text"
			}
			if value != "" {
				fmt.Fprintf(&out, "%s %s %s %q\n", sheet.marks["name"], c.marks["r"], kind, value)
			}
		}
	}
	return out.Bytes()
}

// texted gives the texts of an item of the string table, as they are: blanks at their ends count.
func texted(item *element) (all []string) {
	for _, e := range item.find("t") {
		all = append(all, e.text)
	}
	return all
}

// part reads one part of a workbook.
func part(t testing.TB, workbook []byte, name string) *element {
	t.Helper()
	files, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return readXML(t, content)
}

func TestBrokerHasTheFiguresOfTheExamples(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"r1": {
			`General B9 text "Total packages"`, `General C9 number "2520"`, `General C24 number "17690.40"`,
			`General C25 number "21600"`, `General C28 text "2"`, `General C33 number "37044"`, `General C34 number "34020"`,
			`General C37 number "405872640.00"`,
			`Items F4 text "08039090"`, `Items I4 text "1000"`, `Items J4 text "000"`, `Items N4 number "17690.40"`,
			`Containers A4 text "LKCU4200177"`, `Containers G5 number "1260"`, `Documents A4 text "380"`,
			`Documents C4 text "NTG-26-0117"`,
		},
		"t1": {
			`General C9 number "1160"`, `General C24 number "24780.00"`, `General C37 number "535248000.00"`,
			`Items B4 number "1100"`, `Items H5 number "3724"`, `Items O4 number "99792000.00"`,
			`Items O5 number "435456000.00"`, `Containers A4 text "0937"`, `Containers H5 number "3724"`,
		},
	} {
		got := string(cells(t, dataFile(t, "broker.xlsx", example(t, name))))
		for _, cell := range want {
			if !strings.Contains(got, cell+"\n") {
				t.Errorf("%s has no cell %s", name, cell)
			}
		}
		if strings.Contains(got, "export-declaration") || strings.Contains(got, "export declaration") {
			t.Errorf("%s names the declaration itself among its documents", name)
		}
	}
}
