package forms_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/templates/words"
)

// toEurope is the coffee of T1 on its way to Germany, sold by a registered exporter.
func toEurope(t *testing.T) dossier.Dossier {
	t.Helper()
	d := example(t, "t1")
	d.Facts.Destination, d.Facts.Parties.Consignee.Country, d.Facts.Origins.Form = "DE", "DE", "rex"
	d.Facts.Origins.REX = "LAREX0000117"
	return d
}

const rexOfT1 = "The exporter NAM THA GREEN CONSOLIDATION SOLE CO., LTD. (Number of Registered Exporter " +
	"LAREX0000117) of the products covered by this document declares that, except where otherwise clearly indicated, " +
	"these products are of LAO PDR preferential origin according to rules of origin of the Generalised System of " +
	"Preferences of the European Union and that the origin criterion met is P."

// The wording is that of the regulation, and of the ASEAN format (domain 1.2 and 1.5).
func TestStatementsInThePrescribedWords(t *testing.T) {
	t.Parallel()
	said, faults := forms.OriginStatement(toEurope(t), forms.StatementREX, shipped(t))
	if said != rexOfT1 || len(faults) > 0 {
		t.Errorf("it says\n%s\nfaults %v", said, faults)
	}
	d := example(t, "t1")
	d.Facts.Registrations = append(d.Facts.Registrations, dossier.Registration{Kind: "certified exporter",
		Number: "LA-CE-0042"})
	said, faults = forms.OriginStatement(d, forms.StatementAWSC, shipped(t))
	if want := "The exporter of the product(s) covered by this document (Certified Exporter Authorisation code: " +
		"LA-CE-0042) declares that, except where otherwise clearly indicated, the product(s) satisfy the Rules of Origin " +
		"to be considered as originating goods under ATIGA (ASEAN country of origin: LAO PDR)."; said != want ||
		len(faults) > 0 {
		t.Errorf("it says\n%s\nfaults %v", said, faults)
	}
}

func TestEachItemHasItsCriterion(t *testing.T) {
	t.Parallel()
	d := toEurope(t)
	d.Facts.Lines[1].Criterion.Code = "CTH"
	said, _ := forms.OriginStatement(d, forms.StatementREX, shipped(t))
	if !strings.HasSuffix(said, `the origin criterion met is P (ITEM 1), "W" 0901 (ITEM 2).`) {
		t.Errorf("it says %s", said)
	}
}

// Goods of little value any exporter may declare; where that cannot be told, the number is asked for.
func TestASmallConsignmentNeedsNoNumber(t *testing.T) {
	t.Parallel()
	d := toEurope(t)
	d.Facts.Origins.REX = ""
	_, faults := forms.OriginStatement(d, forms.StatementREX, shipped(t))
	if len(faults) != 1 || faults[0].Key != string(words.FormsOriginNumber) || faults[0].Field != "/facts/registrations" {
		t.Errorf("told is %v", faults)
	}
	d.Facts.Currency, d.Facts.Lines[1].Price.Scaled = "EUR", 28
	said, faults := forms.OriginStatement(d, forms.StatementREX, shipped(t))
	if len(faults) > 0 || strings.Contains(said, "Number of") || !strings.HasPrefix(said, "The exporter NAM THA GREEN") {
		t.Errorf("it says %s, faults %v", said, faults)
	}
	d.Facts.Lines[1].Price.Scaled = 560
	if _, faults = forms.OriginStatement(d, forms.StatementREX, shipped(t)); len(faults) != 1 {
		t.Errorf("of dear goods told is %v", faults)
	}
}

func TestAStatementStandsOnItsPaper(t *testing.T) {
	t.Parallel()
	got := write(t, toEurope(t), "origin-statement")
	s := got.Data.(*forms.Statement)
	if len(got.Faults) > 0 || len(s.Warnings) > 0 || s.Statement != forms.StatementREX || s.Text != rexOfT1 ||
		s.Rows[1].Criterion != "P" || s.ValidMonths != 12 || s.Rows[0].FOB != "" {
		t.Errorf("it says %+v, faults %v", s, got.Faults)
	}
	checkPages(t, got, rexOfT1, "16,500.00 KGS NET", "3,600.00 KGS NET", "NTG-26-0121", "12 months", "GERMANY",
		"SIXTY (60) JUTE BAGS OF GREEN COFFEE", "SENGDAO V.", "LAREX0000117")
}

func TestAStatementNamesTheInvoice(t *testing.T) {
	t.Parallel()
	d := toEurope(t)
	d.Papers = nil
	got := write(t, d, "origin-statement")
	if len(got.Faults) != 1 || got.Faults[0].Key != string(words.FormsNoInvoice) {
		t.Errorf("without an invoice told is %v", got.Faults)
	}
}

// A number of an odd form is warned of on the draft; nothing is refused for it.
func TestAnOddNumberIsWarnedOf(t *testing.T) {
	t.Parallel()
	d := toEurope(t)
	d.Facts.Origins.REX = "REX-LA-117"
	got := write(t, d, "origin-statement")
	warned := got.Data.(*forms.Statement).Warnings
	if len(got.Faults) > 0 || len(warned) != 1 || !strings.HasPrefix(warned[0], "REX-LA-117 does not look like") {
		t.Errorf("it warns of %q, faults %v", warned, got.Faults)
	}
	got.Data.Heading().State = forms.StateDraft
	checkPages(t, got, warned[0])
}

// Which statement it is follows from the destination where nobody chose one. What it lacks is told.
func TestTheStatementForACountry(t *testing.T) {
	t.Parallel()
	for country, want := range map[string]forms.StatementKind{"DE": forms.StatementREX, "TH": forms.StatementAWSC,
		"CN": forms.StatementRCEP, "IN": forms.StatementREX} {
		d := example(t, "r1")
		d.Facts.Destination, d.Facts.Parties.Consignee.Country = country, country
		got := write(t, d, "origin-statement")
		var keys []string
		for _, f := range got.Faults {
			keys = append(keys, f.Key)
		}
		if s := got.Data.(*forms.Statement); s.Statement != want || !slices.Contains(keys, string(words.FormsOriginNumber)) ||
			slices.Contains(keys, string(words.FormsCountry)) != (country == "IN") {
			t.Errorf("to %s it is %s, faults %v", country, s.Statement, got.Faults)
		}
	}
}

// A registration counts while it holds.
func TestANumberThatNoLongerHoldsIsNone(t *testing.T) {
	t.Parallel()
	d := toEurope(t)
	d.Facts.Origins.REX = ""
	d.Facts.Registrations = []dossier.Registration{{Kind: "registered exporter", Number: "LAREX1", ValidTo: "2026-11-05"},
		{Kind: "registered exporter", Number: "LAREX2", ValidFrom: "2026-11-06"}}
	got := write(t, d, "origin-statement") // of 6 November
	if s := got.Data.(*forms.Statement); s.ExporterNumber != "LAREX2" || len(got.Faults) > 0 {
		t.Errorf("the number is %q, faults %v", s.ExporterNumber, got.Faults)
	}
}
