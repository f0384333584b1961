package papers_test

import (
	"bytes"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// prospect is how a form looks from the shipment of a desk.
func (d *desk) prospect(kind trade.PaperKind) papers.Prospect {
	d.t.Helper()
	all, err := d.Prospects(d.t.Context(), officer, "KM-2026-041")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, one := range all {
		if one.Form.Kind == kind {
			return one
		}
	}
	d.t.Fatalf("there is no %s among %d forms", kind, len(all))
	return papers.Prospect{}
}

func TestProspectsTellWhatIsNeededAndWhatItLacks(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.post(trade.EntryRegister, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutRegisterRow(e, register("origin-forms", "form-e", "parties", "CN", "criteria",
			"WO PE RVC CTH PSR", "fob", "rvc", "hs", "importing"))
	})
	if got := d.prospect("form-e"); !got.Needed || len(got.Lacks) != 3 {
		t.Errorf("Form E is needed: %t, and lacks %v", got.Needed, got.Lacks)
	}
	if got := d.prospect("form-d"); got.Needed {
		t.Error("Form D is needed on the way to China")
	}
	d.issue(trade.CommercialInvoice)
	d.add(func(*dossier.Facts) {})
	if got := d.prospect("form-e"); len(got.Lacks) > 0 {
		t.Errorf("with everything added Form E lacks %v", got.Lacks)
	}
	if got := d.prospect(trade.CommercialInvoice); !got.Needed || len(got.Lacks) > 0 {
		t.Errorf("the invoice %+v", got)
	}
}

// stranger is signed in and may do nothing.
var stranger = trade.Actor{PersonID: "x", Name: "X"}

func TestProspectsAndPrintSetsAreRefused(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	_, err := d.Prospects(t.Context(), stranger, "KM-2026-041")
	isFault(t, err, words.AccessNotPermitted)
	_, _, err = d.PrintSet(t.Context(), stranger, "KM-2026-041")
	isFault(t, err, words.AccessNotPermitted)
	_, err = d.Prospects(t.Context(), officer, "S9")
	isFault(t, err, words.StoreNotFound)
	_, _, err = d.PrintSet(t.Context(), officer, "S9")
	isFault(t, err, words.StoreNotFound)
}

func isFault(t *testing.T, err error, want words.Key) {
	t.Helper()
	if fault.KeyOf(err) != string(want) {
		t.Errorf("told %v, want %s", err, want)
	}
}

func TestThePrintSetIsThatOfThePapersThatCount(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.issue(trade.CommercialInvoice)
	set, lacks, err := d.PrintSet(t.Context(), officer, "KM-2026-041")
	if err != nil || len(set) != 1 || len(set[0].Copies) != 0 || len(lacks) != 1 {
		t.Fatalf("without a register %+v, lacks %v (%v)", set, lacks, err)
	}
	d.post(trade.EntryRegister, func(tx *store.Tx, e *trade.Entry) error {
		return tx.PutRegisterRow(e, register("print-sets", "commercial-invoice", "copies", "consignee 1+2, file 0+1"))
	})
	set, lacks, err = d.PrintSet(t.Context(), officer, "KM-2026-041")
	if err != nil || len(lacks) > 0 || set[0].Number != "NTG-26-0117" || set[0].Copies[0].Copies != 2 {
		t.Errorf("%+v, lacks %v (%v)", set, lacks, err)
	}
}

// Where a fact would stand is found on the sheet itself, so it holds for a form that an officer has changed too.
func TestAPreviewTellsTheBoxOfEachFactThatItLacks(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	for kind, want := range map[trade.PaperKind]map[string]string{
		"form-e":                {"/facts/route/entry/name": "discharge", "/papers": "invoice"},
		"export-declaration":    {"/facts/customs/office": "office", "/facts/customs/reference": "reference"},
		"phytosanitary":         {"/facts/phytosanitary/authority": "authority"},
		"rail-consignment-note": {"/papers": "documents"},
	} {
		seen, err := d.Preview(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041", Kind: kind})
		if err != nil || len(seen.Lacks) == 0 {
			t.Fatalf("%s lacks %v (%v)", kind, seen.Lacks, err)
		}
		for fact, part := range want {
			if box := seen.Boxes[fact]; !strings.Contains(box, part) {
				t.Errorf("%s: %s stands in box %q, want one of %s", kind, fact, box, part)
			}
		}
		places := map[string]bool{}
		for _, page := range seen.Sheet.Pages {
			for _, place := range page.Places {
				places[place.Box] = true
			}
		}
		for fact, box := range seen.Boxes {
			if !places[box] {
				t.Errorf("%s: %s is said to stand in %q, which is no box of the sheet", kind, fact, box)
			}
		}
	}
	whole, err := d.Preview(t.Context(), officer, papers.DraftRequest{Shipment: "KM-2026-041",
		Kind: trade.CommercialInvoice})
	if err != nil || len(whole.Lacks) > 0 || len(whole.Boxes) > 0 {
		t.Errorf("the invoice lacks %v at %v (%v)", whole.Lacks, whole.Boxes, err)
	}
}

func TestADepartureIsPreviewedAsItIsDrafted(t *testing.T) {
	t.Parallel()
	d := specialTrain(t)
	drafted, err := d.DraftDeparture(t.Context(), officer, "X8106/2026-11-20", "train-manifest")
	if err != nil {
		t.Fatal(err)
	}
	seen, err := d.PreviewDeparture(t.Context(), officer, "X8106/2026-11-20", "train-manifest")
	if err != nil || seen.Sheet.String() != drafted.Sheet.String() {
		t.Errorf("the preview is another sheet than the draft (%v)", err)
	}
	_, err = d.PreviewDeparture(t.Context(), officer, "X8106/2026-11-20", "love-letter")
	isFault(t, err, words.PapersKind)
	_, err = d.PreviewDeparture(t.Context(), officer, "X9999/2026-11-20", "train-manifest")
	isFault(t, err, words.StoreNotFound)
	_, err = d.PreviewDeparture(t.Context(), stranger, "X8106/2026-11-20", "train-manifest")
	isFault(t, err, words.AccessNotPermitted)
}

func TestDataFilesAreWrittenOrRefusedWhole(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	var file bytes.Buffer
	write := func(kind papers.DataKind) error {
		file.Reset()
		return d.DataFile(t.Context(), officer, papers.DataRequest{Shipment: "KM-2026-041", Kind: kind}, &file)
	}
	if err := write(papers.DataUBLDespatch); err != nil || !strings.Contains(file.String(), "<DespatchAdvice") {
		t.Errorf("the despatch advice is %.80s (%v)", file.String(), err)
	}
	if err := write(papers.DataSAD); len(fault.All(err)) < 3 || file.Len() > 0 {
		t.Errorf("the declaration has %d bytes and lacks %v", file.Len(), err)
	}
	isFault(t, write("love-letter"), words.PapersDataKind)
	err := d.DataFile(t.Context(), stranger, papers.DataRequest{Shipment: "KM-2026-041", Kind: papers.DataSAD}, &file)
	isFault(t, err, words.AccessNotPermitted)
	err = d.DataFile(t.Context(), officer, papers.DataRequest{Shipment: "S9", Kind: papers.DataSAD}, &file)
	isFault(t, err, words.StoreNotFound)
}
