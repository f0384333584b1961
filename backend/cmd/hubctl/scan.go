package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
	"tradehub/templates/words"
)

func (p *program) scanCommand() *cobra.Command {
	return group("scan", "what scanners read, without a ledger", p.scanParseCommand())
}

const scanParseShort = "tell what scans are, line by line from standard input; each answer is one JSON value"

func (p *program) scanParseCommand() *cobra.Command {
	var associations bool
	c := &cobra.Command{Use: "parse",
		Short: scanParseShort,
		Long: scanParseShort + `

A scan is an element string as a scanner sends it (FNC1 as the control character GS, 0x1d; with or without the AIM
identifier in front), elements in brackets, a GS1 Digital Link, an EPC URI, a bare GTIN or SSCC, or a container number.
The answers stand in the order of the lines:

  input           the line
  ok              whether it is what the standards allow
  kind            sscc, gtin, elements, container, or plain for a text of no standard
  value           the number to look up
  symbology       the AIM identifier, such as ]C1
  elements        application identifiers with their values, in the order of the symbol
  element_string  as a GS1 symbol carries them, or null
  digital_link    the link of GS1 for them, or null when they have none
  error           why it is not ok: code, key, params, and text for people; or null

What must stand together on one label, such as a lot with its trade item, may stand in several symbols, so one scan is
not held to it; --associations takes each line for a whole label. The exit code is that of the first refusal.`,
		RunE: func(c *cobra.Command, _ []string) error { return p.parseScans(c.Context(), associations) }}
	c.Flags().BoolVar(&associations, "associations", false,
		"take each line for a whole label, and ask what must stand on it together")
	return c
}

// parsedScan is the answer to one line.
type parsedScan struct {
	Input         string      `json:"input"`
	OK            bool        `json:"ok"`
	Kind          gs1.Kind    `json:"kind"`
	Value         string      `json:"value"`
	Symbology     string      `json:"symbology"`
	Elements      [][2]string `json:"elements"`
	ElementString *string     `json:"element_string"`
	DigitalLink   *string     `json:"digital_link"`
	Error         *toldFault  `json:"error"`
}

// toldFault is a refusal as a part of a result.
type toldFault struct {
	Code   fault.Code   `json:"code"`
	Key    string       `json:"key"`
	Params fault.Params `json:"params"`
	Text   string       `json:"text"`
}

// parseScans answers line by line. The refusals are in the answers, so nothing is told beside them.
func (p *program) parseScans(ctx context.Context, associations bool) error {
	var refused error
	for line, err := range lines(ctx, p.in) {
		if err != nil {
			return err
		}
		answer, err := parseScan(line, associations)
		p.write(p.out, answer)
		refused = cmp.Or(refused, err)
	}
	if refused != nil {
		return &toldAlready{refused}
	}
	return nil
}

func parseScan(line string, associations bool) (parsedScan, error) {
	scan, err := gs1.ParseScan(line)
	if err == nil && associations {
		err = gs1.Associate(scan.Elements...)
	}
	answer := parsedScan{Input: line, OK: err == nil, Kind: scan.Kind, Value: scan.Value, Symbology: scan.Symbology,
		Elements: [][2]string{}}
	for _, e := range scan.Elements {
		answer.Elements = append(answer.Elements, [2]string{e.AI, e.Value})
	}
	if len(scan.Elements) > 0 {
		carried := scan.ElementString()
		answer.ElementString = &carried
		if link, err := gs1.Link(gs1.CanonicalStem, scan.Elements); err == nil {
			answer.DigitalLink = &link
		}
	}
	if all := fault.All(err); len(all) > 0 {
		f := all[0]
		answer.Error = &toldFault{f.Code, f.Key, f.Params, words.Say(words.English, words.Key(f.Key), f.Params)}
	}
	return answer, err
}
