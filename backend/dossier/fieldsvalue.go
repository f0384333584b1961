package dossier

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Coding is what texts are read and written with, beside the facts themselves. Either may be nil: amounts then have
// the digits of the invoice's currency, and every code is taken.
type Coding struct {
	Digits func(currency string) (digits int, known bool) // of the minor unit of a currency
	Known  func(list, code string) bool                   // whether a list has a code, where it tells all there are
}

// localMoment is a moment on the clock of the place of departure, as inputs have it.
const localMoment = "2006-01-02T15:04"

// Said writes a fact as it stands in its input.
func (l Leaf) Said(f Facts, c Coding) string {
	v := l.value
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch l.Field.Kind {
	case KindYesNo:
		if v.Bool() {
			return "yes"
		}
		return ""
	case KindSeveral:
		return strings.Join(v.Interface().([]string), ", ") // several are texts
	case KindMoment:
		return f.saidMoment(v.String())
	}
	if v.Kind() == reflect.String {
		return v.String()
	}
	if v.Int() == 0 && l.mayLack() {
		return ""
	}
	return saidNumber(v.Int(), l.scale(f, c), l.leastDecimals(f, c))
}

// mayLack tells whether nought means that the fact is not known.
func (l Leaf) mayLack() bool {
	for i := range l.owner.NumField() {
		if l.owner.Field(i) == l.value {
			return strings.HasSuffix(l.owner.Type().Field(i).Tag.Get("json"), ",omitempty") &&
				l.value.Kind() != reflect.Pointer
		}
	}
	return false
}

// saidMoment writes a moment on the clock of the place of departure; one on another clock, or that is none, stays as it
// is.
func (f Facts) saidMoment(kept string) string {
	departs, err := time.Parse(time.RFC3339, f.Route.DepartsAt)
	at, none := time.Parse(time.RFC3339, kept)
	if err != nil || none != nil || offsetS(departs) != offsetS(at) || at.Format(localMoment+":00Z07:00") != kept {
		return kept
	}
	return at.Format(localMoment)
}

func offsetS(t time.Time) int {
	_, offset := t.Zone()
	return offset
}

// scale tells how many decimals of a number stand behind its point.
func (l Leaf) scale(f Facts, c Coding) int {
	switch l.Field.Kind {
	case KindWeight, KindMilli:
		return 3
	case KindCelsius:
		return 1
	case KindCentiC:
		return 2
	case KindMoney:
		return l.digits(f, c)
	case KindDecimal:
		return int(l.owner.FieldByName("Decimals").Int())
	}
	return 0
}

// leastDecimals is how many of them are written even where they are noughts.
func (l Leaf) leastDecimals(f Facts, c Coding) int {
	if l.Field.Kind == KindMoney || l.Field.Kind == KindDecimal {
		return l.scale(f, c)
	}
	return 0
}

// digits are those of the currency of an amount: of its own row where that names one, else of the invoice.
func (l Leaf) digits(f Facts, c Coding) int {
	currency := l.owner.FieldByName("Currency")
	if !currency.IsValid() && strings.HasPrefix(l.Pointer, "/facts/settlements/") {
		currency = rowAbove(f, l.Pointer)
	}
	if c.Digits != nil && currency.IsValid() && currency.String() != "" && currency.String() != f.Currency {
		if digits, known := c.Digits(currency.String()); known {
			return digits
		}
	}
	return f.MinorDigits
}

// rowAbove finds the currency of the settlement that a deduction is of.
func rowAbove(f Facts, pointer string) reflect.Value {
	i, err := strconv.Atoi(strings.Split(pointer, "/")[3])
	if err != nil || i >= len(f.Settlements) {
		return reflect.Value{}
	}
	return reflect.ValueOf(f.Settlements[i].Currency)
}

func saidNumber(n int64, scale, least int) string {
	sign, digits := "", strconv.FormatInt(n, 10)
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, decimals := digits[:len(digits)-scale], digits[len(digits)-scale:]
	for len(decimals) > least && decimals[len(decimals)-1] == '0' {
		decimals = decimals[:len(decimals)-1]
	}
	return sign + strings.TrimSuffix(whole+"."+decimals, ".")
}

// read takes what was typed. The fault has the field as its place.
func (l Leaf) read(typed string, f Facts, c Coding) *fault.Fault {
	typed = strings.TrimSpace(typed)
	switch l.Field.Kind {
	case KindText, KindLines:
		l.value.SetString(strings.ReplaceAll(typed, "\r\n", "\n"))
		return nil
	case KindDate:
		return l.readDate(typed)
	case KindMoment:
		return l.readMoment(typed, f)
	case KindYesNo:
		l.value.SetBool(typed == "yes")
		return nil
	case KindSeveral:
		return l.readSeveral(typed, c)
	case KindChoice:
		return l.readChoice(typed, c)
	}
	return l.readNumber(typed, f, c)
}

func (l Leaf) wrong(key words.Key, typed string) *fault.Fault {
	return fault.New(fault.Invalid, key, fault.Params{"found": typed, "field": string(l.Field.Caption)}).At(l.Pointer)
}

func (l Leaf) readDate(typed string) *fault.Fault {
	if _, err := time.Parse(time.DateOnly, typed); typed != "" && err != nil {
		return l.wrong(words.EditorNoDate, typed)
	}
	l.value.SetString(typed)
	return nil
}

// readMoment takes a moment with its offset, or one on the clock of the place of departure.
func (l Leaf) readMoment(typed string, f Facts) *fault.Fault {
	if _, err := time.Parse(time.RFC3339, typed); typed == "" || err == nil {
		l.value.SetString(typed)
		return nil
	}
	departs, err := time.Parse(time.RFC3339, f.Route.DepartsAt)
	at, none := time.Parse(localMoment, strings.Replace(typed, " ", "T", 1))
	if err != nil || none != nil {
		return l.wrong(words.EditorNoMoment, typed)
	}
	l.value.SetString(at.Format("2006-01-02T15:04:05") + departs.Format("Z07:00"))
	return nil
}

func (l Leaf) readSeveral(typed string, c Coding) *fault.Fault {
	all := []string{}
	for one := range strings.SplitSeq(typed, ",") {
		if one = strings.TrimSpace(one); one != "" {
			all = append(all, one)
		}
	}
	if i := slices.IndexFunc(all, func(one string) bool { return !l.known(one, c) }); i >= 0 {
		return l.wrong(words.EditorUnknownCode, all[i])
	}
	l.value.Set(reflect.ValueOf(all))
	return nil
}

func (l Leaf) readChoice(typed string, c Coding) *fault.Fault {
	if typed != "" && !l.known(typed, c) {
		return l.wrong(words.EditorUnknownCode, typed)
	}
	if l.value.Kind() == reflect.String {
		l.value.SetString(typed)
		return nil
	}
	n, err := strconv.Atoi(typed) // number of a line
	if typed != "" && err != nil {
		return l.wrong(words.EditorUnknownCode, typed)
	}
	l.value.SetInt(int64(n))
	return nil
}

func (l Leaf) known(code string, c Coding) bool {
	return l.Field.List == "" || c.Known == nil || c.Known(l.Field.List, code)
}

// number is how people write one: blanks between its digits mean nothing, and a comma is a decimal point.
var number = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{0,9})?$`)

func (l Leaf) readNumber(typed string, f Facts, c Coding) *fault.Fault {
	plain := strings.Replace(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(typed), ",", ".", 1)
	if plain == "" {
		l.value.SetZero()
		return nil
	}
	if !number.MatchString(plain) {
		return l.wrong(words.EditorNoNumber, typed)
	}
	whole, decimals, _ := strings.Cut(plain, ".")
	scale := l.scale(f, c)
	if l.Field.Kind == KindDecimal {
		scale = len(decimals)
	}
	for len(decimals) > scale && decimals[len(decimals)-1] == '0' {
		decimals = decimals[:len(decimals)-1]
	}
	if len(decimals) > scale {
		return l.wrong(words.EditorTooFine, typed)
	}
	n, err := strconv.ParseInt(whole+decimals+strings.Repeat("0", scale-len(decimals)), 10, 64)
	switch {
	case err != nil:
		return l.wrong(words.EditorTooLarge, typed)
	case l.Field.Kind == KindDigits && n > 9:
		return l.wrong(words.EditorTooLarge, typed)
	case n < 0 && !l.mayBeNegative():
		return l.wrong(words.EditorNegative, typed)
	}
	l.setNumber(n)
	if l.Field.Kind == KindDecimal {
		l.owner.FieldByName("Decimals").SetInt(int64(scale))
	}
	return nil
}

// mayBeNegative: money that is taken off, and temperatures.
func (l Leaf) mayBeNegative() bool {
	return slices.Contains([]FieldKind{KindMoney, KindCelsius, KindCentiC}, l.Field.Kind)
}

func (l Leaf) setNumber(n int64) {
	if l.value.Kind() == reflect.Pointer {
		l.value.Set(reflect.ValueOf(&n))
		return
	}
	l.value.SetInt(n)
}

// Said writes the fact at a pointer as it stands in its input; false where it is not there.
func (f Facts) Said(pointer string, c Coding) (string, bool) {
	if !f.has(pointer) {
		return "", false
	}
	leaf, found := f.leafAt(pointer)
	if !found {
		return "", false
	}
	return leaf.Said(f, c), true
}
