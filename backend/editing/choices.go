package editing

import (
	"context"
	"slices"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Choice is a code of a list.
type Choice struct {
	Code, Name     string // the name in English, where it has one
	NameLO, NameZH string
	Key            words.Key         // of fixed lists, instead of names
	Fill           map[string]string // what else is known when it is chosen: the other facts of a party, by name
}

// Choices gives the lists that fields are chosen from: registers as they hold today, fixed lists, and what the
// shipment itself tells. Requires trade.Look.
func (s *Service) Choices(ctx context.Context, actor trade.Actor, reference string) (
	all map[string][]Choice, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		v, err := s.view(tx, reference)
		if err != nil {
			return err
		}
		all = v.choices()
		parties, err := tx.Parties()
		for _, p := range parties {
			all["parties"] = append(all["parties"], partyChoice(p))
		}
		return err
	})
	return all, err
}

func (v *view) choices() map[string][]Choice {
	all := map[string][]Choice{}
	for _, list := range dossier.FixedLists() {
		for _, code := range dossier.ChoicesOf(list) {
			all[list] = append(all[list], Choice{Code: code, Key: choiceKey(code)})
		}
	}
	for _, list := range append([]string{"stations"}, registered...) {
		all[list] = v.registerChoices(list)
	}
	all["certificates"] = slices.Concat(v.registerChoices("origin-forms"), v.registerChoices("origin-statements"))
	fields, _ := v.lists.Row("origin-forms", v.dossier.Facts.Origins.Form, v.today)
	for code := range strings.FieldsSeq(fields["criteria"]) {
		all["criteria"] = append(all["criteria"], Choice{Code: code})
	}
	for _, list := range []string{"lots", "lines", "items", "transport", "growers"} {
		codes, _ := ownCodes(v.dossier.Facts, list)
		for i, code := range codes {
			all[list] = append(all[list], Choice{Code: code, Name: v.ownName(list, i)})
		}
	}
	return all
}

func (v *view) registerChoices(list string) (all []Choice) {
	for _, row := range v.lists.Rows(list, v.today) {
		all = append(all, Choice{Code: row.Code, Name: row.Fields["name_en"], NameLO: row.Fields["name_lo"],
			NameZH: row.Fields["name_zh"]})
	}
	return all
}

// ownName names what the shipment tells, so that a person knows it.
func (v *view) ownName(list string, i int) string {
	f := v.dossier.Facts
	switch list {
	case "lines", "items":
		return f.Lines[i].Item.PaperName
	case "growers":
		return f.Parties.Growers[i].Name
	}
	return ""
}

// named are the fixed choices whose codes are no words.
var named = map[string]words.Key{"P": "editor.choice_carrier", "O": "editor.choice_consignor",
	"ACU": "editor.choice_accumulation", "DMI": "editor.choice_de_minimis"}

func choiceKey(code string) words.Key {
	if key, known := named[code]; known {
		return key
	}
	return words.Key("editor.choice_" + strings.ReplaceAll(code, " ", "_"))
}

func partyChoice(p trade.Party) Choice {
	return Choice{Code: p.Code, Name: p.Name.EN, NameLO: p.Name.LO, NameZH: p.Name.ZH, Fill: map[string]string{
		"name": strings.ToUpper(p.Name.EN), "name_lo": p.Name.LO, "name_zh": p.Name.ZH, "address": p.Address,
		"country": p.Country, "tin": p.TIN}}
}
