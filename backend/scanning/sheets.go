package scanning

import (
	"context"

	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// lao is the language of those who work in the warehouse.
const lao words.Lang = "lo"

// Sheet is a page to print and hang up. Its PDF is painted from what is laid out.
type Sheet struct {
	Template string // id and version
	Document sheet.Document
}

// PDF paints the sheet.
func (s Sheet) PDF() ([]byte, error) { return pdf.Paint(s.Document) }

// spoken is a text in the language of whoever asks, and in those of the sheet where they are others.
type spoken struct {
	Own string `json:"own"`
	LO  string `json:"lo"` // empty where it is the own
	EN  string `json:"en"` // empty where it is the own
}

func speak(in words.Lang, key words.Key) spoken {
	all := spoken{Own: words.Say(in, key, nil)}
	if in != lao {
		all.LO = words.Say(lao, key, nil)
	}
	if in != words.English {
		all.EN = words.Say(words.English, key, nil)
	}
	return all
}

// commandSheet is what the form scan-commands is filled in with.
type commandSheet struct {
	Title    spoken                 `json:"title"`
	Use      spoken                 `json:"use"`
	Commands map[string]codeOnSheet `json:"commands"`
}

type codeOnSheet struct {
	Code string `json:"code"`
	Says spoken `json:"says"`
	Does spoken `json:"does"`
}

// CommandSheet gives the sheet of commands that can be scanned: in the language asked for, in Lao and in English.
// Requires trade.Look.
func (s *Service) CommandSheet(ctx context.Context, actor trade.Actor, in words.Lang) (Sheet, error) {
	return s.lay(ctx, actor, "scan-commands", fillCommands(in))
}

func fillCommands(in words.Lang) commandSheet {
	filled := commandSheet{Title: speak(in, words.ScanningCommandsTitle), Use: speak(in, words.ScanningCommandsUse),
		Commands: map[string]codeOnSheet{}}
	for _, c := range Commands() {
		filled.Commands[c.field()] = codeOnSheet{c.Code, speak(in, c.Says), speak(in, c.Does)}
	}
	return filled
}

// field is the name of the command in the data of its form.
func (c Command) field() string {
	if c.Name == "go-on" { // a name in a template has no hyphen
		return "go_on"
	}
	return c.Name
}

// testSheet is what the form scanner-test is filled in with.
type testSheet struct {
	Title spoken                `json:"title"`
	Steps []spoken              `json:"steps"`
	Help  spoken                `json:"help"`
	Hints []spoken              `json:"hints"`
	Codes map[string]testOnPage `json:"codes"`
}

type testOnPage struct {
	Text string `json:"text"`
	Says spoken `json:"says"`
}

// TestSheet gives the sheet that a scanner is taught with, in the language asked for and in English. Requires
// trade.Look.
func (s *Service) TestSheet(ctx context.Context, actor trade.Actor, in words.Lang) (Sheet, error) {
	return s.lay(ctx, actor, "scanner-test", fillTest(in))
}

func fillTest(in words.Lang) testSheet {
	filled := testSheet{Title: speak(in, words.ScanningTestTitle), Help: speak(in, words.ScanningTestHints),
		Codes: map[string]testOnPage{}}
	for _, key := range []words.Key{words.ScanningTestStep1, words.ScanningTestStep2, words.ScanningTestStep3} {
		filled.Steps = append(filled.Steps, speak(in, key))
	}
	for _, key := range []words.Key{words.ScanningTestHint1, words.ScanningTestHint2, words.ScanningTestHint3} {
		filled.Hints = append(filled.Hints, speak(in, key))
	}
	for _, c := range TestCodes() {
		filled.Codes[c.ID] = testOnPage{c.Text, speak(in, c.Says)}
	}
	return filled
}

func (s *Service) lay(ctx context.Context, actor trade.Actor, form string, filled any) (Sheet, error) {
	if err := actor.Require(trade.Look); err != nil {
		return Sheet{}, err
	}
	t, err := s.forms.Find(form)
	if err != nil {
		return Sheet{}, err
	}
	data, err := sheet.DataOf(filled)
	if err != nil {
		return Sheet{}, err
	}
	laid := Sheet{Template: t.Ref()}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		laid.Document, err = t.Lay(data, sheet.Options{CreatedAt: tx.Now()})
		return err
	})
	return laid, err
}
