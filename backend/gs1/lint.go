package gs1

import (
	"strings"

	"tradehub/templates/words"
)

// trait is what must hold for a part of a value, besides its characters and its length.
type trait uint64

// The traits. Their names in the GS1 syntax dictionary stand in the list of linters.
const (
	optional trait = 1 << iota // the part may be missing, with all that follow it
	csum
	prefix1
	prefix2
	checkPair
	nonDigit
	yymmd0
	yymmdd
	yyyymmdd
	hhmi
	hh
	mi
	ss
	country
	country999
	country2
	currency
	percent
	yesNo
	hyphens
	latitude
	longitude
	importer
	packageType
	mediaType
	sex
	position
	nonZero
	noLeadingZero
	zero
	winding
	piece
	iban
	coupon
	posOffer
)

// linter judges one trait. A part that fails is told by the sentence, with what was found and, where a list is short
// enough, what was expected.
type linter struct {
	trait    trait
	name     string // in the GS1 syntax dictionary
	holds    func(part string) bool
	said     words.Key
	expected string
}

// linters are in the order in which they judge.
var linters = [...]linter{
	{csum, "csum", ValidKey, words.Gs1CheckDigit, ""},
	{checkPair, "csumalpha", hasCheckPair, words.Gs1ElementRule, ""},
	{prefix1, "gcppos1", func(s string) bool { return isDigits(head(s, 4)) && len(s) >= 4 }, words.Gs1ElementPrefix, ""},
	{prefix2, "gcppos2", func(s string) bool { return len(s) >= 5 && isDigits(s[1:5]) }, words.Gs1ElementPrefix, ""},
	{nonDigit, "hasnondigit", func(s string) bool { return s != "" && !isDigits(s) }, words.Gs1ElementRule, ""},
	{yymmd0, "yymmd0", func(s string) bool { return len(s) == 6 && isDay("20"+s, 0) }, words.Gs1ElementDate, ""},
	{yymmdd, "yymmdd", func(s string) bool { return len(s) == 6 && isDay("20"+s, 1) }, words.Gs1ElementDate, ""},
	{yyyymmdd, "yyyymmdd", func(s string) bool { return isDay(s, 1) }, words.Gs1ElementDate, ""},
	{hhmi, "hhmi", func(s string) bool { return len(s) == 4 && below(s[:2], 24) && below(s[2:], 60) },
		words.Gs1ElementTime, ""},
	{hh, "hh", func(s string) bool { return below(s, 24) }, words.Gs1ElementTime, ""},
	{mi, "mi", func(s string) bool { return below(s, 60) }, words.Gs1ElementTime, ""},
	{ss, "ss", func(s string) bool { return below(s, 60) }, words.Gs1ElementTime, ""},
	{country, "iso3166", isCountry, words.Gs1ElementCountry, ""},
	{country999, "iso3166999", func(s string) bool { return s == "999" || isCountry(s) }, words.Gs1ElementCountry, ""},
	{country2, "iso3166alpha2", isCountryName, words.Gs1ElementCountry, ""},
	{currency, "iso4217", isCurrency, words.Gs1ElementCurrency, ""},
	{percent, "pcenc", isPercentEncoded, words.Gs1ElementRule, ""},
	{yesNo, "yesno", func(s string) bool { return isOneOf(s, "01") }, words.Gs1ElementChoice, "0, 1"},
	{hyphens, "hyphen", func(s string) bool { return s != "" && strings.Trim(s, "-") == "" }, words.Gs1ElementChoice, "-"},
	{latitude, "latitude", func(s string) bool { return isUpTo(s, "1800000000") }, words.Gs1ElementRule, ""},
	{longitude, "longitude", func(s string) bool { return isUpTo(s, "3600000000") }, words.Gs1ElementRule, ""},
	{importer, "importeridx", func(s string) bool { return len(s) == 1 && isCset64(s[0]) }, words.Gs1ElementRule, ""},
	{packageType, "packagetype", isPackage, words.Gs1ElementRule, ""},
	{mediaType, "mediatype", isMediaType, words.Gs1ElementChoice, "01–10, 80–99"},
	{sex, "iso5218", func(s string) bool { return isOneOf(s, "0129") }, words.Gs1ElementChoice, "0, 1, 2, 9"},
	{position, "posinseqslash", isPosition, words.Gs1ElementPiece, ""},
	{nonZero, "nonzero", func(s string) bool { return isDigits(s) && strings.Trim(s, "0") != "" },
		words.Gs1ElementRule, ""},
	{noLeadingZero, "nozeroprefix", func(s string) bool { return s == "" || isDigits(s) && s[0] != '0' },
		words.Gs1ElementRule, ""},
	{zero, "zero", func(s string) bool { return isOneOf(s, "0") }, words.Gs1ElementChoice, "0"},
	{winding, "winding", func(s string) bool { return isOneOf(s, "019") }, words.Gs1ElementChoice, "0, 1, 9"},
	{piece, "pieceoftotal", isPiece, words.Gs1ElementPiece, ""},
	{iban, "iban", isIBAN, words.Gs1ElementRule, ""},
	{coupon, "couponcode", isCoupon, words.Gs1ElementRule, ""},
	{posOffer, "couponposoffer", isPosOffer, words.Gs1ElementRule, ""},
}
