package app

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

// letter is a form of an authority that R1 of the day can hand in as it is.
const letter = "origin-letter"

func TestAFormOfAnAuthorityLivesInTheWindow(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Noy")
	p, life := &Papers{d}, &PaperLife{d}
	wish := PaperWish{Shipment: shipmentOfDay, Kind: letter, Lines: []int{1}}
	number, err := life.Freeze("wish-1", wish)
	must(t, err)
	if number != shipmentOfDay+"-1" {
		t.Errorf("handed in as %s", number)
	}
	if _, err := life.Freeze("wish-1", wish); !isTold(err, string(words.StorePosted)) {
		t.Errorf("pressed twice: %v", err)
	}
	if _, err := life.Freeze("wish-2", wish); !isTold(err, string(words.PapersStands)) {
		t.Errorf("handed in again: %v", err)
	}
	must(t, life.Record("record-1", letter, number, PaperOfficial{Number: "L 7", IssuedOn: "2026-11-04",
		Authority: "DOIC", Boxes: []PaperBox{{"rows/0/net_g", "34020000"}}}))
	must(t, life.Handle("handle-1", letter, number, PaperHandling{Step: trade.PaperPrinted, Copies: 2, Note: "cabinet"}))
	wish.Replace = true
	second, err := life.Freeze("wish-3", wish)
	must(t, err)
	must(t, life.Void("void-1", letter, second, "not asked for"))

	folder, err := p.Folder(shipmentOfDay)
	must(t, err)
	var got []trade.PaperState
	for _, paper := range folder.Papers {
		got = append(got, paper.State)
	}
	if want := []trade.PaperState{trade.PaperVoid, trade.PaperReplaced}; !slices.Equal(got, want) {
		t.Fatalf("the folder has %v, want %v", got, want)
	}
	first := folder.Papers[1]
	if first.Official.Number != "L 7" || first.Official.Boxes[0].Value != "34020000" ||
		!slices.Equal(first.Lines, []int{1}) || first.Handled[0].By != "Noy" || first.Handled[0].Note != "cabinet" {
		t.Errorf("the first is %+v", first)
	}
	facts, err := p.Facts(letter, number)
	must(t, err)
	if !slices.ContainsFunc(facts.Says, func(b PaperBox) bool { return strings.Contains(b.Value, "NAM THA GREEN") }) {
		t.Errorf("it says %v", facts.Says)
	}
}

func TestAFolderTellsItsFormsAndLines(t *testing.T) {
	t.Parallel()
	folder, err := (&Papers{deskOnDay(t, "issue", "Khamla")}).Folder(shipmentOfDay)
	must(t, err)
	if len(folder.Lines) != 1 || folder.Lines[0].NetG != 34_020_000 || folder.Latest == "" {
		t.Errorf("the folder has %+v", folder.Lines)
	}
	at := slices.IndexFunc(folder.Forms, func(f PaperForm) bool { return f.Kind == "form-e" })
	if form := folder.Forms[at]; !form.Needed || form.Ours || form.Group != "origin" || form.Lacks != 3 {
		t.Errorf("Form E is %+v", form)
	}
	if _, err := (&Papers{deskOnDay(t, "issue", "Khamla")}).Folder("S9"); !isTold(err, string(words.StoreNotFound)) {
		t.Errorf("a shipment that there is not: %v", err)
	}
}

func TestStepsOfPapersAreRefused(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Noy")
	life := &PaperLife{d}
	number, err := life.Freeze("wish", PaperWish{Shipment: shipmentOfDay, Kind: letter})
	must(t, err)
	freeze := func(kind trade.PaperKind, lines ...int) error {
		return onlyErr(life.Freeze("", PaperWish{Shipment: shipmentOfDay, Kind: kind, Lines: lines}))
	}
	for name, tt := range map[string]struct {
		err  error
		want words.Key
	}{
		"no number":      {life.Record("", letter, number, PaperOfficial{}), words.PapersNoOfficial},
		"no date":        {life.Record("", letter, number, PaperOfficial{Number: "1"}), words.PapersOfficialDate},
		"unknown paper":  {life.Handle("", letter, "X", PaperHandling{Step: trade.PaperFiled}), words.PapersUnknown},
		"unknown step":   {life.Handle("", letter, number, PaperHandling{Step: "lost"}), words.PapersStep},
		"copies":         {life.Handle("", letter, number, PaperHandling{Step: "filed", Copies: -1}), words.PapersCopies},
		"no reason":      {life.Void("", letter, number, " "), words.PapersReason},
		"invoice lacks":  {freeze("packing-list"), words.PapersNoInvoice},
		"no such line":   {freeze("form-e", 7), words.FormsLine},
		"unknown kind":   {freeze("love-letter"), words.PapersKind},
		"print set of S": {onlyErr(life.PrintSet("S9")), words.StoreNotFound},
		"touched of S":   {onlyErr(life.Touched("S9")), words.StoreNotFound},
	} {
		if !isTold(tt.err, string(tt.want)) {
			t.Errorf("%s: told %v, want %s", name, tt.err, tt.want)
		}
	}
	signIn(t, d, "Khamla")
	if err := life.Void("", letter, number, "why"); !isTold(err, string(words.AccessNotPermitted)) {
		t.Errorf("warehouse staff void: %v", err)
	}
}

func onlyErr[T any](_ T, err error) error { return err }

func TestCopiesAreListedForTheirRecipients(t *testing.T) {
	t.Parallel()
	life := &PaperLife{deskOnDay(t, "issue", "Noy")}
	_, err := life.Freeze("", PaperWish{Shipment: shipmentOfDay, Kind: trade.CommercialInvoice, On: "2026-11-05"})
	must(t, err)
	prints, err := life.PrintSet(shipmentOfDay)
	must(t, err)
	want := PaperCopies{Recipient: "consignee", Originals: 1, Copies: 1}
	if len(prints.Papers) != 1 || prints.Papers[0].Copies[0] != want || len(prints.Lacks) > 0 {
		t.Errorf("%+v", prints)
	}
	touched, err := life.Touched(shipmentOfDay)
	must(t, err)
	if len(touched) > 0 {
		t.Errorf("issued just now, and out of date: %+v", touched)
	}
}

// example reads a dossier file of the examples.
func example(t *testing.T, name string) string {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
	must(t, err)
	return string(content)
}

func TestDossiersAreTakenOverFromFiles(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Noy")
	files, p := &DossierFiles{d}, &Papers{d}
	found, err := files.Check(example(t, "t1"))
	must(t, err)
	if len(found) != 1 || found[0].Reference != "NTG-2026-T1" || found[0].Ours || found[0].Known {
		t.Errorf("the file has %+v", found)
	}
	taken, err := files.Import("take", example(t, "t1"))
	must(t, err)
	if !slices.Equal(taken, []string{"NTG-2026-T1"}) {
		t.Errorf("taken over %v", taken)
	}
	if found, _ = files.Check(example(t, "t1")); !found[0].Known {
		t.Errorf("read before: %+v", found)
	}
	folder, err := p.Folder("NTG-2026-T1")
	must(t, err)
	if !folder.Shipment.Imported || len(folder.Lines) != 2 || len(folder.Units) != 1 || !folder.Papers[0].Elsewhere ||
		folder.Shipment.Invoice != "NTG-26-0121" || folder.Units[0].Lots[0].Goods == "" || folder.NetG == 0 {
		t.Errorf("the folder is %+v", folder)
	}
	if drawn, err := p.Sheet("NTG-2026-T1", "form-e", "", []int{2}, true); err != nil ||
		!strings.Contains(drawn.Pages[0].SVG, "COFFEE") || strings.Contains(drawn.Pages[0].SVG, `data-layer="frame"`) {
		t.Errorf("line 2 alone, and the fill alone: %v", err)
	}
	_, err = (&PaperLife{d}).Freeze("", PaperWish{Shipment: "NTG-2026-T1", Kind: "form-e", Replace: true})
	if !isTold(err, string(words.PapersForeign)) {
		t.Errorf("handed in from elsewhere: %v", err)
	}
}

func TestDossierFilesAreRefused(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Noy")
	files := &DossierFiles{d}
	for content, want := range map[string]words.Key{"  ": words.PapersEmptyFile, "{": words.ExchangeDossierUnreadable} {
		if _, err := files.Check(content); !isTold(err, string(want)) {
			t.Errorf("%q: %v", content, err)
		}
		if _, err := files.Import("", content); !isTold(err, string(want)) {
			t.Errorf("%q: %v", content, err)
		}
	}
	for _, tt := range []struct {
		what, of string
		want     words.Key
	}{{"bundle", shipmentOfDay, words.PapersNoBundle}, {"love-letter", shipmentOfDay, words.PapersDataKind},
		{"dossier", "S9", words.StoreNotFound}, {"departure", "S9", words.StoreNotFound}} {
		if _, err := files.Content(tt.what, tt.of); !isTold(err, string(tt.want)) {
			t.Errorf("%s of %s: %v", tt.what, tt.of, err)
		}
		if path, err := files.Save(tt.what, tt.of); !isTold(err, string(tt.want)) || path != "" {
			t.Errorf("%s of %s is at %q: %v", tt.what, tt.of, path, err)
		}
	}
	signIn(t, d, "Khamla")
	if _, err := files.Import("", example(t, "t1")); !isTold(err, string(words.AccessNotPermitted)) {
		t.Errorf("warehouse staff: %v", err)
	}
}

func TestFilesOfAShipmentAreSaved(t *testing.T) {
	t.Parallel()
	files := &DossierFiles{deskOnDay(t, "", "Noy")}
	for _, file := range files.List(shipmentOfDay) {
		if file.What != "bundle" && file.What != "dossier" && file.What != "ubl-despatch" && file.What != "epcis" {
			continue // the day lacks facts for the others
		}
		path, err := files.Save(file.What, shipmentOfDay)
		must(t, err)
		content, err := os.ReadFile(path)
		must(t, err)
		if !strings.HasSuffix(path, file.Name) || len(content) < 1000 {
			t.Errorf("%s lies at %s with %d bytes", file.What, path, len(content))
		}
	}
}

func TestDeparturesAreListedWithTheirShipments(t *testing.T) {
	t.Parallel()
	d := deskOnDay(t, "issue", "Noy")
	departures := &Departures{d}
	_, err := (&DossierFiles{d}).Import("", example(t, "s1"))
	must(t, err)
	all, err := departures.List()
	must(t, err)
	if len(all) != 2 || all[0].Reference != "X8106/2026-11-20" || len(all[0].Shipments) != 25 || !all[0].Elsewhere ||
		all[1].Elsewhere || all[1].Shipments[0].Reference != shipmentOfDay || all[1].Mode != trade.Rail {
		t.Fatalf("%+v", all)
	}
	drawn, err := departures.Sheet(all[0].Reference, string(all[0].Kinds[0]))
	must(t, err)
	if len(drawn.Pages) != 2 || !strings.Contains(drawn.Pages[1].SVG, "425,250") {
		t.Errorf("the manifest has %d pages", len(drawn.Pages))
	}
	if _, err := departures.Sheet("S9", "train-manifest"); !isTold(err, string(words.StoreNotFound)) {
		t.Errorf("a departure that there is not: %v", err)
	}
	file, err := (&DossierFiles{d}).write("departure", all[0].Reference)
	must(t, err)
	var train struct{ Dossiers []struct{} }
	if err := json.Unmarshal(file, &train); err != nil || len(train.Dossiers) != 25 {
		t.Errorf("the file has %d dossiers (%v)", len(train.Dossiers), err)
	}
}

func TestPapersAreServedAsPDF(t *testing.T) {
	t.Parallel()
	served := documents(deskOnDay(t, "", "Noy"))
	for path, want := range map[string]int{
		"draft/form-e/" + shipmentOfDay + "?on=2026-11-05&line=1&fill": http.StatusOK,
		"draft/form-e/" + shipmentOfDay + "?line=one":                  http.StatusUnprocessableEntity,
		"bundle/" + shipmentOfDay:                                      http.StatusOK,
		"bundle/S9":                                                    http.StatusNotFound,
		"departure/train-manifest/X8102%2F2026-11-06":                  http.StatusOK,
		"departure/train-manifest/S9":                                  http.StatusNotFound,
		"departure/love-letter/X8102%2F2026-11-06":                     http.StatusUnprocessableEntity,
	} {
		answer := httptest.NewRecorder()
		served.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/documents/"+path, nil))
		if answer.Code != want || want == http.StatusOK && !strings.HasPrefix(answer.Body.String(), "%PDF-") {
			t.Errorf("%s: status %d, want %d; %.40q", path, answer.Code, want, answer.Body.String())
		}
	}
}
