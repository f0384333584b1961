package exchange

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// laoFont is the Unicode font of Lao offices; a computer without it takes another that has the letters.
const laoFont = "Phetsarath OT"

// styleSet are the looks of cells, by what they are for.
type styleSet struct {
	title, label, heading int
	kinds                 [kindPackage + 1]int // cells of the rows
	headers               [kindPackage + 1]int // cells of the block above
	guide                 int
}

func (s styleSet) ofHeader(kind cellKind) int { return s.headers[kind] }

// numberFormats show a value in the form in which it is typed; "@" keeps codes from being taken for numbers.
var numberFormats = [kindPackage + 1]string{
	kindText: "@", kindDate: "yyyy-mm-dd", kindCount: "#,##0", kindKilograms: "#,##0.000", kindPackage: "@",
}

func (s *sheetWriter) makeStyles() {
	line := []excelize.Border{{Type: "bottom", Style: 1, Color: "9AA5B1"}}
	band := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4EFE7"}}
	s.styles.title = s.newStyle(excelize.Style{Font: &excelize.Font{Bold: true, Size: 14, Family: laoFont}})
	s.styles.label = s.newStyle(excelize.Style{Font: &excelize.Font{Family: laoFont, Size: 10, Color: "3E4C59"}})
	s.styles.heading = s.newStyle(excelize.Style{
		Font: &excelize.Font{Bold: true, Family: laoFont, Size: 10}, Fill: band, Border: line,
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	})
	s.styles.guide = s.newStyle(excelize.Style{
		Font:      &excelize.Font{Family: laoFont, Size: 11},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
	})
	for kind, format := range numberFormats {
		s.styles.kinds[kind] = s.newStyle(excelize.Style{CustomNumFmt: &format})
		s.styles.headers[kind] = s.newStyle(excelize.Style{
			CustomNumFmt: &format, Border: line, Alignment: &excelize.Alignment{Horizontal: "left"},
		})
	}
}

func (s *sheetWriter) newStyle(style excelize.Style) int {
	id, err := s.file.NewStyle(&style)
	s.keep(err)
	return id
}

func (s *sheetWriter) formatColumns() {
	for i, c := range deliveryColumns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		width := 16.0
		if c.kind == kindText {
			width = 22
		}
		s.keep(s.file.SetColWidth(s.name, letter, letter, width))
		s.keep(s.file.SetColStyle(s.name, letter, s.styles.kinds[c.kind]))
	}
	s.keep(s.file.SetRowHeight(s.name, laoHeadingRow, 34))
	s.keep(s.file.SetRowHeight(s.name, englishHeadingRow, 30))
}

// layOut freezes the headings and makes the sheet print on one A4 page across.
func (s *sheetWriter) layOut() {
	s.keep(s.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, YSplit: englishHeadingRow, TopLeftCell: reference(1, firstDataRow), ActivePane: "bottomLeft",
	}))
	paperA4, landscape, one, unlimited := 9, "landscape", 1, 0
	s.keep(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &paperA4, Orientation: &landscape, FitToWidth: &one, FitToHeight: &unlimited,
	}))
	fit := true
	s.keep(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// commonPackages are the package kinds that deliveries come in (UN/ECE Recommendation 21); the drop-down
// offers them, and any other code can be typed.
var commonPackages = []struct{ code, english, lao string }{
	{"CR", "crate", "ລັງ"}, {"CT", "carton", "ແກັດ"}, {"BX", "box", "ກ່ອງ"}, {"BG", "bag", "ຖົງ"},
	{"SA", "sack", "ເປົາ"}, {"BK", "basket", "ກະຕ່າ"}, {"BE", "bundle", "ມັດ"}, {"PX", "pallet", "ພາເລດ"},
}

func (s *sheetWriter) addValidations() {
	codes := make([]string, len(commonPackages))
	for i, p := range commonPackages {
		codes[i] = p.code
	}
	list := s.validation(columnPackageKind, "UN/ECE Rec 21", "CR, CT, BX, BG …")
	s.keep(list.SetDropList(codes))
	list.SetError(excelize.DataValidationErrorStyleWarning, "UN/ECE Rec 21", "AB")
	s.keep(s.file.AddDataValidation(s.name, list))
	dates := s.validation(columnHarvest, deliveryColumns[columnHarvest].lao, "2026-11-03 · 03/11/2026")
	from, _ := dayCount("2000-01-01")
	to, _ := dayCount("2099-12-31")
	s.keep(dates.SetRange(from, to, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
	dates.SetError(excelize.DataValidationErrorStyleWarning, deliveryColumns[columnHarvest].lao, "2026-11-03")
	s.keep(s.file.AddDataValidation(s.name, dates))
	net := s.validation(columnNet, deliveryColumns[columnNet].lao, deliveryColumns[columnGross].lao+" − "+
		deliveryColumns[columnTare].lao)
	s.keep(net.SetRange(0, maxRowGrams/1000, excelize.DataValidationTypeDecimal,
		excelize.DataValidationOperatorBetween))
	net.SetError(excelize.DataValidationErrorStyleWarning, deliveryColumns[columnNet].lao, "12890.000")
	s.keep(s.file.AddDataValidation(s.name, net))
}

// validation makes a help for one column, with the hint that appears when a cell is entered.
func (s *sheetWriter) validation(column int, title, hint string) *excelize.DataValidation {
	help := excelize.NewDataValidation(true)
	first := reference(column+1, firstDataRow)
	last := reference(column+1, firstDataRow+maxDeliveryRows-1)
	help.SetSqref(first + ":" + last)
	help.SetInput(title, hint)
	return help
}

// guideLines tell how the sheet is filled, in English and Lao. The Lao is to be reviewed by a native reader.
var guideLines = [][2]string{
	{"How to fill in this sheet", "ວິທີຂຽນໃບນີ້"},
	{"1. Fill in the sheet Delivery: first the block at the top, then one row for each lot.",
		"1. ຂຽນໃສ່ແຜ່ນ Delivery: ສ່ວນເທິງກ່ອນ ແລ້ວຂຽນໜຶ່ງແຖວຕໍ່ໜຶ່ງລ໋ອດ."},
	{"2. Weights are kilograms with a point and at most three decimals: 1234.5. Net weight is gross weight less tare.",
		"2. ນ້ຳໜັກເປັນກິໂລກຣາມ, ໃຊ້ຈຸດ, ທົດສະນິຍົມບໍ່ເກີນສາມຕຳແໜ່ງ: 1234.5. " +
			"ນ້ຳໜັກສຸດທິ = ນ້ຳໜັກລວມ − ນ້ຳໜັກພາຊະນະ."},
	{"3. Write dates as 2026-11-03 or 03/11/2026.", "3. ວັນທີຂຽນເປັນ 2026-11-03 ຫຼື 03/11/2026 (ປີ ຄ.ສ.)."},
	{"4. Type values: no formulas, no merged cells. Leave the headings as they are.",
		"4. ພິມຄ່າໂດຍກົງ: ຫ້າມໃຊ້ສູດ, ຫ້າມລວມຊ່ອງ, ຫ້າມປ່ຽນຫົວຖັນ."},
	{"5. Grades may stay empty. When given, A, B and reject together are the net weight.",
		"5. ເກຣດປະວ່າງໄດ້. ຖ້າຂຽນ, ເກຣດ A, B ແລະ ບໍ່ຜ່ານ ລວມກັນຕ້ອງເທົ່ານ້ຳໜັກສຸດທິ."},
	{"6. One lot stands in one row only.", "6. ໜຶ່ງລ໋ອດມີແຖວດຽວເທົ່ານັ້ນ."},
	{"7. Save as an Excel workbook (.xlsx) and hand the file over with the goods.",
		"7. ບັນທຶກເປັນ .xlsx ແລ້ວສົ່ງໄຟລ໌ພ້ອມສິນຄ້າ."},
	{"Package kinds:", "ປະເພດຫີບຫໍ່:"},
}

func (s *sheetWriter) writeGuide() {
	s.keep(s.file.SetColWidth(s.name, "A", "B", 70))
	for i, line := range guideLines {
		s.writeText(1, i+1, line[0], s.styles.guide)
		s.writeText(2, i+1, line[1], s.styles.guide)
	}
	for i, p := range commonPackages {
		row := len(guideLines) + 1 + i
		s.writeText(1, row, fmt.Sprintf("%s  %s", p.code, p.english), s.styles.guide)
		s.writeText(2, row, fmt.Sprintf("%s  %s", p.code, p.lao), s.styles.guide)
	}
}
