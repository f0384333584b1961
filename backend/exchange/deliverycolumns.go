package exchange

import (
	"strings"
	"time"

	"tradehub/templates/words"
)

// The names of the sheets of a delivery file. Only the first is read.
const (
	deliverySheetName = "Delivery"
	exampleSheetName  = "Example"
	guideSheetName    = "Guide"
)

// deliveryVersion stands in the sheet, so that rows are never read under headings that once meant another thing.
const deliveryVersion = "delivery-1"

// The heading rows of the template. The reader finds them wherever they are; these places name what is missing.
const (
	laoHeadingRow     = 5
	englishHeadingRow = 6
	firstDataRow      = 7
)

// Bounds of one row: what no truck of a cooperative carries is a slip of the keyboard.
const (
	maxRowGrams    = 1_000_000_000
	maxRowPackages = 1_000_000
	maxTextLength  = 200
)

// cellKind is how the content of a cell is read, written and explained.
type cellKind int

const (
	kindText cellKind = iota
	kindDate
	kindCount
	kindKilograms
	kindPackage
)

// headerField is one field of the block above the rows: English label in one cell, value in the next.
type headerField struct {
	label, lao  string
	column, row int // of the English label in the template
	required    bool
	kind        cellKind
	example     string
	fixed       string // the only value allowed, or ""
	text        func(*DeliverySheet) *string
}

var cooperativeField = headerField{
	label: "Cooperative code", lao: "ລະຫັດສະຫະກອນ", column: 2, row: 3, required: true, example: "COOP-NAMHA",
	text: func(s *DeliverySheet) *string { return &s.CooperativeCode },
}

var headerFields = []headerField{
	{label: "Delivery note", lao: "ໃບສົ່ງສິນຄ້າ", column: 2, row: 2, required: true, example: "NH-2611-014",
		text: func(s *DeliverySheet) *string { return &s.DeliveryNote }},
	cooperativeField,
	{label: "Delivered on", lao: "ວັນທີສົ່ງມອບ", column: 2, row: 4, required: true, kind: kindDate, example: "2026-11-03",
		text: func(s *DeliverySheet) *string { return &s.DeliveredOn }},
	{label: "Template version", lao: "ສະບັບແບບຟອມ", column: 6, row: 1, fixed: deliveryVersion, example: deliveryVersion},
	{label: "Vehicle", lao: "ທະບຽນລົດ", column: 6, row: 2, example: "LN 4821",
		text: func(s *DeliverySheet) *string { return &s.Vehicle }},
	{label: "Driver", lao: "ຄົນຂັບ", column: 6, row: 3, example: "Khamphone",
		text: func(s *DeliverySheet) *string { return &s.Driver }},
	{label: "Remarks", lao: "ໝາຍເຫດ", column: 6, row: 4,
		text: func(s *DeliverySheet) *string { return &s.Remarks }},
}

// The columns of the rows, in the order of the template. The sheet may have them in any order.
const (
	columnItem = iota
	columnLot
	columnOrchard
	columnPackhouse
	columnHarvest
	columnPackages
	columnPackageKind
	columnGross
	columnTare
	columnNet
	columnGradeA
	columnGradeB
	columnReject
	columnCount
)

// deliveryColumn is one column of the rows. Exactly one of text and number says where its value goes.
type deliveryColumn struct {
	heading, lao string
	optional     bool // only the grades: a row with any of them is graded
	kind         cellKind
	example      string
	text         func(*DeliveryRow) *string
	number       func(*DeliveryRow) *int64
}

var deliveryColumns = [columnCount]deliveryColumn{
	columnItem: {heading: "Item code", lao: "ລະຫັດສິນຄ້າ", example: "BAN-CAV",
		text: func(r *DeliveryRow) *string { return &r.ItemCode }},
	columnLot: {heading: "Lot number", lao: "ເລກລ໋ອດ", example: "LNT-BAN-261103-01",
		text: func(r *DeliveryRow) *string { return &r.LotNumber }},
	columnOrchard: {heading: "Orchard code", lao: "ລະຫັດສວນ", example: "LA-BAN-O-0007",
		text: func(r *DeliveryRow) *string { return &r.OrchardCode }},
	columnPackhouse: {heading: "Packing house code", lao: "ລະຫັດໂຮງຄັດບັນຈຸ", example: "LA-BAN-P-0002",
		text: func(r *DeliveryRow) *string { return &r.PackhouseCode }},
	columnHarvest: {heading: "Harvest date", lao: "ວັນທີເກັບກ່ຽວ", kind: kindDate, example: "2026-11-03",
		text: func(r *DeliveryRow) *string { return &r.HarvestDate }},
	columnPackages: {heading: "Packages", lao: "ຈຳນວນຫີບຫໍ່", kind: kindCount, example: "645",
		number: func(r *DeliveryRow) *int64 { return &r.Packages }},
	columnPackageKind: {heading: "Package kind", lao: "ປະເພດຫີບຫໍ່", kind: kindPackage, example: "CR",
		text: func(r *DeliveryRow) *string { return &r.PackageCode }},
	columnGross: {heading: "Gross weight (kg)", lao: "ນ້ຳໜັກລວມ (ກິໂລກຣາມ)", kind: kindKilograms, example: "13857.5",
		number: func(r *DeliveryRow) *int64 { return &r.GrossG }},
	columnTare: {heading: "Tare (kg)", lao: "ນ້ຳໜັກພາຊະນະ (ກິໂລກຣາມ)", kind: kindKilograms, example: "967.5",
		number: func(r *DeliveryRow) *int64 { return &r.TareG }},
	columnNet: {heading: "Net weight (kg)", lao: "ນ້ຳໜັກສຸດທິ (ກິໂລກຣາມ)", kind: kindKilograms, example: "12890",
		number: func(r *DeliveryRow) *int64 { return &r.NetG }},
	columnGradeA: {heading: "Grade A (kg)", lao: "ເກຣດ A (ກິໂລກຣາມ)", kind: kindKilograms, example: "12150",
		optional: true, number: func(r *DeliveryRow) *int64 { return &r.GradeAG }},
	columnGradeB: {heading: "Grade B (kg)", lao: "ເກຣດ B (ກິໂລກຣາມ)", kind: kindKilograms, example: "480",
		optional: true, number: func(r *DeliveryRow) *int64 { return &r.GradeBG }},
	columnReject: {heading: "Reject (kg)", lao: "ບໍ່ຜ່ານ (ກິໂລກຣາມ)", kind: kindKilograms, example: "260",
		optional: true, number: func(r *DeliveryRow) *int64 { return &r.RejectG }},
}

// expected describes a right value without words, so that it reads the same in every language.
func (k cellKind) expected() string {
	switch k {
	case kindDate:
		return "YYYY-MM-DD"
	case kindCount:
		return "1, 2, 3 …"
	case kindKilograms:
		return "0.000"
	case kindPackage:
		return "AB"
	}
	return "ABC-123"
}

// parsed is what a cell says: a text or a number, or the sentence that tells why neither, and, where the kind
// alone does not say it, what would be right.
type parsed struct {
	text     string
	number   int64
	problem  words.Key
	expected string
}

// parse reads a cell that is not empty.
func (k cellKind) parse(text string, epoch time.Time) parsed {
	switch k {
	case kindDate:
		day, ok := parseDate(text, epoch)
		return parsed{text: day}.unless(ok, words.ExchangeNotDate)
	case kindCount:
		return parseCount(text)
	case kindKilograms:
		return parseKilograms(text)
	case kindPackage:
		code := strings.ToUpper(text)
		return parsed{text: code}.unless(isPackageCode(code), words.ExchangePackageKind)
	}
	if len([]rune(text)) > maxTextLength {
		return parsed{problem: words.ExchangeCellTooLong, expected: "200"}
	}
	return parsed{text: text}
}

func (p parsed) unless(ok bool, problem words.Key) parsed {
	if !ok {
		p.problem = problem
	}
	return p
}

func parseCount(text string) parsed {
	d, ok := parseDecimal(text)
	switch {
	case !ok:
		return parsed{problem: words.ExchangeNotNumber}
	case d.negative:
		return parsed{problem: words.ExchangeNegative}
	case d.decimals() > 0:
		return parsed{problem: words.ExchangeNotWhole}
	case d.isZero():
		return parsed{problem: words.ExchangeZero}
	}
	n, ok := d.shifted(0, maxRowPackages)
	return parsed{number: n, expected: "1000000"}.unless(ok, words.ExchangeNumberTooBig)
}

func parseKilograms(text string) parsed {
	d, ok := parseDecimal(text)
	switch {
	case !ok:
		return parsed{problem: words.ExchangeNotNumber}
	case d.negative:
		return parsed{problem: words.ExchangeNegative}
	case d.decimals() > 3:
		return parsed{problem: words.ExchangeTooManyDecimals}
	}
	grams, ok := d.shifted(3, maxRowGrams)
	return parsed{number: grams, expected: kilograms(maxRowGrams)}.unless(ok, words.ExchangeNumberTooBig)
}

// isPackageCode checks the form of a Recommendation 21 code; whether it is in use the register tells.
func isPackageCode(code string) bool {
	return len(code) == 2 && strings.Trim(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
