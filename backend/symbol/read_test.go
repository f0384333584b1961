package symbol_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tradehub/backend/symbol"
)

const gs = "\x1d"

// labels are what the labels of the trade carry.
var labels = map[symbol.Kind][]string{
	symbol.GS1128: {
		"00095212340000000013", "021952123400001037126", "10LNT261103-01", "021952123400001037126" + gs + "10LNT-BAN-26",
		"0119521234000010310301350010LNT-BAN-261103-01", "37126" + gs + "10A", "10a/B" + gs + "37126" + gs + "21x",
	},
	symbol.Code128: {
		"NTG-000123", "0000123", "LKCU4200177", "X8102", "a", "~ {}", "\x00\x1f\x7f", "1\t2\r3", "12345A6789",
	},
	symbol.EAN13: {"9521234000013", "4006381333931", "8801234567893"},
	symbol.GS1DataMatrix: {
		"011952123400001010LNT-BAN-26" + gs + "21ABC123", "00095212340000000013", "01195212340000103103013500",
	},
	symbol.QR: {
		"https://id.example.org/01/19521234000010/10/LNT-BAN-261103-01?15=261231&37=126",
		"https://id.example.org/00/095212340000000013", "0123456789", "HTTPS://ID.EXAMPLE.ORG/00/095212340000000013",
		"ກ້ວຍ", "ກ", "ໝາກກ້ວຍ ຫຼວງນ້ຳທາ 12", "香蕉", "输往中华人民共和国", "กล้วยหอม", "Chuối, 900 thùng", "é", "𠮷",
		"\x00\x7f", "ກ້ວຍ 12345678901234567890 香蕉 EXPORTED TO CHINA 0123456789 輸出",
	},
}

var marks = map[symbol.Kind]string{
	symbol.GS1128: "]C1", symbol.Code128: "]C0", symbol.EAN13: "]E0", symbol.GS1DataMatrix: "]d2", symbol.QR: "]Q1",
}

func TestDecodersReadWhatWasEncoded(t *testing.T) {
	t.Parallel()
	for kind, texts := range labels {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			readBack(t, kind, texts)
		})
	}
}

func readBack(t *testing.T, kind symbol.Kind, texts []string) {
	t.Helper()
	pictures := picturesOf(t, kind, texts)
	for _, r := range readers {
		if kind == symbol.GS1DataMatrix && r.name == "zbar" {
			continue
		}
		t.Run(r.name, func(t *testing.T) {
			found := r.read(t, pictures)
			for i, picture := range pictures {
				want := reading{texts[i], marks[kind]}
				if r.name == "zbar" {
					want.mark = ""
				}
				if !slices.Contains(found[picture], want) {
					t.Errorf("want %+v, but read %+v", want, found[picture])
				}
			}
		})
	}
}

// anything is made of what each kind may hold, in the mixtures that are hard to encode.
var anything = map[symbol.Kind]*rapid.Generator[string]{
	symbol.GS1128:        elementStrings(48),
	symbol.GS1DataMatrix: elementStrings(120),
	symbol.Code128: rapid.StringMatching(
		`[ -~]{1,30}|[0-9]{1,40}|[0-9A-Z\x00-\x09\x0b-\x1f]{1,20}|([0-9]{3,7}[a-z]){1,10}`,
	),
	symbol.QR: rapid.StringMatching(
		`https://[a-z.]{3,20}/0[01]/[0-9]{14,18}/[A-Z0-9-]{1,20}|[ກ-ຮ0-9A-Z]{1,40}|[一-龥ก-ฮ0-9]{1,20}`,
	),
}

func TestDecodersReadWhateverWasEncoded(t *testing.T) {
	t.Parallel()
	const count = 200
	for kind, texts := range anything {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			all := make([]string, count)
			for i := range all {
				all[i] = texts.Example(i)
			}
			readBack(t, kind, all)
		})
	}
}

// elementStrings makes strings of two to four elements that are at most so long.
func elementStrings(most int) *rapid.Generator[string] {
	element := rapid.StringMatching(`10[!-~]{1,20}|21[0-9A-Za-z/-]{1,20}|37[0-9]{1,8}|400[0-9]{1,30}`)
	return rapid.Map(rapid.SliceOfN(element, 1, 6), func(elements []string) string {
		all := strings.Join(elements, gs)
		return strings.TrimSuffix(all[:min(len(all), most)], gs)
	})
}

func TestEveryVersionOfQRIsRead(t *testing.T) {
	t.Parallel()
	var texts []string
	side := 0
	for length := 1; length <= 2331; length++ {
		text := strings.Repeat("Nam Tha: ", length/9+1)[:length]
		if length == 1 || length%10 == 0 || length > 2300 {
			if s, err := symbol.Encode(symbol.QR, text); err == nil && s.Columns > side {
				side, texts = s.Columns, append(texts, text)
			}
		}
	}
	if len(texts) != 40 || side != 177 {
		t.Fatalf("met %d versions up to %d modules", len(texts), side)
	}
	readBack(t, symbol.QR, texts)
}
