package forms_test

import (
	"slices"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
)

// sale is what the invoice, or the packing list, of a dossier says.
func sale(t *testing.T, d dossier.Dossier, kind trade.PaperKind) (forms.Written, *forms.Sale) {
	t.Helper()
	got := write(t, d, kind)
	return got, got.Data.(*forms.Sale)
}

// What the invoice asks for beside the goods, or takes off, stands on it and in its total, which customs are told as
// well. What is in the prices, or paid beside, does not.
func TestTheInvoiceComesToWhatIsDeclared(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Charges = []dossier.Charge{{Kind: "inland freight", Minor: 110_000, Paid: dossier.OnInvoice},
		{Kind: "insurance", Minor: 5_000, Paid: dossier.InPrice}, {Kind: "freight", Minor: 70_000, Paid: dossier.Beside},
		{Kind: "discount", Minor: -40, Paid: dossier.OnInvoice}}
	got, invoice := sale(t, d, "commercial-invoice")
	var charges []string
	for _, row := range invoice.Rows {
		if row.Kind == forms.RowCharge {
			charges = append(charges, row.Text)
		}
	}
	if !slices.Equal(charges, []string{"inland freight", "discount"}) || invoice.Money.Minor != 1_879_000 {
		t.Errorf("it asks for %q, %d in all", charges, invoice.Money.Minor)
	}
	checkPages(t, got, "INLAND FREIGHT / 内陆运费 1,100.00", "DISCOUNT / 折扣 -0.40", "USD 18,790.00",
		"EIGHTEEN THOUSAND SEVEN HUNDRED AND NINETY US DOLLARS AND 00/100")
	if declared := whole(t, d); declared.Value.InvoiceMinor != invoice.Money.Minor {
		t.Errorf("customs are told %d, the invoice comes to %d", declared.Value.InvoiceMinor, invoice.Money.Minor)
	}
}

// The contract, the bank and a buyer who is not the consignee stand on the invoice, each where there is one.
func TestTheInvoiceNamesContractBankAndBuyer(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Parties.Buyer = &dossier.Party{Name: "Harbour Trading Ltd.", Address: "1 Quay Street", Country: "SG"}
	got, _ := sale(t, d, "commercial-invoice")
	checkPages(t, got, "NTG-2026-R1 · YG-NTG-2026-08, 12 Oct 2026", "Bank / 银行 BCEL LUANG NAMTHA",
		"Buyer / 买方 HARBOUR TRADING LTD., 1 Quay Street, SINGAPORE")
	d = example(t, "r1")
	d.Facts.Contract, d.Facts.Bank = nil, ""
	got, _ = sale(t, d, "commercial-invoice")
	for _, none := range []string{"Bank", "Buyer", "NTG-2026-R1 ·"} {
		if said := strings.Join(checkPages(t, got), ""); strings.Contains(said, none) {
			t.Errorf("it says %q where there is none", none)
		}
	}
}

// What one package weighs is told where all of a row weigh the same, and nowhere else.
func TestPackagesOfOneWeight(t *testing.T) {
	t.Parallel()
	d := example(t, "r1")
	d.Facts.Transport[0].Loads[1].GrossG++
	_, list := sale(t, d, "packing-list")
	goods := slices.DeleteFunc(slices.Clone(list.Rows), func(r forms.Row) bool { return r.Kind != forms.RowGoods })
	if goods[0].EachNetG != 13_500 || goods[0].EachGrossG != 14_700 || goods[1].EachNetG != 0 || goods[1].EachGrossG != 0 {
		t.Errorf("the packages of the first rows weigh %+v", goods[:2])
	}
}
