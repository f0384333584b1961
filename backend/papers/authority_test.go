package papers_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"tradehub/backend/archive"
	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

// plainForm is a form with one box: what becomes of a paper does not depend on how it looks.
func plainForm(version, caption string) fstest.MapFS {
	template := `id = "form-e"
version = ` + version + `
title = "Form E, plain"
medium = "paper"
page = ["210mm", "297mm"]
lang = "en"
document = "Form E"
[style.value]
size = "8pt"
min = "5pt"
[[box]]
id = "goods"
at = ["20mm", "20mm"]
size = ["170mm", "200mm"]
text = "` + caption + ` {{.exporter.name}} {{range .rows}}{{.description}} {{.quantity}} {{.criterion}} {{end}}"
`
	sample := `{"exporter": {"name": "X"}, "rows": []}`
	return fstest.MapFS{"form-e/template.toml": {Data: []byte(template)},
		"form-e/shortest.json": {Data: []byte(sample)}, "form-e/longest.json": {Data: []byte(sample)}}
}

// certified is R1 closed, with its invoice issued and everything added that a certificate of origin tells.
func certified(t *testing.T) *desk {
	t.Helper()
	d := closed(t, few)
	d.useForms(plainForm("900", "first"))
	d.post(trade.EntryRegister, func(tx *store.Tx, e *trade.Entry) error {
		return first(tx.PutRegisterRow(e, register("origin-forms", "form-e", "parties", "CN", "criteria",
			"WO PE RVC CTH PSR", "fob", "rvc", "hs", "importing")),
			tx.PutPerson(e, trade.Person{ID: "officer", Name: "Officer A", Roles: []trade.Role{trade.Officer}}))
	})
	d.add(func(*dossier.Facts) {})
	d.issue(trade.CommercialInvoice)
	return d
}

// useForms lets the papers of a desk be set in other forms, as a template in the data folder does.
func (d *desk) useForms(own fstest.MapFS) {
	d.t.Helper()
	attachments, err := archive.Open(d.files)
	if err != nil {
		d.t.Fatal(err)
	}
	d.Service = papers.New(d.DB, attachments, sheet.NewLibrary(templates.Sheets(), own), d.keys)
}

// add adds what R1 of the examples has to the shipment, changed as told.
func (d *desk) add(change func(*dossier.Facts)) {
	d.t.Helper()
	file := d.dossier("KM-2026-041")
	file.Facts = file.Facts.With(exampleDossier(d.t, "r1").Facts.Added())
	change(&file.Facts)
	if err := d.Import(d.t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{file}}); err != nil {
		d.t.Fatal(err)
	}
}

var formE = papers.SubmitRequest{Shipment: "KM-2026-041", Kind: "form-e"}

func (d *desk) submit(r papers.SubmitRequest) papers.Issued {
	d.t.Helper()
	got, err := d.Submit(d.t.Context(), officer, r)
	if err != nil {
		d.t.Fatal(err)
	}
	return got
}

func TestACertificateIsDraftedSubmittedAndRecorded(t *testing.T) {
	t.Parallel()
	d := certified(t)
	draft, err := d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: "form-e"})
	if err != nil || len(draft.Faults) > 0 || len(draft.PDF) == 0 || draft.Data.Heading().State != forms.StateDraft {
		t.Fatalf("drafted %+v, faults %v (%v)", draft.Data, draft.Faults, err)
	}
	got := d.submit(formE)
	if got.Paper.Number != "KM-2026-041-1" || got.Paper.State != trade.PaperSubmitted || got.Paper.Version != 1 ||
		got.Paper.NetG != 378_000 {
		t.Errorf("submitted %+v", got.Paper)
	}
	recorded, err := d.Record(t.Context(), officer, papers.RecordRequest{Kind: "form-e", Number: got.Paper.Number,
		Official: trade.OfficialPaper{Number: " LA-E-2026-018731 ", IssuedOn: "2026-11-04", Place: "Luang Namtha"}})
	if err != nil || recorded.State != trade.PaperRecorded || recorded.Official.Number != "LA-E-2026-018731" {
		t.Fatalf("recorded %+v (%v)", recorded, err)
	}
	told := d.dossier("KM-2026-041").Papers
	if last := told[len(told)-1]; last.Official == nil || last.Official.Number != "LA-E-2026-018731" ||
		last.State != "recorded" {
		t.Errorf("the dossier tells %+v", last)
	}
	d.sound()
}

// Once frozen a paper stays what it was, whatever becomes of its template.
func TestASubmittedPaperIsTheSameAfterItsTemplateChanged(t *testing.T) {
	t.Parallel()
	d := certified(t)
	was := d.submit(formE)
	d.useForms(plainForm("901", "second"))
	again, err := d.Reprint(t.Context(), officer, "form-e", was.Paper.Number)
	if err != nil || !bytes.Equal(again.PDF, was.PDF) {
		t.Errorf("printed again it is another paper (%v)", err)
	}
	next := formE
	next.Replace = true
	changed := d.submit(next)
	if bytes.Equal(changed.PDF, was.PDF) || changed.Paper.Template != "form-e/901" || changed.Paper.Version != 2 {
		t.Errorf("the next version is %+v", changed.Paper)
	}
	older, err := d.Reprint(t.Context(), officer, "form-e", was.Paper.Number)
	if err != nil || older.Paper.State != trade.PaperReplaced || !bytes.Equal(older.PDF, was.PDF) {
		t.Errorf("the first version is %+v (%v)", older.Paper, err)
	}
}

// What changes in the dossier touches the papers that say it, and no others.
func TestAChangeTouchesWhatSaysIt(t *testing.T) {
	t.Parallel()
	d := certified(t)
	d.submit(formE)
	touched := func() []papers.Touched {
		t.Helper()
		all, err := d.Touched(t.Context(), officer, "KM-2026-041")
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if all := touched(); len(all) != 0 {
		t.Fatalf("nothing changed, and touched are %+v", all)
	}
	d.add(func(f *dossier.Facts) { f.Customs.Lane = "red" }) // a certificate of origin does not tell it
	if all := touched(); len(all) != 0 {
		t.Errorf("what it does not say touched it: %+v", all)
	}
	d.add(func(f *dossier.Facts) { f.Origins.Retroactive, f.Lines[0].Criterion.Code = true, "PE" })
	want := []string{"/rows/0/criterion", "/ticks/retroactive"}
	if all := touched(); len(all) != 1 || !slices.Equal(all[0].Places, want) {
		t.Errorf("touched are %+v", all)
	}
	next := formE
	next.Replace = true
	d.submit(next)
	if all := touched(); len(all) != 0 {
		t.Errorf("the next version is touched: %+v", all)
	}
}

func TestWhatWasDoneWithAPaperIsTold(t *testing.T) {
	t.Parallel()
	d := certified(t)
	number := d.submit(formE).Paper.Number
	for _, step := range []trade.PaperStep{trade.PaperPrinted, trade.PaperHandedOver, trade.PaperFiled} {
		_, err := d.Handle(t.Context(), officer, papers.HandleRequest{Kind: "form-e", Number: number, Step: step, Copies: 3,
			Note: "to the division"})
		if err != nil {
			t.Fatal(err)
		}
		d.at(time.Unix(0, d.now.Load()).Add(time.Hour))
	}
	told := d.dossier("KM-2026-041").Papers
	handling := told[len(told)-1].Handling
	var steps []string
	for _, h := range handling {
		steps = append(steps, h.Step)
	}
	if !slices.Equal(steps, []string{"prepared", "printed", "handed over", "filed"}) || handling[1].By != "Officer A" ||
		handling[3].At != "2026-11-04T11:30:00Z" || handling[1].Note != "3 copies, to the division" {
		t.Errorf("done was %+v", handling)
	}
}

// Every refusal, and that it leaves nothing behind.
func TestPapersOfAuthoritiesAreRefused(t *testing.T) {
	t.Parallel()
	d := certified(t)
	number := d.submit(formE).Paper.Number
	before := d.entries()
	record := func(change func(*papers.RecordRequest)) error {
		r := papers.RecordRequest{Kind: "form-e", Number: number,
			Official: trade.OfficialPaper{Number: "LA-E-1", IssuedOn: "2026-11-04"}}
		change(&r)
		return second(d.Record(t.Context(), officer, r))
	}
	handle := func(r papers.HandleRequest) error {
		r.Kind, r.Number = "form-e", number
		return second(d.Handle(t.Context(), officer, r))
	}
	issue := papers.IssueRequest{Shipment: "KM-2026-041", Kind: "form-e"}
	later := formE
	later.DatedOn, later.Replace = "2026-11-05", true
	for key, err := range map[words.Key]error{
		words.PapersStands:       second(d.Submit(t.Context(), officer, formE)),
		words.PapersFuture:       second(d.Submit(t.Context(), officer, later)),
		words.PapersTheirs:       second(d.Issue(t.Context(), officer, issue)),
		words.PapersOurs:         second(d.Submit(t.Context(), officer, papers.SubmitRequest{Kind: "packing-list"})),
		words.PapersNoOfficial:   record(func(r *papers.RecordRequest) { r.Official.Number = " " }),
		words.PapersOfficialDate: record(func(r *papers.RecordRequest) { r.Official.IssuedOn = "2026-11-09" }),
		words.PapersUnknown:      record(func(r *papers.RecordRequest) { r.Number = "X" }),
		words.PapersStep:         handle(papers.HandleRequest{Step: "lost"}),
		words.PapersCopies:       handle(papers.HandleRequest{Step: trade.PaperPrinted, Copies: -1}),
		words.FormsLine: second(d.Submit(t.Context(), officer, papers.SubmitRequest{Shipment: "KM-2026-041", Kind: "form-e",
			Lines: []int{7}})),
		words.TradeDate: second(d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: "form-e",
			DatedOn: "soon"})),
	} {
		if fault.KeyOf(err) != string(key) {
			t.Errorf("want %s, got %v", key, err)
		}
	}
	if d.entries() != before {
		t.Error("a refusal left an entry")
	}
	if err := record(func(*papers.RecordRequest) {}); err != nil {
		t.Fatal(err)
	}
	other := formE
	other.Lines = []int{1}
	second := d.submit(other).Paper.Number
	wants(t, record(func(r *papers.RecordRequest) { r.Number = second }), fault.Conflict, words.PapersOfficialTwice)
	d.void("form-e", second)
	wants(t, record(func(r *papers.RecordRequest) { r.Number, r.Official.Number = second, "LA-E-2" }), fault.Conflict,
		words.PapersNotStanding)
}

// A dossier from a file is drafted and looked at; it is not issued here.
func TestAForeignDossierIsDraftedOnly(t *testing.T) {
	t.Parallel()
	d := certified(t)
	r1 := exampleDossier(t, "r1")
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{r1}}); err != nil {
		t.Fatal(err)
	}
	draft, err := d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "NTG-2026-R1", Kind: "form-e"})
	if err != nil {
		t.Fatal(err)
	}
	said, err := json.Marshal(draft.Data)
	want := []byte("TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS OF FRESH BANANAS")
	if err != nil || !bytes.Contains(said, want) {
		t.Errorf("the draft says %s (%v)", said, err)
	}
	foreign := formE
	foreign.Shipment = "NTG-2026-R1"
	wants(t, second(d.Submit(t.Context(), officer, foreign)), fault.Conflict, words.PapersForeign)
}

// What a form cannot carry, and what it lacks, is told at once, with the fact; the draft can be looked at.
func TestAFormTellsWhatItLacks(t *testing.T) {
	t.Parallel()
	d := certified(t)
	d.add(func(f *dossier.Facts) {
		f.Lines[0].Criterion.Code, f.Route.Entry.Name, f.Origins.Signatory = "XX", "", "ສີດາ"
	})
	draft, err := d.Draft(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: "form-e"})
	if err != nil || len(draft.PDF) == 0 {
		t.Fatal(err)
	}
	_, err = d.Submit(t.Context(), officer, formE)
	told := map[string]string{}
	for _, f := range fault.All(err) {
		told[f.Field] = f.Key
	}
	want := map[string]words.Key{"/facts/lines/0/criterion/code": words.FormsCriterion,
		"/facts/route/entry/name": words.FormsMissing, "/facts/certificate_of_origin/signatory": words.FormsNotLatin}
	for at, key := range want {
		if told[at] != string(key) {
			t.Errorf("at %s it tells %q, want %s", at, told[at], key)
		}
	}
	if len(told) != len(want) || len(draft.Faults) != len(want) {
		t.Errorf("told are %v", told)
	}
}

// In the morning of Laos it is still yesterday in UTC: a certificate of that day is not from the future.
func TestACertificateOfThisMorningIsRecorded(t *testing.T) {
	t.Parallel()
	d := certified(t)
	p := d.submit(formE).Paper
	d.at(time.Date(2026, 11, 5, 22, 30, 0, 0, time.UTC)) // 6 Nov, 05:30 in Nateuy
	record := func(on string) error {
		_, err := d.Record(t.Context(), officer, papers.RecordRequest{Kind: p.Kind, Number: p.Number,
			Official: trade.OfficialPaper{Number: "LA-E-2026-018731", IssuedOn: on}})
		return err
	}
	wants(t, record("2026-11-07"), fault.Invalid, words.PapersOfficialDate)
	if err := record("2026-11-06"); err != nil {
		t.Error(err)
	}
}

// The gate is asked before an application is handed in, and is told where another one is replaced by it; asking for
// that where none stands replaces nothing. Papers of ours pass without it.
func TestTheGateOfApplications(t *testing.T) {
	t.Parallel()
	d := certified(t)
	var asked []bool
	d.Guard(func(_ *store.Tx, shipment string, replacing bool) error {
		if shipment == "KM-2026-041" {
			asked = append(asked, replacing)
		}
		return nil
	})
	again := formE
	again.Replace = true
	d.submit(again)
	d.submit(again)
	d.issue(trade.PackingList)
	if !slices.Equal(asked, []bool{false, true}) {
		t.Errorf("the gate was asked %v", asked)
	}
	shut := fault.New(fault.Conflict, words.CheckingClosed, fault.Params{"gate": "A", "shipment": "1", "count": 1})
	d.Guard(func(*store.Tx, string, bool) error { return shut })
	before := d.entries()
	_, err := d.Submit(t.Context(), officer, again)
	wants(t, err, fault.Conflict, words.CheckingClosed)
	if d.entries() != before {
		t.Error("a closed gate left an entry")
	}
}
