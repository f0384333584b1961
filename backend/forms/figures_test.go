package forms_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/trade"
)

// stated is what a paper has to say, as it is printed.
type stated struct {
	kind  trade.PaperKind
	lines []int  // that the paper is about; all where there are none
	says  string // words and figures, parted by |
}

// The bananas, X8102, 6 November 2026: every paper of the shipment, with the figures of the worked example.
var papersOfR1 = []stated{
	{"commercial-invoice", nil, `
		NTG-26-0117 | 4 Nov 2026 | 2,520 | 34,020.0 | 37,044.0 | 34,020.0 KGM | 0.52 | USD 17,690.40 | TWO THOUSAND
		FIVE HUNDRED AND TWENTY (2,520) CARTONS | SEVENTEEN THOUSAND SIX HUNDRED AND NINETY US DOLLARS AND 40/100 |
		FCA Vientiane South Railway Station, Incoterms 2020`},
	{"packing-list", nil, `
		NTG-26-0117 | 0000001–0000900 | 900 12,150.0 13,230.0 | 360 4,860.0 5,292.0 | 450 6,075.0 6,615.0 | 810
		10,935.0 11,907.0 | LKCU4200177 1,260 17,010.0 18,522.0 | LKCU4200182 1,260 17,010.0 18,522.0 | each 13.500
		/ 14.700 kg | Total / 合计 2,520 34,020.0 37,044.0 | NTG552011, LCR0091834 | NTG552012, LCR0091835 | 0002520`},
	{"weight-note", nil, `
		WB-26-3301 | 23,330 4,800 18,530 18,522 8 | 23,310 4,800 18,510 18,522 -12 | 37,040 kg, 2,520 packages
		37,044 kg: 4 kg apart, within the tolerance | 34,020 | 37,044 | 9,600 | 46,644`},
	{"phytosanitary", nil, `
		2,520 CARTONS | FRESH BANANAS 34,020 KG NET | Musa acuminata | MOHAN RAILWAY PORT | LKCU4200177 |
		LKCU4200182 | 5 Nov 2026 | NIL`},
	{"form-e", nil, `
		BY RAIL FROM VIENTIANE SOUTH | 6 NOV 2026 | MOHAN RAILWAY PORT, CHINA | (2,520) CARTONS OF FRESH BANANAS |
		0803.90 | WO | 34,020.00 KGS NET | NTG-26-0117 | 4 NOV 2026 | ***`},
	{"export-declaration", nil, `
		EX | 2,520 CARTONS (CT) | NTG-2026-R1 | USD 17,690.40 | 21,600 | 37,044.0 | 34,020.0 | 08039090 | 1000 |
		BOTEN RAILWAY | LKCU4200177, LKCU4200182 | LAK 405,872,640 | 380 NTG-26-0117, 4 NOV 2026`},
	{"rail-consignment-note", nil, `
		VIENTIANE SOUTH | WANGJIAYING WEST | BOTEN/MOHAN | CT 2,520 | 1/1,260 | GOODS 货物 18,522 | TARE 自重 4,800 |
		TOTAL 总重 23,322 | GOODS 货物 37,044 | TARE 自重 9,600 | TOTAL 总重 46,644 | COMMERCIAL INVOICE NTG-26-0117 |
		PACKING LIST NTG-26-0117 | FORM E LA-E-2026-018731 | LA-PC-2026-004512 | EX1-2026-44107`},
	{"wagon-list", nil, `
		5231417 LKCU4200177 45R1 1,260 CT 18,522.0 4,800.0 23,322.0 NTG552011, LCR0091834 | 5231418 LKCU4200182 45R1
		1,260 CT 18,522.0 4,800.0 23,322.0 NTG552012, LCR0091835 | 2,520 37,044.0 9,600.0 46,644.0`},
	{"shipping-instruction", nil, `
		2,520 | 34,020.0 | 37,044.0 | 1,260 18,522.0 23,322.0 | USD 17,690.40`},
	{"origin-letter", nil, `
		LNT-BAN-261103-01 | 12,890.0 900 12,150.0 | 11,560.0 810 10,935.0 | 11,500.0 810 10,935.0 | 35,950.0 2,520
		34,020.0`},
	{"insurance-data", nil, `
		USD 17,690.40 | 2,520 CARTONS 34,020.0 37,044.0`},
	{"fumigation-data", nil, `
		1,260 CARTONS, 17,010.0 kg net, 18,522.0 kg | 2,520 CARTONS | 34,020.0 kg | 37,044.0 kg`},
	{"quality-data", nil, `
		2,520 CARTONS | 34,020.0 kg | 37,044.0 kg | 900 CARTONS, 12,150 KG NET | 810 CARTONS, 10,935 KG NET`},
	{"cover-sheet", nil, `
		(2,520) CARTONS | 34,020.0 kg net, 37,044.0 kg gross | LA-PC-2026-004512 | LA-E-2026-018731`},
}

// What else may stand on a paper of the bananas: lots, containers, weighings, deliveries and values of the example.
const figuresOfR1 = "2,520 34,020.0 37,044.0 1,260 17,010.0 18,522.0 4,800 23,322.0 9,600 46,644.0 12,150.0 13,230.0 " +
	"10,935.0 11,907.0 4,860.0 5,292.0 6,075.0 6,615.0 23,330 23,310 37,040 18,530 18,510 46,640 17,690.40 21,600 " +
	"405,872,640 12,890 11,560 11,500 35,950"

// The truck of 9 November 2026: watermelons in cartons, and coffee in bags on four pallets that weigh once.
var papersOfT1 = []stated{
	{"commercial-invoice", nil, `
		1,100 | 16,500.0 17,380.0 16,500.0 KGM 0.28 4,620.00 | 60 3,600.0 3,636.0 3,600.0 KGM 5.60 20,160.00 | 4
		pallets / 4 个托盘 88.0 | 1,160 20,100.0 21,104.0 USD 24,780.00 | DAP Boten, Incoterms 2020 | TWENTY-FOUR
		THOUSAND SEVEN HUNDRED AND EIGHTY US DOLLARS AND 00/100`},
	{"packing-list", nil, `
		VTE-WML-261108-01 | 650 9,750.0 10,270.0 | 450 6,750.0 7,110.0 | 60 3,600.0 3,636.0 | 88.0 | each 15.000 /
		15.800 kg | each 60.000 / 60.600 kg | 1,160 20,100.0 21,104.0 | NTG552077`},
	{"weight-note", nil, `
		38,214 17,100 21,114 21,104 10 | 10 kg apart, within the tolerance | 20,100`},
	{"phytosanitary", []int{1}, `
		1,100 CARTONS | FRESH WATERMELONS 16,500 KG NET | Citrullus lanatus`},
	{"phytosanitary", []int{2}, `
		60 JUTE BAGS | GREEN COFFEE, ARABICA, BOLAVEN 3,600 KG NET | Coffea arabica`},
	{"form-e", nil, `
		16,500.00 KGS NET | 3,600.00 KGS NET | NTG-26-0121 | 8 NOV 2026 | 9 NOV 2026 | 0807.11 | 0901.11 | ***`},
	{"export-declaration", nil, `
		1,160 | USD 24,780.00 | LAK 99,792,000 | LAK 435,456,000 | FOB LAK 535,248,000 | 17,380.0 | 3,724.0 |
		16,500.0 | 3,600.0 | 1,100 CARTONS (CT) | 60 JUTE BAGS (JT) | 08071100 | 09011120 | Page 2 of 2`},
	{"road-consignment-note", nil, `
		1,100 CARTONS | 60 JUTE BAGS | 17,380.0 | 3,724.0 | 1,160 21,104.0 | NTG552077 | LA-012 HT`},
	{"truck-manifest", nil, `
		KK 4821 VIENTIANE CAPITAL | ກກ 4821 ກຳແພງນະຄອນ | 0937 | DRIVER A | PA0000000 | 1,160 | 21,104.0 | NTG552077
		| TL-8841`},
	{"shipping-instruction", nil, `
		1,160 | 20,100.0 | 21,104.0 | USD 24,780.00`},
	{"origin-letter", nil, `
		650 9,750.0 | 450 6,750.0 | 60 3,600.0 | 1,160 20,100.0`},
	{"insurance-data", nil, `
		USD 24,780.00 | 16,500.0 17,380.0 | 3,600.0 3,724.0`},
	{"quality-data", nil, `
		20,100.0 kg | 21,104.0 kg | 60 JUTE BAGS, 3,600 KG NET`},
	{"cover-sheet", nil, `
		(1,160) PACKAGES | 20,100.0 kg net, 21,104.0 kg gross | LA-PC-2026-004588 | LA-PC-2026-004589`},
}

const figuresOfT1 = "1,100 1,160 16,500.0 17,380.0 3,600.0 3,636.0 3,724.0 20,100.0 21,104.0 4,620.00 20,160.00 " +
	"24,780.00 9,750.0 10,270.0 6,750.0 7,110.0 21,600 99,792,000 435,456,000 535,248,000 38,214 17,100 21,114 " +
	"10,180.0 7,040.0 20,820.0"

// Every paper of the worked examples says their figures, and no other figure of a thousand or more: read from the PDF
// by pdftotext, which is no part of this program.
func TestEveryPaperSaysTheFiguresOfTheWorkedExamples(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		example, figures string
		papers           []stated
	}{{"r1", figuresOfR1, papersOfR1}, {"t1", figuresOfT1, papersOfT1}} {
		known := numbersIn(t, c.figures)
		for _, paper := range c.papers {
			t.Run(c.example+" "+string(paper.kind), func(t *testing.T) {
				t.Parallel()
				d := example(t, c.example)
				said := printedText(t, d, paper)
				for _, want := range parted(paper.says) {
					if !strings.Contains(said, want) {
						t.Errorf("it does not say %q:\n%s", want, said)
					}
				}
				for _, number := range numbersIn(t, said) {
					if !slices.Contains(known, number) {
						t.Errorf("it says %v, which is no figure of the example:\n%s", number, said)
					}
				}
			})
		}
	}
}

// printedText prints a paper as it counts, and reads it.
func printedText(t *testing.T, d dossier.Dossier, paper stated) string {
	t.Helper()
	form, _ := forms.Find(paper.kind)
	head := forms.Head{DatedOn: "2026-11-06", State: forms.StateSubmitted}
	for _, p := range d.Papers {
		if form.Ours && p.Kind == string(paper.kind) {
			head.Number, head.DatedOn, head.State = p.Number, p.DatedOn, forms.StateIssued
		}
	}
	got, err := forms.Write(d, forms.Request{Kind: paper.kind, Lines: paper.lines, Registers: shipped(t), Head: head})
	if err != nil {
		t.Fatal(err)
	}
	content, err := pdf.Paint(laid(t, got))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(strings.Join(pagesOf(t, content), " ")), " ")
}

var thousands = regexp.MustCompile(`\d{1,3}(,\d{3})+(\.\d+)?`)

// numbersIn finds the numbers of a thousand and more, however many decimals they are printed with.
func numbersIn(t *testing.T, text string) (all []float64) {
	t.Helper()
	for _, found := range thousands.FindAllString(text, -1) {
		number, err := strconv.ParseFloat(strings.ReplaceAll(found, ",", ""), 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, number)
	}
	return all
}
