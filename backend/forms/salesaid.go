package forms

import (
	"fmt"
	"strings"

	"tradehub/backend/sheet"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// language is one that papers are written in, whatever the screens speak.
type language struct {
	words words.Lang
	names string // field of a register that has the names
	comma string // parts the members of a list
}

// Papers for customs and carriers are in English, and in Chinese beside it.
var (
	english = language{words.English, "name_en", ", "}
	chinese = language{"zh", "name_zh", "、"}
)

func (l language) say(key words.Key) string { return words.Say(l.words, key, nil) }

func (l language) sayWith(key words.Key, params map[string]any) string {
	return words.Say(l.words, key, params)
}

// writeSaid writes what is said in whole sentences, so that no template has to compose it.
func (s *sale) writeSaid() {
	all := make([]string, len(s.Units))
	for i, u := range s.Units {
		all[i] = u.name() + " (" + u.sealText() + ")"
	}
	s.UnitsAndSeals = strings.Join(all, ", ")
	s.PackagesHeading = s.packagesHeading()
	s.PackagesInWords = s.allPackagesInWords()
	if s.Money != nil {
		s.AmountInWords = s.Money.inWords()
	}
}

// byMode says each mode of transport in words.
var byMode = map[trade.Mode]words.Key{trade.Rail: words.PapersByRail, trade.Road: words.PapersByRoad,
	trade.Sea: words.PapersBySea, trade.Air: words.PapersByAir}

// carriedBy says the mode of transport, with the vehicle where there is one.
func carriedBy(in language, mode trade.Mode, vehicle string) string {
	said := in.sayWith(byMode[mode], map[string]any{"vehicle": vehicle})
	if vehicle == "" {
		said, _, _ = strings.Cut(strings.ReplaceAll(said, "，", ","), ",")
	}
	return said
}

// named says each kind of transport unit with its number.
var named = map[trade.TransportUnitKind]words.Key{trade.Container: words.PapersContainer,
	trade.Wagon: words.PapersWagon, trade.Trailer: words.PapersTrailer}

// unitKind says the kind of a transport unit alone.
func unitKind(in language, kind trade.TransportUnitKind) string {
	return strings.TrimSpace(in.sayWith(named[kind], map[string]any{"number": ""}))
}

func (u Unit) sealText() string {
	key := words.PapersSeals
	switch len(u.Seals) {
	case 0:
		return english.say(words.PapersUnsealed)
	case 1:
		key = words.PapersSeal
	}
	return english.sayWith(key, map[string]any{"seals": strings.Join(u.Seals, ", ")})
}

// heading names a transport unit with all that tells it apart.
func (u Unit) heading() string {
	parts := []string{u.name()}
	if u.SizeType != "" {
		parts = append(parts, english.sayWith(words.PapersSizeType, map[string]any{"type": u.SizeType}))
	}
	parts = append(parts, u.sealText())
	if u.Wagon != "" {
		parts = append(parts, english.sayWith(words.PapersOnWagon, map[string]any{"wagon": u.Wagon}))
	}
	return strings.Join(parts, ", ")
}

// packagesHeading heads the column of counts: with the kind of package where there is one only.
func (c Sale) packagesHeading() string {
	if len(c.Packages) != 1 {
		return english.say(words.PapersPackages)
	}
	name := plural(c.Packages[0].Name)
	return strings.ToUpper(name[:1]) + name[1:]
}

// allPackagesInWords spells how many packages there are: TWO THOUSAND FIVE HUNDRED AND TWENTY (2,520) CARTONS.
func (c Sale) allPackagesInWords() string {
	name, kinds := aPackage, []string{}
	for _, p := range c.Packages {
		kinds = append(kinds, fmt.Sprintf("%s %s", countText(p.Count), counted(p.Count, p.Name)))
	}
	if len(c.Packages) == 1 {
		name, kinds = c.Packages[0].Name, nil
	}
	text := fmt.Sprintf("%s (%s) %s", sheet.NumberWords(c.Total.Packages), countText(c.Total.Packages),
		counted(c.Total.Packages, name))
	if len(kinds) > 0 {
		text += ": " + strings.Join(kinds, ", ")
	}
	return strings.ToUpper(text)
}

func countText(n int64) string { return sheet.Grouped(n, 0, 0) }
