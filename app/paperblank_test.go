package app

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"tradehub/templates/words"
)

func TestBlanksAreCountedNumberByNumber(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Noy")
	blanks, life := &Blanks{d}, &PaperLife{d}
	must(t, blanks.Add("add", BlankStock{Form: letter, First: "L 001", Last: "L 010", Note: "receipt 7"}))
	number, err := life.Freeze("", PaperWish{Shipment: shipmentOfDay, Kind: letter, Serial: "L 001"})
	must(t, err)
	next, err := blanks.Spoil("", letter, "L 001", "jammed", true)
	must(t, err)
	if next != "L 002" {
		t.Errorf("the paper stands on %q", next)
	}
	all, err := blanks.List(letter)
	must(t, err)
	if got := all[0]; got.Unused != 8 || got.Used != 1 || got.Spoilt != 1 || got.Next != "L 003" ||
		got.Gone[0].Reason != "jammed" || got.Gone[1].Paper != number {
		t.Errorf("the stock is %+v", got)
	}
	for name, tt := range map[string]struct {
		err  error
		want words.Key
	}{
		"no pad":      {blanks.Add("", BlankStock{Form: letter, First: "L 001", Last: "M 002"}), words.PapersSerialsBetween},
		"bought":      {blanks.Add("", BlankStock{Form: letter, First: "L 005", Last: "L 006"}), words.PapersSerialsTwice},
		"ours":        {blanks.Add("", BlankStock{Form: "packing-list", First: "1", Last: "2"}), words.PapersSerialsOurs},
		"no reason":   {onlyErr(blanks.Spoil("", letter, "L 003", "", false)), words.PapersSerialReason},
		"not bought":  {onlyErr(blanks.Spoil("", letter, "L 999", "lost", false)), words.PapersSerialUnknown},
		"no printer":  {blanks.RemovePrinter("", "Office", ""), words.AccessNotPermitted},
		"no settings": {blanks.SavePrinter("", FormPrinter{Name: "Office"}), words.AccessNotPermitted},
	} {
		if !isTold(tt.err, string(tt.want)) {
			t.Errorf("%s: told %v, want %s", name, tt.err, tt.want)
		}
	}
}

func TestPrintersMoveWhatIsFilledIn(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Phet")
	blanks := &Blanks{d}
	must(t, blanks.SavePrinter("", FormPrinter{Name: "Office", Form: letter, XHMM: 150, YHMM: -25}))
	number, err := (&PaperLife{d}).Freeze("", PaperWish{Shipment: shipmentOfDay, Kind: letter})
	must(t, err)
	all, err := blanks.Printers()
	must(t, err)
	if len(all) != 1 || all[0] != (FormPrinter{"Office", letter, 150, -25}) {
		t.Errorf("the printers are %+v", all)
	}
	served := documents(d)
	for path, want := range map[string]int{
		"internal/" + letter + "/" + number:                              http.StatusOK,
		"internal/" + letter + "/X":                                      http.StatusNotFound,
		"overlay/" + letter + "/" + number + "?printer=Office":           http.StatusOK,
		"overlay/" + letter + "/" + number + "?printer=Nobody":           http.StatusNotFound,
		"draft/" + letter + "/" + shipmentOfDay + "?fill&printer=Office": http.StatusOK,
		"calibration?printer=Office&form=" + letter:                      http.StatusOK,
		"calibration?printer=Nobody":                                     http.StatusNotFound,
	} {
		answer := httptest.NewRecorder()
		served.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/documents/"+path, nil))
		if answer.Code != want || want == http.StatusOK && !strings.HasPrefix(answer.Body.String(), "%PDF-") {
			t.Errorf("%s: status %d, want %d; %.40q", path, answer.Code, want, answer.Body.String())
		}
	}
	must(t, blanks.RemovePrinter("", "Office", letter))
}
