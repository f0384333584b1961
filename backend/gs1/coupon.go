package gs1

// fields reads the digits of a coupon one field after the other; once a field is not as it should be, none is.
type fields struct {
	rest   string
	broken bool
}

// take gives the next digits.
func (f *fields) take(length int) string {
	if f.broken || len(f.rest) < length || !isDigits(f.rest[:length]) {
		f.broken = true
		return ""
	}
	taken := f.rest[:length]
	f.rest = f.rest[length:]
	return taken
}

// digit gives the next digit, which must be one of some.
func (f *fields) digit(allowed string) string {
	d := f.take(1)
	f.broken = f.broken || !isOneOf(d, allowed)
	return d
}

// long takes a field behind a digit that says its length, counted from a base.
func (f *fields) long(allowed string, base int) {
	if d := f.digit(allowed); !f.broken {
		f.take(base + int(d[0]-'0'))
	}
}

// day takes a date as YYMMDD.
func (f *fields) day() string {
	date := f.take(len("YYMMDD"))
	f.broken = f.broken || !isDay("20"+date, 1)
	return date
}

// ended tells whether all fields were there and nothing is left.
func (f *fields) ended() bool { return !f.broken && f.rest == "" }

// The digits that coupons allow in their fields.
const (
	prefixLengths   = "0123456"    // of a company prefix, counted from 6
	amountLengths   = "12345"      // of an amount
	serialLengths   = "0123456789" // of a serial number, counted from 6
	requirements    = "012349"     // what must be bought
	samePrefix      = "9"          // the company prefix of the first purchase again
	offerLength     = 6
	familyLength    = 3
	shortestPrefix  = 6
	shortestSerial  = 6
	retailerLengths = "1234567" // of a retailer's prefix or GLN, counted from 6
)

// isCoupon reads a paper coupon of North America, AI 8110 (GS1 US, North American coupon application guideline).
func isCoupon(part string) bool {
	f := &fields{rest: part}
	f.long(prefixLengths, shortestPrefix)
	f.take(offerLength)
	f.long(amountLengths, 0) // saved
	f.purchase()
	return f.couponOptions()
}

// purchase takes how much of what must be bought.
func (f *fields) purchase() {
	f.long(amountLengths, 0)
	f.digit(requirements)
	f.take(familyLength)
}

// furtherPurchase takes another purchase, whose company may be that of the first.
func (f *fields) furtherPurchase() {
	f.purchase()
	if f.rest != "" && f.rest[:1] == samePrefix {
		f.take(1)
		return
	}
	f.long(prefixLengths, shortestPrefix)
}

// couponOptions takes the fields that may follow, each once, in the order of their numbers.
func (f *fields) couponOptions() bool {
	expires, starts, before := "", "", ""
	for f.rest != "" && !f.broken {
		option := f.digit("1234569")
		if option <= before {
			return false
		}
		before = option
		switch option {
		case "1":
			f.digit("0123") // how the purchases add up
			f.furtherPurchase()
		case "2":
			f.furtherPurchase()
		case "3":
			expires = f.day()
		case "4":
			starts = f.day()
		case "5":
			f.long(serialLengths, shortestSerial)
		case "6":
			f.long(retailerLengths, shortestPrefix)
		case "9":
			f.digit("01256") // of what the value is
			f.digit("012")   // which purchase it is of
			f.take(1)        // whether only one shop takes it
			f.digit("01")    // whether it may be multiplied
		}
	}
	return f.ended() && (expires == "" || starts <= expires)
}

// isPosOffer reads a digital coupon of North America, AI 8112.
func isPosOffer(part string) bool {
	f := &fields{rest: part}
	f.digit("01")
	f.long(prefixLengths, shortestPrefix)
	f.take(offerLength)
	f.long(serialLengths, shortestSerial)
	return f.ended()
}
