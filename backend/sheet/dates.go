package sheet

import (
	"fmt"
	"time"
)

// dateIn prints a calendar date with the month in letters or a sign behind it, so that day and month cannot be taken
// for each other: {{date .dated_on}} is 4 Nov 2026, {{date .dated_on "zh"}} is 2026年11月4日. A date that is empty or null
// comes out empty.
func dateIn(given any, lang ...string) (string, error) {
	date, err := shown(given)
	if date == "" || err != nil {
		return "", err
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return "", fmt.Errorf("%q is no date (year-month-day)", date)
	}
	if len(lang) == 0 {
		return day.Format("2 Jan 2006"), nil
	}
	write, known := dateForms[lang[0]]
	if !known {
		return "", fmt.Errorf("no form of dates for the language %q", lang[0])
	}
	return write(day), nil
}

// dateForms write a date in each language: Lao, Thai and Vietnamese as day, month and year in figures with the words of
// the language where it has them, Thai in the Buddhist era (year + 543).
var dateForms = map[string]func(time.Time) string{
	"en": func(d time.Time) string { return d.Format("2 Jan 2006") },
	"zh": func(d time.Time) string { return d.Format("2006年1月2日") },
	"lo": func(d time.Time) string { return fmt.Sprintf("%d %s %d", d.Day(), laoMonths[d.Month()-1], d.Year()) },
	"th": func(d time.Time) string {
		return fmt.Sprintf("%d %s %d", d.Day(), thaiMonths[d.Month()-1], d.Year()+543)
	},
	"vi": func(d time.Time) string { return fmt.Sprintf("%d/%d/%d", d.Day(), d.Month(), d.Year()) },
}

// The names of the months, as Unicode CLDR has them (wide format).
var (
	laoMonths = [12]string{"ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ",
		"ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"}
	thaiMonths = [12]string{"มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
		"กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"}
)
