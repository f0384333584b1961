package symbol_test

import (
	"testing"

	"tradehub/backend/symbol"
)

// BenchmarkEncode measures each symbology with what a label carries.
func BenchmarkEncode(b *testing.B) {
	for _, c := range []struct {
		name string
		kind symbol.Kind
		data string
	}{
		{"gs1-128/sscc", symbol.GS1128, "00095212340000000013"},
		{"gs1-128/content+count", symbol.GS1128, "021952123400001037126"},
		{"gs1-128/lot", symbol.GS1128, "10LNT261103-01"},
		{"code-128/carton", symbol.Code128, "NTG-000123"},
		{"ean-13", symbol.EAN13, "9521234000013"},
		{"gs1-datamatrix/gtin+lot+serial", symbol.GS1DataMatrix, "011952123400001010LNT-BAN-26" + gs + "21ABC123"},
		{"qr/digital-link", symbol.QR, digitalLink},
		{"qr/lao", symbol.QR, "ໝາກກ້ວຍ ຫຼວງນ້ຳທາ 12"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var s symbol.Symbol
			for b.Loop() {
				s, _ = symbol.Encode(c.kind, c.data)
			}
			b.ReportMetric(float64(s.Columns), "modules")
		})
	}
}

const digitalLink = "https://id.example.org/01/19521234000010/10/LNT-BAN-261103-01?15=261231"

// BenchmarkPalletLabel encodes what one pallet label carries: contents, SSCC and a digital link.
func BenchmarkPalletLabel(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = symbol.Encode(symbol.GS1128, "021952123400001037126")
		_, _ = symbol.Encode(symbol.GS1128, "00095212340000000013")
		_, _ = symbol.Encode(symbol.QR, digitalLink)
	}
}

// BenchmarkAreas measures what every painter asks for.
func BenchmarkAreas(b *testing.B) {
	for _, kind := range []symbol.Kind{symbol.GS1128, symbol.QR} {
		b.Run(string(kind), func(b *testing.B) {
			s, err := symbol.Encode(kind, "00095212340000000013")
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				s.Areas()
			}
		})
	}
}
