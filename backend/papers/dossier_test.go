package papers_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

// exampleDossier reads a worked example that comes with the program.
func exampleDossier(t *testing.T, file string) (d dossier.Dossier) {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + file + ".json")
	if err == nil {
		err = json.Unmarshal(content, &d)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inJSON writes a value as a file has it; how a frozen context within was indented makes no difference.
func inJSON(t *testing.T, value any) string {
	t.Helper()
	said, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(said)
}

func (d *desk) dossier(reference string) dossier.Dossier {
	d.t.Helper()
	got, err := d.Dossier(d.t.Context(), officer, reference)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := got.Validate(); err != nil {
		d.t.Fatalf("the ledger gives a dossier that is not whole: %v", err)
	}
	return got
}

// What the ledger tells of R1 has the figures of the worked example, which were added up by hand.
func TestTheLedgerTellsTheDossier(t *testing.T) {
	t.Parallel()
	d := closed(t, whole)
	got, want := d.dossier("KM-2026-041").Facts, exampleDossier(t, "r1").Facts
	if got.Total() != want.Total() || got.InvoiceMinor() != want.InvoiceMinor() {
		t.Errorf("the ledger tells %+v, the example %+v", got.Total(), want.Total())
	}
	for i, u := range want.Transport {
		for k := range u.Seals {
			u.Seals[k].Photo = "" // an officer adds it
		}
		if !reflect.DeepEqual(got.Transport[i].Loads, u.Loads) || got.Transport[i].MassG() != u.MassG() ||
			!reflect.DeepEqual(got.Transport[i].Seals, u.Seals) {
			t.Errorf("%s holds %+v, in the example %+v", u.Number, got.Transport[i].Loads, u.Loads)
		}
	}
	if !slices.Equal(got.Behind(1), want.Behind(1)) || !slices.Equal(got.Route.Via, []string{"Boten", "Mohan"}) {
		t.Errorf("behind the line stand %v, by way of %v", got.Behind(1), got.Route.Via)
	}
}

func TestThePalletsOfTheTruckCountOnce(t *testing.T) {
	t.Parallel()
	got, want := t1(t).dossier("MH-2026-007").Facts, exampleDossier(t, "t1").Facts
	for number := 1; number <= 2; number++ {
		if got.OfLine(number) != want.OfLine(number) {
			t.Errorf("line %d is %+v, in the example %+v", number, got.OfLine(number), want.OfLine(number))
		}
	}
	if p := got.Transport[0].Pallets; p == nil || p.Count != 4 || p.TareG != 88_000 {
		t.Errorf("the pallets are %+v", p)
	}
	if ranges := got.Transport[0].Loads[0].Ranges; len(ranges) != 1 || ranges[0].Count != 60 {
		t.Errorf("the bags, on four pallets, have the numbers %v", ranges)
	}
}

func TestAPaperTellsWhatItSaidWhenItWasFrozen(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.issue(trade.CommercialInvoice)
	d.void(trade.CommercialInvoice, "NTG-26-0117")
	d.issue(trade.CommercialInvoice)
	all := d.dossier("KM-2026-041").Papers
	if len(all) != 2 || all[0].State != "void" || all[1].State != "issued" || all[1].Number != "NTG-26-0118" {
		t.Fatalf("the papers are %+v", all)
	}
	var said forms.Sale
	err := json.Unmarshal(all[1].Context, &said)
	if err != nil || said.Number != "NTG-26-0118" || said.Total.Packages != 28 {
		t.Errorf("it says %+v (%v)", said, err)
	}
	if all[1].Handling[0].By != "Officer A" || all[0].Handling[1].Note != "wrong price" {
		t.Errorf("done with them was %+v and %+v", all[0].Handling, all[1].Handling)
	}
}

// An officer exports, adds, imports: what the ledger tells is computed, what was added is kept.
func TestWhatIsAddedComesBack(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	file := d.dossier("KM-2026-041")
	file.Facts = file.Facts.With(exampleDossier(t, "r1").Facts.Added())
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{file}}); err != nil {
		t.Fatal(err)
	}
	again := d.dossier("KM-2026-041")
	if again.Facts.Rate == nil || again.Facts.Transport[0].Climate == nil || again.Facts.Lots == nil ||
		again.Facts.Customs.Regime != "1000" || again.Facts.Lots[0].District != "Namtha" {
		t.Errorf("what was added did not come back: %+v", again.Facts)
	}
	if !reflect.DeepEqual(again.Facts, file.Facts) {
		t.Errorf("imported are\n%+v\nof\n%+v", again.Facts, file.Facts)
	}
	if source, _ := again.Sources.Of("/registrations/0/number"); source.Kind != dossier.Imported {
		t.Errorf("what was added has the source %v", source)
	}
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{again}}); err != nil {
		t.Fatal(err)
	}
	if third := d.dossier("KM-2026-041"); !reflect.DeepEqual(third, again) {
		t.Errorf("exported and imported it is another dossier: %+v", third)
	}
	d.sound()
}

// What is scanned and weighed cannot come from a file.
func TestAFileCannotTellOtherThanTheLedger(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	before := d.entries()
	for at, change := range map[string]func(*dossier.Facts){
		"/facts/marks":                      func(f *dossier.Facts) { f.Marks = "N/M" },
		"/facts/route/vehicle":              func(f *dossier.Facts) { f.Route.Vehicle = "X9" },
		"/facts/lines/0/price/scaled":       func(f *dossier.Facts) { f.Lines[0].Price.Scaled++ },
		"/facts/lots/1/orchard":             func(f *dossier.Facts) { f.Lots[1].Orchard = "LA-BAN-O-9999" },
		"/facts/transport/1/number":         func(f *dossier.Facts) { f.Transport[1].Number = "LKCU4200222" },
		"/facts/transport/0/loads/0/net_g":  func(f *dossier.Facts) { f.Transport[0].Loads[0].NetG-- },
		"/facts/transport/0/seals/0/number": func(f *dossier.Facts) { f.Transport[0].Seals[0].Number = "X" },
		"/facts/transport/0/loads/0/ranges/0/last": func(f *dossier.Facts) {
			f.Transport[0].Loads[0].Ranges[0].Last = "0000011"
		},
		"/facts/parties/notify": func(f *dossier.Facts) { f.Parties.Notify = nil },
		"/facts/transport":      func(f *dossier.Facts) { f.Transport = f.Transport[:1] },
	} {
		file := d.dossier("KM-2026-041")
		change(&file.Facts)
		err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{file}})
		if refused := wants(t, err, fault.Conflict, words.PapersDossierDiffers); refused.Field != at {
			t.Errorf("refused at %s, want %s", refused.Field, at)
		}
	}
	if d.entries() != before {
		t.Error("a refused file left an entry")
	}
}

// A dossier from elsewhere is the same when it is exported again, and is replaced by the next one.
func TestAnImportedDossierIsTheSame(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	var train dossier.Departure
	content, err := templates.Dossiers.ReadFile("dossiers/s1.json")
	if err == nil {
		err = json.Unmarshal(content, &train)
	}
	if err != nil {
		t.Fatal(err)
	}
	r1 := exampleDossier(t, "r1")
	if err := d.Import(t.Context(), officer, papers.ImportRequest{
		Dossiers: append(slices.Clone(train.Dossiers), r1)}); err != nil {
		t.Fatal(err)
	}
	if got := d.dossier("NTG-2026-R1"); inJSON(t, got) != inJSON(t, r1) {
		t.Errorf("R1 comes back as %+v", got)
	}
	again, err := d.Departure(t.Context(), officer, "X8106/2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(train.Dossiers, func(a, b dossier.Dossier) int {
		if a.Reference < b.Reference {
			return -1
		}
		return 1
	})
	if inJSON(t, again) != inJSON(t, train) {
		t.Error("the train does not come back as it was read")
	}
	r1.Facts.Marks = "N/M"
	if err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{r1}}); err != nil {
		t.Fatal(err)
	}
	if got := d.dossier("NTG-2026-R1"); got.Facts.Marks != "N/M" {
		t.Error("the newer file did not replace the older")
	}
	d.sound()
}

func TestADepartureGivesItsShipments(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	got, err := d.Departure(t.Context(), officer, "X8102/2026-11-06")
	if err != nil || len(got.Dossiers) != 1 || got.Dossiers[0].Reference != "KM-2026-041" || got.Validate() != nil {
		t.Errorf("the departure gives %+v (%v)", got, err)
	}
}

// Of several dossiers one that is wrong keeps all out; what there is not is told; who may not, may not.
func TestDossiersAreRefusedWhole(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	good, bad := exampleDossier(t, "r1"), exampleDossier(t, "t1")
	bad.Facts.Origin = "Laos"
	err := d.Import(t.Context(), officer, papers.ImportRequest{Dossiers: []dossier.Dossier{good, bad}})
	wants(t, err, fault.Invalid, words.DossierCountry)
	if _, err = d.Dossier(t.Context(), officer, "NTG-2026-R1"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("one of two was kept: %v", err)
	}
	if _, err = d.Departure(t.Context(), officer, "nowhere"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a departure that there is not: %v", err)
	}
	once := papers.ImportRequest{Dossiers: []dossier.Dossier{good}, Command: "a"}
	if err = d.Import(t.Context(), officer, once); err != nil {
		t.Fatal(err)
	}
	err = d.Import(t.Context(), officer, once)
	wants(t, err, fault.Conflict, words.StorePosted)
	nobody := trade.Actor{}
	for _, err := range []error{d.Import(t.Context(), nobody, papers.ImportRequest{}),
		second(d.Dossier(t.Context(), nobody, "x")), second(d.Departure(t.Context(), nobody, "x"))} {
		if fault.CodeOf(err) != fault.Forbidden {
			t.Errorf("nobody was not refused: %v", err)
		}
	}
}

// The ledger knows the grower, what was accepted and when cartons were packed.
func TestTheDossierNamesGrowersAndDeliveries(t *testing.T) {
	t.Parallel()
	d := open(t, few)
	d.change(func(tx *store.Tx, e *trade.Entry) error {
		delivery := trade.Consignment{ID: "c", Number: "CON-1", DeliveryNote: "N1", PartyID: "coop", LocationID: "site",
			ReceivedOn: "2026-11-03", Lines: []trade.ConsignmentLine{{LotID: "lot1", ItemID: "ban", Packages: 1,
				GrossG: 150_000, TareG: 4_000, NetG: 146_000, Weighings: []trade.Weighing{{WeightG: 150_000}}}}}
		lot := lots[0]
		lot.PartyID, lot.Country, lot.ConsignmentID = "coop", "LA", "c"
		coop := trade.Party{ID: "coop", Code: "COOP", Name: trade.Names{EN: "Ban Nam Ha Banana Growers"}, Country: "LA"}
		return first(tx.PutConsignment(e, delivery), tx.PutLot(e, lot), tx.PutParty(e, coop))
	})
	got := d.dossier("KM-2026-041")
	if lot := got.Facts.Lots[0]; lot.AcceptedG != 146_000 || lot.Grower != "COOP" {
		t.Errorf("the lot is %+v", lot)
	}
	if g, _ := got.Facts.Parties.Grower("COOP"); g.Name != "BAN NAM HA BANANA GROWERS" {
		t.Errorf("the grower is %+v", g)
	}
	source, _ := got.Sources.Of("/lots/0/accepted_g")
	if source.Kind != dossier.Weighed || source.Note != "CON-1, line 1" {
		t.Errorf("what was accepted has the source %+v", source)
	}
}
